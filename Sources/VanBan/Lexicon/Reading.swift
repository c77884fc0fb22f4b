import VanBanText

/// One document while it is read: its tokens and every phrase of every table among them.
///
/// The memory belongs to a `Reader` and is used for document after document; nothing of it goes into
/// the analysis.
final class Reading {
  let lexicon: Lexicon
  let text: FlowText
  let tokens: UnsafeBufferPointer<Token>
  /// Places of the tokens that begin a line.
  let lineStarts: UnsafeBufferPointer<Int>
  /// Places of the tokens that are numbers.
  let numbers: UnsafeBufferPointer<Int>
  /// Places of the words with letters of another script.
  let foreign: UnsafeBufferPointer<Int>
  /// Places of the tokens with which any phrase begins.
  let headed: UnsafeBufferPointer<Int>
  private let hits: UnsafeBufferPointer<Hit>
  /// Where the hits of each token begin; one entry more than tokens.
  private let heads: UnsafeBufferPointer<HitHead>
  /// Tokens that are part of a mention already.
  private let claimed: UnsafeMutableBufferPointer<Bool>
  private let bytes: UnsafeBufferPointer<UInt8>

  init(
    lexicon: Lexicon, text: FlowText, tokens: UnsafeBufferPointer<Token>,
    lineStarts: UnsafeBufferPointer<Int>, numbers: UnsafeBufferPointer<Int>,
    foreign: UnsafeBufferPointer<Int>, headed: UnsafeBufferPointer<Int>,
    hits: UnsafeBufferPointer<Hit>, heads: UnsafeBufferPointer<HitHead>,
    claimed: UnsafeMutableBufferPointer<Bool>
  ) {
    self.lexicon = lexicon
    self.text = text
    self.tokens = tokens
    self.lineStarts = lineStarts
    self.numbers = numbers
    self.foreign = foreign
    self.headed = headed
    self.hits = hits
    self.heads = heads
    self.claimed = claimed
    bytes = text.bytes
  }

  var count: Int { tokens.count }

  /// Whether a phrase of a table begins at a token.
  @inline(__always)
  func has(_ table: Table, at first: Int) -> Bool {
    first >= 0 && first < tokens.count && heads[first].tables & table.bit != 0
  }

  /// Whether a phrase of any of some tables begins at a token.
  @inline(__always)
  func has(anyOf tables: UInt32, at first: Int) -> Bool { heads[first].tables & tables != 0 }

  /// The longest phrase of a table that begins at a token.
  @inline(__always)
  func longest(_ table: Table, at first: Int) -> Hit? {
    has(table, at: first) ? last(table, at: first) : nil
  }

  private func last(_ table: Table, at first: Int) -> Hit? {
    // Hits of one token come in the order of their lengths.
    var at = Int(heads[first + 1].hits)
    while at > Int(heads[first].hits) {
      at -= 1
      if hits[at].table == table { return hits[at] }
    }
    return nil
  }

  /// Calls `body` with every phrase of a table that begins at a token, the shortest first.
  func forEachHit(_ table: Table, at first: Int, _ body: (Hit) -> Void) {
    guard has(table, at: first) else { return }
    for at in Int(heads[first].hits)..<Int(heads[first + 1].hits) where hits[at].table == table {
      body(hits[at])
    }
  }

  /// The longest phrase of a table that ends right before a token.
  func longest(_ table: Table, endingAt end: Int, within words: Int = 6) -> Hit? {
    var first = max(0, end - words)
    while first < end {
      if has(table, at: first) {
        for at in Int(heads[first].hits)..<Int(heads[first + 1].hits)
        where hits[at].table == table && hits[at].end == end {
          return hits[at]
        }
      }
      first += 1
    }
    return nil
  }

  @inline(__always)
  func keyword(_ at: Int) -> Keyword {
    at >= 0 && at < tokens.count ? lexicon.keyword(tokens[at]) : .none
  }

  @inline(__always)
  func sign(_ at: Int) -> Sign { at >= 0 && at < tokens.count ? tokens[at].sign : .none }

  /// What stands before a token; behind the last one the text is at its end.
  @inline(__always)
  func gap(_ at: Int) -> Token.Gap { at >= 0 && at < tokens.count ? tokens[at].gap : .paragraph }

  /// Whether a token exists and belongs to the same line of text as the one before it.
  @inline(__always)
  func follows(_ at: Int) -> Bool { gap(at) <= .space }

  func isClaimed(_ at: Int) -> Bool { claimed[at] }

  /// Marks tokens as part of a mention, so that no other kind of mention takes their numbers.
  func claim(_ range: Range<Int>) {
    for at in range { claimed[at] = true }
  }

  /// The value of a number token, nil when it has more digits than any number in use.
  func value(_ at: Int) -> Int? {
    guard at >= 0, at < tokens.count, tokens[at].kind == .number else { return nil }
    let token = tokens[at]
    guard token.end - token.start <= 15 else { return nil }
    var value = 0
    for byte in bytes[Int(token.start)..<Int(token.end)] { value = value * 10 + Int(byte - 0x30) }
    return value
  }

  func digits(_ at: Int) -> Int { Int(tokens[at].end - tokens[at].start) }

  /// A number token of four digits that can be a year.
  func year(_ at: Int) -> Int? {
    guard let value = value(at), digits(at) == 4, value >= 1900, value <= 2100 else { return nil }
    return value
  }

  /// The value of a Roman numeral from I to XX.
  func roman(_ at: Int) -> Int? {
    guard at >= 0, at < tokens.count, tokens[at].kind == .word else { return nil }
    let bytes = bytes(at)
    guard bytes.count <= 5, tokens[at].shape == .upper || tokens[at].shape == .capital else {
      return nil
    }
    var value = 0
    var last = 0
    for byte in bytes.reversed() {
      let digit: Int
      switch byte {
      case UInt8(ascii: "I"): digit = 1
      case UInt8(ascii: "V"): digit = 5
      case UInt8(ascii: "X"): digit = 10
      default: return nil
      }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return value <= 20 ? value : nil
  }

  /// The bytes of a token.
  func bytes(_ at: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    bytes[Int(tokens[at].start)..<Int(tokens[at].end)]
  }

  /// The flow range from the first to the last of some tokens.
  func range(_ tokens: Range<Int>) -> FlowRange {
    FlowRange(
      start: Int(self.tokens[tokens.lowerBound].start),
      end: Int(self.tokens[tokens.upperBound - 1].end))
  }
}
