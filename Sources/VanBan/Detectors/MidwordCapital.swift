import VanBanText

/// `ocr/impossible-syllable`: a capital in the middle of a word, «cỦa», «nhƯ», «MỘt».
///
/// Small and capital letters of one form (c, o, s, ư …) are what machines tell apart worst. Codes such as
/// «TTg», «kWh» and «GDNN-GDTX» have no marks on the letters that stand out, or are no syllable.
struct MidwordCapital: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    return reading.mixed.compactMap { at in
      guard !evidence.isNoWord(at), !reading.tokens[at].isForeign else { return nil }
      let surface = reading.range(at..<at + 1)
      let word = reading.text.string(surface)
      let symbol = reading.lexicon.symbols[Int(reading.tokens[at].word)]
      let isKnown =
        symbol != TextSymbol.unknown && SyllableIndex.vietnamese.isVietnamese(symbol)
      guard isMisread(word, isKnown: isKnown) else { return nil }
      let verdict = evidence.words.verdict(on: at).map { evidence.words.verdicts[$0] }
      let other = verdict.map {
        evidence.words.spelling($0.others[0].symbol, like: at, in: reading)
      }
      let folded = word.first!.isUppercase ? capitalized(word) : word.lowercased()
      let isOther = !isKnown || (verdict?.others[0].odds ?? 0) > 2
      let best = isOther ? other ?? folded : folded
      return Finding(
        rule: "ocr/impossible-syllable", severity: .warning, confidence: 97, surfaces: [surface],
        message: .init(
          vietnamese: "«\(word)» có chữ hoa giữa từ; có lẽ là «\(best)».",
          english: "«\(word)» has a capital in the middle of the word; probably «\(best)»."),
        suggestions: [.init(text: best, confidence: 95, source: .rule)])
    }
  }

  private func capitalized(_ word: String) -> String {
    word.prefix(1) + word.dropFirst().lowercased()
  }

  /// A capital behind a small letter, or small letters behind two capitals, in a word of the language.
  private func isMisread(_ word: String, isKnown: Bool) -> Bool {
    let letters = Array(word)
    func isMarked(_ letter: Character) -> Bool { letter.utf8.count > 1 }
    let isInside = zip(letters, letters.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
    if isKnown {
      return letters.count > 2 || letters.contains(where: isMarked)
    }
    return isInside && letters.contains { $0.isUppercase && isMarked($0) && $0 != "Đ" }
  }
}
