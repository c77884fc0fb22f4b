import VanBanText

/// The instrument that rules the form of a document, by its system and its date.
///
/// Party documents of 2018 follow Hướng dẫn 36-HD/VPTW, those from 27 May 2026 on Hướng dẫn 05-HD/VPTW,
/// and so on: `form-rules.tsv`.
struct FormRules {
  /// What the form of a document demands.
  enum Component: String, CaseIterable {
    /// Quốc hiệu, or the Party's or the Youth Union's name.
    case heading
    case issuer, number, date, signer, recipients
  }

  let instrument: String
  let components: [Component]

  /// - Parameter day: the document's date, or a day near it.
  /// - Returns: nil when no instrument is known for the system on that day.
  init?(_ facts: DocumentFacts, on day: CalendarDay, _ lexicon: Lexicon = .vietnamese) {
    func list(_ row: Int, _ column: Int) -> [String] {
      lexicon.cell(.formRules, row, column).string.split(separator: ",").map(String.init)
    }
    let date = day.iso
    guard
      let row = lexicon.row(
        .formRules,
        where: { row in
          let until = lexicon.cell(.formRules, row, 3).string
          return list(row, 1).contains(facts.system.rawValue)
            && lexicon.cell(.formRules, row, 2).string <= date && (until == "-" || date <= until)
        })
    else { return nil }
    instrument = lexicon.cell(.formRules, row, 0).string
    let isFree = facts.type.map { list(row, 5).contains($0.code) } ?? false
    components = list(row, 4).compactMap(Component.init).filter { component in
      !(isFree && component == .recipients)
    }
  }
}
