import VanBanText

/// `ocr/repeated-text`: a line that a machine reads again and again, and a word it reads twice.
///
/// Vietnamese doubles words («dần dần», «nhà nhà», «ba ba»): a pair that the language model finds usual is left
/// in peace, and any other is no complaint.
struct RepeatedText: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    lines(evidence) + words(evidence)
  }

  /// A line that stands twice or more without another one between.
  private func lines(_ evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let page = evidence.page
    var found: [Finding] = []
    var line = 0
    while line + 1 < page.lines.count {
      var end = line
      while end + 1 < page.lines.count, isSame(page.lines[line], page.lines[end + 1], reading) {
        end += 1
      }
      if end > line {
        let tokens = page.lines[line + 1].lowerBound..<page.lines[end].upperBound
        found.append(
          finding(
            tokens, reading, .warning,
            .init(
              vietnamese: "Dòng trước bị đọc lặp lại.", english: "The line before is read again.")))
      }
      line = max(line + 1, end)
    }
    return found
  }

  /// Whether two lines of four words or more are the same, numbers included.
  private func isSame(_ one: Range<Int>, _ two: Range<Int>, _ reading: Reading) -> Bool {
    guard one.count == two.count, one.count >= 4 else { return false }
    var words = 0
    for (left, right) in zip(one, two) {
      guard reading.tokens[left].word == reading.tokens[right].word,
        reading.bytes(left).elementsEqual(reading.bytes(right))
      else { return false }
      if reading.tokens[left].kind == .word { words += 1 }
    }
    return words >= 4
  }

  /// What a doubled word costs that the language does not double, in steps.
  private static let rare = Int32(6 * LanguageModel.steps)

  private func words(_ evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let symbols = reading.lexicon.symbols
    var found: [Finding] = []
    for at in reading.repeated {
      guard reading.gap(at) == .space, reading.tokens[at].shape == .lower,
        reading.tokens[at - 1].shape == .lower
      else { continue }
      let symbol = symbols[Int(reading.tokens[at].word)]
      guard symbol != 0,
        LanguageModel.vietnamese.cost(symbol, after: symbol) > Self.rare,
        reading.bytes(at).elementsEqual(reading.bytes(at - 1))
      else { continue }
      let text = reading.text.string(reading.range(at..<at + 1))
      found.append(
        finding(
          at..<at + 1, reading, .info,
          .init(
            vietnamese: "Từ «\(text)» bị lặp.", english: "The word «\(text)» is repeated.")))
    }
    return found
  }

  private func finding(
    _ tokens: Range<Int>, _ reading: Reading, _ severity: Finding.Severity,
    _ message: Finding.Message
  ) -> Finding {
    Finding(
      rule: "ocr/repeated-text", severity: severity, confidence: severity == .info ? 50 : 85,
      surfaces: [reading.range(tokens)], message: message,
      suggestions: [.init(text: "", confidence: 80, source: .document)])
  }
}
