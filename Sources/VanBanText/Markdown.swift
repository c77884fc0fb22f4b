/// What Markdown puts between the letters of a text, and whether a text is written in it at all.
enum Markdown {
  /// Whether a text has so much of it that it is no residue: a table, headings, bold type again and again.
  static func isUsed(
    in text: UnsafeBufferPointer<UInt8>, _ lines: [Layout.Line], _ contents: TextContents
  ) -> Bool {
    guard contents.contains(.markdown) || contents.contains(.bold) else { return false }
    var (headings, bold) = (0, 0)
    for line in lines where !line.isBlank {
      var at = line.start
      while at < line.end, text[at] <= 0x20 { at += 1 }
      if text[at] == 0x23, LineDress(of: line, in: text).start > at { headings += 1 }
      if text[at] == 0x7C || text[at] == 0x2D || text[at] == 0x3A,
        isTableRule(text, at, line.end)
      {
        return true
      }
      if contents.contains(.bold) { bold += Emphasis.pairs(text, at, line.end).count }
      if headings >= 2 || headings == 1 && bold >= 1 || bold >= 4 { return true }
    }
    return false
  }

  /// «|:---|---:|», the line between the head of a table and its rows.
  private static func isTableRule(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var (bars, dashes) = (0, 0)
    for byte in text[start..<end] {
      switch byte {
      case 0x7C: bars += 1
      case 0x2D: dashes += 1
      case 0x3A, 0x20, 0x09, 0x0D: break
      default: return false
      }
    }
    return bars >= 1 && dashes >= 3
  }

  /// Bytes that are not read.
  struct Sign {
    let span: Span
    /// It parts the words around it as a space does.
    var isSpace = false
  }

  /// The signs between two bytes of a line, in their order: emphasis and code, addresses behind links,
  /// backslashes, line breaks, the mark of a quotation.
  static func signs(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> [Sign] {
    var found: [Sign] = []
    var open: [Span] = []
    /// The last «[», and up to where no link is closed.
    var bracket: Int?
    var unclosed = start
    var at = start
    func byte(_ at: Int) -> UInt8 { at >= start && at < end ? text[at] : 0x20 }
    if byte(at) == 0x3E, byte(at + 1) == 0x20 {
      found.append(Sign(span: Span(start: at, end: at + 2)))
      at += 2
    }
    while at < end {
      let first = at
      at += 1
      switch text[first] {
      case 0x5C where isPunctuation(byte(at)) || at == end:
        found.append(Sign(span: Span(start: first, end: at)))
        at += 1
      case 0x2A, 0x5F, 0x60:
        while byte(at) == text[first] { at += 1 }
        let run = Span(start: first, end: at)
        guard at - first <= 3 else { continue }
        let isInside = isWord(byte(first - 1)) && isWord(byte(at))
        if byte(first - 1) > 0x20, byte(first - 1) != 0x28, !isWord(byte(at)),
          let opener = open.lastIndex(where: {
            text[$0.start] == text[first] && $0.end - $0.start == at - first
          })
        {
          found += [Sign(span: open[opener]), Sign(span: run)]
          open.removeSubrange(opener...)
        } else if byte(at) > 0x20, byte(at) != 0x29, !isInside, !isWord(byte(first - 1)) {
          // No line has so many marks inside one another.
          if open.count == 32 { open.removeFirst() }
          open.append(run)
        }
      case 0x5B: bracket = first
      case 0x5D where byte(at) == 0x28:
        guard let bracket, at >= unclosed else { continue }
        let close = text[at..<end].firstIndex { $0 == 0x29 || $0 <= 0x20 } ?? end
        guard close < end, text[close] == 0x29 else {
          unclosed = close
          continue
        }
        let isImage = byte(bracket - 1) == 0x21
        found.append(Sign(span: Span(start: isImage ? bracket - 1 : bracket, end: bracket + 1)))
        found.append(Sign(span: Span(start: first, end: close + 1)))
        at = close + 1
      case 0x3C where byte(at) | 0x20 == 0x62 && byte(at + 1) | 0x20 == 0x72:
        guard let close = text[at..<min(end, at + 5)].firstIndex(of: 0x3E) else { continue }
        at = close + 1
        found.append(Sign(span: Span(start: first, end: at), isSpace: true))
      default: break
      }
    }
    return found.sorted { $0.span.start < $1.span.start }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isWord(byte)
  }
}
