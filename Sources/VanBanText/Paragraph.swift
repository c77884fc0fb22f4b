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
      let isFurniture = isFurniture(lines[index])
      var next = index + 1
      if !isFurniture {
        while next < end, goesOn(next, from: index) { next += 1 }
      }
      paragraphs.append(made(index..<next, isFurniture ? .furniture : .text))
      index = next
    }
    judgeNumbers(&paragraphs)
    judgeRules(&paragraphs)
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
    guard !lines[line].isBlank, !lines[line].beginsPage, !isFurniture(lines[line]) else {
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

  private func isFurniture(_ line: Layout.Line) -> Bool {
    let ink = ink(of: line)
    let end = inkEnd(of: line)
    guard end - ink <= PageWords.longest else { return false }
    return words.isFurniture(UnsafeBufferPointer(rebasing: text[ink..<end]), isNFC: isNFC)
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

  /// A rule above footnotes belongs to the page, not to the text.
  private func judgeRules(_ paragraphs: inout [Paragraph]) {
    for index in paragraphs.indices.dropLast()
    where paragraphs[index].lines.count == 1 && paragraphs[index + 1].mark != nil {
      if isRule(lines[paragraphs[index].lines.lowerBound]) { paragraphs[index].kind = .furniture }
    }
  }

  /// Up to three digits and nothing else.
  private func isNumber(_ line: Layout.Line) -> Bool {
    let (start, end) = (ink(of: line), inkEnd(of: line))
    return end - start <= 3 && text[start..<end].allSatisfy { $0 &- 0x30 < 10 }
  }

  private func isRule(_ line: Layout.Line) -> Bool {
    let (start, end) = (ink(of: line), inkEnd(of: line))
    return end - start >= 5 && text[start..<end].allSatisfy { $0 == 0x5F || $0 == 0x2D }
  }

  /// The first byte of a line that is no white space.
  func ink(of line: Layout.Line) -> Int {
    var at = line.start
    while at < line.end, text[at] <= 0x20 { at += 1 }
    return at
  }

  /// Behind the last byte of a line that is no white space.
  func inkEnd(of line: Layout.Line) -> Int {
    var end = line.end
    while end > line.start, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }
}
