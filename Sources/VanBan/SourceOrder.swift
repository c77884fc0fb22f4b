import VanBanText

/// Puts everything into the order of the source, which footnotes read apart may have left, and makes
/// the analysis.
struct SourceOrder {
  let order: ReadingOrder

  private var map: OffsetMap { order.text.map }

  func analysis(
    name: String, source: SourceText, layout: Layout, zones: [Zone], document: DocumentFacts,
    outline: [OutlineItem], footnotes: [Footnote], mentions: MentionSet,
    citedDocuments: [CitedDocument], findings: [Finding], quality: QualityReader
  ) -> Analysis {
    var mentions = mentions
    var citedDocuments = citedDocuments
    var findings = findings
    if !map.isInOrder {
      let references = permutation(mentions.references, \.surface)
      let units = permutation(mentions.units, \.surface)
      mentions.references = references.order.map { mentions.references[$0] }
      mentions.units = units.order.map { mentions.units[$0] }
      for index in mentions.references.indices {
        mentions.references[index].within = mentions.references[index].within.map {
          references.place[$0]
        }
      }
      for index in mentions.units.indices {
        mentions.units[index].within = mentions.units[index].within.map { units.place[$0] }
      }
      mentions.dates = permutation(mentions.dates, \.surface).order.map { mentions.dates[$0] }
      for index in mentions.dates.indices {
        mentions.dates[index].reference = mentions.dates[index].reference.map {
          references.place[$0]
        }
      }
      mentions.counts = permutation(mentions.counts, \.surface).order.map { mentions.counts[$0] }
      mentions.people = permutation(mentions.people, \.surface).order.map { mentions.people[$0] }
      for index in citedDocuments.indices {
        citedDocuments[index].mentions = citedDocuments[index].mentions.map { references.place[$0] }
          .sorted()
      }
      let documents = (0..<citedDocuments.count).sorted {
        citedDocuments[$0].mentions[0] < citedDocuments[$1].mentions[0]
      }
      citedDocuments = documents.map { citedDocuments[$0] }
      for (place, document) in citedDocuments.enumerated() {
        for mention in document.mentions { mentions.references[mention].citedDocument = place }
      }
      for index in findings.indices {
        findings[index].related = findings[index].related.map { references.place[$0] }.sorted()
      }
    }
    findings = ranked(findings.map { map.place(of: $0) }).map { findings[$0] }
    return Analysis(
      name: name, source: source, layout: layout, order: order, zones: zones,
      document: document, outline: outline,
      footnotes: footnotes, references: mentions.references, citedDocuments: citedDocuments,
      dates: mentions.dates, counts: mentions.counts, units: mentions.units,
      people: mentions.people, findings: findings, quality: quality.document(),
      qualityOfPages: quality.pages())
  }

  /// The order of elements by their place in the source, and the new place of each element.
  private func permutation<Element>(
    _ elements: [Element], _ surface: (Element) -> FlowRange
  ) -> (order: [Int], place: [Int]) {
    let order = ranked(elements.map { map.source(of: surface($0).start) })
    var place = [Int](repeating: 0, count: elements.count)
    for (new, old) in order.enumerated() { place[old] = new }
    return (order, place)
  }

  private func ranked(_ positions: [Int]) -> [Int] {
    positions.indices.sorted { (positions[$0], $0) < (positions[$1], $1) }
  }
}

extension OffsetMap {
  /// Where a finding stands in the source; the beginning of the text when it stands nowhere.
  fileprivate func place(of finding: Finding) -> Int {
    finding.surfaces.first.map { source(of: $0.start) } ?? finding.marks.first?.start ?? 0
  }
}
