import VanBanText

/// Reads numbers in words: «hai mươi lăm», «một trăm linh năm», «ba triệu rưỡi», «hai chục».
///
/// ICU's spell-out rules for Vietnamese stop at linh, nhăm, ngàn and tỉ, and know neither rưỡi nor chục.
struct SpelledNumberGrammar {
  let reading: Reading

  /// The number whose first word stands at a token.
  func number(_ first: Int) -> Numeral? {
    guard reading.has(.numerals, at: first), var group = group(first) else { return nil }
    var groupStart = first
    var total = Decimal(0)
    var scaleOfLast = Int.max
    var firstScale: Int?
    while true {
      guard let (exponent, end) = scale(group.end), exponent < scaleOfLast else {
        guard let sum = total.adding(Decimal(group.value)) else { return nil }
        // «một nghìn hai» is 1200 or 1002: left alone.
        if firstScale != nil, group.end == groupStart + 1, group.value < 10 { return nil }
        return Numeral(value: sum, end: group.end, scale: firstScale)
      }
      guard var part = Decimal(group.value).scaled(by: exponent) else { return nil }
      firstScale = firstScale ?? exponent
      var next = end
      // «1 triệu rưỡi».
      if isHalf(next), let half = Decimal(5).scaled(by: exponent - 1),
        let sum = part.adding(half)
      {
        part = sum
        next += 1
      }
      guard let sum = total.adding(part) else { return nil }
      total = sum
      scaleOfLast = exponent
      // «ba mươi tám tỷ, bảy trăm triệu»: a comma between the parts.
      let comma = exponent >= 3 && reading.sign(next) == .comma && reading.follows(next) ? 1 : 0
      guard next == end, reading.follows(next + comma), let more = self.group(next + comma),
        comma == 0 || scale(more.end) != nil || more.value >= 100
      else {
        return Numeral(value: total, end: next, scale: firstScale)
      }
      // «hai nghìn năm 2023»: the next word is no part of the number.
      guard !beginsYear(next) else { return Numeral(value: total, end: next, scale: firstScale) }
      group = more
      groupStart = next + comma
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
    if follows(first + 1), value(first + 1, .hundred) != nil,
      let digit = value(first, .both) ?? value(first, .nought)
    {
      let hundreds = digit * 100
      var next = first + 2
      guard follows(next) else { return (hundreds, next) }
      if value(next, .zero) != nil, follows(next + 1), let unit = self.digit(next + 1) {
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
    if let ten = value(first, .ten) {
      guard let unit = unit(first + 1) else { return (ten, first + 1) }
      return (ten + unit, first + 2)
    }
    guard let digit = value(first, .both) else { return nil }
    guard follows(first + 1), value(first + 1, .tens) != nil else { return (digit, first + 1) }
    guard let unit = unit(first + 2) else { return (digit * 10, first + 2) }
    return (digit * 10 + unit, first + 3)
  }

  /// The digit behind a ten, where five is «lăm»: «mười năm» are ten years.
  private func unit(_ at: Int) -> Int? {
    follows(at) && reading.keyword(at) != .year ? digit(at) : nil
  }

  private func digit(_ at: Int) -> Int? {
    guard let word = word(at), word.kind == .both || word.kind == .unit else { return nil }
    return word.value
  }

  private func value(_ at: Int, _ kind: NumberWord.Kind) -> Int? {
    guard let word = word(at), word.kind == kind else { return nil }
    return word.value
  }

  /// «rưỡi».
  func isHalf(_ at: Int) -> Bool { word(at)?.kind == .half }

  private func word(_ at: Int) -> NumberWord? {
    reading.longest(.numerals, at: at).map { NumberWord.all[Int($0.row)] }
  }

  private func follows(_ at: Int) -> Bool { at < reading.count && reading.follows(at) }
}

/// A row of the table of number words.
struct NumberWord {
  enum Kind: String {
    case both, unit, ten, tens, hundred, zero, nought, half, vague
  }

  let kind: Kind
  let value: Int

  /// The rows in the order of the table.
  static let all: [NumberWord] = {
    let lexicon = Lexicon.vietnamese
    return (0..<lexicon.rowCount(.numerals)).map { row in
      guard let kind = Kind(rawValue: lexicon.cell(.numerals, row, 1).string),
        let value = Int(lexicon.cell(.numerals, row, 2).string)
      else { preconditionFailure("numerals.tsv: row \(row + 1)") }
      return NumberWord(kind: kind, value: value)
    }
  }()
}
