/// A day of the proleptic Gregorian calendar.
public struct CalendarDay: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The day as a number that orders as days do: 20210422.
  var number: UInt32 { UInt32(clamping: (year * 100 + month) * 100 + day) }

  /// The last day of a month.
  static func end(ofMonth month: Int, year: Int) -> CalendarDay {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return CalendarDay(year: year, month: month, day: lengths[month - 1])
  }

  var dayBefore: CalendarDay { CalendarDay(julianDay: julianDay - 1) }
}

extension CalendarDay {
  /// The number of days since noon of 1 January 4713 BC, counted at noon: 2440588 is 1 January 1970.
  var julianDay: Int {
    let shifted = (month + 9) % 12
    let years = year + 4800 - (month <= 2 ? 1 : 0)
    return day + (153 * shifted + 2) / 5 + 365 * years + years / 4 - years / 100 + years / 400
      - 32045
  }

  init(julianDay: Int) {
    let days = julianDay + 32044
    let centuries = (4 * days + 3) / 146097
    let inCentury = days - 146097 * centuries / 4
    let years = (4 * inCentury + 3) / 1461
    let inYear = inCentury - 1461 * years / 4
    let shifted = (5 * inYear + 2) / 153
    day = inYear - (153 * shifted + 2) / 5 + 1
    month = (shifted + 2) % 12 + 1
    year = 100 * centuries + years - 4800 + (shifted >= 10 ? 1 : 0)
  }
}
