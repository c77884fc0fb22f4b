import VanBanText

/// Joins the mentions of one document, and finds the references that stand in another one's title.
struct CitationLinker {
  let text: FlowText

  func link(_ references: inout [Reference]) -> [CitedDocument] {
    nest(&references)
    var documents: [CitedDocument] = []
    var byName: [String: [Int]] = [:]
    for index in references.indices {
      let name = name(of: references[index])
      let known = byName[name, default: []].last { document in
        isSame(references[index], documents[document].mentions.map { references[$0] })
      }
      if let known {
        documents[known].mentions.append(index)
        references[index].citedDocument = known
      } else {
        references[index].citedDocument = documents.count
        byName[name, default: []].append(documents.count)
        documents.append(CitedDocument(key: name, mentions: [index]))
      }
    }
    for index in documents.indices {
      for mention in documents[index].mentions {
        guard let date = references[mention].date?.value.iso else { continue }
        documents[index].key += "@\(date)"
        break
      }
    }
    return documents
  }

  private func name(of reference: Reference) -> String {
    if let number = reference.number { return number.text }
    return text.string(reference.surface)
  }

  /// Numbers without a year begin again each year (state) or each term (party): two dates that lie
  /// apart are two documents, two within one year are one document with a wrong date.
  private func isSame(_ reference: Reference, _ others: [Reference]) -> Bool {
    guard let number = reference.number, number.year == nil,
      let year = reference.date?.value.days?.first.year
    else { return true }
    let span = number.text.contains("/") && !number.text.hasPrefix("\(number.serial)-") ? 0 : 4
    return others.allSatisfy { other in
      guard let otherYear = other.date?.value.days?.first.year else { return true }
      return abs(otherYear - year) <= span
    }
  }

  private func nest(_ references: inout [Reference]) {
    var open: [Int] = []
    for index in references.indices {
      let surface = references[index].surface
      while let last = open.last, references[last].title!.end <= surface.start { open.removeLast() }
      if let last = open.last, references[last].title!.contains(surface), last != index {
        references[index].within = last
      }
      // The name of an unnumbered act is its title; nothing stands inside it but amended acts.
      if references[index].title != nil { open.append(index) }
    }
  }
}
