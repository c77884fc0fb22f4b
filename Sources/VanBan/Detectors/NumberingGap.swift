import VanBanText

/// `structure/numbering-gap`: a chapter, article, section or point whose number does not follow.
///
/// Appendices, quoted wordings and footnotes are counted apart; a list may begin again at any place. A gap
/// that a misread label leaves is told as that.
struct NumberingGap: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let outline = evidence.outline
    if outline.faults.isEmpty { return [] }
    let labels = evidence.misreadLabels.map { $0.surfaces[0] }
    let points = evidence.misreadPoints.map { $0.surfaces[0] }
    return outline.faults.compactMap { index, fault in
      let item = outline.items[index]
      let before = outline.items[..<index].last { $0.level == item.level && !$0.isBullet }
      let bytes = evidence.reading.text.bytes[item.label.start..<item.label.end]
      let isPoint = OutlineLabelReader.point(bytes) != nil
      let isExplained = (isPoint ? points : labels).contains {
        $0.start >= before?.label.start ?? 0 && $0.start <= item.label.start
      }
      if isExplained { return nil }
      let label = evidence.reading.text.string(item.label)
      let message: Finding.Message =
        switch fault {
        case .gap:
          .init(
            vietnamese: "Số thứ tự «\(label)» không liền với mục trước: thiếu mục ở giữa.",
            english: "«\(label)» does not follow the item before it: one is missing between them.")
        case .repeated:
          .init(
            vietnamese: "Số thứ tự «\(label)» không tiếp theo mục trước: bị lặp hoặc đảo.",
            english:
              "«\(label)» does not go on from the item before it: it is repeated or reversed.")
        }
      return Finding(
        rule: "structure/numbering-gap", severity: .warning, confidence: 80,
        surfaces: [item.label], message: message)
    }
  }
}
