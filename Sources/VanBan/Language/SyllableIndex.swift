import VanBanText
internal import VietnameseData

/// What the syllables of the language model look like, and which look like a word; read in place from
/// the compiled bytes.
package struct SyllableIndex: @unchecked Sendable {
  /// Two numbers a syllable: its letters; tone (bits 0–2) and its place (4–6), whether it is Vietnamese
  /// (8), place of its string (32–63).
  private let records: UnsafeBufferPointer<UInt64>
  /// The letters of every possible syllable, sorted.
  private let possible: UnsafeBufferPointer<UInt64>
  /// The plain letters of syllables, sorted, and the first place of each in `order`.
  private let skeletons: UnsafeBufferPointer<UInt64>
  private let starts: UnsafeBufferPointer<UInt32>
  private let order: UnsafeBufferPointer<UInt16>
  /// Skeletons without one of their letters, sorted, and the numbers of the skeletons.
  private let shortened: UnsafeBufferPointer<UInt64>
  private let shortenedNumbers: UnsafeBufferPointer<UInt16>
  private let confusions: LetterConfusions
  private let strings: UnsafeRawPointer

  /// The weights of what speaks for a misreading, in thousandths (`WordVerdict`).
  let weights: UnsafeBufferPointer<Int32>

  let collocations: Collocations

  /// The syllables that are linked into the program.
  static let vietnamese = SyllableIndex(
    UnsafeRawBufferPointer(start: vietnamese_spelling(), count: vietnamese_spelling_size()))

  package init(_ bytes: UnsafeRawBufferPointer) {
    let counts = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
    precondition(counts[0] == 0x3253_4256, "the compiled spelling is of another version")
    var at = bytes.baseAddress! + 32
    func take<Element>(_ count: UInt32, _: Element.Type) -> UnsafeBufferPointer<Element> {
      let pointer = at.assumingMemoryBound(to: Element.self)
      at += Int(count) * MemoryLayout<Element>.stride
      return UnsafeBufferPointer(start: pointer, count: Int(count))
    }
    records = take(counts[1] * 2, UInt64.self)
    possible = take(counts[2], UInt64.self)
    skeletons = take(counts[3], UInt64.self)
    shortened = take(counts[4], UInt64.self)
    starts = take(counts[3] + 1, UInt32.self)
    weights = take(counts[5], Int32.self)
    collocations = Collocations(take(counts[6] * 2, UInt32.self))
    order = take(counts[1], UInt16.self)
    shortenedNumbers = take(counts[4], UInt16.self)
    confusions = LetterConfusions(
      classes: take(8 * 256, UInt8.self), costs: take(128 * 128, UInt8.self))
    strings = UnsafeRawPointer(at)
  }

  /// A syllable that may have stood where another word is read.
  package struct Candidate: BitwiseCopyable {
    package let symbol: UInt16
    /// What it costs to read it as that word (`LanguageModel.steps`).
    package let cost: Int32
  }

  private func row(_ symbol: UInt16) -> Int { Int(symbol - TextSymbol.firstSyllable) }

  /// The letters of a syllable.
  package func spelled(_ symbol: UInt16) -> Spelled {
    let record = records[row(symbol) * 2 + 1]
    return Spelled(
      letters: SyllableLetters(bits: records[row(symbol) * 2]), tone: UInt8(record & 7),
      tonePlace: Int(record >> 4 & 7))
  }

  /// Whether a syllable of the model is one by the rules of Vietnamese spelling, and no loan or name.
  package func isVietnamese(_ symbol: UInt16) -> Bool { records[row(symbol) * 2 + 1] >> 8 & 1 != 0 }

  func string(_ symbol: UInt16) -> String {
    Cell(strings + Int(records[row(symbol) * 2 + 1] >> 32)).string
  }

  /// Whether letters can make a syllable, seen or not.
  func isPossible(_ word: Spelled) -> Bool {
    let at = firstPlace(of: word.letters.bits, in: possible)
    return at < possible.count && possible[at] == word.letters.bits
      && (!word.letters.isStopped || word.tone >= 4)
  }

  /// How many words at most a word may have been.
  package static let candidates = 5

  /// The Vietnamese syllables that most probably were read as a word, the most probable first: those that
  /// differ from it in marks, or in one letter and marks.
  ///
  /// - Parameter printed: the symbol of the word itself, which is none of them.
  package func candidates(
    like word: Spelled, printed: UInt16, _ model: LanguageModel
  ) -> [Candidate] {
    var best = BestCandidates()
    let plain = word.letters.skeleton
    func add(_ skeleton: Int) {
      for place in Int(starts[skeleton])..<Int(starts[skeleton + 1]) {
        let symbol = TextSymbol.firstSyllable + order[place]
        if symbol == printed || !isVietnamese(symbol) { continue }
        let cost = confusions.cost(of: spelled(symbol), readAs: word)
        if cost < .max / 4 {
          best.add(Candidate(symbol: symbol, cost: cost), rank: cost + model.cost(symbol))
        }
      }
    }
    func addSkeleton(_ letters: SyllableLetters) {
      let at = firstPlace(of: letters.bits, in: skeletons)
      if at < skeletons.count, skeletons[at] == letters.bits { add(at) }
    }
    func addLonger(_ letters: SyllableLetters) {
      var at = firstPlace(of: letters.bits, in: shortened)
      while at < shortened.count, shortened[at] == letters.bits {
        if skeletons[Int(shortenedNumbers[at])] != plain.bits { add(Int(shortenedNumbers[at])) }
        at += 1
      }
    }
    addSkeleton(plain)
    addLonger(plain)
    for place in 0..<plain.count {
      // Of two equal letters either may be left out.
      if place > 0, plain[place] == plain[place - 1] { continue }
      let shorter = plain.without(place)
      addSkeleton(shorter)
      addLonger(shorter)
    }
    return best.sorted
  }

  private func firstPlace(of bits: UInt64, in sorted: UnsafeBufferPointer<UInt64>) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < bits { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The few candidates of the lowest rank, each once.
private struct BestCandidates {
  private var kept: [(rank: Int32, candidate: SyllableIndex.Candidate)] = []

  init() { kept.reserveCapacity(SyllableIndex.candidates + 1) }

  @inline(__always)
  mutating func add(_ candidate: SyllableIndex.Candidate, rank: Int32) {
    if kept.count == SyllableIndex.candidates, rank > kept[kept.count - 1].rank { return }
    if kept.contains(where: { $0.candidate.symbol == candidate.symbol }) { return }
    var at = kept.count
    while at > 0, (rank, candidate.symbol) < (kept[at - 1].rank, kept[at - 1].candidate.symbol) {
      at -= 1
    }
    kept.insert((rank, candidate), at: at)
    if kept.count > SyllableIndex.candidates { kept.removeLast() }
  }

  var sorted: [SyllableIndex.Candidate] { kept.map(\.candidate) }
}
