import Foundation
import VanBanText

/// Makes the binary lexicon from the tables.
///
/// The file is little-endian and made to be read in place:
/// `magic, counts` · word slots (see `WordIndex`) · edges of the phrase automaton · sets of next words by
/// state · keyword rows and tables by word · states · outputs (table and row) · table directory · cells ·
/// symbols of the language model by word (two bytes each) · strings.
/// The state after the first word of a phrase has that word's number.
struct LexiconCompiler {
  static let magic: UInt32 = 0x354C_4256  // «VBL5»

  private var wordNumbers: [String: UInt16] = [:]
  private var words: [String] = []
  /// The phrases as trees of words, by their first words.
  private var roots: [UInt16: Node] = [:]
  /// The row of a word in the table of keywords, counted from 1.
  private var keywordRows: [UInt16: UInt32] = [:]
  /// The symbol of a word in the language model.
  private var symbols: [UInt16: UInt16] = [:]
  /// How often a word stands in the training text.
  private var counts: [UInt16: Int] = [:]
  private var strings = StringPool()

  /// The bytes of the lexicon; the same tables give the same bytes.
  ///
  /// - Parameter syllables: those of the language model, in the order of their symbols, and how often each stands
  ///   in the training text.
  static func compile(
    _ tables: [Table], syllables: [(word: String, count: Int)]
  ) throws -> [UInt8] {
    var compiler = LexiconCompiler()
    for (number, table) in tables.enumerated() {
      for (row, cells) in table.rows.enumerated() {
        if table.name == "keywords" {
          // Keywords are single words that the grammars ask for at every step: not phrases to be
          // matched, but a property of the word.
          let tokens = try Self.tokens(of: cells[0])
          guard tokens.count == 1 else {
            throw Table.Malformed(place: "keywords.tsv", reason: "«\(cells[0])» is not one word")
          }
          compiler.keywordRows[compiler.number(of: tokens[0])] = UInt32(row + 1)
          continue
        }
        let output = UInt32(number) << 24 | UInt32(row)
        try compiler.add(phrase: cells[0], output: output, in: table)
      }
    }
    for (row, syllable) in syllables.enumerated() {
      let number = compiler.number(of: syllable.word)
      compiler.symbols[number] = TextSymbol.firstSyllable + UInt16(row)
      compiler.counts[number] = syllable.count
    }
    return compiler.encode(tables)
  }

  private mutating func add(phrase: String, output: UInt32, in table: Table) throws {
    let tokens = try Self.tokens(of: phrase)
    guard let first = tokens.first else {
      throw Table.Malformed(place: "\(table.name).tsv", reason: "empty phrase")
    }
    let root = number(of: first)
    if roots[root] == nil { roots[root] = Node() }
    var node = roots[root]!
    for token in tokens.dropFirst() { node = node.next(number(of: token)) }
    node.outputs.append(output)
  }

  /// The number of a word; all its equivalent spellings have the same one.
  private mutating func number(of word: String) -> UInt16 {
    if let number = wordNumbers[word] { return number }
    words.append(word)
    let number = UInt16(words.count)
    for spelling in [word] + Spelling.variants(of: word) { wordNumbers[spelling] = number }
    return number
  }

  /// The folded tokens of a phrase, cut by the tokenizer that will read the documents.
  private static func tokens(of phrase: String) throws -> [String] {
    let source = try SourceText(file: Array(phrase.utf8))
    let order = ReadingOrder(of: source, layout: Layout(of: source))
    let tokenizer = Tokenizer(index: .empty)
    tokenizer.tokenize(order.text)
    return tokenizer.tokens.map {
      order.text.string(FlowRange(start: Int($0.start), end: Int($0.end))).lowercased()
    }
  }

  private mutating func encode(_ tables: [Table]) -> [UInt8] {
    var hashes: [UInt64] = []
    var numbers: [UInt16] = []
    func add(_ word: String, _ number: UInt16) {
      hashes.append(Tokenizer.hash(of: Array(word.utf8)))
      numbers.append(number)
    }
    // The first to come gets the slot where it is looked for: signs and figures, then the words in use.
    func count(_ word: String, _ number: UInt16) -> Int {
      word.contains(where: \.isLetter) ? counts[number] ?? 0 : .max
    }
    let all = wordNumbers.map { (count: count($0.key, $0.value), word: $0.key, number: $0.value) }
    for entry in all.sorted(by: { ($1.count, $0.word) < ($0.count, $1.word) }) {
      add(entry.word, entry.number)
    }
    let slots = WordIndex.slots(hashes: hashes, numbers: numbers)
    let automaton = Automaton(roots, words: words.count)
    var cells: [UInt32] = []
    var directory: [UInt32] = []
    for table in tables {
      directory += [
        strings.offset(of: table.name), UInt32(table.rows.count), UInt32(table.columns.count),
        UInt32(cells.count),
      ]
      for row in table.rows { cells += row.map { strings.offset(of: $0) } }
    }
    let keywords = (0...words.count).map { keywordRows[UInt16($0)] ?? 0 }
    var bytes = Bytes()
    bytes.append([
      Self.magic, UInt32(slots.count), UInt32(automaton.edges.count), UInt32(keywords.count),
      UInt32(automaton.states.count), UInt32(automaton.outputs.count), UInt32(tables.count),
      UInt32(cells.count),
      UInt32(strings.contents.count), 0,
    ])
    bytes.append(slots)
    bytes.append(automaton.edges)
    bytes.append(automaton.nextWords)
    for part in [keywords, automaton.tables, automaton.states, automaton.outputs, directory, cells]
    {
      bytes.append(part)
    }
    bytes.append(
      (0...words.count).map { symbols[UInt16($0)] ?? 0 } + (words.count % 2 == 0 ? [0] : []))
    return bytes.contents + strings.contents
  }
}
