import VanBanText

/// `ocr/digit-letter`: letters for digits, other signs for separators or none at all, misread letters in
/// symbols: «l2-CT/TU», «ngày 12 6 2025», «20 2021 ND-CP».
///
/// The number is read as the finding says, so that the reference, date or count is found nevertheless.
struct DigitLetter: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    evidence.misread.map { number in
      let surface = evidence.order.text.string(number.surface)
      return Finding(
        rule: "ocr/digit-letter", severity: .warning, confidence: 93, surfaces: [number.surface],
        message: .init(
          vietnamese:
            "«\(surface)» không đúng dạng của một số hay ngày; được đọc là «\(number.text)».",
          english:
            "«\(surface)» has not the form of a number or day; it is read as «\(number.text)»."),
        suggestions: [.init(text: number.text, confidence: 93, source: .rule)],
        related: evidence.references(over: number.surface))
    }
  }
}
