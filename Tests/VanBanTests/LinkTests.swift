import Testing
import VanBan

/// What ties mentions together.
@Suite struct LinkTests {
  private func analysis(_ text: String) throws -> Analysis {
    try Analyzer().analyze(file: Array(text.utf8), name: "-")
  }

  @Test func mentionsOfOneDocumentAreOneCitedDocument() throws {
    let analysis = try analysis(
      """
      Thực hiện Kế hoạch số 26-KH/HU, ngày 22/4/2021 của Ban Thường vụ Huyện ủy và Nghị quyết số 20-NQ/TW, \
      ngày 16/6/2022 của Ban Chấp hành Trung ương. Kế hoạch 26-KH/HU đã được phổ biến; Nghị quyết số 20 \
      được quán triệt.
      """)
    #expect(analysis.citedDocuments.map(\.key) == ["26-KH/HU@2021-04-22", "20-NQ/TW@2022-06-16"])
    #expect(analysis.citedDocuments.map(\.mentions) == [[0, 2], [1, 3]])
  }

  @Test func stateNumbersBeginAgainEachYear() throws {
    let analysis = try analysis(
      """
      Quyết định số 15/QĐ-UBND ngày 10/01/2021 của UBND tỉnh; Quyết định số 15/QĐ-UBND ngày 12/01/2022 của \
      UBND tỉnh; Quyết định số 15/QĐ-UBND ngày 12/02/2022.
      """)
    #expect(analysis.citedDocuments.map(\.mentions) == [[0], [1, 2]])
  }

  @Test func titlesHoldTheReferencesInThem() throws {
    let analysis = try analysis(
      """
      Kế hoạch số 75-KH/HU, ngày 05/5/2022 của Ban Thường vụ Huyện ủy về “thực hiện Chỉ thị số 13-CT/TU, \
      ngày 18/3/2022 của Ban Thường vụ Tỉnh ủy về “tăng cường lãnh đạo” trên địa bàn”.
      """)
    #expect(analysis.references.map(\.within) == [nil, 0])
    let titles = analysis.references.map { $0.title.map(analysis.string) }
    #expect(titles[1] == "tăng cường lãnh đạo")
    #expect(titles[0]?.hasSuffix("“tăng cường lãnh đạo” trên địa bàn") == true)
  }

  @Test func placesLieInOneAnother() throws {
    let analysis = try analysis("Mô hình tại thôn 4 - xã Đăk Tô Lung, huyện Kon Rẫy, tỉnh Kon Tum.")
    #expect(analysis.units.map(\.within) == [1, 2, 3, nil])
  }

  @Test func datesKnowTheirReferences() throws {
    let analysis = try analysis("Ngày 01/6/2023, theo Kế hoạch số 26-KH/HU, ngày 22/4/2021.")
    #expect(analysis.dates.map(\.reference) == [nil, 0])
  }
}
