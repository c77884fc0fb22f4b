import VanBanText

/// Whether words that can be numbers count something where they stand: «năm» is five or year, «ba» three
/// or father, «một» one or a.
struct NumberWordCheck {
  let reading: Reading

  /// - Parameter isLoose: neither an approximator nor a second number vouches for it.
  func isCount(_ first: Int, _ end: Int, isLoose: Bool) -> Bool {
    guard hasFittingCase(first), !isBehindNumber(first) else { return false }
    switch reading.keyword(first - 1) {
    case .ordinal, .month, .day, .quarter, .number: return false
    default: break
    }
    guard isLoose, end == first + 1 else { return true }
    return !isArticle(first) && !isYear(first)
  }

  /// «một mô hình»: an article.
  private func isArticle(_ at: Int) -> Bool {
    reading.longest(.numerals, at: at).map { NumberWord.all[Int($0.row)].value == 1 } ?? false
  }

  /// In small letters, or at the beginning of a sentence, or in a heading all in capitals: «Ba Tơ» and
  /// «ông Năm» are names.
  private func hasFittingCase(_ at: Int) -> Bool {
    switch reading.tokens[at].shape {
    case .lower: return true
    case .upper: return at + 1 < reading.count && reading.tokens[at + 1].shape == .upper
    default: break
    }
    if at == 0 || reading.gap(at) >= .line { return true }
    switch reading.sign(at - 1) {
    case .period, .colon, .openParenthesis, .dash, .plus, .bullet, .asterisk, .closeParenthesis:
      return true
    default: return false
    }
  }

  /// «năm bảy hộ», «năm 2023 ba hộ»: the piece of something that is no plain number.
  private func isBehindNumber(_ at: Int) -> Bool {
    guard reading.follows(at), at > 0 else { return false }
    if reading.longest(.scales, endingAt: at, within: 1) != nil { return true }
    guard let hit = reading.longest(.numerals, at: at - 1) else { return false }
    return hit.end == at && reading.keyword(at - 1) != .not
  }

  /// «trong năm», «mỗi năm», «đầu năm», «55 năm»: the year, not five.
  func isYear(_ at: Int) -> Bool {
    guard reading.keyword(at) == .year, reading.follows(at), at > 0 else { return false }
    switch reading.keyword(at - 1) {
    case .stop, .each, .plural, .first, .last, .from, .to, .quarter, .month, .at: return true
    default: return reading.tokens[at - 1].kind == .number
    }
  }
}
