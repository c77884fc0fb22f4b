import VanBanText

/// Reads numbers in words: «hai mươi lăm», «một trăm linh năm», «ba triệu rưỡi», «hai chục».
///
/// ICU's spell-out rules for Vietnamese stop at linh, nhăm, ngàn and tỉ, and know neither rưỡi nor chục.
struct SpelledNumberGrammar {
  let reading: Reading

  /// The number whose first word stands at a token.
  func number(_ first: Int) -> Numeral? {
    guard reading.has(.numerals, at: first), var group = group(first) else { return nil }
    var total = Decimal(0)
    var scaleOfLast = Int.max
    var hasScale = false
    while true {
      guard let (exponent, end) = scale(group.end), exponent < scaleOfLast else {
        guard let sum = total.adding(Decimal(group.value)) else { return nil }
        return Numeral(value: sum, end: group.end, hasScale: hasScale)
      }
      guard var part = Decimal(group.value).scaled(by: exponent) else { return nil }
      hasScale = true
      var next = end
      // «1 triệu rưỡi».
      if kind(next) == "half", let half = Decimal(5).scaled(by: exponent - 1),
        let sum = part.adding(half)
      {
        part = sum
        next += 1
      }
      guard let sum = total.adding(part) else { return nil }
      total = sum
      scaleOfLast = exponent
      guard next == end, reading.follows(next), let more = self.group(next) else {
        return Numeral(value: total, end: next, hasScale: true)
      }
      // «hai nghìn năm 2023»: the next word is no part of the number.
      guard !beginsYear(next) else { return Numeral(value: total, end: next, hasScale: true) }
      group = more
    }
  }

  /// The scale words that begin at a token, stacked.
  func scale(_ first: Int) -> (exponent: Int, end: Int)? {
    var end = first
    var exponent = 0
    while reading.follows(end), let hit = reading.longest(.scales, at: end),
      reading.tokens[end].shape != .title || end == first,
      reading.lexicon.cell(.scales, Int(hit.row), 2) == "no"
    {
      exponent += Int(reading.lexicon.cell(.scales, Int(hit.row), 1).string) ?? 0
      end = hit.end
    }
    return end > first ? (exponent, end) : nil
  }

  /// «năm 2023», «năm nay»: the year, not the number five.
  private func beginsYear(_ at: Int) -> Bool {
    reading.keyword(at) == .year && reading.follows(at + 1) && at + 1 < reading.count
      && (reading.tokens[at + 1].kind == .number || reading.keyword(at + 1) == .stop)
  }

  /// A number below a thousand.
  private func group(_ first: Int) -> (value: Int, end: Int)? {
    // «hai trăm lẻ bảy», «không trăm linh năm».
    if let digit = value(first, "both") ?? value(first, "nought"), follows(first + 1),
      kind(first + 1) == "hundred"
    {
      let hundreds = digit * 100
      var next = first + 2
      guard follows(next) else { return (hundreds, next) }
      if kind(next) == "zero", follows(next + 1), let unit = self.digit(next + 1) {
        return (hundreds + unit, next + 2)
      }
      if beginsYear(next) { return (hundreds, next) }
      if let (rest, end) = belowHundred(next) {
        // «một trăm hai» is 120, and an amount like any other only behind «mươi»: left alone.
        if rest >= 10 { return (hundreds + rest, end) }
      }
      next = first + 2
      return (hundreds, next)
    }
    return belowHundred(first)
  }

  private func belowHundred(_ first: Int) -> (value: Int, end: Int)? {
    if let ten = value(first, "ten") {
      guard let unit = unit(first + 1) else { return (ten, first + 1) }
      return (ten + unit, first + 2)
    }
    guard let digit = value(first, "both") else { return nil }
    guard follows(first + 1), kind(first + 1) == "tens" else { return (digit, first + 1) }
    guard let unit = unit(first + 2) else { return (digit * 10, first + 2) }
    return (digit * 10 + unit, first + 3)
  }

  /// The digit behind a ten, where five is «lăm»: «mười năm» are ten years.
  private func unit(_ at: Int) -> Int? {
    follows(at) && reading.keyword(at) != .year ? digit(at) : nil
  }

  private func digit(_ at: Int) -> Int? { value(at, "both") ?? value(at, "unit") }

  private func value(_ at: Int, _ kind: StaticString) -> Int? {
    guard let row = row(at), reading.lexicon.cell(.numerals, row, 1) == kind else { return nil }
    return Int(reading.lexicon.cell(.numerals, row, 2).string)
  }

  func kind(_ at: Int) -> Cell? {
    row(at).map { reading.lexicon.cell(.numerals, $0, 1) }
  }

  private func row(_ at: Int) -> Int? { reading.longest(.numerals, at: at).map { Int($0.row) } }

  private func follows(_ at: Int) -> Bool { at < reading.count && reading.follows(at) }
}

extension Cell? {
  static func == (cell: Cell?, text: StaticString) -> Bool { cell.map { $0 == text } ?? false }
}
