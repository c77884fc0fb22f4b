internal import CBytes

/// Judges how lines and paragraphs go on; true of any language with capitals.
struct LineSeam {
  let text: UnsafeBufferPointer<UInt8>
  let reader: ParagraphReader
  /// The width at which the page's lines are wrapped, in characters; nil when paragraphs are not wrapped.
  let width: Int?
  /// The tables of the page; nil when it has no wide gaps.
  let rows: TableRows?

  init(_ reader: ParagraphReader, _ paragraphs: [Paragraph], _ contents: TextContents) {
    text = reader.text
    rows = contents.contains(.gaps) ? TableRows(reader.text, reader.lines) : nil
    self.reader = reader
    width = Self.width(reader, paragraphs)
  }

  /// How much is told of what stands between two paragraphs.
  enum Between {
    case nothing
    /// A page number, a running head, footnotes or a form feed.
    case pageEnd
  }

  // MARK: Paragraphs

  /// Begins with a label, «1.» or «Điều 5.», but not with a dash.
  func isLabelled(_ paragraph: Paragraph) -> Bool {
    let line = reader.lines[paragraph.lines.lowerBound]
    let at = paragraph.ink
    return !isListItem(paragraph) && (beginsItem(at) || isHeading(line, at))
  }

  /// Begins with a dash or a plus.
  func isListItem(_ paragraph: Paragraph) -> Bool {
    let at = paragraph.ink
    return text[at] == 0x2D || text[at] == 0x2B || holds([0xE2, 0x80, 0x93], at)
  }

  /// The paragraph announces what comes below.
  func announces(_ paragraph: Paragraph) -> Bool {
    text[paragraph.inkEnd - 1] == 0x3A
  }

  /// Whether `paragraph` is the rest of `before`: that one stops short of an end of sentence, this one
  /// goes on with it.
  func continues(_ paragraph: Paragraph, _ before: Paragraph, _ between: Between) -> Bool {
    guard case .text = paragraph.kind, case .text = before.kind else { return false }
    let next = reader.lines[paragraph.lines.lowerBound]
    let last = reader.lines[before.lines.upperBound - 1]
    let at = paragraph.ink
    let end = before.inkEnd
    guard goesOn(paragraph, before, between, last, at, end) else { return false }
    return !isShortRow(last) && !isShortRow(next)
  }

  private func goesOn(
    _ paragraph: Paragraph, _ before: Paragraph, _ between: Between, _ last: Layout.Line, _ at: Int,
    _ end: Int
  ) -> Bool {
    if cutsSymbol(last.start, end, at), isSymbol(last.start, end - 1, at) { return true }
    guard isOpen(last, end, before.lines.count) else { return false }
    if reader.beginsSmall(paragraph) { return true }
    let line = UnsafeBufferPointer(rebasing: text[max(last.start, end - 40)..<end])
    if reader.words.leavesOpen(line, isNFC: reader.isNFC), !beginsItem(at) { return true }
    guard between == .pageEnd else { return false }
    if cutsNumber(last.start, end, at) { return true }
    return runsOver(paragraph, before)
  }

  /// A sentence that a page end cuts before a number, a name or a quotation.
  private func runsOver(_ paragraph: Paragraph, _ before: Paragraph) -> Bool {
    let next = reader.lines[paragraph.lines.lowerBound]
    let last = reader.lines[before.lines.upperBound - 1]
    let at = paragraph.ink
    let end = before.inkEnd
    guard text[end - 1] != 0x3B, !beginsItem(at), !isHeading(next, at), !isRule(at, next.end)
    else { return false }
    if letter(at) != nil, !hasSmallLetters(next) { return false }
    if let width, isFull(last, before: next, width) { return true }
    return length(max(last.start, end - Self.reach), end) >= 54 && !isHeading(last)
      && !isSubject(before)
  }

  /// What stands right under a line in capitals without a label: the subject of a document.
  private func isSubject(_ paragraph: Paragraph) -> Bool {
    let line = paragraph.lines.lowerBound
    var above = line
    if !isInCapitals(reader.lines[above]) {
      repeat { above -= 1 } while above >= 0 && reader.lines[above].isBlank && line - above < 8
    }
    guard above >= 0, !reader.lines[above].isBlank, isInCapitals(reader.lines[above]) else {
      return false
    }
    return !beginsItem(reader.ink(of: reader.lines[above]))
  }

  private func isInCapitals(_ line: Layout.Line) -> Bool {
    letter(reader.ink(of: line)) != nil && !hasSmallLetters(line)
  }

  /// Ends without an end of sentence and is no heading in capitals.
  private func isOpen(_ last: Layout.Line, _ end: Int, _ lines: Int) -> Bool {
    let inner = behindClosers(last.start, end)
    guard inner > last.start else { return false }
    switch text[inner - 1] {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x7C: return false
    default: break
    }
    if inner - last.start > 3, holds([0xE2, 0x80, 0xA6], inner - 3) { return false }
    guard lines > 1 || length(max(last.start, end - Self.reach), end) >= 30 else { return false }
    let tail = max(last.start, end - Self.reach)
    return text[tail..<end].contains { $0 >= 0x61 && $0 <= 0x7A }
  }

  /// The end of a line without closing quotation marks and parentheses.
  private func behindClosers(_ start: Int, _ lineEnd: Int) -> Int {
    var end = lineEnd
    while end > start, lineEnd - end < 24 {
      if text[end - 1] == 0x22 || text[end - 1] == 0x29 {
        end -= 1
      } else if end - start > 3, holds([0xE2, 0x80, 0x9D], end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  /// A line with a label and no more than a heading holds: «1. Kinh tế».
  func isHeading(_ line: Layout.Line) -> Bool {
    let at = reader.ink(of: line)
    guard text[at] != 0x2D, text[at] != 0x2B else { return false }
    return (beginsItem(at) || isHeading(line, at)) && length(at, line.end) < 160
      && !text[at..<line.end].contains(0x3B)
  }

  /// «Điều 5. …», «Chương II».
  func isHeading(_ line: Layout.Line, _ at: Int) -> Bool {
    var next = at
    while next < line.end, text[next] > 0x20 { next += 1 }
    let word = UnsafeBufferPointer(rebasing: text[at..<next])
    guard next + 1 < line.end, letter(at)?.isUpper == true, isLabelCharacter(text[next + 1]) else {
      return false
    }
    return reader.words.isHeading(word, isNFC: reader.isNFC)
  }

  /// «Điều 5. …», «Mục 2 ⏎»: a sentence that goes on with «Điều 5 của Luật …» is none.
  func isWholeHeading(_ line: Layout.Line, _ at: Int) -> Bool {
    guard isHeading(line, at) else { return false }
    var next = at
    while next < line.end, text[next] > 0x20 { next += 1 }
    next += 1
    while next < line.end, isLabelCharacter(text[next]) { next += 1 }
    return next == line.end || text[next] == 0x2E || text[next] == 0x3A
      || !hasSmallLetters(
        Layout.Line(start: next, end: line.end, isBlank: false, beginsPage: false))
  }

  private func isRule(_ at: Int, _ end: Int) -> Bool {
    !text[at..<end].contains { isLabelCharacter($0) || $0 >= 0x80 }
  }
}
