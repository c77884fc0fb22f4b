import VanBanText

/// The characters that stand for digits (`digit-lookalikes.tsv`).
struct DigitShapes: Sendable {
  struct Shape: Sendable {
    let digit: UInt8
    /// Hardly told apart from the digit even by people.
    let isClose: Bool
  }

  private let shapes: [UInt32: Shape]
  /// The group of each capital letter that is taken for others.
  private let groups: [Unicode.Scalar: String]
  /// By byte whether a character that stands for a digit has it.
  private let bytes: [Bool]

  init(_ lexicon: Lexicon) {
    var shapes: [UInt32: Shape] = [:]
    var groups: [Unicode.Scalar: String] = [:]
    for row in 0..<lexicon.rowCount(.digitLookalikes) {
      let character = lexicon.cell(.digitLookalikes, row, 0).string
      let group = lexicon.cell(.digitLookalikes, row, 3).string
      if group != "-" { groups[character.uppercased().unicodeScalars.first!] = group }
      if lexicon.cell(.digitLookalikes, row, 1) == "-" { continue }
      let shape = Shape(
        digit: lexicon.cell(.digitLookalikes, row, 1).bytes[0],
        isClose: lexicon.cell(.digitLookalikes, row, 2) == "close")
      for scalar in (character + character.uppercased()).unicodeScalars {
        shapes[scalar.value] = shape
      }
    }
    self.shapes = shapes
    self.groups = groups
    var bytes = [Bool](repeating: false, count: 256)
    for code in shapes.keys {
      for byte in UTF8.encode(Unicode.Scalar(code)!)! { bytes[Int(byte)] = true }
    }
    self.bytes = bytes
  }

  static let vietnamese = DigitShapes(.vietnamese)

  /// Whether one text is another with one letter taken for a like one, or with a stroke too many or too few.
  func areAlike(_ one: String, _ two: String) -> Bool {
    let (one, two) = (Array(one.unicodeScalars), Array(two.unicodeScalars))
    var same = 0
    while same < min(one.count, two.count), one[same] == two[same] { same += 1 }
    let (left, right) = (one[same...], two[same...])
    if left.count == right.count, let first = left.first, let other = right.first {
      return left.dropFirst().elementsEqual(right.dropFirst()) && isAlike(first, other)
    }
    let (long, short) = left.count > right.count ? (left, right) : (right, left)
    return long.count == short.count + 1 && long.dropFirst().elementsEqual(short)
      && (groups[long.first!] == groups["I"] || same > 0 && long.first! == one[same - 1])
  }

  private func isAlike(_ one: Unicode.Scalar, _ two: Unicode.Scalar) -> Bool {
    groups[one] != nil && groups[one] == groups[two]
  }

  /// Whether a byte can be one of such a character.
  func mayBeDigit(_ byte: UInt8) -> Bool { bytes[Int(byte)] }

  subscript(scalar: Unicode.Scalar) -> Shape? { shapes[scalar.value] }
}
