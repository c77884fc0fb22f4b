import Testing

@testable import VanBan

/// Misread numbers are found with the value that stood there, and what is no misread number is left alone.
@Suite struct NumberRepairTests {
  private func analysis(_ text: String) throws -> Analysis {
    try Analyzer().analyze(file: Array(text.utf8), name: "-")
  }

  @Test(arguments: [
    ("Chỉ thị số l2-CT/TU của Tỉnh ủy", "12-CT/TU"),
    ("Quyết định số 96:QĐ-UBND của Ủy ban nhân dân tỉnh", "96/QĐ-UBND"),
    ("Thông tư số 37 2019 TT-BYT của Bộ Y tế", "37/2019/TT-BYT"),
    ("Nghị quyết số 57-NQ TW của Bộ Chính trị", "57-NQ/TW"),
    ("Nghị định số 45 2022 ND-CP của Chính phủ", "45/2022/NĐ-CP"),
    ("Quyết định số 88/QĐÐ-UBND của Ủy ban nhân dân tỉnh", "88/QĐ-UBND"),
    ("Luật số 13⁄2012/QH13 của Quốc hội", "13/2012/QH13"),
  ])
  func numbers(_ text: String, _ number: String) throws {
    #expect(try analysis(text).references.first?.number?.text == number)
  }

  @Test(arguments: [
    ("Báo cáo ngày O5/5/2022 của huyện", "2022-05-05"),
    ("Công văn số 163-CV/TU, ngày 189-2025 của Tỉnh ủy", "2025-09-18"),
    ("Công văn số 163-CV/TU ngấy 22 122024 của Tỉnh ủy", "2024-12-22"),
    ("Kết quả quý Il/2023 của huyện", "2023-04-01"),
    ("Từ năm l995 đến nay", "1995-01-01"),
  ])
  func dates(_ text: String, _ first: String) throws {
    let days = try analysis(text).dates.first?.value.days
    let day = days.map { "\($0.first.year)-\(pad($0.first.month))-\(pad($0.first.day))" }
    #expect(day == first)
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The surface is what is printed, the place is in the source.
  @Test func surfacesStay() throws {
    let analysis = try analysis("Toàn huyện có 1Ø2 hộ nghèo.")
    let count = try #require(analysis.counts.first)
    #expect(count.value == Decimal(digits: 102, scale: 0))
    #expect(analysis.string(of: count.surface) == "1Ø2 hộ nghèo")
  }

  @Test(arguments: [
    "Vi rút cúm A/H5N1 và khí CO2 trên 120 m2", "QCVN 01:2018/BYT có hiệu lực",
    "Mục I.1, II.2 và 3G, 4G",
    "Văn bản số 318/UBND-TNMT của huyện", "Tờ trình số 15/2023/HĐ-XD của công ty",
  ])
  func othersStay(_ text: String) throws {
    let findings = try analysis(text).findings.filter { $0.rule == "ocr/digit-letter" }
    #expect(findings.isEmpty)
    let number = try analysis(text).references.first?.number?.text
    #expect(number == nil || text.contains(number!))
  }
}
