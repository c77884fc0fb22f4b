import VanBanText

/// Reads the foot of a page: recipients and signatures.
///
/// Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.9; Hướng dẫn 36-HD/VPTW, mục II.
struct FooterReader {
  let page: PageLines

  private var reading: Reading { page.reading }

  /// Lines of the foot, and of what stands behind it.
  struct Foot {
    fileprivate(set) var recipients: Range<Int>?
    fileprivate(set) var signatures: [Range<Int>] = []
    /// The lines of a copy's own block, «SAO Y».
    fileprivate(set) var copy: Range<Int>?

    /// Whether a line belongs to the foot or the copy block.
    func contains(_ line: Int) -> Bool {
      recipients?.contains(line) == true || signatures.contains { $0.contains(line) }
        || copy?.contains(line) == true
    }
  }

  func read(into facts: inout DocumentFacts, after head: Int) -> Foot {
    var foot = Foot()
    foot.copy = copyBlock(after: head)
    foot.recipients =
      recipients(head..<(foot.copy?.lowerBound ?? page.lines.count))
      ?? foot.copy.flatMap { recipients($0.upperBound..<page.lines.count) }
    facts.recipients = foot.recipients.map(recipients) ?? []
    facts.signers = signers(&foot, after: head)
    return foot
  }

  /// Who has certified the copy.
  func signers(ofCopy lines: Range<Int>) -> [DocumentFacts.Signer] {
    signatures(lines, top: lines.lowerBound).map(\.signer)
  }

  /// The block of «SAO Y» or «SAO LỤC», with the body and the number that may stand right above, up to the
  /// recipients of the document when they stand below it.
  private func copyBlock(after head: Int) -> Range<Int>? {
    let last = max(head, page.lines.count - 30)
    guard
      var line = page.lines.indices[last...].first(where: { line in
        page.landmark(line).map { $0 == "copy" } ?? false && page.isInCapitals(line)
      })
    else { return nil }
    while line > last, !page.beginsParagraph(line),
      !reading.beginsRecipients(page.lines[line - 1].lowerBound),
      page.isInCapitals(line - 1) || reading.keyword(page.lines[line - 1].lowerBound) == .number
    {
      line -= 1
    }
    let end = page.lines.indices[(line + 1)...].first {
      reading.beginsRecipients(page.lines[$0].lowerBound)
    }
    // A copy's block may have recipients of its own; the document's come first.
    let isAbove = (head..<line).contains { reading.beginsRecipients(page.lines[$0].lowerBound) }
    return line..<(isAbove ? page.lines.count : end ?? page.lines.count)
  }

  // MARK: Recipients

  /// The lines of the first «Nơi nhận» that has items below it: what is attached may have one of its own.
  private func recipients(_ lines: Range<Int>) -> Range<Int>? {
    for start in lines where reading.beginsRecipients(page.lines[start].lowerBound) {
      var end = start + 1
      while end < lines.upperBound, isItem(end) || goesOn(end, start) { end += 1 }
      if end > start + 1 || firstItem(start) != nil { return start..<end }
    }
    return nil
  }

  /// «Nơi nhận: - UBND huyện;»: an item on the line of the words.
  private func firstItem(_ line: Int) -> Range<Int>? {
    guard let hit = reading.longest(.landmarks, at: page.lines[line].lowerBound) else { return nil }
    var start = hit.end
    if reading.sign(start) == .colon { start += 1 }
    guard start < page.lines[line].upperBound, reading.sign(start) == .dash else { return nil }
    return start..<page.lines[line].upperBound
  }

  private func isItem(_ line: Int) -> Bool {
    switch reading.sign(page.lines[line].lowerBound) {
    case .dash, .bullet, .plus, .asterisk: true
    default: false
    }
  }

  /// An item that runs over its line.
  private func goesOn(_ line: Int, _ start: Int) -> Bool {
    guard line > start + 1 || firstItem(start) != nil, !page.beginsParagraph(line),
      !page.isInCapitals(line)
    else {
      return false
    }
    switch reading.sign(page.lines[line - 1].upperBound - 1) {
    case .semicolon, .period, .comma, .closeParenthesis: return false
    default: return reading.longest(.landmarks, at: page.lines[line].lowerBound) == nil
    }
  }

  private func recipients(_ lines: Range<Int>) -> [DocumentFacts.Recipient] {
    var items: [Range<Int>] = []
    if let first = firstItem(lines.lowerBound) { items.append(first) }
    for line in lines.dropFirst() {
      if isItem(line) {
        items.append(page.lines[line])
      } else if let last = items.popLast() {
        items.append(last.lowerBound..<page.lines[line].upperBound)
      }
    }
    return items.compactMap { item in
      let tokens = page.trimmed(item)
      return tokens.isEmpty ? nil : recipient(tokens)
    }
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

  /// Names on lines of their own under an office in capitals, near the recipients or the end.
  private func signers(_ foot: inout Foot, after head: Int) -> [DocumentFacts.Signer] {
    let end =
      foot.copy.map { $0.upperBound < page.lines.count ? page.lines.count : $0.lowerBound }
      ?? page.lines.count
    let lines =
      foot.recipients.map { max(head, $0.lowerBound - 30)..<min(end, $0.upperBound + 30) }
      ?? max(head, end - 60)..<max(head, end)
    let found = signatures(lines, top: head).filter { signature in
      !foot.contains(signature.lines.upperBound - 1)
    }
    foot.signatures = found.map(\.lines)
    return found.map(\.signer)
  }

  private func signatures(
    _ lines: Range<Int>, top head: Int
  ) -> [(signer: DocumentFacts.Signer, lines: Range<Int>)] {
    var found: [(signer: DocumentFacts.Signer, lines: Range<Int>)] = []
    for line in lines where isName(name(line)) {
      var top = line
      while top > head, line - top < 10, isOffice(top - 1) || isStamp(top - 1) { top -= 1 }
      while top < line, isStamp(top) { top += 1 }
      guard top < line, (top..<line).contains(where: { holdsRole(page.lines[$0]) }) else {
        continue
      }
      found.append((signer(line, top), top..<line + 1))
    }
    return found
  }

  /// The line without a rank or a title in front: «Đại tá Trần Quốc Dũng».
  private func name(_ line: Int) -> Range<Int> {
    let tokens = page.lines[line]
    var start = tokens.lowerBound
    // «PGS.TS. Phạm Thị Minh Hiền».
    while start + 1 < tokens.upperBound {
      if let hit = reading.longest(.honorifics, at: start), hit.end < tokens.upperBound {
        start = hit.end
      } else if reading.sign(start) == .period
        || reading.tokens[start].shape == .upper && reading.sign(start + 1) == .period
      {
        start += 1
      } else {
        break
      }
    }
    return start < tokens.upperBound ? start..<tokens.upperBound : tokens
  }

  private func signer(_ line: Int, _ top: Int) -> DocumentFacts.Signer {
    var authority: DocumentFacts.Signer.Authority?
    var role: Range<Int>?
    for above in top..<line {
      var tokens = page.lines[above]
      if isStamp(above) { continue }
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
      // «CÔNG AN TỈNH» over «KT. GIÁM ĐỐC»: the body, not the office.
      if let body = reading.longest(.organizations, at: tokens.lowerBound), role == nil,
        !holdsRole(body.end..<tokens.upperBound)
      {
        continue
      }
      role = (role?.lowerBound ?? tokens.lowerBound)..<tokens.upperBound
    }
    return .init(
      name: reading.range(name(line)), role: role.map(reading.range), authority: authority)
  }

  /// Two to six capitalised words and nothing else.
  private func isName(_ tokens: Range<Int>) -> Bool {
    guard (2...6).contains(tokens.count), !page.isInCapitals(tokens) || !holdsRole(tokens) else {
      return false
    }
    // «Đoàn» is a surname as well.
    guard (reading.longest(.organizations, at: tokens.lowerBound)?.count ?? 0) <= 1,
      reading.longest(.roles, at: tokens.lowerBound) == nil,
      reading.longest(.landmarks, at: tokens.lowerBound) == nil
    else { return false }
    return tokens.allSatisfy {
      reading.tokens[$0].isCapitalized || reading.sign($0) == .apostrophe
    }
  }

  /// A line of the block above a signature: in capitals, or the small «kiêm» between two offices.
  private func isOffice(_ line: Int) -> Bool {
    if page.isInCapitals(line) { return true }
    return page.landmark(line).map { $0 == "concurrent" } ?? false
  }

  /// What a signature or a seal leaves between the office and the name: «(Đã ký)», «[Đóng dấu]», «Ký bởi: …»,
  /// an image.
  private func isStamp(_ line: Int) -> Bool {
    switch reading.sign(page.lines[line].lowerBound) {
    case .openParenthesis, .openBracket, .exclamation: true
    default: page.landmark(line).map { $0 == "signed" } ?? false
    }
  }

  private func holdsRole(_ tokens: Range<Int>) -> Bool {
    tokens.contains { reading.longest(.roles, at: $0) != nil }
  }
}
