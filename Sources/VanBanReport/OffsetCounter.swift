import CBytes
import VanBanText

/// Turns byte offsets of the source into code points and UTF-16 units.
///
/// Keeps the counts at every 64th byte, so that one offset costs at most eight words of counting.
struct OffsetCounter {
  private let unit: OffsetUnit
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Code points before each block.
  private let codepointMarks: [UInt32]
  /// Code points beyond U+FFFF before each block: each is one more UTF-16 unit.
  private var pairMarks: [UInt32] = []
  private static let block = 64

  /// - Parameter bytes: valid UTF-8 that outlives the counter.
  init(_ bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
    let count = bytes.count / Self.block + 1
    codepointMarks = [UInt32](unsafeUninitializedCapacity: count) { marks, written in
      if let text = bytes.baseAddress {
        cbytes_codepoint_marks(text, bytes.count, marks.baseAddress!)
      } else {
        marks[0] = 0
      }
      written = count
    }
    guard unit == .utf16 else { return }
    var pairs = 0
    for block in 0..<count {
      pairMarks.append(UInt32(pairs))
      let start = block * Self.block
      pairs += countPairs(start, min(start + Self.block, bytes.count))
    }
  }

  /// Units of the report before a byte offset.
  func offset(_ byte: Int) -> Int {
    switch unit {
    case .utf8: return byte
    case .codepoint: return codepoints(before: byte)
    case .utf16:
      let block = byte / Self.block
      return codepoints(before: byte) + Int(pairMarks[block]) + countPairs(block * Self.block, byte)
    }
  }

  /// Code points before a byte offset.
  func codepoints(before byte: Int) -> Int {
    let block = byte / Self.block
    return Int(codepointMarks[block]) + countCodepoints(block * Self.block, byte)
  }

  /// Bytes that do not go on with a character, eight at a time.
  private func countCodepoints(_ start: Int, _ end: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var total = end - start
    var at = start
    while at + 8 <= end {
      total -= Self.continuations(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    if at < end, end >= 8 {
      // The last bytes, in a word that ends with them.
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self))
      total -= Self.continuations(word & (~0 << UInt64(64 - (end - at) * 8)))
    } else {
      while at < end {
        if bytes[at] & 0xC0 == 0x80 { total -= 1 }
        at += 1
      }
    }
    return total
  }

  /// How many of eight bytes are 10xxxxxx: the upper bit set, the next one not. A product adds them up.
  @inline(__always)
  private static func continuations(_ word: UInt64) -> Int {
    let ones = (word & ~(word << 1)) >> 7 & 0x0101_0101_0101_0101
    return Int(truncatingIfNeeded: (ones &* 0x0101_0101_0101_0101) >> 56)
  }

  private func countPairs(_ start: Int, _ end: Int) -> Int {
    var total = 0
    for at in start..<end where bytes[at] >= 0xF0 { total += 1 }
    return total
  }
}
