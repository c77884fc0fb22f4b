/// The hash by which words are known: of the folded UTF-8, eight bytes at a time.
///
/// Words up to sixteen bytes, which are nearly all, are hashed without a loop over their bytes.
enum WordHash {
  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// The hash of up to sixteen folded bytes in two words, zeros behind them.
  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 { finish(mix(mix(seed, low), high)) }

  /// The hash of any number of folded bytes; up to 16 bytes behind them may be read and are left out.
  @inline(__always)
  static func hash(_ bytes: UnsafeRawPointer, _ length: Int) -> UInt64 {
    length <= 16
      ? hash(word(bytes, length), word(bytes + 8, length - 8)) : longHash(bytes, length)
  }

  @inline(never)
  private static func longHash(_ bytes: UnsafeRawPointer, _ length: Int) -> UInt64 {
    var state = seed
    var at = 0
    while at < length {
      state = mix(state, word(bytes + at, length - at))
      at += 8
    }
    return finish(state)
  }

  /// The first eight of some bytes, zeros for those behind the last; none for a negative length.
  @inline(__always)
  static func word(_ bytes: UnsafeRawPointer, _ length: Int) -> UInt64 {
    let loaded = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    if length >= 8 { return loaded }
    return length <= 0 ? 0 : loaded & (~0 &>> UInt64(64 &- 8 &* length))
  }

  @inline(__always)
  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (state ^ word) &* factor
    return mixed ^ (mixed >> 32)
  }

  @inline(__always)
  private static func finish(_ state: UInt64) -> UInt64 {
    let mixed = state &* factor
    return mixed ^ (mixed >> 29)
  }

  /// The hash of folded bytes.
  static func hash(of folded: [UInt8]) -> UInt64 {
    guard !folded.isEmpty else { return 0 }
    return (folded + [UInt8](repeating: 0, count: 24)).withUnsafeBytes {
      hash($0.baseAddress!, folded.count)
    }
  }
}
