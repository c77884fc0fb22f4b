import VanBanText

/// Writes JSON as UTF-8 bytes on one line: keys in the order they are given.
///
/// Commas look after themselves: none is written behind an opening bracket.
struct JSONWriter: ~Copyable {
  private var output: Scratch<UInt8>

  init(capacity: Int) { output = Scratch(capacity: capacity) }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(output.elements) }

  // MARK: Structure

  mutating func beginObject() { output.append(0x7B) }
  mutating func endObject() { output.append(0x7D) }
  mutating func beginList() { output.append(0x5B) }
  mutating func endList() { output.append(0x5D) }

  /// Parts the next element of a list from the one before; the value is written next.
  @inline(__always)
  mutating func element() {
    let last = output.count == 0 ? 0x5B : output[output.count - 1]
    if last != 0x5B && last != 0x7B { output.append(0x2C) }
  }

  /// A key; the value is written next.
  @inline(__always)
  mutating func key(_ name: StaticString) {
    let length = name.utf8CodeUnitCount
    let last = output.count == 0 ? 0x7B : output[output.count - 1]
    var target = output.reserve(length + 4)
    var written = length + 3
    if last != 0x7B {
      target[0] = 0x2C
      target += 1
      written += 1
    }
    target[0] = 0x22
    (target + 1).update(from: name.utf8Start, count: length)
    target[length + 1] = 0x22
    target[length + 2] = 0x3A
    output.commit(written)
  }

  // MARK: Values

  @inline(__always)
  mutating func null() { literal("null") }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func number(_ value: Int) {
    guard value >= 0 else {
      output.append(0x2D)
      return number(-value)
    }
    if value >= 100_000_000 { number(value / 100_000_000) }
    let digits = Self.digits(UInt64(value % 100_000_000))
    // Zeros in front are printed behind the first eight digits only.
    let zeros = value >= 100_000_000 ? 0 : min(digits.trailingZeroBitCount & ~7, 56)
    UnsafeMutableRawPointer(output.reserve(8)).storeBytes(
      of: ((digits | 0x3030_3030_3030_3030) &>> UInt64(zeros)).littleEndian, as: UInt64.self)
    output.commit(8 - zeros / 8)
  }

  /// The eight digits of a number, the first in the lowest byte: halves, pairs and digits are divided all at
  /// once by multiplying with what is nearly the reciprocal.
  @inline(__always)
  private static func digits(_ value: UInt64) -> UInt64 {
    let halves = value / 10_000 | (value % 10_000) << 32
    let hundreds = ((halves &* 10486) >> 20) & 0x7F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }

  /// An integer × 10^-scale, exactly.
  mutating func decimal(digits: Int, scale: Int) {
    guard scale > 0 else { return number(digits) }
    var power = 1
    for _ in 0..<scale { power *= 10 }
    number(digits / power)
    output.append(0x2E)
    var rest = digits % power
    while power > 1 {
      power /= 10
      output.append(0x30 + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
    }
  }

  mutating func string(_ value: String) {
    quote()
    let isWritten: Void? = value.utf8.withContiguousStorageIfAvailable { bytes in
      if !copied(bytes, 0, bytes.count) { for byte in bytes { escaped(byte) } }
    }
    if isWritten == nil { for byte in value.utf8 { escaped(byte) } }
    quote()
  }

  /// A string of ASCII that needs no escape.
  @inline(__always)
  mutating func string(_ value: StaticString) {
    quote()
    literal(value)
    quote()
  }

  @inline(__always)
  mutating func quote() { output.append(0x22) }

  /// ASCII that needs no escape, without quotes.
  @inline(__always)
  mutating func literal(_ value: StaticString) {
    let length = value.utf8CodeUnitCount
    output.reserve(length).update(from: value.utf8Start, count: length)
    output.commit(length)
  }

  /// Memory for so many bytes more; `commit` counts what was written there.
  mutating func reserve(_ count: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(output.reserve(count))
  }

  mutating func commit(_ count: Int) { output.commit(count) }

  mutating func newline() { output.append(0x0A) }

  /// One byte of a string between two `quote()`.
  @inline(__always)
  mutating func escaped(_ byte: UInt8) {
    if byte >= 0x20, byte != 0x22, byte != 0x5C { output.append(byte) } else { escape(byte) }
  }

  @inline(never)
  private mutating func escape(_ byte: UInt8) {
    output.append(0x5C)
    switch byte {
    case 0x22, 0x5C: output.append(byte)
    case 0x0A: output.append(0x6E)
    case 0x09: output.append(0x74)
    case 0x0D: output.append(0x72)
    default:
      literal("u00")
      output.append(Self.hex(byte >> 4))
      output.append(Self.hex(byte & 15))
    }
  }

  private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
