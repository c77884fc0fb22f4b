import VanBanText

/// Days whose separators are lost or misread: «ngày 12 6 2025», «ngấy 22 122024», «ngày 04:102023»,
/// «ngày 1! thủng 6 năm 2010».
///
/// Only behind «ngày», or behind a document number and a word that looks like it; and only when the digits
/// make one day and no other.
struct LooseDateGrammar {
  private let reading: Reading
  private let shapes: DigitShapes

  init(_ reading: Reading, shapes: DigitShapes) {
    self.reading = reading
    self.shapes = shapes
  }

  /// The day whose first token is `at`, with the word before it.
  func date(at first: Int) -> DateDraft? {
    let lead = first - 1
    guard lead >= 0, reading.follows(first), reading.tokens[lead].kind == .word,
      !reading.isClaimed(lead),
      reading.keyword(lead) == .day || looksLikeDay(lead)
    else { return nil }
    return inWords(first, lead) ?? inDigits(first, lead)
  }

  /// A day with the misread word in front of it: «ngùy 13/6/2019» behind the number of a document.
  func led(_ day: DateDraft) -> DateDraft {
    let lead = day.tokens.lowerBound - 1
    guard lead > 0, reading.follows(lead + 1), reading.tokens[lead].kind == .word,
      !reading.isClaimed(lead), looksLikeDay(lead)
    else { return day }
    var led = day
    led.tokens = lead..<day.tokens.upperBound
    return led
  }

  /// «ngấy», «ngủy», «ngay» behind the number of a document.
  private func looksLikeDay(_ at: Int) -> Bool {
    let bytes = reading.bytes(at)
    guard reading.tokens[at].shape == .lower, (3...7).contains(bytes.count),
      bytes.starts(with: "ng".utf8),
      reading.follows(at)
    else { return false }
    let before = reading.tokens[at - 1].kind == .sign ? at - 2 : at - 1
    return before >= 0 && reading.isClaimed(before) && reading.tokens[before].isCapitalized
  }

  // MARK: Words

  /// «1! thủng 6 năm 2010»: the word between day and month, or the one before the year, is misread.
  private func inWords(_ first: Int, _ lead: Int) -> DateDraft? {
    guard let (day, month) = small(first), reading.follows(month),
      isWord(month, like: .month, "t"), let (monthValue, yearWord) = small(month + 1),
      reading.follows(yearWord), isWord(yearWord, like: .year, "n"),
      let year = reading.year(yearWord + 1), reading.follows(yearWord + 1)
    else { return nil }
    return draft(lead..<yearWord + 2, year, monthValue, day)
  }

  private func isWord(_ at: Int, like keyword: Keyword, _ initial: String) -> Bool {
    at < reading.count && reading.tokens[at].kind == .word
      && (reading.keyword(at) == keyword
        || reading.tokens[at].shape == .lower && reading.bytes(at).starts(with: initial.utf8))
  }

  /// A number of one or two digits, misread ones among them, and the token behind it.
  private func small(_ at: Int) -> (value: Int, end: Int)? {
    guard at < reading.count, reading.follows(at) else { return nil }
    var end = at + 1
    while end < reading.count, reading.gap(end) == .none { end += 1 }
    guard end - at <= 2 else { return nil }
    var value = 0
    var digits = 0
    // A long run of digits is no day; what it is worth may be more than a number holds.
    guard reading.tokens[end - 1].end - reading.tokens[at].start <= 4 else { return nil }
    for scalar in reading.text.string(reading.range(at..<end)).unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        value = value * 10 + Int(scalar.value - 0x30)
      } else if let shape = shapes[scalar] {
        value = value * 10 + Int(shape.digit - 0x30)
      } else {
        return nil
      }
      digits += 1
    }
    return digits <= 2 ? (value, end) : nil
  }

  // MARK: Digits

  private func inDigits(_ first: Int, _ lead: Int) -> DateDraft? {
    var digits: [UInt8] = []
    /// Places in the digits before which something stands.
    var cuts: [Int] = []
    var at = first
    while at < reading.count, at - first < 9, reading.follows(at), digits.count < 8 {
      let token = reading.tokens[at]
      switch token.kind {
      case .number:
        if !digits.isEmpty { cuts.append(digits.count) }
        digits += reading.bytes(at).filter { $0 != FlowText.filler }
      case .sign where isSeparator(at): break
      default:
        guard let number = day(digits, cuts) else { return nil }
        return draft(lead..<at, number.year, number.month, number.day)
      }
      at += 1
      // The year is complete: what follows belongs to something else.
      if digits.count >= 6, let number = day(digits, cuts) {
        return draft(lead..<at, number.year, number.month, number.day)
      }
    }
    return day(digits, cuts).flatMap { draft(lead..<at, $0.year, $0.month, $0.day) }
  }

  private func isSeparator(_ at: Int) -> Bool {
    switch reading.sign(at) {
    case .slash, .dash, .colon, .apostrophe, .period, .comma, .bar, .semicolon: true
    default: false
    }
  }

  /// The one day that digits make, cut where the page cuts them.
  private func day(_ digits: [UInt8], _ cuts: [Int]) -> (year: Int, month: Int, day: Int)? {
    guard (6...8).contains(digits.count) else { return nil }
    func value(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let head = digits.count - 4
    let year = value(head..<digits.count)
    guard (1945...2100).contains(year), !cuts.contains(where: { $0 > head && $0 != head + 3 })
    else { return nil }
    let inner = cuts.filter { $0 < head }
    var found: [(year: Int, month: Int, day: Int)] = []
    for cut in 1..<head where inner.isEmpty || inner == [cut] {
      let (day, month) = (value(0..<cut), value(cut..<head))
      guard cut <= 2, head - cut <= 2, (1...12).contains(month), day >= 1,
        day <= CalendarDay.end(ofMonth: month, year: year).day
      else { continue }
      // Days below ten and the first two months are padded (Nghị định 30/2020/NĐ-CP, Phụ lục I).
      if inner.isEmpty, cut == 1 || head - cut == 1 && month < 3 { continue }
      found.append((year, month, day))
    }
    return found.count == 1 ? found[0] : nil
  }

  private func draft(_ tokens: Range<Int>, _ year: Int, _ month: Int, _ day: Int) -> DateDraft? {
    guard (1...12).contains(month), day >= 1,
      day <= CalendarDay.end(ofMonth: month, year: year).day,
      !(tokens.lowerBound + 1..<tokens.upperBound).contains(where: reading.isClaimed)
    else { return nil }
    var draft = DateDraft(
      tokens: tokens,
      value: .point(DatePoint(year: year, part: .day(month: month, day: day))), kind: .day,
      confidence: 65)
    draft.isRepaired = true
    return draft
  }
}
