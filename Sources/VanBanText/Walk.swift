internal import CBytes

/// One walk over a text; zero bytes behind it make looking ahead safe.
struct Walk {
  let base: UnsafePointer<UInt8>
  let end: Int
  /// Where the letters are, a block for every 64 bytes and an empty one behind them.
  let letters: UnsafePointer<cbytes_letters>
  private let ascii = CharacterTable.ascii
  private let asciiHashes = WordHash.ascii
  private let masks = WordHash.Masks.shared

  init(
    base: UnsafePointer<UInt8>, end: Int, letters: UnsafePointer<cbytes_letters>
  ) {
    self.base = base
    self.end = end
    self.letters = letters
  }

  @inline(__always)
  func isLetter(_ at: Int) -> Bool { letters[at >> 6].letters >> UInt64(at & 63) & 1 != 0 }

  /// Common words and the spaces between them, written with their hashes to where they go.
  ///
  /// - Returns: how many; 0 when a rare word stands there.
  @inline(__always)
  func words(
    _ at: inout Int, _ gap: inout Token.Gap, _ target: UnsafeMutablePointer<Token>,
    _ hashes: UnsafeMutablePointer<UInt64>, room: Int
  ) -> Int {
    var (place, before) = (at, gap.rawValue)
    let count = cbytes_words(
      base, letters, &place, &before,
      UnsafeMutableRawPointer(target).assumingMemoryBound(to: cbytes_token.self), hashes, room)
    at = place
    gap = Token.Gap(rawValue: before)!
    return count
  }

  /// Anything else that is a token, and its hash.
  @inline(never)
  func token(
    _ at: inout Int, _ character: Character32, _ gap: Token.Gap
  ) -> (Token, hash: UInt64) {
    switch character.kind {
    case .digit: number(&at, gap)
    case .sign: sign(&at, character, gap)
    default: rareWord(&at, gap)
    }
  }

  /// A word that is long or holds something other than the common letters: marks, soft hyphens, other
  /// scripts.
  @inline(never)
  func rareWord(_ at: inout Int, _ gap: Token.Gap) -> (Token, hash: UInt64) {
    let start = at
    var folded = FoldedWord()
    var (all, capitals, isForeign) = (0, 0, false)
    let first = character(at)
    var character = first
    while at < end {
      switch character.kind {
      case .letter where all == 0 || character.isIdeographic == first.isIdeographic:
        all += 1
        if character.isUpper { capitals += 1 }
        if character.isForeign { isForeign = true }
        folded.append(character.folded)
      case .mark: folded.append(character.folded)
      case .ignored: break
      default:
        return rareToken(start..<at, folded, all, capitals, first, isForeign, gap)
      }
      at += Int(character.length)
      character = self.character(at)
    }
    return rareToken(start..<at, folded, all, capitals, first, isForeign, gap)
  }

  private func rareToken(
    _ range: Range<Int>, _ folded: FoldedWord, _ all: Int, _ capitals: Int, _ first: Character32,
    _ isForeign: Bool, _ gap: Token.Gap
  ) -> (Token, hash: UInt64) {
    let shape: Token.Shape =
      if capitals == 0 { .lower } else if capitals == all {
        all == 1 ? .capital : .upper
      } else if capitals == 1 && first.isUpper { .title } else { .mixed }
    let token = Token(
      start: range.lowerBound, end: range.upperBound, kind: .word, gap: gap, shape: shape,
      isForeign: isForeign)
    return (token, folded.hash)
  }

  private func number(_ at: inout Int, _ gap: Token.Gap) -> (Token, hash: UInt64) {
    let start = at
    while base[at] &- 0x30 < 10 || base[at] == FlowText.filler { at += 1 }
    let hash = WordHash.hash(base + start, at - start, masks)
    return (Token(start: start, end: at, kind: .number, gap: gap), hash)
  }

  private func sign(
    _ at: inout Int, _ character: Character32, _ gap: Token.Gap
  ) -> (Token, hash: UInt64) {
    let start = at
    at += Int(character.length)
    // A sign is one character; folded, most are one byte.
    let hash =
      character.folded < 0x80 ? asciiHashes[Int(character.folded)] : rareHash(character.folded)
    return (Token(start: start, end: at, kind: .sign, gap: gap, sign: character.sign), hash)
  }

  private func rareHash(_ code: UInt32) -> UInt64 {
    var bytes: UInt64 = 0
    for (place, unit) in UTF8.encode(Unicode.Scalar(code)!)!.enumerated() {
      bytes |= UInt64(unit) << UInt64(place * 8)
    }
    return WordHash.hash(bytes, 0)
  }

  @inline(__always)
  func character(_ at: Int) -> Character32 {
    let byte = base[at]
    return byte < 0x80 ? ascii[Int(byte)] : CharacterTable.character(base + at)
  }
}

/// The folded UTF-8 of one word, as far as words are told apart.
private struct FoldedWord {
  // Longer words than any language has are told apart by their beginnings.
  private var low: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) =
    (0, 0, 0, 0, 0, 0, 0, 0)
  private var padding: (UInt64, UInt64) = (0, 0)
  private var length = 0

  mutating func append(_ code: UInt32) {
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    guard length + 4 <= 64 else { return }
    withUnsafeMutableBytes(of: &low) { bytes in
      for unit in UTF8.encode(scalar)! {
        bytes[length] = unit
        length += 1
      }
    }
  }

  var hash: UInt64 {
    guard length > 0 else { return 0 }
    return withUnsafeBytes(of: self) { WordHash.hash($0.baseAddress!, length, .shared) }
  }
}
