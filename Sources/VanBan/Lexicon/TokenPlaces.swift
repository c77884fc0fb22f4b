import VanBanText

/// Places of the tokens that somebody looks for, noted in one pass so that nobody else has to look at every
/// token of a document.
struct TokenPlaces: ~Copyable {
  private(set) var triggers = Scratch<Trigger>(capacity: 1 << 12)
  private(set) var capitals = Scratch<Int>(capacity: 1 << 12)
  private(set) var uppers = Scratch<Int>()
  private(set) var mixed = Scratch<Int>()
  private(set) var signs = Scratch<Int>()
  private(set) var markup = Scratch<Int>()
  private(set) var quotes = Scratch<Int>()
  private(set) var repeated = Scratch<Int>()
  private(set) var odd = Scratch<Int>()
  /// The words «la», which stand for «Ia».
  private(set) var la = Scratch<Int>()

  /// The tables whose phrases begin a mention without a number token in it, or tell of a wrong encoding; all
  /// others are asked for where a grammar has come to a place at which they can stand.
  private static let triggerTables =
    Table.administrativeTypes.bit | Table.encodingSigns.bit | Table.honorifics.bit
    | Table.numerals.bit | Table.periodLeads.bit
  /// Those that begin one only with a capital letter.
  private static let capitalTables =
    Table.documentTypes.bit | Table.landmarks.bit | Table.organizationFields.bit
    | Table.organizations.bit | Table.roles.bit

  /// The shapes and signs of rare tokens, a bit for each.
  private static let rareShapes = bits([.upper, .mixed])
  private static let rareSigns = bits(
    [.other, .degree, .asterisk, .bar, .less, .ampersand, .openQuote, .closeQuote, .straightQuote])

  private static func bits(_ shapes: [Token.Shape]) -> UInt64 {
    shapes.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  private static func bits(_ signs: [Sign]) -> UInt64 {
    signs.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  private let firstWords: UnsafePointer<UInt32>
  private let laWord: UInt16

  init(_ lexicon: Lexicon) {
    firstWords = lexicon.firstWords
    laWord = lexicon.index.number(ofHash: Tokenizer.hash(of: Array("la".utf8)))
    precondition(laWord != 0, "the lexicon does not know «la»")
  }

  mutating func note(_ tokens: UnsafeBufferPointer<Token>) {
    triggers.removeAll()
    capitals.removeAll()
    uppers.removeAll()
    mixed.removeAll()
    signs.removeAll()
    markup.removeAll()
    quotes.removeAll()
    repeated.removeAll()
    odd.removeAll()
    la.removeAll()
    let firstWords = firstWords
    let triggerPlaces = triggers.reserve(tokens.count)
    let capitalPlaces = capitals.reserve(tokens.count)
    let oddPlaces = odd.reserve(tokens.count)
    let (always, inCapitals) = (Self.triggerTables, Self.triggerTables | Self.capitalTables)
    let (rareShapes, rareSigns, laWord) = (Self.rareShapes, Self.rareSigns, laWord)
    var (triggerCount, capitalCount, oddCount) = (0, 0, 0)
    var last: UInt16 = 0
    for at in 0..<tokens.count {
      let token = tokens[at]
      let shape = token.shape
      // Without a branch: every place is written, and kept when it is wanted.
      let tables = firstWords[Int(token.word)] & (shape == .lower ? always : inCapitals)
      triggerPlaces[triggerCount] = Trigger(place: Int32(truncatingIfNeeded: at), tables: tables)
      capitalPlaces[capitalCount] = at
      triggerCount &+= tables == 0 ? 0 : 1
      capitalCount &+= shape == .title || shape == .capital ? 1 : 0
      oddPlaces[oddCount] = at
      let isOdd = token.word == 0 || token.end &- token.start <= 2
      oddCount &+= isOdd && token.kind == .word ? 1 : 0
      let isRare =
        rareShapes &>> UInt64(shape.rawValue) | rareSigns &>> UInt64(token.sign.rawValue)
      let isRepeated = token.word == last && last != 0
      if isRare & 1 != 0 || isRepeated || token.word == laWord { noteRare(at, tokens) }
      last = token.word
    }
    triggers.commit(triggerCount)
    capitals.commit(capitalCount)
    odd.commit(oddCount)
  }

  @inline(never)
  private mutating func noteRare(_ at: Int, _ tokens: UnsafeBufferPointer<Token>) {
    let token = tokens[at]
    switch token.kind {
    case .word:
      if token.word == laWord { la.append(at) }
      if at > 0, token.word != 0, token.word == tokens[at - 1].word { repeated.append(at) }
      if token.shape == .upper { uppers.append(at) }
      if token.shape == .mixed { mixed.append(at) }
    case .sign:
      switch token.sign {
      case .other, .degree: signs.append(at)
      case .asterisk, .bar, .less, .ampersand: markup.append(at)
      case .openQuote, .closeQuote, .straightQuote: quotes.append(at)
      default: break
      }
    case .number: break
    }
  }
}
