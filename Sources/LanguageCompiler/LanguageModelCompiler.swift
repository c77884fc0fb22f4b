import Foundation
import VanBan
import VanBanText

/// Learns the language model from text and writes it.
struct LanguageModelCompiler {
  let folder: URL

  static let keptBigrams = 450_000
  static let keptTrigrams = 900_000

  func compile(_ text: TrainingText, places: [Table]) throws {
    let rows = try Vocabulary.count(
      in: text, names: names(places).union(table("language/rare-syllables").rows.map { $0[0] }))
    let header = """
      # Syllables of the language model and how often each stands in the training text, weights included; made with
      # the model by LanguageCompiler, see PROVENANCE.md. A syllable stands for all its spellings (hòa, hoà; kỹ, kĩ).
      syllable\tcount

      """
    try Data((header + rows).utf8)
      .write(to: folder.appendingPathComponent("language/syllables.tsv"), options: .atomic)
    let syllables = try table("language/syllables").rows.map { $0[0] }
    let (index, symbols) = Self.index(of: syllables)
    let counts = try symbols.withUnsafeBufferPointer {
      try NgramCounts(
        of: text, index: index, syllables: $0.baseAddress!,
        symbols: Int(TextSymbol.firstSyllable) + syllables.count)
    }
    let model = NgramModel(counts, bigrams: Self.keptBigrams, trigrams: Self.keptTrigrams)
    let tables = try Table.all(in: folder.appendingPathComponent("language"))
    let filter = Self.filter(
      of: model, LanguageModel(Self.permanent(NgramEncoder.encode(model, filter: []))),
      SyllableIndex(Self.permanent(try SpellingCompiler.compile(tables))))
    try write(
      NgramEncoder.encode(model, filter: filter), to: "ngrams.bin",
      from: model.bigrams.count + model.trigrams.count)
    print(
      "  \(text.count) texts, \(counts.unigrams.reduce(0, +)) symbols, \(counts.bigrams.keys.count) bigrams,"
        + " \(counts.trigrams.keys.count) trigrams seen")
  }

  /// By how much a word must fit better than every word it is confused with.
  private static let assurance = Int32(8 * LanguageModel.steps)

  /// The pairs of neighbours that vouch for one of them.
  private static func filter(
    of model: NgramModel, _ costs: LanguageModel, _ spelling: SyllableIndex
  ) -> [UInt64] {
    var pairs: [(first: UInt16, second: UInt16, side: PairFilter.Side)] = []
    var memo: [UInt16: [SyllableIndex.Candidate]] = [:]
    func others(_ symbol: UInt16) -> [SyllableIndex.Candidate] {
      if symbol < TextSymbol.firstSyllable { return [] }
      if let known = memo[symbol] { return known }
      let found = spelling.candidates(like: spelling.spelled(symbol), printed: symbol, costs)
      memo[symbol] = found
      return found
    }
    for entry in model.bigrams {
      let (first, second) = (UInt16(entry.key >> 32), UInt16(entry.key >> 16 & 0xFFFF))
      let behind = costs.cost(second, after: first) + assurance
      if second >= TextSymbol.firstSyllable,
        others(second).allSatisfy({ costs.cost($0.symbol, after: first) + $0.cost >= behind })
      {
        pairs.append((first, second, .second))
      }
      let before = costs.cost(second, after: first) + costs.cost(first) + assurance
      if first >= TextSymbol.firstSyllable,
        others(first).allSatisfy({
          costs.cost(second, after: $0.symbol) + costs.cost($0.symbol) + $0.cost >= before
        })
      {
        pairs.append((first, second, .first))
      }
    }
    print("  \(pairs.count) of \(2 * model.bigrams.count) neighbours vouch")
    return PairFilter.words(pairs)
  }

  private static func permanent(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(memory)
  }

  /// The words of place names.
  private func names(_ places: [Table]) -> Set<String> {
    var names: Set<String> = []
    for table in places {
      guard let column = table.columns.firstIndex(where: { $0 == "name" || $0 == "spelling" })
      else {
        continue
      }
      for row in table.rows {
        for word in row[column].lowercased().split(whereSeparator: { !$0.isLetter }) {
          names.insert(String(word))
        }
      }
    }
    return names
  }

  /// An index that numbers the syllables from 1 and the symbol of each number.
  private static func index(of syllables: [String]) -> (WordIndex, [UInt16]) {
    var hashes: [UInt64] = []
    var numbers: [UInt16] = []
    for (row, syllable) in syllables.enumerated() {
      for spelling in [syllable] + Spelling.variants(of: syllable) {
        hashes.append(Tokenizer.hash(of: Array(spelling.utf8)))
        numbers.append(UInt16(row + 1))
      }
    }
    let slots = WordIndex.slots(hashes: hashes, numbers: numbers)
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: slots.count)
    _ = memory.initialize(from: slots)
    let symbols = [0] + syllables.indices.map { TextSymbol.firstSyllable + UInt16($0) }
    return (WordIndex(slots: UnsafeBufferPointer(memory)), symbols)
  }
}
