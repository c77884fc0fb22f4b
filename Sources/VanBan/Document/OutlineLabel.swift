import VanBanText

/// The label at the head of a line: «Chương II», «Điều 5.», «I.», «1.1.», «a)», «-».
struct OutlineLabel {
  /// The kinds of labels, the outermost first (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; reports put
  /// Roman numerals over Arabic ones).
  enum Style: Int {
    case part, chapter, section, subsection, article, capital, roman, arabic, dotted, letter
    case dash, plus, asterisk

    var isBullet: Bool { rawValue >= Style.dash.rawValue }
  }

  let style: Style
  /// The number, or the place of a letter in the alphabet; the last number of «3.1».
  let number: Int
  /// The numbers before the last one of «3.1».
  var prefix: [Int] = []
  /// An article or clause put in later: «12a».
  var isInserted = false
  /// Tokens of the label without its stop.
  let tokens: Range<Int>
  /// The first token behind the stop.
  let end: Int
}

/// Reads the labels at the heads of lines.
struct OutlineLabelReader {
  let page: PageLines

  private var reading: Reading { page.reading }

  func label(_ line: Range<Int>) -> OutlineLabel? {
    let first = line.lowerBound
    switch reading.tokens[first].kind {
    case .sign: return bullet(line)
    case .number: return arabic(line)
    case .word: return word(line) ?? roman(line) ?? letter(line)
    }
  }

  private func bullet(_ line: Range<Int>) -> OutlineLabel? {
    let style: OutlineLabel.Style
    switch reading.sign(line.lowerBound) {
    case .dash, .bullet: style = .dash
    case .plus: style = .plus
    case .asterisk: style = .asterisk
    default: return nil
    }
    let next = line.lowerBound + 1
    guard next < line.upperBound, reading.gap(next) >= .space || style != .asterisk else {
      return nil
    }
    return OutlineLabel(style: style, number: 0, tokens: line.lowerBound..<next, end: next)
  }

  // MARK: Words

  /// «Phần thứ nhất», «Chương II», «Tiểu mục 1», «Điều 5.».
  private func word(_ line: Range<Int>) -> OutlineLabel? {
    guard reading.tokens[line.lowerBound].isCapitalized,
      let hit = reading.longest(.outlineWords, at: line.lowerBound), hit.end < line.upperBound,
      let style = style(hit), let (number, behind) = number(hit.end, before: line.upperBound)
    else { return nil }
    var end = behind
    var isInserted = false
    if style == .article, end < line.upperBound, reading.gap(end) == .none,
      reading.tokens[end].kind == .word, reading.bytes(end).count <= 2
    {
      isInserted = true
      end += 1
    }
    let label = line.lowerBound..<end
    let isStopped = end < line.upperBound && isStop(end)
    // A sentence may begin with «Điều 5 Luật …»: a heading has a stop, a line of its own, or capitals.
    guard
      isStopped || end == line.upperBound
        || style != .article && page.isInCapitals(line)
    else { return nil }
    return OutlineLabel(
      style: style, number: number, isInserted: isInserted, tokens: label,
      end: isStopped ? behindDash(end + 1, line) : end)
  }

  /// «Điều 1.- Ban hành …»
  private func behindDash(_ at: Int, _ line: Range<Int>) -> Int {
    at < line.upperBound && reading.sign(at) == .dash && reading.gap(at) == .none ? at + 1 : at
  }

  private func style(_ hit: Hit) -> OutlineLabel.Style? {
    let kind = reading.lexicon.cell(.outlineWords, Int(hit.row), 1)
    if kind == "part" { return .part }
    if kind == "chapter" { return .chapter }
    if kind == "section" { return .section }
    if kind == "subsection" { return .subsection }
    return kind == "article" ? .article : nil
  }

  /// A figure, a Roman numeral or an ordinal word: «5», «II», «thứ nhất».
  private func number(_ at: Int, before end: Int) -> (Int, Int)? {
    guard at < end, reading.follows(at) else { return nil }
    if reading.tokens[at].kind == .number, reading.digits(at) <= 3, let value = reading.value(at) {
      return (value, at + 1)
    }
    if let value = reading.roman(at) { return (value, at + 1) }
    guard let hit = reading.longest(.ordinals, at: at), hit.end <= end,
      let value = Int(reading.lexicon.cell(.ordinals, Int(hit.row), 1).string)
    else { return nil }
    return (value, hit.end)
  }

  // MARK: Figures and letters

  private func arabic(_ line: Range<Int>) -> OutlineLabel? {
    let first = line.lowerBound
    guard reading.digits(first) <= 2, let value = reading.value(first), value > 0 else {
      return nil
    }
    var numbers = [value]
    var end = first + 1
    while end + 1 < line.upperBound, reading.sign(end) == .period, reading.gap(end) == .none,
      reading.gap(end + 1) == .none, reading.tokens[end + 1].kind == .number
    {
      guard reading.digits(end + 1) <= 2, let next = reading.value(end + 1), numbers.count < 4,
        next > 0
      else { return nil }
      numbers.append(next)
      end += 2
    }
    guard let behind = behindStop(end, line) else { return nil }
    let number = numbers.removeLast()
    return OutlineLabel(
      style: numbers.isEmpty ? .arabic : .dotted, number: number, prefix: numbers,
      tokens: first..<end, end: behind)
  }

  private func roman(_ line: Range<Int>) -> OutlineLabel? {
    guard let value = reading.roman(line.lowerBound),
      let behind = behindStop(line.lowerBound + 1, line),
      reading.sign(behind - 1) != .closeParenthesis
    else { return nil }
    return OutlineLabel(
      style: .roman, number: value, tokens: line.lowerBound..<line.lowerBound + 1, end: behind)
  }

  /// «a)», «đ)», «a.», «A.», «B-».
  private func letter(_ line: Range<Int>) -> OutlineLabel? {
    let first = line.lowerBound
    guard let place = Self.place(reading.bytes(first)),
      let behind = behindStop(first + 1, line)
    else { return nil }
    let isCapital = reading.tokens[first].isCapitalized
    let isClosed = reading.sign(behind - 1) == .closeParenthesis
    guard !(isCapital && isClosed) else { return nil }
    return OutlineLabel(
      style: isCapital ? .capital : .letter, number: place, tokens: first..<first + 1, end: behind)
  }

  /// The letters of points in their order (Nghị định 30/2020/NĐ-CP, Phụ lục I: the Vietnamese alphabet).
  static let points = "abcdđeghiklmnopqrstuvxy".map(String.init)

  /// The place of a letter among those of points.
  static func point(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    bytes.count <= 2 ? points.firstIndex { bytes.elementsEqual($0.utf8) } : nil
  }

  /// The place of a letter in the alphabet that points use: a b c d đ e g h i k l m n o p q r s t u v x y,
  /// with the letters it leaves out, times ten.
  private static func place(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    if bytes.elementsEqual([0xC4, 0x91]) || bytes.elementsEqual([0xC4, 0x90]) { return 35 }
    guard bytes.count == 1, let byte = bytes.first, case let letter = byte | 0x20,
      letter >= 0x61, letter <= 0x7A
    else { return nil }
    return (Int(letter) - 0x61) * 10
  }

  /// Behind «.», «)», «-» or «/» that ends a label, with words behind it or nothing.
  private func behindStop(_ at: Int, _ line: Range<Int>) -> Int? {
    guard at < line.upperBound, reading.gap(at) == .none else { return nil }
    let next = at + 1
    let isLast = next == line.upperBound
    switch reading.sign(at) {
    case .period:
      // «1.-», «I.-»; below, «1/-».
      if !isLast, reading.sign(next) == .dash, reading.gap(next) == .none { return next + 1 }
      guard isLast || reading.gap(next) >= .space || reading.tokens[next].isCapitalized else {
        return nil
      }
    case .closeParenthesis: break
    case .slash where !isLast && reading.sign(next) == .dash && reading.gap(next) == .none:
      return next + 1
    case .dash, .slash: guard !isLast, reading.gap(next) >= .space else { return nil }
    default: return nil
    }
    return next
  }

  private func isStop(_ at: Int) -> Bool {
    reading.sign(at) == .period || reading.sign(at) == .colon
      || reading.sign(at) == .dash && reading.gap(at + 1) >= .space
  }
}
