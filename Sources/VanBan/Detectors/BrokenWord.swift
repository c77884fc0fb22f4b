import VanBanText

/// `ocr/broken-word`: two words written as one («dựán», «cứNghị», «số31-QĐ/TW») or one written as two
/// («Quy ết định», «tri-⏎ển khai»); and `ocr/impossible-syllable` for what is no word at all and like none («nhưsqu»).
struct BrokenWord: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    var found = evidence.cuts.map { cut($0, evidence) }
    for at in evidence.words.unreadable
    where !evidence.isNoWord(at) && reading.tokens[at].shape != .mixed {
      if let finding = glued(at, reading) ?? unreadable(at, reading) { found.append(finding) }
    }
    for at in reading.mixed where !evidence.isNoWord(at) {
      if let finding = glued(at, reading) { found.append(finding) }
    }
    for verdict in evidence.words.verdicts where verdict.symbol == TextSymbol.unknown {
      guard !evidence.isNoWord(verdict.token), reading.tokens[verdict.token].shape != .mixed
      else { continue }
      if let finding = glued(verdict.token, reading) { found.append(finding) }
    }
    for at in reading.numbers where at > 0 && reading.gap(at) == .none {
      if let finding = gluedNumber(at, evidence) { found.append(finding) }
    }
    return found
  }

  /// A word that is cut in two, with what it is read as.
  private func cut(_ word: CutWord, _ evidence: Evidence) -> Finding {
    let printed = evidence.order.text.string(word.surface)
    return Finding(
      rule: "ocr/broken-word", severity: .warning, confidence: 92, surfaces: [word.surface],
      message: word.isHyphenated
        ? .init(
          vietnamese: "Gạch nối cuối dòng cắt đôi từ «\(word.text)».",
          english: "A hyphen at the line end cuts the word «\(word.text)» in two.")
        : .init(
          vietnamese: "«\(printed)» là một từ bị cắt đôi; có lẽ là «\(word.text)».",
          english: "«\(printed)» is one word cut in two; probably «\(word.text)»."),
      suggestions: [.init(text: word.text, confidence: 92, source: .context)])
  }

  /// Two syllables that often stand together, without a space: «dựán».
  private func glued(_ at: Int, _ reading: Reading) -> Finding? {
    guard let cut = reading.syllables(gluedIn: at) else { return nil }
    return finding(
      [at], reading, suggestion: cut,
      .init(
        vietnamese: "«\(word(at, reading))» dính hai từ; có lẽ là «\(cut)».",
        english: "«\(word(at, reading))» is two words in one; probably «\(cut)»."))
  }

  /// Letters with Vietnamese marks that make nothing: «nhưsqu».
  private func unreadable(_ at: Int, _ reading: Reading) -> Finding? {
    let token = reading.tokens[at]
    guard token.shape == .lower, token.end - token.start >= 3,
      reading.bytes(at).contains(where: { $0 >= 0xC3 })
    else { return nil }
    return Finding(
      rule: "ocr/impossible-syllable", severity: .warning, confidence: 85,
      surfaces: [reading.range(at..<at + 1)],
      message: .init(
        vietnamese: "«\(word(at, reading))» không phải là một từ tiếng Việt.",
        english: "«\(word(at, reading))» is no Vietnamese word."))
  }

  /// «số31-QĐ/TW», «ngày15/3»: the small word in front of a number.
  private func gluedNumber(_ at: Int, _ evidence: Evidence) -> Finding? {
    let reading = evidence.reading
    let word = reading.tokens[at - 1]
    guard word.kind == .word, word.shape == .lower || word.shape == .title,
      reading.gap(at - 1) != .none, isLead(reading.keyword(at - 1)), word.end - word.start > 1
    else { return nil }
    var end = at + 1
    while end < reading.count, reading.gap(end) == .none { end += 1 }
    let rest = reading.text.string(reading.range(at..<end))
    let cut = "\(self.word(at - 1, reading)) \(rest)"
    return finding(
      Array(at - 1..<end), reading, suggestion: cut,
      .init(
        vietnamese: "Thiếu dấu cách trước số: «\(cut)».",
        english: "A space is missing before the number: «\(cut)»."))
  }

  private func isLead(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .day, .month, .year, .number, .article, .clause, .quarter: true
    default: false
    }
  }

  private func word(_ at: Int, _ reading: Reading) -> String {
    reading.text.string(reading.range(at..<at + 1))
  }

  private func finding(
    _ tokens: [Int], _ reading: Reading, suggestion: String, _ message: Finding.Message
  ) -> Finding {
    Finding(
      rule: "ocr/broken-word", severity: .warning, confidence: 90,
      surfaces: [reading.range(tokens.first!..<tokens.last! + 1)], message: message,
      suggestions: [.init(text: suggestion, confidence: 90, source: .context)])
  }
}

extension Reading {
  /// Vowels stand before and behind consonants: a syllable has them together.
  private func hasTwoNuclei(_ at: Int) -> Bool {
    var (nuclei, isVowel) = (0, false)
    for byte in bytes(at) where byte < 0x80 || byte >= 0xC3 {
      // Nearly all letters beyond ASCII are vowels; đ begins a syllable.
      let vowel = byte >= 0x80 ? byte != 0xC4 : Self.isVowel(byte | 0x20)
      if vowel, !isVowel { nuclei += 1 }
      isVowel = vowel
    }
    return nuclei >= 2
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  /// The two syllables of which an unknown word is made when they often stand together.
  func syllables(gluedIn at: Int) -> String? {
    let token = tokens[at]
    guard hasTwoNuclei(at), token.end - token.start >= 4, token.end - token.start <= 24
    else { return nil }
    let word = text.string(range(at..<at + 1))
    let scalars = Array(word.unicodeScalars)
    let small = Array(word.lowercased().utf8)
    // Where the letters begin. Small letters that are more or fewer than the printed ones make no syllable.
    let places = small.indices.filter { small[$0] & 0xC0 != 0x80 }
    guard places.count == scalars.count else { return nil }
    func syllable(_ part: Range<Int>) -> UInt16? {
      let symbol = lexicon.symbol(of: small[part])
      return symbol >= TextSymbol.firstSyllable && SyllableIndex.vietnamese.isVietnamese(symbol)
        ? symbol : nil
    }
    let model = LanguageModel.vietnamese
    var best: (cost: Int32, cut: Int)?
    for cut in 1..<scalars.count {
      // «cứNghị»: where the case changes.
      if token.shape == .mixed, !scalars[cut].properties.isUppercase { continue }
      guard let first = syllable(0..<places[cut]),
        let second = syllable(places[cut]..<small.count)
      else { continue }
      let cost = model.cost(second, after: first)
      if best == nil || cost < best!.cost { best = (cost, cut) }
    }
    guard let best, best.cost < 6 * 24 else { return nil }
    return String(String.UnicodeScalarView(scalars[..<best.cut])) + " "
      + String(String.UnicodeScalarView(scalars[best.cut...]))
  }
}
