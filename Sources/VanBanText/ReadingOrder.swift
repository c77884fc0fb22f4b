/// Puts the lines of a page into the order in which a person reads them.
///
/// Footnote bodies become flows of their own, page numbers are left out, a paragraph that they cut in
/// two is rejoined, and the lines of a wrapped paragraph run on.
public struct ReadingOrder: Sendable {
  /// A place where a paragraph was cut and is rejoined, in the flow text.
  public struct Join: Sendable {
    /// The last byte position before the seam.
    public let position: Int
  }

  public let text: FlowText
  public let joins: [Join]
  /// Lines that carry nothing but a page number.
  public let pageNumbers: [Span]

  public init(of source: SourceText, layout: Layout) {
    let paragraphs = Paragraph.all(in: source, layout)
    let notes = Self.footnotes(paragraphs)
    var builder = FlowBuilder(source: source)
    var joins: [Join] = []
    var flows: [FlowText.Flow] = []
    var last: Paragraph?
    for (paragraph, note) in zip(paragraphs, notes) where note == nil && !paragraph.isPageNumber {
      if let before = last {
        if paragraph.continues(before) {
          joins.append(Join(position: builder.text.count))
          builder.insert(0x20, at: paragraph.start)
        } else {
          builder.insert(0x0A, at: before.end)
          builder.insert(0x0A, at: paragraph.start)
        }
      }
      paragraph.append(to: &builder)
      last = paragraph
    }
    flows.append(
      FlowText.Flow(range: FlowRange(start: 0, end: builder.text.count), footnote: nil))
    var open: (label: String, start: Int)?
    for (paragraph, note) in zip(paragraphs, notes) {
      guard let note, !paragraph.isPageNumber else { continue }
      if let current = open, current.label == note, paragraph.footnoteLabel == nil {
        builder.insert(0x0A, at: paragraph.start)
        builder.insert(0x0A, at: paragraph.start)
        paragraph.append(to: &builder)
        continue
      }
      if let current = open {
        let range = FlowRange(start: current.start, end: builder.text.count)
        flows.append(FlowText.Flow(range: range, footnote: current.label))
      }
      builder.insert(0x0A, at: paragraph.start)
      builder.insert(0x0A, at: paragraph.start)
      open = (note, builder.text.count)
      paragraph.append(to: &builder)
    }
    if let current = open {
      let range = FlowRange(start: current.start, end: builder.text.count)
      flows.append(FlowText.Flow(range: range, footnote: current.label))
    }
    text = FlowText(text: builder.text, map: builder.map, flows: flows)
    self.joins = joins
    pageNumbers = paragraphs.filter(\.isPageNumber).map { Span(start: $0.start, end: $0.end) }
  }

  /// The label of the footnote each paragraph belongs to, nil for the body. A note goes on through
  /// list items when another note follows them.
  private static func footnotes(_ paragraphs: [Paragraph]) -> [String?] {
    var labels = [String?](repeating: nil, count: paragraphs.count)
    var index = 0
    while index < paragraphs.count {
      guard let label = paragraphs[index].footnoteLabel else {
        index += 1
        continue
      }
      labels[index] = label
      var next = index + 1
      while next < paragraphs.count, paragraphs[next].isListItem { next += 1 }
      if next < paragraphs.count, paragraphs[next].footnoteLabel != nil {
        for item in index..<next { labels[item] = label }
      }
      index += 1
      while index < next, labels[index] != nil { index += 1 }
    }
    return labels
  }
}
