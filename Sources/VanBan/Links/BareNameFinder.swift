import VanBanText

/// Finds places that stand without a type word: provinces («tại Hà Nội»), and the parts of the document's
/// own place in lists («phía Bắc (Tuy Phong, Bắc Bình)»).
///
/// Only whole runs of capitalised words that are an official name letter for letter count.
struct BareNameFinder {
  private let reading: Reading
  private let names: NameGrammar
  private let gazetteer = Gazetteer.official
  private let day: UInt32
  /// The rows of the document's own place and of the units right inside it, by the hashes of their names.
  private var own: [UInt64: Int] = [:]

  /// - Parameter home: the document's own place and those around it, the smallest first.
  init(_ reading: Reading, home: [AdministrativeUnit], day: UInt32) {
    self.reading = reading
    names = NameGrammar(reading: reading)
    self.day = day
    guard let place = home.first else { return }
    gazetteer.forEachChild(of: place.row) { row in
      if exists(row) { own[hash(row)] = row }
    }
    for unit in home where unit.level != .province { own[hash(unit.row)] = unit.row }
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
  /// - Parameter taken: tells of a token whether it belongs to another mention.
  func find(isTaken: (Int) -> Bool) -> [Unit] {
    var found: [Unit] = []
    /// Names of one list, of which a single one proves nothing.
    var list: [Name] = []
    func endList() {
      if list.count > 1 || list.first.map(standsForItself) ?? false {
        found += list.map(unit)
      }
      list.removeAll(keepingCapacity: true)
    }
    var at = 0
    while at < reading.count {
      let token = reading.tokens[at]
      guard token.kind == .word, token.shape == .title || token.shape == .capital else {
        at += 1
        continue
      }
      var end = at + 1
      while end < reading.count, reading.follows(end), names.isNameWord(end) || isInside(end) {
        end += 1
      }
      if (at..<end).contains(where: isTaken) {
        at = end
        continue
      }
      if let name = name(at..<end) {
        if let last = list.last, !isJoined(last.tokens.upperBound, at) { endList() }
        list.append(name)
      }
      at = end
    }
    endList()
    return found
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
    let hash = gazetteer.letters.hash(bytes)
    var rows: [Int] = []
    if let row = own[hash] { rows.append(row) }
    gazetteer.forEachRow(named: hash) { row in
      let unit = AdministrativeUnit(row: row)
      if unit.level == .province, unit.hasBegun(by: day) { rows.append(row) }
    }
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
    if name.unit.level == .province { return !names.isPerson(name.tokens) }
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
