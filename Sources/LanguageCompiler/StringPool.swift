import Foundation

/// Strings one behind the other, each once: two bytes of length, then UTF-8.
struct StringPool {
  private(set) var contents = Data()
  private var offsets: [String: UInt32] = [:]

  /// Where a string begins.
  mutating func offset(of string: String) -> UInt32 {
    if let offset = offsets[string] { return offset }
    let offset = UInt32(contents.count)
    let bytes = Array(string.utf8)
    contents.append(UInt8(bytes.count & 0xFF))
    contents.append(UInt8(bytes.count >> 8))
    contents.append(contentsOf: bytes)
    offsets[string] = offset
    return offset
  }
}
