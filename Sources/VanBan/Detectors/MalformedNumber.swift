import VanBanText

/// `reference/malformed-number`: a separator that is not the one the number's system writes.
///
/// Party numbers are «72-NQ/TW», state numbers «15/QĐ-UBND» (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục
/// II.3; Hướng dẫn 36-HD/VPTW, mục II.3). Joint documents, which put several bodies behind hyphens,
/// are left in peace, and so are spaces around the separators.
struct MalformedNumber: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let malformed = evidence.numbers.filter(\.isMalformed)
    guard !malformed.isEmpty else { return [] }
    let numbered = Dictionary(grouping: evidence.references.indices) {
      evidence.references[$0].tokens.upperBound
    }
    return malformed.map { number in
      let tokens = number.start..<number.tokens.upperBound
      let printed = number.number.text
      let expected = expectedForm(number.number, evidence.reading.lexicon)
      return Finding(
        rule: "reference/malformed-number", severity: severity(of: number.number), confidence: 85,
        surfaces: [evidence.reading.range(tokens)],
        message: .init(
          vietnamese: "Số, ký hiệu «\(printed)» không đúng thể thức; thường viết «\(expected)».",
          english:
            "The number «\(printed)» is not in due form; it is usually written «\(expected)»."),
        suggestions: [.init(text: expected, confidence: 80, source: .rule)],
        related: numbered[number.tokens.upperBound] ?? [])
    }
  }

  /// A missing hyphen is a habit of older papers, a hyphen for the slash a slip.
  private func severity(of number: DocumentNumber) -> Finding.Severity {
    number.text.dropFirst(number.serial.count).hasPrefix("-") ? .warning : .info
  }

  /// By the system of the body in the symbol: «15/QĐ-UBND», «72-NQ/TW».
  private func expectedForm(_ number: DocumentNumber, _ lexicon: Lexicon) -> String {
    let symbol = number.text.dropFirst(number.serial.count).drop { $0 == "-" || $0 == "/" }
    guard let cut = symbol.firstIndex(where: { $0 == "-" || $0 == "/" }) else {
      return "\(number.serial)-\(symbol)"
    }
    let type = symbol[..<cut]
    let issuer = symbol[symbol.index(after: cut)...]
    let isState = number.issuers.contains { issuer in
      let row = lexicon.row(.issuerSymbols) {
        lexicon.cell(.issuerSymbols, $0, 0).isSame(as: issuer)
      }
      return row.map { lexicon.cell(.issuerSymbols, $0, 2) == "state" } ?? false
    }
    return isState ? "\(number.serial)/\(type)-\(issuer)" : "\(number.serial)-\(type)/\(issuer)"
  }
}
