import VanBanText

/// Lays JSON that stands on one line out over many, two spaces for each level.
enum PrettyPrinter {
  static func print(_ json: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output = Scratch<UInt8>(capacity: json.count * 2)
    var depth = 0
    var isInString = false
    var isEscaped = false
    func lineBreak(_ output: inout Scratch<UInt8>) {
      output.append(0x0A)
      for _ in 0..<depth * 2 { output.append(0x20) }
    }
    for (at, byte) in json.enumerated() {
      if isInString {
        output.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x7B, 0x5B:
        output.append(byte)
        depth += 1
        let isEmpty = at + 1 < json.count && (json[at + 1] == 0x7D || json[at + 1] == 0x5D)
        if !isEmpty { lineBreak(&output) }
      case 0x7D, 0x5D:
        depth -= 1
        if at > 0, json[at - 1] != 0x7B, json[at - 1] != 0x5B { lineBreak(&output) }
        output.append(byte)
      case 0x2C:
        output.append(byte)
        lineBreak(&output)
      case 0x3A:
        output.append(byte)
        output.append(0x20)
      default:
        if byte == 0x22 { isInString = true }
        output.append(byte)
      }
    }
    return Array(output.elements)
  }
}
