import VanBanText
internal import VietnameseData

/// How probable a symbol is among its neighbours; read in place from the compiled bytes.
///
/// Costs are minus the natural logarithm of a probability in steps of a 24th.
package final class LanguageModel: @unchecked Sendable {
  /// The model that is linked into the program.
  static let vietnamese = LanguageModel(
    UnsafeRawBufferPointer(start: vietnamese_ngrams(), count: vietnamese_ngrams_size()))

  /// Steps of a cost in a nat.
  package static let steps: Float = 24

  /// How many symbols there are.
  let symbolCount: Int
  let filter: PairFilter
  private let bigrams: NgramTable
  private let trigrams: NgramTable
  /// The probability of each symbol in the low byte, what it leaves to unseen successors in the high one.
  private let unigrams: UnsafePointer<UInt16>

  package init(_ bytes: UnsafeRawBufferPointer) {
    let counts = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
    precondition(counts[0] == 0x314E_4256, "the compiled language model is of another version")
    symbolCount = Int(counts[1])
    func aligned(_ at: Int) -> Int { (at + 63) / 64 * 64 }
    unigrams = UnsafeRawPointer(bytes.baseAddress! + 32).assumingMemoryBound(to: UInt16.self)
    var at = bytes.baseAddress! + aligned(32 + Int(counts[1]) * 2)
    filter = PairFilter(words: at.assumingMemoryBound(to: UInt64.self), count: Int(counts[4]))
    at += aligned(Int(counts[4]) * 8)
    bigrams = NgramTable(base: at, buckets: Int(counts[2]), width: 2)
    at += Int(counts[2]) * NgramTable.stride(2)
    trigrams = NgramTable(base: at, buckets: Int(counts[3]), width: 1)
  }

  /// The cost of a symbol behind two others.
  @inline(__always)
  package func cost(_ third: UInt16, after first: UInt16, _ second: UInt16) -> Int32 {
    if let found = trigrams.find(NgramTable.key(first, second, third)) {
      return Int32(found.pointee) * 2
    }
    var backOff: Int32 = 0
    if let context = bigrams.find(NgramTable.key(first, second)) {
      backOff = Int32(context[1]) - 16
    }
    return backOff + cost(third, after: second)
  }

  /// The cost of a symbol behind another.
  @inline(__always)
  package func cost(_ second: UInt16, after first: UInt16) -> Int32 {
    if let found = bigrams.find(NgramTable.key(first, second)) { return Int32(found.pointee) * 2 }
    return Int32(unigrams[Int(first)] >> 8) - 16 + cost(second)
  }

  /// Begins to fetch what the cost of a symbol behind two others, or behind another, is read from.
  @inline(__always)
  func prefetch(_ third: UInt16, after first: UInt16, _ second: UInt16) {
    trigrams.prefetch(NgramTable.key(first, second, third))
  }

  @inline(__always)
  func prefetch(_ second: UInt16, after first: UInt16) {
    bigrams.prefetch(NgramTable.key(first, second))
  }

  /// The cost of a symbol wherever it stands.
  @inline(__always)
  package func cost(_ symbol: UInt16) -> Int32 { Int32(unigrams[Int(symbol)] & 0xFF) * 2 }
}
