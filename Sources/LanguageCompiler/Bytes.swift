/// Little-endian integers, one behind the other.
struct Bytes {
  private(set) var contents: [UInt8] = []

  /// Fills up with zeros to a multiple of a number of bytes.
  mutating func align(to unit: Int) {
    while contents.count % unit != 0 { contents.append(0) }
  }

  mutating func append<Integer: FixedWidthInteger>(_ values: [Integer]) {
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { contents.append(contentsOf: $0) }
    }
  }
}
