import Foundation
import VanBanText

/// Makes the binary lexicon from the tables.
///
/// The file is little-endian and made to be read in place:
/// `magic, counts` · word slots (see `WordIndex`) · edges of the phrase automaton · first states by
/// word · output ranges by state · outputs (table and row) · table directory · cells · strings.
struct LexiconCompiler {
  static let magic: UInt32 = 0x314C_4256  // «VBL1»

  private var wordNumbers: [String: UInt16] = [:]
  private var words: [String] = []
  private var edges: [(state: Int, word: UInt16)] = []
  private var edgeTargets: [Int] = []
  private var nextStates: [[UInt16: Int]] = [[:]]
  private var outputs: [[UInt32]] = [[]]
  private var strings = Data()
  private var stringOffsets: [String: UInt32] = [:]

  /// The bytes of the lexicon; the same tables give the same bytes.
  static func compile(_ tables: [Table]) throws -> [UInt8] {
    var compiler = LexiconCompiler()
    for (number, table) in tables.enumerated() {
      for (row, cells) in table.rows.enumerated() {
        let output = UInt32(number) << 24 | UInt32(row)
        try compiler.add(phrase: cells[0], output: output, in: table)
      }
    }
    return compiler.encode(tables)
  }

  private mutating func add(phrase: String, output: UInt32, in table: Table) throws {
    var state = 0
    let tokens = try Self.tokens(of: phrase)
    guard !tokens.isEmpty else {
      throw Table.Malformed(place: "\(table.name).tsv", reason: "empty phrase")
    }
    for token in tokens {
      let word = number(of: token)
      if let next = nextStates[state][word] {
        state = next
      } else {
        nextStates.append([:])
        outputs.append([])
        let next = nextStates.count - 1
        nextStates[state][word] = next
        edges.append((state, word))
        edgeTargets.append(next)
        state = next
      }
    }
    outputs[state].append(output)
  }

  private mutating func number(of word: String) -> UInt16 {
    if let number = wordNumbers[word] { return number }
    words.append(word)
    let number = UInt16(words.count)
    wordNumbers[word] = number
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

  private mutating func offset(of string: String) -> UInt32 {
    if let offset = stringOffsets[string] { return offset }
    let offset = UInt32(strings.count)
    let bytes = Array(string.utf8)
    strings.append(UInt8(bytes.count & 0xFF))
    strings.append(UInt8(bytes.count >> 8))
    strings.append(contentsOf: bytes)
    stringOffsets[string] = offset
    return offset
  }

  private mutating func encode(_ tables: [Table]) -> [UInt8] {
    var hashes: [UInt64] = []
    var numbers: [UInt16] = []
    func add(_ word: String, _ number: UInt16) {
      hashes.append(Tokenizer.hash(of: Array(word.utf8)))
      numbers.append(number)
    }
    for (index, word) in words.enumerated() { add(word, UInt16(index + 1)) }
    for (index, word) in words.enumerated() {
      for variant in Spelling.variants(of: word) where wordNumbers[variant] == nil {
        wordNumbers[variant] = UInt16(index + 1)
        add(variant, UInt16(index + 1))
      }
    }
    let slots = WordIndex.slots(hashes: hashes, numbers: numbers)
    let edgeSlots = edgeTable()
    var cells: [UInt32] = []
    var directory: [UInt32] = []
    for table in tables {
      directory += [
        offset(of: table.name), UInt32(table.rows.count), UInt32(table.columns.count),
        UInt32(cells.count),
      ]
      for row in table.rows { cells += row.map { offset(of: $0) } }
    }
    var starts = [UInt32](repeating: 0, count: words.count + 1)
    for (word, state) in nextStates[0] { starts[Int(word)] = UInt32(state) }
    var ranges: [UInt32] = [0]
    var flat: [UInt32] = []
    for list in outputs {
      flat += list
      ranges.append(UInt32(flat.count))
    }
    var bytes = Bytes()
    bytes.append([
      Self.magic, UInt32(slots.count), UInt32(edgeSlots.count), UInt32(starts.count),
      UInt32(ranges.count), UInt32(flat.count), UInt32(tables.count), UInt32(cells.count),
      UInt32(strings.count), 0,
    ])
    bytes.append(slots)
    bytes.append(edgeSlots)
    for part in [starts, ranges, flat, directory, cells] { bytes.append(part) }
    return bytes.contents + strings
  }

  /// Open addressing: the upper half of a slot is state and word, the lower half the next state.
  private func edgeTable() -> [UInt64] {
    var size = 16
    while size < edges.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for (edge, target) in zip(edges, edgeTargets) {
      let key = UInt64(edge.state) << 16 | UInt64(edge.word)
      var index = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
      while slots[index] != 0 { index = (index + 1) & (size - 1) }
      slots[index] = key << 24 | UInt64(target)
    }
    return slots
  }
}

/// Little-endian integers, one behind the other.
private struct Bytes {
  private(set) var contents: [UInt8] = []

  mutating func append<Integer: FixedWidthInteger>(_ values: [Integer]) {
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { contents.append(contentsOf: $0) }
    }
  }
}
