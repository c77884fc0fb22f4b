import Foundation

/// A document with its gold marked inline: `⟦kind key=value key="several words"|covered text⟧`.
struct Gold {
  struct Mark {
    let kind: String
    /// In code points of the text.
    let range: Range<Int>
    let attributes: [String: String]

    /// nil for «none».
    subscript(key: String) -> String? { attributes[key].flatMap { $0 == "none" ? nil : $0 } }
  }

  struct Malformed: Error { let at: Int }

  private(set) var text = ""
  /// What the document says of itself.
  private(set) var own: [String: String] = [:]
  private(set) var marks: [Mark] = []
  /// Findings about something that is not on the page.
  private var missing: [Mark] = []

  var findings: [Mark] { marks.filter { $0.kind == "finding" } + missing }

  init(_ source: String) throws {
    let scalars = Array(source.unicodeScalars)
    var output: [Unicode.Scalar] = []
    var open: [(kind: String, attributes: [String: String], start: Int)] = []
    var at = 0
    while at < scalars.count {
      if scalars[at] == "⟦" {
        let (kind, attributes, end) = try Self.head(scalars, at + 1)
        open.append((kind, attributes, output.count))
        at = end
      } else if scalars[at] == "⟧" {
        guard let mark = open.popLast() else { throw Malformed(at: at) }
        at += 1
        if mark.start == output.count {
          // Facts about the whole file stand on the first lines, which are dropped.
          if mark.kind == "own" { own.merge(mark.attributes) { $1 } }
          if mark.kind == "finding" {
            missing.append(Mark(kind: mark.kind, range: 0..<0, attributes: mark.attributes))
          }
          if at < scalars.count, scalars[at] == "\n" { at += 1 }
        } else {
          marks.append(
            Mark(kind: mark.kind, range: mark.start..<output.count, attributes: mark.attributes))
        }
      } else {
        output.append(scalars[at])
        at += 1
      }
    }
    guard open.isEmpty else { throw Malformed(at: at) }
    text = String(String.UnicodeScalarView(output))
    marks.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
  }

  private static func head(
    _ scalars: [Unicode.Scalar], _ start: Int
  ) throws -> (kind: String, attributes: [String: String], end: Int) {
    var at = start
    func word(_ stops: Set<Unicode.Scalar>) throws -> String {
      var word = String.UnicodeScalarView()
      while at < scalars.count, !stops.contains(scalars[at]) {
        word.append(scalars[at])
        at += 1
      }
      guard at < scalars.count else { throw Malformed(at: start) }
      return String(word)
    }
    let kind = try word([" ", "|"])
    var attributes: [String: String] = [:]
    while scalars[at] != "|" {
      at += 1
      let key = try word(["="])
      at += 1
      if scalars[at] == "\"" {
        at += 1
        attributes[key] = try word(["\""])
        at += 1
      } else {
        attributes[key] = try word([" ", "|"])
      }
    }
    return (kind, attributes, at + 1)
  }
}
