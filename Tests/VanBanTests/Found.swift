import VanBan
import VanBanText

/// Something that was found, with its attributes by the names the corpus uses.
struct Found {
  let words: String
  /// In code points.
  let range: Range<Int>
  private let attributes: [String: String?]
  private let severity: Finding.Severity?

  /// The value of an attribute; «none» when there is none.
  func value(_ key: String) -> String { (attributes[key] ?? nil) ?? "none" }

  /// Information is not a complaint: it counts only where a row asks for its rule.
  func counts(for example: Example) -> Bool {
    severity != .info || example.marks.contains { $0.attributes["rule"] == value("rule") }
  }

  private init(
    _ analysis: Analysis, _ surface: FlowRange, _ attributes: [String: String?]
  ) {
    words = analysis.string(of: surface)
    range = CodePoints(analysis).range(analysis.spans(of: surface))
    self.attributes = attributes
    severity = nil
  }

  /// What a rule found may be no part of the flow text.
  private init(_ analysis: Analysis, _ finding: Finding) {
    let spans = finding.surfaces.flatMap(analysis.spans) + finding.marks
    words = spans.map { String(decoding: analysis.source.bytes[$0.start..<$0.end], as: UTF8.self) }
      .joined(separator: " ")
    range = CodePoints(analysis).range(Array(spans.prefix(1)))
    attributes = [
      "rule": finding.rule, "severity": finding.severity.rawValue,
      "suggest": finding.suggestions.first?.text,
    ]
    severity = finding.severity
  }

  static func all(_ kind: String, in analysis: Analysis) -> [Found] {
    func words(_ range: FlowRange?) -> String? { range.map(analysis.string) }
    switch kind {
    case "references":
      return analysis.references.map { reference in
        let isShared = reference.issuer?.isShared == true || reference.date?.isShared == true
        return Found(
          analysis, reference.surface,
          [
            "number": reference.number?.text, "type": reference.type?.code,
            "date": reference.date?.value.iso, "issuer": words(reference.issuer?.surface),
            "title": words(reference.title), "pointer": words(reference.pointer?.surface),
            "relation": reference.relation.rawValue, "shared": isShared ? "true" : nil,
          ])
      }
    case "dates":
      return analysis.dates.map {
        Found(analysis, $0.surface, ["value": $0.value.iso, "kind": $0.kind.rawValue])
      }
    case "counts":
      return analysis.counts.map { count in
        Found(
          analysis, count.surface,
          [
            "value": text(count.value), "max": count.max.map(text), "of": count.of.map(text),
            "unit": words(count.unit), "kind": count.kind.rawValue,
            "approx": count.approximation?.rawValue,
          ])
      }
    case "units":
      return analysis.units.map {
        Found(
          analysis, $0.surface,
          [
            "kind": $0.kind.rawValue, "type": $0.type?.word, "level": $0.level?.rawValue,
            "code": $0.place?.unit.code, "canonical": $0.fullName ?? $0.place?.canonical,
          ])
      }
    case "people":
      return analysis.people.map {
        Found(analysis, $0.surface, ["honorific": $0.honorific, "role": words($0.role)])
      }
    default:
      return analysis.findings.map { Found(analysis, $0) }
    }
  }

  private static func text(_ decimal: Decimal) -> String {
    guard decimal.scale > 0 else { return String(decimal.digits) }
    let digits = String(decimal.digits)
    let padded = String(repeating: "0", count: max(0, decimal.scale + 1 - digits.count)) + digits
    return "\(padded.dropLast(decimal.scale)).\(padded.suffix(decimal.scale))"
  }
}
