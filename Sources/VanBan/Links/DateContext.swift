import VanBanText

/// Resolves what a date leaves to its document: the year of «tháng 5» in a report on 2023, «cùng kỳ», the
/// year of «mùng 10 tháng Giêng năm Quý Mão».
struct DateContext {
  /// The day of the document.
  private let today: DatePoint?
  private let period: DateValue?
  /// The year a day without one belongs to.
  private let year: Int?

  /// - Parameter fallback: a day the document names, for one that has no date of its own.
  init(_ facts: DocumentFacts, fallback: CalendarDay?) {
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
    case (.monthDay(let printed), _):
      return year.flatMap { point(printed, $0) }.map { .point($0) }
    case (.monthDayRange(let from, let to), _):
      guard let year, let first = point(from, year), let last = point(to, year) else { return nil }
      return .range(first, last)
    case (.unknown, .samePeriod): return period.flatMap { moved($0, by: -1) }
    case (.point(let point), .samePeriod) where point.part == .year:
      guard let period, let reported = period.days?.last.year else { return nil }
      return moved(period, by: point.year - reported)
    case (.unknown, .counted(let unit, let steps)): return counted(unit, steps)
    default: return nil
    }
  }

  /// Nil for a day that the year does not have.
  private func point(_ printed: DateValue.MonthDay, _ year: Int) -> DatePoint? {
    guard let day = printed.day else { return DatePoint(year: year, part: .month(printed.month)) }
    let point = DatePoint(year: year, part: .day(month: printed.month, day: day))
    return exists(point) ? point : nil
  }

  private func exists(_ point: DatePoint) -> Bool {
    guard case .day(let month, let day) = point.part else { return true }
    return day <= CalendarDay.end(ofMonth: month, year: point.year).day
  }

  /// The same stretch in another year.
  private func moved(_ value: DateValue, by years: Int) -> DateValue? {
    func moved(_ point: DatePoint) -> DatePoint? {
      let moved = DatePoint(year: point.year + years, part: point.part)
      return exists(moved) ? moved : nil
    }
    switch value {
    case .point(let point): return moved(point).map { .point($0) }
    case .range(let from, let to):
      guard let first = moved(from), let last = moved(to) else { return nil }
      return .range(first, last)
    default: return nil
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
    guard let lunar = date.lunar, let year = lunarYear(lunar.first),
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

  private func lunarYear(_ lunar: PrintedLunarDay) -> Int? {
    switch lunar.year {
    case .number(let number): return number
    case .unprinted: return nearestLunarYear(lunar)
    case .cycle(let number):
      // The year of that name nearest to the document's.
      guard let year else { return nil }
      let ahead = (number - (year - 4)) % 60
      let forward = year + (ahead < 0 ? ahead + 60 : ahead)
      return forward - year <= 30 ? forward : forward - 60
    }
  }

  /// The year in which the day is nearest to the document's own: «23 tháng Chạp» in a letter of January.
  private func nearestLunarYear(_ lunar: PrintedLunarDay) -> Int? {
    guard let year else { return nil }
    guard let today, case .day(let month, let day) = today.part, today.year == year else {
      return year
    }
    let now = CalendarDay(year: today.year, month: month, day: day).julianDay
    func distance(_ year: Int) -> Int {
      guard let point = gregorian(lunar, year), case .day(let month, let day) = point.part else {
        return .max
      }
      return abs(CalendarDay(year: point.year, month: month, day: day).julianDay - now)
    }
    return (year - 1...year + 1).min { distance($0) < distance($1) }
  }

  private func gregorian(_ lunar: PrintedLunarDay, _ year: Int) -> DatePoint? {
    LunarCalendar.gregorian(
      LunarDay(year: year, month: lunar.month, day: lunar.day, isLeap: lunar.isLeap)
    ).map { DatePoint(year: $0.year, part: .day(month: $0.month, day: $0.day)) }
  }
}
