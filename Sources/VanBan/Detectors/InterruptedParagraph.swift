import VanBanText

/// `structure/interrupted-paragraph`: a page break or footnotes cut a paragraph in two.
///
/// Information only: the text was read across the seam. The words before the cut are marked.
struct InterruptedParagraph: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    var at = 0
    return evidence.order.joins.compactMap { join in
      while at < reading.count, Int(reading.tokens[at].end) <= join.position { at += 1 }
      guard at > 0 else { return nil }
      return Finding(
        rule: "structure/interrupted-paragraph", severity: .info, confidence: 90,
        surfaces: [reading.range(max(0, at - 3)..<at)],
        message: .init(
          vietnamese:
            "Đoạn văn bị ngắt ở đây (sang trang hoặc chú thích) và được đọc liền với phần sau.",
          english:
            "The paragraph is cut here by a page break or footnotes and is read on behind them."))
    }
  }
}
