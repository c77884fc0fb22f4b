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
  static func hash(_ bytes: UnsafeRawPointer, _ length: Int, _ masks: Masks) -> UInt64 {
    if length > 16 { return longHash(bytes, length) }
    let (low, high) = masks.words(bytes, length)
    return hash(low, high)
  }

  @inline(never)
  private static func longHash(_ bytes: UnsafeRawPointer, _ length: Int) -> UInt64 {
    var state = seed
    var at = 0
    while at < length {
      let (low, _) = Masks.shared.words(bytes + at, min(8, length - at))
      state = mix(state, low)
      at += 8
    }
    return finish(state)
  }

  /// The hashes of the 128 words of one ASCII character.
  nonisolated(unsafe) static let ascii: UnsafePointer<UInt64> = {
    let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 0x80)
    for code in 0..<UInt64(0x80) { (table + Int(code)).initialize(to: hash(code, 0)) }
    return UnsafePointer(table)
  }()

  /// Which bits of two words belong to the first bytes of a text. A table, because the lengths of words
  /// are not to be guessed, and every wrong guess of a branch costs more than a load.
  struct Masks: @unchecked Sendable {
    static let shared = Masks()
    private let table: UnsafePointer<(UInt64, UInt64)>

    init() {
      let table = UnsafeMutablePointer<(UInt64, UInt64)>.allocate(capacity: 17)
      for length in 0...16 {
        func mask(_ bytes: Int) -> UInt64 {
          bytes <= 0 ? 0 : bytes >= 8 ? ~0 : ~0 >> UInt64(64 - 8 * bytes)
        }
        (table + length).initialize(to: (mask(length), mask(length - 8)))
      }
      self.table = UnsafePointer(table)
    }

    /// The first sixteen bytes or fewer, zeros for those behind `length`.
    @inline(__always)
    func words(_ bytes: UnsafeRawPointer, _ length: Int) -> (low: UInt64, high: UInt64) {
      let (low, high) = table[length]
      return (
        UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) & low,
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) & high
      )
    }
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
  static func hash(of folded: ArraySlice<UInt8>) -> UInt64 {
    guard !folded.isEmpty else { return 0 }
    guard folded.count > 16 else {
      var words: (low: UInt64, high: UInt64) = (0, 0)
      for (place, byte) in folded.enumerated() {
        if place < 8 {
          words.low |= UInt64(byte) << UInt64(place * 8)
        } else {
          words.high |= UInt64(byte) << UInt64(place * 8 - 64)
        }
      }
      return hash(words.low, words.high)
    }
    return (folded + [UInt8](repeating: 0, count: 24)).withUnsafeBytes {
      hash($0.baseAddress!, folded.count, .shared)
    }
  }
}
