/// A place that was found in the official lists, as they have it on the day of the document.
public struct OfficialPlace: Sendable, Equatable {
  public let unit: AdministrativeUnit
  /// Which of its official spellings is nearest to what is printed; 0 is that of the list.
  let spelling: Int
  /// The day by which the lists are read: 20230331.
  let day: UInt32

  /// «Đăk Pne»: the official spelling nearest to the printed one.
  public var name: String { unit.spelling(spelling).string }

  /// «xã Đăk Pne, huyện Kon Rẫy, tỉnh Kon Tum».
  public var canonical: String { unit.type + " " + nameInCountry }

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
