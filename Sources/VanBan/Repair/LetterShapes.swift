import VanBanText

/// The letters of other alphabets that look like letters of Vietnamese (`digit-lookalikes.tsv`).
struct LetterShapes: Sendable {
  private let readings: [Unicode.Scalar: Unicode.Scalar]

  init(_ lexicon: Lexicon) {
    var readings: [Unicode.Scalar: Unicode.Scalar] = [:]
    for row in 0..<lexicon.rowCount(.digitLookalikes) {
      let others = lexicon.cell(.digitLookalikes, row, 5)
      if others == "-" { continue }
      let letter = lexicon.cell(.digitLookalikes, row, 0).string
      for other in others.string.unicodeScalars where other != " " {
        let read = other.properties.isUppercase ? letter.uppercased() : letter
        readings[other] = read.unicodeScalars.first!
      }
    }
    self.readings = readings
  }

  static let vietnamese = LetterShapes(.vietnamese)

  /// What a letter looks like: «Đ» for «Ð», «y» for the Cyrillic «у»; nil for all other characters.
  subscript(scalar: Unicode.Scalar) -> Unicode.Scalar? { readings[scalar] }
}
