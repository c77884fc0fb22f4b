import VanBanText

/// The suspicious words of a document and what speaks for each being misread.
struct JudgedWords {
  let verdicts: [WordVerdict]
  /// The words nobody knows and that are like no other.
  let unreadable: [Int]
  let evidence: WordEvidence
  let damage: EncodingDamage
  /// For each verdict whether the word is printed in small letters, as no name is.
  private let isLower: [Bool]
  /// Pairs of words that stand where a like one is meant.
  let collocations: [Collocations.Hit]
  /// For each verdict its probability by the evidence.
  private let probabilities: [Float]
  /// What the document prints elsewhere in the place of some verdicts' words; in their order.
  private let twins: [DocumentTwins.Twin?]
  /// The verdicts for which that was looked up.
  private let numbersOfTwins: [Int]

  init(_ reading: Reading, judge: WordJudge, mentions: MentionSet) {
    verdicts = judge.judge(reading)
    unreadable = judge.unreadable
    collocations = judge.collocations
    isLower = verdicts.map { reading.tokens[$0.token].shape == .lower }
    damage = EncodingDamage(reading)
    let names = Self.names(mentions)
    evidence = WordEvidence(verdicts, reading: reading, counts: judge.counts) { token in
      let range = reading.range(token..<token + 1)
      let behind = names.partitioningIndex { $0.start > range.start }
      return behind > 0 && names[behind - 1].end >= range.end
    }
    probabilities = verdicts.map(evidence.probability)
    numbersOfTwins = verdicts.indices.filter { [probabilities, isLower, verdicts] number in
      probabilities[number] >= Self.threshold
        || isLower[number] && Self.mayHaveTwin(verdicts[number])
    }
    twins = judge.twins(of: verdicts, numbersOfTwins, reading)
  }

  /// From this probability on a word is worth a person's look.
  static let threshold: Float = 0.3
  /// The least probability when the document itself prints another word in such a place.
  private static let certaintyOfTwins: Float = 0.6

  /// The probability that the word of a verdict is misread.
  func probability(of number: Int) -> Float {
    let probability = probabilities[number]
    return twin(of: number) == nil ? probability : max(probability, Self.certaintyOfTwins)
  }

  /// The number of the verdict on a token; nil for one that nothing speaks against.
  func verdict(on token: Int) -> Int? {
    let at = verdicts.partitioningIndex { $0.token >= token }
    return at < verdicts.count && verdicts[at].token == token ? at : nil
  }

  /// Whether a token is probably misread.
  func isMisread(_ token: Int) -> Bool {
    verdict(on: token).map { probability(of: $0) >= Self.threshold } ?? false
  }

  /// The names of people and of places that the official lists have, in their order.
  private static func names(_ mentions: MentionSet) -> [FlowRange] {
    let places = mentions.units.filter { $0.place != nil && $0.kind == .administrative }
    return (mentions.people.map(\.surface) + places.map(\.surface)).sorted { $0.start < $1.start }
  }
}

extension JudgedWords {
  /// The word that the document prints elsewhere beside the same neighbour, when that says more than any
  /// statistics: it differs in marks only, and is far more usual or stands there again and again.
  func twin(of number: Int) -> DocumentTwins.Twin? {
    let verdict = verdicts[number]
    guard let twin = anyTwin(of: number), isLower[number],
      verdict.symbol >= TextSymbol.firstSyllable
    else { return nil }
    let (spelling, model) = (SyllableIndex.vietnamese, LanguageModel.vietnamese)
    guard
      spelling.spelled(verdict.symbol).letters.skeleton
        == spelling.spelled(twin.symbol).letters.skeleton
    else { return nil }
    let odds = verdict.others.first { $0.symbol == twin.symbol }?.odds ?? -20
    let isRarer =
      model.cost(verdict.symbol) >= Self.rare
      && model.cost(verdict.symbol) - model.cost(twin.symbol) >= 2 * 24
    let isLikely = odds > 0 && odds > verdict.others[0].odds - 2
    return isLikely && twin.count > 1 || isRarer && verdict.others[0].odds < 0 ? twin : nil
  }

  /// Whether a twin of the word of a verdict may say more than statistics: it is known, and another word is more
  /// probable or it is rare.
  private static func mayHaveTwin(_ verdict: WordVerdict) -> Bool {
    guard verdict.symbol >= TextSymbol.firstSyllable else { return false }
    let odds = verdict.others[0].odds
    return odds > 0 || odds < 0 && LanguageModel.vietnamese.cost(verdict.symbol) >= rare
  }

  private func anyTwin(of number: Int) -> DocumentTwins.Twin? {
    let at = numbersOfTwins.partitioningIndex { $0 >= number }
    return at < numbersOfTwins.count && numbersOfTwins[at] == number ? twins[at] : nil
  }

  /// The cost of a word of which hardly any page has one.
  private static let rare: Int32 = 11 * 24

  /// Where the document prints the first suggestion beside the same neighbour.
  func evidence(for number: Int, _ suggestion: UInt16) -> Range<Int>? {
    anyTwin(of: number).flatMap { $0.symbol == suggestion ? $0.tokens : nil }
  }

  /// The words that more probably stood there, written as the printed one is.
  ///
  /// - Parameter twin: the word that the document speaks for.
  func suggestions(
    for verdict: WordVerdict, _ probability: Float, twin: UInt16?, _ reading: Reading
  ) -> [Finding.Suggestion] {
    let best = verdict.others[0].odds
    var words = verdict.others.prefix(3).enumerated().filter { place, other in
      // What is a hundred times less probable than the first is no help.
      place == 0 || other.odds > best - 4.6
    }.map { place, other in
      (other.symbol, place == 0 ? probability : probability * Self.share(other.odds - best))
    }
    if let twin {
      words.removeAll { $0.0 == twin }
      words.insert((twin, probability), at: 0)
    }
    return words.prefix(3).map { word, share in
      Finding.Suggestion(
        text: spelling(word, like: verdict.token, in: reading),
        confidence: Confidence(percent: share), source: word == twin ? .document : .context)
    }
  }

  private static func share(_ odds: Float) -> Float { odds > -1 ? 0.3 : odds > -2.5 ? 0.1 : 0.03 }

  /// A syllable in the case of a printed word.
  func spelling(_ symbol: UInt16, like token: Int, in reading: Reading) -> String {
    let syllable = SyllableIndex.vietnamese.string(symbol)
    switch reading.tokens[token].shape {
    case .upper: return syllable.uppercased()
    case .title, .capital: return syllable.prefix(1).uppercased() + syllable.dropFirst()
    case .lower, .mixed: return syllable
    }
  }
}
