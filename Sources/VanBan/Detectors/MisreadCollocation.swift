import VanBanText

/// `ocr/unlikely-word`: words that documents use all the time, misread as others that are words, too: «phần đầu
/// đạt chỉ tiêu» for «phấn đấu đạt chỉ tiêu» (`collocations.tsv`).
///
/// Real «phần đầu» stands among other words, and the language model tells the two apart.
struct MisreadCollocation: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    return evidence.words.collocations.compactMap { hit in
      let pair = hit.token..<hit.token + 2
      // «Công ty Cổ phần Đầu tư»: names are not judged.
      guard reading.follows(hit.token + 1), !pair.contains(where: evidence.isNoWord),
        reading.tokens[hit.token].shape != .mixed,
        reading.tokens[hit.token].shape == .upper || !reading.tokens[hit.token + 1].isCapitalized
      else { return nil }
      let changed = pair.filter { hit.differs[$0 - hit.token] && !evidence.words.isMisread($0) }
      if changed.isEmpty { return nil }
      let printed = reading.text.string(reading.range(pair))
      let meant = pair.map {
        evidence.words.spelling(hit.meant[$0 - hit.token], like: $0, in: reading)
      }
      let surface = changed.first!..<changed.last! + 1
      let suggestion = changed.map { meant[$0 - hit.token] }.joined(separator: " ")
      return Finding(
        rule: "ocr/unlikely-word", severity: .warning, confidence: 80,
        surfaces: [reading.range(surface)],
        message: .init(
          vietnamese: "«\(printed)» ít hợp ở đây; có lẽ là «\(meant.joined(separator: " "))».",
          english: "«\(printed)» hardly fits here; probably «\(meant.joined(separator: " "))»."),
        suggestions: [.init(text: suggestion, confidence: 80, source: .lexicon)],
        related: evidence.references(around: changed))
    }
  }
}
