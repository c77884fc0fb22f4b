import VanBanText

/// The lines of the body as ranges of tokens.
struct PageLines {
  let reading: Reading
  /// Token ranges, in reading order; footnotes are left out.
  let lines: [Range<Int>]

  init(_ reading: Reading) {
    self.reading = reading
    let bodyEnd = reading.text.flows.first?.range.end ?? 0
    var lines: [Range<Int>] = []
    let starts = reading.lineStarts
    lines.reserveCapacity(starts.count)
    for (index, start) in starts.enumerated() {
      guard Int(reading.tokens[start].start) < bodyEnd else { break }
      lines.append(start..<(index + 1 < starts.count ? starts[index + 1] : reading.count))
    }
    self.lines = lines
  }

  /// A blank line stands before the line.
  func beginsParagraph(_ line: Int) -> Bool {
    reading.tokens[lines[line].lowerBound].gap == .paragraph
  }

  /// Written in capitals, apart from numbers and signs.
  func isInCapitals(_ line: Int) -> Bool { isInCapitals(lines[line]) }

  func isInCapitals(_ tokens: Range<Int>) -> Bool {
    var words = 0
    for at in tokens where reading.tokens[at].kind == .word {
      switch reading.tokens[at].shape {
      case .upper, .capital: words += 1
      default: return false
      }
    }
    return words > 0
  }

  /// The line ends with a full stop, or announces what comes below.
  func endsSentence(_ line: Int) -> Bool {
    let last = lines[line].upperBound - 1
    return reading.sign(last) == .period || reading.sign(last) == .semicolon
      || reading.sign(last) == .colon
  }

  /// The line ends with a colon.
  func announces(_ line: Int) -> Bool { reading.sign(lines[line].upperBound - 1) == .colon }

  /// No words at all: dashes, stars.
  func isRule(_ line: Int) -> Bool {
    lines[line].allSatisfy { reading.tokens[$0].kind == .sign }
  }

  /// The kind of the landmark the line begins with («recipients», «nation»).
  func landmark(_ line: Int) -> Cell? {
    reading.longest(.landmarks, at: lines[line].lowerBound).map {
      reading.lexicon.cell(.landmarks, Int($0.row), 1)
    }
  }

  /// The token range without signs at its ends.
  func trimmed(_ tokens: Range<Int>) -> Range<Int> {
    var (start, end) = (tokens.lowerBound, tokens.upperBound)
    while start < end, reading.tokens[start].kind == .sign, reading.sign(start) != .openQuote {
      start += 1
    }
    while end > start, isStop(end - 1) { end -= 1 }
    return start..<end
  }

  private func isStop(_ at: Int) -> Bool {
    switch reading.sign(at) {
    case .comma, .semicolon, .period, .colon: true
    default: false
    }
  }
}
