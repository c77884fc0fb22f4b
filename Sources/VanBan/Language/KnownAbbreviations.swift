import VanBanText

/// Every abbreviation of the tables, and the one a misread one is nearest to.
struct KnownAbbreviations: Sendable {
  /// All abbreviations, those of types, and those of issuers.
  static let shared = KnownAbbreviations(
    .vietnamese, [.abbreviations, .issuerSymbols, .typeSymbols])
  static let types = KnownAbbreviations(.vietnamese, [.typeSymbols])
  static let issuers = KnownAbbreviations(.vietnamese, [.issuerSymbols])

  private let all: Set<String>
  /// The known ones by the hash of what is left when one of their letters is taken out.
  private let shortened: [UInt64: [String]]

  /// By their letters without marks.
  private let plain: [[UInt8]: [String]]

  init(_ lexicon: Lexicon, _ tables: [Table]) {
    var all: Set<String> = []
    for table in tables {
      for row in 0..<lexicon.rowCount(table) {
        let abbreviation = lexicon.cell(table, row, 0).string
        if !abbreviation.contains(" ") { all.insert(abbreviation) }
      }
    }
    self.all = all
    plain = Dictionary(grouping: all.sorted(), by: Self.plain)
    var shortened: [UInt64: [String]] = [:]
    for abbreviation in all.sorted() where abbreviation.unicodeScalars.count >= 4 {
      Self.forEachPart(abbreviation) { hash, _ in
        shortened[hash, default: []].append(abbreviation)
      }
    }
    self.shortened = shortened
  }

  func contains(_ abbreviation: String) -> Bool { all.contains(abbreviation) }

  /// The one known abbreviation with the same letters and other marks.
  func marked(_ printed: String) -> String? {
    plain[Self.plain(printed)].flatMap { $0.count == 1 ? $0[0] : nil }
  }

  /// The one known abbreviation that differs in one letter; nil when there are several or none.
  func nearest(to printed: String) -> String? {
    // No abbreviation is so long; a long run of letters has many parts.
    guard printed.utf8.count <= 64 else { return nil }
    if let marked = plain[Self.plain(printed)] { return marked.count == 1 ? marked[0] : nil }
    var found: Set<String> = []
    let isLong = printed.unicodeScalars.count > 3
    Self.forEachPart(printed) { hash, place in
      // One letter is another.
      for known in shortened[hash] ?? [] where isOneApart(known, printed) { found.insert(known) }
      // One letter too many.
      if isLong, case let part = printed.without(place), all.contains(part) { found.insert(part) }
    }
    // One letter is lost.
    for known in shortened[printed.bytesHash] ?? [] { found.insert(known) }
    return found.count == 1
      ? found.first
      : found.min { likeness($0, printed) < likeness($1, printed) }
        .flatMap { best in
          found.count { likeness($0, printed) == likeness(best, printed) } == 1 ? best : nil
        }
  }

  /// The one known abbreviation that differs in one letter and has its capitals in the same places: «TTg» for
  /// «TTọ».
  func alike(_ printed: String) -> String? {
    func capitals(_ text: String) -> [Bool] { text.unicodeScalars.map(\.properties.isUppercase) }
    let found = all.filter { isOneApart($0, printed) && capitals($0) == capitals(printed) }
    return found.count == 1 ? found.first : nil
  }

  /// Another letter in its place is nearer than one too many or too few.
  private func likeness(_ known: String, _ printed: String) -> Int {
    known.unicodeScalars.count == printed.unicodeScalars.count ? 0 : 1
  }

  /// The letters without marks and strokes, a letter doubled by a misread one («ĐÐ») once.
  private static func plain(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      // Đ is C4 90, Ð is C3 90.
      if byte == 0x90, let first = bytes.last, first == 0xC3 || first == 0xC4 {
        bytes.removeLast()
        if !bytes.suffix(2).elementsEqual([0xC4, 0x90]) { bytes += [0xC4, 0x90] }
      } else {
        bytes.append(byte)
      }
    }
    return bytes.withUnsafeBytes { Gazetteer.official.letters.plain($0).map { $0 & 0x7F } }
  }

  /// Whether two differ in one letter: another one, one too many or too few.
  static func areNear(_ one: String, _ two: String) -> Bool {
    let (one, two) = (Array(one.unicodeScalars), Array(two.unicodeScalars))
    var same = 0
    while same < min(one.count, two.count), one[same] == two[same] { same += 1 }
    let (restOfOne, restOfTwo) = (one[same...], two[same...])
    if one.count == two.count { return restOfOne.dropFirst().elementsEqual(restOfTwo.dropFirst()) }
    if one.count == two.count + 1 { return restOfOne.dropFirst().elementsEqual(restOfTwo) }
    return one.count + 1 == two.count && restOfOne.elementsEqual(restOfTwo.dropFirst())
  }

  private func isOneApart(_ one: String, _ two: String) -> Bool {
    let (one, two) = (Array(one.unicodeScalars), Array(two.unicodeScalars))
    return one.count == two.count && zip(one, two).count { $0 != $1 } == 1
  }

  /// Calls `body` with each letter of a text and the hash of what is left without it.
  private static func forEachPart(_ text: String, _ body: (UInt64, String.Index) -> Void) {
    let scalars = text.unicodeScalars
    for place in scalars.indices {
      var hash = FNV1a()
      for byte in text.utf8[..<place] { hash.add(byte) }
      for byte in text.utf8[scalars.index(after: place)...] { hash.add(byte) }
      body(hash.value, place)
    }
  }
}

extension String {
  fileprivate var bytesHash: UInt64 {
    var hash = FNV1a()
    for byte in utf8 { hash.add(byte) }
    return hash.value
  }

  fileprivate func without(_ place: Index) -> String {
    var scalars = unicodeScalars
    scalars.remove(at: place)
    return String(scalars)
  }
}
