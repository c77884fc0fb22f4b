import VanBanText

/// `ocr/digit-letter`: Roman numerals in running text: «lần thứ 1V», «khóa XHI», «Phụ lục HỊ».
///
/// Only behind the words that numerals follow, and only what is neither a numeral nor a number nor a word.
struct MisreadNumeral: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    return [reading.uppers, reading.mixed, reading.numbers].flatMap { tokens in
      tokens.compactMap { finding(at: $0, reading) }
    }
  }

  private func finding(at: Int, _ reading: Reading) -> Finding? {
    guard at > 0, isLead(reading.keyword(at - 1)), reading.gap(at) == .space,
      let end = end(of: at, reading)
    else { return nil }
    let printed = reading.text.string(reading.range(at..<end))
    guard printed.contains(where: "IVX1l|!".contains),
      !KnownAbbreviations.shared.contains(printed),
      let value = RomanStrokes.vietnamese.values(of: printed).first
    else { return nil }
    let numeral = RomanStrokes.numerals[value]
    return Finding(
      rule: "ocr/digit-letter", severity: .warning, confidence: 85,
      surfaces: [reading.range(at..<end)],
      message: .init(
        vietnamese: "«\(printed)» không phải là số La Mã; có lẽ là «\(numeral)».",
        english: "«\(printed)» is no Roman numeral; probably «\(numeral)»."),
      suggestions: [.init(text: numeral, confidence: 85, source: .rule)])
  }

  private func isLead(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .session, .ordinal, .annex, .section, .tier, .quarter: true
    default: false
    }
  }

  /// The end of a run of letters, figures and strokes that is no numeral, number or word.
  private func end(of at: Int, _ reading: Reading) -> Int? {
    var end = at + 1
    while end < reading.count, end - at < 3, reading.gap(end) == .none,
      reading.tokens[end].kind != .sign || reading.sign(end) == .exclamation
        || reading.sign(end) == .bar
    {
      end += 1
    }
    let isTight =
      end < reading.count && reading.gap(end) == .none
      && (reading.sign(end) == .slash || reading.sign(end) == .dash)
    guard !isTight, reading.range(at..<end).end - reading.range(at..<end).start <= 6 else {
      return nil
    }
    if end > at + 1 { return end }
    guard reading.tokens[at].kind == .word, reading.roman(at) == nil,
      reading.lexicon.symbols[Int(reading.tokens[at].word)] < TextSymbol.firstSyllable
    else { return nil }
    return end
  }
}
