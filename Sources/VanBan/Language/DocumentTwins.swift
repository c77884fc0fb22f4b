import VanBanText

/// Where a document prints a word that looks like a suspicious one beside the same neighbour: «chuyển đổi» for
/// «chuyên đổi», «heo làng» for «heo láng».
struct DocumentTwins {
  /// The word that may have stood there, and where it is printed with the neighbour.
  struct Twin {
    let symbol: UInt16
    /// How often the document prints it with one of the neighbours.
    let count: Int
    /// The two words, where they stand first.
    let tokens: Range<Int>
  }

  /// For each pair that is looked for how often it stands in the document, and where first.
  private var pairs: [UInt32: (count: Int32, place: Int32)] = [:]

  /// - Parameter candidates: what each word may have been.
  /// - Returns: for each verdict the twin that the document prints most often, nil where it prints none or
  ///   where it prints the suspicious pair itself again.
  mutating func find(
    _ verdicts: [WordVerdict], in stream: borrowing SymbolStream,
    candidates: (Int) -> [UInt16]
  ) -> [Twin?] {
    pairs.removeAll(keepingCapacity: true)
    let symbols = UnsafeBufferPointer(stream.symbols.elements)
    let others = verdicts.indices.map(candidates)
    // A bit for every pair that is looked for: nearly all pairs of the text are passed by.
    var bits = [UInt64](repeating: 0, count: 256)
    for (verdict, others) in zip(verdicts, others) {
      for word in [verdict.symbol] + others {
        forEachPair(word, at: verdict.place, symbols) { pair in
          pairs[pair] = (0, -1)
          let bit = Self.bit(pair)
          bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
      }
    }
    count(symbols, bits)
    return zip(verdicts, others).map { verdict, others in
      best(for: verdict, others, symbols).map { best in
        let first = Int(stream.tokens[best.place])
        return Twin(symbol: best.symbol, count: best.count, tokens: first..<first + 2)
      }
    }
  }

  private mutating func count(_ symbols: UnsafeBufferPointer<UInt16>, _ bits: [UInt64]) {
    bits.withUnsafeBufferPointer { bits in
      for place in 1..<symbols.count {
        let pair = Self.pair(symbols[place - 1], symbols[place])
        let bit = Self.bit(pair)
        guard bits[bit >> 6] >> UInt64(bit & 63) & 1 != 0, let known = pairs[pair] else { continue }
        pairs[pair] = (known.count + 1, known.place < 0 ? Int32(place - 1) : known.place)
      }
    }
  }

  private func best(
    for verdict: WordVerdict, _ others: [UInt16], _ symbols: UnsafeBufferPointer<UInt16>
  ) -> (symbol: UInt16, count: Int, place: Int)? {
    var best: (symbol: UInt16, count: Int, place: Int)?
    forEachSide(at: verdict.place, symbols) { pair in
      guard pairs[pair(verdict.symbol)]?.count ?? 0 <= 1 else { return }
      for other in others {
        guard let known = pairs[pair(other)], known.count > (best?.count ?? 0) else { continue }
        best = (other, Int(known.count), Int(known.place))
      }
    }
    return best
  }

  private func forEachPair(
    _ word: UInt16, at place: Int, _ symbols: UnsafeBufferPointer<UInt16>, _ body: (UInt32) -> Void
  ) {
    forEachSide(at: place, symbols) { pair in body(pair(word)) }
  }

  /// Calls `body` with how a word at a place makes a pair with each neighbour that is a syllable.
  private func forEachSide(
    at place: Int, _ symbols: UnsafeBufferPointer<UInt16>, _ body: ((UInt16) -> UInt32) -> Void
  ) {
    let (before, next) = (symbols[place - 1], symbols[place + 1])
    if before >= TextSymbol.firstSyllable { body { Self.pair(before, $0) } }
    if next >= TextSymbol.firstSyllable { body { Self.pair($0, next) } }
  }

  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  @inline(__always)
  private static func bit(_ pair: UInt32) -> Int { Int((pair &* 0x9E37_79B1) >> 18) }
}
