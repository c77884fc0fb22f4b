import VanBanText

/// `date/impossible`: a day the calendar does not have.
///
/// Certain: the proleptic Gregorian calendar decides.
struct ImpossibleDate: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    evidence.dates.indices.compactMap { index in
      let date = evidence.dates[index]
      guard date.isImpossible else { return nil }
      let text = evidence.reading.text.string(date.surface)
      return Finding(
        rule: "date/impossible", severity: .error, confidence: 99, surfaces: [date.surface],
        message: .init(
          vietnamese: "«\(text)»: lịch không có ngày này.",
          english: "«\(text)»: the calendar has no such day."),
        related: evidence.references.indices.filter {
          evidence.references[$0].date?.surface == date.surface
        })
    }
  }
}
