internal import CBytes

/// A read-only table from n-grams to one or two small numbers, laid over bytes made beforehand.
///
/// A bucket is sixteen fingerprints of sixteen bits and behind them the values; a full bucket goes on in
/// the next one. An n-gram that is not in the table is taken for one that is with a probability of
/// about 2⁻¹² for each probe.
package struct NgramTable: @unchecked Sendable {
  private let base: UnsafeRawPointer
  private let buckets: UInt64
  private let width: Int
  private let stride: Int

  /// - Parameters:
  ///   - base: the buckets; they must live forever.
  ///   - width: the bytes of a value, 1 or 2.
  package init(base: UnsafeRawPointer, buckets: Int, width: Int) {
    self.base = base
    self.buckets = UInt64(buckets)
    self.width = width
    stride = Self.stride(width)
  }

  /// The bytes of a bucket.
  package static func stride(_ width: Int) -> Int { slots * (2 + width) }

  private static let slots = 16

  /// The key of up to three symbols; unused places are 0xFFFF.
  @inline(__always)
  package static func key(_ first: UInt16, _ second: UInt16, _ third: UInt16 = 0xFFFF) -> UInt64 {
    UInt64(first) << 32 | UInt64(second) << 16 | UInt64(third)
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 {
    var state = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ state >> 32) &* 0xD6E8_FEB8_6659_FD93
    return state ^ state >> 29
  }

  @inline(__always)
  private static func place(_ hash: UInt64, _ buckets: UInt64) -> (bucket: UInt64, mark: UInt16) {
    let mark = UInt16(truncatingIfNeeded: hash)
    return (((hash >> 32) &* buckets) >> 32, mark == 0 ? 1 : mark)
  }

  /// Where the value of an n-gram stands, nil when it is not in the table.
  @inline(__always)
  package func find(_ key: UInt64) -> UnsafePointer<UInt8>? {
    var (bucket, mark) = Self.place(Self.hash(key), buckets)
    while true {
      let marks = base + Int(bucket) * stride
      let found = cbytes_find16(marks.assumingMemoryBound(to: UInt16.self), mark)
      if found != 0 {
        return (marks + Self.slots * 2 + found.trailingZeroBitCount * width)
          .assumingMemoryBound(to: UInt8.self)
      }
      if marks.load(fromByteOffset: 30, as: UInt16.self) == 0 { return nil }
      bucket = bucket + 1 == buckets ? 0 : bucket + 1
    }
  }

  /// Begins to fetch the bucket of an n-gram that is looked for soon: most are in no near cache.
  @inline(__always)
  func prefetch(_ key: UInt64) {
    cbytes_prefetch(base + Int(Self.place(Self.hash(key), buckets).bucket) * stride)
  }

  /// The bytes of a table, and how many buckets they are.
  ///
  /// - Parameter values: for each key its value, `width` bytes from the lowest on.
  package static func bytes(
    keys: [UInt64], values: [UInt16], width: Int
  ) -> (bytes: [UInt8], buckets: Int) {
    let buckets = max(1, keys.count * 4 / (slots * 3) + 1)
    var used = [Int](repeating: 0, count: buckets)
    var bytes = [UInt8](repeating: 0, count: buckets * stride(width))
    for (key, value) in zip(keys, values) {
      let (first, mark) = place(hash(key), UInt64(buckets))
      var bucket = Int(first)
      while used[bucket] == slots { bucket = bucket + 1 == buckets ? 0 : bucket + 1 }
      let slot = used[bucket]
      used[bucket] += 1
      let at = bucket * stride(width)
      bytes[at + slot * 2] = UInt8(truncatingIfNeeded: mark)
      bytes[at + slot * 2 + 1] = UInt8(truncatingIfNeeded: mark >> 8)
      for byte in 0..<width {
        bytes[at + slots * 2 + slot * width + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte))
      }
    }
    return (bytes, buckets)
  }
}
