import Foundation
import Testing

@testable import LanguageCompiler

/// The tables are the truth; these tests keep them tidy and the compiled data up to date.
@Suite struct TableTests {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/VietnameseData")

  private static func files() throws -> [(name: String, lines: [String])] {
    try ["tables", "gazetteer", "language"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        at: data.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    }
    .filter { $0.pathExtension == "tsv" }
    .map {
      (
        $0.lastPathComponent,
        try String(contentsOf: $0, encoding: .utf8).components(separatedBy: "\n")
      )
    }
    .sorted { $0.0 < $1.0 }
  }

  /// The compiled lexicon is what the tables give; run LanguageCompiler after changing one.
  @Test func compiledDataIsUpToDate() throws {
    let tables = try Table.all(in: Self.data.appendingPathComponent("tables"))
    let compiled = try Data(contentsOf: Self.data.appendingPathComponent("compiled/lexicon.bin"))
    let language = try Table.all(in: Self.data.appendingPathComponent("language"))
    let syllables = language.first { $0.name == "syllables" }!.rows.map { ($0[0], Int($0[1])!) }
    #expect(Data(try LexiconCompiler.compile(tables, syllables: syllables)) == compiled)
    let spelling = try Data(contentsOf: Self.data.appendingPathComponent("compiled/spelling.bin"))
    #expect(Data(try SpellingCompiler.compile(language)) == spelling)
    let places = try Table.all(in: Self.data.appendingPathComponent("gazetteer"))
    let gazetteer = try Data(
      contentsOf: Self.data.appendingPathComponent("compiled/gazetteer.bin"))
    #expect(Data(try GazetteerCompiler.compile(places)) == gazetteer)
  }

  /// A row that names a parent, a code or a day that does not exist stops the compiler.
  @Test(arguments: [
    "9a\t-\t-\ttỉnh\tAn Giang\t-", "00001\t-\t-\txã\tAn\t99", "01\t2025\t-\ttỉnh\tA\t-",
  ])
  func malformedUnitsAreRefused(_ row: String) throws {
    let units = try Table(
      name: "units",
      text: """
        # source
        code\tfrom\tuntil\ttype\tname\tparent
        08\t2025-07-01\t-\ttỉnh\tTuyên Quang\t-
        \(row)

        """)
    let spellings = try Table(name: "spellings", text: "# source\ncode\tera\tspelling\n")
    let successors = try Table(name: "successors", text: "# source\ncode\tsuccessor\tkind\n")
    #expect(throws: Table.Malformed.self) {
      try GazetteerCompiler.compile([units, spellings, successors])
    }
    let sound = try Table(
      name: "units",
      text: "# source\ncode\tfrom\tuntil\ttype\tname\tparent\n08\t2025-07-01\t-\ttỉnh\tA\t-\n")
    #expect(throws: Never.self) {
      try GazetteerCompiler.compile([sound, spellings, successors])
    }
  }

  /// Sorted by bytes, in NFC, without stray white space, ending in one line feed; sources named first.
  @Test func rowsAreTidy() throws {
    for (name, lines) in try Self.files() {
      #expect(lines.first?.hasPrefix("# ") == true, "\(name): the sources come first")
      #expect(lines.last == "" && lines.dropLast().last != "", "\(name): one line feed at the end")
      let rows = Array(lines.dropLast().drop { $0.hasPrefix("#") }.dropFirst())
      // The features of the judgement stand in the order in which they are computed.
      for (before, after) in zip(rows, rows.dropFirst()) where name != "judgement.tsv" {
        let isSorted = before.utf8.lexicographicallyPrecedes(after.utf8)
        #expect(isSorted, "\(name): «\(before)» before «\(after)»")
      }
      for row in rows {
        #expect(
          Array(row.utf8) == Array(row.precomposedStringWithCanonicalMapping.utf8),
          "\(name): \(row)")
        for cell in row.components(separatedBy: "\t") {
          let trimmed = cell.trimmingCharacters(in: .whitespaces)
          #expect(!cell.isEmpty && cell == trimmed, "\(name): \(row)")
        }
      }
    }
  }

  /// No phrase stands twice, not in another case and not with the tone on the other vowel.
  @Test func phrasesAreUnique() throws {
    for table in try Table.all(in: Self.data.appendingPathComponent("tables")) {
      // Symbols differ by case: «CTr» and «CTR».
      let isSymbol = table.name.hasSuffix("symbols") || table.name == "abbreviations"
      var seen: Set<String> = []
      for row in table.rows {
        let words = row[0].split(separator: " ").map { word in
          let lower = isSymbol ? String(word) : word.lowercased()
          return ([lower] + (isSymbol ? [] : Spelling.variants(of: lower))).min()!
        }
        #expect(seen.insert(words.joined(separator: " ")).inserted, "\(table.name): \(row[0])")
      }
    }
  }

  /// Nothing in the tables or their notices points at where they were made.
  @Test func sourcesArePublic() throws {
    for (name, lines) in try Self.files() {
      for line in lines.prefix(while: { $0.hasPrefix("#") }) {
        #expect(!line.contains("/work") && !line.contains("shared"), "\(name): \(line)")
      }
    }
  }

  @Test(arguments: [
    ("hòa", ["hoà"]), ("ủy", ["uỷ"]), ("khỏe", ["khoẻ"]), ("quý", ["quí"]), ("kỹ", ["kĩ"]),
    ("hoàn", []), ("quá", []), ("gia", []), ("tỉ", ["tỷ"]),
  ])
  func spellings(_ syllable: String, _ others: [String]) {
    #expect(Spelling.variants(of: syllable) == others)
  }
}
