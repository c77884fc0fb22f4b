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
  init?(_ facts: DocumentFacts, on day: CalendarDay) {
    let date = day.iso
    guard let rule = Self.rules.first(where: { $0.holds(for: facts.system, on: date) }) else {
      return nil
    }
    instrument = rule.instrument
    let isFree = facts.type.map { rule.free.contains($0.code) } ?? false
    // «214-BC/HNDT»: numbered as the Party does, and without the heading of the country.
    let isHeadless =
      rule.headless.contains(facts.system.rawValue)
      && facts.number.map { $0.number.text.dropFirst($0.number.serial.count).first == "-" } ?? false
    components = rule.components.filter {
      !(isFree && $0 == .recipients) && !(isHeadless && $0 == .heading)
    }
  }

  /// A row of the table.
  private struct Rule {
    let instrument: String
    let systems: [String]
    let from: String
    let until: String
    let components: [Component]
    let free: Set<String>
    let headless: [String]

    init(_ row: Int, of lexicon: Lexicon) {
      func cell(_ column: Int) -> String { lexicon.cell(.formRules, row, column).string }
      func list(_ column: Int) -> [String] { cell(column).split(separator: ",").map(String.init) }
      instrument = cell(0)
      systems = list(1)
      from = cell(2)
      until = cell(3)
      components = list(4).compactMap(Component.init)
      free = Set(list(5))
      headless = list(6)
    }

    /// ISO dates are ordered as their strings are.
    func holds(for system: DocumentFacts.System, on date: String) -> Bool {
      systems.contains(system.rawValue) && from <= date && (until == "-" || date <= until)
    }
  }

  private static let rules: [Rule] = {
    let lexicon = Lexicon.vietnamese
    return (0..<lexicon.rowCount(.formRules)).map { Rule($0, of: lexicon) }
  }()
}
