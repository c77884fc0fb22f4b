/// A read-only hash table from folded words to their numbers, laid over bytes made beforehand.
///
/// Each slot holds the upper 48 bits of a word's hash and its number; 0 is an empty slot. A word that
/// is not in the table is taken for one that is with a probability of 2⁻⁴⁸ for each probe.
public struct WordIndex: @unchecked Sendable {
  let slots: UnsafePointer<UInt64>
  let mask: UInt64

  /// - Parameter slots: a power of two of them, at least one empty; they must live forever.
  public init(slots: UnsafeBufferPointer<UInt64>) {
    precondition(slots.count > 0 && slots.count & (slots.count - 1) == 0)
    self.slots = slots.baseAddress!
    mask = UInt64(slots.count - 1)
  }

  /// The word's number, or 0.
  @inline(__always)
  public func number(ofHash hash: UInt64) -> UInt16 {
    let slot = slots[Int(hash & mask)]
    let isSame = (slot ^ hash) & ~0xFFFF == 0
    // Nearly always the first slot decides, and without a branch on which way it does.
    if slot == 0 || isSame { return UInt16(truncatingIfNeeded: isSame ? slot : 0) }
    return further(hash)
  }

  @inline(never)
  private func further(_ hash: UInt64) -> UInt16 {
    var index = hash & mask
    while true {
      index = (index &+ 1) & mask
      let slot = slots[Int(index)]
      if (slot ^ hash) & ~0xFFFF == 0 { return UInt16(truncatingIfNeeded: slot) }
      if slot == 0 { return 0 }
    }
  }

  /// The slots for a list of hashes, numbered from 1 in the order given; equal hashes share the
  /// number that `numbers` gives them.
  public static func slots(hashes: [UInt64], numbers: [UInt16]) -> [UInt64] {
    var size = 16
    while size < hashes.count * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for (hash, number) in zip(hashes, numbers) {
      var index = Int(hash & UInt64(size - 1))
      while slots[index] != 0 { index = (index + 1) & (size - 1) }
      slots[index] = hash & ~0xFFFF | UInt64(number)
    }
    return slots
  }

  /// An index that knows no word.
  public static let empty = WordIndex(slots: emptySlots)

  nonisolated(unsafe) private static let emptySlots: UnsafeBufferPointer<UInt64> = {
    let slots = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 1)
    slots.initialize(repeating: 0)
    return UnsafeBufferPointer(slots)
  }()
}
