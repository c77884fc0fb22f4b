import Foundation

/// Compiles `tables/*.tsv` into `compiled/lexicon.bin` and `gazetteer/*.tsv` into
/// `compiled/gazetteer.bin`; run it after every change of a table.
let arguments = CommandLine.arguments.dropFirst()
let data = URL(fileURLWithPath: arguments.first ?? "Sources/VietnameseData", isDirectory: true)

func write(_ bytes: [UInt8], to name: String, from tables: [Table]) throws {
  try Data(bytes).write(to: data.appendingPathComponent("compiled/\(name)"), options: .atomic)
  let rows = tables.reduce(0) { $0 + $1.rows.count }
  print("\(name): \(tables.count) tables, \(rows) rows, \(bytes.count) bytes")
}

do {
  let tables = try Table.all(in: data.appendingPathComponent("tables"))
  try write(LexiconCompiler.compile(tables), to: "lexicon.bin", from: tables)
  let places = try Table.all(in: data.appendingPathComponent("gazetteer"))
  try write(GazetteerCompiler.compile(places), to: "gazetteer.bin", from: places)
} catch {
  FileHandle.standardError.write(Data("LanguageCompiler: \(error)\n".utf8))
  exit(1)
}
