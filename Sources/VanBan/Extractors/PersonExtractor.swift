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
    var officers: [Person] = []
    for trigger in reading.triggers where trigger.has(Self.leads) && trigger.at >= next {
      let at = trigger.at
      while unit < units.count, units[unit].tokens.upperBound <= at { unit += 1 }
      guard let honorific = reading.longest(.honorifics, at: at), isBeforeName(honorific) else {
        if let role = reading.longest(.roles, at: at), names.isNameWord(role.end),
          let officer = officer(role),
          unit >= units.count || !units[unit].tokens.overlaps(officer.tokens)
        {
          officers.append(officer)
        }
        continue
      }
      let isInUnit = unit < units.count && units[unit].tokens.contains(at)
      guard !isInUnit, let person = person(behind: honorific, units, from: unit) else {
        continue
      }
      found.append(person)
      addMore(like: person, to: &found, units, from: unit)
      next = found[found.count - 1].tokens.upperBound
    }
    let others = officers + units.compactMap(holder)
    let named = others.isEmpty ? found : merge(found, others)
    let again = repeats(of: named, units)
    return again.isEmpty ? named : merge(named, again)
  }

  /// «(1) Pinăng Thị Mai: 23/23 phiếu»: the bare names of people whom the text presents elsewhere.
  private func repeats(of people: [Person], _ units: [Unit]) -> [Person] {
    let known = Set(people.map { FNV1a.hash(reading.bytes(of: $0.tokens)) })
    if known.isEmpty { return [] }
    var found: [Person] = []
    var unit = 0
    var end = 0
    for at in reading.capitals where at >= end {
      guard let stop = names.name(at: at) else { continue }
      end = stop
      let name = at..<stop
      guard name.count > 1, known.contains(FNV1a.hash(reading.bytes(of: name))) else { continue }
      while unit < units.count, units[unit].tokens.upperBound <= name.lowerBound { unit += 1 }
      if unit < units.count, units[unit].tokens.overlaps(name) { continue }
      found.append(
        Person(
          surface: reading.range(name), honorific: nil, role: nil, confidence: 80, tokens: name))
    }
    return found
  }

  private static let leads = Table.honorifics.bit | Table.roles.bit

  /// All in order; of two that overlap the earlier one, or the one with a form of address.
  private func merge(_ found: [Person], _ others: [Person]) -> [Person] {
    var merged: [Person] = []
    let all = (found + others).enumerated().sorted {
      ($0.element.tokens.lowerBound, $0.offset) < ($1.element.tokens.lowerBound, $1.offset)
    }
    for (_, person) in all
    where merged.last.map({ !$0.tokens.overlaps(person.tokens) }) ?? true {
      merged.append(person)
    }
    return merged
  }

  /// «Trưởng thôn Nguyễn Văn Tám»: a name right behind an office.
  private func officer(_ role: Hit) -> Person? {
    let first = role.first
    guard reading.tokens[first].isCapitalized, reading.follows(role.end),
      !names.beginsOther(role.end),
      let end = name(at: role.end), names.isPerson(role.end..<end)
    else { return nil }
    return Person(
      surface: reading.range(role.end..<end), honorific: nil,
      role: reading.range(first..<role.end), confidence: 85, tokens: role.end..<end)
  }

  private func person(behind honorific: Hit, _ units: [Unit], from unit: Int) -> Person? {
    let first = honorific.first
    guard reading.keyword(first - 1) != .plural, !isNobody(honorific), hasCase(honorific),
      !isInName(first)
    else { return nil }
    // A rank alone («PGS.TS») introduces a name as well.
    var start = honorific.end
    while start - first < 12, reading.follows(start) {
      if reading.sign(start) == .period, reading.gap(start) == .none {
        start += 1
      } else if let rank = reading.longest(.honorifics, at: start), isRank(rank), hasCase(rank) {
        start = rank.end
      } else {
        break
      }
    }
    // «Các đồng chí được phân công: …».
    if reading.keyword(first) == .plural,
      let colon = (start..<min(start + 5, reading.count)).first(where: {
        !reading.follows($0) || reading.tokens[$0].shape != .lower
      }), reading.sign(colon) == .colon
    {
      start = colon
    }
    let hasColon = reading.follows(start) && reading.sign(start) == .colon
    if hasColon { start += 1 }
    guard reading.follows(start), !names.beginsOther(start), let end = name(at: start),
      !hasColon && !isNoun(honorific) || names.isPerson(start..<end)
        || names.isShortPerson(start..<end),
      names.isPerson(start..<end) || !names.isPlace(start..<end)
    else { return nil }
    return Person(
      surface: reading.range(start..<end),
      honorific: isRank(honorific)
        ? nil : reading.lexicon.cell(.honorifics, Int(honorific.row), 2).string,
      role: role(behind: end, units, from: unit).map(reading.range), confidence: 95,
      tokens: start..<end)
  }

  /// A capital or a sign follows; «học sinh giỏi» is told apart here.
  @inline(__always)
  private func isBeforeName(_ honorific: Hit) -> Bool {
    honorific.end < reading.count
      && (reading.tokens[honorific.end].shape != .lower
        || reading.tokens[honorific.end].kind == .sign
        || reading.keyword(honorific.first) == .plural)
  }

  /// «Các đồng chí: Nguyễn Văn A - Bí thư; Trần Thị B, Phó Bí thư», «ông A Phai (thôn 4) và A Nging»: one
  /// form of address for a list.
  private func addMore(
    like first: Person, to found: inout [Person], _ units: [Unit], from unit: Int
  ) {
    var unit = unit
    var end = first.tokens.upperBound
    while let at = next(behind: end, units, from: unit) {
      guard let stop = name(at: at) else { return }
      while unit < units.count, units[unit].tokens.upperBound <= at { unit += 1 }
      let name = at..<stop
      let role = self.role(behind: stop, units, from: unit)
      guard
        names.isPerson(name) || names.isShortPerson(name)
          || role != nil && reading.sign(at - 1) == .semicolon
      else { return }
      end = stop
      found.append(
        Person(
          surface: reading.range(name), honorific: first.honorific, role: role.map(reading.range),
          confidence: 90, tokens: name))
    }
  }

  /// Where the next name of a list can begin: behind the office and what is in parentheses, and behind a
  /// comma, «và» or a semicolon; before a semicolon there may be words («phụ trách chung;»).
  private func next(behind end: Int, _ units: [Unit], from unit: Int) -> Int? {
    var at = role(behind: end, units, from: unit)?.upperBound ?? end
    if reading.sign(at) == .openParenthesis {
      at = (at..<min(at + 24, reading.count)).first { reading.sign($0) == .closeParenthesis } ?? at
    }
    if reading.sign(at) == .closeParenthesis { at += 1 }
    func isStart(_ at: Int) -> Bool {
      reading.follows(at) && names.isNameWord(at) && !names.beginsOther(at)
    }
    if reading.sign(at) == .comma || reading.sign(at) == .semicolon || reading.keyword(at) == .and,
      reading.follows(at), isStart(at + 1)
    {
      return at + 1
    }
    let semicolon = (at..<min(at + 30, reading.count)).first {
      !reading.follows($0) || reading.sign($0) == .semicolon || reading.sign($0) == .period
    }
    guard let semicolon, reading.sign(semicolon) == .semicolon, isStart(semicolon + 1) else {
      return nil
    }
    return semicolon + 1
  }

  /// «lễ hội Nghinh Ông Sông Đốc», «đường Bà Huyện Thanh Quan»: the form of address belongs to a name.
  private func isInName(_ at: Int) -> Bool {
    guard at > 0, reading.follows(at), reading.tokens[at].shape == .title else { return false }
    return reading.tokens[at - 1].shape == .title && reading.tokens[at - 1].kind == .word
      || reading.label(before: at) == true
  }

  /// «Bà Chúa Kho».
  private func isNobody(_ hit: Hit) -> Bool {
    reading.lexicon.cell(.honorifics, Int(hit.row), 1) == "nobody"
  }

  /// «tân binh», «học sinh»: a noun, behind which only what is certainly a name counts.
  private func isNoun(_ hit: Hit) -> Bool {
    reading.lexicon.cell(.honorifics, Int(hit.row), 1) == "noun"
  }

  /// «Y sĩ», but not «Y Sỹ»: the words of a rank are written as the table writes them.
  private func hasCase(_ hit: Hit) -> Bool {
    guard hit.count > 1, reading.tokens[hit.end - 1].shape == .title else { return true }
    let phrase = reading.lexicon.cell(.honorifics, Int(hit.row), 0).bytes
    let last = phrase[(phrase.lastIndex(of: 0x20).map { $0 + 1 } ?? 0)...]
    return last.first.map { !(0x61...0x7A).contains($0) } ?? true
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
      guard reading.sign(last) == .comma || reading.keyword(last) == .also else { break }
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
    // «đồng chí Bí thư Huyện ủy Tẩn A Sài».
    let honorific = reading.longest(.honorifics, endingAt: role.first).flatMap {
      isRank($0) || isNobody($0) ? nil : reading.lexicon.cell(.honorifics, Int($0.row), 2).string
    }
    return Person(
      surface: reading.range(start..<end), honorific: honorific,
      role: reading.range(role.first..<start), confidence: 85, tokens: start..<end)
  }
}
