import VanBanText

extension ForeignScript {
  /// From this many words on a letter is a habit of the whole document, which is told once.
  private static let habit = 6

  /// Words with letters that look like ours: one finding for each, or one for all words of a document that
  /// is written with such a letter throughout.
  ///
  /// The places of the latter are those of the letter alone, so that putting the suggestion in every one of
  /// them mends the text.
  func lookAlikes(_ evidence: Evidence) -> [Finding] {
    let words = evidence.letters
    if words.isEmpty { return [] }
    var places: [Unicode.Scalar: [FlowRange]] = [:]
    var order: [MisreadLetters.Letter] = []
    for letter in words.flatMap(\.letters) {
      if places[letter.printed] == nil { order.append(letter) }
      places[letter.printed, default: []].append(letter.surface)
    }
    func isHabit(_ letter: MisreadLetters.Letter) -> Bool {
      places[letter.printed]!.count >= Self.habit
    }
    let habits = order.filter(isHabit).map { habit($0, places[$0.printed]!) }
    var end = 0
    let single = words.compactMap { word -> Finding? in
      guard word.surface.start >= end, !word.letters.allSatisfy(isHabit) else { return nil }
      let finding = finding(word, evidence)
      end = finding.surfaces[0].end
      return finding
    }
    return habits + single
  }

  private func habit(_ letter: MisreadLetters.Letter, _ places: [FlowRange]) -> Finding {
    let name = Self.name(letter.printed)
    return Finding(
      rule: "ocr/foreign-script", severity: .error, confidence: 98, surfaces: places,
      message: .init(
        vietnamese:
          "Văn bản dùng \(name) thay cho «\(letter.read)» ở \(places.count) chỗ; mắt thường khó thấy, nhưng máy không nhận ra các từ này.",
        english:
          "The document has \(name) for «\(letter.read)» in \(places.count) places: hard to see, but no program knows these words."
      ),
      suggestions: [.init(text: String(letter.read), confidence: 98, source: .rule)])
  }

  private func finding(_ word: MisreadLetters, _ evidence: Evidence) -> Finding {
    // A document number is told as a whole: «15/2020/QÐ-UBND».
    let number = evidence.number(around: word.surface)
    let surface = number.map { evidence.reading.range($0.tokens) } ?? word.surface
    let text = number?.number.text ?? word.text
    let printed = evidence.order.text.string(surface)
    var letters: [MisreadLetters.Letter] = []
    for letter in word.letters where !letters.contains(where: { $0.printed == letter.printed }) {
      letters.append(letter)
    }
    let vietnamese = letters.map { "\(Self.name($0.printed)) thay cho «\($0.read)»" }
    let english = letters.map { "\(Self.name($0.printed)) for «\($0.read)»" }
    return Finding(
      rule: "ocr/foreign-script", severity: .error, confidence: 98, surfaces: [surface],
      message: .init(
        vietnamese:
          "«\(printed)» có \(vietnamese.joined(separator: ", ")); được đọc là «\(text)».",
        english: "«\(printed)» has \(english.joined(separator: ", ")); it is read as «\(text)»."),
      suggestions: [.init(text: text, confidence: 97, source: .rule)],
      related: evidence.references(over: surface))
  }

  /// «у» (U+0443, CYRILLIC SMALL LETTER U).
  private static func name(_ letter: Unicode.Scalar) -> String {
    let code = String(letter.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
    return "«\(letter)» (U+\(padded), \(letter.properties.name ?? "-"))"
  }
}

extension Evidence {
  /// The document number that a place is in.
  fileprivate func number(around surface: FlowRange) -> ScannedNumber? {
    let behind = numbers.partitioningIndex {
      reading.range($0.tokens).start > surface.start
    }
    guard behind > 0, reading.range(numbers[behind - 1].tokens).contains(surface) else {
      return nil
    }
    return numbers[behind - 1]
  }

  /// The references whose surface or title meets a place.
  func references(over surface: FlowRange) -> [Int] {
    let behind = references.partitioningIndex { $0.surface.start >= surface.end }
    // A title holds few references, so that the one it belongs to is not far.
    return (max(0, behind - 8)..<behind).filter { index in
      references[index].surface.overlaps(surface)
        || references[index].title?.contains(surface) == true
    }
  }
}
