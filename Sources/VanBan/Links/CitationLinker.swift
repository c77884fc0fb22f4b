import VanBanText

/// Joins the mentions of one document, and finds the references that stand in another one's title.
struct CitationLinker {
  let text: FlowText

  func link(_ references: inout [Reference]) -> [CitedDocument] {
    nest(&references)
    var documents: [CitedDocument] = []
    /// The first and the last year of each document.
    var years: [ClosedRange<Int>?] = []
    // By the bytes of the name: all are in NFC.
    var byName: [UInt64: [Int]] = [:]
    for index in references.indices {
      let name = name(of: references[index])
      let hash = hash(name)
      let known =
        shortForm(index, references)
        ?? byName[hash]?.last { document in
          documents[document].key.utf8.elementsEqual(name.utf8)
            && isSame(references[index], years[document])
        }
      if let known {
        documents[known].mentions.append(index)
        if let year = year(references[index]) {
          years[known] =
            years[known].map { min($0.lowerBound, year)...max($0.upperBound, year) } ?? year...year
        }
        references[index].citedDocument = known
      } else {
        references[index].citedDocument = documents.count
        byName[hash, default: []].append(documents.count)
        documents.append(CitedDocument(key: name, mentions: [index]))
        years.append(year(references[index]).map { $0...$0 })
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

  /// «Nghị quyết số 20» is the document whose full number with that serial came last.
  private func shortForm(_ index: Int, _ references: [Reference]) -> Int? {
    guard let number = references[index].number, number.text == number.serial else { return nil }
    return references[..<index].last {
      $0.number?.serial == number.serial && $0.type == references[index].type
    }?.citedDocument
  }

  private func name(of reference: Reference) -> String {
    reference.number?.text ?? text.string(reference.surface)
  }

  private func hash(_ name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { FNV1a.hash(UnsafeRawBufferPointer($0)) }
  }

  /// Numbers without a year begin again each year (state) or each term (party): two dates that lie
  /// apart are two documents, two within one year are one document with a wrong date.
  private func isSame(_ reference: Reference, _ years: ClosedRange<Int>?) -> Bool {
    guard let number = reference.number, number.year == nil, let year = year(reference), let years
    else { return true }
    let isParty = number.text.utf8.dropFirst(number.serial.utf8.count).first == UInt8(ascii: "-")
    let span = isParty ? 4 : 0
    return abs(years.lowerBound - year) <= span && abs(years.upperBound - year) <= span
  }

  private func year(_ reference: Reference) -> Int? {
    guard case .point(let point) = reference.date?.value else { return nil }
    return point.year
  }

  private func nest(_ references: inout [Reference]) {
    var open: [(index: Int, title: FlowRange)] = []
    for index in references.indices {
      let surface = references[index].surface
      while let last = open.last, last.title.end <= surface.start { open.removeLast() }
      if let last = open.last, last.title.contains(surface) {
        references[index].within = last.index
      }
      // The name of an unnumbered act is its title; nothing stands inside it but amended acts.
      if let title = references[index].title { open.append((index, title)) }
    }
  }
}
