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
      let end = lineEnd(text, start)
      var ink = start
      while ink < end, text[ink] <= 0x20 { ink += 1 }
      lines.append(Line(start: start, end: end, isBlank: ink == end))
      if end == count { break }
      start = end + (text[end] == 0x0D && end + 1 < count && text[end + 1] == 0x0A ? 2 : 1)
    }
    return lines
  }

  /// The next line feed or carriage return, eight bytes at a time.
  private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    while at + 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      let zero =
        ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & (ones &* 0x80)
      if zero != 0 { return at + zero.littleEndian.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < text.count, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    return at
  }
}
