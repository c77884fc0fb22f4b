import VanBanText

/// Finds people: a form of address and a name, with the office behind it.
struct PersonExtractor {
  private let reading: Reading
  private let names: NameGrammar

  init(_ reading: Reading) {
    self.reading = reading
    names = NameGrammar(reading: reading)
  }

  /// The people of the text, in order.
  ///
  /// - Parameter units: what is known to be a place or a body already; «tỉnh Bà Rịa» is no lady.
  func extract(units: [Unit]) -> [Person] {
    var found: [Person] = []
    var unit = 0
    var next = 0
    for at in reading.triggers where at >= next && reading.has(.honorifics, at: at) {
      while unit < units.count, units[unit].tokens.upperBound <= at { unit += 1 }
      let isInUnit = unit < units.count && units[unit].tokens.contains(at)
      guard !isInUnit, let person = person(at: at, units, from: unit) else { continue }
      found.append(person)
      if reading.keyword(at) == .plural { addMore(like: person, to: &found, units, from: unit) }
      next = found[found.count - 1].tokens.upperBound
    }
    let holders = units.compactMap(holder)
    if holders.isEmpty { return found }
    return (found + holders).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func person(at first: Int, _ units: [Unit], from unit: Int) -> Person? {
    guard let honorific = reading.longest(.honorifics, at: first),
      reading.keyword(first - 1) != .plural
    else { return nil }
    // A rank alone («PGS.TS») introduces a name as well.
    var start = honorific.end
    while start - first < 12, reading.follows(start) {
      if reading.sign(start) == .period, reading.gap(start) == .none {
        start += 1
      } else if let rank = reading.longest(.honorifics, at: start), isRank(rank) {
        start = rank.end
      } else {
        break
      }
    }
    let hasColon = reading.follows(start) && reading.sign(start) == .colon
    if hasColon { start += 1 }
    guard reading.follows(start), !names.beginsOther(start), let end = name(at: start),
      !hasColon || names.isPerson(start..<end)
    else { return nil }
    return Person(
      surface: reading.range(start..<end),
      honorific: isRank(honorific)
        ? nil : reading.lexicon.cell(.honorifics, Int(honorific.row), 2).string,
      role: role(behind: end, units, from: unit).map(reading.range), confidence: 95,
      tokens: start..<end)
  }

  /// «Các đồng chí: Nguyễn Văn A - Bí thư; Trần Thị B, Phó Bí thư»: one form of address for a list.
  private func addMore(
    like first: Person, to found: inout [Person], _ units: [Unit], from unit: Int
  ) {
    var end = first.tokens.upperBound
    var role = self.role(behind: end, units, from: unit)
    while true {
      var at = role?.upperBound ?? end
      if reading.sign(at) == .closeParenthesis { at += 1 }
      let isJoined =
        reading.sign(at) == .semicolon || reading.sign(at) == .comma || reading.keyword(at) == .and
      guard isJoined, reading.follows(at), reading.follows(at + 1), !names.beginsOther(at + 1),
        let next = name(at: at + 1), names.isPerson(at + 1..<next)
      else { return }
      end = next
      role = self.role(behind: end, units, from: unit)
      found.append(
        Person(
          surface: reading.range(at + 1..<end), honorific: first.honorific,
          role: role.map(reading.range), confidence: 90, tokens: at + 1..<end))
    }
  }

  private func isRank(_ hit: Hit) -> Bool {
    reading.lexicon.cell(.honorifics, Int(hit.row), 1) == "rank"
  }

  /// Two to five words of a name; a single one names nobody in particular.
  private func name(at first: Int) -> Int? {
    guard let end = names.name(at: first, limit: 5) else { return nil }
    for at in first..<end where at > first && reading.longest(.roles, at: at) != nil {
      if reading.longest(.roles, at: at)!.count > 1 { return at - first >= 2 ? at : nil }
    }
    guard end - first >= 2 else { return nil }
    let isInCapitals = (first..<end).allSatisfy { reading.tokens[$0].shape == .upper }
    return isInCapitals && end - first > 4 ? nil : end
  }

  /// The office behind «,», «–», «(» or «là», with the body it belongs to.
  private func role(behind end: Int, _ units: [Unit], from unit: Int) -> Range<Int>? {
    var at = end
    switch reading.sign(at) {
    case .comma, .dash, .openParenthesis: at += 1
    default:
      guard reading.keyword(at) == .is else { return nil }
      at += 1
    }
    let first = at
    var last = at
    var next = unit
    // «Phó Bí thư, Chủ tịch UBND huyện»: offices go on behind a comma.
    while reading.follows(at), let role = office(at: at) {
      last = role
      while next < units.count, units[next].tokens.lowerBound <= last {
        last = max(last, units[next].tokens.upperBound)
        next += 1
      }
      // «Chủ tịch Hội Nông dân» names the body without its place, which makes no unit.
      for inside in at...role where reading.tokens.indices.contains(inside) {
        guard reading.follows(inside), reading.tokens[inside].isCapitalized else { continue }
        if let body = reading.longest(.organizations, at: inside) { last = max(last, body.end) }
      }
      guard reading.sign(last) == .comma else { break }
      at = last + 1
    }
    return last > first ? first..<last : nil
  }

  private func office(at first: Int) -> Int? {
    let at = reading.keyword(first) == .former ? first + 1 : first
    return reading.longest(.roles, at: at)?.end
  }

  /// «Phó Chủ tịch UBND huyện Võ Thị Kim Loan»: a name right behind the body of an office.
  private func holder(behind unit: Unit) -> Person? {
    let start = unit.tokens.upperBound
    guard unit.kind == .organization, reading.follows(start), let end = name(at: start),
      names.isPerson(start..<end),
      let role = reading.longest(.roles, endingAt: unit.tokens.lowerBound)
    else { return nil }
    return Person(
      surface: reading.range(start..<end), honorific: nil,
      role: reading.range(role.first..<start), confidence: 85, tokens: start..<end)
  }
}
