import VanBanText

/// The period a document covers: the first one its subject names, outside the titles it cites.
struct PeriodReader {
  let reading: Reading

  func period(of facts: DocumentFacts, _ mentions: MentionSet) -> DocumentFacts.Date? {
    // The subject of a letter or a directive says what it is about, not which time it covers.
    guard let title = facts.title, facts.type?.code != "CV", facts.type?.code != "CT" else {
      return nil
    }
    let cited = mentions.references.filter { title.contains($0.surface) }
    for date in mentions.dates where title.contains(date.surface) {
      switch date.kind {
      case .quarter, .half, .cumulative, .month, .year, .week, .range, .schoolYear: break
      default: continue
      }
      guard date.value.days != nil, !isQuoted(date, in: title),
        !cited.contains(where: {
          $0.surface.contains(date.surface) || $0.title?.contains(date.surface) == true
        })
      else { continue }
      let whole = partInside(date, mentions) ?? date
      return .init(value: whole.value, surface: whole.surface)
    }
    return nil
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
