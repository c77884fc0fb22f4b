import VanBanText

/// A word in which letters of another alphabet stand for letters that look the same.
struct MisreadLetters {
  struct Letter {
    let printed: Unicode.Scalar
    let read: Unicode.Scalar
    /// Its bytes in the flow text.
    let surface: FlowRange
  }

  let surface: FlowRange
  /// The word as it is to be read.
  let text: String
  let letters: [Letter]
}

/// Finds Vietnamese words with letters of another alphabet («Ðảng» with an eth, «ngàу» with a Cyrillic у),
/// so that they are read like all others.
///
/// A word is read so when it becomes one that is known, or is an abbreviation. Names of other languages
/// («Guðmundsson») stay, and so do the Greek letters of units and formulas.
struct LetterRepair {
  private let reading: Reading
  private let shapes: LetterShapes

  init(_ reading: Reading, shapes: LetterShapes) {
    self.reading = reading
    self.shapes = shapes
  }

  /// The words in the order of the text.
  func repairs() -> [MisreadLetters] {
    var found: [MisreadLetters] = []
    var doubtful: [MisreadLetters] = []
    var at = 0
    while let place = reading.text.strangeLetter(from: at) {
      at = place + 1
      let token = reading.token(endingBehind: place)
      guard token < reading.count, reading.tokens[token].kind == .word else { continue }
      at = Int(reading.tokens[token].end)
      guard let word = word(token) else { continue }
      if isKnown(word, token) { found.append(word) } else { doubtful.append(word) }
    }
    // A letter that stands for another in a known word does so in unknown ones; but đ begins a syllable.
    let sure = Set(found.flatMap { $0.letters.map(\.printed) })
    let others = doubtful.filter { word in
      word.letters.allSatisfy {
        sure.contains($0.printed) && ($0.read != "đ" || $0.surface.start == word.surface.start)
      }
    }
    if others.isEmpty { return found }
    return (found + others).sorted { $0.surface.start < $1.surface.start }
  }

  /// What to read instead: a letter that has fewer bytes than the printed one has fillers behind it.
  static func bytes(_ words: [MisreadLetters]) -> [(at: Int, bytes: [UInt8])] {
    words.flatMap(\.letters).map { letter in
      let bytes = Array(UTF8.encode(letter.read)!)
      let length = letter.surface.end - letter.surface.start
      return (
        letter.surface.start,
        bytes + [UInt8](repeating: FlowText.filler, count: length - bytes.count)
      )
    }
  }

  /// Nil when a letter of the word is of another alphabet and looks like none of ours.
  private func word(_ token: Int) -> MisreadLetters? {
    var at = Int(reading.tokens[token].start)
    var letters: [MisreadLetters.Letter] = []
    var text = String.UnicodeScalarView()
    var isPlain = true
    for scalar in String(decoding: reading.bytes(token), as: UTF8.self).unicodeScalars {
      let end = at + UTF8.width(scalar)
      if let read = shapes[scalar] {
        letters.append(
          .init(printed: scalar, read: read, surface: FlowRange(start: at, end: end)))
        text.append(read)
      } else {
        if !scalar.isASCII { isPlain = false }
        text.append(scalar)
      }
      at = end
    }
    let isForeign = reading.tokens[token].isForeign
    guard let first = letters.first, UTF8.width(first.printed) >= UTF8.width(first.read),
      // «µ», «kΩ», «Δt».
      !(isForeign && isPlain && text.count <= 2 && Self.isGreek(first.printed)),
      // Another letter of another script is no look-alike.
      !isForeign || !text.contains(where: { Self.isForeign($0) })
    else { return nil }
    return MisreadLetters(
      surface: reading.range(token..<token + 1), text: String(text), letters: letters)
  }

  private func isKnown(_ word: MisreadLetters, _ token: Int) -> Bool {
    let isMarked = word.text.unicodeScalars.contains { !$0.isASCII }
    // «Ð» stands in abbreviations as well; of Russian ones nothing would be left.
    if reading.tokens[token].shape == .upper, isMarked { return true }
    return reading.lexicon.symbol(of: Array(word.text.lowercased().utf8)[...]) != TextSymbol.unknown
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370..<0x400).contains(scalar.value)
  }

  /// Of no alphabet of Latin letters.
  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    (0x250..<0x1E00).contains(scalar.value) && !scalar.properties.generalCategory.isMark
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool { self == .nonspacingMark }
}
