import VanBanText

/// Names by their letters: what stays the same however a name is marked, and how far two are apart.
struct LetterTable: @unchecked Sendable {
  /// For each code point: plain letter (bits 0–7), shape (8–10), tone (11–13); see LanguageCompiler.
  private let entries: UnsafeBufferPointer<UInt16>

  init(_ entries: UnsafeBufferPointer<UInt16>) { self.entries = entries }

  private static let tones: UInt16 = 0b111 << 11

  /// Calls `body` with the entry of each code point of valid UTF-8 text, 0 for what is no letter.
  @inline(__always)
  func forEachEntry(_ bytes: UnsafeRawBufferPointer, _ body: (UInt16) -> Void) {
    var code = 0
    var left = 0
    for byte in bytes {
      if byte < 0x80 {
        body(entries[Int(byte)])
      } else if byte >= 0xC0 {
        left = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
        code = Int(byte & (0x3F >> UInt8(left)))
      } else {
        code = code << 6 | Int(byte & 0x3F)
        left -= 1
        if left == 0 { body(code < entries.count ? entries[code] : 0) }
      }
    }
  }

  /// The hash under which the gazetteer keeps a name.
  func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = PlainNameHash()
    forEachEntry(bytes) { hash.add(UInt8(truncatingIfNeeded: $0)) }
    return hash.value
  }

  /// The plain letters of a text; đ, a letter of its own in abbreviations, is not d.
  func plain(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var letters: [UInt8] = []
    forEachEntry(bytes) { entry in
      let letter = UInt8(truncatingIfNeeded: entry)
      if letter != 0 { letters.append(entry >> 8 & 0b111 == Self.stroke ? letter | 0x80 : letter) }
    }
    return letters
  }

  private static let stroke: UInt16 = 4

  /// The letters with their shapes, and behind each syllable its tone: tone placement, case, spaces and
  /// dashes are gone.
  private func spelled(_ bytes: UnsafeRawBufferPointer) -> [UInt16] {
    var letters: [UInt16] = []
    var tone: UInt16 = 0
    func endSyllable() {
      if tone != 0 { letters.append(tone) }
      tone = 0
    }
    forEachEntry(bytes) { entry in
      if entry == 0 { return endSyllable() }
      if entry & Self.tones != 0 { tone = entry & Self.tones }
      letters.append(entry & ~Self.tones)
    }
    endSyllable()
    return letters
  }

  /// How far two names are apart: 0 for spellings that differ in tone placement, case or spaces alone,
  /// 1 for each tone, 2 for each hat, horn or stroke, 4 for each letter.
  func distance(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Int {
    let (one, other) = (spelled(one), spelled(other))
    if one == other { return 0 }
    var row = [0]
    for letter in other { row.append(row[row.count - 1] + weight(letter)) }
    for letter in one {
      var diagonal = row[0]
      row[0] += weight(letter)
      for at in other.indices {
        let kept = diagonal + cost(letter, other[at])
        diagonal = row[at + 1]
        row[at + 1] = min(kept, diagonal + weight(letter), row[at] + weight(other[at]))
      }
    }
    return row[other.count]
  }

  private func weight(_ letter: UInt16) -> Int { letter & 0xFF == 0 ? 1 : 4 }

  private func cost(_ one: UInt16, _ other: UInt16) -> Int {
    if one == other { return 0 }
    if (one & 0xFF == 0) != (other & 0xFF == 0) { return 8 }
    if one & 0xFF == 0 { return 1 }
    return one & 0xFF == other & 0xFF ? 2 : 4
  }
}
