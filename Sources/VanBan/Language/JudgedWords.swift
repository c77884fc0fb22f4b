import VanBanText

/// The suspicious words of a document and what speaks for each being misread.
struct JudgedWords {
  let verdicts: [WordVerdict]
  /// The words nobody knows and that are like no other.
  let unreadable: [Int]
  let evidence: WordEvidence
  let damage: EncodingDamage

  init(_ reading: Reading, judge: WordJudge, mentions: MentionSet) {
    verdicts = judge.judge(reading)
    unreadable = judge.unreadable
    damage = EncodingDamage(reading)
    let names = Self.names(mentions)
    evidence = WordEvidence(verdicts, reading: reading, counts: judge.counts) { token in
      let range = reading.range(token..<token + 1)
      let behind = names.partitioningIndex { $0.start > range.start }
      return behind > 0 && names[behind - 1].end >= range.end
    }
  }

  /// What is known of a token; nil for one that nothing speaks against.
  func verdict(at token: Int) -> WordVerdict? {
    let at = verdicts.partitioningIndex { $0.token >= token }
    return at < verdicts.count && verdicts[at].token == token ? verdicts[at] : nil
  }

  /// The names of people and of places that the official lists have, in their order.
  private static func names(_ mentions: MentionSet) -> [FlowRange] {
    let places = mentions.units.filter { $0.place != nil && $0.kind == .administrative }
    return (mentions.people.map(\.surface) + places.map(\.surface)).sorted { $0.start < $1.start }
  }
}

extension JudgedWords {
  /// Where the document prints the first suggestion between the same neighbours, on one side at least.
  func twin(of verdict: WordVerdict, in reading: Reading) -> Range<Int>? {
    let at = verdict.token
    let symbols = reading.lexicon.symbols
    let wanted = verdict.others[0].symbol
    func symbol(_ token: Int) -> UInt16 { symbols[Int(reading.tokens[token].word)] }
    func isWord(_ token: Int) -> Bool {
      token >= 0 && token < reading.count && reading.tokens[token].kind == .word
        && symbol(token) != TextSymbol.unknown
    }
    let before = isWord(at - 1) && reading.follows(at) ? symbol(at - 1) : nil
    let behind = isWord(at + 1) && reading.follows(at + 1) ? symbol(at + 1) : nil
    var best: Range<Int>?
    for token in 0..<reading.count where token != at && symbol(token) == wanted {
      guard reading.tokens[token].kind == .word else { continue }
      let fitsBefore = before != nil && isWord(token - 1) && symbol(token - 1) == before
      let fitsBehind = behind != nil && isWord(token + 1) && symbol(token + 1) == behind
      if fitsBefore && fitsBehind { return token - 1..<token + 2 }
      if best == nil {
        if fitsBefore { best = token - 1..<token + 1 }
        if fitsBehind { best = token..<token + 2 }
      }
    }
    return best
  }

  /// The words that more probably stood there, written as the printed one is.
  func suggestions(
    for verdict: WordVerdict, _ probability: Float, hasTwin: Bool, _ reading: Reading
  ) -> [Finding.Suggestion] {
    let best = verdict.others[0].odds
    return verdict.others.prefix(3).enumerated().compactMap { place, other in
      // What is a hundred times less probable than the first is no help.
      guard place == 0 || other.odds > best - 4.6 else { return nil }
      let share = place == 0 ? probability : probability * Self.share(other.odds - best)
      return Finding.Suggestion(
        text: spelling(other.symbol, like: verdict.token, in: reading),
        confidence: Confidence(percent: share),
        source: place == 0 && hasTwin ? .document : .context)
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
