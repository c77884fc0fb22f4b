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
    var (found, relative) = leads()
    let hasBlanks = !found.isEmpty
    for at in reading.numbers where !reading.isClaimed(at) {
      guard let draft = expression(at) else { continue }
      add(draft, to: &found)
      if draft.kind == .year {
        for more in periods.moreYears(after: draft.tokens.upperBound) { add(more, to: &found) }
      }
    }
    if hasBlanks { found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    add(relative, to: &found)
    return found
  }

  /// The kind of the phrase of `periodLeads` that begins at a token, with its end.
  private func lead(_ at: Int) -> (kind: Cell, end: Int)? {
    reading.longest(.periodLeads, at: at).map {
      (reading.lexicon.cell(.periodLeads, Int($0.row), 1), $0.end)
    }
  }

  /// An expression that names a day by another one.
  private struct Relative {
    let tokens: Range<Int>
    let isSameDay: Bool
  }

  /// What begins with a phrase instead of a number: blank forms, and relative expressions.
  private func leads() -> (blanks: [DateExpression], relative: [Relative]) {
    var blanks: [DateExpression] = []
    var relative: [Relative] = []
    for at in reading.triggers where reading.has(.periodLeads, at: at) {
      guard let (kind, end) = lead(at) else { continue }
      if kind == "blank" {
        if let form = blankForm(at) { add(form, to: &blanks) }
      } else if kind == "sameDay" || kind == "relative",
        end == reading.count || reading.tokens[end].kind != .number
      {
        relative.append(Relative(tokens: at..<end, isSameDay: kind == "sameDay"))
      }
    }
    return (blanks, relative)
  }

  /// «ngày … tháng … năm 2023»: a form that was never filled in.
  private func blankForm(_ at: Int) -> DateDraft? {
    guard let month = blank(at + 1, .month), let year = blank(month + 1, .year) else { return nil }
    var end = year + 1
    if reading.follows(end), reading.year(end) != nil {
      end += 1
    } else {
      end = filler(end)
    }
    return DateDraft(tokens: at..<end, value: .unknown, kind: .blank)
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
        if found[next].kind == .day { day = found[next].value }
        next += 1
      }
      if expression.isSameDay && day == nil { continue }
      named.append(
        DateExpression(
          surface: reading.range(tokens), value: .unknown,
          resolved: expression.isSameDay ? day : nil, kind: .relative, isImpossible: false,
          reference: nil, confidence: 80, tokens: tokens))
    }
    found += named
    found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether anything around a number speaks of time; most numbers are told apart here.
  private func mayBeDate(_ at: Int) -> Bool {
    switch reading.keyword(at - 1) {
    case .day, .month, .year, .quarter, .week, .from: return true
    default: break
    }
    switch reading.sign(at + 1) {
    case .slash, .dash, .period, .comma: return true
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
      reading.sign(draft.tokens.upperBound) != .percent
    else { return nil }
    var before = at
    while before > 0, at - before < 9, reading.follows(before) {
      before -= 1
      let token = reading.tokens[before]
      let isNamed =
        reading.keyword(before) == .day
        || before == at - 1 && reading.keyword(before) == .daytime
        || lead(before).map { $0.kind == "holiday" } ?? false
      if isNamed {
        return DateDraft(tokens: draft.tokens, value: draft.value, kind: .monthDay, confidence: 80)
      }
      // Another day may stand between: «Lễ 30/4 và 01/5».
      guard
        token.kind != .sign || token.sign == .dash || token.sign == .slash || token.sign == .comma
      else { return nil }
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
