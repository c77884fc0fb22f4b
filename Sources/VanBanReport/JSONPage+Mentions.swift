import VanBan
import VanBanText

extension JSONPage {
  /// References, cited documents, dates, counts, units and people.
  mutating func mentions() {
    list("references", analysis.references.enumerated()) { $0.reference($1.offset, $1.element) }
    list("citedDocuments", analysis.citedDocuments.enumerated()) {
      $0.citedDocument($1.offset, $1.element)
    }
    list("dates", analysis.dates.enumerated()) { $0.date($1.offset, $1.element) }
    list("counts", analysis.counts.enumerated()) { $0.count($1.offset, $1.element) }
    list("units", analysis.units.enumerated()) { $0.unit($1.offset, $1.element) }
    list("people", analysis.people.enumerated()) { $0.person($1.offset, $1.element) }
  }

  private mutating func reference(_ index: Int, _ reference: Reference) {
    id("id", "ref", index)
    surface(reference.surface)
    type(reference.type)
    object("number", reference.number) { $0.number($1) }
    object("date", reference.date) { page, date in
      page.value("value", date.value)
      page.spans("spans", date.surface)
      page.flag("shared", date.isShared)
    }
    object("issuer", reference.issuer) { page, issuer in
      page.value("text", words: issuer.surface)
      page.spans("spans", issuer.surface)
      page.flag("shared", issuer.isShared)
    }
    object("title", reference.title) { page, title in
      page.value("text", words: title)
      page.spans("spans", title)
    }
    object("pointer", reference.pointer) { page, pointer in
      page.value("article", pointer.article)
      page.value("clause", pointer.clause)
      page.value("point", pointer.point)
      page.value("text", words: pointer.surface)
      page.spans("spans", pointer.surface)
    }
    value("relation", reference.relation.rawValue)
    id("within", "ref", reference.within)
    id("citedDocument", "doc", reference.citedDocument)
    confidence(reference.confidence)
  }

  private mutating func flag(_ key: StaticString, _ value: Bool) {
    json.key(key)
    json.bool(value)
  }

  /// What is known of a cited document: each fact from the first mention that prints it.
  private mutating func citedDocument(_ index: Int, _ document: CitedDocument) {
    let mentions = document.mentions.map { analysis.references[$0] }
    id("id", "doc", index)
    value("key", document.key)
    value("number", mentions.lazy.compactMap { $0.number?.text }.first)
    type(mentions.lazy.compactMap(\.type).first)
    value("date", mentions.lazy.compactMap { $0.date?.value }.first)
    value("issuer", words: mentions.lazy.compactMap { $0.issuer?.surface }.first)
    value("title", words: mentions.lazy.compactMap(\.title).first)
    json.key("mentions")
    json.beginList()
    for mention in document.mentions {
      json.element()
      name("ref", mention)
    }
    json.endList()
  }

  private mutating func date(_ index: Int, _ date: DateExpression) {
    id("id", "date", index)
    surface(date.surface)
    value("value", date.value)
    value("kind", date.kind.rawValue)
    if date.isImpossible {
      value("start", CalendarDay?.none)
      value("end", CalendarDay?.none)
    } else {
      days(date.resolved ?? date.value)
    }
    id("reference", "ref", date.reference)
    confidence(date.confidence)
  }

  private mutating func count(_ index: Int, _ count: Count) {
    id("id", "count", index)
    surface(count.surface)
    value("value", count.value)
    value("max", count.max)
    value("of", count.of)
    value("unit", words: count.unit)
    value("kind", count.kind.rawValue)
    value("approximation", count.approximation?.rawValue)
    confidence(count.confidence)
  }

  private mutating func unit(_ index: Int, _ unit: VanBan.Unit) {
    id("id", "unit", index)
    surface(unit.surface)
    value("kind", unit.kind.rawValue)
    value("level", unit.level?.rawValue)
    value("type", unit.type?.word)
    value("name", words: unit.name)
    canonical(unit)
    value("code", unit.place?.unit.code)
    value("candidates", unit.candidates)
    value("until", unit.place?.unit.lastDay)
    json.key("successors")
    json.beginList()
    for code in unit.place?.unit.successors ?? [] {
      json.element()
      json.string(code)
    }
    json.endList()
    id("within", "unit", unit.within)
    confidence(unit.confidence)
  }

  private mutating func canonical(_ unit: VanBan.Unit) {
    guard unit.fullName == nil, let place = unit.place else {
      return value("canonical", unit.fullName)
    }
    json.key("canonical")
    json.quote()
    place.forEachPiece { piece in
      for byte in piece { json.escaped(byte) }
    }
    json.quote()
  }

  private mutating func person(_ index: Int, _ person: Person) {
    id("id", "person", index)
    surface(person.surface)
    value("honorific", person.honorific)
    value("role", words: person.role)
    confidence(person.confidence)
  }

  mutating func findings() {
    list("findings", analysis.findings.enumerated()) { page, entry in
      let finding = entry.element
      page.id("id", "finding", entry.offset)
      page.value("rule", finding.rule)
      page.value("severity", finding.severity.rawValue)
      page.confidence(finding.confidence)
      page.places(of: finding)
      page.value(
        "message", page.language == .english ? finding.message.english : finding.message.vietnamese)
      page.list("suggestions", finding.suggestions) { page, suggestion in
        page.value("text", suggestion.text)
        page.confidence(suggestion.confidence)
        page.value("source", suggestion.source.rawValue)
      }
      page.json.key("related")
      page.json.beginList()
      for reference in finding.related {
        page.json.element()
        page.name("ref", reference)
      }
      page.json.endList()
      page.list("evidence", finding.evidence) { page, evidence in
        page.value("text", words: evidence.surface)
        page.spans("spans", evidence.surface)
      }
    }
  }
}
