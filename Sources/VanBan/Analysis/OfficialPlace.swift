/// A place that was found in the official lists, as they have it on the day of the document.
public struct OfficialPlace: Sendable, Equatable {
  public let unit: AdministrativeUnit
  /// Which of its official spellings is nearest to what is printed; 0 is that of the list.
  private let spelling: UInt8
  /// The day by which the lists are read: 20230331.
  private let day: UInt32
  /// The type on the page when the list has another one, as the unit was promoted since.
  private let type: PlaceType?

  init(unit: AdministrativeUnit, spelling: Int, day: UInt32, type: PlaceType? = nil) {
    self.unit = unit
    self.spelling = UInt8(spelling)
    self.day = day
    self.type = type
  }

  /// «Đăk Pne»: the official spelling nearest to the printed one.
  public var name: String { unit.spelling(Int(spelling)).string }

  /// «xã Đăk Pne, huyện Kon Rẫy, tỉnh Kon Tum».
  public var canonical: String {
    var bytes: [UInt8] = []
    forEachPiece { bytes.append(contentsOf: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `body` with the UTF-8 of each piece of `canonical`; makes no string.
  public func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) {
    func write(_ text: StaticString) {
      body(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    body((type?.official ?? unit.typeCell).bytes)
    write(" ")
    body(unit.spelling(Int(spelling)).bytes)
    var next = unit.parent(on: day)
    while let parent = next {
      write(", ")
      body(parent.typeCell.bytes)
      write(" ")
      body(parent.spelling(0).bytes)
      next = parent.parent(on: day)
    }
  }

  /// «Đăk Pne, huyện Kon Rẫy, tỉnh Kon Tum».
  var nameInCountry: String {
    parents.reduce(name) { $0 + ", " + $1.type + " " + $1.name }
  }

  /// The units around it, the nearest first.
  public var parents: [AdministrativeUnit] {
    Array(
      sequence(state: unit) { unit in
        guard let parent = unit.parent(on: day) else { return nil }
        unit = parent
        return parent
      })
  }
}
