internal import CBytes

/// One pass over bytes: is it well-formed UTF-8, and is it certainly in NFC already?
struct UTF8Scan {
  enum Fault: Error {
    case invalid(at: Int)
    case zero(at: Int)
  }

  private(set) var fault: Fault?
  private(set) var isSurelyNFC = true

  init(of text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    var at = 0
    while true {
      at += cbytes_plain_prefix(base + at, text.count - at)
      guard at < text.count else { return }
      do {
        at += try length(base + at, rest: text.count - at, at)
      } catch {
        fault = error
        return
      }
    }
  }

  /// The length of a character that is not plain.
  private mutating func length(
    _ bytes: UnsafePointer<UInt8>, rest: Int, _ at: Int
  ) throws(Fault) -> Int {
    let first = bytes[0]
    func goesOn(_ index: Int) -> Bool { index < rest && bytes[index] & 0xC0 == 0x80 }
    switch first {
    case 0: throw .zero(at: at)
    case 0x01...0x7F: return 1
    case 0xC2...0xDF:
      guard goesOn(1) else { throw .invalid(at: at) }
      // From U+0300 on there are marks that compose with the letter before them.
      if first >= 0xCC { isSurelyNFC = false }
      return 2
    case 0xE0...0xEF:
      guard goesOn(1), goesOn(2), !(first == 0xE0 && bytes[1] < 0xA0),
        !(first == 0xED && bytes[1] > 0x9F)
      else { throw .invalid(at: at) }
      // Han characters from U+5000 on, arrows, box drawing and shapes have no other form.
      let isHan = first >= 0xE5 && first <= 0xE9
      let isShape = first == 0xE2 && (bytes[1] == 0x86 || bytes[1] >= 0x94 && bytes[1] <= 0x9F)
      if !isHan && !isShape { isSurelyNFC = false }
      return 3
    case 0xF0...0xF4:
      guard goesOn(1), goesOn(2), goesOn(3), !(first == 0xF0 && bytes[1] < 0x90),
        !(first == 0xF4 && bytes[1] > 0x8F)
      else { throw .invalid(at: at) }
      isSurelyNFC = false
      return 4
    default: throw .invalid(at: at)
    }
  }
}
