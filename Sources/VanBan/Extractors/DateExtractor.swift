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
    return found
  }

  private func expression(_ at: Int) -> DateDraft? {
    if let years = periods.years(at) { return years }
    if let days = periods.daysOfOneMonth(at) { return days }
    if let counted = periods.counted(at) { return counted }
    if let point = points.point(at: at) { return periods.range(from: point) ?? point }
    return startOfRange(at) ?? holiday(at)
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
        surface: reading.range(draft.tokens), value: draft.value, kind: draft.kind,
        isImpossible: draft.isImpossible, reference: nil, confidence: draft.confidence,
        tokens: draft.tokens))
  }
}
