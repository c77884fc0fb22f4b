internal import ICU

/// What the reading of a page needs to know of its language.
public struct PageWords: Sendable {
  /// Words before a page number: «Trang».
  let numberLeads: [[UInt8]]
  /// The beginnings of running heads, beside a page number or without one: «CÔNG BÁO/».
  let runningHeads: [[UInt8]]
  /// Words with which no sentence and no heading ends: «của», «và».
  let openEndings: [[UInt8]]
  /// Words before the number of a heading: «Điều», «Chương».
  let headings: [[UInt8]]

  /// - Parameters: words in NFC; their case does not matter.
  public init(
    numberLeads: [String] = [], runningHeads: [String] = [], openEndings: [String] = [],
    headings: [String] = []
  ) {
    self.numberLeads = Self.forms(numberLeads)
    self.runningHeads = Self.forms(runningHeads)
    self.openEndings = Self.forms(openEndings)
    self.headings = Self.forms(headings)
  }

  /// The words in small letters, in capitals and with one capital, so that bytes can be compared.
  private static func forms(_ words: [String]) -> [[UInt8]] {
    words.flatMap { word in
      let small = word.lowercased()
      let title = small.prefix(1).uppercased() + small.dropFirst()
      return [Array(small.utf8), Array(title.utf8), Array(word.uppercased().utf8)]
    }
  }

  /// Whether a sentence cannot end with the last word of a line.
  func leavesOpen(_ line: UnsafeBufferPointer<UInt8>, isNFC: Bool) -> Bool {
    let start = line.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? 0
    return Self.holds(openEndings, UnsafeBufferPointer(rebasing: line[start...]), isNFC)
  }

  /// Whether a word is one that stands before the number of a heading.
  func isHeading(_ word: UnsafeBufferPointer<UInt8>, isNFC: Bool) -> Bool {
    Self.holds(headings, word, isNFC)
  }

  private static func holds(
    _ words: [[UInt8]], _ word: UnsafeBufferPointer<UInt8>, _ isNFC: Bool
  ) -> Bool {
    guard word.count <= 24 else { return false }
    if !isNFC, let normalized = try? Normalizer.nfc(word) {
      return words.contains(normalized.bytes)
    }
    return words.contains { $0.count == word.count && word.elementsEqual($0) }
  }

  /// No furniture is longer, in bytes.
  static let longest = 160

  /// Whether a line, without the white space around it, is a running head or a page number that is
  /// marked as one: «- 3 -», «Trang 3/12».
  func isFurniture(_ line: UnsafeBufferPointer<UInt8>, isNFC: Bool) -> Bool {
    guard line.count <= Self.longest, let first = line.first, mayBegin(with: first) else {
      return false
    }
    guard !isNFC, let normalized = try? Normalizer.nfc(line) else { return isFurniture(line) }
    return normalized.bytes.withUnsafeBufferPointer(isFurniture)
  }

  private func mayBegin(with byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0xE2 || Self.isDigit(byte) || Self.isFrame(byte)
      || numberLeads.contains { $0.first == byte } || runningHeads.contains { $0.first == byte }
  }

  private func isFurniture(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if isNumberBetweenDashes(line) { return true }
    let words = line.drop { Self.isDigit($0) || $0 <= 0x20 }
    if runningHeads.contains(where: { words.starts(with: $0) }) { return true }
    // «[Trang 2]», «=== Trang 2 ===», «<!-- Trang 2 -->».
    let framed = line.drop { Self.isFrame($0) || $0 <= 0x20 }
    return numberLeads.contains { lead in
      guard framed.starts(with: lead) else { return false }
      let rest = framed.dropFirst(lead.count)
      return rest.contains(where: Self.isDigit)
        && rest.allSatisfy { Self.isNumbering($0) || Self.isFrame($0) }
    }
  }

  /// Signs around a page number that a program has put in.
  private static func isFrame(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5B, 0x5D, 0x3D, 0x7E, 0x3C, 0x3E, 0x21, 0x2D, 0x23: true
    default: false
    }
  }

  /// «- 3 -», «– 3 –».
  private func isNumberBetweenDashes(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let rest = Self.dropDash(line[...]) else { return false }
    let behind = rest.drop { Self.isDigit($0) || $0 <= 0x20 }
    guard (1...6).contains(rest.count - behind.count), behind.count <= 3 else { return false }
    return Self.dropDash(behind)?.isEmpty == true && rest.contains(where: Self.isDigit)
  }

  private static func dropDash(
    _ line: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>>? {
    if line.first == 0x2D { return line.dropFirst() }
    return line.starts(with: [0xE2, 0x80, 0x93]) ? line.dropFirst(3) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isNumbering(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte <= 0x20 || byte == 0x2F || byte == 0x2D || byte == 0x2E
  }
}
