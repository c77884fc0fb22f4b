internal import ICU

/// What the tokenizer needs to know of one character, in one word of memory.
struct Character32: BitwiseCopyable {
  enum Kind: UInt32 {
    case letter, mark, digit, sign, space, line, ignored
  }

  /// Bits 0–20 the folded code point, 21–23 the kind, 24 upper case, 25 another script than Latin,
  /// 26 ideographic.
  private let bits: UInt32
  let sign: Sign
  /// Bytes of UTF-8.
  let length: UInt8

  init(
    _ kind: Kind, folded: UInt32, length: Int, isUpper: Bool = false, sign: Sign = .other,
    isForeign: Bool = false, isIdeographic: Bool = false
  ) {
    bits =
      folded | kind.rawValue << 21 | (isUpper ? 1 << 24 : 0) | (isForeign ? 1 << 25 : 0)
      | (isIdeographic ? 1 << 26 : 0)
    self.sign = sign
    self.length = UInt8(length)
  }

  var kind: Kind { Kind(rawValue: bits >> 21 & 7)! }
  var folded: UInt32 { bits & 0x1F_FFFF }
  var isLetter: Bool { bits & 0xE0_0000 == 0 }
  var isUpper: Bool { bits & 1 << 24 != 0 }
  var isForeign: Bool { bits & 1 << 25 != 0 }
  /// Han, kana and others: never joined to a Latin word.
  var isIdeographic: Bool { bits & 1 << 26 != 0 }
}

/// Character classes: ASCII by table, the letters of Vietnamese by rule, everything else by asking ICU.
enum CharacterTable {
  /// The 128 ASCII characters.
  nonisolated(unsafe) static let ascii: UnsafePointer<Character32> = {
    let table = UnsafeMutablePointer<Character32>.allocate(capacity: 0x80)
    for code in 0..<UInt32(0x80) { (table + Int(code)).initialize(to: ascii(code)) }
    return UnsafePointer(table)
  }()

  /// The letters U+00C0…U+01BF.
  nonisolated(unsafe) private static let latin: UnsafePointer<Character32> = {
    let table = UnsafeMutablePointer<Character32>.allocate(capacity: 0x100)
    for code in UInt32(0xC0)..<0x1C0 {
      (table + Int(code) - 0xC0).initialize(to: classify(code, length: 2))
    }
    return UnsafePointer(table)
  }()

  /// The character that begins at some well-formed UTF-8.
  static func character(_ bytes: UnsafePointer<UInt8>) -> Character32 {
    let first = bytes[0]
    if first < 0x80 { return ascii[Int(first)] }
    if first >= 0xC3 && first <= 0xC6 {
      return latin[Int(first & 0x1F) << 6 + Int(bytes[1] & 0x3F) - 0xC0]
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var code = UInt32(first) & (0x7F >> UInt32(length))
    for next in 1..<length { code = code << 6 | UInt32(bytes[next] & 0x3F) }
    if code >= 0x1E80 && code <= 0x1EFF {
      // Capitals are even, their small letters follow.
      return Character32(.letter, folded: code | 1, length: 3, isUpper: code & 1 == 0)
    }
    return classify(code, length: length)
  }

  private static func ascii(_ code: UInt32) -> Character32 {
    switch UInt8(code) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Character32(.digit, folded: code, length: 1)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      Character32(.letter, folded: code | 0x20, length: 1, isUpper: true)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Character32(.letter, folded: code, length: 1)
    case UInt8(ascii: "\n"): Character32(.line, folded: code, length: 1)
    case FlowText.cell: Character32(.line, folded: code, length: 1)
    case FlowText.joiner, FlowText.filler: Character32(.ignored, folded: code, length: 1)
    case 0x00...0x20, 0x7F: Character32(.space, folded: code, length: 1)
    default: Character32(.sign, folded: code, length: 1, sign: signs[code] ?? .other)
    }
  }

  /// Any character, the slow way.
  static func classify(_ code: UInt32, length: Int) -> Character32 {
    if let sign = signs[code] {
      return Character32(.sign, folded: lookAlikes[sign] ?? code, length: length, sign: sign)
    }
    switch Characters.category(of: code) {
    case .upperLetter, .lowerLetter, .otherLetter:
      return Character32(
        .letter, folded: Characters.fold(code), length: length,
        isUpper: Characters.category(of: code) == .upperLetter,
        isForeign: !Characters.isLatin(code), isIdeographic: Characters.isIdeographic(code))
    case .mark: return Character32(.mark, folded: code, length: length)
    case .digit, .symbol: return Character32(.sign, folded: code, length: length)
    case .space: return Character32(.space, folded: code, length: length)
    case .format: return Character32(.ignored, folded: code, length: length)
    }
  }

  private static let signs: [UInt32: Sign] = [
    0x2D: .dash, 0x2F: .slash, 0x2C: .comma, 0x2E: .period, 0x3A: .colon, 0x3B: .semicolon,
    0x28: .openParenthesis, 0x29: .closeParenthesis, 0x5B: .openBracket, 0x5D: .closeBracket,
    0x22: .straightQuote, 0x27: .apostrophe, 0x26: .ampersand, 0x25: .percent, 0x2030: .perMille,
    0x2A: .asterisk,
    0x2B: .plus, 0x3C: .less, 0x3E: .greater, 0x7C: .bar, 0x5F: .underscore, 0x21: .exclamation,
    0x3F: .question, 0x23: .hash, 0x3D: .equals,
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

  /// The character that stands for all its look-alikes.
  private static let lookAlikes: [Sign: UInt32] = [.dash: 0x2D, .slash: 0x2F, .apostrophe: 0x27]
}
