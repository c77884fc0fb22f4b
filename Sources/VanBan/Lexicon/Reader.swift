import VanBanText

/// Reads document after document with the same scratch memory.
final class Reader {
  /// What the reading order needs to know of Vietnamese.
  let pageWords: PageWords
  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var claimed = Scratch<Bool>(capacity: 1 << 13)
  private var places: TokenPlaces

  init(lexicon: Lexicon = .vietnamese) {
    self.lexicon = lexicon
    places = TokenPlaces(lexicon)
    func words(_ kind: String) -> [String] {
      (0..<lexicon.rowCount(.pageWords)).filter { lexicon.cell(.pageWords, $0, 1).isSame(as: kind) }
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
    places.note(tokens)
    return Reading(
      lexicon: lexicon, text: text, tokens: tokens, lineStarts: tokenizer.lineStarts,
      numbers: tokenizer.numbers, foreign: tokenizer.foreign, places: places,
      isRepaired: isRepaired, claimed: claimed.elements)
  }
}
