import Glibc
import VanBanText

/// A word and what more probably stood there.
package struct WordVerdict {
  /// The token.
  package let token: Int
  /// Its place among the symbols of the document.
  let place: Int
  /// 0 when the model does not know the word.
  package let symbol: UInt16
  /// The words that may have stood there, the most probable first, with their odds against the printed
  /// one in nats; never empty.
  package fileprivate(set) var others: [Other]
  /// The letters cannot make a Vietnamese syllable.
  package let isImpossible: Bool
  /// A letter that Vietnamese does not have is in the word.
  package let hasForeignLetter: Bool
  /// The cost of the printed word and of the two symbols behind it, in nats.
  package let printedCost: Float

  package struct Other {
    package let symbol: UInt16
    package let odds: Float
    /// The cost of reading the printed word for this one, in nats.
    package let channelCost: Float
  }
}

/// Weighs the words of a document that are unusual among their neighbours against the words they may
/// have been.
///
/// Keeps its scratch memory: one for each thread.
final class WordJudge {
  private let model = LanguageModel.vietnamese
  private let memo = CandidateMemo()
  private var stream = SymbolStream()
  private var vouched = Scratch<UInt8>(capacity: 1 << 13)
  /// The places of words that are unusual among their neighbours.
  private var unusual: [Int] = []
  private var suspects: [Suspect] = []
  private var options = Scratch<SyllableIndex.Candidate>()
  private var lattice = WordLattice()
  /// Pairs of words that often stand together vouch for each other.
  private var isTrusting = true
  private var isProse = true
  /// The words nobody knows and that are like no other, in their order.
  private(set) var unreadable: [Int] = []
  /// Of the document judged last.
  let counts = SymbolCounts(symbols: LanguageModel.vietnamese.symbolCount)
  /// Pairs of words that stand where a like one is meant.
  private(set) var collocations: [Collocations.Hit] = []
  private var finder = DocumentTwins()
  /// Known and unknown words that are suspicious, and those beside them.
  private var near = Scratch<Int32>()

  /// A word that another may have stood for.
  private struct Suspect {
    let place: Int
    /// What it costs beyond its probability.
    let cost: Int32
    /// The others, in `options`.
    let others: Range<Int>
  }

  /// What a syllable costs at least together with its neighbours to be looked at, in steps: nearly
  /// every misread one costs more, and four of five others less.
  private static let suspicion: Int32 = 15 * 24
  /// What an unknown word costs beyond its probability: when its letters make a syllable, when they make
  /// none, and when one of them is not Vietnamese.
  private static let unattestedCost: Int32 = 5 * 24
  private static let impossibleCost: Int32 = 9 * 24
  private static let foreignCost: Int32 = 9 * 24 + 1
  /// How much worse than the printed word another may fit between its two neighbours, which may be
  /// misread themselves.
  private static let margin: Int32 = 8 * 24
  private static let wideMargin: Int32 = 16 * 24
  /// From this share of probably misread words on a page is read again with less trust in neighbours.
  private static let badScan: Float = 0.02
  /// Of the syllables of a page, however badly read, more than this share in hundredths have a neighbour
  /// that vouches for them; in lists of words and other languages fewer do, and neighbours tell nothing.
  private static let prose = 52

  /// The verdicts on the suspicious words, in their order.
  func judge(_ reading: Reading) -> [WordVerdict] {
    stream.read(reading.tokens, of: reading.text, syllables: reading.lexicon.symbols)
    collocations = SyllableIndex.vietnamese.collocations.find(in: stream, model)
    isTrusting = true
    isProse = true
    var found = verdicts(reading)
    if found.isEmpty { return [] }
    counts.count(stream)
    let wrong = found.count { $0.others[0].odds > 2 }
    let share = Float(wrong) / Float(max(1, counts.words))
    if share > Self.badScan, isProse {
      isTrusting = false
      found = verdicts(reading)
    }
    return found
  }

  /// Where the document prints like words beside the same neighbours, for some of the verdicts on it.
  func twins(
    of verdicts: [WordVerdict], _ numbers: [Int], _ reading: Reading
  ) -> [DocumentTwins.Twin?] {
    if numbers.isEmpty { return [] }
    return finder.find(verdicts, numbers, in: stream, counts) {
      candidates(of: verdicts[$0], reading)
    }
  }

  private func candidates(
    of verdict: WordVerdict, _ reading: Reading
  ) -> UnsafeBufferPointer<SyllableIndex.Candidate> {
    verdict.symbol >= TextSymbol.firstSyllable
      ? memo.candidates(like: verdict.symbol)
      : memo.candidates(memo.unknown(reading.rawBytes(verdict.token))!.candidates)
  }

  private func verdicts(_ reading: Reading) -> [WordVerdict] {
    unreadable.removeAll(keepingCapacity: true)
    suspects.removeAll(keepingCapacity: true)
    options.removeAll()
    findSuspects(reading)
    var found: [WordVerdict] = []
    var at = 0
    while at < suspects.count {
      // Suspects that share a neighbour are judged together.
      var end = at + 1
      while end < suspects.count, suspects[end].place - suspects[end - 1].place <= 2, end - at < 24
      {
        end += 1
      }
      judge(at..<end, &found)
      at = end
    }
    return found
  }

  private func findSuspects(_ reading: Reading) {
    let count = stream.symbols.count
    guard count > 2 else { return }
    let symbols = UnsafePointer(stream.symbols.elements.baseAddress!)
    vouched.removeAll()
    let marks = vouched.reserve(count)
    if isTrusting {
      let sure = model.filter.mark(symbols + 1, count: count - 2, into: marks + 1)
      // A few words are no sample.
      isProse = stream.syllables < 40 || sure * 100 > stream.syllables * Self.prose
    } else {
      marks.initialize(repeating: 0, count: count)
    }
    marks[count - 1] = 1
    // A local variable is not asked for on every access whether somebody else has it.
    var unusual: [Int] = []
    swap(&unusual, &self.unusual)
    defer { swap(&unusual, &self.unusual) }
    unusual.removeAll(keepingCapacity: true)
    var place = 1
    while let found = memchr(marks + place, 0, count - place) {
      place = UnsafeMutableRawPointer(marks).distance(to: found)
      let symbol = symbols[place]
      let isOpen =
        symbol >= TextSymbol.firstSyllable ? isProse : symbol == TextSymbol.unknown
      if isOpen { unusual.append(place) }
      place += 1
    }
    keepUnusual(&unusual, symbols, count)
    collectNear(unusual, symbols, count)
    let near = near.elements
    for index in near.indices {
      if index + 2 < near.count { prefetch(symbols, Int(near[index + 2])) }
      let place = Int(near[index])
      if symbols[place] == TextSymbol.unknown {
        addUnknown(symbols, place, reading)
      } else {
        addKnown(symbols, place)
      }
    }
  }

  /// Notes the words that are unusual and those beside them: two words misread together, «phần đầu» for
  /// «phấn đấu», vouch for each other.
  private func collectNear(_ unusual: [Int], _ symbols: UnsafePointer<UInt16>, _ count: Int) {
    near.removeAll()
    var next = 1
    for place in unusual {
      for near in max(next, place - 1)...max(next, place + 1) where near < count - 1 {
        next = near + 1
        if symbols[near] >= TextSymbol.firstSyllable || symbols[near] == TextSymbol.unknown {
          self.near.append(Int32(near))
        }
      }
    }
  }

  /// Begins to fetch what the words cost that a known one may have been.
  private func prefetch(_ symbols: UnsafePointer<UInt16>, _ place: Int) {
    let (before, this, next) = (symbols[place - 1], symbols[place], symbols[place + 1])
    if this == TextSymbol.unknown { return }
    model.prefetch(this, after: before)
    model.prefetch(next, after: this)
    prefetch(memo.candidates(like: this), before, next)
  }

  private func prefetch(
    _ candidates: UnsafeBufferPointer<SyllableIndex.Candidate>, _ before: UInt16, _ next: UInt16
  ) {
    for candidate in candidates {
      model.prefetch(candidate.symbol, after: before)
      model.prefetch(next, after: candidate.symbol)
    }
  }

  /// Leaves the unknown words and the syllables that are unusual in `unusual`.
  private func keepUnusual(
    _ unusual: inout [Int], _ symbols: UnsafePointer<UInt16>, _ count: Int
  ) {
    var kept = 0
    for index in unusual.indices {
      if index + Self.ahead < unusual.count {
        let place = unusual[index + Self.ahead]
        // An unusual word is in few trigrams: its pairs are asked for next.
        model.prefetch(symbols[place], after: symbols[place - 1])
        model.prefetch(symbols[place + 1], after: symbols[place])
        model.prefetch(symbols[place], after: symbols[max(0, place - 2)], symbols[place - 1])
        model.prefetch(symbols[place + 1], after: symbols[place - 1], symbols[place])
        model.prefetch(
          symbols[min(place + 2, count - 1)], after: symbols[place], symbols[place + 1])
      }
      let place = unusual[index]
      let isOdd = symbols[place] == TextSymbol.unknown || isUnusual(symbols, place, count)
      unusual[kept] = place
      kept += isOdd ? 1 : 0
    }
    unusual.removeLast(unusual.count - kept)
  }

  /// How many words before one is weighed its costs are fetched.
  private static let ahead = 6

  @inline(__always)
  private func isUnusual(_ symbols: UnsafePointer<UInt16>, _ place: Int, _ count: Int) -> Bool {
    let first = place > 1 ? symbols[place - 2] : TextSymbol.lineStart
    let (second, this, next) = (symbols[place - 1], symbols[place], symbols[place + 1])
    var cost = model.cost(this, after: first, second) + model.cost(next, after: second, this)
    if place + 2 < count { cost += model.cost(symbols[place + 2], after: this, next) }
    return cost > Self.suspicion
  }

  private func addKnown(_ symbols: UnsafePointer<UInt16>, _ place: Int) {
    let others = keep(memo.candidates(like: symbols[place]), instead: 0, symbols, place)
    if !others.isEmpty { suspects.append(Suspect(place: place, cost: 0, others: others)) }
  }

  private func addUnknown(_ symbols: UnsafePointer<UInt16>, _ place: Int, _ reading: Reading) {
    let token = Int(stream.tokens[place])
    // Letters of another script are a matter of their own.
    if reading.tokens[token].isForeign { return }
    guard let known = memo.unknown(reading.rawBytes(token)) else {
      return unreadable.append(token)
    }
    let cost =
      switch known.kind {
      case .foreign: Self.foreignCost
      case .possible: Self.unattestedCost
      case .impossible: Self.impossibleCost
      }
    let candidates = memo.candidates(known.candidates)
    prefetch(candidates, symbols[place - 1], symbols[place + 1])
    let others = keep(candidates, instead: cost, symbols, place)
    if others.isEmpty {
      if known.kind != .possible { unreadable.append(token) }
      return
    }
    suspects.append(Suspect(place: place, cost: cost, others: others))
  }

  /// The candidates that fit not much worse than the printed word between its neighbours.
  private func keep(
    _ candidates: UnsafeBufferPointer<SyllableIndex.Candidate>, instead cost: Int32,
    _ symbols: UnsafePointer<UInt16>, _ place: Int
  ) -> Range<Int> {
    let (before, this, next) = (symbols[place - 1], symbols[place], symbols[place + 1])
    let limit =
      cost + model.cost(this, after: before) + model.cost(next, after: this)
      + (isTrusting ? Self.margin : Self.wideMargin)
    let (start, kept) = (options.count, options.reserve(candidates.count))
    var count = 0
    for candidate in candidates {
      let fit = candidate.cost + model.cost(candidate.symbol, after: before)
      if fit < limit, fit + model.cost(next, after: candidate.symbol) < limit {
        kept[count] = candidate
        count += 1
      }
    }
    options.commit(count)
    return start..<start + count
  }

  private func judge(_ window: Range<Int>, _ found: inout [WordVerdict]) {
    let (first, last) = (suspects[window.lowerBound].place, suspects[window.upperBound - 1].place)
    lattice.begin(before: symbol(first - 2), symbol(first - 1))
    var next = window.lowerBound
    for place in first...last {
      let suspect = suspects[next]
      guard suspect.place == place else {
        lattice.add(
          .init(symbol: symbol(place), cost: 0),
          UnsafeBufferPointer(rebasing: options.elements[..<0]))
        continue
      }
      next += 1
      lattice.add(
        .init(symbol: symbol(place), cost: suspect.cost),
        UnsafeBufferPointer(rebasing: options.elements[suspect.others]))
      if next == window.upperBound { break }
    }
    lattice.end(behind: symbol(last + 1), symbol(last + 2), model)
    for suspect in suspects[window] {
      let place = suspect.place
      let cost =
        model.cost(symbol(place), after: symbol(place - 2), symbol(place - 1))
        + model.cost(symbol(place + 1), after: symbol(place - 1), symbol(place))
        + model.cost(symbol(place + 2), after: symbol(place), symbol(place + 1))
      found.append(
        WordVerdict(
          token: Int(stream.tokens[place]), place: place, symbol: symbol(place),
          others: lattice.others(at: place - first),
          isImpossible: suspect.cost >= Self.impossibleCost,
          hasForeignLetter: suspect.cost >= Self.foreignCost,
          printedCost: Float(cost) / LanguageModel.steps))
    }
  }

  private func symbol(_ place: Int) -> UInt16 {
    place >= 0 && place < stream.symbols.count ? stream.symbols[place] : TextSymbol.lineStart
  }
}
