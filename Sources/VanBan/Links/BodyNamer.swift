import VanBanText

/// Writes the full names of bodies: abbreviations spelled out, the place as the official lists have it.
struct BodyNamer {
  private let reading: Reading
  /// The short names of this document and what they stand for, by the bytes of the short name.
  private var definitions: [UInt64: String] = [:]
  private var known: [UInt64: String?] = [:]

  init(_ reading: Reading, units: [Unit]) {
    self.reading = reading
    for definition in DefinitionReader(reading: reading).definitions(units) {
      definitions[hash(definition.name)] = reading.text.string(reading.range(definition.meaning))
    }
  }

  /// Fills `fullName` of every body.
  mutating func name(_ units: inout [Unit]) {
    for index in units.indices where units[index].kind == .organization {
      var key = hash(units[index].tokens)
      if let place = units[index].place {
        key ^= UInt64(place.unit.row + 1) &* 0x9E37_79B9_7F4A_7C15
      }
      if let name = known[key] {
        units[index].fullName = name
      } else {
        let name = fullName(units[index])
        known[key] = .some(name)
        units[index].fullName = name
      }
    }
  }

  /// «Ủy ban nhân dân xã Tân Lập, huyện Kon Rẫy, tỉnh Kon Tum»; nil when it is in capitals and the tables
  /// do not tell how its words are written.
  private func fullName(_ unit: Unit) -> String? {
    let (body, place) = parts(unit)
    guard var name = spelledOut(body) else { return nil }
    if let official = unit.place {
      if place.isEmpty, unit.scope.name == nil, unit.scope.type == nil {
        name +=
          isNamedByPlace(body, official.unit)
          ? " " + official.nameInCountry : " " + official.canonical
      } else {
        name += " " + (unit.scope.type == nil ? official.nameInCountry : official.canonical)
      }
    } else if !place.isEmpty {
      name += " " + reading.text.string(reading.range(place))
    }
    return name
  }

  /// The tokens of the body and of the place at its end.
  private func parts(_ unit: Unit) -> (body: Range<Int>, place: Range<Int>) {
    let end = unit.tokens.upperBound
    guard unit.scope.type != nil || unit.scope.name != nil else { return (unit.tokens, end..<end) }
    var first = unit.scope.name?.lowerBound ?? end
    if unit.scope.type != nil, let type = reading.longest(.administrativeTypes, endingAt: first) {
      first = type.first
    }
    guard first > unit.tokens.lowerBound, first <= end,
      unit.scope.name.map({ $0.upperBound == end }) ?? true
    else { return (unit.tokens, end..<end) }
    return (unit.tokens.lowerBound..<first, first..<end)
  }

  /// «Huyện ủy Kon Rẫy», but «Phòng Y tế huyện Kon Rẫy»: a body whose name says the type of place itself
  /// has the bare name behind it.
  private func isNamedByPlace(_ body: Range<Int>, _ place: AdministrativeUnit) -> Bool {
    let letters = Gazetteer.official.letters
    let type = letters.plain(place.typeCell.bytes)
    return body.contains { at in
      reading.longest(.organizations, at: at)?.end == body.upperBound
        && type.starts(with: letters.plain(reading.bytes(of: at..<at + 1)))
    }
  }

  // MARK: Words

  private func spelledOut(_ tokens: Range<Int>) -> String? {
    if let text = definitions[hash(tokens)] { return text }
    var name = ""
    var at = tokens.lowerBound
    let isInCapitals =
      tokens.allSatisfy {
        reading.tokens[$0].kind != .word || reading.tokens[$0].shape == .upper
          || reading.tokens[$0].shape == .capital
      } && tokens.contains { reading.tokens[$0].shape == .upper }
    while at < tokens.upperBound {
      if !name.isEmpty, reading.gap(at) != .none { name += " " }
      if let (text, end) = expansion(at, tokens.upperBound) {
        name += text
        at = end
      } else if let (text, end) = isInCapitals ? written(at, tokens.upperBound) : nil {
        name += text
        at = end
      } else {
        if isInCapitals, reading.tokens[at].kind == .word { return nil }
        name += reading.text.string(reading.range(at..<at + 1))
        at += 1
      }
    }
    return name
  }

  /// What an abbreviation stands for: in this document, else in the table when that knows one thing only.
  private func expansion(_ at: Int, _ limit: Int) -> (text: String, end: Int)? {
    guard reading.tokens[at].shape == .upper else { return nil }
    if !definitions.isEmpty {
      for end in (at + 1...min(at + 6, limit)).reversed() {
        if let text = definitions[hash(at..<end)] { return (text, end) }
      }
    }
    guard let hit = reading.longest(.abbreviations, at: at), hit.end <= limit
    else { return nil }
    let text = reading.lexicon.cell(.abbreviations, Int(hit.row), 1).string
    return text.utf8.contains(UInt8(ascii: "|")) ? nil : (text, hit.end)
  }

  /// Words in capitals as the tables of bodies and fields write them.
  private func written(_ at: Int, _ limit: Int) -> (text: String, end: Int)? {
    for table in [Table.organizations, .organizationFields] {
      guard let hit = reading.longest(table, at: at), hit.end <= limit else { continue }
      return (reading.lexicon.cell(table, Int(hit.row), 0).string, hit.end)
    }
    guard reading.keyword(at) == .and || reading.keyword(at) == .of else { return nil }
    return (reading.text.string(reading.range(at..<at + 1)).lowercased(), at + 1)
  }

  private func hash(_ tokens: Range<Int>) -> UInt64 { FNV1a.hash(reading.bytes(of: tokens)) }
}
