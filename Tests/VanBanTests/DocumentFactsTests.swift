import Testing
import VanBan

/// What a document says of itself, on small pages.
@Suite struct DocumentFactsTests {
  private func analysis(_ page: String) throws -> Analysis {
    try Analyzer().analyze(file: Array(page.utf8), name: "-")
  }

  private func title(_ page: String) throws -> String? {
    let analysis = try analysis(page)
    return analysis.document.title.map(analysis.string)
  }

  private static let head = "HUYỆN ỦY KON RẪY\n*\nSố 312-BC/HU\n\nBÁO CÁO\n"

  @Test(arguments: [
    "I. Tình hình", "1. Kết quả", "Căn cứ Kế hoạch số 26-KH/HU", "Kính gửi: Ban Thường vụ Tỉnh ủy",
    "Huyện ủy báo cáo kết quả như sau:",
  ])
  func titleEndsWhereTheTextBegins(_ next: String) throws {
    #expect(
      try title(Self.head + "kết quả công tác dân vận\nnăm 2022\n\(next)\nHuyện có 9 xã.")
        == "kết quả công tác dân vận năm 2022")
  }

  @Test(arguments: [
    ("kết quả quý I/2023, nhiệm vụ quý II/2023", "quý I/2023"),
    ("thực hiện Đề án “Chăm sóc cây xanh giai đoạn 2017 - 2025” năm 2024", "năm 2024"),
    ("thực hiện Chương trình giảm nghèo bền vững giai đoạn 2021-2025 năm 2023", "năm 2023"),
    ("sơ kết giai đoạn 2021-2023", "giai đoạn 2021-2023"),
  ])
  func periodIsTheOneOfTheDocument(_ subject: String, _ period: String) throws {
    let analysis = try analysis(Self.head + subject + "\n\nHuyện có 9 xã.")
    #expect((analysis.document.period?.surface).map(analysis.string) == period)
  }

  @Test func outlineBeginsAtLevelOne() throws {
    let analysis = try analysis("Điều 1. Phê duyệt đề án\n\nĐiều 2. Tổ chức thực hiện\n")
    #expect(analysis.outline.map(\.level) == [1, 1])
    #expect(
      analysis.outline.compactMap(\.title).map(analysis.string)
        == ["Phê duyệt đề án", "Tổ chức thực hiện"])
  }

  /// The letterhead has the level that its words have in a sentence.
  @Test func bodiesOfTheLetterheadHaveTheirLevel() throws {
    let analysis = try analysis("UBND HUYỆN KON RẪY\n\nSố: 15/BC-UBND\n\nBÁO CÁO\nkết quả\n")
    #expect(analysis.units.first?.level == .district)
  }
}
