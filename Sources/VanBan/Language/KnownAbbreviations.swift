import VanBanText

/// Every abbreviation of the tables, and the one a misread one is nearest to.
struct KnownAbbreviations: Sendable {
  /// All abbreviations, those of types, and those of issuers.
  static let shared = KnownAbbreviations(
    .vietnamese, [.abbreviations, .issuerSymbols, .typeSymbols])
  static let types = KnownAbbreviations(.vietnamese, [.typeSymbols])
  static let issuers = KnownAbbreviations(.vietnamese, [.issuerSymbols])

  private let all: Set<String>
  /// The known ones by what is left when one of their letters is taken out.
  private let shortened: [String: [String]]

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
    var shortened: [String: [String]] = [:]
    for abbreviation in all.sorted() where abbreviation.unicodeScalars.count >= 4 {
      for part in Self.shortened(abbreviation) { shortened[part, default: []].append(abbreviation) }
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
    if let marked = plain[Self.plain(printed)] { return marked.count == 1 ? marked[0] : nil }
    var found: Set<String> = []
    for part in Self.shortened(printed) {
      // One letter is another.
      for known in shortened[part] ?? [] where isOneApart(known, printed) { found.insert(known) }
      // One letter too many.
      if all.contains(part), part.unicodeScalars.count >= 3 { found.insert(part) }
    }
    // One letter is lost.
    for known in shortened[printed] ?? [] { found.insert(known) }
    return found.count == 1
      ? found.first
      : found.min { likeness($0, printed) < likeness($1, printed) }
        .flatMap { best in
          found.count { likeness($0, printed) == likeness(best, printed) } == 1 ? best : nil
        }
  }

  /// Another letter in its place is nearer than one too many or too few.
  private func likeness(_ known: String, _ printed: String) -> Int {
    known.unicodeScalars.count == printed.unicodeScalars.count ? 0 : 1
  }

  /// The letters without marks and strokes, a letter doubled by a misread one («ĐÐ») once.
  private static func plain(_ text: String) -> [UInt8] {
    let doubled = text.replacingDoubled("Đ", "Ð")
    return Array(doubled.utf8).withUnsafeBytes {
      Gazetteer.official.letters.plain($0).map { $0 & 0x7F }
    }
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

  private static func shortened(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { place in
      String(String.UnicodeScalarView(scalars[..<place] + scalars[(place + 1)...]))
    }
  }
}

extension String {
  /// The text with one letter where two that look the same stand together.
  fileprivate func replacingDoubled(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let scalar = scalar == other ? one : scalar
      if scalar == one, result.last == one { continue }
      result.append(scalar)
    }
    return String(result)
  }
}
