/// The hash of a name by its plain letters and digits: «Đăk Tơ Lung», «ĐẮK TÔ LUNG» and «Daktolung» have
/// the same one, «Phường 06» has that of «Phường 6».
@frozen package struct PlainNameHash {
  @usableFromInline package var hash: FNV1a
  @usableFromInline package var isInNumber: Bool

  @inlinable package init() {
    hash = FNV1a()
    isInNumber = false
  }

  @inlinable package var value: UInt64 { hash.value }

  /// - Parameter letter: a plain letter or digit in ASCII, 0 for everything else.
  @inlinable @inline(__always)
  package mutating func add(_ letter: UInt8) {
    let isDigit = letter &- 0x30 < 10
    if letter != 0, letter != 0x30 || isInNumber {
      hash.add(letter)
      isInNumber = isDigit
    } else if letter == 0 {
      isInNumber = false
    }
  }
}
