import VanBanText

/// Finds places that stand without a type word: provinces («tại Hà Nội»), and the parts of the document's
/// own place in lists («phía Bắc (Tuy Phong, Bắc Bình)»).
///
/// Only whole runs of capitalised words that are an official name letter for letter count.
struct BareNameFinder {
  private let reading: Reading
  private let names: NameGrammar
  private let gazetteer = Gazetteer.official
  private let provinces: [UInt64: [Int]]
  private let day: UInt32
  /// The rows of the document's own place and of the units right inside it, by the hashes of their names.
  private var own: [UInt64: Int] = [:]

  /// A bit for each spelling by its first bytes and its length; most words are told apart here.
  private var known = [UInt64](repeating: 0, count: 64)

  /// - Parameter home: the document's own place and those around it, the smallest first.
  init(_ reading: Reading, home: [AdministrativeUnit], day: UInt32) {
    self.reading = reading
    names = NameGrammar(reading: reading)
    self.day = day
    provinces = gazetteer.provinces
    if let place = home.first {
      gazetteer.forEachChild(of: place.row) { row in
        if exists(row) { own[hash(row)] = row }
      }
      for unit in home where unit.level != .province { own[hash(unit.row)] = unit.row }
    }
    for row in own.values { note(row) }
    for row in provinces.values.joined() { note(row) }
  }

  private mutating func note(_ row: Int) {
    let unit = AdministrativeUnit(row: row)
    // «Quận 1» is never called by its number alone.
    for spelling in 0..<unit.spellingCount where unit.spelling(spelling).bytes.count > 1 {
      let (word, bit) = Self.place(of: unit.spelling(spelling).bytes)
      known[word] |= 1 << bit
    }
  }

  /// - Parameter name: two bytes or more.
  private static func place(of name: UnsafeRawBufferPointer) -> (word: Int, bit: Int) {
    (Int(name[0] ^ name[1] << 3) & 63, (name.count + Int(name[1] >> 3)) & 63)
  }

  private func hash(_ row: Int) -> UInt64 {
    gazetteer.letters.hash(gazetteer.spelling(row, 0).bytes)
  }

  /// A name and the unit it is of.
  private struct Name {
    let tokens: Range<Int>
    let unit: AdministrativeUnit
    let spelling: Int
  }

  /// The places in order.
  ///
  /// - Parameter taken: tells which tokens belong to other mentions; asked only when a name was found.
  func find(isTaken: (Range<Int>) -> Bool) -> [Unit] {
    var found: [Unit] = []
    /// Names of one list, of which a single one proves nothing.
    var list: [Name] = []
    func endList() {
      if list.count > 1 || list.first.map(standsForItself) ?? false {
        found += list.map(unit)
      }
      list.removeAll(keepingCapacity: true)
    }
    var end = 0
    for capital in reading.capitals where capital >= end {
      var at = capital
      // «Tại Hà Nội, …».
      if reading.keyword(at) != .none, at + 1 < reading.count, names.isNameWord(at + 1) { at += 1 }
      end = at + 1
      while end < reading.count, reading.follows(end), names.isNameWord(end) || isInside(end) {
        end += 1
      }
      // A single word is hardly a place where every word has a capital.
      if end > at + 1 || !beginsSentence(at), let name = name(at..<end), !isTaken(at..<end) {
        if let last = list.last, !isJoined(last.tokens.upperBound, at) { endList() }
        list.append(name)
      }
    }
    endList()
    return found
  }

  private func beginsSentence(_ at: Int) -> Bool {
    guard at > 0, reading.gap(at) <= .space else { return true }
    return reading.sign(at - 1) == .period || reading.sign(at - 1) == .colon
      || reading.sign(at - 1) == .dash
  }

  /// «H'Len»: an apostrophe inside a name.
  private func isInside(_ at: Int) -> Bool {
    reading.sign(at) == .apostrophe && reading.gap(at) == .none && reading.gap(at + 1) == .none
  }

  private func isJoined(_ end: Int, _ next: Int) -> Bool {
    end + 1 == next && reading.follows(end) && reading.follows(next)
      && (reading.sign(end) == .comma || reading.keyword(end) == .and)
  }

  private func name(_ tokens: Range<Int>) -> Name? {
    guard tokens.count <= 4 else { return nil }
    let bytes = reading.bytes(of: tokens)
    guard bytes.count > 1 else { return nil }
    let (word, bit) = Self.place(of: bytes)
    guard known[word] >> bit & 1 == 1 else { return nil }
    let hash = gazetteer.letters.hash(bytes)
    guard own[hash] != nil || provinces[hash] != nil else { return nil }
    let rows =
      (own[hash].map { [$0] } ?? [])
      + (provinces[hash] ?? []).filter { AdministrativeUnit(row: $0).hasBegun(by: day) }
    // A code that names another province now comes last.
    for row in rows.filter(exists) + rows.filter({ !exists($0) }) {
      let unit = AdministrativeUnit(row: row)
      for spelling in 0..<unit.spellingCount
      where unit.spelling(spelling).bytes.elementsEqual(bytes) {
        return Name(tokens: tokens, unit: unit, spelling: spelling)
      }
    }
    return nil
  }

  private func exists(_ row: Int) -> Bool { AdministrativeUnit(row: row).exists(on: day) }

  /// A province, whose name is nothing else; the document's own place; what stands behind «tại», «ở», «từ».
  /// A person's name without «TP.» is none: «Hồ Chí Minh».
  private func standsForItself(_ name: Name) -> Bool {
    let before = name.tokens.lowerBound - 1
    if name.unit.level == .province {
      // «chị Hà Giang», «khách sạn Bình Dương» are others.
      return !names.isPerson(name.tokens)
        && (before < 0 || !reading.follows(before + 1) || reading.tokens[before].kind == .sign
          || reading.keyword(before) != .none && reading.label(before: before + 1) != true)
    }
    guard name.tokens.count > 1, reading.follows(name.tokens.lowerBound) else { return false }
    return reading.keyword(name.tokens.lowerBound - 1) == .at
  }

  private func unit(_ name: Name) -> Unit {
    Unit(
      surface: reading.range(name.tokens), kind: .administrative, level: name.unit.level,
      type: nil, name: reading.range(name.tokens),
      place: OfficialPlace(unit: name.unit, spelling: name.spelling, day: day), candidates: 1,
      confidence: 80, scope: PlaceScope(type: nil, name: name.tokens), tokens: name.tokens)
  }
}
