public import VanBanText

/// Everything a document was found to say. Immutable; equal input gives equal output.
///
/// Ranges are in the flow text; `spans(of:)` leads back to the source and `string(of:)` to the words:
///
/// ```swift
/// let analysis = try Analyzer().analyze(file: bytes, name: "86-BC-BCD.txt")
/// for reference in analysis.references { print(analysis.string(of: reference.surface)) }
/// ```
public struct Analysis: Sendable {
  /// The name the document is known by; never an absolute path.
  public let name: String
  public let source: SourceText
  public let layout: Layout
  /// How the page is read: flows, joins, what is left out.
  public let order: ReadingOrder
  /// What stands where, in the order of the page.
  public let zones: [Zone]
  public let document: DocumentFacts
  public let outline: [OutlineItem]
  public let footnotes: [Footnote]
  /// Mentions are in source order.
  public let references: [Reference]
  public let citedDocuments: [CitedDocument]
  public let dates: [DateExpression]
  public let counts: [Count]
  public let units: [Unit]
  public let people: [Person]
  public let findings: [Finding]
  /// How well the page was read.
  public let quality: ScanQuality
  /// The same for each page between form feeds; empty when there is only one.
  public let qualityOfPages: [ScanQuality]

  public var text: FlowText { order.text }

  /// The words of a range, white space folded.
  public func string(of range: FlowRange) -> String { text.string(range) }

  /// The bytes of the source a range came from; two spans when the page cuts it in two.
  public func spans(of range: FlowRange) -> [Span] { text.map.spans(of: range) }

  /// The bytes of the source a note came from, its mark included.
  public func spans(of note: Footnote) -> [Span] {
    var spans = text.map.spans(of: note.body)
    guard let first = spans.first else { return [note.mark] }
    spans[0] = Span(start: note.mark.start, end: first.end)
    return spans
  }
}
