import VanBanText

/// Reads document after document with the same scratch memory.
final class Reader {
  /// What the reading order needs to know of Vietnamese.
  let pageWords: PageWords
  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var claimed = Scratch<Bool>(capacity: 1 << 13)
  private var triggers = Scratch<Trigger>(capacity: 1 << 12)
  private var capitals = Scratch<Int>(capacity: 1 << 12)
  private var uppers = Scratch<Int>()
  private var mixed = Scratch<Int>()
  private var signs = Scratch<Int>()
  private var odd = Scratch<Int>()

  init(lexicon: Lexicon = .vietnamese) {
    self.lexicon = lexicon
    func words(_ kind: String) -> [String] {
      (0..<lexicon.rowCount(.pageWords)).filter { lexicon.cell(.pageWords, $0, 1) == kind }
        .map { lexicon.cell(.pageWords, $0, 0).string }
    }
    pageWords = PageWords(
      numberLeads: words("number"), runningHeads: words("head"), openEndings: words("open"),
      headings: (0..<lexicon.rowCount(.outlineWords))
        .filter { !(lexicon.cell(.outlineWords, $0, 1) == "annex") }
        .map { lexicon.cell(.outlineWords, $0, 0).string })
    tokenizer = Tokenizer(index: lexicon.index)
  }

  /// Cuts the text into tokens and notes those with which something may begin. What comes back is valid
  /// until the next document.
  ///
  /// - Parameter isRepaired: some numbers of the text are read in another way than they are printed.
  func read(_ text: FlowText, isRepaired: Bool = false) -> Reading {
    tokenizer.tokenize(text)
    let tokens = tokenizer.tokens
    claimed.fill(tokens.count, with: false)
    note(tokens)
    return Reading(
      lexicon: lexicon, text: text, tokens: tokens, lineStarts: tokenizer.lineStarts,
      numbers: tokenizer.numbers, foreign: tokenizer.foreign,
      triggers: UnsafeBufferPointer(triggers.elements),
      capitals: UnsafeBufferPointer(capitals.elements),
      uppers: UnsafeBufferPointer(uppers.elements),
      mixed: UnsafeBufferPointer(mixed.elements), signs: UnsafeBufferPointer(signs.elements),
      odd: UnsafeBufferPointer(odd.elements), isRepaired: isRepaired,
      claimed: claimed.elements)
  }

  /// The tables whose phrases begin a mention without a number token in it; all others are asked for where a
  /// grammar has come to a place at which they can stand.
  private static let triggerTables =
    Table.administrativeTypes.bit | Table.honorifics.bit | Table.numerals.bit
    | Table.periodLeads.bit
  /// Those that begin one only with a capital letter.
  private static let capitalTables =
    Table.documentTypes.bit | Table.landmarks.bit | Table.organizationFields.bit
    | Table.organizations.bit | Table.roles.bit

  private func note(_ tokens: UnsafeBufferPointer<Token>) {
    triggers.removeAll()
    capitals.removeAll()
    uppers.removeAll()
    mixed.removeAll()
    signs.removeAll()
    odd.removeAll()
    let triggerPlaces = triggers.reserve(tokens.count)
    let capitalPlaces = capitals.reserve(tokens.count)
    let upperPlaces = uppers.reserve(tokens.count)
    let mixedPlaces = mixed.reserve(tokens.count)
    let signPlaces = signs.reserve(tokens.count)
    let oddPlaces = odd.reserve(tokens.count)
    let firstWords = lexicon.firstWords
    let (always, inCapitals) = (Self.triggerTables, Self.triggerTables | Self.capitalTables)
    var (triggerCount, capitalCount, upperCount, mixedCount, signCount, oddCount) = (
      0, 0, 0, 0, 0, 0
    )
    // Without a branch: every place is written, and kept when it is wanted.
    for at in 0..<tokens.count {
      let token = tokens[at]
      let shape = token.shape
      let tables = firstWords[Int(token.word)] & (shape == .lower ? always : inCapitals)
      triggerPlaces[triggerCount] = Trigger(place: Int32(truncatingIfNeeded: at), tables: tables)
      capitalPlaces[capitalCount] = at
      upperPlaces[upperCount] = at
      mixedPlaces[mixedCount] = at
      signPlaces[signCount] = at
      oddPlaces[oddCount] = at
      triggerCount &+= tables == 0 ? 0 : 1
      capitalCount &+= shape == .title || shape == .capital ? 1 : 0
      upperCount &+= shape == .upper ? 1 : 0
      mixedCount &+= shape == .mixed ? 1 : 0
      signCount &+= token.sign == .other || token.sign == .degree ? 1 : 0
      let isOdd = token.word == 0 || token.end &- token.start <= 2
      oddCount &+= isOdd && token.kind == .word ? 1 : 0
    }
    triggers.commit(triggerCount)
    capitals.commit(capitalCount)
    uppers.commit(upperCount)
    mixed.commit(mixedCount)
    signs.commit(signCount)
    odd.commit(oddCount)
  }
}
