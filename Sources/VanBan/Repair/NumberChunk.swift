import VanBanText

/// What stands between two spaces, character by character.
struct NumberChunk {
  enum Kind: Equatable {
    case digit(UInt8)
    /// A letter or sign that may be a digit.
    case shape(UInt8, isClose: Bool)
    /// «/», «-», «.», «,».
    case separator(UInt8)
    /// A sign that may be a separator: «:», «'», «;».
    case misprint
    case other
  }

  struct Character {
    let scalar: Unicode.Scalar
    let kind: Kind
    /// Bytes of the flow text.
    let at: Int
    let length: Int
  }

  let characters: [Character]

  init(_ tokens: Range<Int>, _ reading: Reading, _ shapes: DigitShapes) {
    var characters: [Character] = []
    var at = Int(reading.tokens[tokens.lowerBound].start)
    let end = Int(reading.tokens[tokens.upperBound - 1].end)
    let text = String(decoding: reading.text.bytes[at..<end], as: UTF8.self)
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      at += length
      // A letter read in another way is shorter than the one that is printed.
      if scalar.value == UInt32(FlowText.filler), let last = characters.popLast() {
        characters.append(
          Character(
            scalar: last.scalar, kind: last.kind, at: last.at, length: last.length + length))
        continue
      }
      characters.append(
        Character(
          scalar: scalar, kind: Self.kind(scalar, shapes), at: at - length, length: length))
    }
    self.characters = characters
  }

  private static func kind(_ scalar: Unicode.Scalar, _ shapes: DigitShapes) -> Kind {
    switch scalar {
    case "0"..."9": return .digit(UInt8(scalar.value))
    case "/", "-", ".", ",": return .separator(UInt8(scalar.value))
    case "⁄", "∕": return .separator(UInt8(ascii: "/"))
    case "–", "‑", "—": return .separator(UInt8(ascii: "-"))
    case ":", "'", ";", "’", "`", "*": return .misprint
    default:
      if let shape = shapes[scalar] { return .shape(shape.digit, isClose: shape.isClose) }
      return .other
    }
  }
}
