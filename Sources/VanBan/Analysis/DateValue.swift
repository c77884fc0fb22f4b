/// A moment or stretch of time as far as the page prints it.
public struct DatePoint: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case year
    case month(Int)
    case day(month: Int, day: Int)
    case quarter(Int)
    case half(Int)
    /// The first months of a year taken together.
    case cumulative(months: Int)
    case week(Int)
  }

  public let year: Int
  public let part: Part

  public init(year: Int, part: Part = .year) {
    self.year = year
    self.part = part
  }
}

/// The value of a date expression.
public enum DateValue: Hashable, Sendable {
  /// A day of every year, or of one the page does not name; the day is nil for a whole month.
  public struct MonthDay: Hashable, Sendable {
    public let month: Int
    public let day: Int?
  }

  public enum DurationUnit: Hashable, Sendable {
    case years, months, weeks, days, hours, minutes
  }

  case point(DatePoint)
  /// Both ends belong to it.
  case range(DatePoint, DatePoint)
  case monthDay(MonthDay)
  case monthDayRange(MonthDay, MonthDay)
  case duration(Decimal, DurationUnit)
  /// The page leaves it blank or names it relative to something else.
  case unknown
}

extension DatePoint {
  /// The first and the last day, nil for a week, whose beginning no regulation settles.
  public var days: (first: CalendarDay, last: CalendarDay)? {
    func months(_ first: Int, _ last: Int) -> (CalendarDay, CalendarDay) {
      (CalendarDay(year: year, month: first, day: 1), .end(ofMonth: last, year: year))
    }
    switch part {
    case .year: return months(1, 12)
    case .month(let month): return months(month, month)
    case .day(let month, let day):
      let only = CalendarDay(year: year, month: month, day: day)
      return (only, only)
    case .quarter(let quarter): return months(quarter * 3 - 2, quarter * 3)
    case .half(let half): return months(half * 6 - 5, half * 6)
    case .cumulative(let count): return months(1, count)
    case .week: return nil
    }
  }
}

extension DateValue {
  /// The first and the last day, nil when the page does not say enough.
  public var days: (first: CalendarDay, last: CalendarDay)? {
    switch self {
    case .point(let point): return point.days
    case .range(let from, let to):
      guard let first = from.days?.first, let last = to.days?.last, first <= last else {
        return nil
      }
      return (first, last)
    case .monthDay, .monthDayRange, .duration, .unknown: return nil
    }
  }
}
