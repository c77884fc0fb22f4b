import VanBanText

/// Finds dates and periods; every one of them holds a number, so the numbers are where it looks.
struct DateExtractor {
  private let reading: Reading
  private let points: PointGrammar
  private let periods: PeriodGrammar

  init(_ reading: Reading, calendar: CalendarCheck) {
    self.reading = reading
    points = PointGrammar(reading: reading, calendar: calendar)
    periods = PeriodGrammar(reading: reading, points: points)
  }

  /// The dates of the text, in order; their numbers are claimed.
  func extract() -> [DateExpression] {
    var found: [DateExpression] = []
    for at in reading.numbers where !reading.isClaimed(at) {
      guard let draft = expression(at) else { continue }
      add(draft, to: &found)
      guard draft.kind == .year else { continue }
      for more in periods.moreYears(after: draft.tokens.upperBound) { add(more, to: &found) }
    }
    addSameDays(to: &found)
    return found
  }

  /// «cùng ngày»: the day that was named last.
  private func addSameDays(to found: inout [DateExpression]) {
    var next = 0
    var day: DateValue?
    for at in reading.headed where reading.has(.periodLeads, at: at) {
      guard let hit = reading.longest(.periodLeads, at: at),
        reading.lexicon.cell(.periodLeads, Int(hit.row), 1) == "sameDay",
        hit.end == reading.count || reading.tokens[hit.end].kind != .number
      else { continue }
      while next < found.count, found[next].tokens.lowerBound < at {
        if found[next].kind == .day { day = found[next].value }
        next += 1
      }
      guard let day else { continue }
      let expression = DateExpression(
        surface: reading.range(at..<hit.end), value: .unknown, resolved: day, kind: .relative,
        isImpossible: false, reference: nil, confidence: 80, tokens: at..<hit.end)
      found.insert(expression, at: next)
      next += 1
    }
  }

  private func expression(_ at: Int) -> DateDraft? {
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

  /// «Ngày Thương binh - Liệt sĩ 27/7»: day and month behind the name of a day.
  private func holiday(_ at: Int) -> DateDraft? {
    guard let draft = points.numericDay(at, from: at, hasLead: true),
      reading.longest(.countNouns, at: draft.tokens.upperBound) == nil,
      reading.sign(draft.tokens.upperBound) != .percent
    else { return nil }
    var before = at
    while before > 0, at - before < 9, reading.follows(before) {
      before -= 1
      let token = reading.tokens[before]
      if token.kind == .word {
        if reading.keyword(before) == .day {
          return DateDraft(tokens: draft.tokens, value: draft.value, kind: .monthDay, confidence: 80)
        }
      } else if token.sign != .dash {
        return nil
      }
    }
    return nil
  }

  private func add(_ draft: DateDraft, to found: inout [DateExpression]) {
    reading.claim(draft.tokens)
    found.append(
      DateExpression(
        surface: reading.range(draft.tokens), value: draft.value, resolved: nil, kind: draft.kind,
        isImpossible: draft.isImpossible, reference: nil, confidence: draft.confidence,
        tokens: draft.tokens))
  }
}
