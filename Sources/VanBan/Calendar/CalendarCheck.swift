internal import ICU

/// Asks ICU's proleptic Gregorian calendar whether a day exists.
final class CalendarCheck {
  private let calendar: GregorianCalendar?

  init() { calendar = try? GregorianCalendar() }

  func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    // The days every month has need no question.
    if day >= 1, day <= 28, month >= 1, month <= 12 { return true }
    guard let calendar else { return day <= 31 && month <= 12 }
    return (try? calendar.isDay(year: year, month: month, day: day)) ?? false
  }
}
