/// What a language model sees of a text: the number of each syllable, and classes for all else.
package enum TextSymbol {
  /// A word the model does not know.
  package static let unknown: UInt16 = 0
  /// Where a line or paragraph begins.
  package static let lineStart: UInt16 = 1
  package static let number: UInt16 = 2
  /// An abbreviation or code in capitals.
  package static let code: UInt16 = 3
  package static let letter: UInt16 = 4
  package static let comma: UInt16 = 5
  /// The end of a sentence or clause.
  package static let stop: UInt16 = 6
  package static let opening: UInt16 = 7
  package static let closing: UInt16 = 8
  package static let dash: UInt16 = 9
  package static let slash: UInt16 = 10
  package static let sign: UInt16 = 11
  /// The first number of a syllable.
  package static let firstSyllable: UInt16 = 16

  /// The class of a sign.
  package static func symbol(of sign: Sign) -> UInt16 {
    switch sign {
    case .comma: comma
    case .period, .semicolon, .colon, .exclamation, .question, .ellipsis: stop
    case .openParenthesis, .openBracket, .openQuote: opening
    case .closeParenthesis, .closeBracket, .closeQuote: closing
    case .dash: dash
    case .slash: slash
    default: Self.sign
    }
  }
}

/// The symbols of a text, and the token of each; a line start stands at its beginning and at its end.
package struct SymbolStream: ~Copyable {
  package private(set) var symbols = Scratch<UInt16>(capacity: 1 << 13)
  /// For each symbol its token; for a line start the first token of the line.
  package private(set) var tokens = Scratch<Int32>(capacity: 1 << 13)

  /// How many words the model knows are in the text.
  package private(set) var syllables = 0

  package init() {}

  /// - Parameter syllables: by the words' numbers in the tokenizer's index the symbols of syllables, 0
  ///   for other words.
  package mutating func read(
    _ text: UnsafeBufferPointer<Token>, of flow: FlowText, syllables: UnsafePointer<UInt16>
  ) {
    let bytes = flow.bytes
    let (signs, kinds) = (Self.signs, Self.kinds)
    symbols.removeAll()
    tokens.removeAll()
    // A line may begin at every token.
    let symbolPlaces = symbols.reserve(2 * text.count + 1)
    let tokenPlaces = tokens.reserve(2 * text.count + 1)
    var (count, words) = (0, 0)
    for at in 0..<text.count {
      let token = text[at]
      symbolPlaces[count] = TextSymbol.lineStart
      tokenPlaces[count] = Int32(truncatingIfNeeded: at)
      count &+= token.gap >= .line ? 1 : 0
      // Hardly a branch can be guessed here: numbers and signs are looked up like words, and a mask leaves
      // out what the word index knows of them.
      let syllable = syllables[Int(token.word)] & kinds[Int(token.kind.rawValue)].mask
      words &+= syllable != 0 ? 1 : 0
      symbolPlaces[count] =
        syllable | signs[Int(token.sign.rawValue)] | kinds[Int(token.kind.rawValue)].symbol
      let isShort = syllable | UInt16(truncatingIfNeeded: (token.end &- token.start) >> 1) == 0
      let isRare: UInt16 = isShort ? 1 : token.shape == .upper ? 1 : 0
      if isRare & kinds[Int(token.kind.rawValue)].mask != 0 {
        symbolPlaces[count] = rare(text, at, syllable, bytes)
      }
      tokenPlaces[count] = Int32(truncatingIfNeeded: at)
      count &+= 1
    }
    symbolPlaces[count] = TextSymbol.lineStart
    tokenPlaces[count] = Int32(truncatingIfNeeded: text.count)
    symbols.commit(count + 1)
    tokens.commit(count + 1)
    self.syllables = words
  }

  /// By kind of token which bits of a syllable count, and the symbol of numbers.
  nonisolated(unsafe) private static let kinds: UnsafePointer<(mask: UInt16, symbol: UInt16)> = {
    let memory = UnsafeMutablePointer<(mask: UInt16, symbol: UInt16)>.allocate(capacity: 3)
    (memory + Int(Token.Kind.word.rawValue)).initialize(to: (.max, 0))
    (memory + Int(Token.Kind.number.rawValue)).initialize(to: (0, TextSymbol.number))
    (memory + Int(Token.Kind.sign.rawValue)).initialize(to: (0, 0))
    return UnsafePointer(memory)
  }()

  /// The symbols of signs, by their raw values; 0 for what is none.
  nonisolated(unsafe) private static let signs: UnsafePointer<UInt16> = {
    let memory = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
    for value in 0..<256 {
      let sign = Sign(rawValue: UInt8(value)) ?? .none
      (memory + value).initialize(to: sign == .none ? 0 : TextSymbol.symbol(of: sign))
    }
    return UnsafePointer(memory)
  }()

  /// The symbol of a word in capitals or of a single letter.
  private func rare(
    _ text: UnsafeBufferPointer<Token>, _ at: Int, _ syllable: UInt16,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt16 {
    let token = text[at]
    guard token.shape == .upper else { return TextSymbol.letter }
    // «BAN CHẤP HÀNH» is read as words, «TU» among small letters as a code.
    let isHeading =
      Self.isCapital(text, at - 1, token.gap)
      || at + 1 < text.count && Self.isCapital(text, at + 1, text[at + 1].gap)
    // A word in capitals with a tone is no abbreviation, known or not.
    return isHeading && (syllable != 0 || Self.hasTone(bytes, token)) ? syllable : TextSymbol.code
  }

  /// A letter of U+1E00…U+1EFF is in the word: most toned letters are.
  private static func hasTone(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Bool {
    bytes[Int(token.start)..<Int(token.end)].contains(0xE1)
  }

  private static func isCapital(
    _ text: UnsafeBufferPointer<Token>, _ at: Int, _ gap: Token.Gap
  ) -> Bool {
    at >= 0 && gap == .space && (text[at].shape == .upper || text[at].shape == .capital)
  }
}
