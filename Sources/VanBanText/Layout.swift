internal import CBytes

/// The physical side of a text: its lines and the paragraphs they form.
///
/// Everything here is in bytes of the source and true of any language.
public struct Layout: Sendable {
  /// A line without its line end (LF, CRLF or a lone CR).
  public struct Line: Sendable {
    public let start: Int
    public let end: Int
    /// Nothing but white space.
    public let isBlank: Bool
  }

  public let lines: [Line]

  public init(of source: SourceText) {
    lines = source.bytes.withUnsafeBufferPointer(Self.lines)
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

  private static func lines(of text: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(text.count / 64 + 1)
    let count = text.count
    var start = 0
    while start <= count {
      let end = text.isEmpty ? 0 : cbytes_line_end(text.baseAddress!, start, count)
      var ink = start
      while ink < end, text[ink] <= 0x20 { ink += 1 }
      lines.append(Line(start: start, end: end, isBlank: ink == end))
      if end == count { break }
      start = end + (text[end] == 0x0D && end + 1 < count && text[end + 1] == 0x0A ? 2 : 1)
    }
    return lines
  }
}
