import VanBanText

/// Finds the places of a document in the official lists, and tells namesakes apart by the places beside
/// them: Tân Lập stands 25 times in the list of 2023, once in Kon Rẫy.
struct PlaceResolver {
  typealias Candidate = PlaceCandidates.Candidate

  /// A unit with a name that is looked up.
  private struct Claim {
    let unit: Int
    /// Claims of one key say the same.
    let key: UInt64
    /// It stands in the letterhead.
    let isHead: Bool
    /// A place beside it has told some of the namesakes apart.
    var isNarrowed = false
    var candidates: [Candidate]
    var choice: Candidate?
  }

  private let reading: Reading
  let lists: PlaceCandidates
  /// The lists tell for certain what there was on the day.
  private let isCovered: Bool
  private var claims: [Claim] = []
  private var support = PlaceSupport()
  /// The first claim of each key that was settled by the document as a whole.
  private var decided: [UInt64: Int] = [:]

  /// - Parameter day: by which the lists are read, nil when the document tells none.
  init(_ reading: Reading, day: CalendarDay?) {
    self.reading = reading
    let gazetteer = Gazetteer.official
    // A document without a date is read by the last lists of four levels.
    lists = PlaceCandidates(
      gazetteer: gazetteer, day: day.map(\.number) ?? gazetteer.reform - 1)
    isCovered = day.map { $0.number >= gazetteer.firstChange } ?? false
  }

  /// Fills `place`, `candidates`, and the level of cities.
  ///
  /// - Parameter heads: the bodies of the letterhead.
  /// - Returns: the document's own place and those around it, the smallest first.
  mutating func resolve(
    _ units: inout [Unit], heads: [Range<Int>]
  ) -> [AdministrativeUnit] {
    claims = makeClaims(units, heads)
    if claims.isEmpty { return [] }
    narrowByChains(units)
    collectSupport()
    for index in claims.indices where !isBare(units[claims[index].unit]) { choose(index, units) }
    let home = home()
    for index in claims.indices where isBare(units[claims[index].unit]) {
      chooseBare(index, units, home)
    }
    for claim in claims { fill(&units[claim.unit], claim) }
    for index in units.indices where !home.isEmpty && units[index].scope.name == nil {
      placeAtHome(&units[index], home)
    }
    return home
  }

  /// The place of issue, which stands without a type word.
  private func isBare(_ unit: Unit) -> Bool {
    unit.kind == .administrative && unit.scope.type == nil
  }

  // MARK: The document's own place

  /// The place of the issuer and those around it, the smallest first: of the letterhead, else where most
  /// of the document's places lie.
  private func home() -> [AdministrativeUnit] {
    let issuer = claims.last { $0.isHead && $0.choice != nil }?.choice?.unit
    // A letterhead whose place no list has, like that of a province long gone, is not to be guessed.
    if issuer == nil, claims.contains(where: \.isHead) { return [] }
    guard let first = issuer ?? support.home else { return [] }
    return Array(sequence(first: first) { $0.parent(on: lists.day) })
  }

  /// «Can Lộc, ngày …»: the document's own place, or one around it.
  private mutating func chooseBare(_ index: Int, _ units: [Unit], _ home: [AdministrativeUnit]) {
    let own = claims[index].candidates.first { candidate in
      home.contains { isSame($0, candidate.unit) }
    }
    if let own { claims[index].choice = own } else { choose(index, units) }
  }

  private func isSame(_ one: AdministrativeUnit, _ other: AdministrativeUnit) -> Bool {
    lists.gazetteer.firstRow(one.row) == lists.gazetteer.firstRow(other.row)
  }

  /// «UBND huyện», «Huyện ủy», «Sở Tài chính»: those of the document's own place.
  private func placeAtHome(_ unit: inout Unit, _ home: [AdministrativeUnit]) {
    guard unit.kind == .organization, let level = unit.level else { return }
    let type = unit.scope.type?.official
    let typeWord = type == nil ? typeWord(of: unit) : nil
    // «UBND thành phố», «Thành ủy» can be a district's or a province's.
    guard
      let place = home.first(where: { place in
        if let type { return place.typeCell == type }
        guard let typeWord else { return place.level == level }
        return lists.gazetteer.letters.plain(place.typeCell.bytes).starts(with: typeWord)
      })
    else { return }
    unit.level = place.level
    unit.candidates = 1
    unit.place = OfficialPlace(unit: place, spelling: 0, day: lists.day)
    unit.confidence = min(unit.confidence, 85)
  }

  /// The plain letters of the word of «Huyện ủy», «Thị đoàn» that says a type of place; nil for «Sở», «Phòng».
  private func typeWord(of unit: Unit) -> [UInt8]? {
    let letters = lists.gazetteer.letters
    for at in unit.tokens
    where reading.longest(.organizations, at: at)?.end == unit.tokens.upperBound {
      let word = letters.plain(reading.bytes(of: at..<at + 1))
      if Self.officialTypes.contains(where: { $0.starts(with: word) }) { return word }
    }
    return nil
  }

  /// The types of the official lists, in plain letters.
  private static let officialTypes: [[UInt8]] = {
    let lexicon = Lexicon.vietnamese
    return (0..<lexicon.rowCount(.administrativeTypes))
      .map { Gazetteer.official.letters.plain(lexicon.cell(.administrativeTypes, $0, 3).bytes) }
      .filter { !$0.isEmpty }
  }()

  // MARK: Candidates

  private func makeClaims(_ units: [Unit], _ heads: [Range<Int>]) -> [Claim] {
    var claims: [Claim] = []
    var known: [UInt64: Int] = [:]
    // By index: a unit is large.
    for index in units.indices {
      guard let name = units[index].scope.name, isLookedUp(units[index]) else { continue }
      let bytes = reading.bytes(of: name)
      let (type, level) = (units[index].scope.type?.official, units[index].level)
      let key = key(bytes, level, type)
      let tokens = units[index].tokens
      let isHead = heads.contains { $0.overlaps(tokens) }
      if let same = known[key] {
        claims.append(
          Claim(unit: index, key: key, isHead: isHead, candidates: claims[same].candidates))
        continue
      }
      known[key] = claims.count
      claims.append(
        Claim(
          unit: index, key: key, isHead: isHead,
          candidates: lists.candidates(bytes, type: type, level: level)))
    }
    return claims
  }

  /// Villages stand in no list; a body needs a type word or a level that tells where to look.
  private func isLookedUp(_ unit: borrowing Unit) -> Bool {
    if unit.level == .village { return false }
    return unit.kind == .administrative
      || unit.level != .central && (unit.scope.type != nil || unit.level != nil)
  }

  /// A hash of name, level and type.
  private func key(
    _ name: UnsafeRawBufferPointer, _ level: Unit.Level?, _ type: Cell?
  ) -> UInt64 {
    var hash = FNV1a()
    for byte in name { hash.add(byte) }
    hash.add(level.map { UInt8($0.rank) } ?? .max)
    if let type { for byte in type.bytes { hash.add(byte) } }
    return hash.value
  }

  /// «xã Tân Lập, huyện Kon Rẫy»: each of the two leaves of the other's namesakes those that fit.
  private mutating func narrowByChains(_ units: [Unit]) {
    guard claims.count > 1 else { return }
    for inner in claims.indices.dropLast().reversed()
    where units[claims[inner].unit].within == claims[inner + 1].unit {
      narrow(inner, inner + 1)
    }
    for outer in claims.indices.dropFirst()
    where units[claims[outer - 1].unit].within == claims[outer].unit {
      narrow(outer - 1, outer)
    }
  }

  private mutating func narrow(_ inner: Int, _ outer: Int) {
    let around = claims[outer].candidates
    let fitting = claims[inner].candidates.filter { candidate in
      around.contains { isInside(candidate.unit, $0.unit) }
    }
    if fitting.isEmpty { return }
    claims[inner].candidates = fitting
    claims[inner].isNarrowed = true
    claims[outer].isNarrowed = true
    claims[outer].candidates = around.filter { place in
      fitting.contains { isInside($0.unit, place.unit) }
    }
  }

  private func isInside(_ unit: AdministrativeUnit, _ outer: AdministrativeUnit) -> Bool {
    let code = lists.gazetteer.firstRow(outer.row)
    var next = unit.parent(on: lists.day)
    while let parent = next {
      if lists.gazetteer.firstRow(parent.row) == code { return true }
      next = parent.parent(on: lists.day)
    }
    return false
  }

  // MARK: Context

  private mutating func collectSupport() {
    var seen: Set<UInt64> = []
    for claim in claims {
      guard claim.isHead || seen.insert(claim.key).inserted else { continue }
      let nearest = claim.candidates.map(\.distance).min() ?? 0
      let likely = claim.candidates.filter { $0.distance == nearest }
      for candidate in likely {
        support.add(
          areas(of: candidate.unit), weight: (claim.isHead ? PlaceSupport.head : 60) / likely.count)
      }
    }
    support.settle()
  }

  private func areas(of unit: AdministrativeUnit) -> PlaceSupport.Areas {
    PlaceSupport.Areas(unit, day: lists.day, gazetteer: lists.gazetteer)
  }

  private mutating func choose(_ index: Int, _ units: [Unit]) {
    let claim = claims[index]
    // What is the same in the same surroundings means the same.
    let isCommon = !claim.isNarrowed && !claim.isHead
    if isCommon, let same = decided[claim.key] {
      claims[index].candidates = claims[same].candidates
      claims[index].choice = claims[same].choice
      return
    }
    if isCommon { decided[claim.key] = index }
    if claim.candidates.isEmpty { findMisprints(index, units) }
    let candidates = claims[index].candidates
    guard let nearest = candidates.map(\.distance).min() else { return }
    let likely = candidates.count { $0.distance == nearest }
    let own = (claim.isHead ? PlaceSupport.head : 60) / likely
    func score(_ candidate: Candidate) -> Int {
      support.score(areas(of: candidate.unit), without: candidate.distance == nearest ? own : 0)
        - candidate.distance * 10
    }
    if candidates.count == 1 {
      // A commune elsewhere, where the document has a place of its own, is likelier one no list has.
      let isElsewhere = units[claim.unit].level == .commune && support.home != nil
      if nearest < 2 && !isElsewhere || score(candidates[0]) >= PlaceSupport.enough {
        claims[index].choice = candidates[0]
      }
      return
    }
    let ranked = candidates.map { (candidate: $0, score: score($0)) }
      .sorted { $0.score > $1.score }
    if ranked[0].score >= PlaceSupport.enough, ranked[0].score >= 2 * max(0, ranked[1].score) {
      claims[index].choice = ranked[0].candidate
    } else {
      // Nothing around tells: only the name itself can.
      claims[index].candidates.removeAll { $0.distance > nearest }
      if likely == 1, nearest < 2 { claims[index].choice = claims[index].candidates[0] }
    }
  }

  /// «xã Đăk Koi»: a name no list has, among those of the place that most of the document speaks for.
  private mutating func findMisprints(_ index: Int, _ units: [Unit]) {
    let unit = claims[index].unit
    guard let level = units[unit].level, level == .commune || level == .district,
      let name = units[unit].scope.name, let area = support.area(above: level)
    else { return }
    claims[index].candidates = lists.misprints(
      reading.bytes(of: name), type: units[unit].scope.type?.official, inside: area)
  }

  private func fill(_ unit: inout Unit, _ claim: Claim) {
    guard let choice = claim.choice else {
      unit.candidates = claim.candidates.count
      // It is a place, but which one the page does not tell.
      unit.confidence = min(unit.confidence, 85)
      return
    }
    unit.candidates = 1
    let printed = unit.scope.type.flatMap { $0.official == choice.unit.typeCell ? nil : $0 }
    unit.place = OfficialPlace(
      unit: choice.unit, spelling: choice.spelling, day: lists.day, type: printed)
    unit.level = choice.unit.level
    let doubt = min(30, choice.distance * 4) + (isCovered ? 0 : 5) + (choice.isRegular ? 0 : 10)
    unit.confidence = UInt8(max(50, Int(unit.confidence) - doubt))
  }
}
