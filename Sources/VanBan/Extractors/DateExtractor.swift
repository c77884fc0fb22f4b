import VanBanText

/// Finds dates and periods; every one of them holds a number, so the numbers are where it looks.
struct DateExtractor {
  private let reading: Reading
  private let points: PointGrammar
  private let periods: PeriodGrammar
  private let lists: DateListGrammar
  private let lunar: LunarGrammar
  private let loose: LooseDateGrammar

  init(_ reading: Reading, calendar: CalendarCheck, shapes: DigitShapes) {
    self.reading = reading
    points = PointGrammar(reading: reading, calendar: calendar)
    periods = PeriodGrammar(reading: reading, points: points)
    lists = DateListGrammar(reading: reading)
    lunar = LunarGrammar(reading: reading)
    loose = LooseDateGrammar(reading, shapes: shapes)
  }

  /// The dates of the text, in order; their numbers are claimed.
  func extract() -> [DateExpression] {
    var (found, relative) = leads()
    for trigger in reading.triggers
    where trigger.has(Table.numerals.bit) && periods.mayCount(trigger.at)
      && !reading.isClaimed(trigger.at)
    {
      if let draft = periods.counted(trigger.at) { add(draft, to: &found) }
    }
    let ledCount = found.count
    for at in reading.numbers where !reading.isClaimed(at) {
      if let date = lunar.date(at: at) {
        add(date, to: &found)
        continue
      }
      guard let draft = best(expression(at), at) else { continue }
      addEarlier(than: draft, to: &found, from: ledCount)
      add(draft, to: &found)
      if draft.kind == .year {
        for more in periods.moreYears(after: draft.tokens.upperBound) { add(more, to: &found) }
      }
    }
    if ledCount > 0 {
      found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
    add(relative, to: &found)
    return found
  }

  /// The strict reading, unless misread letters or separators cut it short: «ngày 24-11 2020».
  private func best(_ strict: DateDraft?, _ at: Int) -> DateDraft? {
    guard let strict else { return loose.date(at: at) }
    // «lễ ngày 20/11, 2020 người tham dự»: only across a blank, and not when things are counted.
    let next = strict.tokens.upperBound
    if case .monthDay = strict.value, next < reading.count, reading.tokens[next].kind != .sign,
      let whole = loose.date(at: at), whole.tokens.upperBound > next,
      reading.longest(.countNouns, at: whole.tokens.upperBound) == nil
    {
      return whole
    }
    return strict.kind == .day && strict.tokens.lowerBound == at ? loose.led(strict) : strict
  }

  /// «ngày 12, 13/4/2023»: what the later one completes.
  private func addEarlier(
    than draft: DateDraft, to found: inout [DateExpression], from first: Int
  ) {
    switch draft.kind {
    case .day, .month, .monthDay, .quarter, .cumulative, .half: break
    default: return
    }
    let earlier = lists.earlier(than: draft, last: found.count > first ? found.last : nil)
    if let value = earlier.completed {
      found[found.count - 1].value = value
      if case .point(let point) = value, case .day = point.part {
        found[found.count - 1].kind = .day
      }
    }
    for item in earlier.drafts { add(item, to: &found) }
  }

  /// The kind of the phrase of `periodLeads` that begins at a token, with its end.
  private func lead(_ at: Int) -> (kind: Cell, end: Int)? {
    reading.longest(.periodLeads, at: at).map {
      (reading.lexicon.cell(.periodLeads, Int($0.row), 1), $0.end)
    }
  }

  /// An expression that names a time by another one.
  private struct Relative {
    let tokens: Range<Int>
    let isSameDay: Bool
    let relation: DateExpression.Relation
  }

  /// What begins with a phrase instead of a number: blank forms, full moons, and relative expressions.
  private func leads() -> (led: [DateExpression], relative: [Relative]) {
    var led: [DateExpression] = []
    var relative: [Relative] = []
    for trigger in reading.triggers where trigger.has(Table.periodLeads.bit) {
      let at = trigger.at
      guard !reading.isClaimed(at), let hit = reading.longest(.periodLeads, at: at) else {
        continue
      }
      let kind = reading.lexicon.cell(.periodLeads, Int(hit.row), 1)
      if kind == "blank" {
        if let form = blankForm(at) { add(form, to: &led) }
      } else if kind == "fullMoon" {
        if let date = lunar.fullMoon(from: at, to: hit.end) { add(date, to: &led) }
      } else if kind == "sameDay" || kind == "relative" || kind == "samePeriod" {
        guard !reading.follows(hit.end) || !goesOn(hit.end) else { continue }
        relative.append(
          Relative(
            tokens: at..<hit.end, isSameDay: kind == "sameDay",
            relation: kind == "samePeriod" ? .samePeriod : relation(hit)))
      }
    }
    return (led, relative)
  }

  /// «năm trước 2020», «cùng kỳ năm 2022»: the expression is longer, or another one.
  private func goesOn(_ at: Int) -> Bool {
    at < reading.count
      && (reading.tokens[at].kind == .number
        || reading.keyword(at) == .year && reading.year(at + 1) != nil)
  }

  /// «year-1» as one year back.
  private func relation(_ hit: Hit) -> DateExpression.Relation {
    let cell = reading.lexicon.cell(.periodLeads, Int(hit.row), 2).string
    guard let sign = cell.firstIndex(where: { $0 == "+" || $0 == "-" }),
      let unit = DateExpression.RelativeUnit(rawValue: String(cell[..<sign])),
      let steps = Int(cell[sign...])
    else { return .none }
    return .counted(unit, steps)
  }

  /// «ngày … tháng … năm 2023», «ngày     /    /2020»: a form that was never filled in.
  private func blankForm(_ at: Int) -> DateDraft? {
    if reading.sign(at + 1) == .slash { return blankSlashes(at) }
    guard let month = blank(at + 1, .month), let year = blank(month + 1, .year),
      month > at + 1 || isWide(month)
    else { return nil }
    var end = year + 1
    if reading.follows(end), reading.year(end) != nil {
      end += 1
    } else {
      end = filler(end)
    }
    return DateDraft(tokens: at..<end, value: .unknown, kind: .blank)
  }

  private func blankSlashes(_ at: Int) -> DateDraft? {
    guard isWide(at + 1), reading.follows(at + 1), reading.follows(at + 2),
      reading.sign(at + 2) == .slash
    else { return nil }
    let end = reading.year(at + 3) != nil && reading.follows(at + 3) ? at + 4 : at + 3
    return DateDraft(tokens: at..<end, value: .unknown, kind: .blank)
  }

  /// More than one space before a token.
  private func isWide(_ at: Int) -> Bool {
    at > 0 && at < reading.count && reading.tokens[at].start - reading.tokens[at - 1].end > 1
  }

  /// The place of a word behind dots or nothing.
  private func blank(_ at: Int, _ word: Keyword) -> Int? {
    let end = filler(at)
    return reading.follows(end) && reading.keyword(end) == word ? end : nil
  }

  private func filler(_ at: Int) -> Int {
    var end = at
    while reading.follows(end) {
      switch reading.sign(end) {
      case .period, .ellipsis, .underscore: end += 1
      default: return end
      }
    }
    return end
  }

  /// «đến nay», and «cùng ngày», which is the day that was named last.
  private func add(_ relative: [Relative], to found: inout [DateExpression]) {
    if relative.isEmpty { return }
    var named: [DateExpression] = []
    var next = 0
    var day: DateValue?
    for expression in relative {
      let tokens = expression.tokens
      while next < found.count, found[next].tokens.lowerBound < tokens.lowerBound {
        if found[next].kind == .day, !found[next].isImpossible { day = found[next].value }
        next += 1
      }
      if expression.isSameDay && day == nil || tokens.contains(where: reading.isClaimed) {
        continue
      }
      reading.claim(tokens)
      named.append(
        DateExpression(
          surface: reading.range(tokens), value: .unknown,
          resolved: expression.isSameDay ? day : nil, kind: .relative, isImpossible: false,
          confidence: 80, relation: expression.relation, tokens: tokens))
    }
    found += named
    found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether anything around a number speaks of time; most numbers are told apart here.
  private func mayBeDate(_ at: Int) -> Bool {
    switch reading.keyword(at - 1) {
    case .day, .lunarDay, .month, .year, .quarter, .week, .from: return true
    default: break
    }
    switch reading.sign(at + 1) {
    case .slash, .dash, .period, .comma, .openParenthesis: return true
    default: break
    }
    switch reading.keyword(at + 1) {
    case .day, .month, .year, .week, .hour, .minute, .to: return true
    default: break
    }
    switch reading.sign(at - 1) {
    case .slash, .dash: return true
    default: return at > 0 && reading.isClaimed(at - 1)
    }
  }

  private func expression(_ at: Int) -> DateDraft? {
    guard mayBeDate(at) else { return nil }
    if let years = periods.years(at) { return years }
    if let days = periods.daysOfOneMonth(at) { return days }
    if let counted = periods.counted(at) { return counted }
    if let point = points.point(at: at) { return periods.range(from: point) ?? point }
    return startOfRange(at) ?? yearOfAct(at) ?? holiday(at)
  }

  /// «Luật Thanh niên 2020»: the year right behind the name of an act.
  private func yearOfAct(_ at: Int) -> DateDraft? {
    guard at > 0, reading.follows(at), let year = reading.year(at), reading.isClaimed(at - 1),
      reading.tokens[at - 1].kind == .word
    else { return nil }
    return DateDraft(tokens: at..<at + 1, value: .point(DatePoint(year: year)), kind: .year)
  }

  /// «từ 15/3 đến 20/4/2022»: the first end has neither lead word nor year.
  private func startOfRange(_ at: Int) -> DateDraft? {
    guard reading.follows(at), reading.keyword(at - 1) == .from,
      let first = points.numericDay(at, from: at, hasLead: true)
    else { return nil }
    return periods.range(from: first)
  }

  /// «Ngày Thương binh - Liệt sĩ 27/7», «chiều 20/5»: day and month behind the name of a day or a part of
  /// one.
  private func holiday(_ at: Int) -> DateDraft? {
    guard reading.sign(at + 1) != .period,
      let draft = points.numericDay(at, from: at, hasLead: true),
      reading.longest(.countNouns, at: draft.tokens.upperBound) == nil,
      reading.longest(.scales, at: draft.tokens.upperBound) == nil,
      !lunar.isMarked(draft.tokens.upperBound),
      reading.sign(draft.tokens.upperBound) != .percent
    else { return nil }
    if isInParentheses(draft.tokens) || isDeadline(at) {
      return DateDraft(tokens: draft.tokens, value: draft.value, kind: draft.kind, confidence: 75)
    }
    var before = at
    while before > 0, at - before < 9, reading.follows(before) {
      before -= 1
      let token = reading.tokens[before]
      let isNamed =
        reading.keyword(before) == .day
        || before == at - 1 && reading.keyword(before) == .daytime
        || lead(before).map { $0.kind == "holiday" } ?? false
      if isNamed {
        return DateDraft(tokens: draft.tokens, value: draft.value, kind: draft.kind, confidence: 80)
      }
      // Another day may stand between: «Lễ 30/4 và 01/5».
      guard
        token.kind != .sign || token.sign == .dash || token.sign == .slash || token.sign == .comma
      else { return nil }
    }
    return nil
  }

  /// «Ngày thành lập Đảng (3-2)»: alone in parentheses behind a name.
  private func isInParentheses(_ tokens: Range<Int>) -> Bool {
    let open = tokens.lowerBound - 1
    guard reading.sign(open) == .openParenthesis,
      reading.sign(tokens.upperBound) == .closeParenthesis, reading.follows(open)
    else { return false }
    return (max(0, open - 2)..<open).contains { reading.tokens[$0].isCapitalized }
  }

  /// «đến 30/9», «trước 20/11».
  private func isDeadline(_ at: Int) -> Bool {
    // «đến 2/3 số hộ»: a share.
    let behind = reading.keyword(at + 3)
    guard reading.follows(at), behind != .number, behind != .compound else { return false }
    return reading.keyword(at - 1) == .to || reading.keyword(at - 1) == .clock
  }

  private func add(_ draft: DateDraft, to found: inout [DateExpression]) {
    var draft = draft
    // «trước 31/12 hằng năm».
    let end = draft.tokens.upperBound
    if draft.kind == .monthDay, reading.follows(end), reading.keyword(end) == .each {
      draft.relation = .recurring
    }
    reading.claim(draft.tokens)
    found.append(
      DateExpression(
        surface: reading.range(draft.tokens), value: draft.value, kind: draft.kind,
        isImpossible: draft.isImpossible, confidence: draft.confidence,
        isRepaired: draft.isRepaired, relation: draft.relation, tokens: draft.tokens))
  }

  private func add(_ draft: LunarGrammar.Draft, to found: inout [DateExpression]) {
    reading.claim(draft.tokens)
    found.append(
      DateExpression(
        surface: reading.range(draft.tokens), value: .unknown, kind: .lunar, isImpossible: false,
        confidence: 90, lunar: (draft.first, draft.last), tokens: draft.tokens))
  }
}
