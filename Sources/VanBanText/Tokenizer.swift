internal import CBytes

/// Cuts flow text into tokens: one walk over the bytes that classes, folds and looks up every word.
///
/// Scratch memory: keep one for each thread and use it for document after document.
public final class Tokenizer {
  private let index: WordIndex
  private var output = Output()

  /// - Parameter index: the words that get a number; all others get 0.
  public init(index: WordIndex) {
    precondition(Token.hasLayoutOfC, "C writes other tokens than Swift reads")
    self.index = index
  }

  /// The tokens, valid until the next document.
  public var tokens: UnsafeBufferPointer<Token> { UnsafeBufferPointer(output.tokens.elements) }

  /// Places of the tokens that begin a line of the flow.
  public var lineStarts: UnsafeBufferPointer<Int> {
    UnsafeBufferPointer(output.lineStarts.elements)
  }

  /// Places of the tokens that are runs of digits.
  public var numbers: UnsafeBufferPointer<Int> { UnsafeBufferPointer(output.numbers.elements) }

  /// Places of the words with letters of another script.
  public var foreign: UnsafeBufferPointer<Int> { UnsafeBufferPointer(output.foreign.elements) }

  /// Tokenizes flow text, replacing what was there before.
  public func tokenize(_ text: FlowText) {
    guard let base = text.bytes.baseAddress else { return output.clear() }
    output.run(base, text.bytes.count, index)
  }

  /// The hash of a word that is folded already, as the index knows it.
  public static func hash(of folded: [UInt8]) -> UInt64 { WordHash.hash(of: folded[...]) }

  /// The same for a part of some bytes.
  package static func hash(of folded: ArraySlice<UInt8>) -> UInt64 { WordHash.hash(of: folded) }
}

extension Token {
  /// Whether a token lies in memory as `cbytes_token` does, which C writes in its place.
  fileprivate static var hasLayoutOfC: Bool {
    MemoryLayout<Token>.stride == MemoryLayout<cbytes_token>.stride
      && MemoryLayout.offset(of: \Token.end) == MemoryLayout.offset(of: \cbytes_token.end)
      && MemoryLayout.offset(of: \Token.word) == MemoryLayout.offset(of: \cbytes_token.word)
      && MemoryLayout.offset(of: \Token.gap) == MemoryLayout.offset(of: \cbytes_token.gap)
      && MemoryLayout.offset(of: \Token.shape) == MemoryLayout.offset(of: \cbytes_token.shape)
      && MemoryLayout.offset(of: \Token.isForeign)
        == MemoryLayout.offset(of: \cbytes_token.is_foreign)
  }
}

/// The memory that a tokenizer fills.
private struct Output: ~Copyable {
  var tokens = Scratch<Token>(capacity: 1 << 13)
  var lineStarts = Scratch<Int>()
  var numbers = Scratch<Int>()
  var foreign = Scratch<Int>()
  private var letters = Scratch<cbytes_letters>(capacity: 1 << 9)
  /// Of each token the hash by which the index knows it.
  private var hashes = Scratch<UInt64>(capacity: 1 << 13)

  mutating func clear() {
    tokens.removeAll()
    lineStarts.removeAll()
    numbers.removeAll()
    foreign.removeAll()
    letters.removeAll()
    hashes.removeAll()
  }

  mutating func run(_ base: UnsafePointer<UInt8>, _ count: Int, _ index: WordIndex) {
    clear()
    let blocks = (count + 63) / 64
    // One block more, without letters, ends the last word; another one is looked at together with it.
    let memory = letters.reserve(blocks + 2)
    cbytes_classify(base, count, memory)
    memory[blocks] = cbytes_letters(letters: 0, starts: 0, capitals: 0)
    memory[blocks + 1] = memory[blocks]
    walk(Walk(base: base, end: count, letters: memory))
    cbytes_number(
      index.slots, index.mask, hashes.elements.baseAddress,
      UnsafeMutableRawPointer(tokens.elements.baseAddress!)
        .assumingMemoryBound(to: cbytes_token.self), tokens.count)
  }

  @inline(__always)
  private mutating func append(_ cut: (token: Token, hash: UInt64)) {
    if cut.token.isForeign { foreign.append(tokens.count) }
    tokens.append(cut.token)
    hashes.append(cut.hash)
  }

  /// How many words are cut at once.
  private static let run = 64

  private mutating func walk(_ walk: Walk) {
    var at = 0
    var gap = Token.Gap.paragraph
    // Behind the end of a cell no line begins.
    var isCell = false
    while at < walk.end {
      if walk.isLetter(at) {
        if gap >= .line {
          if !isCell { lineStarts.append(tokens.count) }
          isCell = false
        }
        let count = walk.words(
          &at, &gap, tokens.reserve(Self.run), hashes.reserve(Self.run), room: Self.run)
        tokens.commit(count)
        hashes.commit(count)
        if count == 0 {
          append(walk.rareWord(&at, gap))
          gap = .none
        }
        continue
      }
      let character = walk.character(at)
      switch character.kind {
      case .space:
        if gap == .none { gap = .space }
        at += Int(character.length)
      case .line where walk.base[at] == FlowText.cell:
        isCell = gap < .line
        gap = max(gap, .line)
        at += 1
      case .line:
        gap = gap >= .line && !isCell ? .paragraph : .line
        isCell = false
        at += 1
      case .ignored: at += Int(character.length)
      case .letter, .mark, .digit, .sign:
        if gap >= .line {
          if !isCell { lineStarts.append(tokens.count) }
          isCell = false
        }
        if character.kind == .digit { numbers.append(tokens.count) }
        append(walk.token(&at, character, gap))
        gap = .none
      }
    }
  }
}
