import VanBanText

/// Tells apart two columns that stand side by side on the page: the halves of a letterhead, and the
/// recipients beside the signature.
///
/// Which columns they are is told by what stands in them (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV:
/// the places of the components): the country's name, the Party's, the place with the date, «Nơi nhận».
/// Where they part is told by a tab, a bar or a wide gap, else by those words themselves.
struct ColumnReader {
  let reading: Reading
  let layout: Layout
  let source: SourceText

  func blocks() -> [ColumnBlock] {
    let head = mayHaveHead ? headBlock(rows(limit: 30)) : nil
    let behind = head?.lines.upperBound ?? 0
    if let foot = footBlock(behind: behind) { return [head, foot].compactMap { $0 } }
    let signatures = mayHaveSignatures ? signatureBlock(behind: behind) : nil
    return [head, signatures].compactMap { $0 }
  }

  /// Whether something of the right half of a letterhead stands within a line near the beginning.
  private var mayHaveHead: Bool {
    reading.lineStarts.prefix(30).indices.contains { index in
      let line = line(index)
      return line.count <= 60 && (rightBegin(line).map { $0 > line.lowerBound } ?? false)
    }
  }

  /// Whether a line in capitals near the end holds two offices.
  private var mayHaveSignatures: Bool {
    reading.lineStarts.indices.suffix(80).contains { index in
      let line = line(index)
      return line.count <= 24 && isInCapitals(line)
        && line.count { reading.longest(.roles, at: $0) != nil } >= 2
        && hasWideGap(layout.line(at: start(of: line.lowerBound)))
    }
  }

  /// The tokens of a line of the flow.
  func line(_ index: Int) -> Range<Int> {
    let starts = reading.lineStarts
    return starts[index]..<(index + 1 < starts.count ? starts[index + 1] : reading.count)
  }

  /// Whether nothing stands between two lines: what is read apart, such as a footnote, is in no block.
  func isNext(_ line: Int, _ other: Int) -> Bool {
    line < other && layout.lines[line + 1..<other].allSatisfy(\.isBlank)
  }

  /// A line of the source with its tokens.
  struct Row {
    let line: Int
    let tokens: Range<Int>
  }

  /// The rows of the body from a token on.
  func rows(from first: Int = 0, limit: Int) -> [Row] {
    var rows: [Row] = []
    let bodyEnd = reading.text.flows.first?.range.end ?? 0
    var at = first
    while at < reading.count, Int(reading.tokens[at].start) < bodyEnd, rows.count < limit {
      let line = layout.line(at: start(of: at))
      let end = layout.lines[line].end
      var next = at + 1
      while next < reading.count, start(of: next) < end, start(of: next) >= start(of: at) {
        next += 1
      }
      let row = Row(line: line, tokens: at..<next)
      if let last = rows.last, last.line >= line { break }
      rows.append(row)
      at = next
    }
    return rows
  }

  func start(of token: Int) -> Int {
    reading.text.map.source(of: Int(reading.tokens[token].start))
  }

  func end(of token: Int) -> Int {
    reading.text.map.spans(of: reading.tokens[token].range).last?.end ?? start(of: token)
  }

  // MARK: Head

  private func headBlock(_ rows: [Row]) -> ColumnBlock? {
    var last: Int?
    var cuts: [Int?] = []
    for (index, row) in rows.enumerated() {
      if index > 0, isHeading(row) || isAddressee(row) { break }
      let told = rightBegin(row.tokens)
      if let told, told > row.tokens.lowerBound { last = index }
      cuts.append(told ?? gap(in: row))
    }
    guard var last else { return nil }
    // Rows of a table with bars belong together.
    while last + 1 < cuts.count, rows[last + 1].line == rows[last].line + 1,
      reading.sign(rows[last + 1].tokens.lowerBound) == .bar
    {
      last += 1
    }
    // The subject of a letter goes on under the number, beside nothing.
    var isSubject = rows[...last].contains { isLandmark($0.tokens.lowerBound, "subject") }
    while isSubject, last + 1 < cuts.count, rows[last + 1].line == rows[last].line + 1 {
      let next = rows[last + 1]
      isSubject = !isInCapitals(next.tokens)
      if isSubject { last += 1 }
    }
    return block(Array(zip(rows, cuts).prefix(last + 1)).upToAGap(self))
  }

  private static let rightHalf: [StaticString] = ["nation", "party", "motto", "youth"]

  /// Where the right half begins in a row, told by its words.
  private func rightBegin(_ tokens: Range<Int>) -> Int? {
    for at in tokens {
      if reading.has(.landmarks, at: at), Self.rightHalf.contains(where: { isLandmark(at, $0) }) {
        return at
      }
      // The date ends the line.
      if reading.sign(at) == .comma, reading.keyword(at + 1) == .day,
        tokens.upperBound - at < 9 || reading.sign(tokens.upperBound - 1) == .bar,
        let place = PlaceOfIssue(reading: reading).place(before: at, from: tokens.lowerBound)
      {
        return place.lowerBound
      }
    }
    return nil
  }

  func isHeading(_ row: Row) -> Bool {
    guard let hit = reading.longest(.documentTypes, at: row.tokens.lowerBound) else { return false }
    return isInCapitals(hit.first..<hit.end) && hit.end <= row.tokens.upperBound
  }

  private func isAddressee(_ row: Row) -> Bool {
    row.tokens.contains { isLandmark($0, "addressee") }
  }

  func isInCapitals(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy {
      reading.tokens[$0].kind != .word || reading.tokens[$0].shape == .upper
        || reading.tokens[$0].shape == .capital
    }
  }

  func isLandmark(_ at: Int, _ kind: StaticString) -> Bool {
    reading.longest(.landmarks, at: at).map {
      reading.lexicon.cell(.landmarks, Int($0.row), 1) == kind
    } ?? false
  }

  // MARK: Geometry

  /// The first token behind a tab, a bar or three spaces.
  func gap(in row: Row) -> Int? {
    guard hasWideGap(row.line) else { return nil }
    for at in row.tokens.dropFirst() {
      if reading.sign(at - 1) == .bar, at - 1 > row.tokens.lowerBound { return at }
      let (from, to) = (end(of: at - 1), start(of: at))
      guard to > from else { continue }
      let between = source.bytes[from..<to]
      let isBlank = between.allSatisfy { $0 == 0x20 || $0 == 0x2A }
      if between.contains(0x09) || isBlank && between.count(where: { $0 == 0x20 }) >= 3 {
        return at
      }
    }
    return nil
  }

  /// A tab, a bar or three spaces behind the first word of a line.
  func hasWideGap(_ line: Int) -> Bool {
    var spaces = 0
    var hasInk = false
    for byte in source.bytes[layout.lines[line].start..<layout.lines[line].end] {
      switch byte {
      case 0x20: spaces += 1
      case 0x09, 0x7C: if hasInk || byte == 0x7C { return true }
      default:
        if spaces >= 3, hasInk { return true }
        (spaces, hasInk) = (0, true)
      }
    }
    return false
  }

  func isIndented(_ line: Int) -> Bool {
    let bytes = source.bytes[layout.lines[line].start..<layout.lines[line].end]
    return bytes.first == 0x09 || bytes.prefix { $0 == 0x20 }.count >= 12
  }

  func block(_ rows: [(row: Row, cut: Int?)]) -> ColumnBlock? {
    guard let first = rows.first, let last = rows.last else { return nil }
    var left: [Span] = []
    var right: [Span] = []
    for (row, cut) in rows {
      let isRule = row.tokens.allSatisfy {
        reading.sign($0) == .bar || reading.sign($0) == .dash || reading.sign($0) == .colon
      }
      if isRule, row.tokens.contains(where: { reading.sign($0) == .bar }) { continue }
      let isRight = isIndented(row.line) || isLandmark(row.tokens.lowerBound, "concurrent")
      let rest = isRight ? row.tokens.lowerBound : row.tokens.upperBound
      let cut = cut.map { min($0, row.tokens.upperBound) } ?? rest
      left += pieces(row.tokens.lowerBound..<cut)
      right += pieces(cut..<row.tokens.upperBound)
    }
    return ColumnBlock(lines: first.row.line..<last.row.line + 1, left: left, right: right)
  }

  /// The lines of a cell: without the bars around it, parted where a tag breaks the line.
  private func pieces(_ tokens: Range<Int>) -> [Span] {
    var pieces: [Span] = []
    var begin: Int?
    var last = 0
    var at = tokens.lowerBound
    func close() {
      if let start = begin { pieces.append(Span(start: self.start(of: start), end: end(of: last))) }
      begin = nil
    }
    while at < tokens.upperBound {
      if let behind = lineBreak(at), behind <= tokens.upperBound {
        close()
        at = behind
        continue
      }
      if reading.sign(at) == .asterisk {
        // The bold type of Markdown stands round the words of a cell; a list mark has a space behind it.
        if begin == nil, reading.gap(at + 1) >= .space { (begin, last) = (at, at) }
      } else if reading.sign(at) != .bar {
        begin = begin ?? at
        last = at
      }
      at += 1
    }
    close()
    return pieces
  }

  /// «<br>», «<br/>».
  private func lineBreak(_ at: Int) -> Int? {
    guard reading.sign(at) == .less, at + 1 < reading.count,
      reading.bytes(at + 1).elementsEqual([0x62, 0x72], by: { $0 | 0x20 == $1 })
    else { return nil }
    let close = reading.sign(at + 2) == .slash ? at + 3 : at + 2
    return reading.sign(close) == .greater ? close + 1 : nil
  }
}
