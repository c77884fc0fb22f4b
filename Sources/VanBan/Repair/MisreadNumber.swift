import VanBanText

/// A number in which letters or signs stand for digits or separators, or that lost its separators.
struct MisreadNumber {
  /// The bytes that are misread.
  let surface: FlowRange
  /// What stood there.
  let text: String
}

extension MisreadNumber {
  /// What the grammars read in another way than it is printed, beside the numbers repaired before them.
  static func all(
    _ repaired: [MisreadNumber], numbers: [ScannedNumber], dates: [DateExpression],
    _ reading: Reading
  ) -> [MisreadNumber] {
    let ofNumbers = numbers.filter(\.isRepaired).map {
      MisreadNumber(surface: reading.range($0.tokens), text: $0.number.text)
    }
    let ofDates = dates.filter(\.isRepaired).compactMap { date -> MisreadNumber? in
      // The word in front is no part of the number.
      let digits = date.tokens.dropFirst()
      let separators = digits.count { reading.sign($0) == .slash || reading.sign($0) == .dash }
      guard let day = date.value.days?.first, separators < 2,
        digits.allSatisfy({ reading.tokens[$0].kind != .word })
      else { return nil }
      return MisreadNumber(
        surface: reading.range(digits), text: "\(day.day)/\(day.month)/\(day.year)")
    }
    let ofWords = numbers.compactMap { number -> MisreadNumber? in
      let word = number.tokens.lowerBound - 2..<number.tokens.lowerBound
      guard number.hasNumberWord, reading.isMisreadNumberWord(word) else { return nil }
      return MisreadNumber(surface: reading.range(word), text: "số")
    }
    let known = repaired.sorted { $0.surface.start < $1.surface.start }
    let others = (ofNumbers + ofDates + ofWords).filter { !known.overlap($0.surface) }
    return (known + others).sorted { $0.surface.start < $1.surface.start }
  }
}

extension [MisreadNumber] {
  /// Whether one of them, in their order, overlaps a surface.
  func overlap(_ surface: FlowRange) -> Bool {
    let behind = partitioningIndex { $0.surface.end > surface.start }
    return behind < count && self[behind].surface.overlaps(surface)
  }
}

extension MentionSet {
  /// A mention that was read in another way than it is printed is never sure.
  mutating func doubt(_ misread: [MisreadNumber]) {
    if misread.isEmpty { return }
    let doubtful = Confidence(70)
    for index in references.indices
    where misread.overlap(references[index].surface)
      || references[index].date.map({ misread.overlap($0.surface) }) ?? false
    {
      references[index].confidence = min(references[index].confidence, doubtful)
    }
    for index in dates.indices where misread.overlap(dates[index].surface) {
      dates[index].confidence = min(dates[index].confidence, doubtful)
    }
    for index in counts.indices where misread.overlap(counts[index].surface) {
      counts[index].confidence = min(counts[index].confidence, doubtful)
    }
  }
}
