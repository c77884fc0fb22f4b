import VanBanText

/// Pointers into a document, printed in front of it: «điểm a khoản 2 Điều 5», «Mục II», «khoản 2, khoản
/// 3 Điều 7», «từ Điều 5 đến Điều 9».
struct PointerGrammar {
  let reading: Reading

  /// The pointer that ends right before a reference.
  func pointer(before start: Int) -> Reference.Pointer? {
    var end = start
    guard end > 0, reading.follows(end) else { return nil }
    if reading.keyword(end - 1) == .of, reading.follows(end - 1) { end -= 1 }
    var first = end
    var at = end
    while at > 0, end - at < 16, reading.follows(at), isPart(at - 1) {
      at -= 1
      if isUnit(at) { first = at }
    }
    // «một số điều của Luật …» points nowhere.
    guard (first..<end).contains(where: { isUnit($0) && $0 + 1 < end && !isJoint($0 + 1) }) else {
      return nil
    }
    if first > 0, reading.follows(first),
      reading.keyword(first - 1) == .from || reading.keyword(first - 1) == .plural
    {
      first -= 1
    }
    func label(_ unit: Keyword) -> String? {
      guard let at = (first..<end).first(where: { reading.keyword($0) == unit }), at + 1 < end,
        reading.tokens[at + 1].kind != .sign
      else { return nil }
      var last = at + 2
      // «Điều 12a».
      if last < end, reading.gap(last) == .none, reading.tokens[last].kind == .word { last += 1 }
      return reading.text.string(reading.range(at + 1..<last))
    }
    return Reference.Pointer(
      article: label(.article), clause: label(.clause), point: label(.point),
      surface: reading.range(first..<end))
  }

  /// A word that names a part of a document: «Điều», «khoản», «điểm», «Mục», «Chương», «Phụ lục».
  private func isUnit(_ at: Int) -> Bool {
    switch reading.keyword(at) {
    case .article, .clause, .point, .section: return true
    default: return false
    }
  }

  private func isJoint(_ at: Int) -> Bool {
    isUnit(at) || reading.sign(at) == .comma || reading.keyword(at) == .and
  }

  private func isPart(_ at: Int) -> Bool {
    let token = reading.tokens[at]
    if token.kind == .number || isUnit(at) || token.sign == .comma { return true }
    guard token.kind == .word else { return false }
    switch reading.keyword(at) {
    case .and, .to, .from, .plural, .annex: return true
    default: break
    }
    // «điểm a», «Điều 12a», «Mục II».
    return token.end - token.start <= 2 && token.shape != .title || reading.roman(at) != nil
  }
}
