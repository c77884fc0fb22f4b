import VanBanText

/// Stretches of time: ranges with and without «từ … đến …», terms, parts of a year, durations.
struct PeriodGrammar {
  let reading: Reading
  let points: PointGrammar

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
    guard reading.follows(next), let to = reading.year(next), from < to, to - from <= 60,
      !isSymbol(next + 1)
    else { return nil }
    var draft = DateDraft(
      tokens: at..<next + 1, value: .range(DatePoint(year: from), DatePoint(year: to)), kind: .range
    )
    lead(&draft)
    return draft
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
      !isSymbol(at + 2), !isQuantity(at + 2)
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
      guard let value = join(first.value, second.value), hasFrom || isJoinable(first, second) else {
        return nil
      }
      let start = first.tokens.lowerBound - (hasFrom ? 1 : 0)
      return DateDraft(
        tokens: start..<second.tokens.upperBound, value: value, kind: .range,
        isImpossible: first.isImpossible || second.isImpossible)
    }
    return nil
  }

  /// «từ ngày 01 đến ngày 15/5/2022», «ngày 15-20/5/2022»: a bare day that the end completes.
  func daysOfOneMonth(_ at: Int) -> DateDraft? {
    guard reading.follows(at), reading.keyword(at - 1) == .day, let day = reading.value(at),
      (1...31).contains(day), reading.digits(at) <= 2
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
    let hasFrom = reading.follows(at - 1) && reading.keyword(at - 2) == .from
    return DateDraft(
      tokens: at - (hasFrom ? 2 : 1)..<end.tokens.upperBound, value: .range(first, last),
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
      return .range(DatePoint(year: to.year, part: part), to)
    case (.monthDay(let from), .monthDay(let to)): return .monthDayRange(from, to)
    default: return nil
    }
  }

  // MARK: Parts of a year, durations

  /// «6 tháng đầu năm 2022», «9 tháng năm 2023», and durations: «02 năm», «30 ngày».
  func counted(_ at: Int) -> DateDraft? {
    guard reading.digits(at) <= 3, let whole = reading.value(at), whole > 0, standsFree(at),
      !isLabelled(at), !endsRange(at)
    else { return nil }
    if reading.keyword(at + 1) == .month, let part = partOfYear(at, whole) { return part }
    var count = Decimal(whole)
    var next = at + 1
    // «1,5 ngày».
    if reading.sign(next) == .comma, reading.gap(next) == .none, reading.gap(next + 1) == .none,
      let tenths = reading.value(next + 1), reading.digits(next + 1) == 1
    {
      count = Decimal(digits: whole * 10 + tenths, scale: 1)
      next += 2
    }
    guard reading.follows(next) else { return nil }
    let unit: DateValue.DurationUnit
    switch reading.keyword(next) {
    case .year: unit = .years
    case .month: unit = .months
    case .week: unit = .weeks
    case .day: unit = .days
    case .hour: unit = .hours
    case .minute: unit = .minutes
    default: return nil
    }
    guard !isClockTime(at), !namesUnit(next) else { return nil }
    // «01 năm 2023» is no duration, «3 tháng đầu năm» without a year says too little.
    let end = next + 1
    if end < reading.count, reading.follows(end) {
      if reading.tokens[end].kind == .number { return nil }
      switch reading.keyword(end) {
      case .age: return nil
      case .first, .last: if unit == .months { return nil }
      default: break
      }
    }
    return DateDraft(tokens: at..<end, value: .duration(count, unit), kind: .duration)
  }

  private func partOfYear(_ at: Int, _ months: Int) -> DateDraft? {
    guard (2...11).contains(months) else { return nil }
    var next = at + 2
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
    return reading.tokens[at - 2].kind == .number && reading.follows(at - 1)
      && (reading.keyword(at - 3) == .from || reading.sign(at - 1) == .dash
        || reading.digits(at - 2) <= 2)
  }

  /// «lúc 8 giờ», «8 giờ 30», «8 giờ ngày 12/5»: a time of day.
  private func isClockTime(_ at: Int) -> Bool {
    guard reading.keyword(at + 1) == .hour || reading.keyword(at + 1) == .minute else {
      return false
    }
    switch reading.keyword(at - 1) {
    // «từ 13 giờ 30 phút đến 17 giờ».
    case .clock, .hour, .from, .to: return true
    default: break
    }
    guard reading.follows(at + 2), at + 2 < reading.count else { return false }
    return reading.tokens[at + 2].kind == .number || reading.keyword(at + 2) == .day
  }

  /// The word is the head of a counted noun («14.000 ngày công», «3 tháng tuổi»).
  private func namesUnit(_ at: Int) -> Bool {
    reading.longest(.countNouns, at: at).map { $0.count >= 2 } ?? false
  }

  /// A number behind a word that makes it a name: «năm 2», «thứ 3», «Điều 5».
  private func isLabelled(_ at: Int) -> Bool {
    guard reading.follows(at) else { return false }
    switch reading.keyword(at - 1) {
    case .year, .month, .day, .quarter, .ordinal, .article, .clause, .point, .number: return true
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
