/// A province, district or commune of the official lists.
///
/// ```swift
/// let place = analysis.units[0].place!.unit
/// print(place.code, place.name)  // 23491 Đắk Pne
/// ```
public struct AdministrativeUnit: Sendable, Hashable {
  private let number: UInt32

  init(row: Int) { number = UInt32(row) }

  var row: Int { Int(number) }

  private var gazetteer: Gazetteer { .official }

  /// The code with its zeros: two digits for a province, three for a district, five for a commune. The
  /// same code can mean another unit since 1 July 2025.
  public var code: String {
    Self.padded(gazetteer.field(row, 0), digits)
  }

  /// «xã»; «thành phố» for those of a province and those under the central government.
  public var type: String { typeCell.string }

  /// The name as the statistics office writes it, without the type.
  public var name: String { spelling(0).string }

  /// Other official spellings: «Đăk Pne» beside «Đắk Pne».
  public var otherSpellings: [String] { (1..<spellingCount).map { spelling($0).string } }

  public var level: Unit.Level {
    switch digits {
    case 2: .province
    case 3: .district
    default: .commune
    }
  }

  /// The last day on which the unit is known to be, nil when the lists still have it.
  public var lastDay: CalendarDay? {
    let until = Int(gazetteer.field(row, 2))
    if until == 99_999_999 { return nil }
    return CalendarDay(year: until / 10_000, month: until / 100 % 100, day: until % 100).dayBefore
  }

  /// The codes, in the list of 1 July 2025, of the units it went into; empty when it is in that list
  /// itself or was gone before.
  public var successors: [String] {
    (0..<Int(gazetteer.field(row, 7) >> 16)).map { number in
      let code = gazetteer.successor(row, number) >> 1
      return Self.padded(code, digits == 2 ? 2 : 5)
    }
  }

  var digits: Int { Int(gazetteer.field(row, 7) & 0xFF) }
  var typeCell: Cell { gazetteer.string(gazetteer.field(row, 3)) }
  var spellingCount: Int { Int(gazetteer.field(row, 7) >> 8 & 0xFF) }
  func spelling(_ number: Int) -> Cell { gazetteer.spelling(row, number) }

  /// Whether the lists have it on a day (20230331), and whether they have it since.
  func exists(on day: UInt32) -> Bool { hasBegun(by: day) && day < gazetteer.field(row, 2) }
  func hasBegun(by day: UInt32) -> Bool { gazetteer.field(row, 1) <= day }

  /// The unit in which it lies on a day; when it is gone by then, on its last.
  func parent(on day: UInt32) -> AdministrativeUnit? {
    gazetteer.parent(of: row, on: min(day, gazetteer.field(row, 2) - 1)).map {
      AdministrativeUnit(row: $0)
    }
  }

  private static func padded(_ code: UInt32, _ digits: Int) -> String {
    let code = String(code)
    return String(repeating: "0", count: max(0, digits - code.utf8.count)) + code
  }
}
