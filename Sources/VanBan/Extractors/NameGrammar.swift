import VanBanText

/// Proper names: runs of capitalised words, with the apostrophes and dashes of minority names.
struct NameGrammar {
  let reading: Reading

  /// The end of the name that begins at a token, nil when none does.
  ///
  /// A name stops before a word that begins something else: a body, a place, an office, a person.
  func name(at first: Int, limit: Int = 6) -> Int? {
    var end = first
    var words = 0
    while end < reading.count, words < limit, isNameWord(end), end == first || reading.follows(end)
    {
      if end > first, reading.tokens[end].gap == .space, beginsOther(end) { break }
      end = wordEnd(end)
      words += 1
    }
    return end > first ? end : nil
  }

  /// A capitalised word; «H'Len», «K’Brêl» go on behind their apostrophe.
  private func wordEnd(_ at: Int) -> Int {
    var end = at + 1
    while end - at < 5, end + 1 < reading.count, reading.sign(end) == .apostrophe,
      reading.gap(end) == .none,
      reading.gap(end + 1) == .none, reading.tokens[end + 1].kind == .word
    {
      end += 2
    }
    // «K' Brồi».
    if reading.sign(end) == .apostrophe, reading.gap(end) == .none, reading.gap(end + 1) == .space,
      isNameWord(end + 1), reading.bytes(at).count == 1
    {
      end += 2
    }
    return end
  }

  /// Three or more words of which the first is a family name.
  func isPerson(_ name: Range<Int>) -> Bool {
    name.count >= 3 && reading.longest(.surnames, at: name.lowerBound) != nil
  }

  /// Two words or more of which the first is a family name or «A», «Y», and no official place: «Ksor Phơn»,
  /// «A Nging», but not «A Lưới».
  func isShortPerson(_ name: Range<Int>) -> Bool {
    (2...4).contains(name.count) && reading.longest(.surnames, at: name.lowerBound) != nil
      && !isPlace(name, orCommune: true)
  }

  /// The official lists have a province or district of that name.
  func isPlace(_ name: Range<Int>, orCommune: Bool = false) -> Bool {
    let gazetteer = Gazetteer.official
    var found = false
    gazetteer.forEachRow(named: gazetteer.letters.hash(reading.bytes(of: name))) { row in
      if orCommune || AdministrativeUnit(row: row).level != .commune { found = true }
    }
    return found
  }

  /// A family name and «Văn» or «Thị» behind it: a person, or one of the few places named after one
  /// («huyện Trần Văn Thời»).
  func isCertainlyPerson(_ name: Range<Int>) -> Bool {
    isPerson(name) && reading.keyword(name.lowerBound + 1) == .middleName
  }

  func isNameWord(_ at: Int) -> Bool {
    guard at < reading.count, reading.tokens[at].kind == .word else { return false }
    // «KBang», «KonPlông».
    if reading.tokens[at].shape == .mixed {
      return (0x41...0x5A).contains(reading.bytes(at).first!)
    }
    guard reading.tokens[at].isCapitalized else { return false }
    // In a heading capitals mark no names: «HUYỆN CÓ RỪNG».
    guard reading.tokens[at].shape == .upper else { return true }
    switch reading.keyword(at) {
    case .has, .perfect, .is, .of, .to, .for, .passive, .future: return false
    default: return true
    }
  }

  /// Whether a capitalised word begins a body, an office or a person rather than going on with a name.
  func beginsOther(_ at: Int) -> Bool {
    if let organization = reading.longest(.organizations, at: at),
      organization.count > 1 || reading.tokens[at].shape == .upper
    {
      return true
    }
    if let role = reading.longest(.roles, at: at), role.count > 1 { return true }
    return false
  }
}
