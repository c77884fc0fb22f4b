internal import CBytes

/// The lines of a paragraph: what their ends stand for, and what a line looks like.
extension LineSeam {
  /// Where a note begins behind its label: «[^1]: …».
  func text(behind mark: FootnoteMark) -> Int {
    var at = mark.span.end
    if mark.form == .caret, at < text.count, text[at] == 0x3A { at += 1 }
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    return at
  }

  /// What the end of a line stands for: a space where the sentence runs on, nothing where it cuts a
  /// number, a line feed where the page really begins a new line.
  func lineEnd(_ line: Layout.Line, _ next: Layout.Line) -> UInt8 {
    let at = reader.ink(of: next)
    let end = reader.inkEnd(of: line)
    if cutsSymbol(line.start, end, at) || cutsWord(line.start, end) { return FlowText.joiner }
    if cutsNumber(line.start, end, at) { return 0x20 }
    if beginsItem(at) || isWholeHeading(next, at) { return 0x0A }
    let isSentence: Bool
    switch text[end - 1] {
    case 0x2E, 0x3A, 0x3B, 0x21, 0x3F: isSentence = true
    default: isSentence = false
    }
    let runsOn = letter(at).map { !$0.isUpper } ?? (text[at] >= 0x30 && text[at] <= 0x39)
    if isSentence || !runsOn && !isLong(line, before: next, end) || !hasSmallLetters(line) {
      return 0x0A
    }
    return isTableRow(line) || isTableRow(next) ? 0x0A : 0x20
  }

  /// What joins the parts of a paragraph that was cut in two.
  func seam(_ before: Paragraph, _ paragraph: Paragraph) -> UInt8 {
    let line = reader.lines[before.lines.upperBound - 1]
    let next = reader.lines[paragraph.lines.lowerBound]
    let end = reader.inkEnd(of: line)
    let isCut = cutsSymbol(line.start, end, reader.ink(of: next)) || cutsWord(line.start, end)
    return isCut ? FlowText.joiner : 0x20
  }

  /// «12-⏎CT/TU»: a hyphen or slash without a space before it, and more of the symbol behind it.
  func cutsSymbol(_ start: Int, _ end: Int, _ at: Int) -> Bool {
    guard end > start + 1 else { return false }
    let last = text[end - 1]
    guard last == 0x2D || last == 0x2F, text[end - 2] > 0x2F else { return false }
    return text[at] >= 0x30 && text[at] <= 0x39 || letter(at) != nil
  }

  /// A soft hyphen ends the line.
  func cutsWord(_ start: Int, _ end: Int) -> Bool {
    end - start > 2 && holds([0xC2, 0xAD], end - 2)
  }

  func endsWithDigit(_ start: Int, _ end: Int) -> Bool {
    end > start && text[end - 1] >= 0x30 && text[end - 1] <= 0x39
  }

  /// A digit before the hyphen, or capitals on both its sides: «TTLT-BTC-⏎BLĐTBXH».
  func isSymbol(_ start: Int, _ end: Int, _ at: Int) -> Bool {
    if endsWithDigit(start, end) { return true }
    let isCapital = end > start && text[end - 1] >= 0x41 && text[end - 1] <= 0x5A
    return isCapital && letter(at)?.isUpper == true
  }

  /// «… số 12 ⏎ - HD/BTCTW»: the dash goes on with a number, it begins no item.
  func cutsNumber(_ start: Int, _ end: Int, _ at: Int) -> Bool {
    guard endsWithDigit(start, end), text[at] == 0x2D || text[at] == 0x2F else { return false }
    var next = at + 1
    while next < text.count, text[next] == 0x20 { next += 1 }
    let word = next
    while next < text.count, next - word < 12, text[next] >= 0x41 { next += 1 }
    return next - word >= 2 && next < text.count && (text[next] == 0x2F || text[next] == 0x2D)
  }

  /// A list label or a dash: «- », «+ », «1.», «a)», «I.».
  func beginsItem(_ at: Int) -> Bool {
    switch text[at] {
    case 0x2D, 0x2B, 0x2A, 0x23, 0x7C: return true
    case 0xE2: return !holds([0xE2, 0x80, 0x9C], at)
    default: break
    }
    if let first = letter(at), at + Int(first.length) < text.count,
      text[at + Int(first.length)] == 0x29
    {
      return true
    }
    var end = at
    while end < text.count, end - at < 6,
      isLabelCharacter(text[end]) || text[end] == 0x2E && end > at
    {
      end += 1
    }
    guard end > at, end < text.count else { return false }
    // «2.1- Thời gian», «I- Kết quả».
    let isDashed =
      text[end] == 0x2D && end + 1 < text.count && text[end + 1] == 0x20
      && (text[at] &- 0x30 < 10 || text[at] == 0x49 || text[at] == 0x56 || text[at] == 0x58)
    return text[end] == 0x29 || text[end - 1] == 0x2E && text[end] == 0x20 || isDashed
  }

  func isLabelCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  func hasSmallLetters(_ line: Layout.Line) -> Bool {
    for at in line.start..<line.end where text[at] >= 0x61 && text[at] <= 0x7A { return true }
    return false
  }

  /// Columns: a tab, or three spaces between words.
  func isTableRow(_ line: Layout.Line) -> Bool {
    guard rows != nil else { return false }
    var spaces = 0
    var hasInk = false
    for at in line.start..<line.end {
      if text[at] == 0x20 {
        spaces += 1
      } else if text[at] == 0x09 {
        if hasInk { return true }
      } else {
        if spaces >= 3 && hasInk { return true }
        spaces = 0
        hasInk = true
      }
    }
    return false
  }

  /// Lines longer than any row of a table are not looked through again and again.
  func isShortRow(_ line: Layout.Line) -> Bool {
    line.end - line.start < Self.reach * 2 && isTableRow(line)
  }

  /// How many bytes of a line are looked at to see how it ends.
  static let reach = 400

  // MARK: Widths

  /// Whether the line could not hold the first word of the next.
  func isLong(_ line: Layout.Line, before next: Layout.Line, _ end: Int) -> Bool {
    if let width, isFull(line, before: next, width) { return true }
    return length(line.start, end) >= 54
  }

  func isFull(_ line: Layout.Line, before next: Layout.Line, _ width: Int) -> Bool {
    let at = reader.ink(of: next)
    var word = at
    while word < next.end, text[word] > 0x20 { word += 1 }
    return length(line.start, reader.inkEnd(of: line)) + 1 + length(at, word) > width - width / 10
  }

  /// The widest line among those that go on with the paragraph, when there are enough to tell; a few
  /// that were never wrapped do not count.
  static func width(_ reader: ParagraphReader, _ paragraphs: [Paragraph]) -> Int? {
    var (widest, wrapped, longer) = (0, 0, 0)
    for paragraph in paragraphs where paragraph.lines.count >= 3 && !paragraph.isFurniture {
      for line in paragraph.lines.dropLast() {
        let length = length(
          reader.text, reader.isNFC, reader.lines[line].start, reader.lines[line].end)
        guard length >= 40 else { continue }
        if length > 130 {
          longer += 1
        } else {
          wrapped += 1
          widest = max(widest, length)
        }
      }
    }
    return wrapped >= 6 && wrapped > longer * 4 ? widest : nil
  }

  func length(_ start: Int, _ end: Int) -> Int {
    Self.length(text, reader.isNFC, start, end)
  }

  /// Characters without the marks above them, so that the form of the text does not matter.
  static func length(
    _ text: UnsafeBufferPointer<UInt8>, _ isNFC: Bool, _ start: Int, _ end: Int
  ) -> Int {
    var count = 0
    var at = start
    if isNFC, end - start >= 8 {
      let whole = (end - start) & ~7
      count = cbytes_codepoints(text.baseAddress! + start, whole)
      at += whole
    }
    while at < end {
      let byte = text[at]
      // U+0300…U+037F begin with CC or CD.
      if byte & 0xC0 != 0x80, byte & 0xFE != 0xCC { count += 1 }
      at += 1
    }
    return count
  }

  func holds(_ bytes: [UInt8], _ at: Int) -> Bool {
    at + bytes.count <= text.count && text[at..<at + bytes.count].elementsEqual(bytes)
  }

  func letter(_ at: Int) -> Character32? {
    guard at < text.count else { return nil }
    let byte = text[at]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard at + length <= text.count, byte < 0x80 || byte >= 0xC0 else { return nil }
    let character = CharacterTable.character(text.baseAddress! + at)
    return character.isLetter ? character : nil
  }
}
