import Glibc
import VanBanText

/// What speaks for a word being misread, beside the language model: how it is written, and what else
/// stands in the document. The sum of its weighted features is the logarithm of the odds.
struct WordEvidence {
  /// The features, in the order of the rows of `judgement.tsv`.
  static let names = [
    "bias", "odds", "unattested", "impossible", "title", "upper", "after-title", "before-title",
    "title-odds", "upper-odds", "title-unattested", "title-impossible", "printed-elsewhere",
    "printed-cost", "channel-cost", "glued",
    "error-rate", "rare-suggestion", "named", "odds-named", "plain-unknown", "foreign-letter",
  ]

  private let reading: Reading
  private let counts: SymbolCounts
  private let weights: UnsafeBufferPointer<Int32>
  private let model = LanguageModel.vietnamese
  /// The logarithm of the share of words that are probably misread, as if the text had 300 words more with
  /// three misread ones: a few words are no sample.
  private let errorRate: Float
  private let isNamed: (Int) -> Bool

  /// - Parameter isNamed: whether a token is part of a name of a person or place.
  init(
    _ verdicts: [WordVerdict], reading: Reading, counts: SymbolCounts,
    isNamed: @escaping (Int) -> Bool
  ) {
    self.reading = reading
    self.counts = counts
    self.isNamed = isNamed
    weights = SyllableIndex.vietnamese.weights
    precondition(weights.count == Self.names.count, "judgement.tsv has other features")
    let wrong = verdicts.reduce(0) { $0 + ($1.others[0].odds > 2 ? 1 : 0) }
    errorRate = log((Float(wrong) + 3) / Float(counts.words + 300) + 0.01)
  }

  /// The probability that a word is misread.
  func probability(_ verdict: WordVerdict) -> Float {
    var sum: Float = 0
    let values = values(verdict)
    for feature in values.indices { sum += values[feature] * Float(weights[feature]) / 1000 }
    return 1 / (1 + exp(-sum))
  }

  func features(_ verdict: WordVerdict) -> [Float] {
    let values = values(verdict)
    return values.indices.map { values[$0] }
  }

  private func values(_ verdict: WordVerdict) -> InlineArray<22, Float> {
    let at = verdict.token
    let token = reading.tokens[at]
    let best = verdict.others[0]
    let odds = max(-20, min(20, best.odds))
    let unattested: Float = verdict.symbol == TextSymbol.unknown && !verdict.isImpossible ? 1 : 0
    let impossible: Float = verdict.isImpossible ? 1 : 0
    let title: Float = token.shape == .title || token.shape == .capital ? 1 : 0
    let upper: Float = token.shape == .upper ? 1 : 0
    func isCapitalized(_ at: Int, after gap: Int) -> Float {
      at >= 0 && at < reading.count && reading.gap(gap) <= .space
        && reading.tokens[at].isCapitalized
        ? 1 : 0
    }
    let isGlued =
      reading.gap(at) == .none
      || reading.gap(at + 1) == .none && reading.tokens[at + 1].kind != .sign
    let named: Float = isNamed(at) ? 1 : 0
    let isPlain = reading.bytes(at).allSatisfy { $0 < 0x80 }
    return [
      1, odds, unattested, impossible, title, upper, title * isCapitalized(at - 1, after: at),
      title * isCapitalized(at + 1, after: at + 1), title * odds, upper * odds,
      title * unattested, title * impossible,
      log(1 + Float(verdict.symbol == 0 ? 1 : counts.count(verdict.symbol))),
      min(40, verdict.printedCost) / 10, min(15, best.channelCost), isGlued ? 1 : 0, errorRate,
      Float(model.cost(best.symbol)) / LanguageModel.steps / 10,
      named, named * odds, verdict.symbol == TextSymbol.unknown && isPlain ? 1 : 0,
      verdict.hasForeignLetter ? 1 : 0,
    ]
  }
}
