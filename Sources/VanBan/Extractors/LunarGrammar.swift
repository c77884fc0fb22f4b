import VanBanText

/// A lunar day as the page prints it.
struct PrintedLunarDay {
  enum Year: Hashable {
    /// «năm 2023».
    case number(Int)
    /// «năm Quý Mão»: its place in the cycle of sixty.
    case cycle(Int)
    case unprinted
  }

  let month: Int
  let day: Int
  let isLeap: Bool
  let year: Year
}

/// Lunar days: «mùng 10 tháng Giêng năm Quý Mão», «ngày 10/3 âm lịch», «rằm tháng Bảy».
///
/// «mùng» alone says nothing: «mùng 2 tháng 9 năm 1945» is a day of the solar calendar.
struct LunarGrammar {
  let reading: Reading

  struct Draft {
    let tokens: Range<Int>
    let first: PrintedLunarDay
    /// The last day of a range.
    let last: PrintedLunarDay?
  }

  /// The lunar date whose day is the number at a token, with the word in front of it.
  func date(at: Int) -> Draft? {
    let lead = reading.keyword(at - 1)
    guard lead == .lunarDay || lead == .day, reading.digits(at) <= 2, reading.follows(at),
      let day = reading.value(at), (1...30).contains(day)
    else { return nil }
    var start = at - 1
    if lead == .lunarDay, reading.keyword(start - 1) == .day, reading.follows(start) { start -= 1 }
    if let range = range(from: day, at, start) { return range }
    guard let rest = rest(behind: at + 1, isLunar: false) else { return nil }
    return Draft(tokens: start..<rest.end, first: rest.day(day), last: nil)
  }

  /// The date of a full moon whose words end before a token: «rằm tháng Bảy».
  func fullMoon(from first: Int, to end: Int) -> Draft? {
    rest(behind: end, isLunar: true).map {
      Draft(tokens: first..<$0.end, first: $0.day(15), last: nil)
    }
  }

  /// «từ ngày 11 đến ngày 13 tháng Giêng năm Quý Mão», «mùng 4 - 6 tháng Giêng».
  private func range(from day: Int, _ at: Int, _ start: Int) -> Draft? {
    var next = at + 1
    guard reading.follows(next), reading.sign(next) == .dash || reading.keyword(next) == .to
    else { return nil }
    next += 1
    while reading.keyword(next) == .day || reading.keyword(next) == .lunarDay { next += 1 }
    guard next < reading.count, reading.follows(next), reading.tokens[next].kind == .number,
      reading.digits(next) <= 2,
      let last = reading.value(next), (day...30).contains(last),
      let rest = rest(behind: next + 1, isLunar: false)
    else { return nil }
    let hasFrom = reading.follows(start) && reading.keyword(start - 1) == .from
    return Draft(
      tokens: start - (hasFrom ? 1 : 0)..<rest.end, first: rest.day(day), last: rest.day(last))
  }

  /// What stands behind the number of the day.
  private struct Rest {
    var month: Int
    var isLeap = false
    var year = PrintedLunarDay.Year.unprinted
    var end: Int

    func day(_ day: Int) -> PrintedLunarDay {
      PrintedLunarDay(month: month, day: day, isLeap: isLeap, year: year)
    }
  }

  private func rest(behind end: Int, isLunar: Bool) -> Rest? {
    var isLunar = isLunar
    guard var rest = month(end, &isLunar) else { return nil }
    if reading.keyword(rest.end) == .leap, reading.follows(rest.end) {
      rest.isLeap = true
      rest.end += 1
    }
    if reading.sign(rest.end) == .slash, reading.gap(rest.end) == .none,
      let year = reading.year(rest.end + 1)
    {
      rest.year = .number(year)
      rest.end += 2
    } else if let (number, end) = cycle(rest.end) {
      isLunar = true
      rest.year = .cycle(number)
      rest.end = end
    } else if reading.follows(rest.end), reading.keyword(rest.end) == .year,
      reading.follows(rest.end + 1), let year = reading.year(rest.end + 1)
    {
      rest.year = .number(year)
      rest.end += 2
    }
    if let end = mark(rest.end) {
      isLunar = true
      rest.end = end
    }
    return isLunar ? rest : nil
  }

  /// Whether the months that only the lunar calendar names («Giêng», «Chạp») stand without a year in figures,
  /// with which they are January and December.
  private func isLunarMonth(_ name: Hit, _ end: Int) -> Bool {
    reading.lexicon.cell(.monthNames, Int(name.row), 2) == "lunar"
      && !(reading.keyword(end) == .year && reading.year(end + 1) != nil)
      && !(reading.sign(end) == .slash && reading.year(end + 1) != nil)
  }

  /// «âm lịch» stands at a token.
  func isMarked(_ at: Int) -> Bool { mark(at) != nil }

  private func mark(_ at: Int) -> Int? {
    guard reading.gap(at) <= .space, let mark = reading.longest(.periodLeads, at: at),
      reading.lexicon.cell(.periodLeads, Int(mark.row), 1) == "lunar"
    else { return nil }
    return mark.end
  }

  private func month(_ at: Int, _ isLunar: inout Bool) -> Rest? {
    guard reading.follows(at) else { return nil }
    if reading.sign(at) == .slash, reading.gap(at) == .none, reading.gap(at + 1) == .none,
      let month = reading.value(at + 1), (1...12).contains(month), reading.digits(at + 1) <= 2
    {
      return Rest(month: month, end: at + 2)
    }
    if let name = reading.longest(.monthNames, at: at),
      let month = Int(reading.lexicon.cell(.monthNames, Int(name.row), 1).string)
    {
      if isLunarMonth(name, name.end) { isLunar = true }
      return Rest(month: month, end: name.end)
    }
    guard reading.keyword(at) == .month, reading.follows(at + 1), at + 1 < reading.count,
      let month = reading.value(at + 1), (1...12).contains(month), reading.digits(at + 1) <= 2
    else { return nil }
    return Rest(month: month, end: at + 2)
  }

  /// «năm Quý Mão», «Quý Mão».
  func cycle(_ at: Int) -> (number: Int, end: Int)? {
    let first = reading.keyword(at) == .year ? at + 1 : at
    guard reading.follows(at), first < reading.count, reading.follows(first),
      reading.tokens[first].isCapitalized, let name = reading.longest(.canChi, at: first),
      let number = Int(reading.lexicon.cell(.canChi, Int(name.row), 1).string)
    else { return nil }
    return (number, name.end)
  }
}
