internal import ICU

/// Copies pieces of the source into flow text and keeps the map back.
struct FlowBuilder: ~Copyable {
  private let source: UnsafeBufferPointer<UInt8>
  private let isNFC: Bool
  private let hasInvisible: Bool
  private var bytes: Scratch<UInt8>
  private var map = OffsetMap()
  /// The marks of footnotes in the text, which are left out; those passed have their place.
  private(set) var marks: [FootnoteMark]
  private let hasBold: Bool
  private let isMarkdown: Bool
  /// Bold type in what was copied.
  private(set) var emphases: [Emphasis] = []

  init(
    source: UnsafeBufferPointer<UInt8>, isNFC: Bool, contents: TextContents, marks: [FootnoteMark],
    isMarkdown: Bool
  ) {
    self.source = source
    self.isNFC = isNFC
    self.marks = marks
    hasInvisible = contents.contains(.invisible)
    hasBold = contents.contains(.bold)
    self.isMarkdown = isMarkdown
    bytes = Scratch(capacity: source.count + source.count / 8 + 160)
  }

  var count: Int { bytes.count }

  /// The text so far with the map to its source.
  consuming func text(_ flows: [FlowText.Flow]) -> FlowText {
    FlowText(text: bytes, map: map, flows: flows)
  }

  /// Copies a paragraph, line by line.
  ///
  /// - Parameter start: where in its first line the copy begins, behind the label of a note.
  mutating func append(_ paragraph: Paragraph, _ seam: LineSeam, from start: Int? = nil) {
    if case .columns(let block) = paragraph.kind {
      append(seam.reader.columns[block])
      return
    }
    let lines = seam.reader.lines
    let rows = seam.rows
    var dress = LineDress(of: lines[paragraph.lines.lowerBound], in: source)
    append(dress, from: start ?? dress.start, rows?.gaps(paragraph.lines.lowerBound) ?? [])
    for index in paragraph.lines.dropFirst() {
      let next = LineDress(of: lines[index], in: source)
      append(
        lineEnd: dress.outerEnd, next.outerStart, as: seam.lineEnd(lines[index - 1], lines[index]))
      append(next, from: next.start, rows?.gaps(index) ?? [])
      dress = next
    }
  }

  /// Copies what is read of a line, cell by cell when it is a row of a table.
  private mutating func append(_ dress: LineDress, from start: Int, _ gaps: [Range<Int>]) {
    var start = start
    for gap in gaps where gap.lowerBound > start && gap.upperBound < dress.end {
      append(start, gap.lowerBound)
      append(lineEnd: gap.lowerBound, gap.upperBound, as: FlowText.cell)
      start = gap.upperBound
    }
    guard let closing = dress.closing, closing.lowerBound >= start else {
      return append(start, dress.end)
    }
    append(start, closing.lowerBound)
    append(closing.upperBound, dress.end)
  }

  /// Copies the left column and then the right one, piece by piece.
  private mutating func append(_ block: ColumnBlock) {
    for (number, column) in [block.left, block.right].enumerated() {
      for (index, piece) in column.enumerated() {
        if index > 0 { insert(0x0A, at: piece.start) }
        append(piece.start, piece.end)
      }
      if number == 0, let first = block.right.first {
        insert(0x0A, at: first.start)
        insert(0x0A, at: first.start)
      }
    }
  }

  /// Copies the blank lines between two paragraphs when they stand together, else puts in one.
  mutating func appendBreak(from end: Int, to start: Int) {
    if end < start, start - end <= 8, source[end..<start].allSatisfy({ $0 == 0x0A || $0 == 0x20 }) {
      copy(end, start)
      if start - end > 1 { return }
    }
    insert(0x0A, at: start)
    insert(0x0A, at: start)
  }

  /// Puts in a byte that is not in the source.
  mutating func insert(_ byte: UInt8, at source: Int) {
    bytes.append(byte)
    map.append(length: 1, source: source, sourceLength: 0, isCopy: false)
  }

  /// Appends source bytes without the signs of Markdown, or without asterisks around words.
  private mutating func append(_ start: Int, _ end: Int) {
    var next = start
    if isMarkdown {
      for sign in Markdown.signs(source, start, end) where sign.span.start >= next {
        appendUnmarked(next, sign.span.start)
        if sign.isSpace { insert(0x20, at: sign.span.start) }
        next = sign.span.end
      }
    } else if hasBold {
      for pair in Emphasis.pairs(source, start, end) {
        appendUnmarked(next, pair.open.start)
        appendUnmarked(pair.open.end, pair.close.start)
        next = pair.close.end
        emphases.append(pair)
      }
    }
    appendUnmarked(next, end)
  }

  /// Appends source bytes without the marks of footnotes.
  private mutating func appendUnmarked(_ start: Int, _ end: Int) {
    guard !marks.isEmpty else { return appendVisible(start, end) }
    var next = start
    var index = marks.partitioningIndex { $0.span.start >= start }
    while index < marks.count, marks[index].span.end <= end {
      appendVisible(next, marks[index].span.start)
      next = marks[index].span.end
      marks[index].position = bytes.count
      // What a mark parts stays apart.
      if next < end, isInk(marks[index].span.start - 1), isInk(next), isWord(next) {
        insert(0x20, at: next)
      }
      index += 1
    }
    appendVisible(next, end)
  }

  private func isInk(_ at: Int) -> Bool { at >= 0 && at < source.count && source[at] > 0x20 }

  private func isWord(_ at: Int) -> Bool {
    let byte = source[at]
    return byte &- 0x30 < 10 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      || byte >= 0xC3 && byte != 0xE2
  }

  /// Appends source bytes; a no-break space becomes a space, what has no width is left out.
  private mutating func appendVisible(_ start: Int, _ end: Int) {
    var next = start
    if hasInvisible {
      var at = start
      while at + 1 < end {
        guard let (length, isSpace) = invisible(at, end) else {
          at += 1
          continue
        }
        appendPiece(next, at)
        if isSpace {
          bytes.append(0x20)
          map.append(length: 1, source: at, sourceLength: length, isCopy: false)
        }
        at += length
        next = at
      }
    }
    appendPiece(next, end)
  }

  /// The length of an invisible character, and whether it is a space.
  private func invisible(_ at: Int, _ end: Int) -> (length: Int, isSpace: Bool)? {
    switch source[at] {
    case 0xC2 where source[at + 1] == 0xA0: return (2, true)
    case 0xC2 where source[at + 1] == 0xAD: return (2, false)
    case 0xE2 where at + 2 < end && source[at + 1] == 0x80:
      return (0x8B...0x8D).contains(source[at + 2]) ? (3, false) : nil
    case 0xE2 where at + 2 < end && source[at + 1] == 0x81:
      return source[at + 2] == 0xA0 ? (3, false) : nil
    case 0xEF where at + 2 < end && source[at + 1] == 0xBB && source[at + 2] == 0xBF:
      return (3, false)
    default: return nil
    }
  }

  /// Appends source bytes, normalised when the document needs it.
  private mutating func appendPiece(_ start: Int, _ end: Int) {
    guard start < end else { return }
    let line = UnsafeBufferPointer(rebasing: source[start..<end])
    if isNFC || MarkHeap.isIn(line) || !appendNormalized(line, from: start) { copy(start, end) }
  }

  private mutating func copy(_ start: Int, _ end: Int) {
    bytes.reserve(end - start).initialize(from: source.baseAddress! + start, count: end - start)
    bytes.commit(end - start)
    map.append(length: end - start, source: start, sourceLength: end - start, isCopy: true)
  }

  /// A line end of the source as one byte: a line feed, a space, or a joiner.
  private mutating func append(lineEnd start: Int, _ end: Int, as byte: UInt8) {
    bytes.append(byte)
    map.append(length: 1, source: start, sourceLength: end - start, isCopy: end - start == 1)
  }

  private mutating func appendNormalized(
    _ line: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Bool {
    guard let normalized = try? Normalizer.nfc(line) else { return false }
    for byte in normalized.bytes { bytes.append(byte) }
    var at = start
    for stretch in normalized.stretches {
      map.append(
        length: stretch.after, source: at, sourceLength: stretch.before, isCopy: !stretch.changed)
      at += stretch.before
    }
    return true
  }
}
