/// Words in bold type in running text, «**Kế hoạch**»: the asterisks are not read.
public struct Emphasis: Sendable {
  /// Bytes of the source.
  public let open: Span
  public let close: Span

  /// No emphasis goes on longer, in bytes.
  private static let longest = 400

  /// The pairs of double or triple asterisks between two bytes of a line.
  static func pairs(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> [Emphasis] {
    var pairs: [Emphasis] = []
    var at = start
    while at < end {
      guard text[at] == 0x2A else {
        at += 1
        continue
      }
      let open = run(text, at, end)
      at = open.end
      // The opening asterisks touch the first word, the closing ones the last.
      guard (2...3).contains(open.end - open.start), at < end, text[at] > 0x20,
        let first = text[at..<min(end, at + longest)].firstIndex(of: 0x2A), text[first - 1] > 0x20
      else { continue }
      let close = run(text, first, end)
      guard close.end - close.start == open.end - open.start else { continue }
      pairs.append(Emphasis(open: open, close: close))
      at = close.end
    }
    return pairs
  }

  private static func run(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Span {
    var at = start
    while at < end, text[at] == 0x2A { at += 1 }
    return Span(start: start, end: at)
  }
}
