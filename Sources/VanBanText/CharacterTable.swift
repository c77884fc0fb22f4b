internal import ICU

/// What the tokenizer needs to know of one character.
struct Character8 {
  enum Kind: UInt8 {
    case letter, digit, sign, space, line, ignored, mark
  }

  var kind: Kind
  /// Bytes of UTF-8.
  var length: UInt8
  var isUpper: Bool
  var sign: Sign
  var isLatin: Bool
  /// Han, kana and others: a token of its own script, never joined to a Latin word.
  var isIdeographic: Bool
  /// The case-folded code point; look-alikes of a sign share one.
  var folded: UInt32
}

/// Character classes: ASCII and the two-byte Latin letters by table, Vietnamese three-byte letters by
/// rule, everything else by asking ICU.
enum CharacterTable {
  /// Classes of the 128 ASCII characters.
  static let ascii: [Character8] = (0..<128).map { code in
    let byte = UInt8(code)
    var character = Character8(
      kind: .sign, length: 1, isUpper: false, sign: .other, isLatin: true, isIdeographic: false,
      folded: UInt32(code))
    switch byte {
    case 0x30...0x39: character.kind = .digit
    case 0x41...0x5A:
      character.kind = .letter
      character.isUpper = true
      character.folded = UInt32(code | 0x20)
    case 0x61...0x7A: character.kind = .letter
    case 0x0A: character.kind = .line
    case 0x00...0x1E, 0x20, 0x7F: character.kind = .space
    // Put in by the reading order where a line end is not a space.
    case 0x1F: character.kind = .ignored
    default: character.sign = asciiSigns[byte] ?? .other
    }
    return character
  }

  private static let asciiSigns: [UInt8: Sign] = [
    0x2D: .dash, 0x2F: .slash, 0x2C: .comma, 0x2E: .period, 0x3A: .colon, 0x3B: .semicolon,
    0x28: .openParenthesis, 0x29: .closeParenthesis, 0x5B: .openBracket, 0x5D: .closeBracket,
    0x22: .straightQuote, 0x27: .apostrophe, 0x26: .ampersand, 0x25: .percent, 0x2A: .asterisk,
    0x2B: .plus, 0x3C: .less, 0x3E: .greater, 0x7C: .bar, 0x5F: .underscore, 0x21: .exclamation,
    0x3F: .question, 0x23: .hash, 0x3D: .equals,
  ]

  /// Letters U+00C0…U+01BF by code point minus 0xC0: bit 0 letter, bit 1 upper case.
  static let latin: [Character8] = (0xC0..<0x1C0).map { code in
    classify(UInt32(code), length: 2)
  }

  /// Any character, the slow way.
  static func classify(_ code: UInt32, length: Int) -> Character8 {
    var character = Character8(
      kind: .sign, length: UInt8(length), isUpper: false, sign: signs[code] ?? .other,
      isLatin: true, isIdeographic: false, folded: code)
    if character.sign != .other {
      character.folded = foldedSigns[character.sign] ?? code
      return character
    }
    switch Characters.category(of: code) {
    case .upperLetter, .lowerLetter, .otherLetter:
      character.kind = .letter
      character.isUpper = Characters.category(of: code) == .upperLetter
      character.folded = Characters.fold(code)
      character.isLatin = Characters.isLatin(code)
      character.isIdeographic = Characters.isIdeographic(code)
    case .mark: character.kind = .mark
    case .digit, .symbol: break
    case .space: character.kind = .space
    case .format: character.kind = .ignored
    }
    return character
  }

  private static let signs: [UInt32: Sign] = [
    0x2010: .dash, 0x2011: .dash, 0x2012: .dash, 0x2013: .dash, 0x2014: .dash, 0x2015: .dash,
    0x2212: .dash, 0xFE63: .dash, 0xFF0D: .dash, 0x2044: .slash, 0x2215: .slash, 0xFF0F: .slash,
    0x201C: .openQuote, 0x201E: .openQuote, 0xAB: .openQuote, 0x201D: .closeQuote,
    0xBB: .closeQuote, 0x2018: .apostrophe, 0x2019: .apostrophe, 0x02BC: .apostrophe,
    0x2026: .ellipsis, 0x2022: .bullet, 0xB7: .bullet, 0x25CF: .bullet, 0x25AA: .bullet,
    0x207D: .superscriptOpen, 0x207E: .superscriptClose, 0xB0: .degree,
    0xB9: .superscriptDigit, 0xB2: .superscriptDigit, 0xB3: .superscriptDigit,
    0x2070: .superscriptDigit, 0x2074: .superscriptDigit, 0x2075: .superscriptDigit,
    0x2076: .superscriptDigit, 0x2077: .superscriptDigit, 0x2078: .superscriptDigit,
    0x2079: .superscriptDigit,
  ]

  private static let foldedSigns: [Sign: UInt32] = [.dash: 0x2D, .slash: 0x2F, .apostrophe: 0x27]
}
