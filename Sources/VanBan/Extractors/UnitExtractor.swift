import VanBanText

/// Finds named bodies and places.
struct UnitExtractor {
  private let reading: Reading
  private let organizations: OrganizationGrammar
  private let places: PlaceGrammar
  private let names: NameGrammar

  init(_ reading: Reading) {
    self.reading = reading
    organizations = OrganizationGrammar(reading)
    places = PlaceGrammar(reading)
    names = NameGrammar(reading: reading)
  }

  /// The units of the text, in order.
  func extract() -> [Unit] {
    var found: [Unit] = []
    found.reserveCapacity(reading.triggers.count / 8)
    var next = 0
    for trigger in reading.triggers
    where trigger.has(Self.triggers | Table.organizationFields.bit) && trigger.at >= next {
      let at = trigger.at
      let isHead = trigger.has(Self.triggers)
      // «phòng Kinh tế»: in small letters a head is one only before its field.
      if trigger.has(Table.organizationFields.bit), at > next,
        reading.tokens[at - 1].shape == .lower, reading.tokens[at].isCapitalized,
        reading.follows(at), reading.has(.organizations, at: at - 1),
        let body = organizations.organization(at: at - 1)
      {
        found.append(unit(of: body))
        next = body.tokens.upperBound
      } else if isHead {
        next = unit(trigger, &found) ?? skip(trigger) ?? at + 1
      }
    }
    return found
  }

  private static let triggers =
    Table.organizations.bit | Table.administrativeTypes.bit | Table.landmarks.bit

  /// What looks like a unit and is none: the collective behind «T/M», the heads of papers, and a head
  /// without what would make it a body, whose words begin no other body.
  private func skip(_ trigger: Trigger) -> Int? {
    let at = trigger.at
    if trigger.has(Table.landmarks.bit), let landmark = reading.longest(.landmarks, at: at) {
      let kind = reading.lexicon.cell(.landmarks, Int(landmark.row), 1)
      if kind == "TM" {
        return (at + 1..<reading.count).first { reading.gap($0) >= .line } ?? reading.count
      }
      if kind == "party" || kind == "youth" || kind == "nation" || kind == "nobody" {
        return landmark.end
      }
    }
    if trigger.has(Table.administrativeTypes.bit),
      let type = reading.longest(.administrativeTypes, at: at), places.isOtherWord(type)
    {
      return type.end
    }
    guard trigger.has(Table.organizations.bit), reading.tokens[at].isCapitalized else { return nil }
    return reading.longest(.organizations, at: at)?.end
  }

  /// «Chính phủ điện tử».
  private func isNobody(_ at: Int) -> Bool {
    reading.longest(.landmarks, at: at).map {
      reading.lexicon.cell(.landmarks, Int($0.row), 1) == "nobody"
    } ?? false
  }

  private func unit(_ trigger: Trigger, _ found: inout [Unit]) -> Int? {
    let first = trigger.at
    if reading.isClaimed(first) || trigger.has(Table.landmarks.bit) && isNobody(first) {
      return nil
    }
    if reading.has(.organizations, at: first),
      let body = organizations.organization(at: first).map(withoutHolder), !isInOffice(body)
    {
      found.append(unit(of: body))
      return body.tokens.upperBound
    }
    guard trigger.has(Table.administrativeTypes.bit), let place = places.place(at: first) else {
      return nil
    }
    guard place.name != nil else { return list(of: place, behind: place.tokens.upperBound, &found) }
    found.append(unit(of: place))
    // «các xã A và B», «02 xã A và B».
    return coordination(
      of: place, behind: place.tokens.upperBound, isSure: isCounted(first), &found)
  }

  /// «Chủ tịch UBND tỉnh Lê Ngọc Tuấn»: behind an office the name is that of a person, unless the official
  /// lists have a place of that name: «Chủ tịch UBND xã Hồ Thị Kỷ».
  private func withoutHolder(
    _ body: OrganizationGrammar.Organization
  ) -> OrganizationGrammar.Organization {
    guard let place = body.place, let name = place.name, names.isPerson(name),
      place.tokens.upperBound == body.tokens.upperBound,
      reading.longest(.roles, endingAt: body.tokens.lowerBound) != nil,
      reading.longest(.municipalities, at: name.lowerBound) == nil,
      !isListed(name, as: place.type)
    else { return body }
    return OrganizationGrammar.Organization(
      tokens: body.tokens.lowerBound..<name.lowerBound, head: body.head,
      scope: .init(
        end: name.lowerBound,
        place: Place(
          tokens: place.tokens.lowerBound..<name.lowerBound, type: place.type, name: nil)))
  }

  /// «Phó Bí thư Thường trực | Huyện ủy»: the word belongs to an office, behind which the body begins; a
  /// committee has members: «Ủy viên | Ban Thường vụ Huyện ủy».
  private func isInOffice(_ body: OrganizationGrammar.Organization) -> Bool {
    guard body.head.count < 3,
      reading.lexicon.cell(.organizations, Int(body.head.row), 1) == "collective"
    else { return false }
    let first = body.tokens.lowerBound
    return (max(0, first - 4)..<first).contains { start in
      guard let role = reading.longest(.roles, at: start), role.end > first else { return false }
      return reading.longest(.organizations, at: role.end) != nil
    }
  }

  private func unit(of body: OrganizationGrammar.Organization) -> Unit {
    let scope = body.place.flatMap { level(of: $0) }
    let inner = body.scope?.head.flatMap { level(.organizations, Int($0.row), 2) }
    return Unit(
      surface: reading.range(body.tokens), kind: .organization,
      level: scope ?? inner ?? level(.organizations, Int(body.head.row), 2), type: nil, name: nil,
      confidence: 95,
      scope: PlaceScope(
        type: body.place.map { PlaceType(row: Int($0.type.row)) },
        name: body.place?.name ?? body.scope?.name),
      tokens: body.tokens)
  }

  private func unit(of place: Place) -> Unit {
    unit(place.tokens, type: place.type, name: place.name!)
  }

  /// «thành phố Đà Nẵng» ranks with the provinces.
  private func level(of place: Place) -> Unit.Level? {
    if let name = place.name, let city = reading.longest(.municipalities, at: name.lowerBound),
      city.end == name.upperBound
    {
      return level(.municipalities, Int(city.row), 1)
    }
    return level(.administrativeTypes, Int(place.type.row), 1)
  }

  private func unit(_ tokens: Range<Int>, type: Hit, name: Range<Int>) -> Unit {
    Unit(
      surface: reading.range(tokens), kind: .administrative,
      level: level(of: Place(tokens: tokens, type: type, name: name)),
      type: PlaceType(row: Int(type.row)),
      name: reading.range(name), confidence: 95,
      scope: PlaceScope(type: PlaceType(row: Int(type.row)), name: name), tokens: tokens)
  }

  private func level(_ table: Table, _ row: Int, _ column: Int) -> Unit.Level? {
    Unit.Level(rawValue: reading.lexicon.cell(table, row, column).string)
  }

  /// «các xã A, B và C»: the names behind the first one are places of the same type.
  ///
  /// - Parameter isSure: a number or «các» stands in front; else only names that the official lists know
  ///   as places of that type count.
  private func coordination(
    of place: Place, behind end: Int, isSure: Bool, _ found: inout [Unit]
  ) -> Int {
    var at = end
    while true {
      let (around, next) = enclosing(behind: at)
      guard reading.follows(next), reading.sign(next) == .comma || reading.keyword(next) == .and,
        let item = item(at: next + 1), isSure || isListed(item, as: place.type)
      else { return at }
      if let around { found.append(unit(of: around)) }
      found.append(unit(item, type: place.type, name: item))
      at = item.upperBound
    }
  }

  /// «(huyện Việt Yên)» behind the name of a list: the place around, and the token behind it.
  private func enclosing(behind end: Int) -> (place: Place?, end: Int) {
    guard reading.sign(end) == .openParenthesis, reading.follows(end),
      let place = places.place(at: end + 1), place.name != nil,
      reading.sign(place.tokens.upperBound) == .closeParenthesis
    else { return (nil, end) }
    return (place, place.tokens.upperBound + 1)
  }

  /// «03 xã (A, B, C)», «05 xã … gồm: A, B», «05 xã đạt chuẩn (A, B)»: a list of bare names behind a counted
  /// type word.
  private func list(of place: Place, behind end: Int, _ found: inout [Unit]) -> Int? {
    guard isCounted(place.type.first) else { return nil }
    var at = end
    var isApart = false
    while at < reading.count, at - end < 12, reading.follows(at) {
      if reading.sign(at) == .openParenthesis || reading.sign(at) == .colon { break }
      if reading.keyword(at) == .including {
        isApart = false
        break
      }
      guard reading.tokens[at].kind != .sign || reading.sign(at) == .slash,
        reading.longest(.administrativeTypes, at: at) == nil
      else { return nil }
      isApart = true
      at += 1
    }
    guard at < reading.count, reading.follows(at), at - end < 12 else { return nil }
    at += 1
    if reading.sign(at) == .colon { at += 1 }
    var items: [Range<Int>] = []
    while let item = item(at: at) {
      items.append(item)
      at = item.upperBound
      guard
        reading.sign(at) == .comma || reading.sign(at) == .semicolon || reading.keyword(at) == .and
      else { break }
      at += 1
    }
    guard items.count >= 2, !isApart || items.allSatisfy({ isListed($0, as: place.type) }) else {
      return nil
    }
    for item in items { found.append(unit(item, type: place.type, name: item)) }
    return items.last!.upperBound
  }

  /// Behind a number, in figures or words, or «các».
  private func isCounted(_ at: Int) -> Bool {
    guard at > 0, reading.follows(at) else { return false }
    return reading.tokens[at - 1].kind == .number || reading.keyword(at - 1) == .plural
      || reading.longest(.numerals, endingAt: at, within: 1) != nil
  }

  /// The official lists know a place of that type with this name.
  private func isListed(_ name: Range<Int>, as type: Hit) -> Bool {
    let official = PlaceType(row: Int(type.row)).official
    return Gazetteer.official.hasUnit(reading.bytes(of: name), type: official)
  }

  /// A bare name of a list.
  private func item(at first: Int) -> Range<Int>? {
    guard reading.follows(first), names.isNameWord(first), !names.beginsOther(first),
      reading.longest(.administrativeTypes, at: first) == nil,
      let end = names.name(at: first)
    else { return nil }
    return first..<end
  }
}
