/// Puts the lines of a page into the order in which a person reads them.
///
/// Footnote bodies become flows of their own, their marks, page numbers and running heads are left
/// out, a paragraph that they cut in two is rejoined, the lines of a wrapped paragraph run on, and of
/// two columns the left one comes first.
public struct ReadingOrder: Sendable {
  /// A place where a paragraph was cut and is rejoined, in the flow text.
  public struct Join: Sendable {
    /// The last byte position before the seam.
    public let position: Int
  }

  public let text: FlowText
  public let joins: [Join]
  /// Lines of two columns, which are read one after the other.
  public let columns: [ColumnBlock]
  /// Lines that carry nothing but a page number or a running head.
  public let furniture: [Span]
  /// The text is Markdown: its signs are read as such and are no residue.
  public let isMarkdown: Bool
  /// Bold type in the running text of what is no Markdown.
  public let emphases: [Emphasis]
  /// The marks in the text, in source order.
  public let anchors: [FootnoteMark]
  /// The marks before the notes, in source order; the flow of each stands at its place behind the body.
  public let notes: [FootnoteMark]

  public init(
    of source: SourceText, layout: Layout, words: PageWords = PageWords(),
    columns: [ColumnBlock] = []
  ) {
    self = source.bytes.withUnsafeBufferPointer { bytes in
      let reader = ParagraphReader(
        text: bytes, lines: layout.lines, isNFC: source.isNFC, words: words, columns: columns)
      return Self(reader, source)
    }
  }

  private init(_ reader: ParagraphReader, _ source: SourceText) {
    let paragraphs = reader.paragraphs()
    let seam = LineSeam(reader, paragraphs, source.contents)
    let found = FootnoteFinder(reader: reader, seam: seam, paragraphs: paragraphs)
      .find(source.contents)
    isMarkdown = Markdown.isUsed(in: reader.text, reader.lines, source.contents)
    var builder = FlowBuilder(
      source: reader.text, isNFC: source.isNFC, contents: source.contents, marks: found.anchors,
      isMarkdown: isMarkdown)
    joins = Self.body(paragraphs, found, seam, &builder)
    let flows =
      [FlowText.Flow(range: FlowRange(start: 0, end: builder.count), footnote: nil)]
      + Self.notes(paragraphs, found, seam, &builder)
    furniture = paragraphs.filter(\.isFurniture).map { Span(start: $0.ink, end: $0.inkEnd) }
    anchors = builder.marks
    emphases = builder.emphases
    columns = reader.columns
    notes = found.notes
    text = builder.text(flows)
  }

  private static func body(
    _ paragraphs: [Paragraph], _ found: FootnoteFinder.Found, _ seam: LineSeam,
    _ builder: inout FlowBuilder
  ) -> [Join] {
    var joins: [Join] = []
    var last: Paragraph?
    var between = LineSeam.Between.nothing
    for (paragraph, owner) in zip(paragraphs, found.owners) {
      guard owner == nil, !paragraph.isFurniture else {
        between = .pageEnd
        continue
      }
      if paragraph.beginsPage { between = .pageEnd }
      if let before = last {
        if seam.continues(paragraph, before, between) {
          joins.append(Join(position: builder.count))
          builder.insert(seam.seam(before, paragraph), at: paragraph.start)
        } else {
          builder.appendBreak(
            from: before.inkEnd, to: paragraph.ink)
        }
      }
      builder.append(paragraph, seam)
      last = paragraph
      between = .nothing
    }
    return joins
  }

  /// The flows of the notes, in their order.
  private static func notes(
    _ paragraphs: [Paragraph], _ found: FootnoteFinder.Found, _ seam: LineSeam,
    _ builder: inout FlowBuilder
  ) -> [FlowText.Flow] {
    var flows: [FlowText.Flow] = []
    for (paragraph, owner) in zip(paragraphs, found.owners) {
      guard let owner, !paragraph.isFurniture else { continue }
      builder.appendBreak(from: paragraph.start, to: paragraph.start)
      let isFirst = owner == flows.count
      let start = isFirst ? builder.count : flows[owner].range.start
      builder.append(paragraph, seam, from: isFirst ? seam.text(behind: found.notes[owner]) : nil)
      let flow = FlowText.Flow(
        range: FlowRange(start: start, end: builder.count),
        footnote: String(found.notes[owner].label))
      if isFirst { flows.append(flow) } else { flows[owner] = flow }
    }
    return flows
  }
}
