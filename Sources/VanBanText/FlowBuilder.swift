internal import CBytes
internal import ICU

/// Copies pieces of the source into flow text and keeps the map back.
struct FlowBuilder: ~Copyable {
  private let source: UnsafeBufferPointer<UInt8>
  private let isNFC: Bool
  private let hasNoBreakSpaces: Bool
  private var bytes: Scratch<UInt8>
  private var map = OffsetMap()

  init(source: UnsafeBufferPointer<UInt8>, isNFC: Bool) {
    self.source = source
    self.isNFC = isNFC
    hasNoBreakSpaces =
      source.baseAddress.map { cbytes_has_no_break_space($0, source.count) } ?? false
    bytes = Scratch(capacity: source.count + source.count / 8 + 160)
  }

  var count: Int { bytes.count }

  /// The text so far with the map to its source.
  consuming func text(_ flows: [FlowText.Flow]) -> FlowText {
    FlowText(text: bytes, map: map, flows: flows)
  }

  /// Copies a paragraph, line by line.
  mutating func append(_ paragraph: Paragraph, _ reader: ParagraphReader) {
    for index in paragraph.lines {
      let line = reader.lines[index]
      append(line.start, line.end)
      guard index + 1 < paragraph.lines.upperBound else { break }
      let next = reader.lines[index + 1]
      append(lineEnd: line.end, next.start, as: reader.lineEnd(line, next))
    }
  }

  /// Copies the blank lines between two paragraphs when they stand together, else puts in one.
  mutating func appendBreak(from end: Int, to start: Int) {
    if end < start, start - end <= 8, !source[end..<start].contains(0x0D) {
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

  /// Appends source bytes; a no-break space becomes a space.
  private mutating func append(_ start: Int, _ end: Int) {
    var next = start
    if hasNoBreakSpaces {
      var at = start
      while at + 1 < end {
        if source[at] == 0xC2, source[at + 1] == 0xA0 {
          appendPiece(next, at)
          bytes.append(0x20)
          map.append(length: 1, source: at, sourceLength: 2, isCopy: false)
          at += 1
          next = at + 1
        }
        at += 1
      }
    }
    appendPiece(next, end)
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
