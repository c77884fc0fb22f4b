import VanBanText

/// The short names a document gives itself: «Ban Chỉ đạo Cuộc vận động huyện (sau đây gọi là Ban Chỉ đạo)»,
/// «phát triển nông thôn (PTNT)».
struct DefinitionReader {
  let reading: Reading

  /// A short name and what it stands for.
  struct Definition {
    /// The tokens of the short name.
    let name: Range<Int>
    /// The tokens of the long one.
    let meaning: Range<Int>
  }

  /// The definitions of the text, in order.
  ///
  /// - Parameter units: what a definition without initials can stand for.
  func definitions(_ units: [Unit]) -> [Definition] {
    var found: [Definition] = []
    var next = 0
    reading.forEachToken(beginningWith: UInt8(ascii: "(")) { at in
      while next < units.count, units[next].tokens.upperBound < at { next += 1 }
      let unit = next < units.count && units[next].tokens.upperBound == at ? units[next] : nil
      if let definition = definition(at, unit) { found.append(definition) }
    }
    return found
  }

  private func definition(_ open: Int, _ unit: Unit?) -> Definition? {
    var first = open + 1
    let lead = reading.longest(.definitionLeads, at: first)
    if let lead { first = lead.end }
    if lead != nil, reading.sign(first) == .colon || reading.sign(first) == .openQuote {
      first += 1
    }
    guard let end = (first..<min(first + 8, reading.count)).first(where: closes), end > first
    else { return nil }
    let name = first..<end
    if lead != nil, let unit {
      return unit.kind == .organization
        ? Definition(name: name, meaning: meaning(of: unit, name)) : nil
    }
    guard isAbbreviation(name), plain(name).count > 1,
      let start = beginning(of: plain(name), before: open)
    else { return nil }
    return Definition(name: name, meaning: start..<open)
  }

  /// A body; without its place when the short name is an abbreviation, which others of its kind share.
  private func meaning(of unit: Unit, _ name: Range<Int>) -> Range<Int> {
    guard isAbbreviation(name), let place = unit.scope.name else { return unit.tokens }
    let type = reading.longest(.administrativeTypes, endingAt: place.lowerBound)
    let end = type?.first ?? place.lowerBound
    return unit.tokens.lowerBound < end ? unit.tokens.lowerBound..<end : unit.tokens
  }

  private func closes(_ at: Int) -> Bool {
    reading.sign(at) == .closeParenthesis || reading.sign(at) == .closeQuote
  }

  /// Capitals alone, perhaps with «&» and «-» between them.
  private func isAbbreviation(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy { at in
      (at == tokens.lowerBound || reading.gap(at) == .none)
        && (reading.tokens[at].shape == .upper || reading.sign(at) == .ampersand
          || reading.sign(at) == .dash)
    } && reading.bytes(of: tokens).count > 1
  }

  /// Where the words begin whose initials are the letters; small words between may be left out.
  private func beginning(of letters: [UInt8], before end: Int) -> Int? {
    var left = letters[...]
    var at = end
    while let last = left.last {
      guard at > 0, end - at < 24, reading.follows(at) else { return nil }
      at -= 1
      guard reading.tokens[at].kind == .word else { continue }
      if plain(at..<at + 1).first == last {
        left.removeLast()
      } else if reading.keyword(at) != .and {
        return nil
      }
    }
    return at
  }

  private func plain(_ tokens: Range<Int>) -> [UInt8] {
    Gazetteer.official.letters.plain(reading.bytes(of: tokens))
  }
}
