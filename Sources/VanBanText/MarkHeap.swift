import Glibc

/// More than 30 combining marks on one letter, the most a text in Stream-Safe Format (UAX #15) has.
///
/// Putting them into order takes the square of their number, so that such a line is left as it is.
enum MarkHeap {
  static func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most texts, also those in doubt, have none of these marks.
    guard let base = text.baseAddress,
      memchr(base, 0xCC, text.count) != nil || memchr(base, 0xCD, text.count) != nil
    else { return false }
    var marks = 0
    for byte in text where byte & 0xC0 != 0x80 {
      // U+0300…U+037F.
      marks = byte == 0xCC || byte == 0xCD ? marks + 1 : 0
      if marks > 30 { return true }
    }
    return false
  }
}
