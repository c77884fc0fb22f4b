/// Finds the cells of tables that are set with tabs or spaces.
///
/// A line is a row when a line near it has a gap in the same place; a gap behind a label or a colon is
/// none: «1.   Kinh tế», «Số:     /KH-UBND».
struct TableRows {
  let text: UnsafeBufferPointer<UInt8>
  let lines: [Layout.Line]

  /// The gaps between the cells of a line, bytes; empty when it is no row.
  func gaps(_ line: Int) -> [Range<Int>] {
    let own = wideGaps(line)
    guard !own.isEmpty else { return [] }
    let isRow = near(line).contains { other in
      wideGaps(other).contains { gap in own.contains { abs($0.column - gap.column) <= 2 } }
    }
    return isRow ? own.map(\.bytes) : []
  }

  /// Other lines around a line, which a page end may have parted from it.
  private func near(_ line: Int) -> [Int] {
    (max(0, line - 14)...min(lines.count - 1, line + 14)).filter {
      $0 != line && !lines[$0].isBlank
    }
  }

  private struct Gap {
    let bytes: Range<Int>
    /// Where the cell behind it begins: characters, or cells when a tab stands before it.
    let column: Int
  }

  private func wideGaps(_ line: Int) -> [Gap] {
    var gaps: [Gap] = []
    var at = lines[line].start
    while at < lines[line].end, text[at] <= 0x20 { at += 1 }
    let first = at
    // Lines longer than this are text.
    guard lines[line].end - first <= 600 else { return [] }
    var column = at - lines[line].start
    var hasTab = false
    while at < lines[line].end {
      guard text[at] <= 0x20 else {
        if text[at] & 0xC0 != 0x80, text[at] & 0xFE != 0xCC { column += 1 }
        at += 1
        continue
      }
      let start = at
      while at < lines[line].end, text[at] <= 0x20 { at += 1 }
      guard at < lines[line].end else { break }
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
