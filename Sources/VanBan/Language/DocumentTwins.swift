import VanBanText

/// Where a document prints a word that looks like a suspicious one beside the same neighbour: «chuyển đổi» for
/// «chuyên đổi», «heo làng» for «heo láng».
///
/// Keeps its scratch memory: one for each thread.
struct DocumentTwins: ~Copyable {
  /// The word that may have stood there, and where it is printed with the neighbour.
  struct Twin {
    let symbol: UInt16
    /// How often the document prints it with one of the neighbours.
    let count: Int
    /// The two words, where they stand first.
    let tokens: Range<Int>
  }

  /// The pairs of words that are looked for.
  private var pairs = PairCounts()

  /// - Parameters:
  ///   - numbers: of the verdicts for which a twin tells something.
  ///   - candidates: what each word may have been.
  /// - Returns: for each of the numbers the twin that the document prints most often, nil where it prints none
  ///   or where it prints the suspicious pair itself again.
  mutating func find(
    _ verdicts: [WordVerdict], _ numbers: [Int], in stream: borrowing SymbolStream,
    _ counts: SymbolCounts, candidates: (Int) -> UnsafeBufferPointer<SyllableIndex.Candidate>
  ) -> [Twin?] {
    let symbols = UnsafeBufferPointer(stream.symbols.elements)
    pairs.begin(atMost: numbers.count * 2 * (SyllableIndex.candidates + 1))
    for number in numbers {
      let verdict = verdicts[number]
      Self.forEachSide(of: verdict, symbols, counts, candidates(number)) { word, side in
        pairs.add(side.pair(with: word))
      }
    }
    if pairs.isEmpty { return [Twin?](repeating: nil, count: numbers.count) }
    pairs.count(in: symbols)
    return numbers.map { number in
      let verdict = verdicts[number]
      var best: (symbol: UInt16, count: Int, place: Int)?
      Self.forEachSide(of: verdict, symbols, counts, candidates(number)) { word, side in
        guard word != verdict.symbol, pairs[side.pair(with: verdict.symbol)].count <= 1 else {
          return
        }
        let known = pairs[side.pair(with: word)]
        if Int(known.count) > best?.count ?? 0 { best = (word, Int(known.count), Int(known.place)) }
      }
      return best.map { best in
        let first = Int(stream.tokens[best.place])
        return Twin(symbol: best.symbol, count: best.count, tokens: first..<first + 2)
      }
    }
  }

  /// Calls `body` with the printed word and each other one that stands in the document, beside each neighbour
  /// that is a syllable and stands elsewhere, too.
  @inline(__always)
  private static func forEachSide(
    of verdict: WordVerdict, _ symbols: UnsafeBufferPointer<UInt16>, _ counts: SymbolCounts,
    _ others: UnsafeBufferPointer<SyllableIndex.Candidate>, _ body: (UInt16, Side) -> Void
  ) {
    for isBefore in [true, false] {
      let neighbour = symbols[verdict.place + (isBefore ? -1 : 1)]
      guard neighbour >= TextSymbol.firstSyllable, counts.count(neighbour) > 1 else { continue }
      let side = Side(neighbour: neighbour, isBefore: isBefore)
      var isFirst = true
      for other in others where counts.count(other.symbol) > 0 {
        if isFirst { body(verdict.symbol, side) }
        isFirst = false
        body(other.symbol, side)
      }
    }
  }

  /// The neighbour with which words make pairs.
  private struct Side {
    let neighbour: UInt16
    let isBefore: Bool

    func pair(with word: UInt16) -> UInt32 {
      isBefore ? PairCounts.pair(neighbour, word) : PairCounts.pair(word, neighbour)
    }
  }
}
