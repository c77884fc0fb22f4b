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
  private let starts: UnsafeBufferPointer<UInt32>
  private let ranges: UnsafeBufferPointer<UInt32>
  private let outputs: UnsafeBufferPointer<UInt32>
  private let directory: UnsafeBufferPointer<UInt32>
  private let cells: UnsafeBufferPointer<UInt32>
  private let strings: UnsafeRawPointer
  /// The table at each place of the file's directory.
  private let tables: UnsafePointer<Table>
  /// The place of each table in the directory.
  private let places: UnsafePointer<Int>
  /// The role of each word in the grammars, by word number.
  private let keywords: UnsafePointer<Keyword>

  init(_ bytes: UnsafeRawBufferPointer) {
    let counts = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
    precondition(counts[0] == 0x314C_4256, "the compiled lexicon is of another version")
    var at = bytes.baseAddress! + 40
    func take<Element>(_ count: UInt32, _: Element.Type) -> UnsafeBufferPointer<Element> {
      let pointer = at.assumingMemoryBound(to: Element.self)
      at += Int(count) * MemoryLayout<Element>.stride
      return UnsafeBufferPointer(start: pointer, count: Int(count))
    }
    index = WordIndex(slots: take(counts[1], UInt64.self))
    edges = take(counts[2], UInt64.self)
    starts = take(counts[3], UInt32.self)
    ranges = take(counts[4], UInt32.self)
    outputs = take(counts[5], UInt32.self)
    directory = take(counts[6] * 4, UInt32.self)
    cells = take(counts[7], UInt32.self)
    let strings = at
    self.strings = at
    let tables: [Table] = (0..<Int(counts[6])).map { [directory] place in
      let name = Cell(strings + Int(directory[place * 4])).string
      guard let table = Table.allCases.first(where: { $0.fileName == name }) else {
        preconditionFailure("the compiled lexicon has an unknown table \(name)")
      }
      return table
    }
    let places: [Int] = Table.allCases.map { table in
      guard let place = tables.firstIndex(of: table) else {
        preconditionFailure("the compiled lexicon has no table \(table.fileName)")
      }
      return place
    }
    self.tables = Self.permanent(tables)
    self.places = Self.permanent(places)
    keywords = Self.permanent(Self.keywords(
      index: index, starts: starts, ranges: ranges, outputs: outputs, directory: directory,
      cells: cells, strings: strings, place: places[Int(Table.keywords.rawValue)]))
  }

  /// The grammatical role of a word, `none` for most.
  @inline(__always)
  func keyword(_ token: Token) -> Keyword { keywords[Int(token.word)] }

  /// The state of the phrase automaton after a first word, 0 when no phrase begins with it.
  @inline(__always)
  func start(_ word: UInt16) -> UInt32 { starts[Int(word)] }

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

  /// The phrases that end in a state, to be handed to `hit`.
  @inline(__always)
  func outputs(of state: UInt32) -> Slice<UnsafeBufferPointer<UInt32>> {
    outputs[Int(ranges[Int(state)])..<Int(ranges[Int(state) + 1])]
  }

  @inline(__always)
  func hit(_ output: UInt32, first: Int, count: Int) -> Hit {
    Hit(
      first: UInt32(truncatingIfNeeded: first), row: UInt16(truncatingIfNeeded: output),
      count: UInt8(truncatingIfNeeded: count), table: tables[Int(output >> 24)])
  }

  func rowCount(_ table: Table) -> Int { Int(directory[places[Int(table.rawValue)] * 4 + 1]) }

  /// A cell of a table.
  func cell(_ table: Table, _ row: Int, _ column: Int) -> Cell {
    let entry = places[Int(table.rawValue)] * 4
    let columns = Int(directory[entry + 2])
    return Cell(strings + Int(cells[Int(directory[entry + 3]) + row * columns + column]))
  }

  /// Memory that lives as long as the program, read without checks.
  private static func permanent<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
    memory.initialize(from: elements, count: elements.count)
    return UnsafePointer(memory)
  }

  private static func keywords(
    index: WordIndex, starts: UnsafeBufferPointer<UInt32>, ranges: UnsafeBufferPointer<UInt32>,
    outputs: UnsafeBufferPointer<UInt32>, directory: UnsafeBufferPointer<UInt32>,
    cells: UnsafeBufferPointer<UInt32>, strings: UnsafeRawPointer, place: Int
  ) -> [Keyword] {
    var keywords = [Keyword](repeating: .none, count: starts.count)
    let firstCell = Int(directory[place * 4 + 3])
    for word in 1..<starts.count where starts[word] != 0 {
      let state = Int(starts[word])
      for at in Int(ranges[state])..<Int(ranges[state + 1])
      where outputs[at] >> 24 == UInt32(place) {
        let row = Int(outputs[at] & 0xFF_FFFF)
        let role = Cell(strings + Int(cells[firstCell + row * 2 + 1])).string
        guard let keyword = Keyword(rawValue: role) else {
          preconditionFailure("unknown keyword role \(role)")
        }
        keywords[word] = keyword
      }
    }
    return keywords
  }
}
