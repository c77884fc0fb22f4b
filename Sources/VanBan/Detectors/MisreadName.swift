import VanBanText

/// `ocr/unlikely-word`: «la Pa» for «Ia Pa»: the small l of a machine for the capital I of a name that the
/// official lists have.
struct MisreadName: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let gazetteer = Gazetteer.official
    return reading.la.compactMap { la in
      let at = la + 1
      guard reading.gap(at) == .space, reading.tokens[la].shape == .lower,
        reading.bytes(la).elementsEqual("la".utf8),
        reading.tokens[at].shape == .title || reading.tokens[at].shape == .capital
      else { return nil }
      let name = Array("Ia ".utf8) + reading.bytes(at)
      guard name.withUnsafeBytes({ gazetteer.hasRow(named: gazetteer.letters.hash($0)) }) else {
        return nil
      }
      let surface = reading.range(at - 1..<at)
      let full = String(decoding: name, as: UTF8.self)
      return Finding(
        rule: "ocr/unlikely-word", severity: .warning, confidence: 92, surfaces: [surface],
        message: .init(
          vietnamese: "Danh mục hành chính có «\(full)»; «la» có lẽ là «Ia».",
          english: "The official lists have «\(full)»; «la» is probably «Ia»."),
        suggestions: [.init(text: "Ia", confidence: 92, source: .gazetteer)])
    }
  }
}

extension Gazetteer {
  fileprivate func hasRow(named hash: UInt64) -> Bool {
    var found = false
    forEachRow(named: hash) { _ in found = true }
    return found
  }
}
