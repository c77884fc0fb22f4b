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

  /// What was planned shares its year with what is reported.
  @Test(arguments: [
    ("kết quả công tác tháng 01 và nhiệm vụ tháng 02 năm 2023", "tháng 01", "2023-01"),
    ("kết quả quý I, phương hướng quý II năm 2023", "quý I", "2023-Q1"),
    ("tình hình 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023", "6 tháng đầu năm", "2023-H1"),
    ("kết quả 9 tháng và phương hướng 3 tháng cuối năm 2024", "9 tháng", "2024-M09"),
    ("công tác tuần 12 và chương trình tuần 13 năm 2024", "tuần 12", "2024-W12"),
    ("kết quả quý I/2023 và nhiệm vụ quý II/2023", "quý I/2023", "2023-Q1"),
    ("kết quả sau 02 năm thực hiện, tính đến quý II năm 2023", "quý II năm 2023", "2023-Q2"),
  ])
  func reportedPeriodIsNotThePlannedOne(_ subject: String, _ words: String, _ value: String) throws
  {
    let analysis = try analysis(Self.head + subject + "\n\nHuyện có 9 xã.")
    #expect((analysis.document.period?.surface).map(analysis.string) == words)
    #expect(analysis.document.period?.value.iso == value)
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
