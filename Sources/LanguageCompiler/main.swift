import Foundation
import VanBanText

/// `LanguageCompiler` compiles `tables/*.tsv` into `compiled/lexicon.bin`, `language/*.tsv` into
/// `compiled/spelling.bin` and `gazetteer/*.tsv` into `compiled/gazetteer.bin`; run it after every change
/// of a table. `LanguageCompiler model FOLDER[:WEIGHT]…` learns `language/syllables.tsv` and
/// `compiled/ngrams.bin` from folders of text first.
let folder = URL(fileURLWithPath: "Sources/VietnameseData", isDirectory: true)

func write(_ bytes: [UInt8], to name: String, from rows: Int) throws {
  try Data(bytes).write(to: folder.appendingPathComponent("compiled/\(name)"), options: .atomic)
  print("\(name): \(rows) rows, \(bytes.count) bytes")
}

func table(_ path: String) throws -> Table {
  try Table(
    name: path,
    text: String(contentsOf: folder.appendingPathComponent("\(path).tsv"), encoding: .utf8))
}

do {
  let arguments = CommandLine.arguments.dropFirst()
  let places = try Table.all(in: folder.appendingPathComponent("gazetteer"))
  if arguments.first == "model" {
    let text = try TrainingText(folders: Array(arguments.dropFirst()))
    try LanguageModelCompiler(folder: folder).compile(text, places: places)
  } else if !arguments.isEmpty {
    throw Table.Malformed(place: arguments.first!, reason: "only «model» is known")
  }
  let tables = try Table.all(in: folder.appendingPathComponent("tables"))
  let language = try Table.all(in: folder.appendingPathComponent("language"))
  let syllables = language.first { $0.name == "syllables" }!.rows.map { ($0[0], Int($0[1])!) }
  let rows = tables.reduce(syllables.count) { $0 + $1.rows.count }
  try write(
    LexiconCompiler.compile(tables, syllables: syllables), to: "lexicon.bin", from: rows)
  try write(
    SpellingCompiler.compile(language), to: "spelling.bin",
    from: language.reduce(0) { $0 + $1.rows.count })
  try write(
    GazetteerCompiler.compile(places), to: "gazetteer.bin",
    from: places.reduce(0) { $0 + $1.rows.count })
} catch {
  FileHandle.standardError.write(Data("LanguageCompiler: \(error)\n".utf8))
  exit(1)
}
