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
    let starts = reading.lineStarts
    for line in 0..<starts.count {
      let tokens = starts[line]..<(line + 1 < starts.count ? starts[line + 1] : reading.count)
      guard let cause = LineDamage(reading, tokens, unknown).cause else { continue }
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

  init(_ reading: Reading, _ tokens: Range<Int>, _ unknown: [Int]) {
    let first = unknown.partitioningIndex { $0 >= tokens.lowerBound }
    let end = unknown.partitioningIndex { $0 >= tokens.upperBound }
    let words = tokens.count { reading.tokens[$0].kind == .word }
    let odd = end - first
    guard odd >= 3, odd * 5 >= words else {
      if Self.falseVNI(reading, tokens) * 8 > max(16, words) { cause = .falseVNI }
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
    } else if Self.vowelless(reading, unknown[first..<end]) >= 3 {
      cause = .lostLetters
    } else if Self.falseVNI(reading, tokens) >= 3 {
      cause = .falseVNI
    }
  }

  private static func falseVNI(_ reading: Reading, _ tokens: Range<Int>) -> Int {
    tokens.count { reading.longest(.encodingSigns, at: $0) != nil }
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
