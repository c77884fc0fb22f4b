/// The hash FNV-1a. For bytes that are compared byte by byte: hashing a `String` would normalise it first.
@frozen package struct FNV1a {
  public var value: UInt64

  @inlinable package init() { value = 0xCBF2_9CE4_8422_2325 }

  @inlinable @inline(__always)
  package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of some bytes.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
