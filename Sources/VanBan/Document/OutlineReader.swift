import VanBanText

/// Finds the headings of a report: «I.», «1.», «1.1.», and of regulations: «Điều 5».
struct OutlineReader {
  let page: PageLines

  private var reading: Reading { page.reading }

  func read(from head: Int) -> [OutlineItem] {
    var found: [OutlineItem] = []
    for line in head..<max(head, page.lines.count) {
      if let item = item(page.lines[line]) { found.append(item) }
    }
    // The outermost kind of label in use is the first level.
    let outermost = found.map(\.level).min() ?? 1
    for index in found.indices { found[index].level -= outermost - 1 }
    return found
  }

  /// Whether a line begins with a label.
  func isLabelled(_ line: Int) -> Bool { item(page.lines[line]) != nil }

  private func item(_ tokens: Range<Int>) -> OutlineItem? {
    let first = tokens.lowerBound
    if let label = roman(tokens) { return label }
    if reading.keyword(first) == .article, reading.tokens[first].shape == .title,
      first + 1 < tokens.upperBound, reading.tokens[first + 1].kind == .number
    {
      let stop = first + 2 < tokens.upperBound && isStop(first + 2)
      return make(first..<first + 2, tokens, level: 2, behind: first + (stop ? 3 : 2))
    }
    guard reading.tokens[first].kind == .number, reading.digits(first) <= 2 else { return nil }
    var end = first + 1
    var level = 2
    while end + 1 < tokens.upperBound, reading.sign(end) == .period, reading.gap(end + 1) == .none,
      reading.tokens[end + 1].kind == .number
    {
      end += 2
      level += 1
    }
    guard end < tokens.upperBound, reading.gap(end) == .none,
      reading.sign(end) == .period || reading.sign(end) == .dash
    else { return nil }
    return make(first..<end, tokens, level: level, behind: end + 1)
  }

  private func isStop(_ at: Int) -> Bool {
    reading.sign(at) == .period || reading.sign(at) == .colon
  }

  private func roman(_ tokens: Range<Int>) -> OutlineItem? {
    let first = tokens.lowerBound
    guard reading.roman(first) != nil, first + 1 < tokens.upperBound,
      reading.sign(first + 1) == .period || reading.sign(first + 1) == .dash,
      reading.gap(first + 1) == .none
    else { return nil }
    return make(first..<first + 1, tokens, level: 1, behind: first + 2)
  }

  private func make(
    _ label: Range<Int>, _ tokens: Range<Int>, level: Int, behind: Int
  ) -> OutlineItem {
    var end = tokens.upperBound
    // A heading is short; of a paragraph with a label only the label counts.
    if end - behind > 40 { end = behind }
    return OutlineItem(
      label: reading.text.string(reading.range(label)),
      title: behind < end ? reading.range(behind..<end) : nil, level: level,
      surface: reading.range(label.lowerBound..<max(end, behind)))
  }
}
