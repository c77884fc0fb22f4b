import VanBanText

/// The place before the date of issue: «Can Lộc», «TP. Hồ Chí Minh», «Đạ Tẻh 2», «thị xã An Nhơn».
struct PlaceOfIssue {
  let reading: Reading

  /// The words of a name right before a token, as far as they go.
  func place(before end: Int, from first: Int) -> Range<Int>? {
    var at = end
    while at > first, isPart(at - 1, first), at == end || reading.follows(at) { at -= 1 }
    return at < end ? at..<end : nil
  }

  private func isPart(_ at: Int, _ first: Int) -> Bool {
    let token = reading.tokens[at]
    switch token.kind {
    case .word:
      return token.shape == .title || token.shape == .capital
        || token.shape == .upper && (at == first || reading.sign(at + 1) == .period)
        || reading.longest(.administrativeTypes, at: at) != nil
    case .number:
      return reading.digits(at) <= 2 && at > first && reading.tokens[at - 1].shape == .title
    case .sign:
      return reading.sign(at) == .period && at > first
        || reading.sign(at) == .dash && at > first && reading.gap(at) == .space
    }
  }
}
