import Foundation
import Testing

@testable import VanBan
@testable import VanBanText

/// Labels of whole documents, line by line.
@Suite struct NumberingTests {
  private func analysis(_ lines: String) throws -> Analysis {
    try Analyzer().analyze(
      file: Array(lines.replacingOccurrences(of: " / ", with: "\n\n").utf8), name: "-")
  }

  /// The labels that do not follow.
  private func faults(_ lines: String) throws -> [String] {
    let analysis = try analysis(lines)
    return analysis.findings.filter { $0.rule == "structure/numbering-gap" }
      .map { analysis.string(of: $0.surfaces[0]) }
  }

  @Test(arguments: [
    "I. A / 1. B / 2. C / II. D / 1. E / 2. F", "I- A / 1- B / 1.1- C / 1.2- D / 2- E / II- F",
    "Chương I / Điều 1. A / Điều 2. B / Chương II / Điều 3. C / Điều 4. D",
    "Điều 1. A / a) B / b) C / c) D / d) E / đ) G / e) H / g) I / Điều 2. K",
    "a) A / b) B / c) C / d) D / e) E / f) F / g) G", "A. X / I. Y / II. Z / B. T / I. U",
    // Two lists, each announced; a list inside an item; a new text.
    "Như sau: / 1. A / 2. B / Gồm: / 1. C / 2. D", "1. Như sau: / 1. A / 2. B / 2. C / 3. D",
    "Điều 1. A / Điều 2. B / PHỤ LỤC I / 1. C / 2. D",
    // The new wording of an article, and an article put in.
    "1. Sửa đổi Điều 5 như sau: / “Điều 5. A / 3. B / 7. C” / 2. Bãi bỏ Điều 9.",
    "Điều 12. A / Điều 12a. B / Điều 13. C",
    "Điều 1. Sửa đổi như sau: / Điều 5. A / 1. B / Điều 2. C",
    "Điều 1. Bài “Tiếng hát. / Điều 2. B / Điều 3. C",
    "2- Nội dung / 2.1- A / 2.2- B", "a. A / b. B / c. C", "Điều 1.- A / Điều 2.- B",
    // Dates, quantities and an excerpt.
    "1. A / 2.500 hộ có nước sạch. / 2. B", "Từ ngày / 15.8.2020 đến nay / 1. A / 2. B",
    "Phần thứ hai / III. A / 1. B", "1/ A / 2/ B", "1/- A / 2/- B",
  ])
  func follow(_ lines: String) throws { #expect(try faults(lines) == []) }

  @Test(arguments: [
    ("I. A / II. B / IV. C", "IV"), ("1. A / 2. B / 2. C / 3. D", "2"),
    ("Điều 1. A / Điều 2. B / Điều 4. C", "Điều 4"), ("a) A / b) B / d) C", "d"),
    ("Chương I / Điều 1. A / Chương II / Điều 3. B", "Điều 3"), ("1. A / 1.1. B / 1.3. C", "1.3"),
    ("I. A / 1. B / 2. C / II. D / 2. E", "2"), ("Chương I / Chương III", "Chương III"),
    ("PHẦN THỨ NHẤT / I. A / PHẦN THỨ BA", "PHẦN THỨ BA"), ("A. X / B. Y / D. Z", "D"),
  ])
  func gapsAndRepeats(_ lines: String, _ label: String) throws {
    #expect(try faults(lines) == [label])
  }

  @Test func levelsFollowTheTree() throws {
    let analysis = try analysis(
      "PHẦN I / I. A / 1. B / 1.1. C / a) D / - E / + G / 2. H / II. K / PHẦN II / 1. L")
    #expect(analysis.outline.map(\.level) == [1, 2, 3, 4, 5, 6, 7, 3, 2, 1, 2])
    #expect(analysis.outline.filter(\.isBullet).count == 2)
  }

  @Test func titleOfAChapterIsBelow() throws {
    let analysis = try analysis("Chương II / TỔ CHỨC THỰC HIỆN / Điều 9. Hiệu lực")
    #expect(analysis.outline[0].title.map(analysis.string) == "TỔ CHỨC THỰC HIỆN")
  }
}
