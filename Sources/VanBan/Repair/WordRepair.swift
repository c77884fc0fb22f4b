import VanBanText

/// A word that a blank or a hyphen at a line end cuts in two.
struct CutWord {
  let surface: FlowRange
  /// The word as it is to be read.
  let text: String
  /// What cuts it.
  let cut: FlowRange
  let isHyphenated: Bool
}

/// Finds words that are cut in two («Quy ết định», «tri-⏎ển khai»), so that they are read as one.
///
/// A part at least is no word, both together are a syllable, and the language model finds it usual beside a
/// neighbour.
struct WordRepair {
  private let reading: Reading
  private let model = LanguageModel.vietnamese

  init(_ reading: Reading) { self.reading = reading }

  /// The cut words in the order of the text.
  func repairs() -> [CutWord] {
    var found: [CutWord] = []
    var end = 0
    for at in reading.odd where at >= end && isPart(at) {
      let before = at > end ? join(at - 1, at) : nil
      let behind = join(at, at + 1)
      guard let best = [before, behind].compactMap({ $0 }).min(by: { $0.cost < $1.cost })
      else { continue }
      found.append(best.word)
      end = best.first + 2
    }
    let hyphenated = hyphenated()
    if hyphenated.isEmpty { return found }
    return (found + hyphenated).sorted { $0.surface.start < $1.surface.start }
  }

  /// What to read instead: nothing where the word is cut.
  static func bytes(_ words: [CutWord]) -> [(at: Int, bytes: [UInt8])] {
    words.map {
      ($0.cut.start, [UInt8](repeating: FlowText.filler, count: $0.cut.end - $0.cut.start))
    }
  }

  /// No word, or a consonant that stands alone and is no unit of a number.
  private func isPart(_ at: Int) -> Bool {
    let token = reading.tokens[at]
    guard token.shape == .lower || token.word == 0 else { return false }
    if token.end - token.start == 1 {
      return !"aeiouy".utf8.contains(reading.bytes(at).first!)
        && (at == 0 || reading.tokens[at - 1].kind != .number)
    }
    return reading.lexicon.symbols[Int(token.word)] == TextSymbol.unknown
  }

  private struct Join {
    let first: Int
    let word: CutWord
    let cost: Int32
  }

  /// How usual a joined word must be beside a neighbour, in steps, and wherever it stands.
  private static let usual = Int32(5 * LanguageModel.steps)
  private static let common = Int32(9 * LanguageModel.steps)

  /// Two neighbours with a blank between them.
  private func join(_ first: Int, _ second: Int) -> Join? {
    guard first >= 0, second < reading.count, reading.gap(second) == .space,
      reading.gap(first) != .none, isFree(behind: second)
    else { return nil }
    return join(first, second, isHyphenated: false)
  }

  private func join(_ first: Int, _ second: Int, isHyphenated: Bool) -> Join? {
    let (one, two) = (reading.tokens[first], reading.tokens[second])
    guard one.kind == .word, two.kind == .word, !one.isForeign, !two.isForeign,
      one.end - one.start + two.end - two.start <= Self.longest,
      two.shape == .lower && one.shape != .upper && one.shape != .mixed
        || two.shape == .upper && (one.shape == .capital || one.shape == .upper),
      isPart(first) || isPart(second)
    else { return nil }
    let text =
      reading.text.string(reading.range(first..<first + 1))
      + reading.text.string(reading.range(second..<second + 1))
    let symbol = reading.lexicon.symbol(of: Array(text.lowercased().utf8)[...])
    guard symbol != TextSymbol.unknown, SyllableIndex.vietnamese.isVietnamese(symbol),
      model.cost(symbol) < Self.common
    else { return nil }
    let cost = min(
      self.symbol(first - 1, beside: first).map { model.cost(symbol, after: $0) } ?? .max,
      self.symbol(second + 1, beside: second + 1).map { model.cost($0, after: symbol) } ?? .max)
    guard cost < (isHyphenated ? Self.common : Self.usual) else { return nil }
    return Join(
      first: first,
      word: CutWord(
        surface: reading.range(first..<second + 1), text: text,
        cut: FlowRange(start: Int(one.end), end: Int(two.start)), isHyphenated: isHyphenated),
      cost: cost)
  }

  /// No syllable has more bytes.
  private static let longest: UInt32 = 12

  /// The symbol of a known word on the same line; nil when there is none.
  private func symbol(_ at: Int, beside seam: Int) -> UInt16? {
    guard at >= 0, at < reading.count, reading.gap(seam) == .space else { return nil }
    let symbol = reading.lexicon.symbols[Int(reading.tokens[at].word)]
    return symbol == TextSymbol.unknown ? nil : symbol
  }

  /// A space or a sign stands behind a token, no hyphen, slash or digit.
  private func isFree(behind at: Int) -> Bool {
    guard reading.gap(at + 1) == .none, at + 1 < reading.count else { return true }
    return reading.tokens[at + 1].kind == .sign && reading.sign(at + 1) != .dash
      && reading.sign(at + 1) != .slash
  }

  /// «tri-⏎ển»: a hyphen and the line end behind it.
  private func hyphenated() -> [CutWord] {
    var found: [CutWord] = []
    reading.forEachJoiner { second in
      let first = second - 2
      guard first >= 0, reading.sign(second - 1) == .dash, reading.gap(second - 1) == .none,
        reading.gap(first) != .none, isFree(behind: second),
        let join = join(first, second, isHyphenated: true)
      else { return }
      found.append(join.word)
    }
    return found
  }
}
