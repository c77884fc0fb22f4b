import VanBanText

/// Lists in which month or year is printed once: «ngày 12, 13/4/2023», «tháng 3 và tháng 4/2023», «quý I, II
/// và III/2022».
struct DateListGrammar {
  let reading: Reading

  /// What an expression completes before it.
  struct Earlier {
    /// Bare numbers that are dates by what follows them, in order.
    var drafts: [DateDraft] = []
    /// The value of the expression before all of these, which lacked a year.
    var completed: DateValue?
  }

  /// - Parameter last: the expression found before.
  func earlier(than draft: DateDraft, last: DateExpression?) -> Earlier {
    var result = Earlier()
    var at = draft.tokens.lowerBound
    for _ in 0..<12 {
      // «Chiều ngày 15 và sáng ngày 16/8/2025».
      if reading.follows(at), reading.keyword(at - 1) == .daytime { at -= 1 }
      guard reading.follows(at), at > 1, isSeparator(at - 1), reading.follows(at - 1) else { break }
      if let last, last.tokens.upperBound == at - 1 {
        result.completed = complete(last, by: draft, isListed: reading.keyword(at - 1) == .and)
        if draft.kind == .month, result.completed == nil { return Earlier() }
        return result
      }
      guard let item = item(endingAt: at - 1, like: draft) else { break }
      result.drafts.insert(item, at: 0)
      at = item.tokens.lowerBound
      // The word in front begins the list.
      if item.tokens.count > 1, !reading.follows(at) || !isSeparator(at - 1) { return result }
    }
    let isLed = result.drafts.first.map { $0.tokens.count > 1 } ?? false
    return isLed ? result : Earlier()
  }

  private func isSeparator(_ at: Int) -> Bool {
    reading.sign(at) == .comma || reading.keyword(at) == .and || reading.keyword(at) == .or
  }

  /// A number, with or without its lead word, that is a date of the same kind.
  private func item(endingAt end: Int, like draft: DateDraft) -> DateDraft? {
    let at = end - 1
    guard !reading.isClaimed(at), let part = part(at, like: draft) else { return nil }
    let lead: Keyword
    switch draft.kind {
    case .day, .monthDay: lead = .day
    case .month: lead = .month
    default: lead = .quarter
    }
    let hasLead = reading.follows(at) && reading.keyword(at - 1) == lead
    return DateDraft(
      tokens: (hasLead ? at - 1 : at)..<end, value: part.value, kind: draft.kind,
      isImpossible: part.isImpossible, confidence: 90)
  }

  private func part(
    _ at: Int, like draft: DateDraft
  ) -> (value: DateValue, isImpossible: Bool)? {
    let number =
      reading.tokens[at].kind == .number && reading.digits(at) <= 2
      ? reading.value(at) : reading.roman(at)
    guard let number, number > 0 else { return nil }
    switch draft.value {
    case .point(let point):
      switch point.part {
      case .day(let month, _) where number <= 31:
        let length = CalendarDay.end(ofMonth: month, year: point.year).day
        return (
          .point(DatePoint(year: point.year, part: .day(month: month, day: number))),
          number > length
        )
      case .month where number <= 12:
        return (.point(DatePoint(year: point.year, part: .month(number))), false)
      case .quarter where number <= 4:
        return (.point(DatePoint(year: point.year, part: .quarter(number))), false)
      default: return nil
      }
    case .monthDay(let day) where day.day != nil && number <= 31:
      return (.monthDay(.init(month: day.month, day: number)), false)
    default: return nil
    }
  }

  /// «ngày 21/10 và 22/10/2020», «tháng 8 và 8 tháng đầu năm 2025»: the year of the later one.
  ///
  /// - Parameter isListed: «và» joins them; a comma joins only two of one kind.
  private func complete(
    _ earlier: DateExpression, by draft: DateDraft, isListed: Bool
  ) -> DateValue? {
    guard case .monthDay(let printed) = earlier.value, case .point(let point) = draft.value
    else { return nil }
    let part: DatePoint.Part =
      printed.day.map { .day(month: printed.month, day: $0) } ?? .month(printed.month)
    switch (part, point.part) {
    case (.day, .day), (.month, .month): break
    case (.month, .cumulative), (.month, .half), (.month, .quarter): if !isListed { return nil }
    default: return nil
    }
    return .point(DatePoint(year: point.year, part: part))
  }
}
