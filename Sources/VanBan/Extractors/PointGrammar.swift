import VanBanText

/// A date expression while it is put together.
struct DateDraft {
  var tokens: Range<Int>
  var value: DateValue
  var kind: DateExpression.Kind
  var isImpossible = false
  var confidence: Confidence = 99
}

/// Single points in time: days, months, years, quarters.
///
/// Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4 (ngày, tháng, năm), and those in use beside it.
struct PointGrammar {
  let reading: Reading
  let calendar: CalendarCheck

  /// The point whose first number is `at`, with its lead word.
  func point(at: Int) -> DateDraft? {
    // A line end may stand between the lead word and the number.
    switch reading.gap(at) <= .line ? reading.keyword(at - 1) : .none {
    case .day: return day(at, from: at - 1)
    case .month: return month(at, from: at - 1)
    case .year: return year(at, from: at - 1)
    case .quarter: return quarter(at, from: at - 1)
    case .week: return week(at, from: at - 1)
    default: return bare(at)
    }
  }

  // MARK: Days

  /// A day without a year is one that some year has.
  private static let leapYear = 2000

  private func day(_ at: Int, from: Int) -> DateDraft? {
    numericDay(at, from: from, hasLead: true) ?? spelledDay(at, from: from)
  }

  /// «22/4/2021», «22-4-2021», «22.4.2021», and «22/4» behind a lead word.
  func numericDay(_ at: Int, from: Int, hasLead: Bool) -> DateDraft? {
    guard reading.digits(at) <= 2, let day = reading.value(at), isSeparator(at + 1),
      reading.follows(at + 1), reading.follows(at + 2), let month = reading.value(at + 2),
      reading.digits(at + 2) <= 2, isTight(at + 1) || hasLead
    else { return nil }
    let separator = reading.sign(at + 1)
    if reading.sign(at + 3) == separator, reading.follows(at + 3), reading.follows(at + 4),
      let year = reading.value(at + 4), reading.digits(at + 4) == 4, year >= 1000, year <= 2200,
      !goesOn(at + 5)
    {
      return complete(from..<at + 5, year, month, day)
    }
    guard hasLead, separator != .period || month <= 12, !goesOn(at + 3), (1...12).contains(month),
      (1...31).contains(day), reading.gap(at + 3) != .none || reading.sign(at + 3) != .none
    else { return nil }
    return DateDraft(
      tokens: from..<at + 3, value: .monthDay(.init(month: month, day: day)), kind: .monthDay,
      isImpossible: !calendar.isDay(Self.leapYear, month, day), confidence: 90)
  }

  /// «ngày 05 tháng 5 năm 2022», «ngày 20 tháng 11».
  private func spelledDay(_ at: Int, from: Int) -> DateDraft? {
    guard reading.digits(at) <= 2, let day = reading.value(at), day >= 1, day <= 39,
      reading.follows(at + 1), reading.keyword(at + 1) == .month, reading.follows(at + 2),
      let month = reading.value(at + 2), reading.digits(at + 2) <= 2, month >= 1
    else { return nil }
    if let (year, end) = trailingYear(at + 3) {
      return complete(from..<end, year, month, day)
    }
    guard month <= 12, day <= 31 else { return nil }
    return DateDraft(
      tokens: from..<at + 3, value: .monthDay(.init(month: month, day: day)), kind: .monthDay,
      confidence: 90)
  }

  private func complete(_ tokens: Range<Int>, _ year: Int, _ month: Int, _ day: Int) -> DateDraft? {
    guard day <= 39, month <= 19, month > 0 else { return nil }
    return DateDraft(
      tokens: tokens, value: .point(DatePoint(year: year, part: .day(month: month, day: day))),
      kind: .day, isImpossible: !calendar.isDay(year, month, day))
  }

  // MARK: Months, quarters, years

  private func month(_ at: Int, from: Int) -> DateDraft? {
    guard reading.digits(at) <= 2, let month = reading.value(at), (1...12).contains(month) else {
      return nil
    }
    if reading.sign(at + 1) == .slash || reading.sign(at + 1) == .dash, isTight(at + 1),
      let year = reading.year(at + 2), !goesOn(at + 3)
    {
      return DateDraft(
        tokens: from..<at + 3, value: .point(DatePoint(year: year, part: .month(month))),
        kind: .month)
    }
    if let (year, end) = trailingYear(at + 1) {
      return DateDraft(
        tokens: from..<end, value: .point(DatePoint(year: year, part: .month(month))), kind: .month)
    }
    guard !goesOn(at + 1), reading.keyword(at + 1) != .age,
      // «hằng tháng 02 buổi».
      reading.label(before: at) != false
    else { return nil }
    return DateDraft(
      tokens: from..<at + 1, value: .monthDay(.init(month: month, day: nil)), kind: .month,
      confidence: 85)
  }

  private func year(_ at: Int, from: Int) -> DateDraft? {
    guard let year = reading.year(at) else { return nil }
    if let (quarter, start) = romanQuarter(before: from) {
      return DateDraft(
        tokens: start..<at + 1, value: .point(DatePoint(year: year, part: .quarter(quarter))),
        kind: .quarter)
    }
    // «tháng Ba năm 2023».
    if let name = reading.longest(.monthNames, endingAt: from, within: 3),
      let month = Int(reading.lexicon.cell(.monthNames, Int(name.row), 1).string)
    {
      return DateDraft(
        tokens: name.first..<at + 1, value: .point(DatePoint(year: year, part: .month(month))),
        kind: .month)
    }
    return DateDraft(tokens: from..<at + 1, value: .point(DatePoint(year: year)), kind: .year)
  }

  /// «tuần 12/2023», «tuần 33 năm 2022».
  private func week(_ at: Int, from: Int) -> DateDraft? {
    guard let week = reading.value(at), (1...53).contains(week), reading.digits(at) <= 2,
      let (year, end) = yearBehind(at + 1)
    else { return nil }
    return DateDraft(
      tokens: from..<end, value: .point(DatePoint(year: year, part: .week(week))), kind: .week)
  }

  private func quarter(_ at: Int, from: Int) -> DateDraft? {
    guard let quarter = reading.value(at), (1...4).contains(quarter), reading.digits(at) <= 2 else {
      return nil
    }
    return yearBehind(at + 1).map { year, end in
      DateDraft(
        tokens: from..<end, value: .point(DatePoint(year: year, part: .quarter(quarter))),
        kind: .quarter)
    }
  }

  /// «/2023» or «năm 2023».
  private func yearBehind(_ at: Int) -> (year: Int, end: Int)? {
    if reading.sign(at) == .slash || reading.sign(at) == .dash, isTight(at),
      let year = reading.year(at + 1)
    {
      return (year, at + 2)
    }
    return trailingYear(at)
  }

  /// «quý I» right before a token.
  private func romanQuarter(before at: Int) -> (quarter: Int, start: Int)? {
    guard let quarter = reading.roman(at - 1), quarter <= 4, reading.keyword(at - 2) == .quarter,
      reading.follows(at - 1), reading.follows(at)
    else { return nil }
    return (quarter, at - 2)
  }

  // MARK: Without a lead word

  private func bare(_ at: Int) -> DateDraft? {
    if isInsideNumber(at) { return quarterBeforeYear(at) }
    if let day = numericDay(at, from: at, hasLead: false) { return day }
    guard reading.digits(at) <= 2, let month = reading.value(at), (1...12).contains(month),
      reading.sign(at + 1) == .slash, isTight(at + 1), let year = reading.year(at + 2),
      !goesOn(at + 3), reading.keyword(at - 1) != .number,
      reading.label(before: at) != true
    else { return nil }
    return DateDraft(
      tokens: at..<at + 3, value: .point(DatePoint(year: year, part: .month(month))), kind: .month,
      confidence: 70)
  }

  /// «quý I/2023», where the year is the first number token.
  private func quarterBeforeYear(_ at: Int) -> DateDraft? {
    guard reading.sign(at - 1) == .slash || reading.sign(at - 1) == .dash,
      let year = reading.year(at), let (quarter, start) = romanQuarter(before: at - 1),
      isTight(at - 1)
    else { return nil }
    return DateDraft(
      tokens: start..<at + 1, value: .point(DatePoint(year: year, part: .quarter(quarter))),
      kind: .quarter)
  }

  // MARK: Pieces

  /// «năm 2023» or «/2023» behind a month or quarter.
  private func trailingYear(_ at: Int) -> (year: Int, end: Int)? {
    guard reading.follows(at), reading.keyword(at) == .year, reading.follows(at + 1),
      let year = reading.year(at + 1) ?? oldYear(at + 1)
    else { return nil }
    return (year, at + 2)
  }

  /// Years before 1900 and after 2100 count only behind day and month.
  private func oldYear(_ at: Int) -> Int? {
    guard let value = reading.value(at), reading.digits(at) == 4, value >= 1000, value <= 2200
    else {
      return nil
    }
    return value
  }

  private func isSeparator(_ at: Int) -> Bool {
    switch reading.sign(at) {
    case .slash, .dash, .period: true
    default: false
    }
  }

  /// No space on either side of a separator.
  private func isTight(_ at: Int) -> Bool {
    reading.gap(at) == .none && reading.gap(at + 1) == .none
  }

  /// The number goes on: another separator with a digit behind it.
  private func goesOn(_ at: Int) -> Bool {
    guard isSeparator(at) || reading.sign(at) == .comma, isTight(at) else { return false }
    return at + 1 < reading.count && reading.tokens[at + 1].kind == .number
  }

  /// Stands right behind a digit or letter and a separator.
  private func isInsideNumber(_ at: Int) -> Bool {
    guard at > 0, reading.gap(at) == .none else { return false }
    if reading.tokens[at - 1].kind != .sign { return true }
    switch reading.sign(at - 1) {
    case .slash, .dash, .period, .comma:
      return at > 1 && reading.gap(at - 1) == .none && reading.tokens[at - 2].kind != .sign
    default: return false
    }
  }
}
