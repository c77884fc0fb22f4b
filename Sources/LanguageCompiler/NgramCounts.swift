import VanBan
import VanBanText

/// How often each n-gram of symbols stands in the training text.
struct NgramCounts {
  /// Sorted keys (`NgramTable.key`) and how often each was seen.
  struct Level {
    fileprivate(set) var keys: [UInt64] = []
    fileprivate(set) var counts: [Int32] = []
  }

  private(set) var trigrams: Level
  private(set) var bigrams: Level
  private(set) var unigrams: [Int]

  /// - Parameter symbols: how many symbols there are.
  init(of text: TrainingText, index: WordIndex, syllables: UnsafePointer<UInt16>, symbols: Int)
    throws
  {
    var stream = SymbolStream()
    var triples: [UInt64] = []
    var pairs: [UInt64] = []
    var singles = [Int](repeating: 0, count: symbols)
    try text.forEachDocument(index: index) { flow, tokens, weight in
      stream.read(tokens, of: flow, syllables: syllables)
      let symbols = stream.symbols.elements
      for _ in 0..<weight {
        var (first, second) = (TextSymbol.lineStart, TextSymbol.lineStart)
        for third in symbols {
          triples.append(NgramTable.key(first, second, third))
          pairs.append(NgramTable.key(second, third))
          singles[Int(third)] += 1
          (first, second) = (second, third)
        }
      }
    }
    trigrams = Self.level(&triples)
    bigrams = Self.level(&pairs)
    unigrams = singles
  }

  private static func level(_ all: inout [UInt64]) -> Level {
    all.sort()
    var level = Level()
    for key in all {
      if level.keys.last == key {
        level.counts[level.counts.count - 1] += 1
      } else {
        level.keys.append(key)
        level.counts.append(1)
      }
    }
    all = []
    return level
  }
}
