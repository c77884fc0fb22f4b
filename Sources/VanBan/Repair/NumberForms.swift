import VanBanText

/// Reads a chunk as one of the forms that numbers have, letters taken for the digits they look like.
struct NumberForms {
  struct Read {
    let range: FlowRange
    let text: String
    let bytes: [(at: Int, bytes: [UInt8])]
  }

  private let chunk: [NumberChunk.Character]
  private let reading: Reading
  /// The first token of the chunk.
  private let first: Int
  /// Another quarter of the document has a Roman numeral.
  private let usesRomanQuarters: Bool

  init(_ chunk: NumberChunk, reading: Reading, first: Int, usesRomanQuarters: Bool) {
    self.usesRomanQuarters = usesRomanQuarters
    self.chunk = chunk.characters
    self.reading = reading
    self.first = first
  }

  func read() -> Read? {
    var start = 0
    while start < chunk.count, isOpening(chunk[start].scalar) { start += 1 }
    var end = chunk.count
    while end > start, isClosing(chunk[end - 1].scalar) { end -= 1 }
    let lead = lead(&start)
    guard start < end else { return nil }
    let all = start..<end
    return date(all) ?? month(all, lead) ?? quarter(all, lead) ?? document(all, lead)
      ?? amount(all) ?? plain(all, lead)
  }

  private func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    "(“\"[«".unicodeScalars.contains(scalar)
  }
  private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    ")”\"]».,;:?%".unicodeScalars.contains(scalar)
  }

  /// The small word that says what the number is: before the chunk, or glued to its head («ngàyl6»).
  private func lead(_ start: inout Int) -> Keyword {
    var letters = 0
    var word = ""
    for character in chunk[start...] where letters == word.unicodeScalars.count {
      letters += 1
      if character.kind == .other || Self.isLetter(character.scalar) {
        word.unicodeScalars.append(character.scalar)
      }
    }
    for length in stride(from: word.unicodeScalars.count, to: 1, by: -1) {
      let part = String(String.UnicodeScalarView(word.unicodeScalars.prefix(length)))
      guard let keyword = Self.leads[part.lowercased()] else { continue }
      start += length
      return keyword
    }
    if reading.sign(first - 1) == .colon, reading.keyword(first - 2) == .number { return .number }
    return reading.follows(first) ? reading.keyword(first - 1) : .none
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  private static let leads: [String: Keyword] = {
    let lexicon = Lexicon.vietnamese
    var leads: [String: Keyword] = [:]
    for row in 0..<lexicon.rowCount(.keywords) {
      guard let keyword = Keyword(rawValue: lexicon.cell(.keywords, row, 1).string) else {
        continue
      }
      switch keyword {
      case .day, .month, .year, .number, .quarter:
        leads[lexicon.cell(.keywords, row, 0).string] = keyword
      default: break
      }
    }
    return leads
  }()

  // MARK: Forms

  /// «O5/5/2022», «17;8/2021».
  private func date(_ all: Range<Int>) -> Read? {
    let parts = parts(all)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
      parts[2].count == 4, let day = value(parts[0]), let month = value(parts[1]),
      let year = value(parts[2]), real(all) >= 4,
      (1...12).contains(month), (1900...2100).contains(year),
      (1...CalendarDay.end(ofMonth: month, year: year).day).contains(day)
    else { return nil }
    return make(all, digitsIn: parts, separators: [UInt8(ascii: "/"), UInt8(ascii: "/")])
  }

  /// «tháng O5/2022».
  private func month(_ all: Range<Int>, _ lead: Keyword) -> Read? {
    let parts = parts(all)
    guard lead == .month, parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 4,
      let month = value(parts[0]), (1...12).contains(month), let year = value(parts[1]),
      (1900...2100).contains(year), real(all) >= 3
    else { return nil }
    return make(all, digitsIn: parts, separators: [UInt8(ascii: "/")])
  }

  /// «quý l/2023», «quý Il/2023», «quý H/2016»: a Roman numeral, read as the digit it means.
  private func quarter(_ all: Range<Int>, _ lead: Keyword) -> Read? {
    guard lead == .quarter,
      let cut = all.first(where: { isSeparator($0) }), (1...4).contains(cut - all.lowerBound)
    else { return nil }
    var at = cut + 1
    let digits = run(&at, all, limit: 4)
    guard digits.count == 4, at == all.upperBound, let year = value(digits),
      (1900...2100).contains(year)
    else { return nil }
    let numeral = chunk[all.lowerBound..<cut]
    let printed = String(String.UnicodeScalarView(numeral.map(\.scalar)))
    guard let value = RomanStrokes.vietnamese.values(of: printed).first(where: { $0 <= 4 }),
      printed != RomanStrokes.numerals[value], printed != "1" || usesRomanQuarters
    else { return nil }
    var edits = numeral.map { (at: $0.at, bytes: [FlowText.filler]) }
    edits[0].bytes = [0x30 + UInt8(value)]
    guard
      let read = finish(all, edits + self.digits(digits) + separatorEdit(cut, UInt8(ascii: "/")))
    else { return nil }
    return Read(
      range: read.range, text: RomanStrokes.numerals[value] + read.text.dropFirst(),
      bytes: read.bytes)
  }

  /// «l2-CT/TU», «0§-CTr/TU», «96:QĐ-UBND», «13l/2O12/NĐ-CP».
  private func document(_ all: Range<Int>, _ lead: Keyword) -> Read? {
    var at = all.lowerBound
    let serial = run(&at, all, limit: 5)
    guard !serial.isEmpty, at < all.upperBound, isSeparator(at),
      serial.contains(where: isDigit)
        || lead == .number
    else { return nil }
    let firstSeparator = at
    at += 1
    var year: Range<Int>?
    var next = at
    let digits = run(&next, all, limit: 4)
    if digits.count == 4, next < all.upperBound, isSeparator(next), let value = value(digits),
      (1900...2100).contains(value)
    {
      year = digits
      at = next + 1
    } else if digits.count == 4, let value = value(digits), (1990...2100).contains(value),
      next + 1 < all.upperBound, KnownSymbol(chunk[next..<all.upperBound], reading.lexicon) == nil,
      let symbol = KnownSymbol(chunk[next + 1..<all.upperBound], reading.lexicon), symbol.hasIssuer
    {
      // «77/2015AQH13»: the slash is read as a letter.
      year = digits
      at = next + 1
    }
    guard let symbol = KnownSymbol(chunk[at..<all.upperBound], reading.lexicon),
      lead == .number || symbol.hasIssuer || year != nil
    else { return nil }
    // «QCVN 136:2025/BKHCN»: standards are numbered with a colon.
    if chunk[firstSeparator].kind == .misprint, !symbol.hasType { return nil }
    // «B02/NHNN» is a form.
    if !symbol.hasType, !serial.allSatisfy(isDigit) { return nil }
    // A letter far from a digit needs a symbol that is known through and through.
    if chunk[serial].contains(where: { if case .shape(_, false) = $0.kind { true } else { false } }
    ),
      !symbol.hasIssuer
    {
      return nil
    }
    let slash = UInt8(ascii: "/")
    let separator = symbol.isState || year != nil ? slash : UInt8(ascii: "-")
    var edits = self.digits(serial) + separatorEdit(firstSeparator, separator)
    if let year { edits += self.digits(year) + separatorEdit(at - 1, slash) }
    if let inner = symbol.separator {
      edits += separatorEdit(at + inner, symbol.isState ? UInt8(ascii: "-") : slash)
    }
    return finish(all.lowerBound..<at + symbol.count, edits)
  }

  /// «l.2O0», «3l,5»: grouped in threes, or a decimal fraction.
  private func amount(_ all: Range<Int>) -> Read? {
    var at = all.lowerBound
    var parts: [Range<Int>] = []
    var signs: [UInt8] = []
    while true {
      let digits = run(&at, all, limit: 12)
      guard !digits.isEmpty else { return nil }
      parts.append(digits)
      guard at < all.upperBound else { break }
      guard case .separator(let sign) = chunk[at].kind,
        sign == UInt8(ascii: ".") || sign == UInt8(ascii: ",")
      else { return nil }
      signs.append(sign)
      at += 1
    }
    guard parts.count >= 2, onlyClose(all), real(all) * 2 >= parts.reduce(0, { $0 + $1.count })
    else { return nil }
    let isGrouped =
      parts[0].count <= 3 && parts.dropFirst().allSatisfy { $0.count == 3 }
      && Set(signs).count == 1
    // «10,5L», «0,8o»: what ends in a letter has it for a unit.
    let isDecimal =
      parts.count == 2 && signs[0] == UInt8(ascii: ",") && parts[1].count <= 2
      && isDigit(all.upperBound - 1)
    return isGrouped || isDecimal ? make(all, digitsIn: parts, separators: signs) : nil
  }

  /// «l995», «ngày l6», «2O hộ».
  private func plain(_ all: Range<Int>, _ lead: Keyword) -> Read? {
    var at = all.lowerBound
    let digits = run(&at, all, limit: 4)
    guard at == all.upperBound, digits.count >= 2, real(all) >= 1, onlyClose(all),
      let value = value(digits)
    else { return nil }
    let isPlausible: Bool =
      switch lead {
      // «Điều 40l» is the article put in behind Điều 40k.
      case .article, .clause, .point: false
      case .day: value <= 31 && digits.count == 2
      case .month: value <= 12 && digits.count == 2
      case .year: (1900...2100).contains(value)
      default:
        digits.count == 4 && real(all) == 3 && (1900...2100).contains(value)
          || real(all) * 2 >= digits.count && isCounted(behind: all)
      }
    return isPlausible ? make(all, digitsIn: [digits], separators: []) : nil
  }

  /// A noun that is counted stands behind the chunk.
  private func isCounted(behind all: Range<Int>) -> Bool {
    var token = first
    while token < reading.count, Int(reading.tokens[token].start) < chunk[all.upperBound - 1].at {
      token += 1
    }
    while token < reading.count, reading.gap(token) == .none { token += 1 }
    return all.upperBound == chunk.count && reading.gap(token) == .space
      && reading.longest(.countNouns, at: token) != nil
  }

  // MARK: Parts

  /// The stretches between separators when all is digits and what may be; two or three of them.
  private func parts(_ all: Range<Int>) -> [Range<Int>] {
    var at = all.lowerBound
    var parts: [Range<Int>] = []
    while parts.count < 4 {
      let digits = run(&at, all, limit: 5)
      guard !digits.isEmpty else { return [] }
      parts.append(digits)
      guard at < all.upperBound else { return parts }
      guard isSeparator(at) else { return [] }
      at += 1
    }
    return []
  }

  /// Digits and characters that may be digits.
  private func run(_ at: inout Int, _ all: Range<Int>, limit: Int) -> Range<Int> {
    let start = at
    while at < all.upperBound, at - start < limit {
      switch chunk[at].kind {
      case .digit, .shape: at += 1
      default: return start..<at
      }
    }
    return start..<at
  }

  private func isSeparator(_ at: Int) -> Bool {
    switch chunk[at].kind {
    case .separator, .misprint: true
    default: false
    }
  }

  private func isDigit(_ at: Int) -> Bool {
    if case .digit = chunk[at].kind { true } else { false }
  }

  private func real(_ all: Range<Int>) -> Int {
    all.count(where: isDigit)
  }

  private func onlyClose(_ all: Range<Int>) -> Bool {
    chunk[all].allSatisfy { if case .shape(_, false) = $0.kind { false } else { true } }
  }

  private func value(_ digits: Range<Int>) -> Int? {
    chunk[digits].reduce(0) { value, character in
      switch character.kind {
      case .digit(let digit), .shape(let digit, _): value * 10 + Int(digit - 0x30)
      default: value
      }
    }
  }

  // MARK: What to read instead

  private func make(
    _ all: Range<Int>, digitsIn parts: [Range<Int>], separators: [UInt8]
  ) -> Read? {
    var edits = parts.flatMap { digits($0) }
    for (part, separator) in zip(parts, separators) {
      edits += separatorEdit(part.upperBound, separator)
    }
    return finish(all, edits)
  }

  private func digits(_ range: Range<Int>) -> [(at: Int, bytes: [UInt8])] {
    chunk[range].compactMap { character in
      guard case .shape(let digit, _) = character.kind else { return nil }
      let filler = [UInt8](repeating: FlowText.filler, count: character.length - 1)
      return (character.at, [digit] + filler)
    }
  }

  /// Only a sign that is no separator at all is read as one.
  private func separatorEdit(_ at: Int, _ separator: UInt8) -> [(at: Int, bytes: [UInt8])] {
    if case .separator = chunk[at].kind { return [] }
    let filler = [UInt8](repeating: FlowText.filler, count: chunk[at].length - 1)
    return [(chunk[at].at, [separator] + filler)]
  }

  private func finish(_ range: Range<Int>, _ edits: [(at: Int, bytes: [UInt8])]) -> Read? {
    guard !edits.isEmpty else { return nil }
    let (first, last) = (chunk[range.lowerBound], chunk[range.upperBound - 1])
    var bytes: [UInt8] = []
    for character in chunk[range] {
      if let edit = edits.first(where: { $0.at == character.at }) {
        bytes += edit.bytes.filter { $0 != FlowText.filler }
      } else {
        bytes += UTF8.encode(character.scalar)!
      }
    }
    return Read(
      range: FlowRange(start: first.at, end: last.at + last.length),
      text: String(decoding: bytes, as: UTF8.self), bytes: edits)
  }
}
