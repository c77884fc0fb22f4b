import VanBanText

/// What Roman numerals are read as: «1», «l» and «T» are one stroke, «H» is two (`digit-lookalikes.tsv`).
struct RomanStrokes: Sendable {
  static let vietnamese = RomanStrokes(.vietnamese)

  /// The numerals of chapters, quarters and congresses; none at 0.
  static let numerals = [
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
    "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
  ]

  /// The strokes that each character is read from, the more usual first.
  private let strokes: [Unicode.Scalar: [[UInt8]]]
  /// By byte whether such a character begins with it.
  private let beginnings: [Bool]

  init(_ lexicon: Lexicon) {
    // The characters of the table stand for digits; the digit they stand for is a stroke itself.
    var strokes: [Unicode.Scalar: [[UInt8]]] = ["1": [Array("I".utf8)]]
    for row in 0..<lexicon.rowCount(.digitLookalikes) {
      let numeral = lexicon.cell(.digitLookalikes, row, 4).string
      if numeral == "-" { continue }
      let character = lexicon.cell(.digitLookalikes, row, 0).string
      for scalar in (character + character.uppercased()).unicodeScalars {
        strokes[scalar] = numeral.split(separator: "|").map { Array($0.utf8) }
      }
    }
    self.strokes = strokes
    var beginnings = [Bool](repeating: false, count: 256)
    for scalar in strokes.keys { beginnings[Int(UTF8.encode(scalar)!.first!)] = true }
    self.beginnings = beginnings
  }

  /// Whether a text that begins with a byte may be a numeral.
  func mayBegin(_ byte: UInt8) -> Bool { beginnings[Int(byte)] }

  /// The values that a text may have, the most probable first; none when it has a character that no numeral
  /// is read as.
  ///
  /// «1V» is 4; «XHI» is 13 or 12.
  func values(of printed: String) -> [Int] {
    var readings: [[UInt8]] = [[]]
    for scalar in printed.unicodeScalars {
      guard let alternatives = strokes[scalar], readings.count < 64 else { return [] }
      readings = readings.flatMap { reading in alternatives.map { reading + $0 } }
    }
    var values: [Int] = []
    for reading in readings {
      let value = Self.numerals.firstIndex { $0.utf8.elementsEqual(reading) } ?? 0
      if value > 0, !values.contains(value) { values.append(value) }
    }
    return values
  }
}
