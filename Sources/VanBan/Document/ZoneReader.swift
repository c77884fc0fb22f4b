import VanBanText

/// Tells the zones of a page from what head, foot and outline were found to be.
struct ZoneReader {
  let page: PageLines
  let outline: OutlineReader.Outline

  /// - Parameter head: the first line behind the head.
  func zones(_ head: Int, _ foot: FooterReader.Foot) -> [Zone] {
    var zones: [Zone] = []
    func add(_ kind: Zone.Kind, _ lines: Range<Int>) {
      guard !lines.isEmpty else { return }
      let tokens =
        page.lines[lines.lowerBound].lowerBound..<page.lines[lines.upperBound - 1].upperBound
      zones.append(Zone(kind: kind, range: page.reading.range(tokens)))
    }
    add(.head, 0..<min(head, page.lines.count))
    if let recipients = foot.recipients { add(.recipients, recipients) }
    for signature in foot.signatures { add(.signature, signature) }
    let end = foot.copy?.lowerBound ?? page.lines.count
    let annexes = outline.annexes.filter { $0 < end }
    for (index, start) in annexes.enumerated() {
      add(.annex, start..<(index + 1 < annexes.count ? annexes[index + 1] : end))
    }
    if let copy = foot.copy { add(.copy, copy) }
    return zones.sorted { $0.range.start < $1.range.start }
  }
}
