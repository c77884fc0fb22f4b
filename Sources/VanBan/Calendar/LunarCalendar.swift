import Glibc

/// A day of the Vietnamese lunar calendar.
struct LunarDay: Hashable {
  let year: Int
  /// 1 for Giêng to 12 for Chạp.
  let month: Int
  let day: Int
  /// The month is the second of its number: «tháng hai nhuận».
  let isLeap: Bool
}

/// The lunar calendar as Viet Nam keeps it: months begin on the day of the new moon, and the month with
/// the winter solstice is the eleventh, both by the time of Ha Noi (UTC+7).
///
/// The time zone is that of Quyết định 121/CP of 1967; before 1968 it was that of China (UTC+8). ICU's
/// Chinese and Dangi calendars differ from it in 1985 and 2007. The positions of sun and moon follow
/// Meeus, Astronomical Algorithms, chapters 25 and 49, in the terms that matter for a day.
enum LunarCalendar {
  /// The Gregorian day, nil when the year has no such month or the month no such day.
  static func gregorian(_ lunar: LunarDay) -> CalendarDay? {
    guard (1...12).contains(lunar.month), (1...30).contains(lunar.day),
      (1000...2200).contains(lunar.year)
    else { return nil }
    // The months from the eleventh of one year to the tenth of the next stand between two solstices.
    let months = self.months(endingIn: lunar.month >= 11 ? lunar.year + 1 : lunar.year)
    guard
      let at = months.firstIndex(where: { $0.number == lunar.month && $0.isLeap == lunar.isLeap }),
      lunar.day <= months[at].length
    else { return nil }
    return CalendarDay(julianDay: months[at].start + lunar.day - 1)
  }

  private struct Month {
    let number: Int
    let isLeap: Bool
    /// The Julian day of its first day.
    let start: Int
    let length: Int
  }

  /// The twelve or thirteen months from the eleventh of the year before to the tenth of a year.
  private static func months(endingIn year: Int) -> [Month] {
    let zone = year < 1968 ? 8.0 : 7.0
    let first = solsticeMoon(year - 1, zone)
    let last = solsticeMoon(year, zone)
    let starts = (first...last).map { newMoon($0, zone) }
    // With thirteen months the first one without a major solar term repeats the number before it.
    let leap =
      last - first == 13
      ? (1..<13).first { majorTerm(starts[$0], zone) == majorTerm(starts[$0 + 1], zone) } : nil
    return (0..<last - first).map { index in
      let isBehindLeap = leap.map { index >= $0 } ?? false
      return Month(
        number: (index + 10 - (isBehindLeap ? 1 : 0)) % 12 + 1, isLeap: index == leap,
        start: starts[index], length: starts[index + 1] - starts[index])
    }
  }

  /// The number of the new moon that begins the month of the winter solstice.
  private static func solsticeMoon(_ year: Int, _ zone: Double) -> Int {
    let yearEnd = CalendarDay(year: year, month: 12, day: 31).julianDay
    var moon = Int(((Double(yearEnd) - epoch) / synodicMonth).rounded(.down))
    while newMoon(moon + 1, zone) <= yearEnd { moon += 1 }
    while newMoon(moon, zone) > yearEnd || majorTerm(newMoon(moon, zone), zone) >= 9 { moon -= 1 }
    return moon
  }

  private static let synodicMonth = 29.530588861
  /// The mean new moon of 6 January 2000.
  private static let epoch = 2451550.09766

  /// The Julian day, by local time, on which a new moon falls; moons are counted from January 2000.
  private static func newMoon(_ number: Int, _ zone: Double) -> Int {
    let k = Double(number)
    let t = k / 1236.85
    let mean = epoch + synodicMonth * k + 0.00015437 * t * t
    let e = 1 - 0.002516 * t
    let sun = radians(2.5534 + 29.1053567 * k)
    let moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    let latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    let node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    var correction = -0.4072 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon)
    correction += 0.01039 * sin(2 * latitude) + 0.00739 * e * sin(moon - sun)
    correction += -0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    correction += -0.00111 * sin(moon - 2 * latitude) - 0.00057 * sin(moon + 2 * latitude)
    correction += 0.00056 * e * sin(2 * moon + sun) - 0.00042 * sin(3 * moon)
    correction += 0.00042 * e * sin(sun + 2 * latitude) + 0.00038 * e * sin(sun - 2 * latitude)
    correction += -0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(node)
    let planets = 0.000325 * sin(radians(299.77 + 0.107408 * k - 0.009173 * t * t))
    let moment = mean + correction + planets + 0.000165 * sin(radians(251.88 + 0.016321 * k))
    return Int((moment - deltaT(t) + 0.5 + zone / 24).rounded(.down))
  }

  /// Which twelfth of its yearly way the sun has reached at the beginning of a day: 0 from the spring
  /// equinox, 9 from the winter solstice.
  private static func majorTerm(_ day: Int, _ zone: Double) -> Int {
    let moment = Double(day) - 0.5 - zone / 24
    let t = (moment - 2_451_545) / 36525
    let anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    var longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    longitude += (1.914602 - 0.004817 * t) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    longitude += -0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    let turned = longitude.truncatingRemainder(dividingBy: 360)
    return Int((turned < 0 ? turned + 360 : turned) / 30)
  }

  /// How far the clocks of the astronomers are ahead, in days: a minute or so in our time.
  private static func deltaT(_ t: Double) -> Double {
    let years = t * 100
    return (62.92 + 0.32217 * years + 0.005589 * years * years) / 86400
  }

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}
