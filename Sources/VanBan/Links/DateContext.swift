import VanBanText

/// Resolves what a date leaves to its document: the year of «tháng 5» in a report on 2023, «cùng kỳ», the
/// year of «mùng 10 tháng Giêng năm Quý Mão».
struct DateContext {
  let lexicon: Lexicon
  /// The day of the document.
  private let today: DatePoint?
  private let period: DateValue?
  /// The year a day without one belongs to.
  private let year: Int?

  /// - Parameter fallback: a day the document names, for one that has no date of its own.
  init(_ facts: DocumentFacts, fallback: CalendarDay?, lexicon: Lexicon) {
    self.lexicon = lexicon
    if case .point(let point) = facts.date?.value { today = point } else { today = nil }
    period = facts.period?.value
    year = period?.days?.last.year ?? today?.year ?? fallback?.year
  }

  func resolve(_ dates: inout [DateExpression]) {
    for index in dates.indices {
      if dates[index].lunar != nil { resolveLunar(&dates[index]) }
      guard dates[index].resolved == nil, let value = value(dates[index]) else { continue }
      dates[index].resolved = value
      dates[index].confidence = min(dates[index].confidence, 75)
    }
  }

  private func value(_ date: DateExpression) -> DateValue? {
    switch (date.value, date.relation) {
    case (_, .recurring): return nil
    case (.monthDay(let printed), _): return year.map { .point(point(printed, $0)) }
    case (.monthDayRange(let from, let to), _):
      return year.map { .range(point(from, $0), point(to, $0)) }
    case (.unknown, .samePeriod): return period.flatMap { moved($0, by: -1) }
    case (.point(let point), .samePeriod) where point.part == .year:
      guard let period, let reported = period.days?.last.year else { return nil }
      return moved(period, by: point.year - reported)
    case (.unknown, .counted(let unit, let steps)): return counted(unit, steps)
    default: return nil
    }
  }

  private func point(_ printed: DateValue.MonthDay, _ year: Int) -> DatePoint {
    DatePoint(
      year: year,
      part: printed.day.map { .day(month: printed.month, day: $0) } ?? .month(printed.month))
  }

  /// The same stretch in another year.
  private func moved(_ value: DateValue, by years: Int) -> DateValue? {
    switch value {
    case .point(let point): .point(DatePoint(year: point.year + years, part: point.part))
    case .range(let from, let to):
      .range(
        DatePoint(year: from.year + years, part: from.part),
        DatePoint(year: to.year + years, part: to.part))
    default: nil
    }
  }

  /// «năm trước», «tháng này»: counted from the document's own day or, for a year, from its period.
  private func counted(_ unit: DateExpression.RelativeUnit, _ steps: Int) -> DateValue? {
    if unit == .year { return year.map { .point(DatePoint(year: $0 + steps)) } }
    guard let today, case .day(let month, let day) = today.part else { return nil }
    switch unit {
    case .day:
      let moved = CalendarDay(
        julianDay: CalendarDay(year: today.year, month: month, day: day).julianDay + steps)
      return .point(
        DatePoint(year: moved.year, part: .day(month: moved.month, day: moved.day)))
    case .month:
      let count = today.year * 12 + month - 1 + steps
      return .point(DatePoint(year: count / 12, part: .month(count % 12 + 1)))
    case .quarter:
      let count = today.year * 4 + (month - 1) / 3 + steps
      return .point(DatePoint(year: count / 4, part: .quarter(count % 4 + 1)))
    case .year: return nil
    }
  }

  // MARK: Lunar days

  /// A printed year makes the Gregorian day the value; without one the document's year makes it the
  /// resolved one.
  private func resolveLunar(_ date: inout DateExpression) {
    guard let lunar = date.lunar, let year = lunarYear(lunar.first.year),
      let first = gregorian(lunar.first, year)
    else { return }
    var value = DateValue.point(first)
    if let last = lunar.last {
      guard let last = gregorian(last, year) else { return }
      value = .range(first, last)
    }
    if lunar.first.year == .unprinted {
      date.resolved = value
      date.confidence = min(date.confidence, 75)
    } else {
      date.value = value
    }
  }

  private func lunarYear(_ printed: PrintedLunarDay.Year) -> Int? {
    switch printed {
    case .number(let number): return number
    case .unprinted: return year
    case .cycle(let number):
      // The year of that name nearest to the document's.
      guard let year else { return nil }
      let ahead = (number - (year - 4)) % 60
      let forward = year + (ahead < 0 ? ahead + 60 : ahead)
      return forward - year <= 30 ? forward : forward - 60
    }
  }

  private func gregorian(_ lunar: PrintedLunarDay, _ year: Int) -> DatePoint? {
    LunarCalendar.gregorian(
      LunarDay(year: year, month: lunar.month, day: lunar.day, isLeap: lunar.isLeap)
    ).map { DatePoint(year: $0.year, part: .day(month: $0.month, day: $0.day)) }
  }
}
