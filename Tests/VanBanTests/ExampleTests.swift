import Testing
import VanBan
import VanBanText

/// The examples of the corpus are the specification: what a row marks is found as it says, what a row
/// does not mark is not found.
@Suite struct ExampleTests {
  @Test(arguments: ["references", "dates", "counts", "units", "people", "findings"])
  func rows(_ kind: String) throws {
    let analyzer = Analyzer()
    for example in try Example.all(in: kind) {
      let analysis = try analyzer.analyze(file: Array(example.text.utf8), name: "-")
      let found = Found.all(kind, in: analysis)
        .filter { $0.counts(for: example) }
      let ranges = example.marks.map(\.range)
      #expect(
        found.map(\.range) == ranges,
        "\(example): \(found.map(\.words))")
      guard found.map(\.range) == ranges else { continue }
      for (found, mark) in zip(found, example.marks) {
        for (key, wanted) in mark.attributes.sorted(by: { $0.key < $1.key }) {
          #expect(found.value(key) == wanted, "\(example): \(key)")
        }
      }
    }
  }

  /// Rows that differ in their digits alone test nothing new.
  @Test(arguments: ["references", "dates", "counts", "units", "people", "findings"])
  func rowsDiffer(_ kind: String) throws {
    var seen: [String: Example] = [:]
    for example in try Example.all(in: kind) {
      let masked = String(example.text.map { $0.isNumber ? "0" : $0 })
      let twin = seen.updateValue(example, forKey: masked)
      #expect(twin == nil, "\(example) repeats \(twin.map(\.description) ?? "")")
    }
  }

  /// The corpus is large enough, and large enough in what must not be found.
  @Test(arguments: [
    ("references", 250, 60), ("dates", 400, 100), ("counts", 400, 100), ("units", 300, 75),
    ("people", 120, 30), ("findings", 50, 25),
  ])
  func size(_ kind: String, _ least: Int, _ leastNegative: Int) throws {
    let examples = try Example.all(in: kind)
    #expect(examples.count >= least)
    #expect(examples.count { $0.marks.isEmpty } >= leastNegative)
  }
}
