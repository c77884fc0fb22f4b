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
      numbers: tokenizer.numbers, hits: UnsafeBufferPointer(matches.hits.elements),
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

  mutating func match(_ tokens: UnsafeBufferPointer<Token>, _ lexicon: Lexicon) {
    hits.removeAll()
    heads.removeAll()
    claimed.fill(tokens.count, with: false)
    for first in 0..<tokens.count {
      let start = UInt32(truncatingIfNeeded: hits.count)
      var tables: UInt32 = 0
      var state = lexicon.start(tokens[first].word)
      var next = first
      while state != 0 {
        next &+= 1
        for output in lexicon.outputs(of: state) {
          let hit = lexicon.hit(output, first: first, count: next - first)
          tables |= 1 << UInt32(hit.table.rawValue)
          hits.append(hit)
        }
        guard next < tokens.count, tokens[next].word != 0, tokens[next].gap <= .space else { break }
        state = lexicon.next(state, tokens[next].word)
      }
      heads.append(HitHead(hits: start, tables: tables))
    }
    heads.append(HitHead(hits: UInt32(truncatingIfNeeded: hits.count), tables: 0))
  }
}
