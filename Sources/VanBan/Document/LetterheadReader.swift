import VanBanText

/// Reads who issues a document and whose rules it follows: letterhead and stamps.
struct LetterheadReader {
  let page: PageLines
  let numbers: [ScannedNumber]
  /// Lines that can belong to a head.
  let head: Range<Int>

  private var reading: Reading { page.reading }

  func readLetterhead(_ header: inout HeaderReader.Header, before end: Int) {
    var groups: [Range<Int>] = []
    var isOpen = false
    for line in 0..<min(end, head.upperBound) {
      let tokens = page.lines[line]
      // «ĐẠI HỘI ĐẢNG BỘ HUYỆN …» issues while it sits.
      let isCongress = page.landmark(line).map { $0 == "congress" } ?? false
      guard page.isInCapitals(line), isCongress || page.landmark(line) == nil,
        reading.keyword(tokens.lowerBound) != .number
      else {
        isOpen = false
        continue
      }
      let body = reading.longest(.organizations, at: tokens.lowerBound)
      if body != nil || isCongress {
        if let body, isOpen, !page.beginsParagraph(line), body.end == tokens.upperBound,
          reading.lexicon.cell(.organizations, Int(body.row), 1) == "collective"
        {
          groups[groups.count - 1] = groups.last!.lowerBound..<tokens.upperBound
        } else if isOpen, !page.beginsParagraph(line), let last = groups.last, isCollective(last) {
          // «BAN CHẤP HÀNH» above the body whose committee it is.
          groups[groups.count - 1] = last.lowerBound..<tokens.upperBound
        } else {
          groups.append(tokens)
        }
        isOpen = true
      } else if isOpen, !page.beginsParagraph(line) {
        groups[groups.count - 1] = groups.last!.lowerBound..<tokens.upperBound
      }
    }
    header.bodies = groups
    header.facts.issuer = issuer(groups, header).map(reading.range)
  }

  /// A committee without the body it belongs to.
  private func isCollective(_ tokens: Range<Int>) -> Bool {
    guard let head = reading.longest(.organizations, at: tokens.lowerBound) else { return false }
    return head.end == tokens.upperBound
      && reading.lexicon.cell(.organizations, Int(head.row), 1) == "collective"
  }

  /// The last body of the letterhead; of a joint document as many as its symbol names, unless one line
  /// holds them all: «SỞ NỘI VỤ - SỞ TÀI CHÍNH».
  private func issuer(_ bodies: [Range<Int>], _ header: HeaderReader.Header) -> Range<Int>? {
    guard let last = bodies.last else { return nil }
    guard let own = header.ownNumber, isJoint(numbers[own]),
      !last.contains(where: { reading.sign($0) == .dash })
    else { return last }
    let joint = bodies.suffix(max(1, numbers[own].number.issuers.count))
    return joint[joint.startIndex].lowerBound..<last.upperBound
  }

  private func isJoint(_ number: ScannedNumber) -> Bool {
    number.typeSymbol.map { reading.lexicon.cell(.typeSymbols, Int($0.row), 3) == "joint" } ?? false
  }

  /// «MẬT», «HỎA TỐC»: on a line of their own or at the end of one, before the text begins.
  func readStamps(_ header: inout HeaderReader.Header, before heading: Int?) {
    let end = heading ?? head.first { page.landmark($0).map { $0 == "addressee" } ?? false }
    for line in 0..<min(end ?? header.end, head.upperBound) {
      for at in page.lines[line] {
        guard let hit = reading.longest(.landmarks, at: at), page.isInCapitals(hit.first..<hit.end),
          hit.end == page.lines[line].upperBound, isApart(at, page.lines[line])
        else { continue }
        let kind = reading.lexicon.cell(.landmarks, Int(hit.row), 1)
        let surface = reading.range(hit.first..<hit.end)
        if kind == "secrecy" { header.facts.secrecy = surface }
        if kind == "urgency" { header.facts.urgency = surface }
      }
    }
  }

  /// Whether a stamp begins its line, or stands behind the country's or the Party's name or a colon.
  private func isApart(_ at: Int, _ line: Range<Int>) -> Bool {
    at == line.lowerBound || reading.sign(at - 1) == .colon
      || reading.longest(.landmarks, endingAt: at, within: 8) != nil
  }

  // MARK: System

  /// Whose rules the document follows: by the issuer's symbol, else by the form of the number, else by
  /// what the page has at its top.
  func system(_ header: HeaderReader.Header) -> DocumentFacts.System {
    if let own = header.ownNumber {
      let number = numbers[own]
      if isJoint(number) { return .joint }
      if let organization = massOrganization(header) { return organization }
      // «BTC» is the Ministry of Finance, and under the Party's name its organisation board.
      if head.contains(where: { page.landmark($0).map { $0 == "party" } ?? false }) {
        return .party
      }
      for at in number.tokens {
        guard let hit = reading.longest(.issuerSymbols, at: at),
          number.typeSymbol?.first != at,
          let system = DocumentFacts.System(
            rawValue: reading.lexicon.cell(.issuerSymbols, Int(hit.row), 2).string)
        else { continue }
        return system
      }
      let separator = number.tokens.first { reading.tokens[$0].kind == .sign }
      if separator.map(reading.sign) == .dash { return .party }
    }
    for line in head {
      guard let kind = page.landmark(line) else { continue }
      if kind == "party" { return .party }
      if kind == "youth" { return .youth }
      if kind == "nation" { return .state }
    }
    return header.ownNumber == nil ? .unknown : .state
  }

  /// The system of an issuer that is neither the state's nor the Party's: its symbol, «BTV» or «BCH», may
  /// be anybody's.
  private func massOrganization(_ header: HeaderReader.Header) -> DocumentFacts.System? {
    // «HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH …»: a committee belongs to the body above it.
    for body in header.bodies.reversed() {
      guard var hit = reading.longest(.organizations, at: body.lowerBound) else { return nil }
      // «BAN CHẤP HÀNH | HỘI NÔNG DÂN TỈNH …» in one group.
      if isCollective(body.lowerBound..<hit.end),
        let whose = reading.longest(.organizations, at: hit.end)
      {
        hit = whose
      }
      guard
        let system = DocumentFacts.System(
          rawValue: reading.lexicon.cell(.organizations, Int(hit.row), 3).string)
      else { return nil }
      switch system {
      case .front, .youth, .union, .women, .farmers, .veterans: return system
      case .party where reading.lexicon.cell(.organizations, Int(hit.row), 1) == "scoped": continue
      case .party, .state, .joint, .unknown: return nil
      }
    }
    return nil
  }
}
