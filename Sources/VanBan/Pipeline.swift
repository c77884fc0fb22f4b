import VanBanText

/// The steps after the text is cut into tokens, in the order in which each builds on the ones before.
struct Pipeline {
  /// Every rule. Their order is the order of findings at one place.
  static let detectors: [any Detector] = [
    ForeignScript(),
    MisreadWord(),
    MisreadCollocation(),
    MidwordCapital(),
    DigitLetter(),
    StraySign(),
    BrokenWord(),
    UnknownAbbreviation(),
    MisreadLabel(),
    MisreadPoint(),
    MisreadNumeral(),
    MisreadName(),
    WrongEncoding(),
    RepeatedText(),
    MarkupResidue(),
    ImpossibleDate(),
    MalformedNumber(),
    InterruptedParagraph(),
    UnmatchedFootnote(),
    NumberingGap(),
    MissingComponent(),
  ]

  let reader: Reader
  let calendar: CalendarCheck
  let judge: WordJudge
  let digitShapes = DigitShapes.vietnamese
  let letterShapes = LetterShapes.vietnamese

  /// - Parameter inspect: sees what the detectors see.
  func analysis(
    of source: SourceText, name: String, inspect: (Evidence) -> Void = { _ in }
  ) -> Analysis {
    let layout = Layout(of: source)
    var order = ReadingOrder(of: source, layout: layout, words: reader.pageWords)
    var reading = reader.read(order.text)
    let columns = ColumnReader(reading: reading, layout: layout, source: source).blocks()
    if !columns.isEmpty {
      order = ReadingOrder(of: source, layout: layout, words: reader.pageWords, columns: columns)
      reading = reader.read(order.text)
    }
    // A number is repaired from letters that are known for what they are.
    let letters = LetterRepair(reading, shapes: letterShapes).repairs()
    if !letters.isEmpty {
      reading = reader.read(order.text.reading(LetterRepair.bytes(letters)), isRepaired: true)
    }
    let repair = NumberRepair(reading, shapes: digitShapes).repairs()
    let cuts = WordRepair(reading).repairs()
    let bytes = repair.bytes + WordRepair.bytes(cuts)
    if !bytes.isEmpty {
      reading = reader.read(reading.text.reading(bytes), isRepaired: true)
    }

    // Names of acts hold names of bodies, and a document number holds what looks like a ratio, a date
    // or a range: both come first.
    let acts = ActGrammar(reading: reading).acts()
    let numbers = NumberScanner(reading).scan()
    let dates = DateExtractor(reading, calendar: calendar, shapes: digitShapes).extract()
    var units = UnitExtractor(reading).extract()
    let page = PageLines(reading)
    var header = HeaderReader(page: page, numbers: numbers, dates: dates).read()
    let foot = FooterReader(page: page).read(into: &header.facts, after: header.end)

    var own = [header.ownNumber]
    if let lines = foot.copy {
      let copy = CopyReader(page: page, numbers: numbers, dates: dates)
      header.facts.copy = copy.read(lines)
      own.append(copy.number(in: lines))
      units.removeAll { header.facts.copy!.kind.contains($0.surface) }
    }
    let cited = numbers.indices.filter { !own.contains($0) }.map { numbers[$0] }
    var mentions = MentionSet()
    mentions.dates = dates
    mentions.references = ReferenceExtractor(reading, acts: acts, dates: dates, units: units)
      .extract(
        numbers: cited)
    mentions.counts = CountExtractor(reading).extract()
    mentions.people = PersonExtractor(reading).extract(units: units)
    mentions.units = units
    mentions.add(header, reading)

    let citedDocuments = CitationLinker(text: order.text).link(&mentions.references)
    mentions.dateReferences()
    let misread = MisreadNumber.all(
      repair.numbers, numbers: numbers, dates: mentions.dates, reading)
    mentions.doubt(misread)
    header.facts.period = PeriodReader(reading: reading).period(of: header.facts, mentions)
    let day = day(of: header.facts, mentions)
    DateContext(header.facts, fallback: day).resolve(&mentions.dates)
    PlaceLinker(reading: reading).link(&mentions.units)
    var resolver = PlaceResolver(reading, day: day)
    let home = resolver.resolve(&mentions.units, heads: header.bodies)
    mentions.addBareNames(BareNameFinder(reading, home: home, day: resolver.lists.day))
    var namer = BodyNamer(reading, units: mentions.units)
    namer.name(&mentions.units)

    let footnotes = FootnoteReader(order: order).read()
    let outline = OutlineReader(page: page).read(from: header.end, isOutside: foot.contains)
    let evidence = Evidence(
      reading: reading, order: order, page: page, source: source, layout: layout,
      document: header.facts, headEnd: header.end,
      numbers: numbers, references: mentions.references,
      dates: mentions.dates, footnotes: footnotes, outline: outline,
      misread: misread, letters: letters, cuts: cuts,
      words: JudgedWords(reading, judge: judge, mentions: mentions),
      misreadLabels: MisreadLabel().findings(in: reading),
      misreadPoints: MisreadPoint().findings(in: reading))
    inspect(evidence)
    let findings = Self.detectors.flatMap { $0.findings(in: evidence) }
    return SourceOrder(order: order).analysis(
      name: name, source: source, layout: layout,
      zones: ZoneReader(page: page, outline: outline).zones(header.end, foot),
      document: header.facts, outline: outline.items, footnotes: footnotes.notes,
      mentions: mentions, citedDocuments: citedDocuments, findings: findings,
      quality: QualityReader(evidence, findings: findings))
  }

  /// The day of a document, of the end of its period, or else the middle one of the days it names.
  private func day(of document: DocumentFacts, _ mentions: MentionSet) -> CalendarDay? {
    if let day = (document.date ?? document.period).flatMap({ $0.value.days?.last }) { return day }
    let days = mentions.dates.filter { $0.kind == .day && !$0.isImpossible }
      .compactMap { $0.value.days?.last }.sorted()
    return days.isEmpty ? nil : days[days.count / 2]
  }
}
