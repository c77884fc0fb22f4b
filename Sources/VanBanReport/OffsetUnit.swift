internal import VanBanText

/// What the offsets of a report count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  case codepoint, utf8, utf16
}

/// Turns byte offsets of the source into the unit of the report.
///
/// Keeps the count at every 256th byte, so that one offset costs at most 255 bytes of counting.
struct OffsetCounter {
  private let unit: OffsetUnit
  private let bytes: UnsafeBufferPointer<UInt8>
  private var marks: [Int] = []
  private static let step = 256

  /// - Parameter bytes: valid UTF-8 that outlives the counter.
  init(_ bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
    guard unit != .utf8 else { return }
    marks.reserveCapacity(bytes.count / Self.step + 1)
    var total = 0
    var at = 0
    while at < bytes.count {
      marks.append(total)
      let end = min(at + Self.step, bytes.count)
      total += count(at, end)
      at = end
    }
    marks.append(total)
  }

  /// Units before a byte offset.
  func offset(_ byte: Int) -> Int {
    if unit == .utf8 { return byte }
    let mark = byte / Self.step
    guard byte < bytes.count else { return marks.last! }
    return marks[mark] + count(mark * Self.step, byte)
  }

  /// Code points between two byte offsets that lie near each other.
  func codepoints(_ start: Int, _ end: Int) -> Int {
    var total = 0
    for at in start..<end where bytes[at] & 0xC0 != 0x80 { total += 1 }
    return total
  }

  private func count(_ start: Int, _ end: Int) -> Int {
    let base = bytes.baseAddress!
    var total = 0
    var at = start
    while at < end {
      let byte = base[at]
      total &+= byte & 0xC0 != 0x80 ? 1 : 0
      // A character of four bytes is a pair of UTF-16 units.
      if unit == .utf16 { total &+= byte >= 0xF0 ? 1 : 0 }
      at += 1
    }
    return total
  }
}
