import VanBanText
internal import VietnameseData

/// The facts of the field: every table of `VietnameseData`, read in place from the compiled bytes.
///
/// Nothing is parsed when the program starts; a cell becomes a string only when somebody asks.
final class Lexicon: @unchecked Sendable {
  /// The lexicon that is linked into the program.
  static let vietnamese = Lexicon(
    UnsafeRawBufferPointer(start: vietnamese_lexicon(), count: vietnamese_lexicon_size()))

  /// The word numbers the tokenizer hands out.
  let index: WordIndex

  private let edges: UnsafeBufferPointer<UInt64>
  /// Of each state the words that go on from it, by the last six bits of their numbers.
  private let nextWords: UnsafePointer<UInt64>
  /// Of each state: where its outputs begin (bits 8–31), how many they are (1–7), whether phrases go on.
  private let states: UnsafePointer<UInt32>
  private let outputs: UnsafePointer<UInt32>
  private let directory: UnsafeBufferPointer<UInt32>
  private let cells: UnsafeBufferPointer<UInt32>
  private let strings: UnsafeRawPointer
  /// Of each word the tables that have a phrase beginning with it.
  let firstWords: UnsafePointer<UInt32>
  /// Of each word its symbol in the language model, 0 for those it does not know.
  let symbols: UnsafePointer<UInt16>
  /// The role of each word in the grammars, by word number.
  private let keywords: UnsafePointer<Keyword>

  init(_ bytes: UnsafeRawBufferPointer) {
    let counts = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
    precondition(counts[0] == 0x354C_4256, "the compiled lexicon is of another version")
    var at = bytes.baseAddress! + 40
    func take<Element>(_ count: UInt32, _: Element.Type) -> UnsafeBufferPointer<Element> {
      let pointer = at.assumingMemoryBound(to: Element.self)
      at += Int(count) * MemoryLayout<Element>.stride
      return UnsafeBufferPointer(start: pointer, count: Int(count))
    }
    index = WordIndex(slots: take(counts[1], UInt64.self))
    edges = take(counts[2], UInt64.self)
    nextWords = take(counts[4], UInt64.self).baseAddress!
    let keywordRows = take(counts[3], UInt32.self)
    firstWords = take(counts[3], UInt32.self).baseAddress!
    states = take(counts[4], UInt32.self).baseAddress!
    outputs = take(counts[5], UInt32.self).baseAddress!
    directory = take(counts[6] * 4, UInt32.self)
    cells = take(counts[7], UInt32.self)
    symbols = take(counts[3] + counts[3] % 2, UInt16.self).baseAddress!
    let strings = at
    self.strings = at
    precondition(Int(counts[6]) == Table.allCases.count, "the compiled lexicon has other tables")
    for table in Table.allCases {
      let name = Cell(strings + Int(directory[Int(table.rawValue) * 4])).string
      precondition(name == table.fileName, "the compiled lexicon has \(name) for \(table.fileName)")
    }
    let roles = keywordRows.map { [cells, directory] row -> Keyword in
      if row == 0 { return .none }
      let first = Int(directory[Int(Table.keywords.rawValue) * 4 + 3])
      let role = Cell(strings + Int(cells[first + Int(row - 1) * 2 + 1])).string
      guard let keyword = Keyword(rawValue: role) else {
        preconditionFailure("unknown role of a keyword: \(role)")
      }
      return keyword
    }
    keywords = Self.permanent(roles)
  }

  /// The grammatical role of a word, `none` for most.
  @inline(__always)
  func keyword(_ token: Token) -> Keyword { keywords[Int(token.word)] }

  /// The state after one more word, 0 when no phrase goes on with it.
  @inline(__always)
  func next(_ state: UInt32, _ word: UInt16) -> UInt32 {
    let key = UInt64(state) << 16 | UInt64(word)
    let mask = edges.count - 1
    var at = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while true {
      let slot = edges[at]
      if slot >> 24 == key { return UInt32(slot & 0xFF_FFFF) }
      if slot == 0 { return 0 }
      at = (at + 1) & mask
    }
  }

  /// The symbol of a word in small letters, 0 when the language model does not know it.
  func symbol(of word: ArraySlice<UInt8>) -> UInt16 {
    symbols[Int(index.number(ofHash: Tokenizer.hash(of: word)))]
  }

  /// The tables that have a phrase beginning with a word, a bit for each (`Table.bit`).
  @inline(__always)
  func tables(beginningWith word: UInt16) -> UInt32 { firstWords[Int(word)] }

  /// What is known of a state of the phrase automaton. The state after the first word of a phrase has
  /// that word's number.
  @inline(__always)
  func state(_ state: UInt32) -> State { State(bits: states[Int(state)]) }

  struct State {
    fileprivate let bits: UInt32
    /// Longer phrases go on from here.
    var goesOn: Bool { bits & 1 != 0 }
    /// The phrases that end here, to be handed to `row`.
    var outputs: Range<Int> { Int(bits >> 8)..<Int(bits >> 8) + Int(bits >> 1 & 0x7F) }
  }

  /// Whether a word can go on from a state; most that cannot are told apart here.
  @inline(__always)
  func mayGoOn(_ state: UInt32, _ word: UInt16) -> Bool {
    nextWords[Int(state)] >> UInt64(word & 63) & 1 != 0
  }

  /// The row of a phrase that ends in a state, when it is one of a table.
  @inline(__always)
  func row(_ output: Int, of table: Table) -> UInt16? {
    let output = outputs[output]
    return output >> 24 == UInt32(table.rawValue) ? UInt16(truncatingIfNeeded: output) : nil
  }

  func rowCount(_ table: Table) -> Int { Int(directory[Int(table.rawValue) * 4 + 1]) }

  /// The first row of a table that fits. Looks at every row: for rare questions only.
  func row(_ table: Table, where fits: (Int) -> Bool) -> Int? {
    (0..<rowCount(table)).first(where: fits)
  }

  /// Công văn, the type of a symbol without a type.
  static let letter: DocumentType? = vietnamese.row(.typeSymbols) {
    vietnamese.cell(.typeSymbols, $0, 1) == "CV"
  }.map { DocumentType(.typeSymbols, row: $0) }

  /// Whether documents of a type are read in a way of their own (`type-traits.tsv`).
  func type(_ code: String, is trait: StaticString) -> Bool {
    row(.typeTraits) { cell(.typeTraits, $0, 0).isSame(as: code) }.map {
      cell(.typeTraits, $0, 1) == trait
    }
      ?? false
  }

  /// A cell of a table.
  func cell(_ table: Table, _ row: Int, _ column: Int) -> Cell {
    let entry = Int(table.rawValue) * 4
    let columns = Int(directory[entry + 2])
    return Cell(strings + Int(cells[Int(directory[entry + 3]) + row * columns + column]))
  }

  /// Memory that lives as long as the program, read without checks.
  private static func permanent<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
    memory.initialize(from: elements, count: elements.count)
    return UnsafePointer(memory)
  }
}
