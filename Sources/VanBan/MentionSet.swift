import VanBanText

/// All mentions of a document while they are being linked, in the order of the flow text.
struct MentionSet {
  var references: [Reference] = []
  var dates: [DateExpression] = []
  var counts: [Count] = []
  var units: [Unit] = []
  var people: [Person] = []

  /// Adds what only the form of the page tells: the bodies and the place of the letterhead, and the
  /// people who sign.
  mutating func add(_ header: HeaderReader.Header, _ reading: Reading) {
    for body in header.bodies {
      replaceUnits(in: body, kind: .organization, reading)
    }
    if let place = header.place {
      replaceUnits(in: place, kind: .administrative, reading)
      // «Bác Ái Đông, ngày …» is no uncle.
      people.removeAll { $0.tokens.overlaps(place) }
    }
    for signer in header.facts.signers + (header.facts.copy?.signers ?? []) {
      let known = people.firstIndex {
        $0.surface.start < signer.name.end && signer.name.start < $0.surface.end
      }
      if let known {
        // «Thượng tá Võ Duy Hợp»: the rank has named him, the block tells the office.
        if people[known].role == nil { people[known].role = signer.role }
        continue
      }
      people.append(
        Person(
          surface: signer.name, honorific: nil, role: signer.role, confidence: 90,
          tokens: 0..<0))
    }
    people.sort { $0.surface.start < $1.surface.start }
  }

  private mutating func replaceUnits(in tokens: Range<Int>, kind: Unit.Kind, _ reading: Reading) {
    let inside = units.filter { tokens.overlaps($0.tokens) }
    units.removeAll { $0.tokens.overlaps(tokens) }
    var scope = inside.last { $0.scope.type != nil || $0.scope.name != nil }?.scope ?? PlaceScope()
    if kind == .administrative, scope.name == nil { scope = PlaceScope(type: nil, name: tokens) }
    let isPlace = kind == .administrative
    let unit = Unit(
      surface: reading.range(tokens), kind: kind,
      level: inside.last { $0.level != nil }?.level,
      type: isPlace ? scope.type : nil, name: isPlace ? scope.name.map(reading.range) : nil,
      confidence: 95, scope: scope, tokens: tokens)
    let at = units.firstIndex { $0.tokens.lowerBound > tokens.lowerBound } ?? units.count
    units.insert(unit, at: at)
  }

  /// Adds places without a type word that are part of no other mention.
  mutating func addBareNames(_ finder: BareNameFinder) {
    var taken: [Range<Int>] = []
    var next = 0
    let bare = finder.find { name in
      if taken.isEmpty { taken = tokensOfNames() }
      while next < taken.count, taken[next].upperBound <= name.lowerBound { next += 1 }
      return next < taken.count && taken[next].overlaps(name)
    }
    if bare.isEmpty { return }
    // The places in which others lie are told by their indices, which move.
    let order = (units + bare).enumerated()
      .sorted { $0.element.tokens.lowerBound < $1.element.tokens.lowerBound }
    var moved = [Int](repeating: 0, count: order.count)
    for (index, entry) in order.enumerated() { moved[entry.offset] = index }
    units = order.map { entry in
      var unit = entry.element
      unit.within = unit.within.map { moved[$0] }
      return unit
    }
  }

  /// The tokens of units, people and references, in order.
  private func tokensOfNames() -> [Range<Int>] {
    (units.map(\.tokens) + people.map(\.tokens) + references.map(\.tokens))
      .filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Tells each date which reference it dates.
  mutating func dateReferences() {
    var byStart: [Int: Int] = [:]
    for (index, reference) in references.enumerated() {
      if let date = reference.date, !date.isShared { byStart[date.surface.start] = index }
    }
    for index in dates.indices { dates[index].reference = byStart[dates[index].surface.start] }
  }
}
