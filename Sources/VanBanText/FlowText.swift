internal import CBytes

/// The document in reading order and NFC: the body and, behind it, each footnote on its own.
///
/// Line ends inside a paragraph are spaces here; a line end that cuts a number at its hyphen or slash
/// is `joiner`, which stands for nothing. Every byte can be traced to the source.
public final class FlowText: @unchecked Sendable {
  /// A stretch of text that is read without interruption; no mention crosses its ends.
  public struct Flow: Sendable {
    public let range: FlowRange
    /// The footnote's label («1»), nil for the body.
    public let footnote: String?
  }

  /// Stands where a line end was not a space: «12-⏎CT/TU».
  public static let joiner: UInt8 = 0x1F

  /// Stands between two cells of a table: no mention goes on behind it, and no line begins there.
  public static let cell: UInt8 = 0x1E

  /// Stands for nothing inside a number or word that is read in another way than it is printed (`reading`).
  public static let filler: UInt8 = 0x1D

  /// Written in `init` and never again.
  @usableFromInline let base: UnsafeMutablePointer<UInt8>
  private let count: Int
  public let map: OffsetMap
  public let flows: [Flow]

  /// No text at all.
  public static let empty = FlowText(text: Scratch(capacity: 1), map: OffsetMap(), flows: [])

  /// Zero bytes behind the text let the tokenizer look ahead without a check.
  private static let padding = 80

  init(text: consuming Scratch<UInt8>, map: OffsetMap, flows: [Flow]) {
    count = text.count
    text.reserve(Self.padding).initialize(repeating: 0, count: Self.padding)
    base = text.release()
    self.map = map
    self.flows = flows
  }

  deinit { base.deallocate() }

  /// The same text with other bytes in some places, as many as were there: places and map stay the same.
  package func reading(_ others: [(at: Int, bytes: [UInt8])]) -> FlowText {
    var copy = Scratch<UInt8>(capacity: count + Self.padding)
    copy.reserve(count).initialize(from: base, count: count)
    copy.commit(count)
    for other in others {
      for (place, byte) in other.bytes.enumerated() { copy.elements[other.at + place] = byte }
    }
    return FlowText(text: copy, map: map, flows: flows)
  }

  /// The place of the first byte from one on with which a letter of another alphabet may begin.
  package func strangeLetter(from start: Int) -> Int? {
    let place = cbytes_strange_letter(base, start, count)
    return place < count ? place : nil
  }

  /// The text; valid as long as this object lives.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// The text of a range as a person reads it: white space folded to one space, none after a joined
  /// hyphen or slash.
  public func string(_ range: FlowRange) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.end - range.start)
    forEachByte(of: range) { result.append($0) }
    return String(decoding: result, as: UTF8.self)
  }

  /// Calls `body` with each byte of what `string` returns, without allocating.
  @inlinable
  @inline(__always)
  public func forEachByte(of range: FlowRange, _ body: (UInt8) -> Void) {
    var pendingSpace = false
    for at in range.start..<range.end {
      let byte = base[at]
      // The joiner or the filler.
      if byte | 2 == Self.joiner { continue }
      if byte <= 0x20 {
        pendingSpace = true
        continue
      }
      if pendingSpace {
        body(0x20)
        pendingSpace = false
      }
      body(byte)
    }
  }
}
