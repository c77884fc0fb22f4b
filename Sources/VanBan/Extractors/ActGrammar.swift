import VanBanText

/// Acts cited by name: «Luật Đất đai năm 2024», «Bộ luật Lao động», «Hiến pháp năm 2013».
struct ActGrammar {
  struct Act {
    let tokens: Range<Int>
    /// The name without its year.
    let name: Range<Int>
    let type: DocumentType
    /// The name stands in the table.
    let isKnown: Bool
  }

  let reading: Reading

  /// The acts of the text, in order; their names are claimed, so that no body is read out of them.
  func acts() -> [Act] {
    var found: [Act] = []
    var end = 0
    for trigger in reading.triggers where trigger.has(Table.documentTypes.bit) && trigger.at >= end
    {
      let at = trigger.at
      guard reading.tokens[at].isCapitalized, let type = reading.longest(.documentTypes, at: at),
        !isDraft(at)
      else { continue }
      let isAct = reading.lexicon.cell(.documentTypes, Int(type.row), 3) == "act"
      guard let (nameEnd, isKnown) = isAct ? name(at: at, type) : congress(type) else { continue }
      reading.claim(at..<nameEnd)
      end = withYear(nameEnd)
      found.append(
        Act(
          tokens: at..<end, name: at..<nameEnd,
          type: DocumentType(.documentTypes, row: Int(type.row)),
          isKnown: isKnown))
    }
    return found
  }

  /// «Nghị quyết Đại hội Đảng bộ huyện lần thứ XI», «Nghị quyết Đại hội XIII»: resolutions of
  /// congresses are cited by the congress.
  private func congress(_ type: Hit) -> (end: Int, isKnown: Bool)? {
    guard reading.follows(type.end), let congress = reading.longest(.landmarks, at: type.end),
      reading.lexicon.cell(.landmarks, Int(congress.row), 1) == "congress",
      reading.tokens[type.end].shape == .title
    else { return nil }
    for at in congress.end..<min(congress.end + 16, reading.count) {
      guard reading.follows(at), reading.tokens[at].kind == .word else { return nil }
      if reading.roman(at) != nil { return (at + 1, true) }
    }
    return nil
  }

  /// «dự án Luật …», «dự thảo Bộ luật …» are not acts yet.
  private func isDraft(_ at: Int) -> Bool {
    reading.keyword(at - 2) == .draft && reading.follows(at)
  }

  /// - Parameter depth: how many acts amend this one in its own name, two at most.
  private func name(at first: Int, _ type: Hit, depth: Int = 0) -> (end: Int, isKnown: Bool)? {
    guard depth < 3, reading.lexicon.cell(.documentTypes, Int(type.row), 3) == "act" else {
      return nil
    }
    let known = reading.longest(.laws, at: first)
    let next = type.end
    if let known, reading.tokens[first].shape != .upper, amendment(at: next) == nil {
      return (known.end, true)
    }
    guard reading.follows(next), next < reading.count, reading.tokens[first].shape != .upper else {
      return nil
    }
    // «Luật sửa đổi, bổ sung một số điều của Luật …»: the name ends where the amended act's ends.
    if let amends = amendment(at: next) { return amending(amends.end, depth + 1) }
    guard reading.tokens[next].isCapitalized else { return nil }
    return unknownName(next)
  }

  /// «sửa đổi, bổ sung», «thay thế», «bãi bỏ» behind the type word.
  private func amendment(at first: Int) -> Hit? {
    guard let hit = reading.longest(.relations, at: first) else { return nil }
    let relation = reading.lexicon.cell(.relations, Int(hit.row), 1)
    return relation == "amends" || relation == "supplements" || relation == "repeals" ? hit : nil
  }

  private func amending(_ first: Int, _ depth: Int) -> (end: Int, isKnown: Bool)? {
    for at in first..<min(first + 12, reading.count) {
      guard reading.follows(at) else { return nil }
      if reading.keyword(at) == .of, let type = reading.longest(.documentTypes, at: at + 1),
        var (end, isKnown) = name(at: at + 1, type, depth: depth)
      {
        // «… của Luật A và Luật B».
        while reading.keyword(end) == .and || reading.sign(end) == .comma,
          let more = reading.longest(.documentTypes, at: end + 1),
          let (next, isAlsoKnown) = name(at: end + 1, more, depth: depth)
        {
          (end, isKnown) = (next, isKnown && isAlsoKnown)
        }
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
      // «Luật A và Pháp lệnh B».
      if token.sign == .comma || reading.keyword(at) == .and, isAct(at + 1) { return (at, false) }
      switch reading.keyword(at) {
      case .number, .day, .year: return (at, false)
      case .of, .by, .according, .is, .has, .passive, .perfect, .future, .for, .not, .at, .from,
        .to:
        return (comma ?? at, false)
      default: break
      }
      at += 1
    }
    return (comma ?? at, false)
  }

  private func isAct(_ at: Int) -> Bool {
    reading.longest(.documentTypes, at: at).map {
      reading.tokens[at].isCapitalized
        && reading.lexicon.cell(.documentTypes, Int($0.row), 3) == "act"
    } ?? false
  }

  /// Takes «(sửa đổi)» and «năm 2024» into the name.
  private func withYear(_ end: Int) -> Int {
    var at = end
    if reading.sign(at) == .openParenthesis, let amends = reading.longest(.relations, at: at + 1),
      reading.sign(amends.end) == .closeParenthesis
    {
      at = amends.end + 1
    }
    guard reading.follows(at) else { return end }
    if reading.keyword(at) == .year, reading.follows(at + 1), reading.year(at + 1) != nil {
      return at + 2
    }
    // «Luật Thanh niên 2020».
    let isBareYear =
      reading.year(at) != nil && reading.sign(at + 1) != .slash && reading.sign(at + 1) != .dash
    return isBareYear ? at + 1 : end
  }
}
