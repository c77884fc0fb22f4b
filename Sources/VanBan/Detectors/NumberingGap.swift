import VanBanText

/// `structure/numbering-gap`: a chapter, article, section or point whose number does not follow.
///
/// Appendices, quoted wordings and footnotes are counted apart; a list may begin again at any place.
struct NumberingGap: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    evidence.outline.faults.map { index, fault in
      let item = evidence.outline.items[index]
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
