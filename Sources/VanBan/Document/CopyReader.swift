import VanBanText

/// Reads the block that certifies a copy: «SAO Y», with the copying body's own number and date.
///
/// Source: Nghị định 30/2020/NĐ-CP, Điều 25 and Phụ lục I, phần II.
struct CopyReader {
  let page: PageLines
  let numbers: [ScannedNumber]
  let dates: [DateExpression]

  private var reading: Reading { page.reading }

  func read(_ lines: Range<Int>) -> DocumentFacts.Copy {
    let start = page.lines[lines.lowerBound].lowerBound
    let kind = lines.first { isCopy($0) } ?? lines.lowerBound
    let number = number(in: lines).map { numbers[$0] }
    let date = dates.first { $0.tokens.lowerBound >= start && $0.kind == .day }
    return DocumentFacts.Copy(
      kind: reading.range(page.lines[kind]),
      number: number.map { .init(number: $0.number, surface: reading.range($0.tokens)) },
      date: date.map { .init(value: $0.value, surface: $0.surface) },
      signers: FooterReader(page: page).signers(ofCopy: lines))
  }

  /// The place of the copy's own number.
  func number(in lines: Range<Int>) -> Int? {
    let tokens =
      page.lines[lines.lowerBound].lowerBound..<page.lines[lines.upperBound - 1].upperBound
    return numbers.firstIndex {
      tokens.contains($0.start) && $0.hasNumberWord && isFirst($0.start)
    }
  }

  private func isFirst(_ token: Int) -> Bool { reading.gap(token) >= .line }

  private func isCopy(_ line: Int) -> Bool { page.landmark(line).map { $0 == "copy" } ?? false }
}
