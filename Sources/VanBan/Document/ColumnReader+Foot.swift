import VanBanText

/// The foot: recipients on the left, the signature on the right, or two signatures.
extension ColumnReader {
  func footBlock(behind line: Int) -> ColumnBlock? {
    guard let begin = recipients(behind: line) else { return nil }
    let landmark = reading.longest(.landmarks, at: begin)!
    var body = landmark.end
    while reading.follows(body), reading.sign(body) == .colon || reading.sign(body) == .asterisk {
      body += 1
    }
    let isFlattened =
      reading.follows(body) && reading.sign(body) != .dash && reading.sign(body) != .bar
    let line = layout.line(at: start(of: begin))
    guard isFlattened || (line..<min(line + 40, layout.lines.count)).contains(where: hasWideGap)
    else { return nil }
    var rows = rows(from: begin, limit: 40)
    guard let first = rows.first else { return nil }
    var cuts: [Int?] = [gap(in: first) ?? (isFlattened ? body : nil)]
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
    return block(rightAbove(first) + Array(zip(rows, cuts)).upToAGap(self))
  }

  /// The first row that begins with «Nơi nhận», behind a line of the source.
  private func recipients(behind line: Int) -> Int? {
    for start in reading.lineStarts {
      var at = start
      while reading.sign(at) == .bar || reading.sign(at) == .asterisk, reading.follows(at + 1) {
        at += 1
      }
      guard reading.has(.landmarks, at: at), reading.beginsRecipients(at) else { continue }
      if layout.line(at: self.start(of: at)) >= line { return at }
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
      above.append((Row(line: line, tokens: begin..<end), begin))
      end = begin
      line -= 1
      if above.count == 8 { break }
    }
    return above.reversed()
  }

  /// «- Lưu: VT. Nguyễn Văn A», «- Như trên; KT. CHỦ TỊCH»: an office or a name behind the end of an item.
  private func behindItem(_ row: Row) -> Int? {
    row.tokens.dropLast().first { stop in
      switch reading.sign(stop) {
      case .semicolon, .period, .comma: break
      default: return false
      }
      // A phrase may go on with the next line of the page.
      let authority = reading.longest(.landmarks, at: stop + 1)?.end ?? stop + 1
      let rest = min(authority, row.tokens.upperBound)..<row.tokens.upperBound
      return rest.count >= 2 && rest.allSatisfy { reading.tokens[$0].isCapitalized }
    }.map { $0 + 1 }
  }

  /// Two offices side by side, with the names below them.
  func signatureBlock(behind line: Int) -> ColumnBlock? {
    let starts = reading.lineStarts
    guard let from = starts.suffix(80).first else { return nil }
    let rows = rows(from: from, limit: 80).filter { $0.line >= line }
    guard let first = rows.firstIndex(where: isPairOfOffices) else { return nil }
    var (begin, end) = (first, first)
    while begin > 0, rows[begin - 1].line == rows[begin].line - 1, gap(in: rows[begin - 1]) != nil,
      isInCapitals(rows[begin - 1].tokens)
    {
      begin -= 1
    }
    while end < rows.count, gap(in: rows[end]) != nil || isIndented(rows[end].line) { end += 1 }
    return block(rows[begin..<end].map { ($0, gap(in: $0)) }.upToAGap(self))
  }

  private func isPairOfOffices(_ row: Row) -> Bool {
    guard let cut = gap(in: row), isInCapitals(row.tokens) else { return false }
    return [row.tokens.lowerBound..<cut, cut..<row.tokens.upperBound].allSatisfy { half in
      half.contains { reading.longest(.roles, at: $0) != nil }
    }
  }
}

extension [(ColumnReader.Row, Int?)] {
  /// The rows before the first that something parts from the row above it.
  func upToAGap(_ reader: ColumnReader) -> Self {
    let gap = indices.dropFirst().first { !reader.isNext(self[$0 - 1].0.line, self[$0].0.line) }
    return gap.map { Array(self[..<$0]) } ?? self
  }
}
