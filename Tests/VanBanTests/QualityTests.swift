import Testing

@testable import VanBan

@Suite struct QualityTests {
  private static let good =
    "Thực hiện Kế hoạch của Ủy ban nhân dân huyện, các xã đã rà soát hộ nghèo và báo cáo kết quả.\n"
  private static let bad =
    "Thụe hiên Kê hoạch của Ủy bạn nhãn dân huyên, các xả đã rả soát hộ nghẻo và bảo cáo kêt quả.\n"

  private func analysis(_ text: String) throws -> Analysis {
    try Analyzer().analyze(file: Array(text.utf8), name: "-")
  }

  @Test func cleanPagesAreGood() throws {
    let quality = try analysis(Self.good).quality
    #expect(quality.words == 22)
    #expect(quality.suspicious == 0)
    #expect(quality.wordErrorRate < 20)
  }

  @Test func badPagesAreFound() throws {
    let quality = try analysis(Self.bad).quality
    #expect(quality.words == 22)
    #expect(quality.suspicious >= 6)
    #expect(quality.wordErrorRate > 250)
  }

  @Test func everyPageHasItsOwn() throws {
    let analysis = try analysis(Self.good + "\u{0C}" + Self.bad + "\u{0C}" + Self.good)
    let pages = analysis.qualityOfPages
    #expect(pages.count == 3)
    #expect(pages.map(\.words) == [22, 22, 22])
    #expect(pages.reduce(0) { $0 + $1.suspicious } == analysis.quality.suspicious)
    #expect(pages[1].wordErrorRate > 10 * max(pages[0].wordErrorRate, pages[2].wordErrorRate))
  }

  @Test func oneOrNoPage() throws {
    #expect(try analysis(Self.good).qualityOfPages.isEmpty)
    #expect(try analysis("***").quality.wordErrorRate == 0)
  }
}
