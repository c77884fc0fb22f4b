import VanBanText

/// Shares what is printed once for a list: «A và B của C», «các Nghị quyết số A, số B ngày …».
struct CoordinationLinker {
  let reading: Reading

  func link(_ references: inout [Reference]) {
    guard references.count > 1 else { return }
    for index in 1..<references.count where isCoordinated(references[index - 1], references[index])
    {
      inherit(&references[index], from: references[index - 1])
      if references[index].relation == .mentions {
        references[index].relation = references[index - 1].relation
      }
    }
    for index in (1..<references.count).reversed()
    where isCoordinated(references[index - 1], references[index]) {
      share(from: references[index], to: &references[index - 1])
    }
  }

  /// Nothing but commas, «và» and the first one's date stands between two mentions.
  private func isCoordinated(_ first: Reference, _ second: Reference) -> Bool {
    var at = first.tokens.upperBound
    guard at <= second.tokens.lowerBound, second.tokens.lowerBound - at < 16 else { return false }
    let dateEnd = first.date.map { $0.isShared ? 0 : $0.surface.end } ?? 0
    var joins = 0
    while at < second.tokens.lowerBound {
      guard reading.follows(at) else { return false }
      let token = reading.tokens[at]
      if Int(token.start) < dateEnd || token.sign == .openParenthesis
        || token.sign == .closeParenthesis
      {
        at += 1
        continue
      }
      if let end = reading.garbledDate(at: at) {
        at = end
        continue
      }
      guard
        token.sign == .comma || token.sign == .semicolon || reading.keyword(at) == .and
          || reading.keyword(at) == .or || reading.keyword(at) == .plural
      else { return false }
      joins += 1
      at += 1
    }
    return joins > 0 && reading.follows(second.tokens.lowerBound)
  }

  /// What stands in front of the list holds for all its members: the type word, and the body in
  /// «các nghị định của Chính phủ: số …».
  private func inherit(_ reference: inout Reference, from before: Reference) {
    if reference.type == nil { reference.type = before.type }
    guard reference.issuer == nil, let issuer = before.issuer, issuer.isShared,
      issuer.surface.end <= before.surface.start,
      reference.number?.issuers == before.number?.issuers
    else { return }
    reference.issuer = issuer
  }

  private func share(from later: Reference, to earlier: inout Reference) {
    guard let first = earlier.number, let second = later.number else { return }
    let isOneBody = bodies(of: first) == bodies(of: second)
    if earlier.issuer == nil, let issuer = later.issuer, isOneBody {
      earlier.issuer = .init(surface: issuer.surface, isShared: true)
    }
    // Only a list under one type word has one date: «các Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày …».
    if earlier.date == nil, let date = later.date, first.type == second.type, isOneBody,
      later.datesList || !hasTypeWord(later)
    {
      earlier.date = .init(value: date.value, surface: date.surface, isShared: true)
    }
  }

  /// The issuers of a number without the number of a term: QH14 and QH15 are one body.
  private func bodies(of number: DocumentNumber) -> [Substring] {
    number.issuers.map { issuer in
      issuer[..<(issuer.lastIndex { !$0.isNumber }.map(issuer.index(after:)) ?? issuer.endIndex)]
    }
  }

  private func hasTypeWord(_ reference: Reference) -> Bool {
    let first = reference.tokens.lowerBound
    return reading.keyword(first) != .number && reading.tokens[first].kind != .number
  }
}
