/// A piece of the flow text: a run of letters, a run of digits, or one other character.
public struct Token: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case word
    case number
    /// One character that is neither; `Token.sign` tells which.
    case sign
  }

  /// How a word is written.
  public enum Shape: UInt8, Sendable, BitwiseCopyable {
    case lower
    /// One capital in front, small letters behind.
    case title
    /// A single capital letter: the head of a title-case word as well as a word in capitals.
    case capital
    /// Two or more capitals and nothing else.
    case upper
    case mixed
  }

  /// What stands between a token and the one before it.
  public enum Gap: UInt8, Sendable, Comparable, BitwiseCopyable {
    case none, space, line, paragraph

    public static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// Bytes of the flow text.
  public let start: UInt32
  public let end: UInt32
  /// The word's number in the index the tokenizer was given, 0 when it is not there. Written by C when all
  /// tokens are cut.
  public let word: UInt16
  public let kind: Kind
  public let gap: Gap
  /// How a word is written; `lower` for what is no word.
  public let shape: Shape
  /// Which sign it is; `none` for words and numbers.
  public let sign: Sign
  /// A letter of another script is in the word.
  public let isForeign: Bool

  @inline(__always)
  init(
    start: Int, end: Int, kind: Kind, gap: Gap,
    shape: Shape = .lower, sign: Sign = .none, isForeign: Bool = false
  ) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    word = 0
    self.kind = kind
    self.gap = gap
    self.shape = shape
    self.sign = sign
    self.isForeign = isForeign
  }

  /// Begins with a capital letter and is not written in a mixture of cases.
  @inlinable
  public var isCapitalized: Bool {
    shape == .title || shape == .capital || shape == .upper
  }

  public var range: FlowRange { FlowRange(start: Int(start), end: Int(end)) }
}

/// The characters that grammars ask for, look-alikes taken together.
public enum Sign: UInt8, Sendable, BitwiseCopyable {
  case none
  case other
  case dash
  case slash
  case comma
  case period
  case colon
  case semicolon
  case openParenthesis
  case closeParenthesis
  case openBracket
  case closeBracket
  case openQuote
  case closeQuote
  /// The typewriter's quotation mark, which opens and closes.
  case straightQuote
  case apostrophe
  case ellipsis
  case ampersand
  case percent
  case perMille
  case asterisk
  case plus
  case less
  case greater
  case bar
  case underscore
  case exclamation
  case question
  case superscriptOpen
  case superscriptClose
  case superscriptDigit
  case hash
  case bullet
  case equals
  case degree
}
