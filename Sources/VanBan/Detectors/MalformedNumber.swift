import VanBanText

/// `reference/malformed-number`: a separator that is not the one the number's system writes.
///
/// Party numbers are «72-NQ/TW», state numbers «15/QĐ-UBND» (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục
/// II.3; Hướng dẫn 36-HD/VPTW, mục II.3). Joint documents, which put several bodies behind hyphens,
/// are left in peace, and so are spaces around the separators.
struct MalformedNumber: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    evidence.numbers.compactMap { number in
      guard number.isMalformed else { return nil }
      let tokens = number.start..<number.tokens.upperBound
      let printed = number.number.text
      let expected = expectedForm(number.number)
      return Finding(
        rule: "reference/malformed-number", severity: severity(of: number.number), confidence: 85,
        surfaces: [evidence.reading.range(tokens)],
        message: .init(
          vietnamese: "Số, ký hiệu «\(printed)» không đúng thể thức; thường viết «\(expected)».",
          english:
            "The number «\(printed)» is not in due form; it is usually written «\(expected)»."),
        suggestions: [.init(text: expected, confidence: 80, source: .rule)],
        related: evidence.references.indices.filter {
          evidence.references[$0].tokens.upperBound == number.tokens.upperBound
        })
    }
  }

  /// A missing hyphen is a habit of older papers, a hyphen for the slash a slip.
  private func severity(of number: DocumentNumber) -> Finding.Severity {
    number.text.dropFirst(number.serial.count).hasPrefix("-") ? .warning : .info
  }

  private func expectedForm(_ number: DocumentNumber) -> String {
    let symbol = number.text.dropFirst(number.serial.count).drop { $0 == "-" || $0 == "/" }
    guard let cut = symbol.firstIndex(where: { $0 == "-" || $0 == "/" }) else {
      return "\(number.serial)-\(symbol)"
    }
    return "\(number.serial)-\(symbol[..<cut])/\(symbol[symbol.index(after: cut)...])"
  }
}
