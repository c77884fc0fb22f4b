/// A half-open range of bytes of the flow text: the document in reading order, in NFC.
///
/// A type of its own, so that it cannot be mixed up with a `Span` of the source.
public struct FlowRange: Hashable, Sendable {
  public let start: Int
  public let end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  public var isEmpty: Bool { start == end }

  public func overlaps(_ other: FlowRange) -> Bool { start < other.end && other.start < end }

  public func contains(_ other: FlowRange) -> Bool { start <= other.start && other.end <= end }
}
