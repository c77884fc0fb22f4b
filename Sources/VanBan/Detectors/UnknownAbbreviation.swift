import VanBanText

/// `ocr/unknown-abbreviation`: an abbreviation nobody uses, one letter away from one that many do:
/// «LĐTĐ&XH» for «LĐTB&XH», «BND» where the document writes «UBND» else.
///
/// What the document itself explains or uses more often than its neighbour is left in peace.
struct UnknownAbbreviation: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    var found: [Finding] = []
    let unknown = reading.abbreviations.filter {
      $0.count > 1 || !reading.has(anyOf: Self.tables, at: $0.lowerBound)
    }.map { (chunk: $0, hash: hash(of: $0, reading)) }
    found += filed(reading)
    if unknown.isEmpty { return found }
    let counts = unknown.reduce(into: [UInt64: Int]()) { $0[$1.hash, default: 0] += 1 }
    let known = KnownAbbreviations.shared
    for (chunk, hash) in unknown where counts[hash]! <= 2 {
      let printed = reading.text.string(reading.range(chunk))
      guard printed.unicodeScalars.count >= 3, !known.contains(printed),
        !isExplained(chunk, reading), let near = near(printed, counts[hash]!, reading)
      else { continue }
      found.append(
        Finding(
          rule: "ocr/unknown-abbreviation", severity: .warning, confidence: 85,
          surfaces: [reading.range(chunk)],
          message: .init(
            vietnamese: "Không có chữ viết tắt «\(printed)»; có lẽ là «\(near)».",
            english: "No abbreviation «\(printed)» is known; probably «\(near)»."),
          suggestions: [.init(text: near, confidence: 85, source: .lexicon)],
          related: evidence.references(around: [chunk.lowerBound])))
    }
    return found
  }

  /// «Lưu: VI, NN»: the clerk's office, VT, keeps a copy of everything (Nghị định 30/2020/NĐ-CP, Phụ lục I).
  private func filed(_ reading: Reading) -> [Finding] {
    reading.capitals.compactMap { at in
      guard reading.keyword(at) == .filed, reading.sign(at + 1) == .colon, at + 2 < reading.count,
        reading.follows(at + 2), reading.tokens[at + 2].kind == .word
      else { return nil }
      let surface = reading.range(at + 2..<at + 3)
      let printed = reading.text.string(surface)
      let plain = Gazetteer.official.letters.plain(reading.rawBytes(at + 2)).map { $0 & 0x7F }
      guard printed != "VT", plain.count <= 3,
        DigitShapes.vietnamese.areAlike(
          "VT", String(decoding: plain, as: UTF8.self).uppercased()),
        !KnownAbbreviations.shared.contains(printed)
      else { return nil }
      return Finding(
        rule: "ocr/unknown-abbreviation", severity: .warning, confidence: 85, surfaces: [surface],
        message: .init(
          vietnamese: "Sau «Lưu:» thường là «VT» (văn thư), không phải «\(printed)».",
          english: "Behind «Lưu:» stands «VT», the clerk's office, as a rule, not «\(printed)»."),
        suggestions: [.init(text: "VT", confidence: 85, source: .rule)])
    }
  }

  private func hash(of chunk: Range<Int>, _ reading: Reading) -> UInt64 {
    var hash = FNV1a()
    reading.text.forEachByte(of: reading.range(chunk)) { hash.add($0) }
    return hash.value
  }

  /// The abbreviation that must be meant: the letters are the same but for strokes and marks, there are many of
  /// them, or the document writes the other one all the time.
  private func near(_ printed: String, _ count: Int, _ reading: Reading) -> String? {
    let known = KnownAbbreviations.shared
    if let marked = known.marked(printed) { return marked }
    guard let near = known.nearest(to: printed), !hasTone(printed) else { return nil }
    let isLong = min(near.unicodeScalars.count, printed.unicodeScalars.count) >= 6
    if isLong, near.contains("&") || DigitShapes.vietnamese.areAlike(near, printed) { return near }
    let isUsual =
      count == 1 && printed.unicodeScalars.count >= 3 && near.unicodeScalars.count >= 4
      && reading.uppers.prefix(2000).lazy.filter { reading.bytes($0).elementsEqual(near.utf8) }
        .prefix(3).count
        == 3
    return isUsual ? near : nil
  }

  /// A letter of U+1E00…U+1EFF: a word in capitals, no abbreviation.
  private func hasTone(_ text: String) -> Bool { text.utf8.contains(0xE1) }

  private static let tables =
    Table.abbreviations.bit | Table.issuerSymbols.bit | Table.typeSymbols.bit

  /// «… (gọi tắt là ABC)», «… (ABC)» behind words with its initials.
  private func isExplained(_ chunk: Range<Int>, _ reading: Reading) -> Bool {
    reading.sign(chunk.lowerBound - 1) == .openParenthesis
      && reading.sign(chunk.upperBound) == .closeParenthesis
  }
}

extension Reading {
  /// The runs of capitals that are abbreviations or parts of document numbers: two letters or more, «&»
  /// between them allowed; words of a heading in capitals are none.
  var abbreviations: [Range<Int>] {
    var found: [Range<Int>] = []
    var last = 0
    for at in uppers where at >= last {
      last = at + 1
      while last + 1 < count, sign(last) == .ampersand, gap(last) == .none, gap(last + 1) == .none,
        tokens[last + 1].kind == .word, tokens[last + 1].isCapitalized
      {
        last += 2
      }
      let isHeading = isUpperWord(at - 1, gap(at)) || isUpperWord(last, gap(last))
      if !isHeading || last > at + 1 { found.append(at..<last) }
    }
    return found
  }

  private func isUpperWord(_ at: Int, _ gap: Token.Gap) -> Bool {
    at >= 0 && at < count && gap == .space && tokens[at].kind == .word && tokens[at].shape == .upper
  }
}
