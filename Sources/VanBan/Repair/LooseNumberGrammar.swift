import VanBanText

/// Document numbers whose separators are lost or misread: «37 2019 TT-BYT», «57-NQ TW», «203:2025:QH15»,
/// «21'2016QĐ-UBND».
///
/// Only where a type word or «số» says that a number follows, and only with a known type or a term of the
/// National Assembly; the separators are those that the issuer's system writes.
struct LooseNumberGrammar {
  private let reading: Reading
  private let repair: SymbolRepair

  init(_ reading: Reading, typeWord: Hit?) {
    self.reading = reading
    repair = SymbolRepair(reading, typeWord: typeWord)
  }

  struct Found {
    let tokens: Range<Int>
    let type: Hit?
    let number: DocumentNumber
  }

  func number(at first: Int) -> Found? {
    guard case (let serial, var year)? = serial(first) else { return nil }
    var next = Self.separator(behind: first + 1, reading)
    if year == nil, let printed = reading.year(next), reading.follows(next) {
      year = printed
      next = Self.separator(behind: next + 1, reading)
    }
    var parts: [(text: String, tokens: Range<Int>)] = []
    while parts.count < 4, let part = part(next) {
      parts.append(part)
      next = Self.separator(behind: part.tokens.upperBound, reading)
    }
    guard let head = parts.first else { return nil }
    if head.text.hasPrefix("QH"), head.text.count >= 3, let year {
      return Found(
        tokens: first..<head.tokens.upperBound, type: nil,
        number: DocumentNumber(
          text: "\(serial)/\(year)/\(head.text)", serial: serial, year: year, type: nil,
          issuers: [head.text]))
    }
    guard let row = repair.typeRow(near: head.text) else { return nil }
    var issuers: [String] = []
    var end = head.tokens.upperBound
    for part in parts.dropFirst() {
      guard let issuer = repair.issuer(near: part.text, hasType: true) else { break }
      issuers.append(issuer)
      end = part.tokens.upperBound
    }
    guard !issuers.isEmpty else { return nil }
    let symbol =
      repair.code(ofVariant: row) ?? reading.lexicon.cell(.typeSymbols, Int(row), 0).string
    let type = reading.lexicon.cell(.typeSymbols, Int(row), 1).string
    let isState = year != nil || isState(issuers[0])
    let text =
      serial + (year.map { "/\($0)" } ?? "") + (isState ? "/" : "-") + symbol
      + (isState ? "-" : "/") + issuers.joined(separator: "-")
    return Found(
      tokens: first..<end,
      type: Hit(first: head.tokens.lowerBound, row: row, count: head.tokens.count),
      number: DocumentNumber(text: text, serial: serial, year: year, type: type, issuers: issuers))
  }

  /// Whether a year or a word with a capital stands behind a serial and its separators.
  static func mayGoOn(behind first: Int, _ reading: Reading) -> Bool {
    let next = separator(behind: first + 1, reading)
    guard reading.follows(next) else { return false }
    return reading.tokens[next].kind == .word
      ? reading.tokens[next].shape != .lower : reading.year(next) != nil
  }

  /// The serial, and the year that is glued to it: «352018».
  private func serial(_ at: Int) -> (String, Int?)? {
    let digits = String(
      decoding: reading.bytes(at).filter { $0 != FlowText.filler }, as: UTF8.self)
    if digits.count <= 5 { return (digits, nil) }
    guard digits.count <= 8, let year = Int(digits.suffix(4)), (1990...2100).contains(year) else {
      return nil
    }
    return (String(digits.dropLast(4)), year)
  }

  /// The first token behind up to two signs that may be a separator.
  private static func separator(behind at: Int, _ reading: Reading) -> Int {
    var next = at
    while next < at + 2, reading.follows(next), reading.tokens[next].kind == .sign {
      switch reading.sign(next) {
      case .slash, .dash, .colon, .period, .apostrophe, .asterisk, .openQuote, .closeQuote,
        .straightQuote, .other, .bar:
        next += 1
      default: return next
      }
    }
    return next
  }

  /// A word that begins with a capital, with the digits that touch it.
  private func part(_ at: Int) -> (text: String, tokens: Range<Int>)? {
    guard at < reading.count, reading.follows(at), reading.tokens[at].kind == .word,
      reading.tokens[at].shape != .lower
    else { return nil }
    var end = at + 1
    if end < reading.count, reading.gap(end) == .none, reading.tokens[end].kind == .number,
      reading.digits(end) <= 2
    {
      end += 1
    }
    let text = reading.text.string(reading.range(at..<end))
    guard
      text.unicodeScalars.dropFirst().contains(where: {
        $0.properties.isUppercase || $0.properties.numericType != nil
      })
        || text.unicodeScalars.count == 1
    else { return nil }
    return (text, at..<end)
  }

  private func isState(_ issuer: String) -> Bool {
    let lexicon = reading.lexicon
    return SymbolRows.issuers[issuer].map { lexicon.cell(.issuerSymbols, $0, 2) == "state" }
      ?? false
  }
}
