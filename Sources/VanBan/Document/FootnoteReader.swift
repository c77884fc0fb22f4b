import VanBanText

/// Pairs the bodies of footnotes with the marks in the text.
struct FootnoteReader {
  let reading: Reading

  func read() -> [Footnote] {
    let bodies = reading.text.flows.filter { $0.footnote != nil }
    guard !bodies.isEmpty else { return [] }
    var anchors: [String: [FlowRange]] = [:]
    var at = 0
    while at < reading.count {
      guard let end = mark(at) else {
        at += 1
        continue
      }
      if reading.gap(at) <= .space {
        anchors[label(at..<end), default: []].append(reading.range(at..<end))
      }
      at = end
    }
    return bodies.map { body in
      Footnote(label: body.footnote!, anchors: anchors[body.footnote!] ?? [], body: body.range)
    }
  }

  /// Superscript digits with or without superscript parentheses.
  private func mark(_ first: Int) -> Int? {
    var at = first
    if reading.sign(at) == .superscriptOpen { at += 1 }
    let digits = at
    while reading.sign(at) == .superscriptDigit, at == first || reading.gap(at) == .none { at += 1 }
    guard at > digits else { return nil }
    return reading.sign(at) == .superscriptClose ? at + 1 : at
  }

  private func label(_ tokens: Range<Int>) -> String {
    var label = ""
    for at in tokens where reading.sign(at) == .superscriptDigit {
      let bytes = Array(reading.bytes(at))
      if bytes.count == 2 {
        label += [0xB9: "1", 0xB2: "2", 0xB3: "3"][bytes[1]] ?? ""
      } else {
        label += String(bytes[2] & 0x0F)
      }
    }
    return label
  }
}
