import VanBanText

/// `ocr/digit-letter`: Roman numerals at the heads of lines that lost or changed a stroke: «II.» between
/// «II.» and «IV.», «1I.», «IH-», «l. KẾT QUẢ»; and «đ)» where «d)» is due.
///
/// The numbering says what stood there. A label is judged alone only when it is no numeral at all.
struct MisreadLabel: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let labels = reading.lineStarts.compactMap { label(at: $0, reading) }
    return romanFindings(labels, reading) + letterFindings(labels, reading)
  }

  private struct Label {
    let surface: FlowRange
    let text: FlowText
    /// The value of a numeral in due form.
    let value: Int?
    /// A heading in capitals stands behind it.
    let isHeading: Bool
    /// «)» stands behind it.
    let isPoint: Bool

    var printed: String { text.string(surface) }
    /// A label of one letter that is not ASCII, such as «đ».
    var isMarkedLetter: Bool {
      surface.end - surface.start == 2 && text.bytes[surface.start] >= 0xC0
    }
    var isLetter: Bool {
      surface.end - surface.start == 1 || isMarkedLetter || printed.unicodeScalars.count == 1
    }
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
    let isPoint = stop == .closeParenthesis
    guard isStop || isPoint || reading.gap(end) == .space else { return nil }
    let next = isStop || isPoint ? end + 1 : end
    guard next < reading.count, reading.gap(next) == .space, reading.tokens[next].isCapitalized,
      reading.tokens[next].kind == .word
    else { return nil }
    let isHeading =
      !isPoint && reading.tokens[next].shape == .upper && next + 1 < reading.count
      && reading.tokens[next + 1].shape == .upper
    let value = end == first + 1 && next > end ? reading.roman(first) : nil
    guard
      isHeading || value != nil || isPoint && end == first + 1 && surface.end - surface.start <= 2
    else { return nil }
    return Label(
      surface: surface, text: reading.text, value: isPoint ? nil : value,
      isHeading: isHeading, isPoint: isPoint)
  }

  // MARK: Roman numerals

  private func romanFindings(_ labels: [Label], _ reading: Reading) -> [Finding] {
    let heads = labels.filter { !$0.isPoint && ($0.value != nil || $0.isHeading) }
    let values = heads.map(\.value)
    guard values.contains(nil) || zip(values, values.dropFirst()).contains(where: ==),
      heads.contains(where: { ($0.value ?? 0) > 1 || $0.value == nil && strokes($0.printed) > 1 })
    else { return [] }
    var found: [Finding] = []
    let isOneList = zip(heads, heads.dropFirst()).allSatisfy { ($0.value ?? 0) <= ($1.value ?? 99) }
    var last = 0
    for (place, label) in heads.enumerated() {
      let due = last + 1
      guard due < RomanNumeral.all.count else { break }
      if let value = label.value {
        let next = place + 1 < heads.count ? heads[place + 1].value : nil
        // «II, II, IV» and «II, II» at the end; «I, II, I, II» are two lists.
        let isRepeated =
          isOneList && value == last && value > 1 && (next == nil || next! == value + 2)
        if isRepeated { found.append(finding(label, due: due)) }
        last = isRepeated ? due : value
      } else if isOneList,
        RomanNumeral.strokes(label.printed) == RomanNumeral.strokes(RomanNumeral.all[due])
      {
        found.append(finding(label, due: due))
        last = due
      } else if !label.printed.allSatisfy(\.isNumber),
        label.printed.contains(where: "1l|!H".contains),
        let value = RomanNumeral.value(ofStrokes: label.printed)
      {
        found.append(finding(label, due: value))
        last = value
      }
    }
    return found
  }

  private func strokes(_ printed: String) -> Int {
    RomanNumeral.strokes(printed)?.count ?? 0
  }

  private func finding(_ label: Label, due: Int) -> Finding {
    finding(
      label, RomanNumeral.all[due],
      .init(
        vietnamese:
          "Theo thứ tự các mục, ở đây là «\(RomanNumeral.all[due])», không phải «\(label.printed)».",
        english:
          "By the order of the headings this is «\(RomanNumeral.all[due])», not «\(label.printed)»."
      ))
  }

  private func finding(_ label: Label, _ text: String, _ message: Finding.Message) -> Finding {
    Finding(
      rule: "ocr/digit-letter", severity: .warning, confidence: 85, surfaces: [label.surface],
      message: message, suggestions: [.init(text: text, confidence: 85, source: .document)])
  }

  // MARK: Letters

  /// «c), đ), đ)»: the first of two is a d.
  private func letterFindings(_ labels: [Label], _ reading: Reading) -> [Finding] {
    let points = labels.filter { $0.isPoint && $0.isLetter }
    return points.indices.compactMap { place in
      guard points[place].isMarkedLetter, points[place].printed == "đ", place > 0,
        points[place - 1].printed == "c",
        place + 1 < points.count, points[place + 1].printed == "đ"
      else { return nil }
      return finding(
        points[place], "d",
        .init(
          vietnamese: "Sau điểm «c» là điểm «d», không phải «đ».",
          english: "Behind point «c» comes «d», not «đ»."))
    }
  }
}

/// Roman numerals as machines misread them.
enum RomanNumeral {
  static let all = [
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
    "XV", "XVI",
  ]

  /// The strokes of what may be a numeral: «1», «l», «T» are one, «H» is two; nil when there is something else.
  static func strokes(_ printed: String) -> String? {
    var strokes = ""
    for character in printed {
      switch character {
      case "V", "X": strokes.append(character)
      case "I", "1", "l", "|", "!", "L", "J", "T": strokes += "I"
      case "H": strokes += "II"
      default: return nil
      }
    }
    return strokes
  }

  /// The value of what may be a numeral, nil when it is none.
  static func value(ofStrokes printed: String) -> Int? {
    strokes(printed).flatMap { strokes in all.firstIndex(of: strokes).flatMap { $0 > 0 ? $0 : nil }
    }
  }
}
