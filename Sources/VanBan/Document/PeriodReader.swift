import VanBanText

/// The period a document covers: the first one its subject names, outside the titles it cites.
struct PeriodReader {
  let reading: Reading

  func period(of facts: DocumentFacts, _ mentions: MentionSet) -> DocumentFacts.Date? {
    // The subject of a letter or a directive says what it is about, not which time it covers.
    guard let title = facts.title,
      !(facts.type.map { reading.lexicon.type($0.code, is: "topic") } ?? false)
    else { return nil }
    let cited = mentions.references.filter { title.contains($0.surface) }
    for date in mentions.dates where title.contains(date.surface) {
      switch date.kind {
      case .quarter, .half, .cumulative, .month, .year, .week, .range, .schoolYear: break
      default: continue
      }
      guard date.value.days != nil || date.kind == .week, !isQuoted(date, in: title),
        !cited.contains(where: {
          $0.surface.contains(date.surface) || $0.title?.contains(date.surface) == true
        })
      else { continue }
      if let reported = reported(before: date, in: title, mentions) { return reported }
      let whole = partInside(date, mentions) ?? date
      return .init(value: whole.value, surface: whole.surface)
    }
    return nil
  }

  /// «kết quả quý I, nhiệm vụ quý II năm 2023»: the first period shares the year of the second, the planned
  /// one.
  private func reported(
    before date: DateExpression, in title: FlowRange, _ mentions: MentionSet
  ) -> DocumentFacts.Date? {
    guard case .point(let planned) = date.value, planned.part != .year else { return nil }
    var first = date.tokens.lowerBound
    while first > 0, Int(reading.tokens[first - 1].start) >= title.start { first -= 1 }
    for at in first..<date.tokens.lowerBound {
      guard let (part, end) = part(at), end <= date.tokens.lowerBound,
        !mentions.references.contains(where: { $0.surface.contains(reading.range(at..<end)) })
      else { continue }
      return .init(
        value: .point(DatePoint(year: planned.year, part: part)), surface: reading.range(at..<end))
    }
    return nil
  }

  /// A part of a year without its year: «tháng 01», «quý I», «tuần 12», «6 tháng đầu năm», «9 tháng».
  private func part(_ at: Int) -> (DatePoint.Part, Int)? {
    let next = at + 1
    guard next < reading.count, reading.follows(next) else { return nil }
    switch reading.keyword(at) {
    case .month:
      guard let month = reading.value(next), (1...12).contains(month) else { return nil }
      return (.month(month), next + 1)
    case .quarter:
      guard let quarter = reading.roman(next) ?? reading.value(next), (1...4).contains(quarter)
      else {
        return nil
      }
      return (.quarter(quarter), next + 1)
    case .week:
      guard let week = reading.value(next), (1...53).contains(week) else { return nil }
      return (.week(week), next + 1)
    default: return months(at)
    }
  }

  /// «6 tháng đầu năm», «9 tháng».
  private func months(_ at: Int) -> (DatePoint.Part, Int)? {
    guard let months = reading.value(at), (2...11).contains(months), reading.follows(at + 1),
      reading.keyword(at + 1) == .month
    else { return nil }
    var end = at + 2
    if reading.keyword(end) == .last { return nil }
    if reading.keyword(end) == .first {
      end += 1
      if reading.keyword(end) == .year { end += 1 }
    }
    return (months == 6 ? .half(1) : .cumulative(months: months), end)
  }

  /// «… Chương trình … giai đoạn 2021-2025 năm 2023»: the year behind the term of a programme is the one
  /// the document covers.
  private func partInside(_ date: DateExpression, _ mentions: MentionSet) -> DateExpression? {
    guard date.kind == .range else { return nil }
    let next = mentions.dates.place(startingAt: date.tokens.upperBound)
    guard let next, case let part = mentions.dates[next] else { return nil }
    switch part.kind {
    case .quarter, .half, .cumulative, .month, .year: return part
    default: return nil
    }
  }

  /// In quotation marks: a name that is cited, such as that of a programme.
  private func isQuoted(_ date: DateExpression, in title: FlowRange) -> Bool {
    var at = date.tokens.lowerBound - 1
    while at >= 0, Int(reading.tokens[at].start) >= title.start {
      switch reading.sign(at) {
      case .openQuote: return true
      case .closeQuote: return false
      default: at -= 1
      }
    }
    return false
  }
}
