import VanBanText

/// Pairs the bodies of footnotes with the marks in the text.
struct FootnoteReader {
  let reading: Reading

  func read() -> [Footnote] {
    let bodies = reading.text.flows.filter { $0.footnote != nil }
    guard !bodies.isEmpty else { return [] }
    var anchors: [String: [Anchor]] = [:]
    var at = 0
    while at < reading.count {
      guard let end = mark(at) else {
        at += 1
        continue
      }
      if reading.gap(at) <= .space {
        let range = reading.range(at..<end)
        anchors[label(at..<end), default: []].append(
          Anchor(range: range, source: reading.text.map.source(of: range.start)))
      }
      at = end
    }
    for label in anchors.keys { anchors[label]!.sort { $0.source < $1.source } }
    // Numbers begin again on each page: a note takes the marks since the last note of its label.
    var used: [String: Int] = [:]
    return bodies.map { body in
      let label = body.footnote!
      let marks = anchors[label] ?? []
      let start = used[label] ?? 0
      let source = reading.text.map.source(of: body.range.start)
      let end = max(start, marks.partitioningIndex { $0.source > source })
      used[label] = end
      return Footnote(label: label, anchors: marks[start..<end].map(\.range), body: body.range)
    }
  }

  private struct Anchor {
    let range: FlowRange
    /// Where it stands in the source: footnotes are read behind the body.
    let source: Int
  }

  /// Superscript digits with or without superscript parentheses.
  private func mark(_ first: Int) -> Int? {
    var at = first
    if reading.sign(at) == .superscriptOpen { at += 1 }
    let digits = at
    while reading.sign(at) == .superscriptDigit, at == first || reading.gap(at) == .none { at += 1 }
    guard at > digits, !isSquare(first, at) else { return nil }
    return reading.sign(at) == .superscriptClose ? at + 1 : at
  }

  /// «12 m²»: the end of a unit of measure.
  private func isSquare(_ first: Int, _ end: Int) -> Bool {
    reading.gap(first) == .none
      && reading.longest(.countNouns, endingAt: end).map { $0.first < first } ?? false
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
