internal import CICU

/// A proleptic Gregorian calendar that knows which days exist.
package final class GregorianCalendar {
  private let handle: UnsafeMutableRawPointer

  package init() throws(ICUError) {
    var code: Int32 = 0
    let opened = cicu_calendar_open(&code)
    try ICUError.check(code)
    handle = opened!
  }

  deinit { cicu_calendar_close(handle) }

  /// Whether the day exists, e.g. not 29 February 2023.
  package func isDay(year: Int, month: Int, day: Int) throws(ICUError) -> Bool {
    let answer = cicu_calendar_is_day(handle, Int32(year), Int32(month), Int32(day))
    try ICUError.check(-answer)
    return answer == 1
  }
}
