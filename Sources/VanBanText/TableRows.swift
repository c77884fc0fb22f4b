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
    let isRow = near.contains { other in
      other != line && gaps[other].contains { gap in own.contains { $0.isUnder(gap) } }
    }
    return isRow ? own.map(\.bytes) : []
  }

  private struct Gap {
    let bytes: Range<Int>
    /// Where the cell behind it begins: characters, or cells when a tab stands before it.
    let column: Int

    func isUnder(_ other: Gap) -> Bool { abs(column - other.column) <= 2 }
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
    var column = at - line.start
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
      guard isTab || at - start >= 3, start - first > 5, text[start - 1] != 0x3A else { continue }
      // Tabs stand for columns whatever the words before them are.
      gaps.append(Gap(bytes: start..<at, column: hasTab ? -10 * (gaps.count + 1) : column))
    }
    return gaps
  }
}
