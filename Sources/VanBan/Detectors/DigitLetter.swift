import VanBanText

/// `ocr/digit-letter`: letters for digits, or other signs for separators, in numbers, dates and symbols.
///
/// The number is read as the finding says, so that the reference, date or count is found nevertheless.
struct DigitLetter: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    evidence.misread.map { number in
      let surface = evidence.order.text.string(number.surface)
      return Finding(
        rule: "ocr/digit-letter", severity: .warning, confidence: 93, surfaces: [number.surface],
        message: .init(
          vietnamese: "«\(surface)» lẫn chữ hoặc dấu với chữ số; được đọc là «\(number.text)».",
          english:
            "«\(surface)» mixes letters or signs with digits; it is read as «\(number.text)»."),
        suggestions: [.init(text: number.text, confidence: 93, source: .rule)],
        related: evidence.references.indices.filter {
          evidence.references[$0].surface.overlaps(number.surface)
        })
    }
  }
}
