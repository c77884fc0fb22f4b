import VanBanText

/// `ocr/impossible-syllable` and `ocr/unlikely-word`: words that are probably misread.
///
/// Nothing is certain about a word in its place but its letters: the language model says how much better
/// another word of like letters fits there, a regression on pages read by a machine turns that into the
/// probability that the printed one is wrong (`WordEvidence`). Names, abbreviations, foreign words and
/// numbers are not judged.
struct MisreadWord: Detector {
  /// From this one on an impossible syllable is an error.
  private static let certainty: Float = 0.95

  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    var found: [Finding] = []
    for (number, verdict) in evidence.words.verdicts.enumerated() {
      let at = verdict.token
      guard !evidence.isNoWord(at), !isUnit(at, reading), !isPoint(at, reading),
        !isLetter(at, evidence),
        reading.tokens[at].shape != .mixed
      else { continue }
      let probability = evidence.words.probability(of: number)
      guard probability >= JudgedWords.threshold else { continue }
      found.append(finding(number, probability, evidence))
    }
    return found
  }

  /// «67.560.000đ», «5kg»: what touches a number is its unit.
  private func isUnit(_ at: Int, _ reading: Reading) -> Bool {
    at > 0 && reading.gap(at) == .none && reading.tokens[at - 1].kind == .number
  }

  /// «5.000.000 đ», «đ/c», «Ø16»: a letter of its own that is an abbreviation or a sign.
  private func isLetter(_ at: Int, _ evidence: Evidence) -> Bool {
    let reading = evidence.reading
    let bytes = reading.bytes(at)
    guard bytes.count == 2 else { return false }
    // Between two words it is the rest of one.
    let isAmongWords =
      at > 0 && at + 1 < reading.count && reading.gap(at) == .space && reading.gap(at + 1) == .space
      && reading.tokens[at - 1].kind == .word && reading.tokens[at + 1].kind == .word
    let isAbbreviation =
      (bytes.elementsEqual("đ".utf8) || bytes.elementsEqual("Đ".utf8)) && !isAmongWords
    // A sign of measure stands on such a page again and again.
    let isSign =
      bytes.first! >= 0x80 && at + 1 < reading.count && reading.gap(at + 1) == .none
      && reading.tokens[at + 1].kind == .number
      && evidence.words.verdicts.count { reading.bytes($0.token).elementsEqual(bytes) } > 1
    return isAbbreviation || isSign
  }

  /// «đ) Có năng lực»: the letter of a point is no word.
  private func isPoint(_ at: Int, _ reading: Reading) -> Bool {
    reading.sign(at + 1) == .closeParenthesis && reading.gap(at + 1) == .none
      && reading.gap(at) >= .line
      && OutlineLabelReader.point(reading.bytes(at)) != nil
  }

  private func finding(
    _ number: Int, _ probability: Float, _ evidence: Evidence
  ) -> Finding {
    let (reading, words) = (evidence.reading, evidence.words)
    let twin = words.twin(of: number)
    let verdict = words.verdicts[number]
    let surface = reading.range(verdict.token..<verdict.token + 1)
    let word = reading.text.string(surface)
    let first = twin?.symbol ?? verdict.others[0].symbol
    let printedElsewhere = twin?.tokens ?? words.evidence(for: number, first)
    let suggestions = words.suggestions(
      for: verdict, probability, twin: printedElsewhere == nil ? nil : first, reading)
    let best = suggestions[0].text
    let isCertain = verdict.isImpossible && probability >= Self.certainty
    return Finding(
      rule: verdict.isImpossible ? "ocr/impossible-syllable" : "ocr/unlikely-word",
      severity: isCertain ? .error : .warning,
      confidence: Confidence(percent: probability), surfaces: [surface],
      message: verdict.isImpossible
        ? .init(
          vietnamese: "«\(word)» không thể là một âm tiết tiếng Việt; có lẽ là «\(best)».",
          english: "«\(word)» cannot be a Vietnamese syllable; probably «\(best)».")
        : .init(
          vietnamese: "«\(word)» ít hợp với các từ bên cạnh; có lẽ là «\(best)».",
          english: "«\(word)» hardly fits its neighbours; probably «\(best)»."),
      suggestions: suggestions,
      related: evidence.references(around: [verdict.token]),
      evidence: printedElsewhere.map { [.init(surface: reading.range($0))] } ?? [])
  }
}

extension Confidence {
  /// A probability as a confidence.
  init(percent probability: Float) {
    self = Confidence(Swift.min(99, Swift.max(1, probability * 100 + 0.5)))
  }
}
