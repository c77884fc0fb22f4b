extension JSONWriter {
  /// Copies bytes that need neither escape nor folding of white space, eight at a time; writes nothing
  /// and returns false when one of them does.
  mutating func copied(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let length = end - start
    let target = reserve(length + 8)
    let source = UnsafeRawBufferPointer(bytes)
    var at = 0
    var before: UInt64 = 0
    while at + 8 <= length {
      let word = UInt64(
        littleEndian: source.loadUnaligned(fromByteOffset: start + at, as: UInt64.self))
      if Self.needsCare(word) || Self.hasDoubleSpace(word, before) { return false }
      target.storeBytes(of: word.littleEndian, toByteOffset: at, as: UInt64.self)
      before = word >> 56
      at += 8
    }
    while at < length {
      let byte = bytes[start + at]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x20 && before == 0x20 {
        return false
      }
      target.storeBytes(of: byte, toByteOffset: at, as: UInt8.self)
      before = UInt64(byte)
      at += 1
    }
    commit(length)
    return true
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// The upper bit of each byte that is zero, and perhaps of some behind it.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones &* 0x80) }

  /// Whether a control character, a quotation mark or a backslash is among eight bytes.
  @inline(__always)
  private static func needsCare(_ word: UInt64) -> Bool {
    let control = (word &- ones &* 0x20) & ~word & (ones &* 0x80)
    return control | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) != 0
  }

  @inline(__always)
  private static func hasDoubleSpace(_ word: UInt64, _ before: UInt64) -> Bool {
    let spaces = word ^ ones &* 0x20
    let shifted = (word << 8 | before) ^ ones &* 0x20
    return zeros(spaces | shifted) != 0
  }
}
