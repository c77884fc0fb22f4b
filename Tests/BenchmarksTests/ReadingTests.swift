import Testing

@testable import Benchmarks

/// Misread words of pages that were printed and read by a machine (`corpus/ocr/RECIPE.md`).
@Suite struct ReadingTests {
  /// The pages on which nothing was tuned, a point or two below what they score today.
  @Test(arguments: [
    ("clean", 0.90, 0.77, 0.92, 1.5), ("medium", 0.94, 0.81, 0.91, 2.8),
    ("hard", 0.92, 0.75, 0.88, 14),
  ])
  func floors(
    _ grade: String, _ precision: Double, _ recall: Double, _ first: Double, _ falseAlarms: Double
  ) throws {
    let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let score = try ReadingScore.score(grade, in: folder + "/corpus/ocr/reporting")
    #expect(score.words > 20_000)
    #expect(score.precision >= precision)
    #expect(score.recall >= recall)
    #expect(score.firstSuggestion >= first)
    #expect(score.falseAlarms <= falseAlarms)
  }

  /// The printed texts themselves have nothing misread.
  @Test func cleanTextIsLeftInPeace() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let score = try ReadingScore.score("truth", in: folder + "/corpus/ocr/reporting")
    #expect(score.words > 20_000)
    #expect(score.falseAlarms <= 1.2)
  }

  @Test(arguments: [
    ("Ủy ban nhân dân", "Ủy ban nhân dần", "·  ·  ·  dân"),
    ("“Kế hoạch” số 5.", "\"Kế hoạch\" số 5", "·  ·  ·  ·"),
    ("thực hiện nghị quyết", "thực hiệnnghị quyết", "·  ?  ·"),
    ("thực hiện nghị quyết", "thực hi ện nghị quyết", "·  ?  ?  ·  ·"),
    ("hộ nghèo⁽¹⁾ của xã", "hộ nghèo của xã", "·  –  ·  ·"),
    ("một hai ba bốn năm", "bốn năm một hai ba", "·  ·  ·  ·  ·"),
    ("KẾT QUẢ CHUNG", "Kết QUẢ CHUNG", "–  ·  ·"),
    ("Nội dung", "Nội x dung", "·  ?  ·"),
  ])
  func alignment(_ truth: String, _ reading: String, _ expected: String) {
    let matches = WordAlignment(truth: truth, reading: reading).matches
    let shown = matches.map { match in
      switch match {
      case .right: "·"
      case .aside: "–"
      case .wrong(let printed): printed
      case .garbled: "?"
      }
    }
    #expect(shown.joined(separator: "  ") == expected)
  }
}
