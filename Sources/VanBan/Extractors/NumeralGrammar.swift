import VanBanText

/// A number as printed: «8.542», «1,5», «308,3 nghìn tỷ», «1 tỷ 200 triệu».
struct Numeral {
  let value: Decimal
  let end: Int
  let hasScale: Bool
}

/// Reads numbers by the Vietnamese habit: dots part thousands, a comma parts decimals.
struct NumeralGrammar {
  let reading: Reading

  /// The number that begins with a number token, with the scale words behind it.
  func numeral(_ at: Int) -> Numeral? {
    guard var result = plain(at), var value = scaled(&result) else { return nil }
    // «1 tỷ 200 triệu»: smaller scales behind larger ones add up; there are few scales.
    var parts = 1
    while parts < 4, result.hasScale, reading.follows(result.end), result.end < reading.count,
      reading.tokens[result.end].kind == .number, var next = plain(result.end),
      let more = scaled(&next), next.hasScale, let sum = value.adding(more)
    {
      value = sum
      result = next
      parts += 1
    }
    return Numeral(value: value, end: result.end, hasScale: result.hasScale)
  }

  private typealias Piece = Numeral

  /// Digits, dots and a comma, without scale words.
  private func plain(_ at: Int) -> Numeral? {
    guard let first = reading.value(at) else { return nil }
    var digits = first
    var end = at + 1
    var scale = 0
    if reading.digits(at) <= 3 {
      while isTight(end), reading.sign(end) == .period, let group = reading.value(end + 1),
        reading.digits(end + 1) == 3
      {
        guard let more = appended(digits, group, places: 3) else { return nil }
        digits = more
        end += 2
      }
    }
    if isTight(end), reading.sign(end) == .comma, let fraction = reading.value(end + 1),
      reading.digits(end + 1) <= 6
    {
      scale = reading.digits(end + 1)
      guard let more = appended(digits, fraction, places: scale) else { return nil }
      digits = more
      end += 2
    }
    // A further dot or comma: no number of this habit.
    if isTight(end), reading.sign(end) == .period || reading.sign(end) == .comma,
      end + 1 < reading.count, reading.tokens[end + 1].kind == .number
    {
      return nil
    }
    return Numeral(value: Decimal(digits: digits, scale: scale), end: end, hasScale: false)
  }

  /// The digits with more behind them, `nil` when there are too many for a machine word.
  private func appended(_ digits: Int, _ more: Int, places: Int) -> Int? {
    var result = digits
    for _ in 0..<places {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    let (sum, overflow) = result.addingReportingOverflow(more)
    return overflow ? nil : sum
  }

  /// Applies the scale words behind a plain number, which stack: «nghìn tỷ».
  private func scaled(_ numeral: inout Numeral) -> Decimal? {
    var value = numeral.value
    var end = numeral.end
    var hasScale = false
    while reading.follows(end), let hit = reading.longest(.scales, at: end),
      reading.tokens[end].shape != .upper, reading.tokens[end].shape != .title,
      let exponent = Int(reading.lexicon.cell(.scales, Int(hit.row), 1).string)
    {
      guard let product = value.scaled(by: exponent) else { return nil }
      (value, end, hasScale) = (product, hit.end, true)
    }
    numeral = Numeral(value: value, end: end, hasScale: hasScale)
    return value
  }

  private func isTight(_ at: Int) -> Bool {
    at + 1 < reading.count && reading.gap(at) == .none && reading.gap(at + 1) == .none
      && reading.tokens[at + 1].kind == .number
  }
}
