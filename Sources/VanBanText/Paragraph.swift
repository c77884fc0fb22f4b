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
  /// The first byte that is read, and behind the last one.
  let ink: Int
  let inkEnd: Int
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
    judgeRules(&paragraphs)
    return paragraphs
  }

  private func made(_ range: Range<Int>, _ kind: Paragraph.Kind) -> Paragraph {
    let first = lines[range.lowerBound]
    let last = lines[range.upperBound - 1]
    let ink = ink(of: first)
    var paragraph = Paragraph(
      lines: range, start: first.start, end: last.end, ink: ink, inkEnd: inkEnd(of: last),
      mark: marks.mark(at: ink, before: first.end))
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

  /// Whether the next inked line begins a page.
  private func endsPage(_ line: Int) -> Bool {
    var next = line + 1
    while next < lines.count, lines[next].isBlank, !lines[next].beginsPage { next += 1 }
    return next < lines.count && lines[next].beginsPage
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
    if end - ink <= 5, text[ink] &- 0x30 < 10, standsInText(line) { return true }
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

  /// A rule beside a page number parts the pages, not the text.
  private func judgeRules(_ paragraphs: inout [Paragraph]) {
    let isFurniture = paragraphs.map(\.isFurniture)
    for index in paragraphs.indices where paragraphs[index].lines.count == 1 {
      let isBeside =
        index > 0 && isFurniture[index - 1]
        || index + 1 < isFurniture.count
          && (isFurniture[index + 1] || beginsSmall(paragraphs[index + 1]))
      if isBeside, isRule(lines[paragraphs[index].lines.lowerBound]) {
        paragraphs[index].kind = .furniture
      }
    }
  }

  /// Begins with a small letter that is no label: it goes on with a sentence.
  func beginsSmall(_ paragraph: Paragraph) -> Bool {
    let first = CharacterTable.character(text.baseAddress! + paragraph.ink)
    guard first.isLetter, !first.isUpper else { return false }
    let behind = paragraph.ink + Int(first.length)
    guard behind < lines[paragraph.lines.lowerBound].end else { return true }
    return text[behind] != 0x29 && text[behind] != 0x2E && text[behind] != 0x2F
  }

  /// Up to three digits and nothing else, «2» or «2/.».
  private func isNumber(_ line: Layout.Line) -> Bool {
    let (start, end) = (ink(of: line), inkEnd(of: line))
    let rest = text[start..<end].drop { $0 &- 0x30 < 10 }
    guard (1...3).contains(end - start - rest.count) else { return false }
    return rest.isEmpty || rest.elementsEqual([0x2F, 0x2E])
  }

  /// A number between two lines of one sentence, or right under the last line of a page, is the page's.
  private func standsInText(_ line: Int) -> Bool {
    guard line > 0, isNumber(lines[line]) else { return false }
    // Right above or below a new page.
    if lines[line].beginsPage || blankPage(before: line) || endsPage(line) { return true }
    guard !lines[line - 1].isBlank else { return false }
    let before = lines[line - 1]
    let end = inkEnd(of: before)
    guard LineSeam.length(text, isNFC, before.start, end) >= 40 else { return false }
    guard line + 1 < lines.count, !lines[line + 1].isBlank else { return text[end - 1] == 0x2E }
    guard text[end - 1] >= 0x41 || text[end - 1] == 0x2C else { return false }
    let at = ink(of: lines[line + 1])
    let first = CharacterTable.character(text.baseAddress! + at)
    return first.isLetter && !first.isUpper && at + 1 < lines[line + 1].end && text[at + 1] != 0x29
  }

  private func isRule(_ line: Layout.Line) -> Bool {
    let (start, end) = (ink(of: line), inkEnd(of: line))
    return end - start >= 3 && text[start..<end].allSatisfy { $0 == 0x5F || $0 == 0x2D }
  }

  /// The first byte of a line that is read.
  func ink(of line: Layout.Line) -> Int { LineDress(of: line, in: text).start }

  /// Behind the last byte of a line that is read.
  func inkEnd(of line: Layout.Line) -> Int { LineDress(of: line, in: text).end }
}
