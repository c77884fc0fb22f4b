/// Writes JSON as UTF-8 bytes: keys in the order they are given, on one line or indented.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  /// Nothing has been written into the innermost object or list yet.
  private var isFirst = true

  init(isPretty: Bool, capacity: Int) {
    self.isPretty = isPretty
    bytes.reserveCapacity(capacity)
  }

  // MARK: Structure

  mutating func beginObject() { open(0x7B) }
  mutating func endObject() { close(0x7D) }
  mutating func beginList() { open(0x5B) }
  mutating func endList() { close(0x5D) }

  /// Parts the next element of a list from the one before; the value is written next.
  mutating func element() { separate() }

  /// A key; the value is written next.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    if isPretty { bytes.append(0x20) }
  }

  private mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { lineBreak() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    lineBreak()
  }

  private mutating func lineBreak() {
    guard isPretty else { return }
    bytes.append(0x0A)
    for _ in 0..<depth * 2 { bytes.append(0x20) }
  }

  // MARK: Values

  mutating func null() { literal("null") }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func number(_ value: Int) {
    if value < 0 {
      bytes.append(0x2D)
      return number(-value)
    }
    if value >= 10 { number(value / 10) }
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
  }

  /// An integer × 10^-scale, exactly.
  mutating func decimal(digits: Int, scale: Int) {
    guard scale > 0 else { return number(digits) }
    var power = 1
    for _ in 0..<scale { power *= 10 }
    number(digits / power)
    bytes.append(0x2E)
    var rest = digits % power
    while power > 1 {
      power /= 10
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
    }
  }

  mutating func string(_ value: String) {
    bytes.append(0x22)
    for byte in value.utf8 { escaped(byte) }
    bytes.append(0x22)
  }

  mutating func quote() { bytes.append(0x22) }

  /// ASCII that needs no escape, without quotes.
  mutating func literal(_ value: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }

  mutating func newline() { bytes.append(0x0A) }

  /// One byte of a string between two `quote()`.
  @inline(__always)
  mutating func escaped(_ byte: UInt8) {
    if byte >= 0x20, byte != 0x22, byte != 0x5C {
      bytes.append(byte)
      return
    }
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(0x6E)
    case 0x09: bytes.append(0x74)
    case 0x0D: bytes.append(0x72)
    default:
      literal("u00")
      bytes.append(Self.hex[Int(byte >> 4)])
      bytes.append(Self.hex[Int(byte & 15)])
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
