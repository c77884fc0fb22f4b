import VanBanText

/// What words may have been, as far as it was asked for.
final class CandidateMemo {
  private let letters = Gazetteer.official.letters
  private let spelling = SyllableIndex.vietnamese
  private var candidates = Scratch<SyllableIndex.Candidate>(capacity: 1 << 12)
  /// For each symbol its candidates, packed; -1 before it is asked for.
  private let places: UnsafeMutablePointer<Int32>
  /// Words that are no syllable of the model, by their bytes.
  private var words: [UInt64: Unknown] = [:]

  struct Unknown {
    enum Kind { case possible, impossible, foreign }
    let kind: Kind
    let candidates: Packed
  }

  /// The place of the first candidate from bit 3 on, and how many there are.
  typealias Packed = Int32

  init() {
    places = .allocate(capacity: 1 << 16)
    places.initialize(repeating: -1, count: 1 << 16)
  }

  deinit { places.deallocate() }

  /// Valid until the next word is asked for.
  func candidates(like symbol: UInt16) -> UnsafeBufferPointer<SyllableIndex.Candidate> {
    if places[Int(symbol)] < 0 {
      places[Int(symbol)] = keep(
        spelling.candidates(like: spelling.spelled(symbol), printed: symbol, .vietnamese))
    }
    return candidates(places[Int(symbol)])
  }

  func candidates(_ packed: Packed) -> UnsafeBufferPointer<SyllableIndex.Candidate> {
    let (first, count) = (Int(packed) >> 3, Int(packed) & 7)
    return UnsafeBufferPointer(rebasing: candidates.elements[first..<first + count])
  }

  /// Nil when a word has no letters like those of syllables.
  func unknown(_ bytes: UnsafeRawBufferPointer) -> Unknown? {
    // The same names come again and again; a page of gibberish must not fill the memory.
    if words.count > 1 << 14 { words.removeAll(keepingCapacity: true) }
    if candidates.count > 1 << 18 { forget() }
    var hash = FNV1a()
    for byte in bytes { hash.add(byte) }
    if let known = words[hash.value] { return known }
    guard let word = letters.spelled(word: bytes) else { return nil }
    let kind: Unknown.Kind =
      word.hasForeignLetter ? .foreign : spelling.isPossible(word) ? .possible : .impossible
    let found = Unknown(
      kind: kind,
      candidates: keep(
        spelling.candidates(like: word, printed: TextSymbol.unknown, .vietnamese)))
    words[hash.value] = found
    return found
  }

  private func keep(_ found: [SyllableIndex.Candidate]) -> Packed {
    let packed = Packed(candidates.count << 3 | found.count)
    for candidate in found { candidates.append(candidate) }
    return packed
  }

  private func forget() {
    candidates.removeAll()
    words.removeAll()
    places.initialize(repeating: -1, count: 1 << 16)
  }
}

extension LetterTable {
  /// The letters of a word as printed, small or capital; nil when it is longer than syllables are or
  /// has something other than Latin letters in it.
  func spelled(word: UnsafeRawBufferPointer) -> Spelled? {
    var letters: [UInt16] = []
    var (tone, tonePlace) = (UInt8(0), 0)
    var hasForeignLetter = false
    forEachEntry(word) { entry in
      if entry >> 14 != 0 { hasForeignLetter = true }
      if entry >> 11 & 7 != 0 { (tone, tonePlace) = (UInt8(entry >> 11 & 7), letters.count) }
      letters.append(entry & 0x7FF)
    }
    guard let letters = SyllableLetters(letters) else { return nil }
    return Spelled(
      letters: letters, tone: tone, tonePlace: tonePlace, hasForeignLetter: hasForeignLetter)
  }
}
