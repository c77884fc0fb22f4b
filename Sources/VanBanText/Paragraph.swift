/// Lines of the page without a blank line between them.
struct Paragraph {
  private let source: SourceText
  private let lines: ArraySlice<Layout.Line>
  /// The mark the paragraph begins with, when it is the body of a footnote: ⁽¹⁾ or ¹.
  let footnoteLabel: String?
  let isPageNumber: Bool

  var start: Int { lines.first!.start }
  var end: Int { lines.last!.end }

  /// The paragraphs of a page; the body of a footnote begins one even without a blank line.
  static func all(in source: SourceText, _ layout: Layout) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    let lines = layout.lines
    var index = 0
    while index < lines.count {
      if lines[index].isBlank {
        index += 1
        continue
      }
      var next = index + 1
      while next < lines.count, !lines[next].isBlank, label(of: lines[next], in: source) == nil {
        next += 1
      }
      paragraphs.append(Paragraph(source, lines[index..<next]))
      index = next
    }
    return paragraphs
  }

  private init(_ source: SourceText, _ lines: ArraySlice<Layout.Line>) {
    self.source = source
    self.lines = lines
    footnoteLabel = Self.label(of: lines.first!, in: source)
    isPageNumber = lines.count == 1 && Self.isNumber(lines.first!, in: source)
  }

  /// Begins with a dash or a plus.
  var isListItem: Bool {
    let at = Self.ink(of: lines.first!, in: source)
    let byte = source.bytes[at]
    return byte == 0x2D || byte == 0x2B || source.bytes[at...].starts(with: [0xE2, 0x80, 0x93])
  }

  /// Whether this paragraph is the rest of `before`: that one stops short of an end of sentence, this
  /// one begins with a small letter that is no list label.
  func continues(_ before: Paragraph) -> Bool {
    let bytes = source.bytes
    let at = Self.ink(of: lines.first!, in: source)
    guard let first = Self.letter(bytes, at), !first.isUpper else { return false }
    let next = at + Int(first.length)
    if next < bytes.count, [0x29, 0x2E, 0x2F].contains(bytes[next]) { return false }
    let last = before.lines.last!
    var end = last.end
    while end > last.start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard end - last.start >= 40 || before.lines.count > 1 else { return false }
    let hasSmallLetters = bytes[last.start..<end].contains { $0 >= 0x61 && $0 <= 0x7A }
    let closes =
      [0x2E, 0x21, 0x3F, 0x3A, 0x7C].contains(bytes[end - 1])
      || bytes[..<end].suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
    return hasSmallLetters && !closes
  }

  /// Copies the paragraph; a line end becomes a space where the sentence runs on, nothing where it
  /// cuts a number, and stays a line end where the page really begins a new line.
  func append(to builder: inout FlowBuilder) {
    for index in lines.indices {
      let line = lines[index]
      builder.append(line.start, line.end)
      guard index + 1 < lines.endIndex else { break }
      let next = lines[index + 1]
      builder.append(lineEnd: line.end, next.start, as: lineEnd(line, next))
    }
  }

  private func lineEnd(_ line: Layout.Line, _ next: Layout.Line) -> UInt8 {
    let bytes = source.bytes
    let at = Self.ink(of: next, in: source)
    let first = Self.letter(bytes, at)
    if line.end > line.start + 1, bytes[line.end - 1] == 0x2D || bytes[line.end - 1] == 0x2F,
      bytes[line.end - 2] > 0x2F, first != nil || bytes[at] >= 0x30 && bytes[at] <= 0x39
    {
      return FlowText.joiner
    }
    if cutsNumber(line, at) { return 0x20 }
    if line.end - line.start < 40 || Self.isTableRow(line, in: source)
      || Self.isTableRow(next, in: source) || Self.beginsItem(bytes, at)
    {
      return 0x0A
    }
    if let first, !first.isUpper { return 0x20 }
    let ends = bytes[line.end - 1]
    let isSentence = [0x2E, 0x3A, 0x3B, 0x21, 0x3F].contains(ends)
    return isSentence || line.end - line.start < 70 ? 0x0A : 0x20
  }

  /// «… số 12 ⏎ - HD/BTCTW»: the dash goes on with a number, it begins no item.
  private func cutsNumber(_ line: Layout.Line, _ at: Int) -> Bool {
    let bytes = source.bytes
    guard line.end > line.start, bytes[line.end - 1] >= 0x30, bytes[line.end - 1] <= 0x39,
      bytes[at] == 0x2D || bytes[at] == 0x2F
    else { return false }
    var next = at + 1
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    let letters = bytes[next...].prefix(12).prefix { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 || $0 >= 0x61 }
    let end = next + letters.count
    return letters.count >= 2 && end < bytes.count && (bytes[end] == 0x2F || bytes[end] == 0x2D)
  }

  /// A list label or a dash: «- », «+ », «1.», «a)», «I.».
  private static func beginsItem(_ bytes: [UInt8], _ at: Int) -> Bool {
    if [0x2D, 0x2B, 0x2A, 0x23, 0x7C].contains(bytes[at]) { return true }
    if bytes[at] == 0xE2 { return true }
    var end = at
    while end < bytes.count, end - at < 5,
      bytes[end] >= 0x30 && bytes[end] <= 0x39 || bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x7A
        || bytes[end] == 0x2E && end > at
    {
      end += 1
    }
    guard end > at, end < bytes.count else { return false }
    return bytes[end] == 0x29 || bytes[end - 1] == 0x2E && bytes[end] == 0x20
  }

  /// Columns: a tab, a bar in front, or three spaces between words.
  private static func isTableRow(_ line: Layout.Line, in source: SourceText) -> Bool {
    var spaces = 0
    var hasInk = false
    for byte in source.bytes[line.start..<line.end] {
      if byte == 0x09 && hasInk { return true }
      if byte == 0x20 {
        spaces += 1
      } else {
        if spaces >= 3 && hasInk { return true }
        spaces = 0
        hasInk = true
      }
    }
    return false
  }

  private static func isNumber(_ line: Layout.Line, in source: SourceText) -> Bool {
    let digits = source.bytes[line.start..<line.end].filter { $0 > 0x20 }
    return digits.count <= 3 && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func ink(of line: Layout.Line, in source: SourceText) -> Int {
    var at = line.start
    while at < line.end, source.bytes[at] <= 0x20 { at += 1 }
    return at
  }

  private static func letter(_ bytes: [UInt8], _ at: Int) -> Character8? {
    guard at < bytes.count else { return nil }
    var length = 1
    if bytes[at] >= 0xC0 { length = bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4 }
    guard at + length <= bytes.count else { return nil }
    var code = length == 1 ? UInt32(bytes[at]) : UInt32(bytes[at]) & (0x7F >> UInt32(length))
    for next in 1..<max(length, 1) where length > 1 { code = code << 6 | UInt32(bytes[at + next] & 0x3F) }
    let character =
      code < 0x80 ? CharacterTable.ascii[Int(code)] : CharacterTable.classify(code, length: length)
    return character.kind == .letter ? character : nil
  }

  /// The label of a footnote body: superscript digits, with or without superscript parentheses.
  private static func label(of line: Layout.Line, in source: SourceText) -> String? {
    var at = ink(of: line, in: source)
    let bytes = source.bytes
    guard at < line.end, bytes[at] == 0xC2 || bytes[at] == 0xE2 else { return nil }
    if bytes[at...].starts(with: [0xE2, 0x81, 0xBD]) { at += 3 }
    var label = ""
    while at < line.end {
      if bytes[at] == 0xC2, let digit = [0xB9: "1", 0xB2: "2", 0xB3: "3"][bytes[at + 1]] {
        label += digit
        at += 2
      } else if bytes[at] == 0xE2, bytes[at + 1] == 0x81, bytes[at + 2] & 0xF0 == 0xB0,
        bytes[at + 2] <= 0xB9
      {
        label += String(bytes[at + 2] - 0xB0)
        at += 3
      } else {
        break
      }
    }
    return label.isEmpty ? nil : label
  }
}
