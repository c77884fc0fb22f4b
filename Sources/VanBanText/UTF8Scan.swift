/// One pass over bytes: is it well-formed UTF-8, and is it certainly in NFC already?
struct UTF8Scan {
  enum Fault {
    case invalid(at: Int)
    case zero(at: Int)
  }

  private(set) var fault: Fault?
  private(set) var isSurelyNFC = true

  init(of text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    let count = text.count
    var at = 0
    while at < count {
      let byte = base[at]
      if byte < 0x80 {
        if byte == 0 {
          fault = .zero(at: at)
          return
        }
        at += 1
      } else if byte < 0xE0 {
        guard byte >= 0xC2, at + 1 < count, base[at + 1] & 0xC0 == 0x80 else {
          fault = .invalid(at: at)
          return
        }
        // From U+0300 on there are marks that compose with the letter before them.
        if byte >= 0xCC { isSurelyNFC = false }
        at += 2
      } else if byte < 0xF0 {
        guard at + 2 < count, base[at + 1] & 0xC0 == 0x80, base[at + 2] & 0xC0 == 0x80 else {
          fault = .invalid(at: at)
          return
        }
        let second = base[at + 1]
        if byte == 0xE0 && second < 0xA0 || byte == 0xED && second > 0x9F {
          fault = .invalid(at: at)
          return
        }
        // U+1E00…U+1EFF, the toned Vietnamese vowels, and U+2002…U+209F, punctuation.
        let vietnamese = byte == 0xE1 && second >= 0xB8 && second <= 0xBB
        let punctuation =
          byte == 0xE2 && (second == 0x80 && base[at + 2] >= 0x82 || second == 0x81 || second == 0x82)
        if !vietnamese && !punctuation { isSurelyNFC = false }
        at += 3
      } else {
        guard byte < 0xF5, at + 3 < count, base[at + 1] & 0xC0 == 0x80,
          base[at + 2] & 0xC0 == 0x80, base[at + 3] & 0xC0 == 0x80,
          !(byte == 0xF0 && base[at + 1] < 0x90), !(byte == 0xF4 && base[at + 1] > 0x8F)
        else {
          fault = .invalid(at: at)
          return
        }
        isSurelyNFC = false
        at += 4
      }
    }
  }
}
