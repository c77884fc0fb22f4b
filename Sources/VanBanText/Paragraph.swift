/// Lines of the page without a blank line between them.
struct Paragraph {
  /// Places in `Layout.lines`.
  let lines: Range<Int>
  let start: Int
  let end: Int
  /// The mark the paragraph begins with, when it is the body of a footnote: ⁽¹⁾ or ¹.
  let footnoteLabel: String?
  let isPageNumber: Bool
}

/// Groups lines into paragraphs and judges how they go on; true of any language with capitals.
struct ParagraphReader {
  let text: UnsafeBufferPointer<UInt8>
  let lines: [Layout.Line]
  /// The text has no letters with marks apart.
  let isNFC: Bool

  /// The paragraphs of a page; the body of a footnote begins one even without a blank line.
  func paragraphs() -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var index = 0
    while index < lines.count {
      if lines[index].isBlank {
        index += 1
        continue
      }
      let label = label(of: lines[index])
      var next = index + 1
      while next < lines.count, !lines[next].isBlank, !beginsWithSuperscript(lines[next]) {
        next += 1
      }
      paragraphs.append(
        Paragraph(
          lines: index..<next, start: lines[index].start, end: lines[next - 1].end,
          footnoteLabel: label, isPageNumber: next == index + 1 && isNumber(lines[index])))
      index = next
    }
    return paragraphs
  }

  /// Begins with a dash or a plus.
  func isListItem(_ paragraph: Paragraph) -> Bool {
    let at = ink(of: lines[paragraph.lines.lowerBound])
    return text[at] == 0x2D || text[at] == 0x2B || holds([0xE2, 0x80, 0x93], at)
  }

  /// Whether `paragraph` is the rest of `before`: that one stops short of an end of sentence, this one
  /// begins with a small letter that is no list label.
  func continues(_ paragraph: Paragraph, _ before: Paragraph) -> Bool {
    let at = ink(of: lines[paragraph.lines.lowerBound])
    guard let first = letter(at), !first.isUpper else { return false }
    let next = at + Int(first.length)
    if next < text.count, text[next] == 0x29 || text[next] == 0x2E || text[next] == 0x2F {
      return false
    }
    let last = lines[before.lines.upperBound - 1]
    let end = inkEnd(of: last)
    guard length(last.start, end) >= 30 || before.lines.count > 1 else { return false }
    switch text[end - 1] {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x7C: return false
    default: break
    }
    if end - last.start > 3, holds([0xE2, 0x80, 0xA6], end - 3) { return false }
    return hasSmallLetters(last)
  }

  /// What the end of a line stands for: a space where the sentence runs on, nothing where it cuts a
  /// number, a line feed where the page really begins a new line.
  func lineEnd(_ line: Layout.Line, _ next: Layout.Line) -> UInt8 {
    let at = ink(of: next)
    let end = inkEnd(of: line)
    if cutsSymbol(line.start, end, at) { return FlowText.joiner }
    if cutsNumber(line.start, end, at) { return 0x20 }
    if beginsItem(at) { return 0x0A }
    let isSentence: Bool
    switch text[end - 1] {
    case 0x2E, 0x3A, 0x3B, 0x21, 0x3F: isSentence = true
    default: isSentence = false
    }
    let runsOn = letter(at).map { !$0.isUpper } ?? (text[at] >= 0x30 && text[at] <= 0x39)
    if isSentence || !runsOn && length(line.start, end) < 54 || !hasSmallLetters(line) {
      return 0x0A
    }
    return isTableRow(line) || isTableRow(next) ? 0x0A : 0x20
  }

  /// «12-⏎CT/TU»: a hyphen or slash without a space before it, and more of the symbol behind it.
  private func cutsSymbol(_ start: Int, _ end: Int, _ at: Int) -> Bool {
    guard end > start + 1 else { return false }
    let last = text[end - 1]
    guard last == 0x2D || last == 0x2F, text[end - 2] > 0x2F else { return false }
    return text[at] >= 0x30 && text[at] <= 0x39 || letter(at) != nil
  }

  /// «… số 12 ⏎ - HD/BTCTW»: the dash goes on with a number, it begins no item.
  private func cutsNumber(_ start: Int, _ end: Int, _ at: Int) -> Bool {
    guard end > start, text[end - 1] >= 0x30, text[end - 1] <= 0x39,
      text[at] == 0x2D || text[at] == 0x2F
    else { return false }
    var next = at + 1
    while next < text.count, text[next] == 0x20 { next += 1 }
    let word = next
    while next < text.count, next - word < 12, text[next] >= 0x41 { next += 1 }
    return next - word >= 2 && next < text.count && (text[next] == 0x2F || text[next] == 0x2D)
  }

  /// A list label or a dash: «- », «+ », «1.», «a)», «I.».
  private func beginsItem(_ at: Int) -> Bool {
    switch text[at] {
    case 0x2D, 0x2B, 0x2A, 0x23, 0x7C, 0xE2: return true
    default: break
    }
    var end = at
    while end < text.count, end - at < 5,
      isLabelCharacter(text[end]) || text[end] == 0x2E && end > at
    {
      end += 1
    }
    guard end > at, end < text.count else { return false }
    return text[end] == 0x29 || text[end - 1] == 0x2E && text[end] == 0x20
  }

  private func isLabelCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  private func hasSmallLetters(_ line: Layout.Line) -> Bool {
    for at in line.start..<line.end where text[at] >= 0x61 && text[at] <= 0x7A { return true }
    return false
  }

  /// Columns: a tab, or three spaces between words.
  private func isTableRow(_ line: Layout.Line) -> Bool {
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

  private func isNumber(_ line: Layout.Line) -> Bool {
    var digits = 0
    for at in line.start..<line.end where text[at] > 0x20 {
      guard text[at] >= 0x30, text[at] <= 0x39, digits < 3 else { return false }
      digits += 1
    }
    return true
  }

  private func ink(of line: Layout.Line) -> Int {
    var at = line.start
    while at < line.end, text[at] <= 0x20 { at += 1 }
    return at
  }

  /// Behind the last byte of a line that is no white space.
  private func inkEnd(of line: Layout.Line) -> Int {
    var end = line.end
    while end > line.start, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  /// Characters without the marks above them, so that the form of the text does not matter.
  private func length(_ start: Int, _ end: Int) -> Int {
    var count = 0
    var at = start
    if isNFC {
      let raw = UnsafeRawBufferPointer(text)
      while at + 8 <= end {
        let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        // 10xxxxxx goes on with a character.
        count += 8 - (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
        at += 8
      }
    }
    while at < end {
      let byte = text[at]
      // U+0300…U+037F begin with CC or CD.
      if byte & 0xC0 != 0x80, byte & 0xFE != 0xCC { count += 1 }
      at += 1
    }
    return count
  }

  private func holds(_ bytes: [UInt8], _ at: Int) -> Bool {
    at + bytes.count <= text.count && text[at..<at + bytes.count].elementsEqual(bytes)
  }

  private func letter(_ at: Int) -> Character32? {
    guard at < text.count else { return nil }
    let byte = text[at]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard at + length <= text.count, byte < 0x80 || byte >= 0xC0 else { return nil }
    let character = CharacterTable.character(text.baseAddress! + at)
    return character.isLetter ? character : nil
  }

  /// Superscript parentheses and digits begin with these bytes; so do quotation marks.
  private func beginsWithSuperscript(_ line: Layout.Line) -> Bool {
    let at = ink(of: line)
    return at < line.end && (text[at] == 0xC2 || text[at] == 0xE2) && label(of: line) != nil
  }

  /// The label of a footnote body: superscript digits, with or without superscript parentheses.
  private func label(of line: Layout.Line) -> String? {
    var at = ink(of: line)
    guard at < line.end, text[at] == 0xC2 || text[at] == 0xE2 else { return nil }
    if holds([0xE2, 0x81, 0xBD], at) { at += 3 }
    var label = ""
    while at + 1 < line.end, let (digit, length) = superscriptDigit(at) {
      label += String(digit)
      at += length
    }
    return label.isEmpty ? nil : label
  }

  /// ¹ ² ³ have two bytes, ⁰ and ⁴…⁹ three.
  private func superscriptDigit(_ at: Int) -> (digit: Int, length: Int)? {
    if text[at] == 0xC2 {
      switch text[at + 1] {
      case 0xB9: return (1, 2)
      case 0xB2: return (2, 2)
      case 0xB3: return (3, 2)
      default: return nil
      }
    }
    guard text[at] == 0xE2, text[at + 1] == 0x81, at + 2 < text.count, text[at + 2] >= 0xB0,
      text[at + 2] <= 0xB9
    else { return nil }
    return (Int(text[at + 2] - 0xB0), 3)
  }
}
