internal import CBytes

/// One walk over a text; zero bytes behind it make looking ahead safe.
struct Walk {
  let base: UnsafePointer<UInt8>
  let end: Int
  /// Where the letters are, a block for every 64 bytes and an empty one behind them.
  let letters: UnsafePointer<cbytes_letters>
  let index: WordIndex

  @inline(__always)
  func isLetter(_ at: Int) -> Bool { letters[at >> 6].letters >> UInt64(at & 63) & 1 != 0 }

  /// A word of common letters.
  @inline(__always)
  func word(_ at: inout Int, _ gap: Token.Gap) -> Token {
    let start = at
    let next = endOfLetters(start)
    // A mark, a soft hyphen or a letter of another script may go on with the word.
    if base[next] >= 0x80 { return rareWord(&at, gap) }
    at = next
    let length = next - start
    var shape = Token.Shape.lower
    let hash: UInt64
    let capitals = count(\.capitals, start, next)
    if capitals == 0 {
      hash = WordHash.hash(base + start, length)
    } else {
      let isFirst = capitals == 1 && beginsWithCapital(start)
      let all = count(\.starts, start, next)
      shape =
        if capitals == all { all == 1 ? .capital : .upper } else if isFirst { .title } else { .mixed }
      hash = foldedHash(start, next)
    }
    return Token(
      start: start, end: next, fold: hash, word: index.number(ofHash: hash), kind: .word, gap: gap,
      shape: shape)
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

  /// How many bits of a range are set.
  @inline(__always)
  private func count(_ bits: (cbytes_letters) -> UInt64, _ start: Int, _ end: Int) -> Int {
    let first = start >> 6
    let last = (end - 1) >> 6
    let low = ~0 << UInt64(start & 63) as UInt64
    let high = ~0 >> UInt64(63 - (end - 1) & 63) as UInt64
    if first == last { return (bits(letters[first]) & low & high).nonzeroBitCount }
    var total = (bits(letters[first]) & low).nonzeroBitCount + (bits(letters[last]) & high).nonzeroBitCount
    var block = first + 1
    while block < last {
      total += bits(letters[block]).nonzeroBitCount
      block += 1
    }
    return total
  }

  private func beginsWithCapital(_ start: Int) -> Bool {
    let last = base[start] < 0x80 ? start : base[start] < 0xE0 ? start + 1 : start + 2
    return letters[last >> 6].capitals >> UInt64(last & 63) & 1 != 0
  }

  /// The hash of a word with capitals, of any length.
  @inline(never)
  private func foldedHash(_ start: Int, _ end: Int) -> UInt64 {
    var folded = FoldedWord()
    var at = start
    while at < end {
      let character = character(at)
      folded.append(character.folded)
      at += Int(character.length)
    }
    return folded.hash
  }

  /// A word that holds something other than the common letters: marks, soft hyphens, other scripts.
  @inline(never)
  func rareWord(_ at: inout Int, _ gap: Token.Gap) -> Token {
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
      start: range.lowerBound, end: range.upperBound, fold: folded.hash,
      word: index.number(ofHash: folded.hash), kind: .word, gap: gap, shape: shape,
      isForeign: isForeign)
  }

  @inline(__always)
  func number(_ at: inout Int, _ gap: Token.Gap) -> Token {
    let start = at
    while base[at] &- 0x30 < 10 { at += 1 }
    let hash = WordHash.hash(base + start, at - start)
    return Token(
      start: start, end: at, fold: hash, word: index.number(ofHash: hash), kind: .number, gap: gap)
  }

  @inline(__always)
  func sign(_ at: inout Int, _ character: Character32, _ gap: Token.Gap) -> Token {
    let start = at
    at += Int(character.length)
    var folded = FoldedWord()
    folded.append(character.folded)
    let hash = folded.hash
    return Token(
      start: start, end: at, fold: hash, word: index.number(ofHash: hash), kind: .sign, gap: gap,
      sign: character.sign)
  }

  @inline(__always)
  func character(_ at: Int) -> Character32 {
    let byte = base[at]
    return byte < 0x80 ? CharacterTable.ascii[Int(byte)] : CharacterTable.character(base + at)
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
    return withUnsafeBytes(of: self) { WordHash.hash($0.baseAddress!, length) }
  }
}
