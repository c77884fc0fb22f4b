internal import CBytes

/// One walk over a text; zero bytes behind it make looking ahead safe.
struct Walk {
  let base: UnsafePointer<UInt8>
  let end: Int
  /// Where the letters are, a block for every 64 bytes and an empty one behind them.
  let letters: UnsafePointer<cbytes_letters>
  let index: WordIndex
  private let ascii = CharacterTable.ascii
  private let masks = WordHash.Masks.shared

  init(
    base: UnsafePointer<UInt8>, end: Int, letters: UnsafePointer<cbytes_letters>, index: WordIndex
  ) {
    self.base = base
    self.end = end
    self.letters = letters
    self.index = index
  }

  @inline(__always)
  func isLetter(_ at: Int) -> Bool { letters[at >> 6].letters >> UInt64(at & 63) & 1 != 0 }

  /// A word of common letters, written to where it goes.
  @inline(__always)
  func word(_ at: inout Int, _ gap: Token.Gap, _ target: UnsafeMutablePointer<Token>) {
    let start = at
    let next = endOfLetters(start)
    let length = next - start
    // A mark, a soft hyphen, a letter of another script or a filler may go on with the word; at a line
    // end, which is as small as a filler, none does.
    let follower = Int8(bitPattern: base[next])
    if follower < 0x1E && follower != 0x0A || length > 16 {
      target.initialize(to: rareWord(&at, gap))
      return
    }
    at = next
    var shape = Token.Shape.lower
    let hash: UInt64
    let capitals = capitals(start, length)
    if capitals == 0 {
      let (low, high) = masks.words(base + start, length)
      hash = WordHash.hash(low, high)
    } else {
      shape = self.shape(start, length, capitals)
      hash = foldedHash(start, length, capitals)
    }
    target.initialize(
      to: Token(
        start: start, end: next, word: index.number(ofHash: hash), kind: .word, gap: gap,
        shape: shape))
  }

  /// Anything else that is a token.
  @inline(never)
  func token(_ at: inout Int, _ character: Character32, _ gap: Token.Gap) -> Token {
    switch character.kind {
    case .digit: number(&at, gap)
    case .sign: sign(&at, character, gap)
    default: rareWord(&at, gap)
    }
  }

  /// The end of the letters that begin at a byte.
  @inline(__always)
  private func endOfLetters(_ start: Int) -> Int {
    var block = start >> 6
    var others = ~letters[block].letters >> UInt64(start & 63)
    if others != 0 { return start + others.trailingZeroBitCount }
    repeat {
      block += 1
      others = ~letters[block].letters
    } while others == 0
    return block << 6 + others.trailingZeroBitCount
  }

  /// The last bytes of capitals among up to sixteen bytes, the first of them in bit 0.
  @inline(__always)
  private func capitals(_ start: Int, _ length: Int) -> UInt64 {
    let block = start >> 6
    let shift = UInt64(start & 63)
    // Twice by a part of the shift, because a shift by 64 is none.
    let bits =
      letters[block].capitals &>> shift | (letters[block + 1].capitals &<< 1) &<< (63 &- shift)
    return bits & (1 &<< UInt64(length) &- 1)
  }

  /// The first bytes of letters among up to sixteen bytes, the first of them in bit 0.
  @inline(__always)
  private func starts(_ start: Int, _ length: Int) -> UInt64 {
    let block = start >> 6
    let shift = UInt64(start & 63)
    let bits = letters[block].starts &>> shift | (letters[block + 1].starts &<< 1) &<< (63 &- shift)
    return bits & (1 &<< UInt64(length) &- 1)
  }

  /// How a word with capitals is written.
  @inline(__always)
  private func shape(_ start: Int, _ length: Int, _ capitals: UInt64) -> Token.Shape {
    let all = starts(start, length).nonzeroBitCount
    let count = capitals.nonzeroBitCount
    if count == all { return all == 1 ? .capital : .upper }
    let first = base[start] < 0x80 ? 0 : base[start] < 0xE0 ? 1 : 2
    return count == 1 && capitals.trailingZeroBitCount == first ? .title : .mixed
  }

  /// The hash of a word of up to sixteen bytes with capitals.
  @inline(__always)
  private func foldedHash(_ start: Int, _ length: Int, _ capitals: UInt64) -> UInt64 {
    var (low, high) = masks.words(base + start, length)
    var rest = capitals
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      // The small letter of ASCII and of U+00C0…U+00DE lies 0x20 behind its capital, all others 1.
      let at = start + place
      let step: UInt64 = base[at] < 0x80 || base[at - 1] == 0xC3 ? 0x20 : 1
      if place < 8 {
        low &+= step &<< UInt64(place * 8)
      } else {
        high &+= step &<< UInt64(place * 8 - 64)
      }
    }
    return WordHash.hash(low, high)
  }

  /// A word that is long or holds something other than the common letters: marks, soft hyphens, other
  /// scripts.
  @inline(never)
  private func rareWord(_ at: inout Int, _ gap: Token.Gap) -> Token {
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
  ) -> Token {
    let shape: Token.Shape =
      if capitals == 0 { .lower } else if capitals == all {
        all == 1 ? .capital : .upper
      } else if capitals == 1 && first.isUpper { .title } else { .mixed }
    return Token(
      start: range.lowerBound, end: range.upperBound,
      word: index.number(ofHash: folded.hash), kind: .word, gap: gap, shape: shape,
      isForeign: isForeign)
  }

  private func number(_ at: inout Int, _ gap: Token.Gap) -> Token {
    let start = at
    while base[at] &- 0x30 < 10 || base[at] == FlowText.filler { at += 1 }
    let hash = WordHash.hash(base + start, at - start, masks)
    return Token(
      start: start, end: at, word: index.number(ofHash: hash), kind: .number, gap: gap)
  }

  private func sign(_ at: inout Int, _ character: Character32, _ gap: Token.Gap) -> Token {
    let start = at
    at += Int(character.length)
    // A sign is one character; folded, most are one byte.
    var bytes = UInt64(character.folded)
    if bytes >= 0x80 {
      bytes = 0
      for (place, unit) in UTF8.encode(Unicode.Scalar(character.folded)!)!.enumerated() {
        bytes |= UInt64(unit) << UInt64(place * 8)
      }
    }
    let hash = WordHash.hash(bytes, 0)
    return Token(
      start: start, end: at, word: index.number(ofHash: hash), kind: .sign, gap: gap,
      sign: character.sign)
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
