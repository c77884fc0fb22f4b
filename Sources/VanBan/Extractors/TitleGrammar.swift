import VanBanText

/// Titles of cited documents: in quotes, or the words behind «về» and «về việc».
struct TitleGrammar {
  let reading: Reading

  /// Longer stretches are no title, and looking for their end would cost too much.
  private static let limit = 160

  /// The title that begins at a token, without «về (việc)» and its outer quotes.
  func title(at first: Int) -> Range<Int>? {
    var at = first
    guard reading.follows(at) else { return nil }
    if reading.sign(at) == .comma, reading.follows(at + 1) { at += 1 }
    var isLed = false
    if reading.keyword(at) == .about {
      isLed = true
      at += 1
      if reading.keyword(at) == .matter { at += 1 }
    } else if let subject = reading.longest(.landmarks, at: at),
      reading.lexicon.cell(.landmarks, Int(subject.row), 1) == "subject"
    {
      isLed = true
      at = subject.end
    }
    guard reading.follows(at), at < reading.count else { return nil }
    if let quoted = quoted(at) { return quoted }
    return isLed ? plain(at) : nil
  }

  /// Between quotation marks, which may nest: «“… “…” …”».
  private func quoted(_ at: Int) -> Range<Int>? {
    switch reading.sign(at) {
    case .openQuote:
      var depth = 0
      for end in at..<min(at + Self.limit, reading.count) {
        if end > at, reading.gap(end) == .paragraph { return nil }
        if reading.sign(end) == .openQuote { depth += 1 }
        if reading.sign(end) == .closeQuote {
          depth -= 1
          if depth == 0 { return end > at + 1 ? at + 1..<end : nil }
        }
      }
      return nil
    case .straightQuote:
      for end in at + 1..<max(at + 1, min(at + Self.limit, reading.count)) {
        if reading.gap(end) == .paragraph { return nil }
        if reading.sign(end) == .straightQuote { return end > at + 1 ? at + 1..<end : nil }
      }
      return nil
    default: return nil
    }
  }

  /// To the end of the clause: «;», a period, an unmatched closing mark, or the next citation.
  private func plain(_ first: Int) -> Range<Int>? {
    var at = first
    var quotes = 0
    var parentheses = 0
    scan: while at < reading.count, at - first < Self.limit, reading.follows(at) || at == first {
      switch reading.sign(at) {
      case .semicolon, .colon: break scan
      case .period where reading.gap(at + 1) != .none: break scan
      case .openQuote: quotes += 1
      case .closeQuote:
        quotes -= 1
        if quotes < 0 { break scan }
      case .openParenthesis: parentheses += 1
      case .closeParenthesis:
        parentheses -= 1
        if parentheses < 0 { break scan }
      case .comma where quotes == 0 && endsClause(at + 1): break scan
      default:
        if quotes == 0, reading.keyword(at) == .and, citesNext(at + 1) { break scan }
      }
      at += 1
    }
    return at > first ? first..<at : nil
  }

  /// Behind a comma a new clause begins: with a body, a citation, or what the text does next.
  private func endsClause(_ at: Int) -> Bool {
    if citesNext(at) { return true }
    if let body = reading.longest(.organizations, at: at), reading.tokens[at].isCapitalized,
      body.count > 0
    {
      return true
    }
    return reading.longest(.relations, at: at) != nil
  }

  /// «Kế hoạch số …», «Quyết định 12/…»: a type word with a number behind it.
  private func citesNext(_ at: Int) -> Bool {
    guard let type = reading.longest(.documentTypes, at: at) else { return false }
    let next = reading.keyword(type.end) == .number ? type.end + 1 : type.end
    return next < reading.count && reading.tokens[next].kind == .number
  }
}
