import VanBanText

/// Stretches of time: ranges with and without «từ … đến …», terms, parts of a year, durations.
struct PeriodGrammar {
  private let reading: Reading
  private let points: PointGrammar
  private let words: SpelledNumberGrammar
  private let check: NumberWordCheck

  init(reading: Reading, points: PointGrammar) {
    self.reading = reading
    self.points = points
    words = SpelledNumberGrammar(reading: reading)
    check = NumberWordCheck(reading: reading)
  }

  // MARK: Years and ranges of years

  /// «2021-2025», «2021 đến 2025», with the words that lead it («giai đoạn», «nhiệm kỳ», «từ năm»).
  func years(_ at: Int) -> DateDraft? {
    guard let from = reading.year(at), standsFree(at) else { return nil }
    var next = at + 1
    if reading.follows(next), reading.sign(next) == .dash {
      next += 1
    } else if reading.follows(next), reading.keyword(next) == .to {
      next += reading.keyword(next + 1) == .year ? 2 : 1
    } else {
      return nil
    }
    guard reading.follows(next), let to = reading.year(next) ?? shortEnd(next, from), from < to,
      to - from <= 60, !isSymbol(next + 1)
    else { return nil }
    var draft = DateDraft(
      tokens: at..<next + 1, value: .range(DatePoint(year: from), DatePoint(year: to)), kind: .range
    )
    lead(&draft)
    return draft
  }

  /// «98» of «1997-98».
  private func shortEnd(_ at: Int, _ from: Int) -> Int? {
    guard at < reading.count, reading.tokens[at].kind == .number, reading.digits(at) == 2,
      reading.gap(at) == .none, reading.gap(at - 1) == .none,
      reading.value(at) == (from + 1) % 100, !isQuantity(at + 1)
    else { return nil }
    return from + 1
  }

  /// Takes the words in front of a range of years into it.
  private func lead(_ draft: inout DateDraft) {
    var start = draft.tokens.lowerBound
    if reading.follows(start), reading.keyword(start - 1) == .year { start -= 1 }
    if let hit = reading.longest(.periodLeads, endingAt: start), reading.follows(start) {
      start = hit.first
      let cell = reading.lexicon.cell(.periodLeads, Int(hit.row), 1)
      if cell == "term" {
        draft.kind = .term
      } else if cell == "schoolYear" {
        draft.kind = .schoolYear
      }
    } else if reading.follows(start), reading.keyword(start - 1) == .from {
      start -= 1
      if let hit = reading.longest(.periodLeads, endingAt: start), reading.follows(start) {
        start = hit.first
      }
    } else if draft.tokens.lowerBound == start {
      draft.confidence = 85
    }
    draft.tokens = start..<draft.tokens.upperBound
  }

  /// The bare years of «năm 2021, 2022 và 2023», behind the first one.
  func moreYears(after end: Int) -> [DateDraft] {
    var drafts: [DateDraft] = []
    var at = end
    while reading.follows(at), reading.sign(at) == .comma || reading.keyword(at) == .and,
      reading.follows(at + 1), let year = reading.year(at + 1), standsFree(at + 1),
      !isSymbol(at + 2),
      !isQuantity(at + 2) || reading.longest(.administrativeTypes, at: at + 2) != nil
    {
      drafts.append(
        DateDraft(
          tokens: at + 1..<at + 2, value: .point(DatePoint(year: year)), kind: .year, confidence: 95
        ))
      at += 2
    }
    return drafts
  }

  // MARK: From … to …

  /// Joins a point and the one behind «đến» to a range, when both are printed to be one.
  func range(from first: DateDraft) -> DateDraft? {
    let hasFrom =
      reading.follows(first.tokens.lowerBound)
      && reading.keyword(first.tokens.lowerBound - 1) == .from
    var next = first.tokens.upperBound
    guard reading.follows(next) else { return nil }
    if reading.keyword(next) == .to {
      next += 1
    } else if reading.sign(next) == .dash, reading.gap(next) == .space || isDayOrMonth(first) {
      next += 1
    } else {
      return nil
    }
    // «đến hết ngày …»: a word or two between.
    for skipped in 0..<2 where reading.follows(next + skipped) {
      guard let second = pointBehind(next + skipped) else { continue }
      guard let value = join(first.value, second.value),
        hasFrom || isJoinable(first, second) && !isAnniversary(first, second)
      else { return nil }
      let start = first.tokens.lowerBound - (hasFrom ? 1 : 0)
      return DateDraft(
        tokens: start..<second.tokens.upperBound, value: value, kind: .range,
        isImpossible: first.isImpossible || second.isImpossible)
    }
    return nil
  }

  /// «28/7/1929 - 28/7/2019»: a day and its anniversary, not the time between.
  private func isAnniversary(_ first: DateDraft, _ second: DateDraft) -> Bool {
    guard case .point(let day) = first.value, case .point(let later) = second.value,
      case .day = day.part
    else { return false }
    return day.part == later.part && day.year != later.year
  }

  /// «từ ngày 01 đến ngày 15/5/2022», «ngày 15-20/5/2022»: a bare day that the end completes.
  func daysOfOneMonth(_ at: Int) -> DateDraft? {
    // «12-14/7/2023» needs no word in front.
    let hasLead = reading.follows(at) && reading.keyword(at - 1) == .day
    let isTight =
      reading.sign(at + 1) == .dash && reading.gap(at + 1) == .none && reading.gap(at + 2) == .none
    let isFrom =
      reading.follows(at) && reading.keyword(at - 1) == .from
      && (reading.keyword(at + 1) == .to || reading.sign(at + 1) == .dash)
    guard hasLead || isFrom || isTight && standsFree(at), let day = reading.value(at),
      (1...31).contains(day),
      reading.digits(at) <= 2
    else { return nil }
    var next = at + 1
    guard reading.follows(next), reading.sign(next) == .dash || reading.keyword(next) == .to else {
      return nil
    }
    next += 1
    guard let end = pointBehind(next), case .point(let last) = end.value,
      case .day(let month, let lastDay) = last.part, day <= lastDay
    else { return nil }
    let first = DatePoint(year: last.year, part: .day(month: month, day: day))
    var start = hasLead ? at - 1 : at
    if reading.follows(start), reading.keyword(start - 1) == .from { start -= 1 }
    return DateDraft(
      tokens: start..<end.tokens.upperBound, value: .range(first, last),
      kind: .range,
      isImpossible: end.isImpossible)
  }

  private func pointBehind(_ at: Int) -> DateDraft? {
    guard reading.follows(at) else { return nil }
    if at < reading.count, reading.tokens[at].kind == .number {
      if let point = points.point(at: at) { return point }
      if let year = reading.year(at), !isSymbol(at + 1) {
        return DateDraft(tokens: at..<at + 1, value: .point(DatePoint(year: year)), kind: .year)
      }
      // «từ 15/3 đến 20/4».
      return points.numericDay(at, from: at, hasLead: true)
    }
    switch reading.keyword(at) {
    case .day, .month, .year, .quarter:
      guard at + 1 < reading.count, reading.follows(at + 1) else { return nil }
      if reading.tokens[at + 1].kind == .number { return points.point(at: at + 1) }
      guard reading.roman(at + 1) != nil,
        reading.sign(at + 2) == .slash || reading.keyword(at + 2) == .year
      else { return nil }
      return points.point(at: at + 3)
    default: return nil
    }
  }

  /// A range without «từ» holds together only when its ends are of one kind.
  private func isJoinable(_ first: DateDraft, _ second: DateDraft) -> Bool {
    first.kind == second.kind || first.kind == .monthDay && second.kind == .day
  }

  private func isDayOrMonth(_ draft: DateDraft) -> Bool {
    draft.kind == .day || draft.kind == .monthDay
  }

  /// The range of two values; what the first leaves out it takes from the second.
  private func join(_ first: DateValue, _ second: DateValue) -> DateValue? {
    switch (first, second) {
    case (.point(let from), .point(let to)):
      return from.year <= to.year ? .range(from, to) : nil
    case (.monthDay(let from), .point(let to)):
      let part: DatePoint.Part =
        from.day.map { .day(month: from.month, day: $0) } ?? .month(from.month)
      let first = DatePoint(year: to.year, part: part)
      // «từ ngày 15/12 đến ngày 15/01/2024» begins in the year before.
      if let start = first.days?.first, let end = to.days?.last, start > end {
        return .range(DatePoint(year: to.year - 1, part: part), to)
      }
      return .range(first, to)
    case (.monthDay(let from), .monthDay(let to)): return .monthDayRange(from, to)
    default: return nil
    }
  }

  // MARK: Parts of a year, durations

  /// «6 tháng đầu năm 2022», «9 tháng năm 2023», and durations: «02 năm», «30 ngày», «hai năm rưỡi».
  func counted(_ at: Int) -> DateDraft? {
    guard let (whole, numberEnd) = amount(at), standsFree(at), !isLabelled(at), !endsRange(at)
    else { return nil }
    if let part = partOfYear(at, whole, numberEnd) { return part }
    var count = Decimal(whole)
    var next = numberEnd
    // «1,5 ngày».
    if reading.sign(next) == .comma, reading.gap(next) == .none, reading.gap(next + 1) == .none,
      let tenths = reading.value(next + 1), reading.digits(next + 1) == 1
    {
      count = Decimal(digits: whole * 10 + tenths, scale: 1)
      next += 2
    }
    guard reading.follows(next), let unit = unit(next),
      !isClockTime(at, numberEnd), !namesUnit(next), whole < 1000 || unit == .years
    else { return nil }
    // «một ngày» is any day.
    if whole == 1, reading.tokens[at].kind == .word, unit == .days || unit == .hours { return nil }
    var end = next + 1
    if reading.follows(end), words.isHalf(end),
      let more = count.adding(Decimal(digits: 5, scale: 1))
    {
      count = more
      end += 1
    }
    // «01 năm 2023» is no duration, «3 tháng đầu năm» without a year says too little.
    if end < reading.count, reading.follows(end) {
      if reading.tokens[end].kind == .number { return nil }
      switch reading.keyword(end) {
      case .age: return nil
      case .first, .last:
        if unit == .months, reading.keyword(end + 1) == .year || end + 1 >= reading.count {
          return nil
        }
      default: break
      }
    }
    return DateDraft(tokens: at..<end, value: .duration(count, unit), kind: .duration)
  }

  /// Whether a number word can begin a duration; most are told apart here.
  func mayCount(_ at: Int) -> Bool {
    unit(at + 1) != nil || reading.has(.numerals, at: at + 1) || reading.has(.scales, at: at + 1)
  }

  private func unit(_ at: Int) -> DateValue.DurationUnit? {
    switch reading.keyword(at) {
    case .year: .years
    case .month: .months
    case .week: .weeks
    case .day: .days
    case .hour: .hours
    case .minute: .minutes
    default: nil
    }
  }

  /// A whole number in figures or words.
  private func amount(_ at: Int) -> (whole: Int, end: Int)? {
    if reading.tokens[at].kind == .number {
      guard reading.digits(at) <= 4, let whole = reading.value(at), whole > 0 else { return nil }
      // «07 (bảy) ngày».
      if reading.sign(at + 1) == .openParenthesis, let again = words.number(at + 2),
        again.value == Decimal(whole), reading.sign(again.end) == .closeParenthesis,
        reading.follows(again.end + 1), unit(again.end + 1) != nil
      {
        return (whole, again.end + 1)
      }
      return (whole, at + 1)
    }
    guard let number = words.number(at), number.value.scale == 0,
      (1..<1000).contains(number.value.digits), reading.follows(number.end),
      unit(number.end) != nil, !check.isYear(at), check.isCount(at, number.end, isLoose: false)
    else { return nil }
    return (number.value.digits, number.end)
  }

  private func partOfYear(_ at: Int, _ months: Int, _ end: Int) -> DateDraft? {
    guard reading.keyword(end) == .month, reading.follows(end), (2...11).contains(months) else {
      return nil
    }
    var next = end + 1
    let position = reading.keyword(next)
    if position == .first || position == .last { next += 1 }
    guard reading.follows(next), reading.keyword(next) == .year, reading.follows(next + 1),
      let year = reading.year(next + 1)
    else { return nil }
    let part: DatePoint.Part
    let kind: DateExpression.Kind
    switch (months, position) {
    case (6, .first): (part, kind) = (.half(1), .half)
    case (6, .last): (part, kind) = (.half(2), .half)
    case (3, .last): (part, kind) = (.quarter(4), .quarter)
    case (let months, .last):
      let from = DatePoint(year: year, part: .month(13 - months))
      return DateDraft(
        tokens: at..<next + 2, value: .range(from, DatePoint(year: year, part: .month(12))),
        kind: .range)
    default: (part, kind) = (.cumulative(months: months), .cumulative)
    }
    return DateDraft(
      tokens: at..<next + 2, value: .point(DatePoint(year: year, part: part)), kind: kind)
  }

  /// «từ 1 đến 2 tháng», «3-5 ngày»: the upper end of a range of durations.
  private func endsRange(_ at: Int) -> Bool {
    guard reading.follows(at), at > 1,
      reading.keyword(at - 1) == .to || reading.sign(at - 1) == .dash
    else { return false }
    if reading.has(.numerals, at: at - 2) { return reading.keyword(at - 1) == .to }
    return reading.tokens[at - 2].kind == .number && reading.follows(at - 1)
      && (reading.keyword(at - 3) == .from || reading.sign(at - 1) == .dash
        || reading.digits(at - 2) <= 2)
  }

  /// «lúc 8 giờ», «8 giờ 30», «8 giờ ngày 12/5»: a time of day.
  private func isClockTime(_ at: Int, _ end: Int) -> Bool {
    guard reading.keyword(end) == .hour || reading.keyword(end) == .minute else {
      return false
    }
    // A day has no 24th hour: «báo trước 24 giờ».
    if reading.keyword(end) == .hour, let hour = reading.value(at), hour >= 24 { return false }
    switch reading.keyword(at - 1) {
    // «từ 13 giờ 30 phút đến 17 giờ».
    case .clock, .hour, .from, .to: return true
    default: break
    }
    guard reading.follows(end + 1), end + 1 < reading.count else { return false }
    return reading.tokens[end + 1].kind == .number || reading.keyword(end + 1) == .day
  }

  /// The word is the head of a counted noun («14.000 ngày công», «3 tháng tuổi»).
  private func namesUnit(_ at: Int) -> Bool {
    reading.longest(.countNouns, at: at).map { $0.count >= 2 } ?? false
  }

  /// A number behind a word that makes it a name: «năm 2», «thứ 3», «Điều 5».
  private func isLabelled(_ at: Int) -> Bool {
    guard reading.follows(at) else { return false }
    switch reading.keyword(at - 1) {
    case .year, .month, .day, .quarter, .ordinal, .article, .clause, .point: return true
    // «dân tộc thiểu số 9 tháng đầu năm».
    case .number: return reading.keyword(at - 2) != .compound
    default: return false
    }
  }

  /// Not a piece of a longer number.
  private func standsFree(_ at: Int) -> Bool {
    let isJoinedBefore =
      at > 0 && reading.gap(at) == .none && reading.tokens[at - 1].kind != .sign
      || reading.gap(at) == .none
        && [.slash, .comma, .period].contains(reading.sign(at - 1)) && reading.gap(at - 1) == .none
        && at > 1 && reading.tokens[at - 2].kind == .number
    return !isJoinedBefore
  }

  /// A symbol follows without a space: the number belongs to something else.
  private func isSymbol(_ at: Int) -> Bool {
    guard at < reading.count, reading.gap(at) == .none else { return false }
    if reading.tokens[at].kind == .word { return true }
    guard reading.sign(at) == .slash || reading.sign(at) == .dash || reading.sign(at) == .period
    else {
      return false
    }
    return at + 1 < reading.count && reading.gap(at + 1) == .none
      && reading.tokens[at + 1].kind != .sign
  }

  private func isQuantity(_ at: Int) -> Bool {
    reading.follows(at)
      && (reading.longest(.countNouns, at: at) != nil || reading.sign(at) == .percent)
  }
}
