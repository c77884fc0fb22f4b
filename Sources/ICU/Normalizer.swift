internal import CICU

/// NFC over UTF-8. Stateless: ICU's normaliser is a shared, immutable object.
package enum Normalizer {
  /// One stretch of a normalisation: how many bytes of input became how many bytes of output.
  package struct Stretch: Equatable {
    package let changed: Bool
    package let before: Int
    package let after: Int
  }

  /// Whether valid UTF-8 text is in NFC.
  package static func isNFC(_ text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Bool {
    guard let base = text.baseAddress else { return true }
    let answer = cicu_nfc_check(base, Int32(text.count))
    try ICUError.check(-answer)
    return answer == 1
  }

  /// The NFC form of valid UTF-8 text and, stretch by stretch, where its bytes came from.
  package static func nfc(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ICUError) -> (bytes: [UInt8], stretches: [Stretch]) {
    guard let base = text.baseAddress else { return ([], []) }
    var result = Result()
    let code = withUnsafeMutablePointer(to: &result) { pointer in
      cicu_nfc_normalize(
        base, Int32(text.count), pointer,
        { context, bytes, length in
          let result = context!.assumingMemoryBound(to: Result.self)
          result.pointee.bytes.append(
            contentsOf: UnsafeBufferPointer(start: bytes, count: Int(length)))
        },
        { context, changed, before, after in
          context!.assumingMemoryBound(to: Result.self).pointee.stretches.append(
            Stretch(changed: changed != 0, before: Int(before), after: Int(after)))
        })
    }
    try ICUError.check(code)
    return (result.bytes, result.stretches)
  }

  private struct Result {
    var bytes: [UInt8] = []
    var stretches: [Stretch] = []
  }
}
