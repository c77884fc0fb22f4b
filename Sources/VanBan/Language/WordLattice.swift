import VanBanText

/// The ways to read a stretch of text in which some words may have been others, and the cheapest way
/// through each of them.
struct WordLattice: ~Copyable {
  /// How many words may stand at a place, the printed one among them.
  static let width = SyllableIndex.candidates + 1
  private static let area = width * width
  private static let never = Int32.max / 4

  /// Of each place the words, the printed one first; two places of context on either side.
  private var options = Scratch<SyllableIndex.Candidate>(capacity: 256)
  private var starts = Scratch<Int32>(capacity: 64)
  /// By place, word before and word: the cheapest way there, and from there to the end.
  private var forward = Scratch<Int32>(capacity: 1024)
  private var backward = Scratch<Int32>(capacity: 1024)
  /// By place, the two words before and word: what the word costs there.
  private var steps = Scratch<Int32>(capacity: 4096)

  mutating func begin(before first: UInt16, _ second: UInt16) {
    options.removeAll()
    starts.removeAll()
    addContext(first)
    addContext(second)
  }

  private mutating func addContext(_ symbol: UInt16) {
    add(.init(symbol: symbol, cost: 0), UnsafeBufferPointer(start: nil, count: 0))
  }

  /// Adds a place.
  mutating func add(
    _ printed: SyllableIndex.Candidate, _ others: UnsafeBufferPointer<SyllableIndex.Candidate>
  ) {
    starts.append(Int32(options.count))
    options.append(printed)
    for other in others { options.append(other) }
  }

  /// Closes the stretch and weighs every way.
  mutating func end(behind first: UInt16, _ second: UInt16, _ model: LanguageModel) {
    addContext(first)
    addContext(second)
    starts.append(Int32(options.count))
    let places = starts.count - 1
    forward.fill(places * Self.area, with: Self.never)
    backward.fill(places * Self.area, with: Self.never)
    // Every step that is read has been written.
    let steps = steps.reserve(places * Self.area * Self.width)
    let (forward, backward) = (forward.elements, backward.elements)
    forward[Self.area] = 0
    fetch(2, model)
    for place in 2..<places {
      if place + 1 < places { fetch(place + 1, model) }
      forEachWay(place) { first, before, now in
        let this = option(place, now)
        let step =
          this.cost
          + model.cost(
            this.symbol, after: option(place - 2, first).symbol, option(place - 1, before).symbol)
        steps[((place * Self.width + first) * Self.width + before) * Self.width + now] = step
        let cost = forward[(place - 1) * Self.area + first * Self.width + before] + step
        let at = place * Self.area + before * Self.width + now
        if cost < forward[at] { forward[at] = cost }
      }
    }
    backward[(places - 1) * Self.area] = 0
    for place in (2..<places).reversed() {
      forEachWay(place) { first, before, now in
        let step = steps[((place * Self.width + first) * Self.width + before) * Self.width + now]
        let cost = backward[place * Self.area + before * Self.width + now] + step
        let at = (place - 1) * Self.area + first * Self.width + before
        if cost < backward[at] { backward[at] = cost }
      }
    }
  }

  /// Begins to fetch what the words of a place cost.
  private func fetch(_ place: Int, _ model: LanguageModel) {
    forEachWay(place) { first, before, now in
      model.prefetch(
        option(place, now).symbol, after: option(place - 2, first).symbol,
        option(place - 1, before).symbol)
    }
  }

  /// Calls `body` with every choice of words at a place and the two before it.
  @inline(__always)
  private func forEachWay(_ place: Int, _ body: (Int, Int, Int) -> Void) {
    for first in 0..<size(place - 2) {
      for before in 0..<size(place - 1) {
        for now in 0..<size(place) { body(first, before, now) }
      }
    }
  }

  private func size(_ place: Int) -> Int { Int(starts[place + 1] - starts[place]) }

  @inline(__always)
  private func option(_ place: Int, _ number: Int) -> SyllableIndex.Candidate {
    options[Int(starts[place]) + number]
  }

  /// The printed word of the place added as the `number`th.
  func printed(at number: Int) -> SyllableIndex.Candidate { option(number + 2, 0) }

  /// The other words of a place, those on the cheapest ways first.
  func others(at number: Int) -> [WordVerdict.Other] {
    let place = number + 2
    let printed = cost(place, 0)
    return (1..<max(1, size(place))).map { other in
      let candidate = option(place, other)
      return WordVerdict.Other(
        symbol: candidate.symbol,
        odds: Float(printed - cost(place, other)) / LanguageModel.steps,
        channelCost: Float(candidate.cost) / LanguageModel.steps)
    }.sorted { ($1.odds, $0.symbol) < ($0.odds, $1.symbol) }
  }

  /// The cheapest way through a word.
  private func cost(_ place: Int, _ number: Int) -> Int32 {
    var best = Self.never
    for before in 0..<size(place - 1) {
      let at = place * Self.area + before * Self.width + number
      best = min(best, forward[at] + backward[at])
    }
    return best
  }
}
