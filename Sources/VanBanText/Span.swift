/// A half-open range of bytes of the decoded source text, the byte order mark left out.
public struct Span: Hashable, Sendable {
  public let start: Int
  public let end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}
