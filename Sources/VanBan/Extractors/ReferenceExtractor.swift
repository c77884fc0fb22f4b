import VanBanText

/// Puts references together: number or name, and the date, issuer, title and pointer around it.
struct ReferenceExtractor {
  private let reading: Reading
  private let dates: [DateExpression]
  private let units: [Unit]
  private let acts: [ActGrammar.Act]
  private let titles: TitleGrammar
  private let organizations: OrganizationGrammar

  init(_ reading: Reading, acts: [ActGrammar.Act], dates: [DateExpression], units: [Unit]) {
    self.reading = reading
    self.dates = dates
    self.units = units
    self.acts = acts
    titles = TitleGrammar(reading: reading)
    organizations = OrganizationGrammar(reading)
  }

  /// The references of the text, in order.
  ///
  /// - Parameter numbers: the document numbers of the text without the document's own.
  func extract(numbers: [ScannedNumber]) -> [Reference] {
    var found = merge(numbers, acts)
    for index in found.indices { complete(&found[index]) }
    CoordinationLinker(reading: reading).link(&found)
    return found
  }

  /// Numbered and unnumbered mentions in one list; a name in front of a number belongs to it.
  private func merge(_ numbers: [ScannedNumber], _ acts: [ActGrammar.Act]) -> [Reference] {
    var found: [Reference] = []
    found.reserveCapacity(numbers.count + acts.count)
    var act = 0
    for number in numbers {
      var start = number.start
      var type = self.type(of: number)
      while act < acts.count, acts[act].tokens.lowerBound < number.tokens.upperBound {
        let name = acts[act]
        act += 1
        if name.tokens.upperBound == number.bareStart {
          start = name.tokens.lowerBound
          type = name.type
        } else if name.tokens.upperBound < number.bareStart {
          found.append(reference(to: name))
        }
      }
      let tokens = start..<number.tokens.upperBound
      let issuer = number.issuerInFront.map {
        Reference.Issuer(surface: reading.range($0), isShared: true)
      }
      found.append(
        Reference(
          surface: reading.range(tokens), type: type, number: number.number, issuer: issuer,
          confidence: number.isMalformed ? 80 : number.typeWord == nil ? 95 : 99,
          isJoint: number.isJoint,
          tokens: tokens))
    }
    for name in acts[act...] { found.append(reference(to: name)) }
    return found
  }

  private func reference(to act: ActGrammar.Act) -> Reference {
    Reference(
      surface: reading.range(act.tokens), type: act.type, number: nil,
      title: reading.range(act.tokens),
      confidence: act.isKnown ? 97 : 85, tokens: act.tokens)
  }

  // MARK: Type

  /// The printed code wins over the word in front, which in turn names what has no code.
  private func type(of number: ScannedNumber) -> DocumentType? {
    let word = number.typeWord.map { DocumentType(.documentTypes, row: Int($0.row)) }
    let named = word.flatMap { $0.codeCell == "-" ? nil : $0 }
    if let hit = number.typeSymbol, !(isUncertain(hit, number) && named != nil) {
      let symbol = DocumentType(.typeSymbols, row: Int(hit.row))
      guard let named else { return symbol }
      // «Thông tư số 20/TC-TT»: ministries of old put themselves before the type.
      let isNamed =
        named.codeCell == symbol.codeCell
        || number.number.issuers.contains { named.codeCell.isSame(as: $0) }
      return isNamed ? named : symbol
    }
    if let named { return named }
    // A state symbol of body and unit without a type is a công văn: «2390/STC-QLGCS».
    let isLetter =
      number.number.year == nil && number.number.issuers.count >= 2 || word != nil
    return isLetter && number.number.year == nil ? Lexicon.letter : nil
  }

  /// A symbol that names a body as well, or is hardly ever a type.
  private func isUncertain(_ hit: Hit, _ number: ScannedNumber) -> Bool {
    number.standsForBody || reading.lexicon.cell(.typeSymbols, Int(hit.row), 3) == "weak"
  }

  // MARK: What follows

  private func complete(_ reference: inout Reference) {
    var at = reference.tokens.upperBound
    if reference.number == nil, let date = date(behind: at), case .point(let point) = date.value,
      case .day = point.part
    {
      reference.date = .init(value: date.value, surface: date.surface, isShared: false)
      at = date.tokens.upperBound
    } else if reference.number != nil {
      at = completeNumbered(&reference, from: at)
    }
    if reference.number != nil, let title = titles.title(at: at) {
      reference.title = reading.range(title)
    }
    reference.pointer = PointerGrammar(reading: reading).pointer(
      before: reference.tokens.lowerBound)
    reference.relation = relation(before: reference) ?? .mentions
  }

  private func completeNumbered(_ reference: inout Reference, from end: Int) -> Int {
    var at = end
    take(dateBehind: &at, &reference)
    if reference.date == nil, reading.follows(at) {
      let day = reading.sign(at) == .comma ? at + 1 : at
      at = reading.garbledDate(at: day) ?? at
    }
    if let aside = endOfAside(at) { at = aside }
    let comma = reading.sign(at) == .comma && reading.follows(at + 1) ? at + 1 : at
    if reference.issuer == nil, reading.follows(comma),
      reading.keyword(comma) == .of || reading.keyword(comma) == .between,
      let issuer = issuer(at: comma + 1, of: reference)
    {
      reference.issuer = .init(surface: reading.range(issuer), isShared: false)
      at = issuer.upperBound
      if reference.date == nil { take(dateBehind: &at, &reference) }
    }
    return at
  }

  /// «ngày 17/11/2000 (đã được sửa đổi tại …) của Chính phủ»: where the remark in parentheses ends, if a
  /// body follows it.
  private func endOfAside(_ first: Int) -> Int? {
    guard reading.follows(first), reading.sign(first) == .openParenthesis else { return nil }
    for at in first + 1..<min(first + 60, reading.count) {
      guard reading.follows(at), reading.sign(at) != .openParenthesis else { return nil }
      if reading.sign(at) == .closeParenthesis {
        return reading.follows(at + 1) && reading.keyword(at + 1) == .of ? at + 1 : nil
      }
    }
    return nil
  }

  private func take(dateBehind at: inout Int, _ reference: inout Reference) {
    guard let date = date(behind: at) else { return }
    reference.date = .init(
      value: date.resolved ?? date.value, surface: date.surface, isShared: false)
    // «Thông tư số A và Thông tư số B cùng ngày …»: the day of both.
    reference.datesList = reading.keyword(date.tokens.lowerBound - 1) == .with
    at = date.tokens.upperBound
    if reading.sign(at) == .closeParenthesis { at += 1 }
  }

  /// A day or month behind a mention, perhaps after a comma or in parentheses.
  private func date(behind end: Int) -> DateExpression? {
    var at = end
    guard reading.follows(at) else { return nil }
    if reading.sign(at) == .period, reading.sign(at + 1) == .comma { at += 1 }
    switch reading.sign(at) {
    case .comma, .openParenthesis: at += 1
    // «19-NQ/TW. ngày 16/6/2022»: a comma read as a stop.
    case .period where reading.keyword(at + 1) == .day && reading.tokens[at + 1].shape == .lower:
      at += 1
    default: break
    }
    // «cùng ngày 16/9/2015», «ký ngày …», «hồi 17 giờ ngày …».
    if dates.place(startingAt: at) == nil {
      switch reading.keyword(at) {
      case .with, .signed: at += 1
      case .clock:
        let next = (at + 1..<min(at + 6, reading.count)).first { reading.keyword($0) == .day }
        at = next ?? at
      default: break
      }
    }
    guard let index = dates.place(startingAt: at) else { return nil }
    switch dates[index].kind {
    case .day, .month:
      guard case .point = dates[index].value else { return nil }
      return dates[index]
    case .relative: return dates[index].resolved == nil ? nil : dates[index]
    default: return nil
    }
  }

  /// The body behind «của», with the office in front of it; several for a joint document.
  private func issuer(at first: Int, of reference: Reference) -> Range<Int>? {
    var end: Int?
    var at = first
    var bodies = 0
    let isBetween = reading.keyword(first - 1) == .between
    while reading.follows(at), let body = body(at: at) {
      end = body
      bodies += 1
      guard reference.isJoint || isBetween || organizations.isHeadAlone(at..<body),
        reading.sign(body) == .comma || reading.keyword(body) == .and
          || reading.sign(body) == .dash
      else { break }
      at = body + 1
    }
    // «giữa A và B» are two issuers, «giữa A với B» says no more than who works together.
    if isBetween, bodies < 2 { return nil }
    // «Ban Bí thư khóa XII».
    if let last = end, reading.follows(last), reading.keyword(last) == .session,
      reading.roman(last + 1) != nil
    {
      end = last + 2
    }
    return end.map { first..<$0 }
  }

  private func body(at first: Int) -> Int? {
    let at = first
    if let index = units.place(startingAt: at) { return units[index].tokens.upperBound }
    // «Chủ tịch Hội đồng Bộ trưởng»: of the offices that fit, the one with a body behind it.
    var holder: Int?
    reading.forEachHit(.roles, at: at) { role in
      if units.place(startingAt: role.end) != nil { holder = role.end }
    }
    if let holder, let index = units.place(startingAt: holder) {
      return units[index].tokens.upperBound
    }
    if let body = organizations.organization(at: first, inAnyCase: true) {
      return body.tokens.upperBound
    }
    guard let office = reading.longest(.organizations, at: first), office.count > 1,
      reading.longest(.roles, at: first) != nil
    else { return nil }
    return office.end
  }

  // MARK: What stands before

  /// The word that says what the citing text does with the document.
  private func relation(before reference: Reference) -> Reference.Relation? {
    var end = reference.pointer.map { _ in pointerStart(reference) } ?? reference.tokens.lowerBound
    for _ in 0..<7 {
      guard end > 0, reading.follows(end) else { return nil }
      if let hit = reading.longest(.relations, endingAt: end) {
        let relation = Reference.Relation(
          rawValue: reading.lexicon.cell(.relations, Int(hit.row), 1).string)
        return isPassive(hit) && relation?.isChange == true ? nil : relation
      }
      guard reading.tokens[end - 1].kind == .word else { return nil }
      end -= 1
    }
    return nil
  }

  /// «đã được sửa đổi, bổ sung tại Nghị định …»: the change was made there, not here.
  private func isPassive(_ hit: Hit) -> Bool {
    var at = hit.first
    while at > 0, reading.follows(at), let before = reading.longest(.relations, endingAt: at) {
      at = before.first
    }
    return reading.follows(at) && reading.keyword(at - 1) == .passive
  }

  private func pointerStart(_ reference: Reference) -> Int {
    var at = reference.tokens.lowerBound
    while at > 0, Int(reading.tokens[at - 1].start) >= reference.pointer!.surface.start { at -= 1 }
    return at
  }
}

extension Array where Element: Tokenized {
  /// The place of the element whose tokens begin at a token; elements are in order.
  func place(startingAt token: Int) -> Int? {
    let index = partitioningIndex { $0.tokens.lowerBound >= token }
    return index < count && self[index].tokens.lowerBound == token ? index : nil
  }
}
