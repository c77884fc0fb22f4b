internal import CICU

/// ICU's character set converters.
package enum Converter {
  /// The text as UTF-8; malformed input is an error, nothing is replaced.
  package static func utf8(
    from charset: String, _ text: UnsafeBufferPointer<UInt8>
  ) throws(ICUError) -> [UInt8] {
    guard let base = text.baseAddress else { return [] }
    var code: Int32 = 0
    // UTF-8 needs at most three bytes for one UTF-16 unit, and a unit needs at least one byte.
    let result = [UInt8](unsafeUninitializedCapacity: text.count * 3) { buffer, count in
      count = Int(
        cicu_convert_to_utf8(
          charset, base, Int32(text.count), buffer.baseAddress!, Int32(buffer.count), &code))
    }
    try ICUError.check(code)
    return result
  }
}
