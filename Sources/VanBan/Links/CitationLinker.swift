import VanBanText

/// Joins the mentions of one document, and finds the references that stand in another one's title.
struct CitationLinker {
  let text: FlowText

  func link(_ references: inout [Reference]) -> [CitedDocument] {
    nest(&references)
    var documents: [CitedDocument] = []
    // By the bytes of the name: hashing a string would normalise it first, and all are in NFC.
    var byName: [UInt64: [Int]] = [:]
    for index in references.indices {
      let name = name(of: references[index])
      let hash = hash(name)
      let known =
        shortForm(index, references)
        ?? byName[hash]?.last { document in
          documents[document].key.utf8.elementsEqual(name.utf8)
            && isSame(index, documents[document].mentions, references)
        }
      if let known {
        documents[known].mentions.append(index)
        references[index].citedDocument = known
      } else {
        references[index].citedDocument = documents.count
        byName[hash, default: []].append(documents.count)
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

  /// FNV-1a.
  private func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// Numbers without a year begin again each year (state) or each term (party): two dates that lie
  /// apart are two documents, two within one year are one document with a wrong date.
  private func isSame(_ index: Int, _ others: [Int], _ references: [Reference]) -> Bool {
    guard let number = references[index].number, number.year == nil,
      let year = year(references[index])
    else { return true }
    let isParty = number.text.utf8.dropFirst(number.serial.utf8.count).first == UInt8(ascii: "-")
    let span = isParty ? 4 : 0
    return others.allSatisfy { other in
      self.year(references[other]).map { abs($0 - year) <= span } ?? true
    }
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
