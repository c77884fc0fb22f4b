extension DateValue {
  /// The value in the form of ISO 8601 where it has one, else in the forms the analysis defines
  /// («2023-Q1», «2023-M09»); nil for what the page leaves open.
  public var iso: String? {
    if case .unknown = self { return nil }
    return String(unsafeUninitializedCapacity: 64) { buffer in
      var count = 0
      writeISO { byte in
        buffer[count] = byte
        count += 1
      }
      return count
    }
  }

  /// Calls `body` with each byte of `iso`, nothing when it is nil.
  public func writeISO(_ body: (UInt8) -> Void) {
    switch self {
    case .point(let point): point.writeISO(body)
    case .range(let from, let to):
      from.writeISO(body)
      body(UInt8(ascii: "/"))
      to.writeISO(body)
    case .monthDay(let day): day.writeISO(body)
    case .monthDayRange(let from, let to):
      from.writeISO(body)
      body(UInt8(ascii: "/"))
      to.writeISO(body)
    case .duration(let count, let unit): unit.writeISO(count, body)
    case .unknown: break
    }
  }
}

extension DatePoint {
  func writeISO(_ body: (UInt8) -> Void) {
    write(year, 4, body)
    switch part {
    case .year: break
    case .month(let month): write("-", month, 2, body)
    case .day(let month, let day):
      write("-", month, 2, body)
      write("-", day, 2, body)
    case .quarter(let quarter): write("-Q", quarter, 1, body)
    case .half(let half): write("-H", half, 1, body)
    case .cumulative(let months): write("-M", months, 2, body)
    case .week(let week): write("-W", week, 2, body)
    }
  }
}

extension DateValue.MonthDay {
  func writeISO(_ body: (UInt8) -> Void) {
    write("--", month, 2, body)
    if let day { write("-", day, 2, body) }
  }
}

extension CalendarDay {
  /// «2021-04-22».
  public var iso: String {
    var bytes: [UInt8] = []
    writeISO { bytes.append($0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `body` with each byte of `iso`.
  public func writeISO(_ body: (UInt8) -> Void) {
    write(year, 4, body)
    write("-", month, 2, body)
    write("-", day, 2, body)
  }
}

extension DateValue.DurationUnit {
  fileprivate func writeISO(_ count: Decimal, _ body: (UInt8) -> Void) {
    let (prefix, letter): (StaticString, UInt8) =
      switch self {
      case .years: ("P", UInt8(ascii: "Y"))
      case .months: ("P", UInt8(ascii: "M"))
      case .weeks: ("P", UInt8(ascii: "W"))
      case .days: ("P", UInt8(ascii: "D"))
      case .hours: ("PT", UInt8(ascii: "H"))
      case .minutes: ("PT", UInt8(ascii: "M"))
      }
    let power = count.scale == 0 ? 1 : 10
    write(prefix, count.digits / power, 1, body)
    if count.scale > 0 { write(".", count.digits % power, 1, body) }
    body(letter)
  }
}

private func write(_ prefix: StaticString, _ number: Int, _ width: Int, _ body: (UInt8) -> Void) {
  for at in 0..<prefix.utf8CodeUnitCount { body(prefix.utf8Start[at]) }
  write(number, width, body)
}

/// Decimal digits with zeros in front.
private func write(_ number: Int, _ width: Int, _ body: (UInt8) -> Void) {
  if number >= 10 || width > 1 { write(number / 10, width - 1, body) }
  body(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
}
