import VanBanText
internal import VietnameseData

/// The official lists of administrative units, read in place from the compiled bytes.
///
/// Codes are those of the statistics office (Quyết định 124/2004/QĐ-TTg, Quyết định 19/2025/QĐ-TTg).
/// One code can mean different units before and after 1 July 2025, so a row, not a code, is a unit.
final class Gazetteer: @unchecked Sendable {
  /// The gazetteer that is linked into the program.
  static let official = Gazetteer(
    UnsafeRawBufferPointer(start: vietnamese_gazetteer(), count: vietnamese_gazetteer_size()))

  /// The plain letters and marks of code points.
  let letters: LetterTable
  /// How many rows there are.
  let count: Int
  /// The first day of the two levels: 20250701.
  let reform: UInt32
  /// The first day on which a unit of the lists is known to begin; before it they tell less.
  let firstChange: UInt32
  /// The rows of provinces, by the hashes of their names.
  let provinces: [UInt64: [Int]]
  /// The hash of a name in bits 16–63, the row in bits 0–15; sorted.
  private let byName: UnsafeBufferPointer<UInt64>
  /// Eight numbers a row: code, first day, day after the last, place of the type, first row of the
  /// parent counted from 1, places of its first spelling and first successor, then the digits of the
  /// code (bits 0–7), the number of spellings (8–15) and of successors (16–31). Days are 20250701.
  private let records: UnsafePointer<UInt32>
  /// Rows, those with one parent together.
  private let byParent: UnsafeBufferPointer<UInt32>
  private let spellings: UnsafePointer<UInt32>
  /// Code of the successor, above bit 0, which tells that only a part went there.
  private let successorCodes: UnsafePointer<UInt32>
  private let strings: UnsafeRawPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    let counts = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
    precondition(counts[0] == 0x325A_4756, "the compiled gazetteer is of another version")
    var at = bytes.baseAddress! + 32
    func take<Element>(_ count: UInt32, _: Element.Type) -> UnsafeBufferPointer<Element> {
      let pointer = at.assumingMemoryBound(to: Element.self)
      at += Int(count) * MemoryLayout<Element>.stride
      return UnsafeBufferPointer(start: pointer, count: Int(count))
    }
    count = Int(counts[1])
    reform = counts[6]
    firstChange = counts[7]
    byName = take(counts[2], UInt64.self)
    records = take(counts[1] * 8, UInt32.self).baseAddress!
    byParent = take(counts[1], UInt32.self)
    spellings = take(counts[3], UInt32.self).baseAddress!
    successorCodes = take(counts[4], UInt32.self).baseAddress!
    letters = LetterTable(take(counts[5], UInt16.self))
    strings = at
    // What has no parent comes first.
    provinces = Dictionary(
      grouping: byParent.prefix { [records] in records[Int($0) * 8 + 4] == 0 }.map(Int.init)
    ) { [letters, records, spellings, strings] row in
      letters.hash(Cell(strings + Int(spellings[Int(records[row * 8 + 5])])).bytes)
    }
  }

  /// A field of a row.
  @inline(__always)
  func field(_ row: Int, _ field: Int) -> UInt32 { records[row * 8 + field] }

  func string(_ place: UInt32) -> Cell { Cell(strings + Int(place)) }

  /// The place of the string of a row's spelling; the first is that of the list itself.
  func spelling(_ row: Int, _ number: Int) -> Cell {
    string(spellings[Int(field(row, 5)) + number])
  }

  func successor(_ row: Int, _ number: Int) -> UInt32 {
    successorCodes[Int(field(row, 6)) + number]
  }

  /// Calls `body` with every row that has a name of a hash.
  func forEachRow(named hash: UInt64, _ body: (Int) -> Void) {
    let key = hash & ~0xFFFF
    var at = firstPlace(in: byName) { $0 >= key }
    while at < byName.count, byName[at] & ~0xFFFF == key {
      body(Int(byName[at] & 0xFFFF))
      at += 1
    }
  }

  /// Whether any list has a unit of a type with this name, misprints in tones and hats included.
  func hasUnit(_ name: UnsafeRawBufferPointer, type: Cell) -> Bool {
    var found = false
    forEachRow(named: letters.hash(name)) { row in
      if string(field(row, 3)) == type { found = true }
    }
    return found
  }

  /// Calls `body` with every row whose parent has the code of a row.
  func forEachChild(of row: Int, _ body: (Int) -> Void) {
    let parent = UInt32(firstRow(row) + 1)
    var at = firstPlace(in: byParent) { field(Int($0), 4) >= parent }
    while at < byParent.count, field(Int(byParent[at]), 4) == parent {
      body(Int(byParent[at]))
      at += 1
    }
  }

  /// The place of the first element that meets a condition which all behind it meet too.
  private func firstPlace<Element>(
    in elements: UnsafeBufferPointer<Element>, where belongsBehind: (Element) -> Bool
  ) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if belongsBehind(elements[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The first row with the code of a row: what stays the same through a change of name or type.
  func firstRow(_ row: Int) -> Int {
    var row = row
    while row > 0, isSameCode(row, row - 1) { row -= 1 }
    return row
  }

  private func isSameCode(_ row: Int, _ other: Int) -> Bool {
    field(row, 0) == field(other, 0) && field(row, 7) & 0xFF == field(other, 7) & 0xFF
  }

  /// The row of the unit in which a row lies on a day, nil for a province.
  func parent(of row: Int, on day: UInt32) -> Int? {
    var parent = Int(field(row, 4)) - 1
    guard parent >= 0 else { return nil }
    let day = max(day, field(row, 1))
    while parent + 1 < count, isSameCode(parent, parent + 1), field(parent + 1, 1) <= day {
      parent += 1
    }
    return parent
  }
}
