import VanBanText

/// `ocr/impossible-syllable`: a sign that no document prints in running text, where a letter or a dash
/// stood: «©)» for «c)», «~» for a list dash (`stray-signs.tsv`).
struct StraySign: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    return reading.signs.compactMap { at in
      guard !evidence.isNoWord(at), let hit = reading.longest(.straySigns, at: at), hit.count == 1,
        !isFormula(at, reading), !isMeant(at, reading)
      else { return nil }
      let sign = reading.text.string(reading.range(at..<at + 1))
      let read = reading.lexicon.cell(.straySigns, Int(hit.row), 1).string
      return Finding(
        rule: "ocr/impossible-syllable", severity: .warning, confidence: 90,
        surfaces: [reading.range(at..<at + 1)],
        message: .init(
          vietnamese: "Dấu «\(sign)» không có trong văn bản; máy đã đọc nhầm chữ hoặc dấu khác.",
          english: "No document has the sign «\(sign)»; another letter or sign was misread."),
        suggestions: read == "-" ? [] : [.init(text: read, confidence: 60, source: .rule)])
    }
  }

  /// «$^{(1)}$», «[^2]»: marks of footnotes in a markup language.
  private func isFormula(_ at: Int, _ reading: Reading) -> Bool {
    (max(0, at - 6)..<min(reading.count, at + 7)).contains { near in
      let bytes = reading.bytes(near)
      return bytes.count == 1 && bytes.first == UInt8(ascii: "$")
        || near != at && bytes.count == 1 && bytes.first == UInt8(ascii: "^")
    } || reading.sign(at - 1) == .openBracket
  }

  /// «~ 20 ha», «5 €», «ABC®», and the parts of addresses on the net.
  private func isMeant(_ at: Int, _ reading: Reading) -> Bool {
    func isNumber(_ at: Int) -> Bool {
      at >= 0 && at < reading.count && reading.tokens[at].kind == .number
    }
    func touchesSlash(_ at: Int) -> Bool {
      reading.sign(at) == .slash || reading.sign(at) == .other
    }
    let isBracket = ["{", "}"].contains(reading.text.string(reading.range(at..<at + 1)))
    let text = reading.text.string(reading.range(at..<at + 1))
    // «ABC®»: a trade mark touches its name.
    if ["®", "™"].contains(text), at > 0, reading.gap(at) == .none,
      reading.tokens[at - 1].kind == .word
    {
      return true
    }
    return !isBracket
      && (reading.follows(at) && isNumber(at - 1) || reading.follows(at + 1) && isNumber(at + 1))
      || reading.gap(at) == .none && touchesSlash(at - 1)
  }
}
