extension DateValue {
  /// The value in the form of ISO 8601 where it has one, else in the forms the analysis defines
  /// («2023-Q1», «2023-M09»); nil for what the page leaves open.
  public var iso: String? {
    switch self {
    case .point(let point): point.iso
    case .range(let from, let to): "\(from.iso)/\(to.iso)"
    case .monthDay(let day): day.iso
    case .monthDayRange(let from, let to): "\(from.iso)/\(to.iso)"
    case .duration(let count, let unit): unit.prefix + String(count) + unit.letter
    case .unknown: nil
    }
  }
}

extension DatePoint {
  public var iso: String {
    switch part {
    case .year: padded(year, 4)
    case .month(let month): "\(padded(year, 4))-\(padded(month, 2))"
    case .day(let month, let day): "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    case .quarter(let quarter): "\(padded(year, 4))-Q\(quarter)"
    case .half(let half): "\(padded(year, 4))-H\(half)"
    case .cumulative(let months): "\(padded(year, 4))-M\(padded(months, 2))"
    case .week(let week): "\(padded(year, 4))-W\(padded(week, 2))"
    }
  }
}

extension DateValue.MonthDay {
  public var iso: String {
    day.map { "--\(padded(month, 2))-\(padded($0, 2))" } ?? "--\(padded(month, 2))"
  }
}

extension CalendarDay {
  public var iso: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension DateValue.DurationUnit {
  fileprivate var prefix: String { self == .hours || self == .minutes ? "PT" : "P" }

  fileprivate var letter: String {
    switch self {
    case .years: "Y"
    case .months, .minutes: "M"
    case .weeks: "W"
    case .days: "D"
    case .hours: "H"
    }
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
