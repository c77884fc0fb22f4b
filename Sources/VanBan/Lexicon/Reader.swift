import VanBanText

/// Reads document after document with the same scratch memory.
final class Reader {
  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var matches = Matches()

  init(lexicon: Lexicon = .vietnamese) {
    self.lexicon = lexicon
    tokenizer = Tokenizer(index: lexicon.index)
  }

  /// One pass for the tokens, one for the phrases. What comes back is valid until the next document.
  func read(_ text: FlowText) -> Reading {
    tokenizer.tokenize(text)
    matches.match(tokenizer.tokens, lexicon)
    return Reading(
      lexicon: lexicon, text: text, tokens: tokenizer.tokens, lineStarts: tokenizer.lineStarts,
      numbers: tokenizer.numbers, foreign: tokenizer.foreign,
      headed: UnsafeBufferPointer(matches.headed.elements),
      hits: UnsafeBufferPointer(matches.hits.elements),
      heads: UnsafeBufferPointer(matches.heads.elements), claimed: matches.claimed.elements)
  }
}

/// A phrase of a table found in the text.
struct Hit: BitwiseCopyable {
  /// Place of the first token.
  let first: UInt32
  let row: UInt16
  let count: UInt8
  let table: Table

  var end: Int { Int(first) + Int(count) }
}

/// Where the hits of a token begin, and of which tables they are.
struct HitHead: BitwiseCopyable {
  let hits: UInt32
  /// One bit for each table.
  let tables: UInt32
}

/// The multi-word matcher: every phrase of every table, in one pass.
private struct Matches: ~Copyable {
  var hits = Scratch<Hit>(capacity: 1 << 12)
  var heads = Scratch<HitHead>(capacity: 1 << 13)
  var claimed = Scratch<Bool>(capacity: 1 << 13)
  /// Tokens with which any phrase begins.
  var headed = Scratch<Int>(capacity: 1 << 12)

  mutating func match(_ tokens: UnsafeBufferPointer<Token>, _ lexicon: Lexicon) {
    hits.removeAll()
    heads.removeAll()
    headed.removeAll()
    claimed.fill(tokens.count, with: false)
    for first in 0..<tokens.count {
      let start = UInt32(truncatingIfNeeded: hits.count)
      var number = UInt32(tokens[first].word)
      var state = lexicon.state(number)
      if state.isDead {
        heads.append(HitHead(hits: start, tables: 0))
        continue
      }
      var tables: UInt32 = 0
      var next = first
      while true {
        next &+= 1
        for output in state.outputs {
          let hit = lexicon.hit(output, first: first, count: next - first)
          tables |= hit.table.bit
          hits.append(hit)
        }
        guard state.goesOn, next < tokens.count, lexicon.mayGoOn(number, tokens[next].word),
          tokens[next].gap <= .space
        else { break }
        number = lexicon.next(number, tokens[next].word)
        if number == 0 { break }
        state = lexicon.state(number)
      }
      heads.append(HitHead(hits: start, tables: tables))
      if tables != 0 { headed.append(first) }
    }
    heads.append(HitHead(hits: UInt32(truncatingIfNeeded: hits.count), tables: 0))
  }
}
