import VanBanText

/// Finds the headings, clauses, points and list items of the body.
struct OutlineReader {
  let page: PageLines

  struct Outline {
    var items: [OutlineItem] = []
    /// Items whose number does not follow, by their places.
    var faults: [(item: Int, fault: Numbering.Fault)] = []
    /// Lines with which an appendix begins.
    var annexes: [Int] = []
  }

  private var reading: Reading { page.reading }
  private var labels: OutlineLabelReader { OutlineLabelReader(page: page) }

  /// Whether a line begins with a label.
  func isLabelled(_ line: Int) -> Bool {
    labels.label(page.lines[line]).map { !$0.style.isBullet } ?? false
  }

  /// - Parameters:
  ///   - head: the first line behind the head of the document.
  ///   - isOutside: lines that belong to its foot.
  func read(from head: Int, isOutside: (Int) -> Bool) -> Outline {
    var outline = Outline()
    var numbering = Numbering()
    var quote = Quote()
    for line in head..<max(head, page.lines.count) {
      let isAnnex = isAnnex(line)
      if isAnnex { outline.annexes.append(line) }
      if isAnnex || isOutside(line) {
        numbering.reset()
        continue
      }
      let isQuoted = quote.isOpen
      quote.read(line, page)
      guard !isQuoted, let label = labels.label(page.lines[line]) else { continue }
      let isAnnounced = line > head && page.announces(line - 1)
      guard
        let (level, fault) = numbering.add(
          label, isAnnounced: isAnnounced, isSure: line == head || isSure(label, line))
      else { continue }
      if let fault { outline.faults.append((outline.items.count, fault)) }
      outline.items.append(item(label, line, level: level))
    }
    // The outermost kind of label in use is the first level.
    let outermost = outline.items.map(\.level).min() ?? 1
    for index in outline.items.indices { outline.items[index].level -= outermost - 1 }
    return outline
  }

  /// «PHỤ LỤC I», «Mẫu số 02»: a text with a numbering of its own.
  private func isAnnex(_ line: Int) -> Bool {
    let tokens = page.lines[line]
    guard reading.tokens[tokens.lowerBound].isCapitalized,
      let hit = reading.longest(.outlineWords, at: tokens.lowerBound)
    else { return false }
    return reading.lexicon.cell(.outlineWords, Int(hit.row), 1) == "annex"
      && (page.isInCapitals(hit.first..<hit.end) || tokens.count <= 8)
  }

  /// Whether the label is none of a sentence that was broken before it: «… tại khoản ⏎ 1. …».
  private func isSure(_ label: OutlineLabel, _ line: Int) -> Bool {
    if page.beginsParagraph(line) || page.endsSentence(line - 1) { return true }
    let above = page.lines[line - 1]
    if above.count <= 14 || labels.label(above) != nil { return true }
    switch reading.keyword(above.upperBound - 1) {
    case .article, .clause, .point, .section, .number, .day, .month, .year, .quarter: return false
    default: return label.isFirst
    }
  }

  private func item(_ label: OutlineLabel, _ line: Int, level: Int) -> OutlineItem {
    let tokens = page.lines[line]
    var end = tokens.upperBound
    // A heading is short; of a paragraph with a label only the label counts.
    if end - label.end > 40 { end = label.end }
    var title = label.end < end ? reading.range(label.end..<end) : nil
    if label.end == tokens.upperBound { title = titleBelow(line, label) }
    return OutlineItem(
      label: reading.range(label.tokens), title: title, level: level,
      isBullet: label.style.isBullet,
      surface: reading.range(label.tokens.lowerBound..<max(end, label.end)))
  }

  /// «Chương II ⏎ TỔ CHỨC THỰC HIỆN»: the title stands in capitals on the next line.
  private func titleBelow(_ line: Int, _ label: OutlineLabel) -> FlowRange? {
    let next = line + 1
    guard label.style.rawValue < OutlineLabel.Style.article.rawValue, next < page.lines.count,
      page.isInCapitals(next), labels.label(page.lines[next]) == nil
    else { return nil }
    return reading.range(page.lines[next])
  }
}

/// A quotation that goes on over lines, such as the new wording of an article.
private struct Quote {
  /// The first line behind it.
  private var end = 0
  /// The place in `Reading.quotes` of the first mark that is not above the line.
  private var nextMark = 0
  private(set) var isOpen = false

  /// Not longer than the wording of an article is.
  private static let longest = 40

  mutating func read(_ line: Int, _ page: PageLines) {
    if line < end {
      isOpen = line + 1 < end
      return
    }
    isOpen = false
    let quotes = page.reading.quotes
    while nextMark < quotes.count, quotes[nextMark] < page.lines[line].lowerBound { nextMark += 1 }
    var mark = nextMark
    var depth = Self.depth(0, page.lines[line], page.reading, &mark)
    guard depth > 0 else { return }
    // A mark that is never closed opens nothing.
    for next in line + 1..<min(page.lines.count, line + Self.longest) {
      depth = Self.depth(depth, page.lines[next], page.reading, &mark)
      if depth == 0 {
        end = next + 1
        isOpen = true
        return
      }
    }
  }

  /// How many marks are open behind a line.
  ///
  /// - Parameter mark: the place in `Reading.quotes` of the first mark from the line on, and behind it.
  private static func depth(
    _ before: Int, _ tokens: Range<Int>, _ reading: Reading, _ mark: inout Int
  ) -> Int {
    var depth = before
    let quotes = reading.quotes
    while mark < quotes.count, quotes[mark] < tokens.upperBound {
      let at = quotes[mark]
      mark += 1
      switch reading.sign(at) {
      case .openQuote: depth += 1
      case .closeQuote: depth = max(0, depth - 1)
      // The typewriter's mark closes what is open; behind a digit it is an inch.
      case .straightQuote where reading.tokens[max(at - 1, 0)].kind != .number:
        depth += depth > 0 ? -1 : 1
      default: break
      }
    }
    return depth
  }
}
