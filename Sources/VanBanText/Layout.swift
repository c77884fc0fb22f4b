internal import CBytes

/// The physical side of a text: its lines and the pages they stand on.
///
/// Everything here is in bytes of the source and true of any language.
public struct Layout: Sendable {
  /// A line without its line end (LF, CRLF, a lone CR, or a form feed).
  public struct Line: Sendable {
    public let start: Int
    public let end: Int
    /// Nothing but white space.
    public let isBlank: Bool
    /// A form feed stands before it.
    public let beginsPage: Bool
  }

  public let lines: [Line]
  /// How many pages the form feeds make; nil when there is none.
  public let pages: Int?

  public init(of source: SourceText) {
    lines = source.bytes.withUnsafeBufferPointer {
      Self.lines($0, formFeeds: source.contents.contains(.formFeeds))
    }
    // A form feed at the end ends the last page.
    let last = lines.lastIndex { !$0.isBlank } ?? 0
    pages =
      source.contents.contains(.formFeeds)
      ? 1 + lines[...last].count { $0.beginsPage } : nil
  }

  /// The 0-based number of the line that holds a byte.
  public func line(at offset: Int) -> Int {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private static func lines(
    _ text: UnsafeBufferPointer<UInt8>, formFeeds: Bool
  ) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(text.count / 64 + 1)
    let count = text.count
    var start = 0
    var beginsPage = false
    // Several pages may share a line of the file.
    var lineEnd = -1
    while start <= count {
      if lineEnd < start {
        lineEnd = text.isEmpty ? 0 : cbytes_line_end(text.baseAddress!, start, count)
      }
      var end = lineEnd
      if formFeeds, let feed = text[start..<end].firstIndex(of: formFeed) { end = feed }
      var ink = start
      while ink < end, text[ink] <= 0x20 { ink += 1 }
      lines.append(Line(start: start, end: end, isBlank: ink == end, beginsPage: beginsPage))
      if end == count { break }
      beginsPage = text[end] == formFeed
      start = end + (text[end] == 0x0D && end + 1 < count && text[end + 1] == 0x0A ? 2 : 1)
    }
    return lines
  }

  private static let formFeed: UInt8 = 0x0C
}
