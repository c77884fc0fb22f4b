import VanBanText

/// `structure/footnote-unmatched`: a mark without its note, a note without a mark, or one out of order.
///
/// Which paragraphs are notes is told by their marks: superscript figures are never anything else,
/// figures in parentheses only where marks of the same kind point to notes.
struct UnmatchedFootnote: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let footnotes = evidence.footnotes
    let orphans = footnotes.notes.filter(\.anchors.isEmpty)
    return footnotes.loose.map { mark in
      finding(
        mark.span, "Dấu chú thích \(mark.label) không có lời chú thích tương ứng.",
        "The footnote mark \(mark.label) has no note.")
    }
      + orphans.map { note in
        finding(
          note.mark, "Chú thích \(note.label) không có dấu chú thích trong văn bản.",
          "No mark in the text points to note \(note.label).")
      }
      + footnotes.misplaced.map { mark in
        finding(
          mark.span, "Chú thích \(mark.label) đứng sai thứ tự.",
          "Note \(mark.label) is out of order.")
      }
  }

  private func finding(_ span: Span, _ vietnamese: String, _ english: String) -> Finding {
    Finding(
      rule: "structure/footnote-unmatched", severity: .warning, confidence: 85, surfaces: [],
      marks: [span], message: .init(vietnamese: vietnamese, english: english))
  }
}
