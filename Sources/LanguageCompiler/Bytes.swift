/// Little-endian integers, one behind the other.
struct Bytes {
  private(set) var contents: [UInt8] = []

  mutating func append<Integer: FixedWidthInteger>(_ values: [Integer]) {
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { contents.append(contentsOf: $0) }
    }
  }
}
