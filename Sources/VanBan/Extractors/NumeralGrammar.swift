import VanBanText

/// A number as printed: «8.542», «1,5», «308,3 nghìn tỷ», «1 tỷ 200 triệu».
struct Numeral {
  let value: Decimal
  let end: Int
  /// The power of ten of its first scale words, nil without any.
  let scale: Int?

  var hasScale: Bool { scale != nil }
}

/// Reads numbers by the Vietnamese habit: dots part thousands, a comma parts decimals.
struct NumeralGrammar {
  private let reading: Reading
  private let words: SpelledNumberGrammar

  init(reading: Reading) {
    self.reading = reading
    words = SpelledNumberGrammar(reading: reading)
  }

  /// The number that begins at a token, in figures or in words, with the scale words behind it; of «05
  /// (năm)» and «năm (05)» both.
  func numeral(_ at: Int) -> Numeral? {
    guard at < reading.count,
      let first = reading.tokens[at].kind == .number ? figures(at) : words.number(at)
    else { return nil }
    let next = first.end + 1
    guard reading.sign(first.end) == .openParenthesis, reading.follows(first.end),
      next < reading.count,
      let again = reading.tokens[next].kind == .number ? figures(next) : words.number(next),
      again.value == first.value, reading.sign(again.end) == .closeParenthesis
    else { return first }
    return Numeral(value: first.value, end: again.end + 1, scale: first.scale)
  }

  /// «rưỡi».
  func isHalf(_ at: Int) -> Bool { words.isHalf(at) }

  private func figures(_ at: Int) -> Numeral? {
    guard var result = plain(at), var value = scaled(&result) else { return nil }
    // «1 tỷ 200 triệu»: smaller scales behind larger ones add up; there are few scales.
    let scale = result.scale
    var parts = 1
    while parts < 4, let last = result.scale, reading.follows(result.end),
      result.end < reading.count,
      reading.tokens[result.end].kind == .number, var next = plain(result.end),
      let more = scaled(&next), let below = next.scale, below < last, let sum = value.adding(more)
    {
      value = sum
      result = next
      parts += 1
    }
    return Numeral(value: value, end: result.end, scale: scale)
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
    if end == at + 1, let spaced = spacedGroups(at) { (digits, end) = spaced }
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
    return Numeral(value: Decimal(digits: digits, scale: scale), end: end, scale: nil)
  }

  /// «2 350 000»: thousands parted by spaces.
  private func spacedGroups(_ first: Int) -> (digits: Int, end: Int)? {
    var end = first + 1
    guard end < reading.count, reading.tokens[end].kind == .number, reading.digits(first) <= 3,
      reading.label(before: first) != true,
      var digits = reading.value(first), digits > 0
    else { return nil }
    while end < reading.count, reading.gap(end) == .space, reading.tokens[end].kind == .number {
      guard reading.digits(end) == 3, let group = reading.value(end),
        let more = appended(digits, group, places: 3)
      else { return nil }
      digits = more
      end += 1
    }
    return end > first + 1 ? (digits, end) : nil
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

  /// Applies the scale words behind a plain number, which stack: «nghìn tỷ», and «rưỡi» behind them.
  private func scaled(_ numeral: inout Numeral) -> Decimal? {
    var value = numeral.value
    var end = numeral.end
    if reading.follows(end), end < reading.count, reading.tokens[end].shape != .title,
      let (exponent, next) = words.scale(end)
    {
      guard let product = value.scaled(by: exponent) else { return nil }
      (value, end) = (product, next)
      if reading.follows(end), words.isHalf(end),
        let half = Decimal(5).scaled(by: exponent - 1), let sum = value.adding(half)
      {
        (value, end) = (sum, end + 1)
      }
      numeral = Numeral(value: value, end: end, scale: exponent)
    }
    return value
  }

  private func isTight(_ at: Int) -> Bool {
    at + 1 < reading.count && reading.gap(at) == .none && reading.gap(at + 1) == .none
      && reading.tokens[at + 1].kind == .number
  }
}
