import VanBanText

/// Reads the foot of a page: recipients and signatures.
///
/// Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.9; Hướng dẫn 36-HD/VPTW, mục II.
struct FooterReader {
  let page: PageLines

  private var reading: Reading { page.reading }

  func read(into facts: inout DocumentFacts, after head: Int) {
    facts.recipients = recipients(after: head)
    facts.signers = signers(after: head)
  }

  // MARK: Recipients

  private func recipients(after head: Int) -> [DocumentFacts.Recipient] {
    guard
      let start = page.lines.indices.last(where: { line in
        line >= head && page.landmark(line).map { $0 == "recipients" } ?? false
      })
    else { return [] }
    var found: [DocumentFacts.Recipient] = []
    for line in start + 1..<max(page.lines.count, start + 1) {
      guard reading.sign(page.lines[line].lowerBound) == .dash else { break }
      let tokens = page.trimmed(page.lines[line])
      guard !tokens.isEmpty else { continue }
      found.append(recipient(tokens))
    }
    return found
  }

  private func recipient(_ tokens: Range<Int>) -> DocumentFacts.Recipient {
    let last = tokens.upperBound - 1
    guard reading.sign(last) == .closeParenthesis,
      let open = tokens.last(where: { reading.sign($0) == .openParenthesis }), open + 1 < last,
      open > tokens.lowerBound
    else { return .init(surface: reading.range(tokens), note: nil) }
    return .init(
      surface: reading.range(tokens.lowerBound..<open), note: reading.range(open + 1..<last))
  }

  // MARK: Signatures

  /// A name on a line of its own under an office in capitals, near the end of the page.
  private func signers(after head: Int) -> [DocumentFacts.Signer] {
    var found: [DocumentFacts.Signer] = []
    for line in max(head, page.lines.count - 60)..<max(head, page.lines.count)
    where isName(page.lines[line]) {
      var top = line
      while top > head, line - top < 7, isOffice(top - 1) { top -= 1 }
      guard top < line, (top..<line).contains(where: { holdsRole(page.lines[$0]) }) else {
        continue
      }
      found.append(signer(line, top))
    }
    return found
  }

  private func signer(_ line: Int, _ top: Int) -> DocumentFacts.Signer {
    var authority: DocumentFacts.Signer.Authority?
    var role: Range<Int>?
    for above in top..<line {
      var tokens = page.lines[above]
      if reading.sign(tokens.lowerBound) == .openParenthesis { continue }
      if let kind = page.landmark(above),
        let form = DocumentFacts.Signer.Authority(rawValue: kind.string)
      {
        authority = form
        // «TM. ỦY BAN NHÂN DÂN» names the collective, «KT. CHỦ TỊCH» the office that is stood in for.
        if form == .acting, let hit = reading.longest(.landmarks, at: tokens.lowerBound) {
          tokens = hit.end..<tokens.upperBound
        } else {
          continue
        }
      }
      guard !tokens.isEmpty else { continue }
      role = (role?.lowerBound ?? tokens.lowerBound)..<tokens.upperBound
    }
    return .init(
      name: reading.range(page.lines[line]), role: role.map(reading.range), authority: authority)
  }

  /// Two to six capitalised words and nothing else.
  private func isName(_ tokens: Range<Int>) -> Bool {
    guard (2...6).contains(tokens.count), !page.isInCapitals(tokens) || !holdsRole(tokens) else {
      return false
    }
    guard reading.longest(.organizations, at: tokens.lowerBound) == nil,
      reading.longest(.roles, at: tokens.lowerBound) == nil,
      reading.longest(.landmarks, at: tokens.lowerBound) == nil
    else { return false }
    return tokens.allSatisfy { reading.tokens[$0].isCapitalized }
  }

  /// A line of the block above a signature: in capitals, or the small «kiêm» between two offices.
  private func isOffice(_ line: Int) -> Bool {
    if page.isInCapitals(line) { return true }
    // «(Đã ký)», «(Ký tên, đóng dấu)».
    if reading.sign(page.lines[line].lowerBound) == .openParenthesis { return true }
    return page.landmark(line).map { $0 == "concurrent" } ?? false
  }

  private func holdsRole(_ tokens: Range<Int>) -> Bool {
    tokens.contains { reading.longest(.roles, at: $0) != nil }
  }
}
