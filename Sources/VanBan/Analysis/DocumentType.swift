/// A type of document: its code in numbers and its name.
///
/// A row of the tables, whose words are looked up when somebody asks.
public struct DocumentType: Sendable, Equatable {
  private let table: Table
  private let row: UInt16

  /// - Parameter table: one whose second and third columns are code and name.
  init(_ table: Table, row: Int) {
    self.table = table
    self.row = UInt16(row)
  }

  /// «KH».
  public var code: String { codeCell.string }

  /// «Kế hoạch».
  public var name: String { Lexicon.vietnamese.cell(table, Int(row), 2).string }

  var codeCell: Cell { Lexicon.vietnamese.cell(table, Int(row), 1) }

  public static func == (left: DocumentType, right: DocumentType) -> Bool {
    left.codeCell == right.codeCell && left.name == right.name
  }
}

/// A kind of place.
public struct PlaceType: Sendable, Equatable {
  private let row: UInt16

  init(row: Int) { self.row = UInt16(row) }

  /// «xã».
  public var word: String { Lexicon.vietnamese.cell(.administrativeTypes, Int(row), 0).string }

  /// The word the official lists use, «thành phố» for «TP.»; «-» when no list has such places.
  var official: Cell { Lexicon.vietnamese.cell(.administrativeTypes, Int(row), 3) }
}
