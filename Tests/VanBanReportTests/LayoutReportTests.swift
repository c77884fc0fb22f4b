import Testing
import VanBan
import VanBanReport

/// The report of how a page was read, on a small page.
@Suite struct LayoutReportTests {
  private static let page =
    "UBND XÃ TÂN LẬP\nSố: 12/BC-UBND\n\nBÁO CÁO\nkết quả công tác\n\nI. KẾT QUẢ\n\n"
    + "Mở 105 lớp⁽¹⁾ theo Kế hoạch số 12-\nKH/HU, các thôn đều tham gia rất\n\n"
    + "⁽¹⁾ Có danh sách.\n\n2\n\nđông đủ.\n"

  private func report(_ parts: [LayoutReport.Part]) throws -> [String] {
    let analysis = try Analyzer().analyze(file: Array(Self.page.utf8), name: "x.txt")
    let text = LayoutReport(parts: parts, language: .english).render(analysis)
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func hasLine(_ lines: [String], _ words: String...) -> Bool {
    lines.contains { line in words.allSatisfy(line.contains) }
  }

  @Test func everyLineHasItsZone() throws {
    let lines = try report([.layout])
    #expect(
      lines[0]
        == "x.txt: UTF-8, \(Self.page.utf8.count) byte, 17 lines, NFC, about 0.3 % of the words misread"
    )
    #expect(hasLine(lines, "    1       0  head", "UBND XÃ TÂN LẬP"))
    #expect(hasLine(lines, "body", "I. KẾT QUẢ"))
    #expect(hasLine(lines, "note 1", "Có danh sách."))
    #expect(hasLine(lines, "page", " 2"))
    #expect(lines.count == 19)
  }

  @Test func flowsShowSeams() throws {
    let lines = try report([.flows])
    #expect(
      hasLine(
        lines, "Mở 105 lớp⁽1⁾ theo Kế hoạch số 12-⁀KH/HU, các thôn đều tham gia rất‖ đông đủ."))
    #expect(hasLine(lines, "[note 1]"))
  }

  @Test func outlineAndMap() throws {
    let lines = try report([.outline, .map])
    #expect(hasLine(lines, "  1  I KẾT QUẢ"))
    #expect(hasLine(lines, "←", "put in"))
    #expect(hasLine(lines, "←", "copied"))
  }
}
