import VanBanText

/// Stretches of text that went through a wrong encoding.
///
/// They are known by the commonest words as each encoding spoils them (`encoding-signs.tsv`); the lines
/// between and beside lines with such words belong to the stretch when little in them is sound.
struct EncodingDamage {
  /// As the table names them.
  enum Cause: String, CaseIterable {
    /// UTF-8 read as Windows-1252, Windows-1258 or Mac Roman.
    case utf8 = "utf-8"
    /// The bytes of an older encoding read as Windows-1252.
    case tcvn3, vni, viscii, vps
    /// Unicode text put through a VNI converter.
    case falseVNI = "false-vni"
    /// The letters with marks are missing.
    case lostLetters = "lost-letters"

    /// How a line looks in which nearly nothing is sound, most words are, or about half of them.
    var kind: Kind {
      switch self {
      case .utf8, .tcvn3, .vni, .viscii, .vps: .garbled
      case .falseVNI: .changed
      case .lostLetters: .thinned
      }
    }
  }

  enum Kind { case garbled, changed, thinned }

  struct Stretch {
    let tokens: Range<Int>
    let cause: Cause
  }

  /// In their order.
  let stretches: [Stretch]

  init(_ reading: Reading) {
    let signs = reading.encodingSigns
    stretches = signs.isEmpty ? [] : DamagedLines(reading, signs).stretches()
  }

  func contains(_ token: Int) -> Bool {
    let behind = stretches.partitioningIndex { $0.tokens.lowerBound > token }
    return behind > 0 && stretches[behind - 1].tokens.contains(token)
  }
}

extension Reading {
  /// The words that only a wrong encoding makes.
  fileprivate var encodingSigns: [Hit] {
    var found: [Hit] = []
    var end = 0
    for trigger in triggers where trigger.has(Table.encodingSigns.bit) && trigger.at >= end {
      guard let hit = longest(.encodingSigns, at: trigger.at) else { continue }
      found.append(hit)
      end = hit.end
    }
    return found
  }
}

/// The lines of a text with the words on them that a wrong encoding makes.
private struct DamagedLines {
  private let reading: Reading
  private let signs: [(at: Int, cause: EncodingDamage.Cause)]

  init(_ reading: Reading, _ hits: [Hit]) {
    self.reading = reading
    signs = hits.compactMap { hit in
      let cause = reading.lexicon.cell(.encodingSigns, Int(hit.row), 1).string
      return EncodingDamage.Cause(rawValue: cause).map { (hit.first, $0) }
    }
  }

  /// How many lines may stand between two damaged ones, and how many words a line has that is looked at.
  private static let reach = 3

  func stretches() -> [EncodingDamage.Stretch] {
    var found: [EncodingDamage.Stretch] = []
    var next = 0
    while next < signs.count {
      let first = line(of: signs[next].at)
      let kind = kind(first)
      guard let kind else {
        next = signs.partitioningIndex { $0.at >= tokens(first).upperBound }
        continue
      }
      var lines = first..<first + 1
      while let following = (lines.upperBound..<lines.upperBound + Self.reach).first(where: {
        $0 < count && self.kind($0) == kind
      }), (lines.upperBound..<following).allSatisfy({ isUnsound($0, kind, isBetween: true) }) {
        lines = first..<following + 1
      }
      let end = found.last.map { line(of: $0.tokens.upperBound - 1) + 1 } ?? 0
      var start = first
      while start > end, isUnsound(start - 1, kind, isBetween: false) { start -= 1 }
      var last = lines.upperBound
      while last < count, isUnsound(last, kind, isBetween: false) { last += 1 }
      let all = tokens(start).lowerBound..<tokens(last - 1).upperBound
      next = signs.partitioningIndex { $0.at >= all.upperBound }
      if let cause = cause(all, kind) { found.append(.init(tokens: all, cause: cause)) }
    }
    return found
  }

  // MARK: Lines

  private var count: Int { reading.lineStarts.count }

  private func line(of token: Int) -> Int {
    max(0, reading.lineStarts.partitioningIndex { $0 > token } - 1)
  }

  private func tokens(_ line: Int) -> Range<Int> {
    let starts = reading.lineStarts
    return starts[line]..<(line + 1 < starts.count ? starts[line + 1] : reading.count)
  }

  private func signs(_ tokens: Range<Int>) -> ArraySlice<(at: Int, cause: EncodingDamage.Cause)> {
    let first = signs.partitioningIndex { $0.at >= tokens.lowerBound }
    let end = signs.partitioningIndex { $0.at >= tokens.upperBound }
    return signs[first..<end]
  }

  /// What a line is damaged by; nil when one odd word may be a slip.
  private func kind(_ line: Int) -> EncodingDamage.Kind? {
    let tokens = tokens(line)
    let signs = signs(tokens)
    guard let cause = most(signs) else { return nil }
    let own = signs.count { $0.cause.kind == cause.kind }
    let (words, sound) = words(tokens)
    switch cause.kind {
    case .garbled: return own >= 2 || sound <= own ? (sound * 2 <= words ? .garbled : nil) : nil
    case .thinned:
      let odd = own + tokens.count { isVowelless($0) }
      return odd >= 2 && odd * 12 >= words && sound * 2 <= words ? .thinned : nil
    case .changed: return own * 40 >= words ? .changed : nil
    }
  }

  /// Whether a line has little that speaks against its being damaged as its neighbours are.
  private func isUnsound(_ line: Int, _ kind: EncodingDamage.Kind, isBetween: Bool) -> Bool {
    let tokens = tokens(line)
    let (words, sound) = words(tokens)
    // Numbers and signs are what they are in every encoding.
    guard words > 0 else { return isBetween }
    switch kind {
    case .garbled: return sound * 3 <= words && (isBetween || sound < words - plain(tokens))
    case .thinned: return sound * 2 <= words && (isBetween || !signs(tokens).isEmpty)
    case .changed: return isBetween && !tokens.contains { hasKept($0) }
    }
  }

  /// How many words there are, and how many of them are syllables with marks.
  private func words(_ tokens: Range<Int>) -> (all: Int, sound: Int) {
    var counts = (all: 0, sound: 0)
    for at in tokens where reading.tokens[at].kind == .word {
      counts.all += 1
      let symbol = reading.lexicon.symbols[Int(reading.tokens[at].word)]
      if symbol != TextSymbol.unknown, SyllableIndex.vietnamese.isVietnamese(symbol), !isPlain(at) {
        counts.sound += 1
      }
    }
    return counts
  }

  private func plain(_ tokens: Range<Int>) -> Int {
    tokens.count { reading.tokens[$0].kind == .word && isPlain($0) }
  }

  /// «cp», «hp» for «cấp», «hợp»: consonants alone, and no unit of a number.
  private func isVowelless(_ at: Int) -> Bool {
    let token = reading.tokens[at]
    return token.kind == .word && token.shape == .lower && token.end - token.start >= 2
      && token.gap != .none && (at == 0 || reading.tokens[at - 1].kind != .number)
      && reading.longest(.encodingSigns, at: at) == nil
      && !reading.bytes(at).contains { $0 >= 0x80 || "aeiouy".utf8.contains($0) }
  }

  private func isPlain(_ at: Int) -> Bool { reading.bytes(at).allSatisfy { $0 < 0x80 } }

  /// A letter that VNI conversion would have changed: ò, ó, ô.
  private func hasKept(_ at: Int) -> Bool {
    let bytes = reading.bytes(at)
    return zip(bytes, bytes.dropFirst()).contains {
      $0 == 0xC3 && (0x92...0x94).contains($1 & 0xDF)
    }
  }

  // MARK: Causes

  private func cause(
    _ tokens: Range<Int>, _ kind: EncodingDamage.Kind
  ) -> EncodingDamage.Cause? {
    let own = signs(tokens).filter { $0.cause.kind == kind }
    // One word alone may be a slip of the pen.
    return own.count >= 2 ? most(own[...]) : nil
  }

  private func most(
    _ signs: ArraySlice<(at: Int, cause: EncodingDamage.Cause)>
  ) -> EncodingDamage.Cause? {
    EncodingDamage.Cause.allCases.map { cause in (cause, signs.count { $0.cause == cause }) }
      .filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
  }
}
