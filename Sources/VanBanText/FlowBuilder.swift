internal import ICU

/// Copies pieces of the source into flow text and keeps the map back.
struct FlowBuilder {
  private let source: [UInt8]
  private let isNFC: Bool
  private(set) var text: [UInt8] = []
  private(set) var map = OffsetMap()

  init(source: SourceText) {
    self.source = source.bytes
    isNFC = source.isNFC
    text.reserveCapacity(source.bytes.count + 64)
  }

  /// Appends source bytes, normalised when the document needs it.
  mutating func append(_ start: Int, _ end: Int) {
    guard start < end else { return }
    if isNFC || !appendNormalized(start, end) {
      source.withUnsafeBufferPointer { text.append(contentsOf: $0[start..<end]) }
      map.append(length: end - start, source: start, sourceLength: end - start, isCopy: true)
    }
  }

  /// Appends a line end of the source as one byte: a line feed, a space, or a joiner.
  mutating func append(lineEnd start: Int, _ end: Int, as byte: UInt8) {
    text.append(byte)
    let isCopy = end - start == 1
    map.append(length: 1, source: start, sourceLength: end - start, isCopy: isCopy)
  }

  /// Puts in a byte that is not in the source.
  mutating func insert(_ byte: UInt8, at source: Int) {
    text.append(byte)
    map.append(length: 1, source: source, sourceLength: 0, isCopy: false)
  }

  private mutating func appendNormalized(_ start: Int, _ end: Int) -> Bool {
    let normalized = source.withUnsafeBufferPointer { bytes in
      try? Normalizer.nfc(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
    guard let normalized else { return false }
    text.append(contentsOf: normalized.bytes)
    var at = start
    for stretch in normalized.stretches {
      map.append(
        length: stretch.after, source: at, sourceLength: stretch.before, isCopy: !stretch.changed)
      at += stretch.before
    }
    return true
  }
}
