import VanBanText

/// Reads the head of a page: letterhead, number, place and date, type, subject.
///
/// Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II; Hướng dẫn 36-HD/VPTW, mục II.
struct HeaderReader {
  let page: PageLines
  let numbers: [ScannedNumber]
  let dates: [DateExpression]

  private var reading: Reading { page.reading }
  private var outline: OutlineReader { OutlineReader(page: page) }
  /// Lines that can belong to a head.
  private var head: Range<Int> { 0..<min(page.lines.count, 40) }

  struct Header {
    var facts = DocumentFacts()
    /// The place of the document's own number among the scanned ones.
    var ownNumber: Int?
    /// Bodies of the letterhead, one for each group of lines.
    var bodies: [Range<Int>] = []
    var place: Range<Int>?
    /// The first line behind the head.
    var end = 0
  }

  func read() -> Header {
    var header = Header()
    let heading = headingLine()
    readNumber(&header, before: heading)
    readDate(&header, before: heading)
    let letterhead = LetterheadReader(page: page, numbers: numbers, head: head)
    letterhead.readLetterhead(&header, before: heading ?? header.end)
    letterhead.readStamps(&header, before: heading)
    if let heading {
      let hit = reading.longest(.documentTypes, at: page.lines[heading].lowerBound)!
      header.facts.type = documentType(hit)
      readTitle(&header, from: heading, hit)
    } else {
      readSubject(&header)
    }
    if let own = header.ownNumber { typeFromSymbol(&header, numbers[own]) }
    header.facts.addressees = addressees(from: header.end)
    header.facts.system = letterhead.system(header)
    return header
  }

  // MARK: Type and subject

  /// The line that carries the type in capitals: «BÁO CÁO», «QUYẾT ĐỊNH».
  private func headingLine() -> Int? {
    head.first { line in
      let tokens = page.lines[line]
      guard let hit = reading.longest(.documentTypes, at: tokens.lowerBound),
        page.landmark(line) == nil, page.isInCapitals(hit.first..<hit.end),
        !(reading.lexicon.cell(.documentTypes, Int(hit.row), 3) == "form")
      else { return false }
      if hit.end >= tokens.upperBound { return true }
      return page.isInCapitals(line) && reading.tokens[hit.end].kind == .word
        && reading.keyword(hit.end) != .number
    }
  }

  private func documentType(_ hit: Hit) -> DocumentType? {
    let type = DocumentType(.documentTypes, row: Int(hit.row))
    return type.codeCell == "-" ? nil : type
  }

  /// The subject: what follows the type on its line, or the paragraph below it.
  private func readTitle(_ header: inout Header, from heading: Int, _ hit: Hit) {
    var line = heading
    var start = hit.end
    if start >= page.lines[heading].upperBound {
      line += 1
      guard line < page.lines.count, !page.isRule(line) else { return }
      start = page.lines[line].lowerBound
    }
    // «KẾT LUẬN / CỦA BAN THƯỜNG VỤ TỈNH ỦY», «NGHỊ QUYẾT / BAN CHẤP HÀNH … / về …»: the issuer once
    // more, in capitals.
    while line + 1 < page.lines.count, page.isInCapitals(line),
      reading.keyword(start) == .of
        || isIssuerLine(line) && reading.keyword(page.lines[line + 1].lowerBound) == .about
    {
      line += 1
      start = page.lines[line].lowerBound
    }
    var end = page.lines[line].upperBound
    header.end = line + 1
    let isInCapitals = page.isInCapitals(line)
    while header.end < page.lines.count, !page.beginsParagraph(header.end),
      !page.isRule(header.end), !beginsBody(header.end),
      isInCapitals || !isIssuerLine(header.end)
    {
      end = page.lines[header.end].upperBound
      header.end += 1
    }
    header.facts.title = title(start..<end)
  }

  /// «HỘI ĐỒNG NHÂN DÂN TỈNH …», «CHỦ TỊCH …»: who decides, between the subject and the reasons.
  private func isIssuerLine(_ line: Int) -> Bool {
    let first = page.lines[line].lowerBound
    return page.isInCapitals(line)
      && (reading.longest(.organizations, at: first) != nil
        || reading.longest(.roles, at: first) != nil)
  }

  private func title(_ tokens: Range<Int>) -> FlowRange? {
    var (start, end) = (tokens.lowerBound, tokens.upperBound)
    if let subject = reading.longest(.landmarks, at: start),
      reading.lexicon.cell(.landmarks, Int(subject.row), 1) == "subject"
    {
      start = subject.end
    } else if reading.keyword(start) == .about {
      start += 1
    }
    if reading.sign(start) == .colon { start += 1 }
    while end > start, reading.sign(end - 1) == .period { end -= 1 }
    return start < end ? reading.range(start..<end) : nil
  }

  /// Lines with which the text itself begins right under the subject.
  private func beginsBody(_ line: Int) -> Bool {
    let first = page.lines[line].lowerBound
    if outline.isLabelled(line) || page.endsSentence(line) { return true }
    if let kind = page.landmark(line), kind == "addressee" || kind == "recipients" { return true }
    return reading.tokens[first].isCapitalized && reading.longest(.relations, at: first) != nil
  }

  /// The line that holds the place and date of issue.
  private func isDate(_ line: Int, _ header: Header) -> Bool {
    header.place.map { page.lines[line].contains($0.lowerBound) } ?? false
  }

  /// A công văn has no type line; its subject stands behind «V/v» under the number.
  private func readSubject(_ header: inout Header) {
    for line in head {
      guard let hit = subject(in: page.lines[line]) else { continue }
      var end = page.lines[line].upperBound
      var next = line + 1
      while next < page.lines.count, !page.beginsParagraph(next), !page.isRule(next),
        !beginsBody(next), !page.isInCapitals(next), !isDate(next, header),
        page.landmark(next) == nil
      {
        end = page.lines[next].upperBound
        next += 1
      }
      header.facts.title = title(hit.first..<end)
      header.end = max(header.end, next)
      return
    }
  }

  private func subject(in tokens: Range<Int>) -> Hit? {
    guard let hit = reading.longest(.landmarks, at: tokens.lowerBound),
      reading.lexicon.cell(.landmarks, Int(hit.row), 1) == "subject"
    else { return nil }
    return hit
  }

  private func typeFromSymbol(_ header: inout Header, _ number: ScannedNumber) {
    if let hit = number.typeSymbol {
      // The printed code wins over the heading, which in turn names what shares a code.
      let symbol = DocumentType(.typeSymbols, row: Int(hit.row))
      if header.facts.type?.codeCell != symbol.codeCell { header.facts.type = symbol }
    } else if header.facts.type == nil, number.number.year == nil, number.number.issuers.count >= 1
    {
      header.facts.type = Lexicon.letter
    }
  }

  // MARK: Number, place and date

  /// The number at the beginning of a line, above the type when there is one.
  private func readNumber(_ header: inout Header, before heading: Int?) {
    for (index, number) in numbers.enumerated() {
      guard let line = line(of: number.start), head.contains(line) else { break }
      guard number.start == page.lines[line].lowerBound, number.hasNumberWord,
        number.typeWord == nil
          || reading.lexicon.cell(.documentTypes, Int(number.typeWord!.row), 3) == "act"
      else { continue }
      // The number ends its line, or the place stands beside it; a citation goes on with words.
      let next = number.tokens.upperBound
      guard next == page.lines[line].upperBound || reading.tokens[next].isCapitalized else {
        continue
      }
      header.ownNumber = index
      header.facts.number = .init(number: number.number, surface: reading.range(number.tokens))
      header.end = line + 1
      return
    }
    readConsolidation(&header)
  }

  /// A consolidated text («văn bản hợp nhất») has its number and date under it, where it is attested.
  private func readConsolidation(_ header: inout Header) {
    guard
      let index = numbers.lastIndex(where: { number in
        reading.gap(number.bareStart) >= .line
          && number.number.type.map { reading.lexicon.type($0, is: "attested") } ?? false
      }), let line = line(of: numbers[index].start), line > page.lines.count - 40
    else { return }
    header.ownNumber = index
    header.facts.number = .init(
      number: numbers[index].number, surface: reading.range(numbers[index].tokens))
    for date in dates where date.tokens.lowerBound > numbers[index].start {
      guard let line = self.line(of: date.tokens.lowerBound) else { return }
      let end = header.end
      let isTaken = take(date, line, &header)
      header.end = end
      if isTaken { return }
    }
  }

  private func line(of token: Int) -> Int? {
    var (low, high) = (0, page.lines.count)
    while low < high {
      let middle = (low + high) / 2
      if page.lines[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < page.lines.count ? low : nil
  }

  /// «Can Lộc, ngày 17 tháng 6 năm 2022»: a day behind a capitalised name and a comma.
  private func readDate(_ header: inout Header, before heading: Int?) {
    let end = min(heading ?? 25, head.upperBound)
    for date in dates {
      guard let line = line(of: date.tokens.lowerBound), line < end else { return }
      if take(date, line, &header) { return }
    }
  }

  /// «ngày … tháng 3 năm 2022»: where the day was left blank, the month is what is known.
  private func blankDay(before date: DateExpression, in line: Range<Int>) -> Int? {
    guard date.kind == .month else { return nil }
    var at = date.tokens.lowerBound
    while at > line.lowerBound, reading.tokens[at - 1].kind == .sign { at -= 1 }
    guard at > line.lowerBound, reading.keyword(at - 1) == .day else { return nil }
    return at - 1
  }

  /// Takes a date that ends its line behind a place for the document's own.
  private func take(_ date: DateExpression, _ line: Int, _ header: inout Header) -> Bool {
    let tokens = page.lines[line]
    let start = blankDay(before: date, in: tokens) ?? date.tokens.lowerBound
    guard date.kind == .day || date.kind == .blank || date.kind == .month,
      date.tokens.upperBound == tokens.upperBound, tokens.contains(start - 1),
      date.kind != .month || reading.sign(start - 1) == .comma
    else { return false }
    let end = reading.sign(start - 1) == .comma ? start - 1 : start
    guard let place = PlaceOfIssue(reading: reading).place(before: end, from: tokens.lowerBound),
      end < start || place.lowerBound == tokens.lowerBound
    else { return false }
    header.facts.date = .init(
      value: date.value, surface: reading.range(start..<date.tokens.upperBound))
    header.place = place
    header.facts.place = reading.range(place)
    header.end = max(header.end, line + 1)
    return true
  }

  // MARK: Addressees

  /// «Kính gửi: …» on its line, or a list under it.
  private func addressees(from end: Int) -> [FlowRange] {
    guard
      let line = (max(0, end - 1)..<min(page.lines.count, end + 6)).first(where: {
        page.landmark($0).map { $0 == "addressee" } ?? false
      }), let hit = reading.longest(.landmarks, at: page.lines[line].lowerBound)
    else { return [] }
    var found = pieces(hit.end..<page.lines[line].upperBound)
    var next = line + 1
    while next < page.lines.count, next < line + 30, isAddressee(next, isFirst: next == line + 1) {
      found += pieces(page.lines[next])
      next += 1
    }
    return found.map(reading.range)
  }

  /// A dash, or a line right under the one before it that did not end the list.
  private func isAddressee(_ line: Int, isFirst: Bool) -> Bool {
    if reading.sign(page.lines[line].lowerBound) == .dash { return true }
    let last = page.lines[line - 1].upperBound - 1
    return !page.beginsParagraph(line)
      && (reading.sign(last) == .semicolon || reading.sign(last) == .colon && isFirst)
  }

  /// What semicolons part.
  private func pieces(_ tokens: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = tokens.lowerBound
    for end in tokens.filter({ reading.sign($0) == .semicolon }) + [tokens.upperBound] {
      let piece = page.trimmed(start..<end)
      if !piece.isEmpty { pieces.append(piece) }
      start = end + 1
    }
    return pieces
  }
}
