import VanBanText

/// Pointers into a document: «điểm a khoản 2 Điều 5», printed in front of it.
struct PointerGrammar {
  let reading: Reading

  /// The pointer that ends right before a reference.
  func pointer(before start: Int) -> Reference.Pointer? {
    var end = start
    if reading.keyword(end - 1) == .of, reading.follows(end) { end -= 1 }
    let last = end
    var article: Range<Int>?
    var clause: Range<Int>?
    var point: Range<Int>?
    while reading.follows(end), let (keyword, label) = part(endingAt: end) {
      switch keyword {
      case .article where article == nil && clause == nil && point == nil: article = label
      case .clause where clause == nil && point == nil: clause = label
      case .point where point == nil: point = label
      default: return make(end, last, article, clause, point)
      }
      end = label.lowerBound - 1
      if reading.sign(end - 1) == .comma, reading.follows(end) { end -= 1 }
    }
    if reading.sign(end) == .comma { end += 1 }
    return make(end, last, article, clause, point)
  }

  private func make(
    _ start: Int, _ end: Int, _ article: Range<Int>?, _ clause: Range<Int>?, _ point: Range<Int>?
  ) -> Reference.Pointer? {
    guard article != nil || clause != nil || point != nil, start < end else { return nil }
    func text(_ label: Range<Int>?) -> String? { label.map { reading.text.string(reading.range($0)) } }
    return Reference.Pointer(
      article: text(article), clause: text(clause), point: text(point),
      surface: reading.range(start..<end))
  }

  /// «Điều 12a», «khoản 2», «điểm đ», ending at a token.
  private func part(endingAt end: Int) -> (Keyword, Range<Int>)? {
    for length in 1...2 {
      let at = end - length - 1
      guard at >= 0, reading.follows(at + 1) else { return nil }
      let keyword = reading.keyword(at)
      guard keyword == .article || keyword == .clause || keyword == .point else { continue }
      if length == 2, reading.gap(at + 2) != .none { continue }
      return (keyword, at + 1..<end)
    }
    return nil
  }
}
