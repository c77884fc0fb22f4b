import Glibc
import VanBanText

/// A phrase of a table found in the text. Small, as grammars hand it around.
struct Hit {
  private let place: Int32
  private let words: UInt16
  let row: UInt16

  @inline(__always)
  init(first: Int, row: UInt16, count: Int) {
    place = Int32(truncatingIfNeeded: first)
    words = UInt16(truncatingIfNeeded: count)
    self.row = row
  }

  /// Place of the first token.
  var first: Int { Int(place) }
  var count: Int { Int(words) }
  var end: Int { first + count }
}

/// A token with which a mention may begin, and the tables that have a phrase beginning with it.
struct Trigger: BitwiseCopyable {
  let place: Int32
  /// The bits of the tables (`Table.bit`).
  let tables: UInt32

  var at: Int { Int(place) }

  @inline(__always)
  func has(_ tables: UInt32) -> Bool { self.tables & tables != 0 }
}

/// One document while it is read: its tokens, and the phrases of the tables wherever one is asked for.
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
  /// The tokens with which a body, place, person, act, period or number may begin.
  let triggers: UnsafeBufferPointer<Trigger>
  /// Places of the words that begin with a capital and go on in small letters, or are one capital.
  let capitals: UnsafeBufferPointer<Int>
  /// Places of the words of two capitals or more.
  let uppers: UnsafeBufferPointer<Int>
  /// Places of the words in a mixture of cases.
  let mixed: UnsafeBufferPointer<Int>
  /// Places of the signs that are no common ones.
  let signs: UnsafeBufferPointer<Int>
  /// Places of «*», «|», «<» and «&».
  let markup: UnsafeBufferPointer<Int>
  /// Places of quotation marks.
  let quotes: UnsafeBufferPointer<Int>
  /// Places of the words that are the same as the token before them.
  let repeated: UnsafeBufferPointer<Int>
  /// Places of the words «la».
  let la: UnsafeBufferPointer<Int>
  /// Places of the words that no table and no model has, and of those of one letter or two.
  let odd: UnsafeBufferPointer<Int>
  /// Some numbers are read in another way than they are printed.
  let isRepaired: Bool
  /// Tokens that are part of a mention already.
  private let claimed: UnsafeMutableBufferPointer<Bool>
  private let bytes: UnsafeBufferPointer<UInt8>

  init(
    lexicon: Lexicon, text: FlowText, tokens: UnsafeBufferPointer<Token>,
    lineStarts: UnsafeBufferPointer<Int>, numbers: UnsafeBufferPointer<Int>,
    foreign: UnsafeBufferPointer<Int>, places: borrowing TokenPlaces, isRepaired: Bool,
    claimed: UnsafeMutableBufferPointer<Bool>
  ) {
    self.lexicon = lexicon
    self.text = text
    self.tokens = tokens
    self.lineStarts = lineStarts
    self.numbers = numbers
    self.foreign = foreign
    triggers = UnsafeBufferPointer(places.triggers.elements)
    capitals = UnsafeBufferPointer(places.capitals.elements)
    uppers = UnsafeBufferPointer(places.uppers.elements)
    mixed = UnsafeBufferPointer(places.mixed.elements)
    signs = UnsafeBufferPointer(places.signs.elements)
    markup = UnsafeBufferPointer(places.markup.elements)
    quotes = UnsafeBufferPointer(places.quotes.elements)
    la = UnsafeBufferPointer(places.la.elements)
    repeated = UnsafeBufferPointer(places.repeated.elements)
    odd = UnsafeBufferPointer(places.odd.elements)
    self.isRepaired = isRepaired
    self.claimed = claimed
    bytes = text.bytes
  }

  var count: Int { tokens.count }

  /// Whether a phrase of a table may begin at a token: one begins with its word.
  @inline(__always)
  func has(_ table: Table, at first: Int) -> Bool {
    first >= 0 && first < tokens.count && has(anyOf: table.bit, at: first)
  }

  /// The same for any of some tables.
  @inline(__always)
  func has(anyOf tables: UInt32, at first: Int) -> Bool {
    lexicon.tables(beginningWith: tokens[first].word) & tables != 0
  }

  /// The longest phrase of a table that begins at a token.
  @inline(__always)
  func longest(_ table: Table, at first: Int) -> Hit? {
    guard has(table, at: first) else { return nil }
    var best: Hit?
    walk(table, at: first) { best = $0 }
    return best
  }

  /// Calls `body` with every phrase of a table that begins at a token, the shortest first.
  func forEachHit(_ table: Table, at first: Int, _ body: (Hit) -> Void) {
    if has(table, at: first) { walk(table, at: first, body) }
  }

  /// The longest phrase of a table that ends right before a token.
  func longest(_ table: Table, endingAt end: Int, within words: Int = 6) -> Hit? {
    var first = max(0, end - words)
    while first < end {
      if has(table, at: first) {
        var found: Hit?
        walk(table, at: first) { if $0.end == end { found = $0 } }
        if let found { return found }
      }
      first += 1
    }
    return nil
  }

  /// The end of «ngày O6/3/2020», a date in which a digit was misread; what is between is one cluster.
  func garbledDate(at first: Int) -> Int? {
    guard keyword(first) == .day, follows(first), follows(first + 1) else { return nil }
    var end = first + 2
    var separators = 0
    while end < count, end - first < 8, gap(end) == .none, sign(end) != .comma {
      if sign(end) == .slash || sign(end) == .dash || sign(end) == .period { separators += 1 }
      end += 1
    }
    return separators == 2 && tokens[end - 1].kind == .number ? end : nil
  }

  /// Whether the words right before a token make a label of the number that begins there: «mục» does,
  /// «chuyên mục» and «mỗi tháng» do not; `nil` when no such word stands there.
  func label(before at: Int) -> Bool? {
    longest(.labels, endingAt: at).map {
      keyword($0.first - 1) != .each && lexicon.cell(.labels, Int($0.row), 1) == "yes"
    }
  }

  /// «Nơi nhận», and nothing of a sentence behind it: «Nơi nhận hồ sơ: …» begins none.
  func beginsRecipients(_ at: Int) -> Bool {
    guard let hit = longest(.landmarks, at: at),
      lexicon.cell(.landmarks, Int(hit.row), 1) == "recipients"
    else { return false }
    guard follows(hit.end) else { return true }
    switch sign(hit.end) {
    case .colon, .bar, .dash, .asterisk, .less: return true
    default: return tokens[hit.end].shape == .upper
    }
  }

  /// Goes along the phrases that begin at a token, as far as the text and any of them agree.
  private func walk(_ table: Table, at first: Int, _ body: (Hit) -> Void) {
    var number = UInt32(tokens[first].word)
    var next = first
    while true {
      let state = lexicon.state(number)
      next += 1
      for output in state.outputs {
        if let row = lexicon.row(output, of: table) {
          body(Hit(first: first, row: row, count: next - first))
        }
      }
      guard state.goesOn, next < tokens.count, tokens[next].gap <= .space,
        lexicon.mayGoOn(number, tokens[next].word)
      else { return }
      number = lexicon.next(number, tokens[next].word)
      if number == 0 { return }
    }
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
    for byte in bytes[Int(token.start)..<Int(token.end)] where byte != FlowText.filler {
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// How many digits a number token has.
  func digits(_ at: Int) -> Int {
    let length = Int(tokens[at].end - tokens[at].start)
    // Only a long token can hold a filler, which stands beside a digit.
    return isRepaired ? length - bytes(at).count { $0 == FlowText.filler } : length
  }

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
    return (1...20).contains(value) ? value : nil
  }

  /// The bytes of a token.
  func bytes(_ at: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    bytes[Int(tokens[at].start)..<Int(tokens[at].end)]
  }

  /// The same, for a look at the memory itself.
  func rawBytes(_ at: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes(at)))
  }

  /// Calls `body` with every token that begins with an ASCII sign, faster than by looking at all tokens.
  func forEachToken(beginningWith sign: UInt8, _ body: (Int) -> Void) {
    forEachByte(sign) { place in
      let at = token(endingBehind: place)
      if at < count, Int(tokens[at].start) == place { body(at) }
    }
  }

  /// Calls `body` with every token that goes on behind a line end which cuts a number or word.
  func forEachJoiner(_ body: (Int) -> Void) {
    forEachByte(FlowText.joiner) { place in
      let at = token(endingBehind: place)
      if at < count { body(at) }
    }
  }

  private func forEachByte(_ byte: UInt8, _ body: (Int) -> Void) {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    var place = 0
    while place < bytes.count, let found = memchr(base + place, Int32(byte), bytes.count - place) {
      place = UnsafeRawPointer(found) - base
      body(place)
      place += 1
    }
  }

  /// The first token that does not end before a byte or at it.
  func token(endingBehind place: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) > place { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The bytes from the first to the last of some tokens.
  func bytes(of tokens: Range<Int>) -> UnsafeRawBufferPointer {
    let range = range(tokens)
    return UnsafeRawBufferPointer(
      UnsafeBufferPointer(rebasing: bytes[range.start..<range.end]))
  }

  /// The flow range from the first to the last of some tokens.
  func range(_ tokens: Range<Int>) -> FlowRange {
    FlowRange(
      start: Int(self.tokens[tokens.lowerBound].start),
      end: Int(self.tokens[tokens.upperBound - 1].end))
  }
}
