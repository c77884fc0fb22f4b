import VanBanText

/// The period a report covers: the first one its subject names, outside the titles it cites.
struct PeriodReader {
  let reading: Reading

  func period(of facts: DocumentFacts, _ mentions: MentionSet) -> DocumentFacts.Date? {
    guard facts.type?.code == "BC", let title = facts.title else { return nil }
    let cited = mentions.references.filter { title.contains($0.surface) }
    for date in mentions.dates where title.contains(date.surface) {
      switch date.kind {
      case .quarter, .half, .cumulative, .month, .year, .week, .range, .schoolYear: break
      default: continue
      }
      guard date.value.days != nil,
        !cited.contains(where: { $0.surface.contains(date.surface) || $0.title?.contains(date.surface) == true })
      else { continue }
      return .init(value: date.value, surface: date.surface)
    }
    return nil
  }
}
