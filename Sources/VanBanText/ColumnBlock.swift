/// Lines of the page that hold two columns side by side, such as the two halves of a letterhead.
public struct ColumnBlock: Sendable {
  /// Places in `Layout.lines`.
  public let lines: Range<Int>
  /// Pieces of those lines from top to bottom, bytes of the source.
  public let left: [Span]
  public let right: [Span]

  public init(lines: Range<Int>, left: [Span], right: [Span]) {
    self.lines = lines
    self.left = left
    self.right = right
  }
}
