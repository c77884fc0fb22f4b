import VanBanText

/// What a detector may look at: the document while it is read and all that was found in it.
struct Evidence {
  let reading: Reading
  let order: ReadingOrder
  let page: PageLines
  let source: SourceText
  let layout: Layout
  let document: DocumentFacts
  /// The first line behind the head of the document.
  let headEnd: Int
  let numbers: [ScannedNumber]
  let references: [Reference]
  let dates: [DateExpression]
  let footnotes: FootnoteReader.Footnotes
  let outline: OutlineReader.Outline
  /// The numbers that are read in another way than they are printed.
  let misread: [MisreadNumber]
  /// The words that are read with other letters than they are printed with.
  let letters: [MisreadLetters]
  /// The words that are cut in two and read as one.
  let cuts: [CutWord]
  let words: JudgedWords
  /// Labels at the heads of lines that are read as something else: findings of their own, and the reason why
  /// a number does not follow.
  let misreadLabels: [Finding]
  let misreadPoints: [Finding]
}

extension Evidence {
  /// Whether a token is part of a document number or of a passage in a broken encoding, so that its letters
  /// are no words.
  func isNoWord(_ at: Int) -> Bool {
    if words.damage.contains(at) { return true }
    let behind = numbers.partitioningIndex { $0.tokens.lowerBound > at }
    return behind > 0 && numbers[behind - 1].tokens.contains(at)
  }
}

/// A rule: finds one kind of suspicious thing and says why it is suspicious.
protocol Detector: Sendable {
  func findings(in evidence: Evidence) -> [Finding]
}
