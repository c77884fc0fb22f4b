import VanBanText

/// `date/impossible`: a day the calendar does not have.
///
/// Certain: the proleptic Gregorian calendar decides.
struct ImpossibleDate: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let impossible = evidence.dates.filter(\.isImpossible)
    guard !impossible.isEmpty else { return [] }
    let dated = Dictionary(grouping: evidence.references.indices) {
      evidence.references[$0].date?.surface
    }
    return impossible.map { date in
      let text = evidence.reading.text.string(date.surface)
      return Finding(
        rule: "date/impossible", severity: .error, confidence: 99, surfaces: [date.surface],
        message: .init(
          vietnamese: "«\(text)»: lịch không có ngày này.",
          english: "«\(text)»: the calendar has no such day."),
        related: dated[date.surface] ?? [])
    }
  }
}
