import VanBanText

/// Writes JSON as UTF-8 bytes: keys in the order they are given, on one line or indented.
struct JSONWriter: ~Copyable {
  private var output: Scratch<UInt8>
  private let isPretty: Bool
  private var depth = 0
  /// Nothing has been written into the innermost object or list yet.
  private var isFirst = true

  init(isPretty: Bool, capacity: Int) {
    self.isPretty = isPretty
    output = Scratch(capacity: capacity)
  }

  var bytes: [UInt8] { Array(output.elements) }

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
    let length = name.utf8CodeUnitCount
    let target = output.reserve(length + 4)
    target[0] = 0x22
    (target + 1).update(from: name.utf8Start, count: length)
    target[length + 1] = 0x22
    target[length + 2] = 0x3A
    target[length + 3] = 0x20
    output.commit(isPretty ? length + 4 : length + 3)
  }

  private mutating func open(_ bracket: UInt8) {
    output.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst && isPretty { lineBreak() }
    output.append(bracket)
    isFirst = false
  }

  @inline(__always)
  private mutating func separate() {
    if !isFirst { output.append(0x2C) }
    isFirst = false
    if isPretty { lineBreak() }
  }

  @inline(never)
  private mutating func lineBreak() {
    output.append(0x0A)
    for _ in 0..<depth * 2 { output.append(0x20) }
  }

  // MARK: Values

  mutating func null() { literal("null") }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func number(_ value: Int) {
    guard value >= 0 else {
      output.append(0x2D)
      return number(-value)
    }
    var length = 1
    var power = 10
    while length < 19, value >= power {
      length += 1
      power = length < 19 ? power &* 10 : power
    }
    let target = output.reserve(length)
    var rest = value
    for place in stride(from: length - 1, through: 0, by: -1) {
      target[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    output.commit(length)
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
    var value = value
    quote()
    value.withUTF8 { for byte in $0 { escaped(byte) } }
    quote()
  }

  mutating func quote() { output.append(0x22) }

  /// ASCII that needs no escape, without quotes.
  mutating func literal(_ value: StaticString) {
    let length = value.utf8CodeUnitCount
    output.reserve(length).update(from: value.utf8Start, count: length)
    output.commit(length)
  }

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
