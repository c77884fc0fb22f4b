import Testing

@testable import VanBan

/// Which instrument rules the form of a document.
@Suite struct FormRulesTests {
  @Test(arguments: [
    (DocumentFacts.System.state, 1985, 6, 1, "Nghị định 142-CP"),
    (.state, 2008, 6, 1, "Thông tư liên tịch 55/2005/TTLT-BNV-VPCP"),
    (.state, 2020, 3, 4, "Thông tư 01/2011/TT-BNV"),
    (.state, 2020, 3, 5, "Nghị định 30/2020/NĐ-CP"),
    (.front, 2024, 1, 1, "Nghị định 30/2020/NĐ-CP"), (.party, 2010, 1, 1, "Hướng dẫn 11-HD/VPTW"),
    (.party, 2026, 5, 26, "Hướng dẫn 36-HD/VPTW"), (.party, 2026, 5, 27, "Hướng dẫn 05-HD/VPTW"),
  ])
  func instrument(
    _ system: DocumentFacts.System, _ year: Int, _ month: Int, _ day: Int, _ name: String
  ) throws {
    var facts = DocumentFacts()
    facts.system = system
    let rules = FormRules(facts, on: CalendarDay(year: year, month: month, day: day))
    #expect(rules?.instrument == name)
  }

  @Test func nothingIsDemandedWithoutRules() {
    var facts = DocumentFacts()
    #expect(FormRules(facts, on: CalendarDay(year: 2020, month: 1, day: 1)) == nil)
    facts.system = .party
    #expect(FormRules(facts, on: CalendarDay(year: 1990, month: 1, day: 1)) == nil)
  }

  private static let page = [
    "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", "Số: 12/BC-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Tân Lập, ngày 12 tháng 9 năm 2022", "BÁO CÁO\nKết quả công tác quý III/2022",
    "Xã đã hoàn thành các chỉ tiêu.", "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An",
  ]

  private func missing(_ pieces: [String]) throws -> [String] {
    try Analyzer().analyze(file: Array(pieces.joined(separator: "\n\n").utf8), name: "-")
      .findings.filter { $0.rule == "structure/missing-component" }.map(\.message.english)
  }

  @Test func completePageLacksNothing() throws { #expect(try missing(Self.page) == []) }

  @Test(arguments: [
    (0, "issuing body"), (1, "number"), (2, "heading"), (3, "place and date"), (6, "recipients"),
    (7, "signature"),
  ])
  func whatIsTakenAwayIsMissing(_ place: Int, _ name: String) throws {
    var page = Self.page
    page.remove(at: place)
    // Without its own date the page is dated by what it cites.
    if place == 3 {
      page[4] = "Thực hiện Kế hoạch số 5/KH-UBND ngày 15/6/2022 của UBND huyện, xã báo cáo như sau."
    }
    let found = try missing(page)
    #expect(found.count == 1)
    #expect(found.first?.contains(name) == true)
  }

  /// An excerpt, a blank form and a page of the gazette are no incomplete pages.
  @Test func quiet() throws {
    #expect(try missing(Array(Self.page[4...])) == [])
    var page = Self.page
    page[1] = "Số:      /BC-UBND"
    page[3] = "Tân Lập, ngày      tháng      năm 2022"
    #expect(try missing(page) == [])
  }
}
