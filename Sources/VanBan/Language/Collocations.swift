import VanBanText

/// Words of two syllables and what they are misread as although that is made of syllables, too: «phấn đấu» and
/// «phần đầu» (`collocations.tsv`).
struct Collocations {
  /// Two numbers each, sorted by the first: the pair of symbols that is misread, and the one that is meant.
  private let pairs: UnsafeBufferPointer<UInt32>
  /// A bit for every pair that is misread, by its hash.
  private let bits: [UInt64]

  /// A pair that stands where the other one fits better.
  struct Hit {
    /// The first of the two tokens.
    let token: Int
    let meant: [UInt16]
    /// Whether each of the two words is another one.
    let differs: [Bool]
  }

  /// How much better the meant pair must fit among the words around: real «phần đầu», «cơ sở kết luận» fit
  /// better than «phấn đấu», «sơ kết» by 5 nats or more.
  private static let gain: Int32 = 3 * 24

  init(_ pairs: UnsafeBufferPointer<UInt32>) {
    self.pairs = pairs
    var bits = [UInt64](repeating: 0, count: 256)
    for at in stride(from: 0, to: pairs.count, by: 2) {
      let bit = Self.bit(pairs[at])
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.bits = bits
  }

  @inline(__always)
  private static func bit(_ pair: UInt32) -> Int { Int((pair &* 0x9E37_79B1) >> 18) }

  /// The pairs of a text that fit worse where they stand than what they are misread from.
  func find(in stream: borrowing SymbolStream, _ model: LanguageModel) -> [Hit] {
    let symbols = UnsafeBufferPointer(stream.symbols.elements)
    guard symbols.count > 3 else { return [] }
    var found: [Hit] = []
    bits.withUnsafeBufferPointer { bits in
      for at in 1..<symbols.count - 2 {
        let pair = UInt32(symbols[at]) << 16 | UInt32(symbols[at + 1])
        let bit = Self.bit(pair)
        guard bits[bit >> 6] >> UInt64(bit & 63) & 1 != 0, let meant = meant(by: pair) else {
          continue
        }
        func cost(_ first: UInt16, _ second: UInt16) -> Int32 {
          let before = at > 1 ? symbols[at - 2] : TextSymbol.lineStart
          let behind = at + 3 < symbols.count ? symbols[at + 3] : TextSymbol.lineStart
          return model.cost(first, after: before, symbols[at - 1])
            + model.cost(second, after: symbols[at - 1], first)
            + model.cost(symbols[at + 2], after: first, second)
            + model.cost(behind, after: second, symbols[at + 2])
        }
        let printed = [symbols[at], symbols[at + 1]]
        guard cost(printed[0], printed[1]) - cost(meant[0], meant[1]) >= Self.gain else { continue }
        found.append(
          Hit(
            token: Int(stream.tokens[at]), meant: meant,
            differs: zip(printed, meant).map { $0 != $1 }))
      }
    }
    return found
  }

  private func meant(by pair: UInt32) -> [UInt16]? {
    var (low, high) = (0, pairs.count / 2)
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle * 2] < pair { low = middle + 1 } else { high = middle }
    }
    guard low * 2 < pairs.count, pairs[low * 2] == pair else { return nil }
    let meant = pairs[low * 2 + 1]
    return [UInt16(meant >> 16), UInt16(meant & 0xFFFF)]
  }
}
