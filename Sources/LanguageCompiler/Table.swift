import Foundation

/// A table as people edit it: comment lines naming the sources, a header, one row a fact.
struct Table {
  let name: String
  let columns: [String]
  let rows: [[String]]

  struct Malformed: Error, CustomStringConvertible {
    let place: String
    let reason: String
    var description: String { "\(place): \(reason)" }
  }

  init(name: String, text: String) throws {
    self.name = name
    var columns: [String]?
    var rows: [[String]] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || columns == nil && line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if let columns {
        guard cells.count == columns.count else {
          throw Malformed(
            place: "\(name).tsv:\(number + 1)",
            reason: "\(cells.count) cells, \(columns.count) columns")
        }
        rows.append(cells)
      } else {
        columns = cells
      }
    }
    guard let columns else { throw Malformed(place: "\(name).tsv", reason: "no header") }
    self.columns = columns
    self.rows = rows
  }

  /// The tables of a folder, by name.
  static func all(in folder: URL) throws -> [Table] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "tsv" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map {
        try Table(
          name: $0.deletingPathExtension().lastPathComponent,
          text: String(contentsOf: $0, encoding: .utf8))
      }
  }
}
