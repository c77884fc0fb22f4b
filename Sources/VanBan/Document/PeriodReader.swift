import VanBanText

/// The period a document covers: the first one its subject names, outside the titles it cites.
struct PeriodReader {
  let reading: Reading

  func period(of facts: DocumentFacts, _ mentions: MentionSet) -> DocumentFacts.Date? {
    // The subject of a letter says what it is about, not which time it covers.
    guard let title = facts.title, facts.type?.code != "CV" else { return nil }
    let cited = mentions.references.filter { title.contains($0.surface) }
    for date in mentions.dates where title.contains(date.surface) {
      switch date.kind {
      case .quarter, .half, .cumulative, .month, .year, .week, .range, .schoolYear: break
      default: continue
      }
      guard date.value.days != nil,
        !cited.contains(where: {
          $0.surface.contains(date.surface) || $0.title?.contains(date.surface) == true
        })
      else { continue }
      return .init(value: date.value, surface: date.surface)
    }
    return nil
  }
}
