import VanBanText

/// Reads misread parts of a symbol as the type or issuer they are one letter away from: «QĐÐ» is QĐ,
/// «IW» behind a party type TW.
struct SymbolRepair {
  private let reading: Reading
  /// The code of the type word in front of the number.
  private let typeCode: String?

  init(_ reading: Reading, typeWord: Hit?) {
    self.reading = reading
    typeCode = typeWord.map { reading.lexicon.cell(.documentTypes, Int($0.row), 1).string }
      .flatMap { $0.isEmpty || $0 == "-" ? nil : $0 }
  }

  struct Repaired {
    let type: Hit?
    let issuers: [String]
    /// The symbol as it is to be read.
    let text: String
  }

  /// - Parameter text: writes tokens without spaces.
  /// - Returns: nil when every part is known or none is near a known one.
  func repair(_ symbol: Symbol, text: (Range<Int>) -> String) -> Repaired? {
    let isVariant = symbol.type.map { code(ofVariant: $0.row) != nil } ?? false
    if symbol.type != nil, !isVariant, symbol.knownIssuers == symbol.issuers.count { return nil }
    var isRepaired = false
    var type: Hit?
    var written = ""
    var issuers: [String] = []
    for (place, part) in symbol.parts.enumerated() {
      let printed = text(part)
      var read = printed
      if place == 0, symbol.type == nil, symbol.parts.count > 1 || !symbol.standsAlone {
        let hasIssuer = symbol.parts.dropFirst().contains {
          KnownAbbreviations.issuers.contains(text($0))
        }
        // «Thông tư số 61-BT/TT»: the type stands behind.
        let isNamed = symbol.parts.dropFirst().contains { text($0) == typeCode }
        if !isNamed, let row = typeRow(near: printed, hasIssuer: hasIssuer) {
          type = Hit(first: part.lowerBound, row: row, count: part.count)
          read = code(ofVariant: row) ?? reading.lexicon.cell(.typeSymbols, Int(row), 0).string
        }
      }
      if place == 0, let row = symbol.type?.row, let code = code(ofVariant: row) { read = code }
      if read == printed, type == nil || place > 0, place > 0 || symbol.type == nil {
        read = issuer(near: printed, hasType: symbol.type != nil || type != nil) ?? printed
      }
      if read != printed { isRepaired = true }
      if place > 0 { written += symbol.separators[place - 1] == .slash ? "/" : "-" }
      written += read
      if place > 0 || symbol.type == nil && type == nil { issuers.append(read) }
    }
    return isRepaired ? Repaired(type: type, issuers: issuers, text: written) : nil
  }

  /// The code of a type symbol that lost its strokes («ND» for NĐ).
  func code(ofVariant row: UInt16) -> String? {
    let lexicon = reading.lexicon
    let (symbol, code) = (
      lexicon.cell(.typeSymbols, Int(row), 0), lexicon.cell(.typeSymbols, Int(row), 1)
    )
    let letters = Gazetteer.official.letters
    guard symbol != code, symbol.bytes.count < code.bytes.count,
      letters.plain(symbol.bytes).elementsEqual(letters.plain(code.bytes).lazy.map { $0 & 0x7F })
    else { return nil }
    return code.string
  }

  /// The type symbol meant by an unknown one: that of the type word when it is near, else the only near one.
  ///
  /// - Parameter hasIssuer: an issuer stands behind it, so that it is none itself.
  func typeRow(near printed: String, hasIssuer: Bool = false) -> UInt16? {
    func row(_ code: String) -> UInt16? { SymbolRows.types[code].map { UInt16($0) } }
    if KnownAbbreviations.types.contains(printed) { return row(printed) }
    if KnownAbbreviations.issuers.contains(printed), !hasIssuer { return nil }
    if let typeCode, KnownAbbreviations.areNear(printed, typeCode), let row = row(typeCode) {
      return row
    }
    guard let near = KnownAbbreviations.types.marked(printed) else { return nil }
    return row(near)
  }

  /// The issuer meant by an unknown one: the same letters with other marks, or one letter of several.
  ///
  /// - Parameter hasType: a type stands in front. The symbol of a letter names departments no table has.
  func issuer(near printed: String, hasType: Bool) -> String? {
    let digits = printed.drop { !$0.isNumber }
    let name = String(printed.dropLast(digits.count))
    let known = KnownAbbreviations.issuers
    if known.contains(name) { return printed }
    // «ĐỤ», «ĐÐU»: letters that no symbol has. A lost stroke in a long one («UBNĐ») is a slip; a short one
    // may well be another body.
    var isOdd: Bool { name.unicodeScalars.contains { !Self.isPlain($0) } || name.contains("ĐĐ") }
    if let marked = known.marked(name), name.unicodeScalars.count >= 4 || isOdd {
      return marked + digits
    }
    if let term = term(in: printed) { return term }
    if isOdd, hasType, let near = known.alike(name) { return near + digits }
    if (2...3).contains(name.unicodeScalars.count), name.uppercased().hasSuffix("W") { return "TW" }
    guard hasType, name.unicodeScalars.count >= 3, let near = known.nearest(to: name),
      near.unicodeScalars.count >= 3, DigitShapes.vietnamese.areAlike(near, name),
      // «ĐLTN» is a body that no table has, and no «ĐTN» with a letter too many.
      near.unicodeScalars.count == name.unicodeScalars.count || name.unicodeScalars.count >= 6
    else { return nil }
    return near + digits
  }

  /// «QHI5», «BTVQHI4», «BCĐ3S»: an issuer with the number of its term or matter, a digit of it misread.
  private func term(in printed: String) -> String? {
    let scalars = Array(printed.unicodeScalars)
    let known = KnownAbbreviations.issuers
    for length in [2, 1] where scalars.count > length + 1 {
      let tail = scalars.suffix(length)
      let digits = tail.map { scalar in
        scalar.properties.numericType != nil
          ? scalar : DigitShapes.vietnamese[scalar].map { Unicode.Scalar($0.digit) }
      }
      guard tail.contains(where: { $0.properties.numericType != nil }), !digits.contains(nil) else {
        continue
      }
      let head = String(String.UnicodeScalarView(scalars.dropLast(length)))
      guard
        let issuer = known.contains(head)
          ? head : head.utf8.count > 4 ? known.nearest(to: head) : nil
      else { continue }
      return issuer + String(String.UnicodeScalarView(digits.map { $0! }))
    }
    return nil
  }

  /// A letter that symbols are made of: ASCII, Đ, Ă, Â, Ê, Ô, Ơ, Ư.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII || "ĐĂÂÊÔƠƯ".unicodeScalars.contains(scalar)
  }
}
