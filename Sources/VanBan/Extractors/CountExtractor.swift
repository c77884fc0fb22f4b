import VanBanText

/// Finds quantities: approximator, number, unit noun. A number without a unit noun is none.
struct CountExtractor {
  private let reading: Reading
  private let numerals: NumeralGrammar
  private let words: NumberWordCheck

  init(_ reading: Reading) {
    self.reading = reading
    numerals = NumeralGrammar(reading: reading)
    words = NumberWordCheck(reading: reading)
  }

  /// The counts of the text, in order; their numbers are claimed.
  func extract() -> [Count] {
    var found: [Count] = []
    func add(_ at: Int) {
      guard let count = count(at) else { return }
      reading.claim(count.tokens)
      found.append(count)
    }
    for at in reading.numbers where !reading.isClaimed(at) { add(at) }
    let figures = found.count
    for trigger in reading.triggers
    where trigger.has(Table.numerals.bit) && mayCount(trigger.at) && !reading.isClaimed(trigger.at)
    {
      add(trigger.at)
    }
    if found.count > figures { found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    return found
  }

  /// Whether a number word can begin a count; most are told apart here.
  private func mayCount(_ at: Int) -> Bool {
    let next = at + 1
    guard next < reading.count else { return false }
    return reading.has(anyOf: Self.behindNumberWords, at: next)
      || reading.sign(next) == .openParenthesis || reading.keyword(next) == .to
  }

  private static let behindNumberWords =
    Table.countNouns.bit | Table.numerals.bit | Table.scales.bit

  private struct Quantity {
    let start: Int
    var value: Decimal
    var max: Decimal?
    var of: Decimal?
    var end: Int
    var hasScale: Bool
  }

  private func count(_ at: Int) -> Count? {
    guard standsFree(at), var quantity = quantity(at), var (kind, unit) = unit(&quantity) else {
      return nil
    }
    var start = at
    let hasFrom = reading.follows(at) && reading.keyword(at - 1) == .from
    var end = unit.upperBound
    if hasFrom, quantity.max == nil, let upper = upperEnd(kind, unit) {
      (quantity.max, kind, unit, end) = (upper.value, upper.kind, upper.unit, upper.unit.upperBound)
    }
    // «từ 2 đến 3 công trình».
    if quantity.max != nil, hasFrom { start -= 1 }
    // What is measured or shared out is no label: «đường 3,5 m», «tỷ lệ 8,52%».
    if kind == .cardinal, isLabelled(start) { return nil }
    var approximation: Count.Approximation?
    if reading.follows(start),
      let hit = approximator("before", { reading.longest($0, endingAt: start) })
    {
      approximation = reading.isClaimed(hit.first) ? nil : relation(hit)
      if approximation != nil { start = hit.first }
    }
    if quantity.max == nil, quantity.of == nil {
      // «1 tạ rưỡi».
      if !quantity.hasScale, reading.follows(end), numerals.isHalf(end),
        let more = quantity.value.adding(Decimal(digits: 5, scale: 1))
      {
        quantity.value = more
        end += 1
      }
      // «từ 10 hộ trở lên».
      if let hit = approximator("behind", { reading.longest($0, at: end) }), reading.follows(end) {
        approximation = relation(hit)
        end = hit.end
        if hasFrom { start = at - 1 }
      }
    }
    if reading.tokens[at].kind == .word,
      !words.isCount(at, quantity.end, isLoose: approximation == nil && quantity.max == nil)
    {
      return nil
    }
    return Count(
      surface: reading.range(start..<end), value: quantity.value, max: quantity.max,
      of: quantity.of, unit: reading.range(unit), kind: quantity.of == nil ? kind : .ratio,
      approximation: approximation, confidence: 95, tokens: start..<end)
  }

  private func approximator(_ place: StaticString, _ find: (Table) -> Hit?) -> Hit? {
    find(.approximators).flatMap { hit in
      reading.lexicon.cell(.approximators, Int(hit.row), 2) == place ? hit : nil
    }
  }

  private func relation(_ hit: Hit) -> Count.Approximation? {
    Count.Approximation(
      rawValue: reading.lexicon.cell(.approximators, Int(hit.row), 1).string)
  }

  /// «từ 60 triệu đồng đến 80 triệu đồng/hộ»: the upper end, behind the unit of the lower one.
  private func upperEnd(
    _ kind: Count.Kind, _ unit: Range<Int>
  ) -> (value: Decimal, kind: Count.Kind, unit: Range<Int>)? {
    let at = unit.upperBound
    guard reading.follows(at), reading.keyword(at) == .to, reading.follows(at + 1),
      at + 1 < reading.count, !reading.isClaimed(at + 1), var upper = quantity(at + 1),
      upper.max == nil, upper.of == nil, let (upperKind, upperUnit) = self.unit(&upper),
      upperKind == kind, upperUnit.lowerBound < reading.count,
      reading.bytes(upperUnit.lowerBound).elementsEqual(reading.bytes(unit.lowerBound))
    else { return nil }
    return (upper.value, upperKind, upperUnit)
  }

  /// The number itself: one, a ratio «5/7», or a range «40-50», «2 đến 3».
  private func quantity(_ at: Int) -> Quantity? {
    guard let first = numerals.numeral(at) else { return nil }
    var result = Quantity(start: at, value: first.value, end: first.end, hasScale: first.hasScale)
    let next = first.end
    guard reading.follows(next), reading.follows(next + 1), next + 1 < reading.count,
      !reading.isClaimed(next + 1)
    else { return result }
    let isFigure = reading.tokens[next + 1].kind == .number
    if reading.sign(next) == .slash, isFigure, !first.hasScale,
      let of = numerals.numeral(next + 1)
    {
      result.of = of.value
      if of.hasScale { result.value = scaleLike(first, of) ?? result.value }
      result.end = of.end
      result.hasScale = of.hasScale
    } else if reading.sign(next) == .dash && isFigure || reading.keyword(next) == .to,
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
    upper.scale.flatMap { lower.value.scaled(by: $0) }
  }

  private func unit(_ quantity: inout Quantity) -> (Count.Kind, Range<Int>)? {
    let at = quantity.end
    guard reading.follows(at), at < reading.count else { return nil }
    if reading.sign(at) == .percent || reading.sign(at) == .perMille {
      return (.percent, at..<perUnit(at + 1))
    }
    // «12,5 trđ».
    if let scale = reading.longest(.scales, at: at),
      reading.lexicon.cell(.scales, Int(scale.row), 2) == "yes",
      let exponent = Int(reading.lexicon.cell(.scales, Int(scale.row), 1).string),
      let value = quantity.value.scaled(by: exponent)
    {
      quantity.value = value
      return (.money, at..<perUnit(scale.end))
    }
    guard let noun = reading.longest(.countNouns, at: at), isNoun(noun, behind: quantity.start)
    else {
      return unknownNoun(behind: quantity).map { (.cardinal, at..<$0) }
    }
    // «327 cấp tỉnh», «chính quyền hai cấp»: of a level, not so many levels.
    if reading.keyword(at) == .tier,
      reading.tokens[at - 1].kind == .word
        || reading.longest(.administrativeTypes, at: noun.end) != nil
    {
      return nil
    }
    let cell = reading.lexicon.cell(.countNouns, Int(noun.row), 1)
    let kind = Self.kinds.first { cell == $0.word }?.kind ?? .cardinal
    return (kind, at..<perUnit(noun.end))
  }

  /// The end of a noun that the table does not know: one small word, two when another one follows. Only
  /// behind a number that is hardly a name: «04 quan đám», «1.024 hiện vật», «có 17 bảo vật».
  private func unknownNoun(behind quantity: Quantity) -> Int? {
    let (first, at) = (quantity.start, quantity.end)
    // Most numbers without a noun are those of articles and points, of one digit.
    guard at > first + 1 || (2...3).contains(reading.digits(first)),
      reading.tokens[at - 1].kind == .number, quantity.of == nil, quantity.max == nil,
      reading.gap(at) == .space, isPlainWord(at)
    else { return nil }
    let isPadded = reading.bytes(first).first == UInt8(ascii: "0")
    guard isPadded || at > first + 1 || !isName(first) else { return nil }
    return isPlainWord(at + 1) && reading.follows(at + 1) ? at + 2 : at + 1
  }

  /// «Nghị quyết 15», «Ban Chỉ đạo 35»: behind capitalised words a number is part of a name.
  private func isName(_ at: Int) -> Bool {
    guard reading.follows(at) else { return false }
    return (max(0, at - 2)..<at).contains { reading.tokens[$0].isCapitalized }
  }

  private func isPlainWord(_ at: Int) -> Bool {
    at < reading.count && reading.tokens[at].kind == .word && reading.tokens[at].shape == .lower
      && reading.keyword(at) == .none
  }

  private static let kinds: [(word: StaticString, kind: Count.Kind)] = [
    ("money", .money), ("area", .area), ("mass", .mass), ("length", .length), ("percent", .percent),
  ]

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
  private func isNoun(_ noun: Hit, behind start: Int) -> Bool {
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
    if token.shape == .upper, start > 0, reading.tokens[start - 1].shape == .upper { return true }
    if noun.count > 2 { return token.shape == .title }
    let phrase = reading.lexicon.cell(.countNouns, Int(noun.row), 0).bytes
    return phrase.starts(with: reading.bytes(noun.first))
  }

  /// Not a piece of a longer number, a symbol, a list label or a footnote mark.
  private func standsFree(_ at: Int) -> Bool {
    guard at > 0 else { return true }
    // «15 000 đồng»: the end of a number in groups.
    if reading.digits(at) == 3, reading.gap(at) == .space, reading.tokens[at - 1].kind == .number,
      reading.digits(at - 1) <= 3, reading.gap(at - 1) != .none,
      reading.label(before: at - 1) != true
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
    // «Ấp 4, 5 xã Phong Thạnh»: the next of a list.
    if reading.sign(at - 1) == .comma, at > 2, reading.follows(at - 1),
      reading.tokens[at - 2].kind == .number, reading.digits(at - 2) <= 2, reading.digits(at) <= 2,
      reading.label(before: at - 2) == true
    {
      return true
    }
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
