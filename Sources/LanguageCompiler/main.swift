import Foundation

/// Compiles `tables/*.tsv` into `compiled/lexicon.bin`; run it after every change of a table.
let arguments = CommandLine.arguments.dropFirst()
let data = URL(fileURLWithPath: arguments.first ?? "Sources/VietnameseData", isDirectory: true)
do {
  let tables = try Table.all(in: data.appendingPathComponent("tables"))
  let lexicon = try LexiconCompiler.compile(tables)
  let output = data.appendingPathComponent("compiled/lexicon.bin")
  try Data(lexicon).write(to: output, options: .atomic)
  let rows = tables.reduce(0) { $0 + $1.rows.count }
  print("\(tables.count) tables, \(rows) rows, \(lexicon.count) bytes")
} catch {
  FileHandle.standardError.write(Data("LanguageCompiler: \(error)\n".utf8))
  exit(1)
}
