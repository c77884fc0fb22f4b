import Foundation

/// What is left of a letter without its marks, and which marks those were.
enum Letters {
  /// Code points below this number have an entry; Vietnamese letters end at U+1EF9.
  static let count = 0x1F00

  /// For each code point the plain letter or digit in bits 0–7, the shape (0 plain, 1 breve, 2 hat,
  /// 3 horn, 4 stroke) in bits 8–10, the tone (0 level, then à ả ã á ạ) in bits 11–13; bit 14 for a letter
  /// that Vietnamese does not have.
  static let table: [UInt16] = (0..<count).map { code in
    guard let scalar = Unicode.Scalar(UInt32(code)) else { return 0 }
    return entry(scalar)
  }

  /// The plain letter, 0 when it has none.
  static func letter(_ scalar: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: entry(scalar))
  }

  private static let foreign: UInt16 = 1 << 14

  /// Letters without a decomposition and what they look like.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "Ð": "đ", "ð": "đ", "Ɖ": "đ", "Ø": "o", "ø": "o", "ı": "i", "Ł": "l", "ł": "l", "Ƣ": "ư",
    "ƣ": "ư",
    "Ƒ": "f", "ƒ": "f",
  ]

  private static let shapes: [Unicode.Scalar] = ["\u{306}", "\u{302}", "\u{31B}"]
  private static let tones: [Unicode.Scalar] = [
    "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}",
  ]

  /// The entry of the table.
  static func entry(_ scalar: Unicode.Scalar) -> UInt16 {
    if scalar == "đ" || scalar == "Đ" { return 0x64 | 4 << 8 }
    if let plain = standIns[scalar] { return entry(plain) | foreign }
    let parts = String(scalar).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    guard let first = parts.first, first.isASCII, first.properties.isAlphabetic || isDigit(first)
    else { return 0 }
    var entry = UInt16(first.value)
    for mark in parts.dropFirst() {
      if let shape = shapes.firstIndex(of: mark) { entry |= UInt16(shape + 1) << 8 }
      if let tone = tones.firstIndex(of: mark) { entry |= UInt16(tone + 1) << 11 }
      if !shapes.contains(mark), !tones.contains(mark) { entry |= foreign }
    }
    return entry
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }
}
