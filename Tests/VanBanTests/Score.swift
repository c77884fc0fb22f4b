import Foundation
import VanBan
import VanBanText

/// How well an analysis agrees with the gold, kind by kind.
struct Score {
  struct Tally {
    var right = 0
    var extra = 0
    var missed = 0
    /// For each attribute how often it was right, and how often it was asked for.
    var attributes: [String: (right: Int, asked: Int)] = [:]

    var f1: Double {
      right == 0
        ? (extra + missed == 0 ? 1 : 0) : Double(2 * right) / Double(2 * right + extra + missed)
    }

    func share(_ key: String) -> Double {
      attributes[key].map { Double($0.right) / Double($0.asked) } ?? 1
    }

    mutating func note(_ key: String, _ isRight: Bool) {
      let before = attributes[key] ?? (0, 0)
      attributes[key] = (before.right + (isRight ? 1 : 0), before.asked + 1)
    }
  }

  private(set) var references = Tally()
  private(set) var acts = Tally()
  private(set) var dates = Tally()
  private(set) var counts = Tally()
  private(set) var units = Tally()
  private(set) var people = Tally()
  private(set) var own = Tally()
  private(set) var structure = Tally()

  mutating func add(_ gold: Gold, _ analysis: Analysis) {
    let offsets = CodePoints(analysis)
    addReferences(gold, analysis, offsets)
    addStructure(gold, analysis, offsets)
    let dated = analysis.dates.filter { $0.value.iso != nil }
    match(
      gold.marks.filter { $0.kind == "date" }, dated, offsets.ranges(dated.map(\.surface)), &dates
    ) {
      $0["value"] == $1.value.iso
    }
    let counted = match(
      gold.marks.filter { $0.kind == "count" }, analysis.counts,
      offsets.ranges(analysis.counts.map(\.surface)),
      &counts
    ) { mark, count in
      Double(mark["value"]!).map { abs($0 - count.value.double) <= 1e-6 * max(1, $0) } ?? false
        && (mark["of"] == nil || Double(mark["of"]!) == count.of?.double)
    }
    for (mark, count) in counted {
      let wanted = folded(mark["unit"])
      let found = folded(analysis.string(of: count.unit))
      counts.note("unit", wanted.hasPrefix(found) || found.hasPrefix(wanted))
    }
    match(
      gold.marks.filter { $0.kind == "unit" }, analysis.units,
      offsets.ranges(analysis.units.map(\.surface)), &units
    ) {
      $0["type"] == $1.kind.rawValue && overlap($0.range, offsets.range($1.surface)) >= 0.6
    }
    match(
      gold.marks.filter { $0.kind == "person" }, analysis.people,
      offsets.ranges(analysis.people.map(\.surface)),
      &people
    ) {
      overlap($0.range, offsets.range($1.surface)) >= 0.8
    }
    addOwn(gold, analysis)
  }

  /// Findings about the structure; one about something that is not on the page has no place.
  private mutating func addStructure(
    _ gold: Gold, _ analysis: Analysis, _ offsets: CodePoints
  ) {
    let wanted = gold.findings.filter { $0["rule"]?.hasPrefix("structure/") == true }
    var found = analysis.findings.filter { $0.rule.hasPrefix("structure/") }
    for mark in wanted {
      let place = found.firstIndex { finding in
        let spans = finding.surfaces.flatMap(analysis.spans) + finding.marks
        let range = offsets.range(spans)
        return finding.rule == mark["rule"] && (spans.isEmpty || range.overlaps(mark.range))
      }
      if let place {
        found.remove(at: place)
        structure.right += 1
      } else {
        structure.missed += 1
      }
    }
    structure.extra += found.count
  }

  private mutating func addReferences(_ gold: Gold, _ analysis: Analysis, _ offsets: CodePoints) {
    let marks = gold.marks.filter { $0.kind == "ref" }
    let numbered = analysis.references.filter { $0.number != nil }
    let unnumbered = analysis.references.filter { $0.number == nil }
    let pairs = match(
      marks.filter { $0["no"] != nil }, numbered, offsets.ranges(numbered.map(\.surface)),
      &references
    ) { key($0["no"]) == key($1.number?.text) }
    for (mark, reference) in pairs {
      references.note("type", mark["type"] == reference.type?.code)
      if mark.attributes["date"] != nil {
        references.note("date", mark["date"] == reference.date?.value.iso)
      }
      if mark.attributes["issuer"] != nil {
        let issuer = reference.issuer.map { analysis.string(of: $0.surface) }
        references.note("issuer", folded(mark["issuer"]) == folded(issuer))
      }
    }
    match(
      marks.filter { $0["no"] == nil }, unnumbered, offsets.ranges(unnumbered.map(\.surface)), &acts
    ) { overlap($0.range, offsets.range($1.surface)) >= 0.5 }
  }

  private mutating func addOwn(_ gold: Gold, _ analysis: Analysis) {
    let facts = analysis.document
    func words(_ range: FlowRange?) -> String? { range.map(analysis.string) }
    let found: [String: String?] = [
      "number": facts.number?.number.text, "type": facts.type?.code,
      "date": facts.date?.value.iso, "issuer": words(facts.issuer), "title": words(facts.title),
      "signer": words(facts.signers.first?.name), "period": facts.period?.value.iso,
    ]
    for (name, wanted) in gold.own {
      guard let value = found[name] else { continue }
      let isRight =
        name == "number"
        ? key(wanted) == key(value) : folded(wanted == "none" ? nil : wanted) == folded(value)
      own.note(name, isRight)
    }
  }

  /// Pairs marks with what was found: each with the one that agrees and overlaps most.
  @discardableResult
  private func match<Element>(
    _ marks: [Gold.Mark], _ found: [Element], _ ranges: [Range<Int>],
    _ tally: inout Tally,
    agrees: (Gold.Mark, Element) -> Bool
  ) -> [(Gold.Mark, Element)] {
    var used: Set<Int> = []
    var pairs: [(Gold.Mark, Element)] = []
    for mark in marks {
      let best = found.indices
        .filter {
          !used.contains($0) && common(mark.range, ranges[$0]) > 0 && agrees(mark, found[$0])
        }
        .max { common(mark.range, ranges[$0]) < common(mark.range, ranges[$1]) }
      if let best {
        used.insert(best)
        tally.right += 1
        pairs.append((mark, found[best]))
      } else {
        tally.missed += 1
      }
    }
    tally.extra += found.count - used.count
    return pairs
  }
}

private func common(_ left: Range<Int>, _ right: Range<Int>) -> Int {
  max(0, min(left.upperBound, right.upperBound) - max(left.lowerBound, right.lowerBound))
}

/// The common part as a share of both together.
private func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Double {
  let both = common(left, right)
  return Double(both) / Double(left.count + right.count - both)
}

private func key(_ number: String?) -> String {
  (number ?? "").filter { !$0.isWhitespace }.uppercased()
}

private func folded(_ text: String?) -> String {
  (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
}
