internal import CBytes
import VanBanText

/// The pairs of neighbours in which one word needs no second look: none of the words it is confused with
/// would stand there. A Bloom filter: a pair that is not in it is taken for one that is once in some
/// hundred times.
package struct PairFilter: @unchecked Sendable {
  private let words: UnsafePointer<UInt64>
  private let count: UInt32

  /// - Parameter words: they must live forever.
  package init(words: UnsafePointer<UInt64>, count: Int) {
    self.words = words
    self.count = UInt32(count)
  }

  /// Which of two neighbours the pair vouches for.
  package enum Side: UInt32 {
    case second = 0
    case first = 1
  }

  /// Marks the symbols that need no second look: one of their neighbours vouches for them, or they are
  /// neither syllables nor unknown words. `symbols` and `marks` have one more on either side.
  ///
  /// - Returns: how many syllables a neighbour vouches for.
  @inline(__always)
  func mark(
    _ symbols: UnsafePointer<UInt16>, count symbolCount: Int,
    into marks: UnsafeMutablePointer<UInt8>
  ) -> Int {
    cbytes_vouched(words, count, symbols, symbolCount, TextSymbol.firstSyllable, marks)
  }

  /// The filter of some pairs, with the side each vouches for.
  package static func words(_ pairs: [(first: UInt16, second: UInt16, side: Side)]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: max(1, pairs.count / 5))
    for pair in pairs {
      let hash = cbytes_pair_hash(pair.first, pair.second)
      words[Int(cbytes_pair_word(hash, UInt32(words.count)))] |=
        cbytes_pair_bits(hash, pair.side.rawValue)
    }
    return words
  }
}
