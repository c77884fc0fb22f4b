import Foundation
import Testing
import VanBan
import VanBanText

/// What must hold for every document.
@Suite struct PropertyTests {
  private static func sources() throws -> [[UInt8]] {
    try ["reports", "held-out"].flatMap(Corpus.documents).map {
      try Corpus.bytes($0.appendingPathComponent("source.txt"))
    }
  }

  private func surfaces(_ analysis: Analysis) -> [FlowRange] {
    analysis.references.map(\.surface) + analysis.dates.map(\.surface)
      + analysis.counts.map(\.surface) + analysis.units.map(\.surface)
      + analysis.people.map(\.surface) + analysis.findings.flatMap(\.surfaces)
  }

  /// The words of every mention are what its spans cut out of the source.
  @Test func spansCutOutTheWords() throws {
    let analyzer = Analyzer()
    for source in try Self.sources() {
      let analysis = try analyzer.analyze(file: source, name: "-")
      for surface in surfaces(analysis) {
        let cut = analysis.spans(of: surface).map {
          String(decoding: source[$0.start..<$0.end], as: UTF8.self)
        }
        let words = cut.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(
          separator: " ")
        let expected = analysis.string(of: surface)
        #expect(words.filter { !$0.isWhitespace } == expected.filter { !$0.isWhitespace })
      }
    }
  }

  /// Mentions come in the order of the source.
  @Test func mentionsAreInOrder() throws {
    let analyzer = Analyzer()
    for source in try Self.sources() {
      let analysis = try analyzer.analyze(file: source, name: "-")
      func starts(_ ranges: [FlowRange]) -> [Int] { ranges.map { analysis.spans(of: $0)[0].start } }
      for ranges in [
        analysis.references.map(\.surface), analysis.dates.map(\.surface),
        analysis.counts.map(\.surface), analysis.units.map(\.surface),
        analysis.people.map(\.surface),
      ] {
        #expect(starts(ranges) == starts(ranges).sorted())
      }
    }
  }

  private func words(_ analysis: Analysis) -> [String] {
    let kinds: [[FlowRange]] = [
      analysis.references.map(\.surface), analysis.dates.map(\.surface),
      analysis.counts.map(\.surface), analysis.units.map(\.surface), analysis.people.map(\.surface),
    ]
    return kinds.flatMap { $0.map(analysis.string) } + analysis.findings.map(\.rule)
      + analysis.references.map { "\($0.date?.value.iso ?? "-") \($0.relation)" }
  }

  /// Decomposed letters, other line ends, trailing and no-break spaces and a byte order mark change offsets
  /// and nothing else.
  @Test func formDoesNotMatter() throws {
    let analyzer = Analyzer()
    for source in try Self.sources() {
      let text = String(decoding: source, as: UTF8.self)
      let expected = words(try analyzer.analyze(file: source, name: "-"))
      let forms = [
        text.decomposedStringWithCanonicalMapping,
        text.replacingOccurrences(of: "\n", with: "\r\n"),
        text.replacingOccurrences(of: "\n", with: "\r"),
        text.replacingOccurrences(of: "\n", with: " \n"),
        text.replacingOccurrences(of: " số ", with: " số\u{A0}"),
        "\u{FEFF}" + text,
      ]
      for form in forms {
        let analysis = try analyzer.analyze(file: Array(form.utf8), name: "-")
        #expect(words(analysis) == expected)
      }
    }
  }

  /// Two runs, the second with memory that other documents have used.
  @Test func runsAgree() throws {
    let sources = try Self.sources()
    let analyzer = Analyzer()
    let first = try sources.map { words(try analyzer.analyze(file: $0, name: "-")) }
    let second = try sources.reversed().map { words(try analyzer.analyze(file: $0, name: "-")) }
    #expect(first == second.reversed())
  }

  /// The same pieces in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  /// What a page end puts between two lines: notes without a mention, a number, a new page.
  private static let pageEnds = [
    "\n⁽⁹⁹⁾ Theo tổng hợp chung.\n\n7\n\n", "\n- 7 -\n\n", "\n7\n\u{0C}",
    "\n[^99]: Xem thêm ở dưới.\n\n",
  ]

  /// Mentions with their values, whatever their order.
  private func mentions(_ analysis: Analysis) -> [String] {
    let references = analysis.references.map { reference in
      [
        analysis.string(of: reference.surface), reference.date?.value.iso ?? "-",
        reference.issuer.map { analysis.string(of: $0.surface) } ?? "-",
      ].joined(separator: " ")
    }
    let others =
      analysis.dates.map { analysis.string(of: $0.surface) + ($0.value.iso ?? "") }
      + analysis.counts.map { analysis.string(of: $0.surface) + "\($0.value)" }
      + analysis.units.map { analysis.string(of: $0.surface) }
      + analysis.people.map { analysis.string(of: $0.surface) }
    return (references + others).sorted()
  }

  /// The lines of the text proper: no page ends inside its letterhead, its foot or its footnotes.
  private func textLines(_ analysis: Analysis) -> [Int] {
    let document = analysis.document
    func line(_ byte: Int) -> Int { analysis.layout.line(at: byte) }
    let head = [document.title, document.issuer, document.date?.surface, document.number?.surface]
    let first = head.compactMap { $0 }.flatMap(analysis.spans).map(\.end).max().map(line) ?? 0
    let foot = document.recipients.map(\.surface) + document.signers.map { $0.role ?? $0.name }
    let last = foot.flatMap(analysis.spans).map(\.start).min().map(line)
    let notes = analysis.footnotes.flatMap { note -> [Int] in
      let lines = analysis.spans(of: note).flatMap { [line($0.start), line($0.end)] }
      return Array(lines.min()!...lines.max()!)
    }
    let end = max(first + 3, (last ?? analysis.layout.lines.count) - 1)
    let around = Set(notes.flatMap { [$0 - 1, $0, $0 + 1] })
    return (first + 2..<end).filter { !around.contains($0) && !around.contains($0 - 1) }
  }

  /// A page end between any two lines of the text changes no mention.
  @Test func pageEndsDoNotMatter() throws {
    let analyzer = Analyzer()
    var random = Random(state: 1945)
    var cuts = 0
    for source in try Self.sources() {
      let analysis = try analyzer.analyze(file: source, name: "-")
      let expected = mentions(analysis)
      let lines = analysis.layout.lines.map {
        String(decoding: source[$0.start..<$0.end], as: UTF8.self)
      }
      let places = textLines(analysis).filter { place in
        // Beside the number or the rule of a page there is no room for another.
        lines[max(0, place - 3)..<min(lines.count, place + 3)].allSatisfy { line in
          line.isEmpty || line.contains { $0.isLetter }
        }
      }
      for place in places.shuffled(using: &random).prefix(8) {
        let end = Self.pageEnds.randomElement(using: &random)!
        let start = analysis.layout.lines[place].start
        let page = source[..<start] + Array(end.utf8) + source[start...]
        let cut = try analyzer.analyze(file: Array(page), name: "-")
        #expect(
          mentions(cut) == expected, "«\(lines[place - 1].suffix(60))» «\(lines[place].prefix(40))»"
        )
        cuts += 1
      }
    }
    #expect(cuts > 200)
  }

  /// Every byte of ink is read once, or is a page number, a footnote's mark, a bar, or dress of Markdown.
  @Test func nothingIsLost() throws {
    let analyzer = Analyzer()
    let dress = Set("*#|-:".utf8)
    for source in try Self.sources() {
      let analysis = try analyzer.analyze(file: source, name: "-")
      let bytes = analysis.source.bytes
      var times = [Int](repeating: 0, count: bytes.count)
      let order = analysis.order
      let whole = FlowRange(start: 0, end: analysis.text.bytes.count)
      let spans =
        analysis.spans(of: whole) + order.furniture + order.anchors.map(\.span)
        + order.notes.map(\.span)
      for span in spans { for at in span.start..<span.end { times[at] += 1 } }
      let lost = bytes.indices.filter {
        times[$0] == 0 && bytes[$0] > 0x20 && !dress.contains(bytes[$0])
      }
      let words = String(decoding: lost.map { bytes[$0] }, as: UTF8.self)
      #expect(words.replacingOccurrences(of: "<br>", with: "") == "")
      #expect(!bytes.indices.contains { times[$0] > 1 && bytes[$0] > 0x20 })
    }
  }

  /// Any piece of a document is a document.
  @Test func piecesDoNotCrash() throws {
    let analyzer = Analyzer()
    var random = Random(state: 86)
    for source in try Self.sources() {
      for _ in 0..<12 {
        let start = Int.random(in: 0..<source.count, using: &random)
        let end = Int.random(in: start...min(source.count, start + 4000), using: &random)
        let piece = String(decoding: source[start..<end], as: UTF8.self)
        if piece.isEmpty { continue }
        // Digits and Roman numerals that no page would have.
        let bytes = piece.utf8.map { byte in
          byte == UInt8(ascii: "1") || byte == UInt8(ascii: "I")
            ? [byte, UInt8(ascii: "V"), UInt8(ascii: "9")].randomElement(using: &random)! : byte
        }
        let analysis = try analyzer.analyze(file: bytes, name: "-")
        for surface in surfaces(analysis) { #expect(!analysis.spans(of: surface).isEmpty) }
      }
    }
  }
}
