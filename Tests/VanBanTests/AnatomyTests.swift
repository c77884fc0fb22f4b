import Foundation
import Testing
import VanBan
import VanBanText

/// Layout, outline, footnotes, head and foot of whole documents.
@Suite struct AnatomyTests {
  /// How many documents agree in each part of their anatomy.
  private struct Tally {
    private(set) var parts: [String: (right: Int, asked: Int)] = [:]

    mutating func note(_ part: String, _ isRight: Bool) {
      let before = parts[part] ?? (0, 0)
      parts[part] = (before.right + (isRight ? 1 : 0), before.asked + 1)
    }

    func share(_ part: String) -> Double {
      parts[part].map { Double($0.right) / Double($0.asked) } ?? 0
    }
  }

  private func add(_ anatomy: Anatomy, _ url: URL, _ tally: inout Tally, strict: Bool) throws {
    let source = try Corpus.bytes(url.appendingPathComponent("source.txt"))
    let analysis = try Analyzer().analyze(file: source, name: url.lastPathComponent)
    let document = analysis.document
    func check<Value: Equatable>(_ part: String, _ found: Value, _ wanted: Value) {
      tally.note(part, found == wanted)
      if strict { #expect(found == wanted, "\(url.lastPathComponent): \(part)") }
    }
    check(
      "outline", analysis.outline.filter { !$0.isBullet }.map { analysis.string(of: $0.label) },
      anatomy.outline)
    check("recipients", document.recipients.count, anatomy.recipients)
    let signers = document.signers.map { signer in
      Anatomy.Signer(
        name: analysis.string(of: signer.name), role: signer.role.map(analysis.string) ?? "",
        authority: signer.authority?.rawValue)
    }
    check("signers", signers, anatomy.signers)
    let joins = analysis.findings.count { $0.rule == "structure/interrupted-paragraph" }
    check("joins", joins, anatomy.joins)
    check("secrecy", document.secrecy.map(analysis.string), anatomy.secrecy)
    check("urgency", document.urgency.map(analysis.string), anatomy.urgency)
    check("system", document.system.rawValue, anatomy.system)
    let found = analysis.footnotes.filter { !$0.anchors.isEmpty }
    check("number of footnotes", found.count, anatomy.footnotes.count)
    for wanted in anatomy.footnotes {
      let isFound = found.contains { agrees($0, wanted, source, analysis) }
      check("footnotes", isFound ? wanted.label : "none like \(wanted)", wanted.label)
    }
  }

  private func agrees(
    _ note: Footnote, _ wanted: Anatomy.Footnote, _ source: [UInt8], _ analysis: Analysis
  ) -> Bool {
    func words(_ span: Span) -> String {
      String(decoding: source[span.start..<span.end], as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let body = analysis.spans(of: note).map(words).joined(separator: " ")
    return note.label == wanted.label && body.contains(wanted.bodyStart)
      && body.hasSuffix(wanted.bodyEnd)
      && note.anchors.contains {
        words(Span(start: 0, end: $0.start)).hasSuffix(wanted.anchorBefore)
      }
  }

  @Test func reports() throws {
    var tally = Tally()
    let anatomies = try Anatomy.all(in: "reports")
    #expect(anatomies.count >= 25)
    for (url, anatomy) in anatomies { try add(anatomy, url, &tally, strict: true) }
  }

  @Test func documentsKeptApart() throws {
    var tally = Tally()
    let anatomies = try Anatomy.all(in: "held-out")
    #expect(anatomies.count >= 20)
    for (url, anatomy) in anatomies {
      try add(anatomy, url, &tally, strict: false)
    }
    for (part, count) in tally.parts.sorted(by: { $0.key < $1.key }) {
      print("held-out \(part): \(count.right)/\(count.asked)")
      #expect(tally.share(part) >= 0.8, "\(part)")
    }
  }

  /// The facts of the sample that everything else is measured against.
  @Test func sample() throws {
    let source = try Corpus.bytes(
      Corpus.root.appendingPathComponent("reports/86-BC-BCD/source.txt"))
    let analysis = try Analyzer().analyze(file: source, name: "86-BC-BCD")
    let document = analysis.document
    #expect(analysis.findings.count { $0.rule == "structure/interrupted-paragraph" } == 3)
    #expect(!analysis.findings.contains { $0.rule == "structure/footnote-unmatched" })
    #expect(!analysis.findings.contains { $0.rule == "structure/numbering-gap" })
    #expect(analysis.footnotes.map(\.label) == (1...9).map(String.init))
    #expect(analysis.footnotes.allSatisfy { $0.anchors.count == 1 })
    let outline = analysis.outline.filter { !$0.isBullet }
    #expect(
      outline.map { analysis.string(of: $0.label) }
        == ["I", "1", "2", "3", "3.1", "3.2", "II"] + (1...9).map(String.init))
    #expect(outline.map(\.level) == [1, 2, 2, 2, 3, 3, 1] + [Int](repeating: 2, count: 9))
    #expect(document.recipients.count == 7)
    #expect(document.signers.map(\.name).map(analysis.string) == ["Đinh Thị Mỹ Hảo"])
    #expect(
      document.signers.compactMap(\.role).map(analysis.string)
        == ["PHÓ BÍ THƯ TT HUYỆN ỦY kiêm TRƯỞNG BAN"])
    #expect(document.period?.value.iso == "2023-Q1")
  }
}
