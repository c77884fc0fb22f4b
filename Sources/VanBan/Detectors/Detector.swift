import VanBanText

/// What a detector may look at: the document while it is read and all that was found in it.
struct Evidence {
  let reading: Reading
  let order: ReadingOrder
  let page: PageLines
  let document: DocumentFacts
  /// The first line behind the head of the document.
  let headEnd: Int
  let numbers: [ScannedNumber]
  let references: [Reference]
  let dates: [DateExpression]
  let footnotes: FootnoteReader.Footnotes
  let outline: OutlineReader.Outline
}

/// A rule: finds one kind of suspicious thing and says why it is suspicious.
protocol Detector: Sendable {
  func findings(in evidence: Evidence) -> [Finding]
}
