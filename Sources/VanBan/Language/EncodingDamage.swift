import VanBanText

/// Stretches of text that went through a wrong encoding.
struct EncodingDamage {
  enum Cause: Equatable {
    /// UTF-8 read as Windows-1252 or Mac Roman.
    case utf8
    /// TCVN3 (ABC) or VNI bytes read as Windows-1252.
    case tcvn3, vni
    /// Unicode text put through a VNI converter.
    case falseVNI
    /// The letters with marks are missing.
    case lostLetters
  }

  struct Stretch {
    let tokens: Range<Int>
    let cause: Cause
  }

  /// In their order.
  let stretches: [Stretch]

  static let none = EncodingDamage(stretches: [])

  private init(stretches: [Stretch]) { self.stretches = stretches }

  /// - Parameter unknown: the words that nobody knows.
  init(_ reading: Reading, unknown: [Int]) {
    var stretches: [Stretch] = []
    let signs = reading.triggers.filter {
      $0.has(Table.encodingSigns.bit) && reading.longest(.encodingSigns, at: $0.at) != nil
    }.map(\.at)
    // Nearly every document ends here, and nearly every line of the others in the loop.
    let enough = LineDamage.enough
    guard unknown.count >= enough || signs.count >= enough else {
      self.stretches = []
      return
    }
    let starts = reading.lineStarts
    var (nextUnknown, nextSign) = (0, 0)
    for line in 0..<starts.count {
      let tokens = starts[line]..<(line + 1 < starts.count ? starts[line + 1] : reading.count)
      let (firstUnknown, firstSign) = (nextUnknown, nextSign)
      while nextUnknown < unknown.count, unknown[nextUnknown] < tokens.upperBound {
        nextUnknown += 1
      }
      while nextSign < signs.count, signs[nextSign] < tokens.upperBound { nextSign += 1 }
      guard nextUnknown - firstUnknown >= enough || nextSign - firstSign >= enough,
        let cause = LineDamage(
          reading, tokens, unknown[firstUnknown..<nextUnknown], signs: nextSign - firstSign
        ).cause
      else { continue }
      if let last = stretches.last, last.cause == cause, last.tokens.upperBound == tokens.lowerBound
      {
        stretches[stretches.count - 1] = Stretch(
          tokens: last.tokens.lowerBound..<tokens.upperBound, cause: cause)
      } else {
        stretches.append(Stretch(tokens: tokens, cause: cause))
      }
    }
    self.stretches = stretches
  }

  func contains(_ token: Int) -> Bool {
    let behind = stretches.partitioningIndex { $0.tokens.lowerBound > token }
    return behind > 0 && stretches[behind - 1].tokens.contains(token)
  }
}

/// What is wrong with one line.
private struct LineDamage {
  private(set) var cause: EncodingDamage.Cause?

  /// How many words of a line are odd at least before anything is wrong with it.
  static let enough = 3

  /// - Parameters:
  ///   - unknown: the words of the line that nobody knows.
  ///   - signs: how many words of the line only a false conversion makes.
  init(_ reading: Reading, _ tokens: Range<Int>, _ unknown: ArraySlice<Int>, signs: Int) {
    let words = tokens.count { reading.tokens[$0].kind == .word }
    guard unknown.count >= Self.enough, unknown.count * 5 >= words else {
      if signs * 8 > max(16, words) { cause = .falseVNI }
      return
    }
    let text = reading.text.string(reading.range(tokens)).unicodeScalars
    let counts = Self.signs(text)
    if counts.utf8 >= 3 {
      cause = .utf8
    } else if counts.tcvn3 >= 3, counts.tcvn3 >= counts.vni {
      cause = .tcvn3
    } else if counts.vni >= 3 {
      cause = .vni
    } else if Self.vowelless(reading, unknown) >= 3 {
      cause = .lostLetters
    } else if signs >= 3 {
      cause = .falseVNI
    }
  }

  /// Words of consonants alone: «ngh quyt» has lost ị and ế.
  private static func vowelless(_ reading: Reading, _ words: ArraySlice<Int>) -> Int {
    words.count { at in
      reading.tokens[at].shape == .lower
        && !reading.bytes(at).contains { $0 >= 0x80 && $0 != 0xC4 && $0 != 0x91 }
        && reading.bytes(at).count >= 2
    }
  }

  private static func signs(
    _ text: String.UnicodeScalarView
  ) -> (utf8: Int, tcvn3: Int, vni: Int) {
    var counts = (utf8: 0, tcvn3: 0, vni: 0)
    var last: Unicode.Scalar = " "
    for scalar in text {
      switch scalar {
      case "»", "º": if last == "á" { counts.utf8 += 1 }
      case "√", "∫", "Ã", "Ä", "Æ": counts.utf8 += 1
      case "µ", "¸", "¶", "·", "¹", "©", "ª", "«", "¬", "®", "¨", "¾", "½", "¼":
        if last.properties.isAlphabetic { counts.tcvn3 += 1 }
      case "ù", "ø", "û", "õ", "ï", "â", "á", "à", "å", "ã", "ä", "é", "è", "ú", "ü", "ë", "ñ", "ö":
        if "aeiouyAEIOUYôöÔÖ".unicodeScalars.contains(last) || scalar == "ñ" { counts.vni += 1 }
      default: break
      }
      last = scalar
    }
    return counts
  }
}
