internal import ICU
import VanBanText

/// `ocr/foreign-script`: letters of another script or alphabet inside Vietnamese text.
///
/// Certain: no Vietnamese word is written with them. A letter that looks like one of ours («у», «Ð», «ƣ»)
/// is read as that one. What else stood there is taken from a place where the same words stand around a
/// Vietnamese one.
struct ForeignScript: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    lookAlikes(evidence) + strangers(evidence)
  }

  /// Words whose letters are of no alphabet that looks like ours.
  private func strangers(_ evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    var found: [Finding] = []
    for (count, at) in reading.foreign.enumerated() {
      guard !isFormula(at, reading), !evidence.words.damage.contains(at) else { continue }
      let surface = reading.range(at..<at + 1)
      let word = reading.text.string(surface)
      let twin = count < Self.searches ? twin(of: at, in: reading) : nil
      let suggestions = twin.map {
        [
          Finding.Suggestion(
            text: reading.text.string(reading.range($0)), confidence: 95, source: .document)
        ]
      }
      let script = self.script(of: word)
      found.append(
        Finding(
          rule: "ocr/foreign-script", severity: .error, confidence: 98, surfaces: [surface],
          message: .init(
            vietnamese: "«\(word)» có chữ của hệ chữ khác (\(script)) giữa văn bản tiếng Việt.",
            english: "«\(word)» has letters of another script (\(script)) in Vietnamese text."),
          suggestions: suggestions ?? [],
          related: evidence.references(around: [at] + (twin.map { [$0.lowerBound] } ?? [])),
          evidence: twin.map { [.init(surface: reading.range(context($0, reading)))] } ?? []))
    }
    return found
  }

  /// A page in another language has thousands of foreign words and no misread one: so many of them are
  /// looked for elsewhere.
  private static let searches = 64

  /// Greek letters are at home in units of measure and formulas: «µg», «Ω», «cosφ», «ΔƯĐ».
  private func isFormula(_ at: Int, _ reading: Reading) -> Bool {
    let word = reading.text.string(reading.range(at..<at + 1))
    guard script(of: word) == "Grek" else { return false }
    return reading.tokens[at].isCapitalized
      || word.unicodeScalars.allSatisfy { $0.isASCII || (0x370..<0x400).contains($0.value) }
  }

  private func script(of word: String) -> String {
    let foreign = word.unicodeScalars.first { !Characters.isLatin($0.value) && $0.value > 0x7F }
    return Characters.script(of: (foreign ?? word.unicodeScalars.first!).value)
  }

  /// A word elsewhere between the same neighbours: one before, two behind.
  private func twin(of at: Int, in reading: Reading) -> Range<Int>? {
    let tokens = reading.tokens
    func isSame(_ left: Int, _ right: Int) -> Bool {
      tokens[left].word == tokens[right].word
        && reading.bytes(left).elementsEqual(reading.bytes(right))
    }
    guard at > 0, at + 2 < tokens.count else { return nil }
    for other in 1..<tokens.count - 2 where abs(other - at) > 3 && tokens[other].kind == .word {
      guard !tokens[other].isForeign, isSame(other - 1, at - 1), isSame(other + 1, at + 1),
        isSame(other + 2, at + 2)
      else { continue }
      return other..<other + 1
    }
    return nil
  }

  private func context(_ word: Range<Int>, _ reading: Reading) -> Range<Int> {
    word.lowerBound - 1..<min(word.upperBound + 1, reading.count)
  }
}

extension Evidence {
  /// The references whose surface or title holds one of some tokens, each once.
  func references(around tokens: [Int]) -> [Int] {
    tokens.flatMap { at in
      let surface = reading.range(at..<at + 1)
      let behind = references.partitioningIndex { $0.surface.start > surface.start }
      // A title holds few references, so that the one it belongs to is not far.
      return (max(0, behind - 8)..<behind).filter { index in
        references[index].surface.contains(surface)
          || references[index].title?.contains(surface) == true
      }
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
