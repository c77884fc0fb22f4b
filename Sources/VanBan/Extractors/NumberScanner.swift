import VanBanText

/// A document number in the text, before it is known whose it is.
struct ScannedNumber {
  /// From the serial to the end of the symbol.
  let tokens: Range<Int>
  /// Where the mention begins: at the type word, at «số», or at the serial.
  let start: Int
  /// Where it begins without the type word.
  let bareStart: Int
  /// The word «số» stands before it.
  let hasNumberWord: Bool
  /// The type word in front, from the table of document types.
  let typeWord: Hit?
  /// The type its symbol names.
  let typeSymbol: Hit?
  let number: DocumentNumber
  /// The body in front of a list: «các nghị định của Chính phủ: số 108/2014/NĐ-CP, …».
  let issuerInFront: Range<Int>?
  /// The symbol is one part that can name a body («327-CT»: Chủ tịch Hội đồng Bộ trưởng).
  let standsForBody: Bool
  /// Its type joins several bodies.
  let isJoint: Bool
  /// A separator is not the one its system writes («72-NQ-TW»).
  let isMalformed: Bool
  /// It is read in another way than it is printed.
  var isRepaired = false
}

/// Finds document numbers: a serial, perhaps a year, and the symbol of type and issuer.
///
/// Sources of the grammar: Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Luật Ban hành văn bản quy phạm
/// pháp luật 2015, Điều 10; Hướng dẫn 36-HD/VPTW for the party. Older and misprinted forms are read
/// as long as a type word or a known symbol vouches for them.
struct NumberScanner {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// Every document number of the text, in order; their tokens are claimed.
  func scan() -> [ScannedNumber] {
    var found: [ScannedNumber] = []
    for at in reading.numbers where !reading.isClaimed(at) && mayBegin(at) {
      guard let number = best(number(at), at) else { continue }
      reading.claim(number.tokens)
      // «Mẫu số 01/PLI»: the number of a form, which is no document.
      if let word = number.typeWord, isForm(word) { continue }
      found.append(number)
    }
    return found.isEmpty ? found : withShortForms(found)
  }

  /// «Nghị quyết số 20», when the text has «Nghị quyết số 20-NQ/TW» too.
  private func withShortForms(_ numbers: [ScannedNumber]) -> [ScannedNumber] {
    var found = numbers
    var bySerial: [String: [ScannedNumber]]?
    for at in reading.numbers where !reading.isClaimed(at) && reading.digits(at) <= 4 {
      // Most numbers have no «số» before them, which the context would say more slowly.
      let word = reading.sign(at - 1) == .colon ? at - 2 : at - 1
      guard reading.keyword(word) == .number, startsFresh(at), endsBare(at + 1),
        case let before = context(at),
        let word = before.typeWord,
        before.hasNumberWord, !isForm(word), reading.longest(.countNouns, at: at + 1) == nil
      else { continue }
      let serial = normalized(at..<at + 1)
      let code = reading.lexicon.cell(.documentTypes, Int(word.row), 1)
      let full = bySerial ?? Dictionary(grouping: numbers, by: \.number.serial)
      bySerial = full
      guard
        full[serial]?.contains(where: { full in
          full.number.type.map { code.isSame(as: $0) } ?? (full.typeWord?.row == word.row)
        }) == true
      else { continue }
      reading.claim(at..<at + 1)
      let number = DocumentNumber(text: serial, serial: serial, year: nil, type: nil, issuers: [])
      found.append(
        ScannedNumber(
          tokens: at..<at + 1, start: before.start, bareStart: before.bareStart,
          hasNumberWord: true,
          typeWord: word, typeSymbol: nil, number: number, issuerInFront: nil, standsForBody: false,
          isJoint: false, isMalformed: false))
    }
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Nothing goes on with the number.
  private func endsBare(_ at: Int) -> Bool {
    guard at < reading.count, reading.gap(at) == .none else { return true }
    switch reading.sign(at) {
    case .slash, .dash, .percent: return false
    case .period, .comma: return at + 1 >= reading.count || reading.gap(at + 1) != .none
    default: return reading.tokens[at].kind == .sign
    }
  }

  /// Whether what follows can be the rest of a document number; most numbers are told apart here.
  private func mayBegin(_ at: Int) -> Bool {
    let next = at + 1
    guard reading.follows(next), startsFresh(at) else { return false }
    switch reading.tokens[next].kind {
    case .word:
      return reading.gap(next) == .none || reading.tokens[next].shape != .lower
    case .sign:
      return reading.sign(next) == .slash || reading.sign(next) == .dash
        || LooseNumberGrammar.mayGoOn(behind: at, reading)
    case .number: return LooseNumberGrammar.mayGoOn(behind: at, reading)
    }
  }

  private func number(_ at: Int) -> ScannedNumber? {
    guard reading.digits(at) <= 5, startsFresh(at) else { return nil }
    var next = at + 1
    // «12a/2015/TTLT-…»: a letter for a number put in between two others.
    if reading.gap(next) == .none, reading.tokens[next].kind == .word, next + 1 < reading.count,
      reading.tokens[next].end - reading.tokens[next].start <= 2, reading.gap(next + 1) == .none,
      // «42NQ-HĐND» has lost its slash.
      reading.tokens[next].shape != .upper || !reading.has(.typeSymbols, at: next),
      reading.sign(next + 1) == .slash || reading.sign(next + 1) == .dash
    {
      next += 1
    }
    let serial = at..<next
    guard reading.follows(next) else { return nil }
    let separator = reading.sign(next)
    if separator == .slash || separator == .dash {
      guard reading.follows(next + 1), next + 1 < reading.count else { return nil }
      next += 1
      var year: Int?
      if separator == .slash, let printed = reading.year(next), reading.follows(next + 1),
        reading.sign(next + 1) == .slash, reading.follows(next + 2)
      {
        year = printed
        next += 2
      }
      let isSpaced = reading.gap(at + serial.count) == .space
      guard next < reading.count, reading.tokens[next].kind == .word,
        let symbol = SymbolGrammar(reading).parse(at: next, isSpaced: isSpaced)
      else { return nil }
      let before = context(at)
      let form = NumberForm(
        separator: separator, year: year, symbol: symbol, hasContext: before.vouches)
      guard form.isAccepted else { return nil }
      return make(at, serial, year, symbol, before, isMalformed: form.isMalformed)
    }
    // «298 KH/TWĐTN»: the hyphen behind the serial is missing.
    guard next < reading.count, reading.tokens[next].kind == .word,
      reading.has(.typeSymbols, at: next),
      reading.tokens[next].shape != .lower, case let before = context(at), before.vouches,
      let symbol = SymbolGrammar(reading).parse(at: next), symbol.type != nil,
      symbol.parts.count >= 2, symbol.separators.contains(.slash)
    else { return nil }
    return make(at, serial, nil, symbol, before, isMalformed: true)
  }

  /// A serial does not go on from a number, a date or a word before it.
  private func startsFresh(_ at: Int) -> Bool {
    guard at > 0, reading.gap(at) == .none else { return true }
    switch reading.tokens[at - 1].kind {
    case .number: return false
    case .word: return reading.keyword(at - 1) == .number
    case .sign:
      switch reading.sign(at - 1) {
      // «số …../1998/QĐ-UB»: the serial was left blank.
      case .slash where reading.year(at) != nil: return false
      case .slash, .dash, .period, .comma:
        return at < 2 || reading.gap(at - 1) != .none
          || reading.tokens[at - 2].kind != .number
            && reading.tokens[at - 2].kind != .word
      default: return true
      }
    }
  }

  private func make(
    _ at: Int, _ serial: Range<Int>, _ year: Int?, _ symbol: Symbol, _ before: Context,
    isMalformed: Bool
  ) -> ScannedNumber {
    let tokens = at..<symbol.end
    var type = symbol.type
    var issuers = symbol.issuers.map(normalized)
    var text = normalized(tokens)
    let repair = SymbolRepair(reading, typeWord: before.typeWord)
    let repaired = repair.repair(symbol, text: normalized)
    if let repaired {
      type = type ?? repaired.type
      issuers = repaired.issuers
      text = normalized(at..<symbol.parts[0].lowerBound) + repaired.text
    }
    let code = type.map { reading.lexicon.cell(.typeSymbols, Int($0.row), 1).string }
    let number = DocumentNumber(
      text: text, serial: normalized(serial), year: year, type: code, issuers: issuers)
    return ScannedNumber(
      tokens: tokens, start: before.start, bareStart: before.bareStart,
      hasNumberWord: before.hasNumberWord,
      typeWord: before.typeWord, typeSymbol: type,
      number: number, issuerInFront: before.issuer,
      standsForBody: symbol.parts.count == 1 && symbol.standsAlone, isJoint: symbol.isJoint,
      isMalformed: isMalformed, isRepaired: repaired != nil)
  }

  /// The strict reading, unless the symbol goes on behind a lost or misread separator: «57-NQ TW».
  private func best(_ strict: ScannedNumber?, _ at: Int) -> ScannedNumber? {
    guard let strict else { return loose(at) }
    let isCut = strict.number.issuers.isEmpty || strict.number.issuers.contains { $0.contains(".") }
    guard isCut, let loose = loose(at), loose.tokens.upperBound >= strict.tokens.upperBound else {
      return strict
    }
    return loose
  }

  /// «số 37 2019 TT-BYT», «số 203:2025:QH15»: the separators are lost or misread.
  private func loose(_ at: Int) -> ScannedNumber? {
    guard startsFresh(at), reading.follows(at), case let before = context(at), before.vouches,
      let found = LooseNumberGrammar(reading, typeWord: before.typeWord).number(at: at)
    else { return nil }
    return ScannedNumber(
      tokens: found.tokens, start: before.start, bareStart: before.bareStart,
      hasNumberWord: before.hasNumberWord, typeWord: before.typeWord, typeSymbol: found.type,
      number: found.number, issuerInFront: before.issuer, standsForBody: false, isJoint: false,
      isMalformed: false, isRepaired: true)
  }

  private func isForm(_ hit: Hit) -> Bool {
    reading.lexicon.cell(.documentTypes, Int(hit.row), 3) == "form"
  }

  /// The surface without white space and with hyphens for all dashes.
  private func normalized(_ tokens: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    for token in tokens {
      switch reading.sign(token) {
      case .dash: bytes.append(UInt8(ascii: "-"))
      case .slash: bytes.append(UInt8(ascii: "/"))
      default: bytes.append(contentsOf: reading.bytes(token).lazy.filter { $0 != FlowText.filler })
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Context {
    let start: Int
    let bareStart: Int
    let typeWord: Hit?
    let hasNumberWord: Bool
    var issuer: Range<Int>?
    /// A type word or «số» says that a document number follows.
    var vouches: Bool { typeWord != nil || hasNumberWord }
  }

  /// What stands in front of a serial: a type word, «số», a colon.
  private func context(_ at: Int) -> Context {
    var start = at
    var hasNumberWord = false
    var before = at
    if reading.sign(before - 1) == .colon, reading.follows(before),
      reading.keyword(before - 2) == .number, reading.follows(before - 1)
    {
      before -= 1
    }
    if reading.keyword(before - 1) == .number, reading.follows(before) {
      hasNumberWord = true
      before -= 1
      start = before
    } else if let word = misreadNumberWord(endingAt: before) {
      hasNumberWord = true
      before = word
      start = before
    }
    if reading.gap(before) <= .line {
      // «Quyết định, số 142/2008/QĐ-TTg».
      let comma = hasNumberWord && reading.sign(before - 1) == .comma ? before - 1 : before
      if let type = reading.longest(.documentTypes, endingAt: comma) {
        return Context(
          start: type.first, bareStart: start, typeWord: type, hasNumberWord: hasNumberWord)
      }
      if let type = abbreviatedType(before) {
        return Context(
          start: before - 1, bareStart: start, typeWord: type, hasNumberWord: hasNumberWord)
      }
      if hasNumberWord, let (type, issuer) = listHead(before) {
        return Context(
          start: start, bareStart: start, typeWord: type, hasNumberWord: true, issuer: issuer)
      }
    }
    return Context(
      start: start, bareStart: start, typeWord: nil, hasNumberWord: hasNumberWord)
  }

  /// «Kế hoạch sô 12/KH-UBND», «Quyết định S6 15/QĐ-UBND»: where «số» begins that is misread behind a type word.
  private func misreadNumberWord(endingAt end: Int) -> Int? {
    guard end > 1, reading.follows(end) else { return nil }
    let first: Int
    if reading.keyword(end - 1) == .numberLookalike {
      first = end - 1
    } else if reading.isMisreadNumberWord(end - 2..<end) {
      first = end - 2
    } else {
      return nil
    }
    return reading.follows(first) && reading.longest(.documentTypes, endingAt: first) != nil
      ? first : nil
  }

  /// «NQ 653/2019/UBTVQH14»: the code of a type as its word.
  private func abbreviatedType(_ end: Int) -> Hit? {
    guard end > 0, reading.tokens[end - 1].kind == .word, reading.tokens[end - 1].shape == .upper,
      let symbol = reading.longest(.typeSymbols, endingAt: end, within: 1)
    else { return nil }
    let code = reading.lexicon.cell(.typeSymbols, Int(symbol.row), 1)
    let name = reading.lexicon.cell(.typeSymbols, Int(symbol.row), 2)
    return reading.lexicon.row(
      .documentTypes,
      where: { row in
        reading.lexicon.cell(.documentTypes, row, 1) == code
          && reading.lexicon.cell(.documentTypes, row, 2) == name
      }
    ).map { Hit(first: end - 1, row: UInt16($0), count: 1) }
  }

  /// «các nghị định của Chính phủ: số …», «Quyết định của Chính phủ (số …»: type and body stand before.
  private func listHead(_ end: Int) -> (Hit, Range<Int>)? {
    let sign = reading.sign(end - 1)
    let bodyEnd = sign == .colon || sign == .openParenthesis ? end - 1 : end
    var at = bodyEnd - 1
    while at > 1, bodyEnd - at < 12, reading.follows(at + 1), reading.keyword(at) != .of { at -= 1 }
    guard reading.keyword(at) == .of, let body = reading.longest(.organizations, at: at + 1),
      body.end <= bodyEnd,
      let type = reading.longest(.documentTypes, endingAt: at) ?? abbreviatedType(at)
    else { return nil }
    return (type, at + 1..<bodyEnd)
  }
}

extension Reading {
  /// «S6», «s0»: a letter and a figure for «số».
  func isMisreadNumberWord(_ tokens: Range<Int>) -> Bool {
    let (letter, figure) = (tokens.lowerBound, tokens.lowerBound + 1)
    guard tokens.count == 2, letter >= 0, figure < count, gap(figure) == .none,
      self.tokens[letter].kind == .word, self.tokens[figure].kind == .number
    else { return false }
    let figures = bytes(figure)
    return (bytes(letter).elementsEqual("S".utf8) || bytes(letter).elementsEqual("s".utf8))
      && (figures.elementsEqual("6".utf8) || figures.elementsEqual("0".utf8))
  }
}
