import VanBanText

/// `ocr/digit-letter`: Roman numerals at the heads of lines that lost or changed a stroke: «II.» between
/// «II.» and «IV.», «1I.», «IH-», «HH.», «l. KẾT QUẢ».
///
/// The numbering says what stood there. A label is judged alone only when it is no numeral at all.
struct MisreadLabel: Detector {
  func findings(in evidence: Evidence) -> [Finding] { evidence.misreadLabels }

  func findings(in reading: Reading) -> [Finding] {
    let labels = reading.lineStarts.compactMap { label(at: $0, reading) }
    guard
      labels.contains(where: { $0.value == nil })
        || zip(labels, labels.dropFirst()).contains(where: { $0.value == $1.value })
    else { return [] }
    return findings(labels, reading)
  }

  private struct Label {
    let surface: FlowRange
    /// The value of a numeral in due form.
    let value: Int?
    /// What else may have stood there.
    let readings: [Int]
    /// Written in figures only, as the labels of points are.
    let isNumber: Bool
    /// A heading in capitals stands behind it.
    let isHeading: Bool
  }

  private func label(at first: Int, _ reading: Reading) -> Label? {
    var end = first
    while end < reading.count, end - first < 4, end == first || reading.gap(end) == .none,
      reading.tokens[end].kind != .sign || reading.sign(end) == .bar
        || reading.sign(end) == .exclamation
    {
      end += 1
    }
    guard end > first, end < reading.count, reading.gap(end) <= .space else { return nil }
    let surface = reading.range(first..<end)
    guard surface.end - surface.start <= 6 else { return nil }
    let stop = reading.sign(end)
    let isStop = stop == .period || stop == .dash || stop == .comma || stop == .colon
    guard isStop || reading.gap(end) == .space else { return nil }
    let next = isStop ? end + 1 : end
    guard next < reading.count, reading.gap(next) == .space, reading.tokens[next].isCapitalized,
      reading.tokens[next].kind == .word
    else { return nil }
    let isHeading =
      reading.tokens[next].shape == .upper && next + 1 < reading.count
      && reading.tokens[next + 1].shape == .upper
    let value = end == first + 1 && isStop ? reading.roman(first) : nil
    let isNumber = reading.tokens[first].kind == .number && end == first + 1
    // «h. Hồ sơ …» and «12. Kinh phí» are points, whatever their letters and figures look like.
    let length = surface.end - surface.start
    if value == nil, !isHeading, length == 1 || isNumber && length == 2 { return nil }
    guard value != nil || RomanStrokes.vietnamese.mayBegin(reading.bytes(first).first!) else {
      return nil
    }
    // «THI ĐUA» is a heading without a label.
    guard value != nil || isStop || isHeading && !isWord(first, reading) else { return nil }
    let readings =
      value == nil ? RomanStrokes.vietnamese.values(of: reading.text.string(surface)) : []
    guard value != nil || !readings.isEmpty else { return nil }
    return Label(
      surface: surface, value: value, readings: readings, isNumber: isNumber,
      isHeading: isHeading)
  }

  private func isWord(_ at: Int, _ reading: Reading) -> Bool {
    reading.lexicon.symbols[Int(reading.tokens[at].word)] >= TextSymbol.firstSyllable
  }

  private func findings(_ labels: [Label], _ reading: Reading) -> [Finding] {
    guard labels.contains(where: { ($0.value ?? $0.readings.max()!) > 1 }) else { return [] }
    let isOneList = zip(labels, labels.dropFirst()).allSatisfy {
      ($0.value ?? 0) <= ($1.value ?? 99)
    }
    var found: [Finding] = []
    var last = 0
    for (place, label) in labels.enumerated() {
      let due = last + 1
      guard due < RomanStrokes.numerals.count else { break }
      if let value = label.value {
        let next = place + 1 < labels.count ? labels[place + 1].value : nil
        // «II, II, IV» and «II, II» at the end; «I, II, I, II» are two lists.
        let isRepeated =
          isOneList && value == last && value > 1 && (next == nil || next! == value + 2)
        if isRepeated { found.append(finding(label, due: due, reading)) }
        last = isRepeated ? due : value
      } else if due != 2,
        reading.text.bytes[label.surface.start..<label.surface.end].elementsEqual("H".utf8)
      {
        // The label «H.» of a list in capital letters.
        continue
      } else if isOneList, label.readings.contains(due) {
        found.append(finding(label, due: due, reading))
        last = due
      } else if label.isHeading, !label.isNumber,
        reading.text.string(label.surface).contains(where: "1l|!H".contains)
      {
        found.append(finding(label, due: label.readings[0], reading))
        last = label.readings[0]
      }
    }
    return found
  }

  private func finding(_ label: Label, due: Int, _ reading: Reading) -> Finding {
    let (numeral, printed) = (RomanStrokes.numerals[due], reading.text.string(label.surface))
    return Finding(
      rule: "ocr/digit-letter", severity: .warning, confidence: 85, surfaces: [label.surface],
      message: .init(
        vietnamese: "Theo thứ tự các mục, ở đây là «\(numeral)», không phải «\(printed)».",
        english: "By the order of the headings this is «\(numeral)», not «\(printed)»."),
      suggestions: [.init(text: numeral, confidence: 85, source: .document)])
  }
}
