import Testing

@testable import VanBan

/// The calendar against days that the published calendars of Viet Nam name.
struct LunarCalendarTests {
  /// New-year days, among them those on which China's calendar differs (1968, 1969, 1985, 2007, 2030, 2053).
  @Test(arguments: [
    (1968, "1968-01-29"), (1969, "1969-02-16"), (1985, "1985-01-21"), (2007, "2007-02-17"),
    (2020, "2020-01-25"), (2021, "2021-02-12"), (2022, "2022-02-01"), (2023, "2023-01-22"),
    (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17"), (2030, "2030-02-02"),
    (2053, "2053-02-18"),
  ])
  func newYear(_ year: Int, _ day: String) {
    let first = LunarDay(year: year, month: 1, day: 1, isLeap: false)
    #expect(LunarCalendar.gregorian(first)?.iso == day)
  }

  @Test(arguments: [
    (LunarDay(year: 2023, month: 1, day: 10, isLeap: false), "2023-01-31"),
    (LunarDay(year: 2023, month: 3, day: 10, isLeap: false), "2023-04-29"),
    (LunarDay(year: 2025, month: 8, day: 15, isLeap: false), "2025-10-06"),
    (LunarDay(year: 2023, month: 12, day: 23, isLeap: false), "2024-02-02"),
    // 2023 has two second months, 2025 two sixth ones.
    (LunarDay(year: 2023, month: 2, day: 1, isLeap: true), "2023-03-22"),
    (LunarDay(year: 2025, month: 6, day: 1, isLeap: true), "2025-07-25"),
  ])
  func day(_ lunar: LunarDay, _ day: String) {
    #expect(LunarCalendar.gregorian(lunar)?.iso == day)
  }

  @Test func monthsAndDaysThatDoNotExistHaveNoDay() {
    #expect(LunarCalendar.gregorian(LunarDay(year: 2024, month: 2, day: 1, isLeap: true)) == nil)
    #expect(LunarCalendar.gregorian(LunarDay(year: 2023, month: 13, day: 1, isLeap: false)) == nil)
    let shortMonths = (1...12).filter {
      LunarCalendar.gregorian(LunarDay(year: 2023, month: $0, day: 30, isLeap: false)) == nil
    }
    #expect((4...8).contains(shortMonths.count))
  }

  /// Each lunar day follows the one before it, through every year a paper can name.
  @Test func daysFollowOneAnother() throws {
    for year in 1900...2100 {
      let first = try #require(
        LunarCalendar.gregorian(LunarDay(year: year, month: 1, day: 1, isLeap: false)))
      let next = try #require(
        LunarCalendar.gregorian(LunarDay(year: year + 1, month: 1, day: 1, isLeap: false)))
      let length = next.julianDay - first.julianDay
      #expect([353, 354, 355, 383, 384, 385].contains(length), "\(year): \(length) days")
    }
  }

  @Test func julianDaysGoThereAndBack() {
    #expect(CalendarDay(year: 1970, month: 1, day: 1).julianDay == 2_440_588)
    for number in stride(from: 2_400_000, through: 2_500_000, by: 37) {
      #expect(CalendarDay(julianDay: number).julianDay == number)
    }
    #expect(CalendarDay(year: 2024, month: 3, day: 1).dayBefore.iso == "2024-02-29")
  }
}
