import Foundation

/// One row of `corpus/examples/*.tsv`.
struct Example: CustomStringConvertible {
  let file: String
  let line: Int
  let text: String
  /// Marked ranges in code points, with what is said of each.
  let marks: [(range: Range<Int>, attributes: [String: String])]

  var description: String { "\(file):\(line)" }

  struct Malformed: Error { let place: String }

  static func all(in name: String) throws -> [Example] {
    let url = Corpus.root.appendingPathComponent("examples/\(name).tsv")
    let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    return try lines.enumerated().dropFirst().compactMap { number, line in
      line.isEmpty ? nil : try Example(file: "\(name).tsv", line: number + 1, row: line)
    }
  }

  private init(file: String, line: Int, row: String) throws {
    self.file = file
    self.line = line
    let cells = row.components(separatedBy: "\t")
    guard cells.count == 2 else { throw Malformed(place: "\(file):\(line)") }
    var text = String.UnicodeScalarView()
    var ranges: [Range<Int>] = []
    var start: Int?
    for scalar in cells[0].replacingOccurrences(of: "\\n", with: "\n").unicodeScalars {
      switch scalar {
      case "⟦": start = text.count
      case "⟧":
        guard let open = start else { throw Malformed(place: "\(file):\(line)") }
        ranges.append(open..<text.count)
        start = nil
      default: text.append(scalar)
      }
    }
    let groups = cells[1].isEmpty ? [] : cells[1].components(separatedBy: " | ")
    guard start == nil, groups.count == ranges.count else {
      throw Malformed(place: "\(file):\(line)")
    }
    self.text = String(text)
    marks = zip(ranges, groups).map { range, group in
      let pairs = group.components(separatedBy: "; ").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
      return (range, Dictionary(pairs) { first, _ in first })
    }
  }
}
