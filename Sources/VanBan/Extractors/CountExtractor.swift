import VanBanText

/// Finds quantities: approximator, number, unit noun. A number without a unit noun is none.
struct CountExtractor {
  private let reading: Reading
  private let numerals: NumeralGrammar

  init(_ reading: Reading) {
    self.reading = reading
    numerals = NumeralGrammar(reading: reading)
  }

  /// The counts of the text, in order; their numbers are claimed.
  func extract() -> [Count] {
    var found: [Count] = []
    for at in reading.numbers where !reading.isClaimed(at) {
      if let count = count(at) {
        reading.claim(count.tokens)
        found.append(count)
      }
    }
    return found
  }

  private struct Quantity {
    var value: Decimal
    var max: Decimal?
    var of: Decimal?
    var end: Int
    var hasScale: Bool
  }

  private func count(_ at: Int) -> Count? {
    guard standsFree(at), var quantity = quantity(at) else { return nil }
    guard let (kind, unit) = unit(quantity) else { return nil }
    var start = at
    // «từ 2 đến 3 công trình».
    if quantity.max != nil, reading.follows(at), reading.keyword(at - 1) == .from { start -= 1 }
    // What is measured or shared out is no label: «đường 3,5 m», «tỷ lệ 8,52%».
    if kind == .cardinal, isLabelled(start) { return nil }
    var approximation: Count.Approximation?
    if reading.follows(start), let hit = reading.longest(.approximators, endingAt: start) {
      approximation = Count.Approximation(
        rawValue: reading.lexicon.cell(.approximators, Int(hit.row), 1).string)
      start = hit.first
    }
    quantity.end = unit.upperBound
    return Count(
      surface: reading.range(start..<quantity.end), value: quantity.value, max: quantity.max,
      of: quantity.of, unit: reading.range(unit), kind: quantity.of == nil ? kind : .ratio,
      approximation: approximation, confidence: 95, tokens: start..<quantity.end)
  }

  /// The number itself: one, a ratio «5/7», or a range «40-50», «2 đến 3».
  private func quantity(_ at: Int) -> Quantity? {
    guard let first = numerals.numeral(at) else { return nil }
    var result = Quantity(value: first.value, end: first.end, hasScale: first.hasScale)
    let next = first.end
    guard reading.follows(next), reading.follows(next + 1), next + 1 < reading.count,
      reading.tokens[next + 1].kind == .number, !reading.isClaimed(next + 1)
    else { return result }
    if reading.sign(next) == .slash, !first.hasScale, let of = numerals.numeral(next + 1) {
      result.of = of.value
      if of.hasScale { result.value = scaleLike(first, of) ?? result.value }
      result.end = of.end
      result.hasScale = of.hasScale
    } else if reading.sign(next) == .dash || reading.keyword(next) == .to,
      let upper = numerals.numeral(next + 1)
    {
      result.max = upper.value
      result.end = upper.end
      if upper.hasScale, !first.hasScale { result.value = scaleLike(first, upper) ?? result.value }
      result.hasScale = upper.hasScale
    }
    return result
  }

  /// «25-35 triệu đồng», «45,6/120,3 tỷ đồng»: the scale word belongs to both numbers.
  private func scaleLike(_ lower: Numeral, _ upper: Numeral) -> Decimal? {
    var at = upper.end - 1
    var exponent = 0
    while let hit = reading.longest(.scales, at: at) {
      exponent += Int(reading.lexicon.cell(.scales, Int(hit.row), 1).string) ?? 0
      at -= 1
    }
    return lower.value.scaled(by: exponent)
  }

  private func unit(_ quantity: Quantity) -> (Count.Kind, Range<Int>)? {
    let at = quantity.end
    guard reading.follows(at), at < reading.count else { return nil }
    if reading.sign(at) == .percent { return (.percent, at..<perUnit(at + 1)) }
    guard let noun = reading.longest(.countNouns, at: at), isNoun(noun) else { return nil }
    // «327 cấp tỉnh»: of a level, not so many levels.
    if reading.keyword(at) == .tier, reading.longest(.administrativeTypes, at: noun.end) != nil {
      return nil
    }
    let kind: Count.Kind
    let cell = reading.lexicon.cell(.countNouns, Int(noun.row), 1)
    if cell == "money" {
      kind = .money
    } else if cell == "area" {
      kind = .area
    } else if cell == "mass" {
      kind = .mass
    } else if cell == "length" {
      kind = .length
    } else {
      kind = .cardinal
    }
    return (kind, at..<perUnit(noun.end))
  }

  /// Takes «/ha», «/người/tháng» behind a unit into it.
  private func perUnit(_ end: Int) -> Int {
    var end = end
    while reading.sign(end) == .slash, reading.gap(end) == .none, reading.gap(end + 1) == .none,
      end + 1 < reading.count, reading.tokens[end + 1].kind == .word
    {
      if let noun = reading.longest(.countNouns, at: end + 1) {
        end = noun.end
      } else {
        switch reading.keyword(end + 1) {
        case .year, .month, .day, .quarter, .week, .hour, .minute, .people: end += 2
        default: return end
        }
      }
    }
    return end
  }

  /// A noun in capitals or with a capital is one only when the table writes it so.
  private func isNoun(_ noun: Hit) -> Bool {
    let token = reading.tokens[noun.first]
    guard token.kind == .word else { return false }
    if token.gap == .none, token.end - token.start > 3 { return false }
    if token.shape == .lower { return true }
    // In a heading all is in capitals: «20 MÔ HÌNH».
    if noun.count > 1,
      (noun.first..<noun.end).allSatisfy({ reading.tokens[$0].shape == .upper })
    {
      return true
    }
    if noun.count > 2 { return token.shape == .title }
    let phrase = reading.lexicon.cell(.countNouns, Int(noun.row), 0).bytes
    return phrase.starts(with: reading.bytes(noun.first))
  }

  /// Not a piece of a longer number, a symbol, a list label or a footnote mark.
  private func standsFree(_ at: Int) -> Bool {
    guard at > 0 else { return true }
    // «15 000 đồng»: the end of a number in groups.
    if reading.digits(at) == 3, reading.gap(at) == .space, reading.tokens[at - 1].kind == .number,
      reading.digits(at - 1) <= 3, reading.gap(at - 1) != .none
    {
      return false
    }
    guard reading.gap(at) == .none else { return true }
    if reading.tokens[at - 1].kind != .sign { return false }
    switch reading.sign(at - 1) {
    case .slash, .dash, .period, .comma, .colon:
      return at < 2 || reading.gap(at - 1) != .none
        || reading.tokens[at - 2].kind == .sign
        // «4.315 hộ/17.862 khẩu».
        || reading.sign(at - 1) == .slash && reading.longest(.countNouns, endingAt: at - 1) != nil
    default: return true
    }
  }

  /// A number behind «Điều», «thôn», «thứ», «số» is a name, not a quantity.
  private func isLabelled(_ at: Int) -> Bool {
    guard reading.follows(at) else { return false }
    let label = reading.label(before: at)
    if label == false { return false }
    switch reading.keyword(at - 1) {
    // «dân số», «tổng số» count, «số» alone labels.
    case .number: return reading.keyword(at - 2) != .compound
    case .ordinal, .article, .clause, .quarter: return true
    default: break
    }
    return label ?? false
  }
}
