import VanBanText

/// `ocr/digit-letter`: letters at the heads of points that are read as something else: «bị Có …» between
/// «a)» and «c)», «4) …» before «b)», «đ)» where «d)» is due.
///
/// Only the points before and behind tell what is due: a list that simply skips a letter is no matter of
/// the machine.
struct MisreadPoint: Detector {
  func findings(in evidence: Evidence) -> [Finding] { evidence.misreadPoints }

  func findings(in reading: Reading) -> [Finding] {
    let points = reading.lineStarts.compactMap { point(at: $0, reading) }
    return points.indices.compactMap { at in
      guard let due = due(points, at, reading) else { return nil }
      let printed = reading.text.string(points[at].surface)
      let letter = OutlineLabelReader.points[due]
      let behind = OutlineLabelReader.points[due + 1]
      return Finding(
        rule: "ocr/digit-letter", severity: .warning, confidence: 85,
        surfaces: [points[at].surface],
        message: .init(
          vietnamese: "Trước điểm «\(behind)» là điểm «\(letter)», không phải «\(printed)».",
          english: "Before point «\(behind)» comes «\(letter)», not «\(printed)»."),
        suggestions: [
          .init(
            text: points[at].isClosed ? letter : letter + ")", confidence: 85, source: .document)
        ])
    }
  }

  private struct Point {
    let surface: FlowRange
    /// The place of its letter among those of points.
    let place: Int?
    /// «)» stands behind it.
    let isClosed: Bool
  }

  /// The place of the letter that stood at a point; nil when what is printed is in order.
  private func due(_ points: [Point], _ at: Int, _ reading: Reading) -> Int? {
    var printed: String { reading.text.string(points[at].surface) }
    // A list of what another document has may skip letters: only «đ)» for «d)» is itself a letter of points.
    guard at + 1 < points.count, let next = points[at + 1].place, next > 0,
      points[at].place.map({ $0 == next && printed == "đ" }) ?? true
    else { return nil }
    let isDue: Bool
    if next == 1 {
      // «a) 1) 2) b)» is a list within a list.
      isDue =
        points[at].isClosed && points[..<at].last { $0.place != nil }?.place != 0
        && (at == 0 || points[at - 1].place != nil)
    } else {
      isDue = at > 0 && points[at - 1].place == next - 2
    }
    guard isDue else { return nil }
    return points[at].isClosed
      || printed.hasPrefix(OutlineLabelReader.points[next - 1]) ? next - 1 : nil
  }

  private func point(at first: Int, _ reading: Reading) -> Point? {
    var end = first + 1
    while end < reading.count, reading.gap(end) == .none, end - first < 2,
      reading.sign(end) != .closeParenthesis
    {
      end += 1
    }
    let surface = reading.range(first..<end)
    guard surface.end - surface.start <= 4 else { return nil }
    if reading.sign(end) == .closeParenthesis, reading.gap(end) == .none {
      // «c2)» is a point put in later.
      let isInserted = end == first + 2 && reading.tokens[first + 1].kind == .number
      guard end + 1 < reading.count, reading.gap(end + 1) == .space,
        reading.tokens[first].kind != .sign, !isInserted
      else { return nil }
      return Point(
        surface: surface,
        place: end == first + 1 ? OutlineLabelReader.point(reading.bytes(first)) : nil,
        isClosed: true)
    }
    // «bị Có chứng chỉ», «gì Đang tham gia»: the bracket is read as a vowel or a mark.
    guard end == first + 1, end < reading.count, reading.gap(end) == .space,
      reading.tokens[first].shape == .lower, reading.tokens[end].isCapitalized,
      characters(of: surface, reading) == 2
    else { return nil }
    return Point(surface: surface, place: nil, isClosed: false)
  }

  private func characters(of surface: FlowRange, _ reading: Reading) -> Int {
    var count = 0
    reading.text.forEachByte(of: surface) { count += $0 & 0xC0 == 0x80 ? 0 : 1 }
    return count
  }
}
