/// The letters of a word without its tone, one in each byte from the lowest on: bits 0–4 the plain letter
/// from 1 for a, bits 5–7 its shape (1 breve, 2 hat, 3 horn, 4 stroke).
package struct SyllableLetters: Hashable, BitwiseCopyable, Sendable {
  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  /// - Parameter letters: plain letter in ASCII (bits 0–7) and shape (8–10) of each; `nil` comes of more
  ///   than eight or of one that is no letter.
  package init?(_ letters: some Sequence<UInt16>) {
    var bits: UInt64 = 0
    var shift: UInt64 = 0
    for letter in letters {
      let plain = letter & 0xFF
      guard plain >= 0x61, plain <= 0x7A, shift < 64 else { return nil }
      bits |= UInt64(plain & 0x1F | (letter >> 8 & 7) << 5) << shift
      shift += 8
    }
    self.bits = bits
  }

  /// How many letters there are.
  package var count: Int { 8 - bits.leadingZeroBitCount / 8 }

  package subscript(place: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> UInt64(place * 8)) }

  /// The plain letters.
  package var skeleton: SyllableLetters { SyllableLetters(bits: bits & 0x1F1F_1F1F_1F1F_1F1F) }

  /// The letters without the one at a place.
  package func without(_ place: Int) -> SyllableLetters {
    let low = bits & (1 << UInt64(place * 8) &- 1)
    let high = place == 7 ? 0 : (bits >> UInt64(place * 8 + 8)) << UInt64(place * 8)
    return SyllableLetters(bits: low | high)
  }

  /// Whether it ends in p, t, c or ch: such a syllable has the tone sắc or nặng.
  package var isStopped: Bool {
    let letters = skeleton
    let last = letters[count - 1]
    let isCh = count > 1 && last == 8 && letters[count - 2] == 3
    return last == 16 || last == 20 || last == 3 || isCh
  }
}
