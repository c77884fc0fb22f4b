import VanBanText

/// The symbol of a document number: type and issuers, parted by hyphens and slashes.
struct Symbol {
  /// The tokens of each part.
  let parts: [Range<Int>]
  /// What stands between the parts.
  let separators: [Sign]
  /// The type symbol, which is the first part (or the last one in forms like «16-BYT/TT»).
  let type: Hit?
  let isJoint: Bool
  /// The parts that name bodies.
  let issuers: [Range<Int>]
  /// How many parts are issuers the table knows.
  let knownIssuers: Int
  /// The only part may stand alone behind a serial («217-CP», «45/2019/QH14»).
  let standsAlone: Bool
  var end: Int { parts.last!.upperBound }
}

/// Reads symbols: «KH/HU», «NĐ-CP», «TTLT-BNV-BTC», «CTrPH-UBND-MTTQ», «QH14».
struct SymbolGrammar {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// - Parameter isSpaced: spaces stand around the separator before the symbol («31 - HD/BTCTW»), so
  ///   that they may stand around others too.
  func parse(at first: Int, isSpaced: Bool = false) -> Symbol? {
    guard let part = part(at: first) else { return nil }
    var parts = [part]
    var separators: [Sign] = []
    while parts.count < 8, let (separator, next) = nextPart(after: parts, isSpaced) {
      separators.append(separator)
      parts.append(next)
    }
    return symbol(parts, separators)
  }

  private func symbol(_ parts: [Range<Int>], _ separators: [Sign]) -> Symbol {
    var type = typeSymbol(parts[0])
    var issuers = type == nil ? parts : Array(parts.dropFirst())
    // Ministries of the 1990s put themselves first: «16-BYT/TT».
    if type == nil, parts.count == 2, issuer(parts[0]) != nil, separators[0] == .slash,
      let last = typeSymbol(parts[1])
    {
      type = last
      issuers = [parts[0]]
    }
    let isJoint =
      type.map { reading.lexicon.cell(.typeSymbols, Int($0.row), 3) == "joint" } ?? false
    let known = issuers.filter { issuer($0) != nil }.count
    let alone = parts.count == 1 ? issuer(parts[0]) : nil
    return Symbol(
      parts: parts, separators: separators, type: type, isJoint: isJoint, issuers: issuers,
      knownIssuers: known,
      standsAlone: alone.map { reading.lexicon.cell(.issuerSymbols, Int($0.row), 3) == "yes" }
        ?? false)
  }

  private func nextPart(after parts: [Range<Int>], _ isSpaced: Bool) -> (Sign, Range<Int>)? {
    let at = parts.last!.upperBound
    let separator = reading.sign(at)
    guard separator == .dash || separator == .slash, reading.follows(at), reading.follows(at + 1),
      let next = part(at: at + 1)
    else { return nil }
    let spaces = (reading.gap(at) == .space ? 1 : 0) + (reading.gap(at + 1) == .space ? 1 : 0)
    if spaces > 0 {
      // A dash between spaces parts clauses, unless the symbol is still incomplete.
      guard parts.count == 1 || spaces == 1 || isSpaced,
        issuer(next) != nil || typeSymbol(next) != nil || isCapitals(next)
      else { return nil }
      guard spaces == 1 || typeSymbol(parts[0]) != nil else { return nil }
    }
    return (separator, next)
  }

  /// A run of capitals, perhaps with digits («QH14», «BCĐ35»), «&» («BNN&PTNT») or «.» («TT.ĐU»).
  private func part(at first: Int) -> Range<Int>? {
    guard first < reading.count, isSymbolWord(first) else { return nil }
    var end = first + 1
    while end < reading.count, reading.gap(end) == .none {
      if reading.tokens[end].kind == .number, reading.digits(end) <= 3 {
        end += 1
      } else if reading.sign(end) == .ampersand || reading.sign(end) == .period,
        reading.gap(end + 1) == .none, end + 1 < reading.count, isSymbolWord(end + 1)
      {
        end += 2
      } else {
        break
      }
    }
    return first..<end
  }

  private func isSymbolWord(_ at: Int) -> Bool {
    guard reading.tokens[at].kind == .word, !reading.tokens[at].isForeign else { return false }
    switch reading.tokens[at].shape {
    case .upper, .capital: return true
    case .mixed: return startsWithCapital(at)
    case .title, .lower:
      return reading.longest(.typeSymbols, at: at) != nil && reading.tokens[at].shape == .title
    }
  }

  private func startsWithCapital(_ at: Int) -> Bool {
    let byte = reading.bytes(at).first!
    return byte >= 0x41 && byte <= 0x5A || byte == 0xC4 || byte == 0xC3 || byte == 0xC6
  }

  private func isCapitals(_ part: Range<Int>) -> Bool {
    reading.tokens[part.lowerBound].shape == .upper
      || reading.tokens[part.lowerBound].shape == .mixed
  }

  /// The row of a type symbol; one printed in the same case is preferred.
  private func typeSymbol(_ part: Range<Int>) -> Hit? { row(.typeSymbols, part) }

  private func issuer(_ part: Range<Int>) -> Hit? {
    if let hit = row(.issuerSymbols, part) { return hit }
    // «QH14», «UBTVQH15», «BCĐ35»: a body with the number of its term or matter.
    guard part.count == 2, reading.tokens[part.lowerBound + 1].kind == .number else { return nil }
    return row(.issuerSymbols, part.lowerBound..<part.lowerBound + 1)
  }

  private func row(_ table: Table, _ part: Range<Int>) -> Hit? {
    var best: Hit?
    var isExact = false
    reading.forEachHit(table, at: part.lowerBound) { hit in
      guard hit.end == part.upperBound, !isExact else { return }
      best = hit
      isExact = reading.lexicon.cell(table, Int(hit.row), 0).bytes.elementsEqual(
        reading.text.bytes[
          Int(reading.tokens[part.lowerBound].start)..<Int(reading.tokens[part.upperBound - 1].end)]
      )
    }
    return best
  }
}

/// Whether serial, separator and symbol together are the number of a document.
struct NumberForm {
  let separator: Sign
  let year: Int?
  let symbol: Symbol
  /// A type word or «số» stands in front.
  let hasContext: Bool

  var isAccepted: Bool {
    if symbol.parts.count == 1 {
      if year != nil { return true }
      return hasContext || symbol.standsAlone
    }
    if separator == .slash {
      return year != nil || symbol.type != nil || symbol.knownIssuers > 0 || hasContext
    }
    if symbol.separators.contains(.slash) {
      return symbol.type != nil || symbol.knownIssuers > 0 || hasContext
    }
    return symbol.type != nil && (symbol.knownIssuers > 0 || hasContext) || hasContext
  }

  /// «72-NQ-TW»: a hyphen where the slash between type and issuer belongs. Joint documents are
  /// numbered with hyphens alone and are left in peace.
  var isMalformed: Bool {
    separator == .dash && symbol.parts.count == 2 && symbol.separators == [.dash]
      && symbol.type != nil && !symbol.isJoint && symbol.knownIssuers > 0
  }
}
