import VanBanText

/// Finds numbers, dates and document numbers in which a machine put a letter for a digit («l2-CT/TU»,
/// «O5/5/2022», «quý l/2023») or another sign for a separator («96:QĐ-UBND»), and says how to read them.
///
/// A chunk is what stands between two spaces. It is read another way only when it becomes one of the forms
/// that numbers have in documents; everything else stays as it is.
struct NumberRepair {
  private let reading: Reading
  private let shapes: DigitShapes

  init(_ reading: Reading, shapes: DigitShapes) {
    self.reading = reading
    self.shapes = shapes
  }

  /// The misread numbers in the order of the text, and the bytes to read instead.
  func repairs() -> (numbers: [MisreadNumber], bytes: [(at: Int, bytes: [UInt8])]) {
    var numbers: [MisreadNumber] = []
    var bytes: [(at: Int, bytes: [UInt8])] = []
    var end = 0
    var romanQuarters: Bool?
    for at in reading.numbers where at >= end {
      guard reading.gap(at) == .none || reading.gap(at + 1) == .none else { continue }
      var first = at
      while first > end, reading.gap(first) == .none { first -= 1 }
      end = at + 1
      while end < reading.count, reading.gap(end) == .none { end += 1 }
      let isQuarter = reading.keyword(first - 1) == .quarter && reading.gap(first) == .space
      guard end - first <= 24, isQuarter || mayBeMisread(first..<end) else { continue }
      if isQuarter, romanQuarters == nil { romanQuarters = usesRomanQuarters }
      let chunk = NumberChunk(first..<end, reading, shapes)
      guard
        let read = NumberForms(
          chunk, reading: reading, first: first, usesRomanQuarters: romanQuarters ?? false
        ).read()
      else { continue }
      numbers.append(MisreadNumber(surface: read.range, text: read.text))
      bytes += read.bytes
    }
    return (numbers, bytes)
  }

  private var usesRomanQuarters: Bool {
    (0..<reading.count).contains {
      reading.keyword($0) == .quarter && reading.follows($0 + 1) && reading.roman($0 + 1) != nil
    }
  }

  /// Something that may be a digit touches a number or a separator, or a sign stands where none belongs.
  private func mayBeMisread(_ tokens: Range<Int>) -> Bool {
    tokens.contains { at in
      switch reading.tokens[at].kind {
      case .number: return false
      case .word:
        let isBefore = at + 1 < tokens.upperBound
        let next = isBefore ? reading.tokens[at + 1].kind : .word
        let last = at > tokens.lowerBound ? reading.tokens[at - 1].kind : .word
        let bytes = reading.bytes(at)
        if next == .number && shapes.mayBeDigit(bytes.last!) { return true }
        if last == .number && shapes.mayBeDigit(bytes.first!) { return true }
        // «77/2015AQH13»: a letter for the slash behind the year.
        if last == .number, at > tokens.lowerBound + 1, reading.tokens[at].shape == .upper,
          reading.year(at - 1) != nil
        {
          return true
        }
        return bytes.count <= 4 && bytes.allSatisfy { shapes.mayBeDigit($0) }
          && (next != .word || last != .word)
      case .sign:
        switch reading.sign(at) {
        case .colon, .apostrophe, .semicolon, .asterisk, .bar, .exclamation:
          return at > tokens.lowerBound && at + 1 < tokens.upperBound
        case .other: return true
        default: return false
        }
      }
    }
  }
}
