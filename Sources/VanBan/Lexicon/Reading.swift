import VanBanText

/// A phrase of a table found in the text.
struct Hit {
  /// Number of the first token.
  let first: UInt32
  let row: UInt16
  let count: UInt8
  let table: Table

  var end: Int { Int(first) + Int(count) }
}

/// One document while it is read: its tokens and every phrase of every table among them.
///
/// Scratch memory, used for document after document; nothing of it goes into the analysis.
final class Reading {
  let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private(set) var text: FlowText
  private(set) var tokens: UnsafeBufferPointer<Token>
  private var hits: [Hit] = []
  /// Where the hits of each token begin in `hits`; one entry more than tokens.
  private var firstHit: [UInt32] = []
  /// Number tokens that are part of a mention already.
  private var claimed: [Bool] = []

  init(lexicon: Lexicon = .vietnamese) {
    self.lexicon = lexicon
    tokenizer = Tokenizer(index: lexicon.index)
    tokens = tokenizer.tokens
    text = FlowText.empty
  }

  var numbers: [Int] { tokenizer.numbers }
  var lineStarts: [Int] { tokenizer.lineStarts }
  var count: Int { tokens.count }

  /// Reads a document: one pass for the tokens, one for the phrases.
  func read(_ text: FlowText) {
    self.text = text
    tokenizer.tokenize(text)
    tokens = tokenizer.tokens
    claimed.removeAll(keepingCapacity: true)
    claimed.append(contentsOf: repeatElement(false, count: tokens.count))
    match()
  }

  private func match() {
    hits.removeAll(keepingCapacity: true)
    firstHit.removeAll(keepingCapacity: true)
    firstHit.reserveCapacity(tokens.count + 1)
    for first in tokens.indices {
      firstHit.append(UInt32(truncatingIfNeeded: hits.count))
      var state = lexicon.start(tokens[first].word)
      var next = first
      while state != 0 {
        next += 1
        lexicon.forEachOutput(of: state) { table, row in
          hits.append(
            Hit(
              first: UInt32(truncatingIfNeeded: first), row: UInt16(truncatingIfNeeded: row),
              count: UInt8(truncatingIfNeeded: next - first), table: table))
        }
        guard next < tokens.count, tokens[next].gap <= .space, tokens[next].word != 0 else { break }
        state = lexicon.next(state, tokens[next].word)
      }
    }
    firstHit.append(UInt32(truncatingIfNeeded: hits.count))
  }

  /// The longest phrase of a table that begins at a token.
  func longest(_ table: Table, at first: Int) -> Hit? {
    guard first >= 0, first < tokens.count else { return nil }
    var best: Hit?
    for at in firstHit[first]..<firstHit[first + 1] where hits[Int(at)].table == table {
      // Hits of one token come in the order of their lengths.
      best = hits[Int(at)]
    }
    return best
  }

  /// Calls `body` with every phrase of a table that begins at a token, the shortest first.
  func forEachHit(_ table: Table, at first: Int, _ body: (Hit) -> Void) {
    guard first >= 0, first < tokens.count else { return }
    for at in firstHit[first]..<firstHit[first + 1] where hits[Int(at)].table == table {
      body(hits[Int(at)])
    }
  }

  /// Whether any phrase at all begins at a token.
  @inline(__always)
  func hasHits(at first: Int) -> Bool { firstHit[first] != firstHit[first + 1] }

  /// The longest phrase of a table that ends right before a token.
  func longest(_ table: Table, endingAt end: Int, within words: Int = 6) -> Hit? {
    var first = max(0, end - words)
    while first < end {
      var found: Hit?
      forEachHit(table, at: first) { if $0.end == end { found = $0 } }
      if let found { return found }
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
    for byte in text.bytes[Int(token.start)..<Int(token.end)] { value = value * 10 + Int(byte - 0x30) }
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
    text.bytes[Int(tokens[at].start)..<Int(tokens[at].end)]
  }

  /// The flow range from the first to the last of some tokens.
  func range(_ tokens: Range<Int>) -> FlowRange {
    FlowRange(
      start: Int(self.tokens[tokens.lowerBound].start),
      end: Int(self.tokens[tokens.upperBound - 1].end))
  }
}
