import VanBanText

/// How often some pairs of symbols stand in a document, and where first.
struct PairCounts: ~Copyable {
  struct Entry: BitwiseCopyable {
    /// Both symbols, 0 for an empty slot.
    var pair: UInt32 = 0
    var count: Int32 = 0
    var place: Int32 = -1
  }

  /// A table of a power of two slots, half of them empty at least.
  private var slots = Scratch<Entry>()
  /// A bit for every pair that is looked for: nearly all pairs of the text are passed by.
  private var bits = Scratch<UInt64>(capacity: 256)
  private(set) var isEmpty = true

  static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// Forgets all pairs and makes room for others.
  mutating func begin(atMost count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots.fill(size, with: Entry())
    bits.fill(256, with: 0)
    isEmpty = true
  }

  /// Adds a pair to those that are looked for.
  mutating func add(_ pair: UInt32) {
    isEmpty = false
    let bit = Self.bit(pair)
    let bits = bits.elements
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
    slots.elements[slot(of: pair)] = Entry(pair: pair)
  }

  /// Counts them in a text.
  mutating func count(in symbols: UnsafeBufferPointer<UInt16>) {
    let slots = slots.elements
    let bits = bits.elements
    var last = symbols[0]
    for place in 1..<symbols.count {
      let pair = Self.pair(last, symbols[place])
      last = symbols[place]
      let bit = Self.bit(pair)
      guard bits[bit >> 6] >> UInt64(bit & 63) & 1 != 0 else { continue }
      let slot = slot(of: pair)
      var entry = slots[slot]
      guard entry.pair == pair else { continue }
      if entry.count == 0 { entry.place = Int32(place - 1) }
      entry.count += 1
      slots[slot] = entry
    }
  }

  /// What was counted of a pair.
  subscript(pair: UInt32) -> Entry { slots[slot(of: pair)] }

  /// The slot of a pair, or the empty one where it belongs.
  private func slot(of pair: UInt32) -> Int {
    var at = Int((pair &* 0x9E37_79B1) >> 6) & (slots.count - 1)
    while slots[at].pair != pair, slots[at].pair != 0 { at = (at + 1) & (slots.count - 1) }
    return at
  }

  @inline(__always)
  private static func bit(_ pair: UInt32) -> Int { Int((pair &* 0x9E37_79B1) >> 18) }
}
