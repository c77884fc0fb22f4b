import VanBanText

/// Counts what is probably misread, on the whole document and on each page.
struct QualityReader {
  /// Some misread words look like any other: for each that is seen so many are there. Counted on pages read by
  /// Tesseract (`corpus/ocr/tuning`).
  private static let unseen = 1.2

  private let evidence: Evidence
  private let reading: Reading
  /// The confidence of the findings on each token in percent; empty when there are none.
  private var confidences: [UInt8] = []

  init(_ evidence: Evidence, findings: [Finding]) {
    self.evidence = evidence
    reading = evidence.reading
    for finding in findings where finding.severity != .info && finding.rule.hasPrefix("ocr/") {
      for surface in finding.surfaces { note(surface, finding.confidence) }
    }
  }

  private mutating func note(_ surface: FlowRange, _ confidence: Confidence) {
    if confidences.isEmpty { confidences = [UInt8](repeating: 0, count: reading.count) }
    var at = reading.tokens.partitioningIndex { Int($0.end) > surface.start }
    while at < reading.count, Int(reading.tokens[at].start) < surface.end {
      confidences[at] = max(confidences[at], confidence)
      at += 1
    }
  }

  func document() -> ScanQuality { quality(of: 0..<reading.count) }

  /// The pages between form feeds, in their order; empty when there is only one.
  func pages() -> [ScanQuality] {
    let lines = evidence.layout.lines
    guard let count = evidence.layout.pages, count > 1 else { return [] }
    let starts = lines.filter(\.beginsPage).prefix(count - 1).map(\.start)
    var pages = [ScanQuality](repeating: ScanQuality(), count: count)
    // A line of the flow may go on behind the end of a page.
    var first = 0
    var page = page(of: 0, starts)
    for at in 1..<max(1, reading.count) where reading.gap(at) != .none {
      let here = self.page(of: at, starts)
      if here == page { continue }
      pages[page].add(quality(of: first..<at))
      (first, page) = (at, here)
    }
    pages[page].add(quality(of: first..<reading.count))
    return pages
  }

  private func page(of token: Int, _ starts: [Int]) -> Int {
    guard token < reading.count else { return 0 }
    let place = reading.text.map.source(of: Int(reading.tokens[token].start))
    return starts.partitioningIndex { $0 > place }
  }

  private func quality(of tokens: Range<Int>) -> ScanQuality {
    var quality = ScanQuality()
    quality.words = tokens.count { reading.tokens[$0].kind != .sign }
    var seen = 0.0
    if !confidences.isEmpty {
      for at in tokens where confidences[at] > 0 && reading.tokens[at].kind != .sign {
        quality.suspicious += 1
        seen += Double(confidences[at]) / 100
      }
    }
    let words = evidence.words
    let first = words.verdicts.partitioningIndex { $0.token >= tokens.lowerBound }
    for number in first..<words.verdicts.count {
      let at = words.verdicts[number].token
      guard at < tokens.upperBound else { break }
      let isSeen = !confidences.isEmpty && confidences[at] > 0
      if !isSeen, !evidence.isNoWord(at) { seen += Double(words.probability(of: number)) }
    }
    quality.misread = seen * Self.unseen
    return quality
  }
}

extension ScanQuality {
  fileprivate mutating func add(_ other: ScanQuality) {
    words += other.words
    suspicious += other.suspicious
    misread += other.misread
  }
}
