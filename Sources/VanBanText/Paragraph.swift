/// Lines of the page that belong together.
struct Paragraph {
  enum Kind {
    case text
    /// A page number or a running head: left out of what is read.
    case furniture
    /// Lines of two columns, by their place in the list of column blocks.
    case columns(Int)
  }

  /// Places in `Layout.lines`.
  let lines: Range<Int>
  let start: Int
  let end: Int
  /// The mark the paragraph begins with: it may be the body of a footnote.
  let mark: FootnoteMark?
  var kind = Kind.text
  /// A form feed stands before it.
  var beginsPage = false

  var isFurniture: Bool { if case .furniture = kind { true } else { false } }
}

/// Groups lines into paragraphs; true of any language with capitals.
struct ParagraphReader {
  let text: UnsafeBufferPointer<UInt8>
  let lines: [Layout.Line]
  /// The text has no letters with marks apart.
  let isNFC: Bool
  let words: PageWords
  let columns: [ColumnBlock]

  var marks: FootnoteMarkReader { FootnoteMarkReader(text: text) }

  /// The paragraphs of a page. Blank lines part them, and so do page numbers, new pages, and the marks
  /// of footnotes at the head of a line.
  func paragraphs() -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var index = 0
    var block = 0
    while index < lines.count {
      if block < columns.count, index == columns[block].lines.lowerBound {
        paragraphs.append(made(columns[block].lines, .columns(block)))
        index = columns[block].lines.upperBound
        block += 1
        continue
      }
      if lines[index].isBlank {
        index += 1
        continue
      }
      let end = block < columns.count ? columns[block].lines.lowerBound : lines.count
      let isFurniture = isFurniture(index)
      var next = index + 1
      if !isFurniture {
        while next < end, goesOn(next, from: index) { next += 1 }
      }
      paragraphs.append(made(index..<next, isFurniture ? .furniture : .text))
      index = next
    }
    judgeNumbers(&paragraphs)
    return paragraphs
  }

  private func made(_ range: Range<Int>, _ kind: Paragraph.Kind) -> Paragraph {
    let first = lines[range.lowerBound]
    var paragraph = Paragraph(
      lines: range, start: first.start, end: lines[range.upperBound - 1].end,
      mark: marks.mark(at: ink(of: first), before: first.end))
    paragraph.kind = kind
    paragraph.beginsPage =
      first.beginsPage || range.lowerBound > 0 && blankPage(before: range.lowerBound)
    return paragraph
  }

  /// Whether one of the blank lines right before a line begins a page.
  private func blankPage(before line: Int) -> Bool {
    var above = line - 1
    while above >= 0, lines[above].isBlank {
      if lines[above].beginsPage { return true }
      above -= 1
    }
    return false
  }

  /// Whether a line belongs to the paragraph of the lines above it.
  private func goesOn(_ line: Int, from first: Int) -> Bool {
    guard !lines[line].isBlank, !lines[line].beginsPage, !isFurniture(line) else {
      return false
    }
    guard let mark = marks.mark(at: ink(of: lines[line]), before: lines[line].end) else {
      return true
    }
    // «(1)» at the head of a line is as a rule a list; it begins a note when it goes on counting.
    guard mark.form == .parenthesis else { return false }
    let above = marks.mark(at: ink(of: lines[first]), before: lines[first].end)
    return above?.form != .parenthesis || above?.label != mark.label - 1
  }

  private func isFurniture(_ line: Int) -> Bool {
    let ink = ink(of: lines[line])
    let end = inkEnd(of: lines[line])
    if end - ink >= 5, text[ink] == 0x5F || text[ink] == 0x2D, isRule(lines[line]) {
      return isNote(behind: line)
    }
    guard end - ink <= PageWords.longest else { return false }
    return words.isFurniture(UnsafeBufferPointer(rebasing: text[ink..<end]), isNFC: isNFC)
  }

  /// A rule above footnotes belongs to the page, not to the text.
  private func isNote(behind line: Int) -> Bool {
    var next = line + 1
    while next < lines.count, next < line + 4, lines[next].isBlank { next += 1 }
    return next < lines.count
      && marks.mark(at: ink(of: lines[next]), before: lines[next].end) != nil
  }

  /// A number alone on its line is the number of the page, except among others of its kind, which make
  /// the column of a table.
  private func judgeNumbers(_ paragraphs: inout [Paragraph]) {
    let numbers = paragraphs.map { $0.lines.count == 1 && isNumber(lines[$0.lines.lowerBound]) }
    for index in paragraphs.indices where numbers[index] {
      let isAlone =
        !(index > 0 && numbers[index - 1]) && !(index + 1 < numbers.count && numbers[index + 1])
      if isAlone { paragraphs[index].kind = .furniture }
    }
  }

  /// Up to three digits and nothing else.
  private func isNumber(_ line: Layout.Line) -> Bool {
    let (start, end) = (ink(of: line), inkEnd(of: line))
    return end - start <= 3 && text[start..<end].allSatisfy { $0 &- 0x30 < 10 }
  }

  private func isRule(_ line: Layout.Line) -> Bool {
    let (start, end) = (ink(of: line), inkEnd(of: line))
    return text[start..<end].allSatisfy { $0 == 0x5F || $0 == 0x2D }
  }

  /// The first byte of a line behind its white space and, in Markdown, the signs of a heading or of
  /// emphasis that go round the whole line.
  func ink(of line: Layout.Line) -> Int {
    let at = firstInk(of: line)
    guard at < line.end, text[at] == 0x2A || text[at] == 0x23 else { return at }
    if text[at] == 0x23 { return behindHeadingSigns(at, line.end) ?? at }
    return at + emphasis(at, lastInk(of: line))
  }

  /// Behind the last byte of a line before its white space and its signs of emphasis.
  func inkEnd(of line: Layout.Line) -> Int {
    let end = lastInk(of: line)
    guard end > line.start, text[end - 1] == 0x2A else { return end }
    return end - emphasis(firstInk(of: line), end)
  }

  private func firstInk(of line: Layout.Line) -> Int {
    var at = line.start
    while at < line.end, text[at] <= 0x20 { at += 1 }
    return at
  }

  private func lastInk(of line: Layout.Line) -> Int {
    var end = line.end
    while end > line.start, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  /// «## Kết quả».
  private func behindHeadingSigns(_ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end, text[at] == 0x23 { at += 1 }
    guard at - start <= 6, at < end, text[at] == 0x20 else { return nil }
    while at < end, text[at] == 0x20 { at += 1 }
    return at < end ? at : nil
  }

  /// How many asterisks stand at both ends of a line, and nowhere between.
  private func emphasis(_ start: Int, _ end: Int) -> Int {
    var count = 0
    while count < 3, start + count < end - count - 1, text[start + count] == 0x2A,
      text[end - count - 1] == 0x2A
    {
      count += 1
    }
    let inner = start + count..<end - count
    guard count > 0, text[inner.lowerBound] > 0x20, !text[inner].contains(0x2A) else { return 0 }
    return count
  }
}
