import VanBan
import VanBanText

/// One document while it is written: the pieces that all kinds of entries share.
struct JSONPage: ~Copyable {
  let analysis: Analysis
  let language: JSONReport.Language
  var json: JSONWriter
  private let counter: OffsetCounter
  /// The line of the last position; entries come nearly in order, so the next one is near.
  private var line = 0
  /// Code points before the line whose number is `lineOfColumn`.
  private var codepointsBeforeLine = 0
  private var lineOfColumn = 0
  /// The run of the map in which the last range began.
  private var run = 0

  init(
    _ analysis: Analysis, counter: OffsetCounter, json: consuming JSONWriter,
    language: JSONReport.Language
  ) {
    self.analysis = analysis
    self.counter = counter
    self.json = json
    self.language = language
  }

  /// The length of the source in the unit of the report.
  var length: Int { counter.offset(analysis.source.bytes.count) }

  // MARK: Values

  /// A word of the schema.
  @inline(__always)
  mutating func value(_ key: StaticString, _ word: StaticString) {
    json.key(key)
    json.string(word)
  }

  mutating func value(_ key: StaticString, _ string: String?) {
    json.key(key)
    if let string { json.string(string) } else { json.null() }
  }

  @inline(__always)
  mutating func value(_ key: StaticString, _ number: Int?) {
    json.key(key)
    if let number { json.number(number) } else { json.null() }
  }

  @inline(__always)
  mutating func value(_ key: StaticString, _ number: Decimal?) {
    json.key(key)
    if let number { json.decimal(digits: number.digits, scale: number.scale) } else { json.null() }
  }

  /// The words of a range.
  @inline(__always)
  mutating func value(_ key: StaticString, words range: FlowRange?) {
    json.key(key)
    if let range { words(range) } else { json.null() }
  }

  mutating func words(_ range: FlowRange) {
    json.quote()
    if !json.copied(analysis.text.bytes, range.start, range.end) {
      analysis.text.forEachByte(of: range) { json.escaped($0) }
    }
    json.quote()
  }

  /// «ref7»: the name of an entry, counted from 1.
  mutating func id(_ key: StaticString, _ prefix: StaticString, _ index: Int?) {
    json.key(key)
    if let index { name(prefix, index) } else { json.null() }
  }

  mutating func name(_ prefix: StaticString, _ index: Int) {
    json.quote()
    json.literal(prefix)
    json.number(index + 1)
    json.quote()
  }

  /// Percent as a fraction: 0.95, 1.
  mutating func confidence(_ percent: Confidence) {
    json.key("confidence")
    if percent >= 100 { return json.number(1) }
    let isRound = percent % 10 == 0
    json.decimal(digits: Int(isRound ? percent / 10 : percent), scale: isRound ? 1 : 2)
  }

  /// Thousandths as a fraction: 0.042, 0.5, 1.
  mutating func value(_ key: StaticString, thousandths: Int) {
    json.key(key)
    var (digits, scale) = (thousandths, 3)
    while scale > 0, digits % 10 == 0 { (digits, scale) = (digits / 10, scale - 1) }
    json.decimal(digits: digits, scale: scale)
  }

  /// A date as it is normalised, null when the page leaves it open.
  @inline(__always)
  mutating func value(_ key: StaticString, _ date: DateValue?) {
    json.key(key)
    guard let date else { return json.null() }
    if case .unknown = date { return json.null() }
    json.quote()
    date.writeISO { json.escaped($0) }
    json.quote()
  }

  @inline(__always)
  mutating func value(_ key: StaticString, _ day: CalendarDay?) {
    json.key(key)
    guard let day else { return json.null() }
    json.quote()
    day.writeISO { json.escaped($0) }
    json.quote()
  }

  // MARK: Places

  mutating func spans(_ key: StaticString, _ range: FlowRange) {
    json.key(key)
    json.beginList()
    pieces(of: range)
    json.endList()
  }

  mutating func spans(_ key: StaticString, _ spans: [Span]) {
    json.key(key)
    json.beginList()
    for span in spans { piece(span) }
    json.endList()
  }

  /// The spans of a finding, with line and column of the first.
  mutating func places(of finding: Finding) {
    json.key("spans")
    json.beginList()
    for range in finding.surfaces { pieces(of: range) }
    for mark in finding.marks { piece(mark) }
    json.endList()
    let first = finding.surfaces.first.map { analysis.text.map.source(of: $0.start) }
    position(ofByte: first ?? finding.marks.first?.start)
  }

  private mutating func pieces(of range: FlowRange) {
    var run = run
    analysis.text.map.forEachSpan(of: range, near: &run) { piece($0) }
    self.run = run
  }

  private mutating func piece(_ span: Span) {
    json.element()
    json.beginList()
    json.number(counter.offset(span.start))
    json.element()
    json.number(counter.offset(span.end))
    json.endList()
  }

  /// Line and column of the beginning of a range.
  mutating func position(_ range: FlowRange) {
    position(ofByte: analysis.text.map.source(of: range.start))
  }

  /// Line and column, 1-based, of a byte of the source; columns count code points.
  private mutating func position(ofByte start: Int?) {
    guard let start else {
      value("line", 1)
      value("column", 1)
      return
    }
    let lines = analysis.layout.lines
    if lines[line].start > start { line = analysis.layout.line(at: start) }
    while line + 1 < lines.count, lines[line + 1].start <= start { line += 1 }
    if lineOfColumn != line {
      lineOfColumn = line
      codepointsBeforeLine = counter.codepoints(before: lines[line].start)
    }
    value("line", line + 1)
    value("column", counter.codepoints(before: start) - codepointsBeforeLine + 1)
  }

  /// The words, spans, line and column that every mention has.
  mutating func surface(_ range: FlowRange) {
    value("text", words: range)
    spans("spans", range)
    position(range)
  }

  /// A list of entries under a key.
  mutating func list<Elements: Collection>(
    _ key: StaticString, _ elements: Elements, _ body: (inout JSONPage, Elements.Element) -> Void
  ) {
    json.key(key)
    json.beginList()
    for element in elements {
      json.element()
      json.beginObject()
      body(&self, element)
      json.endObject()
    }
    json.endList()
  }

  /// An object under a key, or null.
  mutating func object<Value>(
    _ key: StaticString, _ value: Value?, _ body: (inout JSONPage, Value) -> Void
  ) {
    json.key(key)
    guard let value else { return json.null() }
    json.beginObject()
    body(&self, value)
    json.endObject()
  }
}
