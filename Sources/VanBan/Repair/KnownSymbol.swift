import VanBanText

/// The symbol of type and issuer at the head of some characters, when the tables know its parts.
struct KnownSymbol {
  /// How many characters belong to it.
  let count: Int
  /// The place of the sign between type and issuer.
  let separator: Int?
  let hasType: Bool
  let hasIssuer: Bool
  let isState: Bool

  init?(_ characters: ArraySlice<NumberChunk.Character>, _ lexicon: Lexicon) {
    var parts: [String] = [""]
    var ends: [Int] = []
    for (place, character) in characters.enumerated() {
      switch character.kind {
      case .separator(let sign) where sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-"):
        ends.append(place)
        parts.append("")
      case .misprint:
        ends.append(place)
        parts.append("")
      case .separator: break
      default:
        parts[parts.count - 1].unicodeScalars.append(character.scalar)
      }
    }
    ends.append(characters.count)
    hasType = SymbolRows.types[parts[0]] != nil
    // «QH13»: with the number of its term.
    func issuer(_ part: String) -> Int? {
      SymbolRows.issuers[part] ?? SymbolRows.issuers[String(part.prefix { !$0.isNumber })]
    }
    let beginsWithIssuer = issuer(parts[0]) != nil
    guard hasType || parts.count > 1 || beginsWithIssuer else { return nil }
    let issuers = parts.dropFirst().filter { !$0.isEmpty }
    let known = issuers.compactMap(issuer)
    guard hasType || !known.isEmpty || beginsWithIssuer else { return nil }
    hasIssuer = !known.isEmpty || beginsWithIssuer
    isState = known.contains { lexicon.cell(.issuerSymbols, $0, 2) == "state" }
    separator = parts.count == 2 && hasIssuer ? ends[0] : nil
    count = ends.last!
  }
}
