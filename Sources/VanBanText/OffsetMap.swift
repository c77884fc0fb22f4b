/// Where the bytes of the flow text came from.
///
/// A run of untouched bytes costs one entry, however long it is: an ordinary document has one run.
public struct OffsetMap: Sendable {
  package struct Run: Sendable {
    package let flow: Int
    package let source: Int
    /// Bytes in the flow and in the source; equal when the bytes were only copied.
    package let length: Int
    package let sourceLength: Int
    package let isCopy: Bool
  }

  package private(set) var runs: [Run] = []
  /// Whether the flow has everything in the order of the source: no footnotes, no columns.
  public private(set) var isInOrder = true

  /// Appends a run right behind the last one.
  mutating func append(length: Int, source: Int, sourceLength: Int, isCopy: Bool) {
    if let last = runs.last, isCopy, last.isCopy, last.source + last.length == source {
      runs[runs.count - 1] = Run(
        flow: last.flow, source: last.source, length: last.length + length,
        sourceLength: last.length + length, isCopy: true)
      return
    }
    if let last = runs.last, source < last.source { isInOrder = false }
    let flow = runs.last.map { $0.flow + $0.length } ?? 0
    runs.append(
      Run(flow: flow, source: source, length: length, sourceLength: sourceLength, isCopy: isCopy))
  }

  /// The source spans of a flow range, in reading order; pieces that touch are one span.
  public func spans(of range: FlowRange) -> [Span] {
    var spans: [Span] = []
    forEachSpan(of: range) { spans.append($0) }
    return spans
  }

  /// Calls `body` with each source span of a flow range, without allocating.
  public func forEachSpan(of range: FlowRange, _ body: (Span) -> Void) {
    var run = 0
    forEachSpan(of: range, near: &run, body)
  }

  /// The same for one who asks for many ranges nearly in order.
  ///
  /// - Parameter run: where the range before began, and then where this one begins.
  package func forEachSpan(of range: FlowRange, near run: inout Int, _ body: (Span) -> Void) {
    run = indexOfRun(at: range.start, near: run)
    var index = run
    var open: Span?
    while index < runs.count, runs[index].flow < range.end {
      let run = runs[index]
      index += 1
      let from = max(range.start, run.flow) - run.flow
      let to = min(range.end, run.flow + run.length) - run.flow
      // A run that the normaliser changed is covered as a whole; one that was put in covers nothing.
      let piece =
        run.isCopy
        ? Span(start: run.source + from, end: run.source + to)
        : Span(start: run.source, end: run.source + run.sourceLength)
      if piece.start == piece.end { continue }
      if let last = open, last.end == piece.start {
        open = Span(start: last.start, end: piece.end)
      } else {
        if let last = open { body(last) }
        open = piece
      }
    }
    if let last = open { body(last) }
  }

  /// The first source byte of a flow position.
  public func source(of flow: Int) -> Int {
    guard !runs.isEmpty else { return 0 }
    let run = runs[indexOfRun(at: flow)]
    return run.isCopy ? run.source + min(flow - run.flow, run.length) : run.source
  }

  private func indexOfRun(at flow: Int, near run: Int) -> Int {
    if run < runs.count, runs[run].flow <= flow {
      for index in run..<min(run + 4, runs.count)
      where index + 1 == runs.count || runs[index + 1].flow > flow {
        return index
      }
    }
    return indexOfRun(at: flow)
  }

  private func indexOfRun(at flow: Int) -> Int {
    if runs.count <= 1 { return 0 }
    var (low, high) = (0, max(runs.count - 1, 0))
    while low < high {
      let middle = (low + high + 1) / 2
      if runs[middle].flow <= flow { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
