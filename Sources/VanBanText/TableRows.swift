/// Finds the cells of tables that are set with tabs or spaces.
///
/// A line is a row when a line near it has a gap in the same place; a gap behind a label or a colon is
/// none: «1.   Kinh tế», «Số:     /KH-UBND».
struct TableRows {
  /// The wide gaps of every line.
  private let gaps: [[Gap]]

  init(_ text: UnsafeBufferPointer<UInt8>, _ lines: [Layout.Line]) {
    gaps = lines.map { Self.wideGaps($0, text) }
  }

  /// The gaps between the cells of a line, bytes; empty when it is no row.
  func gaps(_ line: Int) -> [Range<Int>] {
    let own = gaps[line]
    guard !own.isEmpty else { return [] }
    // A page end may have parted the rows.
    let near = max(0, line - 14)..<min(gaps.count, line + 15)
    let isRow = near.contains { $0 != line && agree(own, gaps[$0]) }
    return isRow ? own.filter { !$0.isBesideNumber }.map(\.bytes) : []
  }

  /// Most gaps of either line are under one of the other: in a justified text few are.
  private func agree(_ own: [Gap], _ other: [Gap]) -> Bool {
    let common = own.count { gap in other.contains { gap.isUnder($0) } }
    return common * 4 >= own.count * 3 && common * 4 >= other.count * 3
  }

  private struct Gap {
    let bytes: Range<Int>
    /// Where the cell behind it begins: characters, or cells when a tab stands before it.
    let column: Int
    /// A number before a small letter: it is read with its unit.
    let isBesideNumber: Bool

    func isUnder(_ other: Gap) -> Bool { abs(column - other.column) <= 1 }
  }

  private static func wideGaps(
    _ line: Layout.Line, _ text: UnsafeBufferPointer<UInt8>
  ) -> [Gap] {
    var gaps: [Gap] = []
    var at = line.start
    while at < line.end, text[at] <= 0x20 { at += 1 }
    let first = at
    // Lines longer than this are text.
    guard line.end - first <= 600 else { return [] }
    let indent = at - line.start
    var column = indent
    var hasTab = false
    while at < line.end {
      guard text[at] <= 0x20 else {
        if text[at] & 0xC0 != 0x80, text[at] & 0xFE != 0xCC { column += 1 }
        at += 1
        continue
      }
      let start = at
      while at < line.end, text[at] <= 0x20 { at += 1 }
      guard at < line.end else { break }
      let isTab = text[start..<at].contains(0x09)
      hasTab = hasTab || isTab
      column += at - start
      guard isTab || at - start >= 3, column - (at - start) - indent > 5, text[start - 1] != 0x3A
      else { continue }
      let isBesideNumber = !isTab && text[start - 1] &- 0x30 < 10 && text[at] >= 0x61
      // Tabs stand for columns whatever the words before them are.
      gaps.append(
        Gap(
          bytes: start..<at, column: hasTab ? -10 * (gaps.count + 1) : column,
          isBesideNumber: isBesideNumber))
    }
    return gaps
  }
}
