import Foundation
import Testing
import VanBan

/// Whole documents against the gold made by hand.
@Suite struct ReportTests {
  private func score(_ folders: [URL]) throws -> Score {
    let analyzer = Analyzer()
    var score = Score()
    for folder in folders {
      let gold = try Gold(
        String(contentsOf: folder.appendingPathComponent("gold.txt"), encoding: .utf8))
      let source = try Corpus.bytes(folder.appendingPathComponent("source.txt"))
      #expect(gold.text == String(decoding: source, as: UTF8.self), "\(folder.lastPathComponent)")
      score.add(gold, try analyzer.analyze(file: source, name: folder.lastPathComponent))
    }
    return score
  }

  @Test func sample() throws {
    let score = try score([Corpus.root.appendingPathComponent("reports/86-BC-BCD")])
    #expect(score.references.f1 == 1)
    for key in ["type", "date", "issuer"] { #expect(score.references.share(key) == 1, "\(key)") }
    for tally in [score.dates, score.counts, score.units, score.people] {
      #expect(tally.f1 >= 0.98)
    }
    for key in ["number", "type", "title", "signer", "period", "date"] {
      #expect(score.own.share(key) == 1, "\(key)")
    }
  }

  /// The reports, which the grammars were made with, and the documents kept apart, which they were not.
  @Test(arguments: ["reports", "held-out"])
  func floors(_ folder: String) throws {
    let score = try score(Corpus.documents(in: folder))
    print(Self.table(folder, score))
    #expect(score.references.f1 >= 0.97)
    #expect(score.references.share("type") >= 0.97)
    #expect(score.references.share("date") >= 0.97)
    #expect(score.references.share("issuer") >= 0.90)
    #expect(score.dates.f1 >= 0.98)
    #expect(score.counts.f1 >= 0.96)
    #expect(score.units.f1 >= 0.93)
    #expect(score.people.f1 >= 0.95)
    #expect(score.structure.f1 >= (folder == "reports" ? 1 : 0.95))
    let own = score.own.attributes.values
    #expect(
      Double(own.reduce(0) { $0 + $1.right }) >= 0.95 * Double(own.reduce(0) { $0 + $1.asked }))
  }

  /// Places have the codes that a reader gave them; one that the page leaves open may stay so, a wrong code
  /// may not stand.
  @Test func places() throws {
    let analyzer = Analyzer()
    for folder in ["reports", "held-out"] {
      var (right, asked) = (0, 0)
      for document in try Corpus.documents(in: folder) {
        let file = document.appendingPathComponent("places.tsv")
        guard let table = try? String(contentsOf: file, encoding: .utf8) else { continue }
        let source = try Corpus.bytes(document.appendingPathComponent("source.txt"))
        let analysis = try analyzer.analyze(file: source, name: document.lastPathComponent)
        var units = analysis.units.filter { $0.kind == .administrative }[...]
        for row in table.split(separator: "\n").dropFirst() {
          let cells = row.split(separator: "\t").map(String.init)
          asked += 1
          guard let at = units.firstIndex(where: { analysis.string(of: $0.surface) == cells[0] })
          else { continue }
          let code = units[at].place?.unit.code
          #expect(code == nil || code == cells[1], "\(document.lastPathComponent): \(cells[0])")
          if code == cells[1] { right += 1 }
          units = units[(at + 1)...]
        }
      }
      print("\(folder) places: \(right) of \(asked)")
      #expect(Double(right) >= 0.95 * Double(asked))
    }
  }

  private static func table(_ folder: String, _ score: Score) -> String {
    let kinds: [(String, Score.Tally)] = [
      ("references", score.references), ("acts by name", score.acts), ("dates", score.dates),
      ("counts", score.counts), ("units", score.units), ("people", score.people),
      ("structure", score.structure),
    ]
    let rows = kinds.map { name, tally in
      let attributes = tally.attributes.sorted { $0.key < $1.key }
        .map { " \($0.key) \($0.value.right)/\($0.value.asked)" }.joined()
      return "\(folder) \(name): F1 \(String(format: "%.3f", tally.f1))\(attributes)"
    }
    let own = score.own.attributes.sorted { $0.key < $1.key }
      .map { " \($0.key) \($0.value.right)/\($0.value.asked)" }.joined()
    return (rows + ["\(folder) own facts:\(own)"]).joined(separator: "\n")
  }
}
