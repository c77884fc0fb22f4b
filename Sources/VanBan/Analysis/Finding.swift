public import VanBanText

/// Something a person should look at; not an error of the program, and not an edit of the text.
public struct Finding: Sendable {
  public enum Severity: String, Sendable {
    /// The page cannot be right.
    case error
    /// Very probably wrong.
    case warning
    /// Worth knowing, no complaint.
    case info
  }

  public struct Suggestion: Sendable {
    public enum Source: String, Sendable {
      case document, context, lexicon, gazetteer, rule
    }

    public let text: String
    public let confidence: Confidence
    public let source: Source
  }

  /// What the finding rests on, elsewhere in the document.
  public struct Evidence: Sendable {
    public let surface: FlowRange
  }

  /// The same sentence in the two languages the program speaks.
  public struct Message: Sendable {
    public let vietnamese: String
    public let english: String
  }

  /// «ocr/foreign-script».
  public let rule: String
  public let severity: Severity
  public let confidence: Confidence
  /// The places complained of, in reading order; none when something is missing from the page.
  public let surfaces: [FlowRange]
  /// The same for what is no part of the flow text, such as the mark of a footnote.
  public let marks: [Span]
  public let message: Message
  public let suggestions: [Suggestion]
  /// References concerned, by their places in `Analysis.references`.
  public internal(set) var related: [Int]
  public let evidence: [Evidence]

  init(
    rule: String, severity: Severity, confidence: Confidence, surfaces: [FlowRange],
    marks: [Span] = [], message: Message, suggestions: [Suggestion] = [], related: [Int] = [],
    evidence: [Evidence] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.surfaces = surfaces
    self.marks = marks
    self.message = message
    self.suggestions = suggestions
    self.related = related
    self.evidence = evidence
  }
}
