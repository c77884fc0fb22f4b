import VanBanText

/// A date expression while it is put together.
struct DateDraft {
  var tokens: Range<Int>
  var value: DateValue
  var kind: DateExpression.Kind
  var isImpossible = false
  var confidence: Confidence = 99
  var relation = DateExpression.Relation.none
  /// It is read in another way than it is printed.
  var isRepaired = false
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
    case .day, .lunarDay:
      let hasTwo = reading.keyword(at - 1) == .lunarDay && reading.keyword(at - 2) == .day
      return day(at, from: hasTwo && reading.follows(at - 1) ? at - 2 : at - 1)
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
      return incomplete(from..<at + 5, at) ?? complete(from..<at + 5, year, month, day)
    }
    if hasLead, reading.sign(at + 3) == separator, reading.follows(at + 4),
      let year = twoDigitYear(at + 4), isTight(at + 3), !goesOn(at + 5)
    {
      var draft = complete(from..<at + 5, year, month, day)
      draft?.confidence = 70
      return draft
    }
    if hasLead, let (year, end) = trailingYear(at + 3) {
      return complete(from..<end, year, month, day)
    }
    guard hasLead, separator != .period || month <= 12, !goesOn(at + 3), (1...12).contains(month),
      (1...31).contains(day), reading.gap(at + 3) != .none || reading.sign(at + 3) != .none
    else { return nil }
    return DateDraft(
      tokens: from..<at + 3, value: .monthDay(.init(month: month, day: day)), kind: .monthDay,
      isImpossible: !calendar.isDay(Self.leapYear, month, day), confidence: 90)
  }

  /// «00/01/2008», «00/00/2008»: archives write zeros for what a paper does not tell.
  private func incomplete(_ tokens: Range<Int>, _ at: Int) -> DateDraft? {
    guard reading.value(at) == 0, reading.digits(at) == 2, reading.digits(at + 2) == 2,
      let month = reading.value(at + 2), month <= 12, let year = reading.year(at + 4)
    else { return nil }
    let part: DatePoint.Part = month == 0 ? .year : .month(month)
    return DateDraft(
      tokens: tokens, value: .point(DatePoint(year: year, part: part)),
      kind: month == 0 ? .year : .month, confidence: 85)
  }

  /// «98» of «17/8/98»: of the last century from 41 on.
  private func twoDigitYear(_ at: Int) -> Int? {
    guard at < reading.count, let year = reading.value(at), reading.digits(at) == 2 else {
      return nil
    }
    return year > 40 ? 1900 + year : 2000 + year
  }

  /// «ngày 05 tháng 5 năm 2022», «ngày 20 tháng 11».
  private func spelledDay(_ at: Int, from: Int) -> DateDraft? {
    guard reading.digits(at) <= 2, let day = reading.value(at), day >= 1, day <= 39,
      reading.follows(at + 1), let (month, next) = spelledMonth(at + 1)
    else { return nil }
    if let (year, end) = trailingYear(next) { return complete(from..<end, year, month, day) }
    guard month <= 12, day <= 31 else { return nil }
    return DateDraft(
      tokens: from..<next, value: .monthDay(.init(month: month, day: day)), kind: .monthDay,
      confidence: 90)
  }

  /// «tháng 5», «tháng Giêng».
  private func spelledMonth(_ at: Int) -> (month: Int, end: Int)? {
    if let name = reading.longest(.monthNames, at: at),
      let month = Int(reading.lexicon.cell(.monthNames, Int(name.row), 1).string)
    {
      return (month, name.end)
    }
    guard reading.keyword(at) == .month, reading.follows(at + 1), at + 1 < reading.count,
      let month = reading.value(at + 1), reading.digits(at + 1) <= 2, month >= 1
    else { return nil }
    return (month, at + 2)
  }

  private func complete(_ tokens: Range<Int>, _ year: Int, _ month: Int, _ day: Int) -> DateDraft? {
    guard day <= 39, month <= 19, month > 0 else { return nil }
    return DateDraft(
      tokens: tokens, value: .point(DatePoint(year: year, part: .day(month: month, day: day))),
      kind: .day, isImpossible: !calendar.isDay(year, month, day))
  }

  // MARK: Months, quarters, years

  private func month(_ at: Int, from: Int) -> DateDraft? {
    // «đường 3 tháng 2» is a name.
    let isBehindNumber =
      reading.follows(from) && from > 0 && reading.tokens[from - 1].kind == .number
    guard !isBehindNumber || reading.isClaimed(from - 1), reading.digits(at) <= 2,
      let month = reading.value(at), (1...12).contains(month)
    else { return nil }
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
    guard let year = reading.year(at) ?? farYear(at) else { return shortYear(at, from: from) }
    if let (quarter, start) = romanQuarter(before: from) ?? listedQuarter(before: from) {
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
    // «cùng kỳ năm 2022».
    if let same = reading.longest(.periodLeads, endingAt: from, within: 2), reading.follows(from),
      reading.lexicon.cell(.periodLeads, Int(same.row), 1) == "samePeriod"
    {
      return DateDraft(
        tokens: same.first..<at + 1, value: .point(DatePoint(year: year)), kind: .year,
        relation: .samePeriod)
    }
    return DateDraft(tokens: from..<at + 1, value: .point(DatePoint(year: year)), kind: .year)
  }

  /// «giải phóng năm 75»: of the last century.
  private func shortYear(_ at: Int, from: Int) -> DateDraft? {
    guard let year = twoDigitYear(at), year < 2000, !goesOn(at + 1),
      reading.sign(at + 1) != .percent,
      reading.gap(at + 1) != .none || reading.tokens[at + 1].kind == .sign,
      reading.longest(.countNouns, at: at + 1) == nil, reading.longest(.scales, at: at + 1) == nil,
      from == 0 || !reading.follows(from)
        || reading.tokens[from - 1].kind == .word
          && reading.keyword(from - 1) != .each && reading.keyword(from - 1) != .stop
    else { return nil }
    return DateDraft(
      tokens: from..<at + 1, value: .point(DatePoint(year: year)), kind: .year, confidence: 60)
  }

  /// «năm 1736»; «năm 1200 hộ» counts.
  private func farYear(_ at: Int) -> Int? {
    guard let year = oldYear(at), !goesOn(at + 1), reading.longest(.countNouns, at: at + 1) == nil,
      reading.longest(.scales, at: at + 1) == nil
    else { return nil }
    return year
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
    if isInsideNumber(at) { return quarterBeforeYear(at) ?? letteredQuarter(at) }
    if let quarter = quarterBeforeYear(at) { return quarter }
    // «7 tháng 11 năm 2019», the last of «ngày 5, 6 và 7 …».
    // «30 tháng 4 năm 2028», of «trước 30 …».
    if reading.keyword(at + 1) == .month, let day = spelledDay(at, from: at),
      isListed(at) || day.kind == .day && reading.label(before: at) != true
    {
      return day
    }
    // «3 năm 2022», the last of «tháng 1, 2 và 3 năm 2022».
    if reading.keyword(at + 1) == .year, isListed(at, behind: .month),
      let (year, end) = trailingYear(at + 1),
      let month = reading.value(at), (1...12).contains(month)
    {
      return DateDraft(
        tokens: at..<end, value: .point(DatePoint(year: year, part: .month(month))), kind: .month)
    }
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
      let year = reading.year(at), reading.follows(at - 1)
    else { return nil }
    if let month = namedMonth(before: at - 1, year, end: at + 1) { return month }
    guard let (quarter, start) = romanQuarter(before: at - 1) ?? listedQuarter(before: at - 1)
    else { return nil }
    return DateDraft(
      tokens: start..<at + 1, value: .point(DatePoint(year: year, part: .quarter(quarter))),
      kind: .quarter)
  }

  /// «III» of «quý I, II và III/2022».
  private func listedQuarter(before at: Int) -> (quarter: Int, start: Int)? {
    guard let quarter = reading.roman(at - 1), quarter <= 4, reading.follows(at) else { return nil }
    var first = at - 1
    for _ in 0..<3 {
      guard first > 1, reading.follows(first), reading.follows(first - 1),
        reading.sign(first - 1) == .comma || reading.keyword(first - 1) == .and,
        reading.roman(first - 2) != nil
      else { return nil }
      first -= 2
      if reading.keyword(first - 1) == .quarter { return (quarter, at - 1) }
    }
    return nil
  }

  /// «tháng Bảy/2015».
  private func namedMonth(before at: Int, _ year: Int, end: Int) -> DateDraft? {
    guard isTight(at), let name = reading.longest(.monthNames, endingAt: at, within: 3),
      let month = Int(reading.lexicon.cell(.monthNames, Int(name.row), 1).string)
    else { return nil }
    return DateDraft(
      tokens: name.first..<end, value: .point(DatePoint(year: year, part: .month(month))),
      kind: .month)
  }

  /// «Q1/2023».
  private func letteredQuarter(_ at: Int) -> DateDraft? {
    guard reading.keyword(at - 1) == .quarterLetter, reading.gap(at) == .none,
      reading.tokens[at - 1].isCapitalized, let draft = quarter(at, from: at - 1)
    else { return nil }
    return draft
  }

  /// Stands behind «ngày» or «tháng» and numbers of such.
  private func isListed(_ at: Int, behind lead: Keyword = .day) -> Bool {
    var at = at
    for _ in 0..<12 {
      guard at > 2, reading.follows(at), reading.follows(at - 1),
        reading.sign(at - 1) == .comma || reading.keyword(at - 1) == .and,
        reading.tokens[at - 2].kind == .number, reading.digits(at - 2) <= 2
      else { return false }
      at -= 2
      if reading.keyword(at - 1) == lead { return true }
    }
    return false
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
