import VanBanText

/// Acts cited by name: «Luật Đất đai năm 2024», «Bộ luật Lao động», «Hiến pháp năm 2013».
struct ActGrammar {
  struct Act {
    let tokens: Range<Int>
    let type: DocumentType
    /// The name stands in the table.
    let isKnown: Bool
  }

  let reading: Reading

  /// The acts of the text, in order; a name inside a longer one follows it.
  func acts() -> [Act] {
    var found: [Act] = []
    for at in reading.tokens.indices where reading.hasHits(at: at) {
      guard reading.tokens[at].isCapitalized, let type = reading.longest(.documentTypes, at: at),
        reading.lexicon.cell(.documentTypes, Int(type.row), 3) == "act", !isDraft(at),
        let (end, isKnown) = name(at: at, type)
      else { continue }
      found.append(Act(tokens: at..<withYear(end), type: documentType(type), isKnown: isKnown))
    }
    return found
  }

  /// «dự án Luật …», «dự thảo Bộ luật …» are not acts yet.
  private func isDraft(_ at: Int) -> Bool { reading.keyword(at - 2) == .draft && reading.follows(at) }

  private func name(at first: Int, _ type: Hit) -> (end: Int, isKnown: Bool)? {
    let known = reading.longest(.laws, at: first)
    if let known, reading.tokens[first].shape != .upper { return (known.end, true) }
    let next = type.end
    guard reading.follows(next), next < reading.count, reading.tokens[first].shape != .upper else {
      return nil
    }
    // «Luật sửa đổi, bổ sung một số điều của Luật …»: the name ends where the amended act's ends.
    if let amends = reading.longest(.relations, at: next) { return amending(amends.end) }
    guard reading.tokens[next].isCapitalized else { return nil }
    return unknownName(next)
  }

  private func amending(_ first: Int) -> (end: Int, isKnown: Bool)? {
    for at in first..<min(first + 12, reading.count) {
      guard reading.follows(at) else { return nil }
      if reading.keyword(at) == .of, let type = reading.longest(.documentTypes, at: at + 1),
        let (end, isKnown) = name(at: at + 1, type)
      {
        return (end, isKnown)
      }
    }
    return nil
  }

  /// A name the table does not know goes to «số», «ngày», «năm» or the next sign; commas belong to it
  /// only when one of those words ends it.
  private func unknownName(_ first: Int) -> (end: Int, isKnown: Bool)? {
    var at = first
    var comma: Int?
    while at < reading.count, at - first < 24, at == first || reading.follows(at) {
      let token = reading.tokens[at]
      if token.kind == .number { break }
      if token.kind == .sign {
        guard token.sign == .comma || token.sign == .dash else { break }
        if token.sign == .comma, comma == nil { comma = at }
      }
      switch reading.keyword(at) {
      case .number, .day, .year: return (at, false)
      case .of, .by, .according, .is, .has, .passive, .perfect, .future, .for, .not, .at, .from, .to:
        return (comma ?? at, false)
      default: break
      }
      at += 1
    }
    return (comma ?? at, false)
  }

  /// Takes «(sửa đổi)» and «năm 2024» into the name.
  private func withYear(_ end: Int) -> Int {
    var at = end
    if reading.sign(at) == .openParenthesis, let amends = reading.longest(.relations, at: at + 1),
      reading.sign(amends.end) == .closeParenthesis
    {
      at = amends.end + 1
    }
    guard reading.follows(at), reading.keyword(at) == .year, reading.follows(at + 1),
      reading.year(at + 1) != nil
    else { return end }
    return at + 2
  }

  private func documentType(_ hit: Hit) -> DocumentType {
    DocumentType(
      code: reading.lexicon.cell(.documentTypes, Int(hit.row), 1).string,
      name: reading.lexicon.cell(.documentTypes, Int(hit.row), 2).string)
  }
}
