/// Cuts flow text into tokens: one walk over the bytes that classes, folds and looks up every word.
///
/// Scratch memory: keep one for each thread and use it for document after document.
public final class Tokenizer {
  private let index: WordIndex
  private var storage: UnsafeMutablePointer<Token>
  private var capacity: Int
  private var count = 0
  /// Numbers of the tokens that begin a line of the flow.
  public private(set) var lineStarts: [Int] = []
  /// Numbers of the tokens that are runs of digits.
  public private(set) var numbers: [Int] = []

  public init(index: WordIndex) {
    self.index = index
    capacity = 1 << 13
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  public var tokens: UnsafeBufferPointer<Token> { UnsafeBufferPointer(start: storage, count: count) }

  /// The hash of the folded form of a word that makes a single token.
  public static func hash(of word: some Sequence<UInt32>) -> UInt64 {
    var hash = seed
    for code in word { hash = (hash ^ UInt64(code)) &* factor }
    return finish(hash)
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93

  @inline(__always)
  private static func finish(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 32)) &* factor
    return mixed ^ (mixed >> 29)
  }

  /// Tokenizes flow text, replacing what was there before.
  public func tokenize(_ text: FlowText) {
    count = 0
    lineStarts.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    CharacterTable.ascii.withUnsafeBufferPointer { ascii in
      CharacterTable.latin.withUnsafeBufferPointer { latin in
        walk(text.bytes, Tables(ascii: ascii, latin: latin))
      }
    }
  }

  private struct Tables {
    let ascii: UnsafeBufferPointer<Character8>
    let latin: UnsafeBufferPointer<Character8>

    /// The character at `at`; the text is followed by zero bytes, so looking ahead is safe.
    @inline(__always)
    func character(_ base: UnsafePointer<UInt8>, _ at: Int) -> Character8 {
      let byte = base[at]
      if byte < 0x80 { return ascii[Int(byte)] }
      if byte >= 0xC3 && byte <= 0xC6 {
        return latin[Int(byte & 0x1F) << 6 + Int(base[at + 1] & 0x3F) - 0xC0]
      }
      if byte == 0xE1 && (base[at + 1] == 0xBA && base[at + 2] >= 0xA0 || base[at + 1] == 0xBB) {
        // U+1EA0…U+1EFF: capitals are even, their small letters follow.
        let code =
          UInt32(byte & 0xF) << 12 | UInt32(base[at + 1] & 0x3F) << 6 | UInt32(base[at + 2] & 0x3F)
        return Character8(
          kind: .letter, length: 3, isUpper: code & 1 == 0, sign: .other, isLatin: true,
          isIdeographic: false, folded: code | 1)
      }
      return slow(base, at)
    }

    @inline(never)
    private func slow(_ base: UnsafePointer<UInt8>, _ at: Int) -> Character8 {
      let byte = base[at]
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      var code = UInt32(byte) & (0x7F >> UInt32(length))
      for next in 1..<length { code = code << 6 | UInt32(base[at + next] & 0x3F) }
      return CharacterTable.classify(code, length: length)
    }
  }

  private func walk(_ text: UnsafeBufferPointer<UInt8>, _ tables: Tables) {
    guard let base = text.baseAddress else { return }
    let end = text.count
    var at = 0
    var gap = Token.Gap.paragraph
    while at < end {
      let character = tables.character(base, at)
      switch character.kind {
      case .space:
        if gap == .none { gap = .space }
        at += Int(character.length)
        continue
      case .line:
        gap = gap >= .line ? .paragraph : .line
        at += 1
        continue
      case .ignored:
        at += Int(character.length)
        continue
      case .letter, .mark: at = word(base, at, end, character, gap, tables)
      case .digit: at = number(base, at, gap)
      case .sign:
        let next = at + Int(character.length)
        let hash = Self.finish((Self.seed ^ UInt64(character.folded)) &* Self.factor)
        append(
          Token(
            start: at, end: next, fold: hash, word: index.number(ofHash: hash), kind: .sign,
            gap: gap, sign: character.sign))
        at = next
      }
      gap = .none
    }
  }

  @inline(__always)
  private func word(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ first: Character8, _ gap: Token.Gap,
    _ tables: Tables
  ) -> Int {
    var at = start
    var character = first
    var hash = Self.seed
    var (letters, uppers, isForeign) = (0, 0, false)
    while true {
      if character.kind == .letter {
        if letters > 0, character.isIdeographic != first.isIdeographic { break }
        letters += 1
        if character.isUpper { uppers += 1 }
        if !character.isLatin { isForeign = true }
        hash = (hash ^ UInt64(character.folded)) &* Self.factor
      } else if character.kind == .mark {
        hash = (hash ^ UInt64(character.folded)) &* Self.factor
      } else if character.kind != .ignored {
        break
      }
      at += Int(character.length)
      if at >= end { break }
      character = tables.character(base, at)
    }
    let shape: Token.Shape =
      if uppers == 0 { .lower } else if uppers == letters {
        letters == 1 ? .capital : .upper
      } else if uppers == 1 && first.isUpper { .title } else { .mixed }
    let finished = Self.finish(hash)
    append(
      Token(
        start: start, end: at, fold: finished, word: index.number(ofHash: finished), kind: .word,
        gap: gap, shape: shape, isForeign: isForeign))
    return at
  }

  private func number(_ base: UnsafePointer<UInt8>, _ start: Int, _ gap: Token.Gap) -> Int {
    var at = start
    var hash = Self.seed
    // The zero bytes behind the text end the loop.
    while base[at] &- 0x30 < 10 {
      hash = (hash ^ UInt64(base[at])) &* Self.factor
      at += 1
    }
    let finished = Self.finish(hash)
    numbers.append(count)
    append(
      Token(
        start: start, end: at, fold: finished, word: index.number(ofHash: finished),
        kind: .number, gap: gap))
    return at
  }

  @inline(__always)
  private func append(_ token: Token) {
    if count == capacity { grow() }
    if token.gap >= .line { lineStarts.append(count) }
    (storage + count).initialize(to: token)
    count += 1
  }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
