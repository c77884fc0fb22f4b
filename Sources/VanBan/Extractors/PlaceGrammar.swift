import VanBanText

/// A place: a type word with a name or a number.
struct Place {
  let type: Hit
  private let all: TokenRange
  private let named: TokenRange

  init(tokens: Range<Int>, type: Hit, name: Range<Int>?) {
    self.type = type
    all = TokenRange(tokens)
    named = TokenRange(name)
  }

  var tokens: Range<Int> { all.range! }
  /// The name behind the type word, nil for a bare «huyện».
  var name: Range<Int>? { named.range }
}

/// Reads places: «xã Đăk Tô Lung», «thôn 4», «thôn 5 Ngọc Răng – Nhân Liễu», «TP. Hồ Chí Minh».
struct PlaceGrammar {
  let reading: Reading
  let names: NameGrammar

  init(_ reading: Reading) {
    self.reading = reading
    names = NameGrammar(reading: reading)
  }

  /// The place whose type word begins at a token; its name may be missing.
  func place(at first: Int) -> Place? {
    guard let type = reading.longest(.administrativeTypes, at: first), !isInWord(first),
      !isOtherWord(type), !isName(type)
    else { return nil }
    var next = type.end
    if reading.sign(next) == .period, reading.gap(next) == .none,
      reading.tokens[first].isCapitalized,
      type.count == 1, reading.tokens[first].end - reading.tokens[first].start <= 3
    {
      next += 1
    }
    guard reading.follows(next), next < reading.count else {
      return Place(tokens: first..<type.end, type: type, name: nil)
    }
    let start = next
    if reading.tokens[next].kind == .number, reading.digits(next) <= 3, takesNumber(type),
      !isSymbol(next + 1)
    {
      next += 1
      if reading.gap(next) == .none, next < reading.count, reading.tokens[next].kind == .word,
        reading.tokens[next].end - reading.tokens[next].start == 1
      {
        next += 1
      }
    }
    if next < reading.count, reading.follows(next), names.isNameWord(next),
      !names.beginsOther(next)
        || reading.longest(.administrativeTypes, at: next) != nil
          && next > start,
      !isPaper(next), let end = names.name(at: next), !isHolder(next..<end, of: type)
    {
      next = end
      next = doubleName(next)
    }
    if next == start, let end = farm(start, of: type) { next = end }
    guard next > start else { return Place(tokens: first..<type.end, type: type, name: nil) }
    return Place(tokens: first..<next, type: type, name: start..<next)
  }

  /// «thị trấn Nông trường Việt Lâm»: a name that begins like that of a body, when the lists have it.
  private func farm(_ start: Int, of type: Hit) -> Int? {
    guard let head = reading.longest(.organizations, at: start), reading.follows(head.end),
      let end = names.name(at: head.end),
      Gazetteer.official.hasUnit(
        reading.bytes(of: start..<end), type: PlaceType(row: Int(type.row)).official)
    else { return nil }
    return end
  }

  /// «Sóc Trăng», «Sóc Sơn»: a province or district whose name begins like a kind of village.
  private func isName(_ type: Hit) -> Bool {
    guard type.count == 1, reading.tokens[type.first].shape == .title, takesNumber(type),
      let end = names.name(at: type.first, limit: 3)
    else { return false }
    return names.isPlace(type.first..<end)
  }

  /// «nông thôn», «già làng»: words that end in a type word.
  func isOtherWord(_ type: Hit) -> Bool {
    reading.lexicon.cell(.administrativeTypes, Int(type.row), 1) == "none"
  }

  /// «bản Điều lệ», «bản Quy chế»: a paper.
  private func isPaper(_ name: Int) -> Bool {
    reading.longest(.documentTypes, at: name).map { $0.count > 1 } ?? false
  }

  /// «Trưởng thôn Nguyễn Văn Tám»: behind an office the name is that of a person.
  private func isHolder(_ name: Range<Int>, of type: Hit) -> Bool {
    names.isCertainlyPerson(name)
      && (reading.longest(.roles, endingAt: type.end) != nil
        || reading.longest(.roles, endingAt: type.first) != nil)
  }

  /// The syllable is the end of a longer word: «văn bản 08», «biên bản».
  private func isInWord(_ first: Int) -> Bool {
    guard let word = reading.longest(.documentTypes, endingAt: first + 1, within: 4) else {
      return false
    }
    return word.count > 1
  }

  /// «Ngọc Răng – Nhân Liễu», «Bà Rịa - Vũng Tàu»: two names with a dash between.
  func doubleName(_ end: Int) -> Int {
    guard reading.sign(end) == .dash, reading.follows(end), reading.follows(end + 1),
      names.isNameWord(end + 1), !names.beginsOther(end + 1),
      reading.longest(.administrativeTypes, at: end + 1) == nil,
      reading.longest(.roles, at: end + 1) == nil, reading.longest(.honorifics, at: end + 1) == nil,
      let second = names.name(at: end + 1)
    else { return end }
    return second
  }

  /// Quarters, wards and villages have numbers; communes and districts have none.
  private func takesNumber(_ type: Hit) -> Bool {
    reading.lexicon.cell(.administrativeTypes, Int(type.row), 2) == "yes"
  }

  /// The number goes on to a date or a ratio.
  private func isSymbol(_ at: Int) -> Bool {
    guard reading.gap(at) == .none else { return false }
    return
      (reading.sign(at) == .slash || reading.sign(at) == .period || reading.sign(at) == .percent)
      && at + 1 < reading.count && reading.gap(at + 1) == .none
      && reading.tokens[at + 1].kind == .number
  }
}
