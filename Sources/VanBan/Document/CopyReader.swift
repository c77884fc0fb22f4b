import VanBanText

/// Reads the block that certifies a copy: «SAO Y», with the copying body's own number and date.
///
/// Source: Nghị định 30/2020/NĐ-CP, Điều 25 and Phụ lục I, phần II.
struct CopyReader {
  let page: PageLines
  let numbers: [ScannedNumber]
  let dates: [DateExpression]

  private var reading: Reading { page.reading }

  /// - Parameter line: the first line of the block.
  func read(from line: Int) -> DocumentFacts.Copy {
    let start = page.lines[line].lowerBound
    let kind = (line..<page.lines.count).first { isCopy($0) }
    let number = number(from: start).map { numbers[$0] }
    let date = dates.first { $0.tokens.lowerBound >= start && $0.kind == .day }
    return DocumentFacts.Copy(
      kind: reading.range(page.lines[kind ?? line]),
      number: number.map { .init(number: $0.number, surface: reading.range($0.tokens)) },
      date: date.map { .init(value: $0.value, surface: $0.surface) })
  }

  /// The place of the copy's own number.
  func number(from start: Int) -> Int? {
    numbers.firstIndex { $0.start >= start && $0.hasNumberWord && isFirst($0.start) }
  }

  private func isFirst(_ token: Int) -> Bool { reading.gap(token) >= .line }

  private func isCopy(_ line: Int) -> Bool { page.landmark(line).map { $0 == "copy" } ?? false }
}
