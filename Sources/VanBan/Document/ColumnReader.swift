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
    let rows = rows(where: { _ in true }, limit: 30)
    let head = headBlock(rows)
    let foot = footBlock(behind: head?.lines.upperBound ?? 0)
    let signatures = foot == nil ? signatureBlock(behind: head?.lines.upperBound ?? 0) : nil
    return [head, foot, signatures].compactMap { $0 }
  }

  /// A line of the source with its tokens.
  private struct Row {
    let line: Int
    let tokens: Range<Int>
  }

  /// The rows of the body from a token on.
  private func rows(from first: Int = 0, where goesOn: (Row) -> Bool, limit: Int) -> [Row] {
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
      guard goesOn(row) else { break }
      rows.append(row)
      at = next
    }
    return rows
  }

  private func start(of token: Int) -> Int {
    reading.text.map.source(of: Int(reading.tokens[token].start))
  }

  private func end(of token: Int) -> Int {
    reading.text.map.spans(of: reading.tokens[token].range).last?.end ?? start(of: token)
  }

  // MARK: Head

  private func headBlock(_ rows: [Row]) -> ColumnBlock? {
    var last: Int?
    var cuts: [Int?] = []
    for (index, row) in rows.enumerated() {
      if index > 0, isHeading(row) || isAddressee(row) { break }
      let told = rightBegin(row)
      if let told, told > row.tokens.lowerBound { last = index }
      cuts.append(told ?? gap(in: row))
    }
    guard var last else { return nil }
    // The subject of a letter goes on under the number, beside nothing.
    var isSubject = rows[...last].contains { isLandmark($0.tokens.lowerBound, "subject") }
    while isSubject, last + 1 < cuts.count, rows[last + 1].line == rows[last].line + 1 {
      let next = rows[last + 1]
      isSubject = !isInCapitals(next.tokens)
      if isSubject { last += 1 }
    }
    return block(Array(zip(rows, cuts).prefix(last + 1)))
  }

  /// Where the right half begins in a row, told by its words.
  private func rightBegin(_ row: Row) -> Int? {
    for at in row.tokens {
      if isLandmark(at, "nation") || isLandmark(at, "party") || isLandmark(at, "motto")
        || isLandmark(at, "youth")
      {
        return at
      }
      // The date ends the line.
      if reading.sign(at) == .comma, reading.keyword(at + 1) == .day,
        (at + 2..<at + 9).contains(row.tokens.upperBound),
        let place = PlaceOfIssue(reading: reading).place(before: at, from: row.tokens.lowerBound)
      {
        return place.lowerBound
      }
    }
    return nil
  }

  private func isHeading(_ row: Row) -> Bool {
    guard let hit = reading.longest(.documentTypes, at: row.tokens.lowerBound) else { return false }
    return isInCapitals(hit.first..<hit.end) && hit.end <= row.tokens.upperBound
  }

  private func isAddressee(_ row: Row) -> Bool {
    row.tokens.contains { isLandmark($0, "addressee") }
  }

  private func isInCapitals(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy {
      reading.tokens[$0].kind != .word || reading.tokens[$0].shape == .upper
        || reading.tokens[$0].shape == .capital
    }
  }

  private func isLandmark(_ at: Int, _ kind: StaticString) -> Bool {
    reading.longest(.landmarks, at: at).map {
      reading.lexicon.cell(.landmarks, Int($0.row), 1) == kind
    } ?? false
  }

  // MARK: Foot

  private func footBlock(behind line: Int) -> ColumnBlock? {
    guard let begin = recipients(behind: line) else { return nil }
    let landmark = reading.longest(.landmarks, at: begin)!
    var body = landmark.end
    if reading.sign(body) == .colon { body += 1 }
    var rows = rows(from: begin, where: { _ in true }, limit: 40)
    guard let first = rows.first else { return nil }
    let isFlattened =
      body < first.tokens.upperBound && reading.sign(body) != .dash && reading.sign(body) != .bar
    var cuts: [Int?] = [isFlattened ? body : gap(in: first)]
    var count = 1
    for row in rows.dropFirst() {
      let isNext = row.line == rows[count - 1].line + 1
      let isItem = reading.sign(row.tokens.lowerBound) == .dash
      let cut = gap(in: row) ?? (isFlattened && isItem ? behindItem(row) : nil)
      guard isNext || isItem || cut != nil else { break }
      cuts.append(cut)
      count += 1
    }
    guard cuts.contains(where: { $0 != nil }) else { return nil }
    while cuts.last! == nil, reading.sign(rows[cuts.count - 1].tokens.lowerBound) != .dash {
      cuts.removeLast()
    }
    rows = Array(rows.prefix(cuts.count))
    return block(rightAbove(first) + zip(rows, cuts))
  }

  /// The row that begins with «Nơi nhận», the last of the body.
  private func recipients(behind line: Int) -> Int? {
    for at in reading.triggers.reversed() where isLandmark(at, "recipients") {
      let start = start(of: at)
      let row = layout.lines[layout.line(at: start)]
      let lead = source.bytes[row.start..<start]
      if layout.line(at: start) >= line, lead.allSatisfy({ $0 <= 0x20 || $0 == 0x7C }) { return at }
    }
    return nil
  }

  /// Indented lines in capitals right above «Nơi nhận» are the first of the right column.
  private func rightAbove(_ first: Row) -> [(Row, Int?)] {
    var above: [(Row, Int?)] = []
    var end = first.tokens.lowerBound
    var line = first.line - 1
    while line >= 0, !layout.lines[line].isBlank, isIndented(line), end > 0 {
      var begin = end
      while begin > 0, start(of: begin - 1) >= layout.lines[line].start,
        start(of: begin - 1) < layout.lines[line].end
      {
        begin -= 1
      }
      guard begin < end, isInCapitals(begin..<end) else { break }
      above.insert((Row(line: line, tokens: begin..<end), begin), at: 0)
      end = begin
      line -= 1
    }
    return above
  }

  /// «- Lưu: VT. Nguyễn Văn A»: an office or a name behind the end of an item.
  private func behindItem(_ row: Row) -> Int? {
    guard
      let stop = row.tokens.last(where: {
        reading.sign($0) == .semicolon || reading.sign($0) == .period || reading.sign($0) == .comma
      }), stop + 1 < row.tokens.upperBound
    else { return nil }
    let rest = stop + 1..<row.tokens.upperBound
    guard rest.count >= 2, rest.allSatisfy({ reading.tokens[$0].isCapitalized }) else { return nil }
    return rest.lowerBound
  }

  /// Two offices side by side, with the names below them.
  private func signatureBlock(behind line: Int) -> ColumnBlock? {
    let starts = reading.lineStarts
    guard let from = starts.suffix(80).first else { return nil }
    let rows = rows(from: from, where: { _ in true }, limit: 80).filter { $0.line >= line }
    guard let first = rows.firstIndex(where: isPairOfOffices) else { return nil }
    var (begin, end) = (first, first)
    while begin > 0, rows[begin - 1].line == rows[begin].line - 1, gap(in: rows[begin - 1]) != nil,
      isInCapitals(rows[begin - 1].tokens)
    {
      begin -= 1
    }
    while end < rows.count, gap(in: rows[end]) != nil || isIndented(rows[end].line) { end += 1 }
    return block(rows[begin..<end].map { ($0, gap(in: $0)) })
  }

  private func isPairOfOffices(_ row: Row) -> Bool {
    guard let cut = gap(in: row), isInCapitals(row.tokens) else { return false }
    return [row.tokens.lowerBound..<cut, cut..<row.tokens.upperBound].allSatisfy { half in
      half.contains { reading.longest(.roles, at: $0) != nil }
    }
  }

  // MARK: Geometry

  /// The first token behind a tab, a bar or three spaces.
  private func gap(in row: Row) -> Int? {
    for at in row.tokens.dropFirst() {
      if reading.sign(at - 1) == .bar, at - 1 > row.tokens.lowerBound { return at }
      let (from, to) = (end(of: at - 1), start(of: at))
      guard to > from else { continue }
      let between = source.bytes[from..<to]
      if between.contains(0x09) || between.count >= 3 && between.allSatisfy({ $0 == 0x20 }) {
        return at
      }
    }
    return nil
  }

  private func isIndented(_ line: Int) -> Bool {
    let bytes = source.bytes[layout.lines[line].start..<layout.lines[line].end]
    return bytes.first == 0x09 || bytes.prefix { $0 == 0x20 }.count >= 12
  }

  private func block(_ rows: [(row: Row, cut: Int?)]) -> ColumnBlock? {
    guard let first = rows.first, let last = rows.last else { return nil }
    var left: [Span] = []
    var right: [Span] = []
    for (row, cut) in rows {
      let isRule = row.tokens.allSatisfy {
        reading.sign($0) == .bar || reading.sign($0) == .dash || reading.sign($0) == .colon
      }
      if isRule, row.tokens.contains(where: { reading.sign($0) == .bar }) { continue }
      let cut = cut ?? (isIndented(row.line) ? row.tokens.lowerBound : row.tokens.upperBound)
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
      if reading.sign(at) != .bar {
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
