/// How much of a document speaks for each district and province.
struct PlaceSupport {
  /// The district (or the commune itself, when there are no districts) and the province of a unit, by
  /// the first rows of their codes.
  struct Areas {
    var district: Int?
    var province: Int?

    init(_ unit: AdministrativeUnit, day: UInt32, gazetteer: Gazetteer) {
      var next: AdministrativeUnit? = unit
      while let unit = next {
        switch unit.level {
        case .province: province = gazetteer.firstRow(unit.row)
        case .district: district = gazetteer.firstRow(unit.row)
        default: break
        }
        next = unit.parent(on: day)
      }
    }
  }

  /// What a place in the letterhead counts for, against 60 for one in the text.
  static let head = 600
  /// What another place beside a name must speak for it.
  static let enough = 50

  private var districts: [Int: Int] = [:]
  private var provinces: [Int: Int] = [:]

  mutating func add(_ areas: Areas, weight: Int) {
    if let district = areas.district { districts[district, default: 0] += weight }
    if let province = areas.province { provinces[province, default: 0] += weight }
  }

  /// How much speaks for a place in these areas, besides itself.
  func score(_ areas: Areas, without own: Int) -> Int {
    let district = areas.district.flatMap { districts[$0] }.map { $0 - own } ?? 0
    let province = areas.province.flatMap { provinces[$0] }.map { $0 - own } ?? 0
    return 2 * max(0, district) + max(0, province)
  }

  /// Where most of the document's places lie, once all have spoken.
  private var district: AdministrativeUnit?
  private var province: AdministrativeUnit?

  /// Ends the counting.
  mutating func settle() {
    district = Self.first(of: districts)
    province = Self.first(of: provinces)
  }

  /// A district, else a province.
  var home: AdministrativeUnit? { district ?? province }

  /// The one area in which units of a level lie, if most of the document speaks for one.
  func area(above level: Unit.Level) -> AdministrativeUnit? {
    level == .commune ? home : province
  }

  /// The row that three places or the letterhead speak for, and thrice as much as for any other.
  private static func first(of areas: [Int: Int]) -> AdministrativeUnit? {
    guard let best = areas.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value >= 170
    else { return nil }
    let second = areas.lazy.filter { $0.key != best.key }.map(\.value).max() ?? 0
    return best.value >= 3 * second ? AdministrativeUnit(row: best.key) : nil
  }
}
