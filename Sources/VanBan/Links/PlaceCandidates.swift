import VanBanText

/// Looks a printed name up in the official lists.
struct PlaceCandidates {
  /// A unit that the name may mean.
  struct Candidate {
    let unit: AdministrativeUnit
    let spelling: Int
    /// How far what is printed is from that spelling; see `LetterTable.distance`.
    let distance: Int
    /// Neither abolished on the day nor of another type than the one printed.
    let isRegular: Bool
  }

  let gazetteer: Gazetteer
  /// The day of the document: 20230331.
  let day: UInt32

  /// The units of a name that exist on the day; without any, those that existed before. Never one that
  /// comes later.
  ///
  /// - Parameters:
  ///   - type: the official type word, nil when none is printed.
  ///   - level: the level when the type does not tell it.
  func candidates(
    _ name: UnsafeRawBufferPointer, type: Cell?, level: Unit.Level?
  ) -> [Candidate] {
    let found = units(name, type: type, level: level)
    // «Thành ủy Thủ Đức»: cities are of two levels.
    return found.isEmpty && type == nil && level == .province
      ? units(name, type: nil, level: .district) : found
  }

  private func units(
    _ name: UnsafeRawBufferPointer, type: Cell?, level: Unit.Level?
  ) -> [Candidate] {
    var best = Int.max
    var found: [Candidate] = []
    gazetteer.forEachRow(named: gazetteer.letters.hash(name)) { row in
      let unit = AdministrativeUnit(row: row)
      guard unit.hasBegun(by: day) else { return }
      let hasType = type.map { unit.typeCell == $0 } ?? true
      guard hasType || unit.level == level, type != nil || level == nil || unit.level == level
      else { return }
      let rank = (hasType ? 0 : 2) + (unit.exists(on: day) ? 0 : 1)
      guard rank <= best else { return }
      if rank < best { found.removeAll() }
      best = rank
      let (spelling, distance) = nearest(name, unit)
      found.append(
        Candidate(unit: unit, spelling: spelling, distance: distance, isRegular: rank == 0))
    }
    return withoutRepeats(found)
  }

  /// The units inside another one whose names are one letter away from a printed one.
  func misprints(
    _ name: UnsafeRawBufferPointer, type: Cell?, inside area: AdministrativeUnit
  ) -> [Candidate] {
    var found: [Candidate] = []
    // No official name is longer.
    guard name.count <= 64 else { return found }
    gazetteer.forEachChild(of: area.row) { row in
      let unit = AdministrativeUnit(row: row)
      guard unit.exists(on: day), type.map({ unit.typeCell == $0 }) ?? true else { return }
      let (spelling, distance) = nearest(name, unit)
      if distance <= Self.misprint {
        found.append(
          Candidate(unit: unit, spelling: spelling, distance: distance, isRegular: true))
      }
    }
    return withoutRepeats(found)
  }

  /// One other letter and one other mark.
  private static let misprint = 6

  private func nearest(
    _ name: UnsafeRawBufferPointer, _ unit: AdministrativeUnit
  ) -> (spelling: Int, distance: Int) {
    var best = (spelling: 0, distance: Int.max)
    for number in 0..<unit.spellingCount {
      let spelling = unit.spelling(number).bytes
      // «TP. HCM»: a short form is found, and never written.
      if spelling.elementsEqual(name) {
        return (spelling.allSatisfy { $0 < 0x5B } ? 0 : number, 0)
      }
      let distance = gazetteer.letters.distance(name, spelling)
      if distance < best.distance { best = (number, distance) }
    }
    return best
  }

  /// A unit that was renamed or retyped between two lists stands in both; the later one counts.
  private func withoutRepeats(_ candidates: [Candidate]) -> [Candidate] {
    if candidates.count < 2 { return candidates }
    return candidates.enumerated().filter { index, candidate in
      let code = gazetteer.firstRow(candidate.unit.row)
      return !candidates[(index + 1)...].contains { gazetteer.firstRow($0.unit.row) == code }
    }.map(\.element)
  }
}
