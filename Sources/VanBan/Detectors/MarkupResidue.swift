import VanBanText

/// `ocr/markup-residue`: signs of a markup language left in running text.
///
/// A pair of asterisks around words, an HTML tag or an entity is never printed on a page, nor is an asterisk
/// that opens a word in the middle of a line or a lone bar between two words. A single asterisk at the head
/// of a line is a list mark, one behind a word the mark of a note, one between numbers a product. A text that
/// is Markdown throughout is read as Markdown.
struct MarkupResidue: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    if evidence.order.isMarkdown { return [] }
    let reading = evidence.reading
    var found = evidence.order.emphases.map { finding("**", marks: [$0.open, $0.close]) }
    var next = 0
    for at in reading.markup where at >= next {
      switch reading.sign(at) {
      case .asterisk:
        if let (open, close) = emphasis(at, reading) {
          found.append(finding([open, close], reading))
          next = close.upperBound
          continue
        }
        // The rest of a run of asterisks opens nothing either.
        next = at + 1
        while reading.sign(next) == .asterisk, reading.gap(next) == .none { next += 1 }
        if isLoose(at..<next, reading) { found.append(finding([at..<next], reading)) }
      case .bar:
        if isLoose(bar: at, reading) { found.append(finding([at..<at + 1], reading)) }
      case .less:
        if let tag = tag(at, reading) { found.append(finding([tag], reading)) }
      case .ampersand:
        if let entity = entity(at, reading) {
          let meant = Self.entities[reading.text.string(reading.range(entity))] ?? ""
          found.append(finding([entity], reading, meant: meant))
        }
      default: break
      }
    }
    return found
  }

  /// The characters that HTML must write as entities, and the blank (HTML Living Standard, 13.5).
  private static let entities = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&nbsp;": " ",
  ]

  private func finding(
    _ surfaces: [Range<Int>], _ reading: Reading, meant: String = ""
  ) -> Finding {
    finding(
      reading.text.string(reading.range(surfaces[0])), surfaces: surfaces.map(reading.range),
      meant: meant)
  }

  private func finding(
    _ sign: String, surfaces: [FlowRange] = [], marks: [Span] = [], meant: String = ""
  ) -> Finding {
    Finding(
      rule: "ocr/markup-residue", severity: .warning, confidence: 90, surfaces: surfaces,
      marks: marks,
      message: .init(
        vietnamese: "«\(sign)» là dấu của ngôn ngữ đánh dấu, không phải chữ in trên trang.",
        english: "«\(sign)» is a sign of a markup language, not something printed on the page."),
      suggestions: [.init(text: meant, confidence: 90, source: .rule)])
  }

  /// «*words*» or «**words**» within one line; the opening mark touches its first word.
  private func emphasis(_ at: Int, _ reading: Reading) -> (Range<Int>, Range<Int>)? {
    var end = at + 1
    while reading.sign(end) == .asterisk, reading.gap(end) == .none { end += 1 }
    guard end - at <= 3, end < reading.count, reading.gap(end) == .none,
      reading.tokens[end].kind == .word || reading.sign(end) == .openQuote,
      reading.gap(at) != .none || reading.tokens[max(at - 1, 0)].kind == .sign || at == 0
    else { return nil }
    var close = end
    while close < reading.count, close - end < 200, reading.gap(close) <= .space {
      if reading.sign(close) == .asterisk, reading.gap(close) == .none {
        var last = close + 1
        while reading.sign(last) == .asterisk, reading.gap(last) == .none, last - close < end - at {
          last += 1
        }
        return last - close == end - at ? (at..<end, close..<last) : nil
      }
      close += 1
    }
    return nil
  }

  /// «đơn vị *chưa hoàn thành»: what opens a word inside a line, and nothing closes it.
  private func isLoose(_ run: Range<Int>, _ reading: Reading) -> Bool {
    let next = run.upperBound
    return run.count <= 3 && reading.gap(run.lowerBound) == .space && next < reading.count
      && reading.gap(next) == .none && reading.tokens[next].kind == .word
      && reading.tokens[run.lowerBound - 1].kind == .word
  }

  /// «hoặc bị | tước quốc tịch»: the only bar of its line, between two words in small letters.
  private func isLoose(bar at: Int, _ reading: Reading) -> Bool {
    func isSmallWord(_ at: Int) -> Bool {
      reading.tokens[at].kind == .word && reading.tokens[at].shape == .lower
    }
    guard at > 0, at + 1 < reading.count, reading.gap(at) == .space, reading.gap(at + 1) == .space,
      isSmallWord(at - 1), isSmallWord(at + 1)
    else { return false }
    let starts = reading.lineStarts
    var line = starts.partitioningIndex { $0 > at }
    let end = line < starts.count ? starts[line] : reading.count
    line = max(0, line - 1)
    // The marks beside it are those of the line, if it has others.
    let bars = reading.markup
    let place = bars.partitioningIndex { $0 >= at }
    let near = [place - 1, place + 1].filter { $0 >= 0 && $0 < bars.count }.map { bars[$0] }
    return !near.contains { $0 >= starts[line] && $0 < end && reading.sign($0) == .bar }
  }

  /// «<br>», «</b>», «<sup>».
  private func tag(_ at: Int, _ reading: Reading) -> Range<Int>? {
    var end = at + 1
    if reading.sign(end) == .slash { end += 1 }
    guard end < reading.count, reading.gap(end) == .none, reading.tokens[end].kind == .word,
      reading.tokens[end].shape == .lower || reading.tokens[end].shape == .upper,
      reading.bytes(end).allSatisfy({ $0 < 0x80 }), reading.bytes(end).count <= 6
    else { return nil }
    end += 1
    if reading.sign(end) == .slash { end += 1 }
    return reading.sign(end) == .greater && reading.gap(end) <= .space ? at..<end + 1 : nil
  }

  /// «&nbsp;», «&amp;», «&#160;».
  private func entity(_ at: Int, _ reading: Reading) -> Range<Int>? {
    if reading.sign(at + 1) == .hash, reading.sign(at + 3) == .semicolon,
      (1...3).allSatisfy({ reading.gap(at + $0) == .none })
    {
      return at..<at + 4
    }
    guard at + 2 < reading.count, reading.gap(at + 1) == .none,
      reading.tokens[at + 1].kind == .word,
      reading.tokens[at + 1].shape == .lower, reading.bytes(at + 1).allSatisfy({ $0 < 0x80 }),
      (2...6).contains(reading.bytes(at + 1).count), reading.sign(at + 2) == .semicolon,
      reading.gap(at + 2) == .none
    else { return nil }
    return at..<at + 3
  }
}
