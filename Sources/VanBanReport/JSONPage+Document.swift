import VanBan
import VanBanText

extension JSONPage {
  /// The whole object, in the order of `vanban/analysis/1`.
  mutating func write(_ unit: OffsetUnit) {
    json.beginObject()
    value("schema", "vanban/analysis/1")
    source(unit)
    document()
    list("outline", analysis.outline.lazy.filter { !$0.isBullet }) { page, item in
      page.value("label", words: item.label)
      page.value("title", words: item.title)
      page.value("level", item.level)
      page.spans("spans", item.surface)
    }
    list("footnotes", analysis.footnotes) { page, note in
      page.value("label", note.label)
      page.spans("anchors", note.anchors)
      page.spans("body", page.analysis.spans(of: note))
    }
    mentions()
    findings()
    json.key("unread")
    json.beginList()
    json.endList()
    quality()
    summary()
    json.endObject()
    json.newline()
  }

  /// Told by the name, as a reader would.
  private var isMarkdown: Bool {
    let name = analysis.name.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  private mutating func source(_ unit: OffsetUnit) {
    let source = analysis.source
    object("source", source) { page, source in
      page.value("name", page.analysis.name)
      page.value("format", page.isMarkdown ? "markdown" : "text")
      page.value("encoding", source.encoding)
      page.value("bytes", source.file.count)
      page.value("length", page.length)
      page.value("offsetUnit", unit.rawValue)
      page.value("sha256", JSONReport.sha256(source.file))
      page.value("pages", page.analysis.layout.pages)
    }
  }

  private mutating func document() {
    object("document", analysis.document) { page, facts in
      page.value("system", facts.system.rawValue)
      page.ownNumber(facts.number)
      page.type(facts.type)
      page.excerpt("title", facts.title)
      page.excerpt("issuer", facts.issuer)
      page.excerpt("place", facts.place)
      page.date(facts.date)
      page.object("period", facts.period) { page, period in
        page.value("value", period.value)
        page.days(period.value)
        page.value("text", words: period.surface)
        page.spans("spans", period.surface)
      }
      page.signers(facts.signers)
      page.list("recipients", facts.recipients) { page, recipient in
        page.value("text", words: recipient.surface)
        page.value("note", words: recipient.note)
        page.spans("spans", recipient.surface)
      }
      page.value("secrecy", words: facts.secrecy)
      page.value("urgency", words: facts.urgency)
      page.list("addressees", facts.addressees) { page, addressee in
        page.value("text", words: addressee)
        page.spans("spans", addressee)
      }
      page.object("copy", facts.copy) { page, copy in
        page.excerpt("kind", copy.kind)
        page.ownNumber(copy.number)
        page.date(copy.date)
        page.signers(copy.signers)
      }
    }
  }

  private mutating func signers(_ signers: [DocumentFacts.Signer]) {
    list("signers", signers) { page, signer in
      page.value("name", words: signer.name)
      page.value("role", words: signer.role)
      page.value("authority", signer.authority?.rawValue)
      page.spans("spans", signer.name)
    }
  }

  private mutating func ownNumber(_ number: DocumentFacts.Number?) {
    object("number", number) { page, number in
      page.number(number.number)
      page.spans("spans", number.surface)
      page.position(number.surface)
    }
  }

  private mutating func date(_ date: DocumentFacts.Date?) {
    object("date", date) { page, date in
      page.value("value", date.value)
      page.value("text", words: date.surface)
      page.spans("spans", date.surface)
    }
  }

  private mutating func excerpt(_ key: StaticString, _ range: FlowRange?) {
    object(key, range) { page, range in
      page.value("text", words: range)
      page.spans("spans", range)
    }
  }

  mutating func type(_ type: DocumentType?) {
    object("type", type) { page, type in
      page.value("code", type.code)
      page.value("name", type.name)
    }
  }

  /// The fields of a document number, inside an object that is open.
  mutating func number(_ number: DocumentNumber) {
    value("text", number.text)
    value("serial", number.serial)
    value("year", number.year)
    value("type", number.type)
    json.key("issuers")
    json.beginList()
    for issuer in number.issuers {
      json.element()
      json.string(issuer)
    }
    json.endList()
  }

  mutating func days(_ value: DateValue) {
    let days = value.days
    self.value("start", days?.first)
    self.value("end", days?.last)
  }

  private mutating func quality() {
    object("quality", analysis.quality) { page, quality in
      page.figures(quality)
      page.list("pages", page.analysis.qualityOfPages.enumerated()) { page, entry in
        page.value("page", entry.offset + 1)
        page.figures(entry.element)
      }
    }
  }

  private mutating func figures(_ quality: ScanQuality) {
    value("words", quality.words)
    value("suspicious", quality.suspicious)
    value("suspiciousShare", thousandths: quality.suspiciousShare)
    value("wordErrorRate", thousandths: quality.wordErrorRate)
  }

  private mutating func summary() {
    object("summary", analysis) { page, analysis in
      page.value("references", analysis.references.count)
      page.value("citedDocuments", analysis.citedDocuments.count)
      page.value("dates", analysis.dates.count)
      page.value("counts", analysis.counts.count)
      page.value("units", analysis.units.count)
      page.value("people", analysis.people.count)
      page.object("findings", analysis.findings) { page, findings in
        page.value("error", findings.count { $0.severity == .error })
        page.value("warning", findings.count { $0.severity == .warning })
        page.value("info", findings.count { $0.severity == .info })
      }
    }
  }
}
