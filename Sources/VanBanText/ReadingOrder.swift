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
    self = source.bytes.withUnsafeBufferPointer { bytes in
      Self(
        ParagraphReader(text: bytes, lines: layout.lines, isNFC: source.isNFC),
        FlowBuilder(source: bytes, isNFC: source.isNFC))
    }
  }

  private init(_ reader: ParagraphReader, _ builder: consuming FlowBuilder) {
    let paragraphs = reader.paragraphs()
    let notes = Self.footnotes(paragraphs, reader)
    joins = Self.body(paragraphs, notes, reader, &builder)
    var flows = [
      FlowText.Flow(range: FlowRange(start: 0, end: builder.count), footnote: nil)
    ]
    Self.footnotes(paragraphs, notes, reader, &builder, &flows)
    pageNumbers = paragraphs.filter(\.isPageNumber).map { Span(start: $0.start, end: $0.end) }
    text = builder.text(flows)
  }

  private static func body(
    _ paragraphs: [Paragraph], _ notes: [String?], _ reader: ParagraphReader,
    _ builder: inout FlowBuilder
  ) -> [Join] {
    var joins: [Join] = []
    var last: Paragraph?
    for (paragraph, note) in zip(paragraphs, notes) where note == nil && !paragraph.isPageNumber {
      if let before = last {
        if reader.continues(paragraph, before) {
          joins.append(Join(position: builder.count))
          builder.insert(0x20, at: paragraph.start)
        } else {
          builder.appendBreak(from: before.end, to: paragraph.start)
        }
      }
      builder.append(paragraph, reader)
      last = paragraph
    }
    return joins
  }

  private static func footnotes(
    _ paragraphs: [Paragraph], _ notes: [String?], _ reader: ParagraphReader,
    _ builder: inout FlowBuilder, _ flows: inout [FlowText.Flow]
  ) {
    for (paragraph, note) in zip(paragraphs, notes) {
      guard let note, !paragraph.isPageNumber else { continue }
      builder.appendBreak(from: paragraph.start, to: paragraph.start)
      let start = builder.count
      builder.append(paragraph, reader)
      if paragraph.footnoteLabel == nil, let open = flows.last, open.footnote == note {
        flows[flows.count - 1] = FlowText.Flow(
          range: FlowRange(start: open.range.start, end: builder.count), footnote: note)
      } else {
        flows.append(
          FlowText.Flow(range: FlowRange(start: start, end: builder.count), footnote: note))
      }
    }
  }

  /// The label of the footnote each paragraph belongs to, nil for the body. A note goes on through
  /// list items when another note follows them.
  private static func footnotes(_ paragraphs: [Paragraph], _ reader: ParagraphReader) -> [String?] {
    var labels = [String?](repeating: nil, count: paragraphs.count)
    var index = 0
    while index < paragraphs.count {
      guard let label = paragraphs[index].footnoteLabel else {
        index += 1
        continue
      }
      labels[index] = label
      var next = index + 1
      while next < paragraphs.count, reader.isListItem(paragraphs[next]) { next += 1 }
      if next < paragraphs.count, paragraphs[next].footnoteLabel != nil {
        for item in index..<next { labels[item] = label }
        index = next
      } else {
        index += 1
      }
    }
    return labels
  }
}
