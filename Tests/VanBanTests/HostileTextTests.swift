import Testing
import VanBan

/// Text that was written to hurt: each would take minutes, all memory, or the program with it, if some
/// grammar went back over what it had read.
@Suite struct HostileTextTests {
  static let texts: [(String, String)] = [
    ("numbers beyond a machine word", "9.223.372.036.854.775.808 đồng, 922337203685477,5808 đồng"),
    (
      "Roman numerals out of order",
      "quý VVX năm 2023, quý VVX/2023, từ quý VVX năm 2022 đến quý I năm 2023"
    ),
    ("days of too many digits", "Số 1-NQ/TW, ngày 99999999999999999999 tháng 1 năm 2020"),
    ("misread quarters", repeated("quý l/2023 quý 1/2023 ", 20_000)),
    ("misread words", repeated("Các chi đạo cảii cách của đất đại nhƯ sau. ", 20_000)),
    ("acts that amend acts", repeated("Luật sửa đổi của ", 60) + "abc"),
    ("acts without end", repeated("Luật sửa đổi của ", 50_000) + "Luật Đất đai"),
    ("notes numbered anew", repeated("a ⁽¹⁾ b\n\n⁽¹⁾ note.\n\n", 5000)),
    ("sums without end", repeated("1 tỷ ", 60_000)),
    ("ranks without a name", repeated("TS. ", 100_000)),
    ("another language", repeated("陋 ", 100_000)),
    ("marks in a heap", "a" + repeated("\u{301}\u{323}", 100_000)),
    (
      "one document cited again and again",
      repeated("Quyết định số 1/QĐ-UBND ngày 01/01/2020;\n", 20_000)
    ),
    ("short forms", "Quyết định số 1/QĐ-UBND.\n" + repeated("Nghị quyết số 7 nói.\n", 40_000)),
    ("open quotation marks", repeated("Nghị quyết số 1/NQ-HĐND về “", 10_000)),
    ("days of no calendar", repeated("ngày 31/02/2022 ", 20_000)),
    ("lines of asterisks", repeated(repeated("*", 50) + "\n", 40_000)),
    ("a run of asterisks", repeated("**", 400_000)),
    (
      "labels of ever new lists",
      (0..<40_000).map { "\($0 % 99 + 1).\($0 / 99 % 99 + 1).\($0 / 9801 + 1).1. x\n" }.joined()
    ),
    ("notes under one open line", repeated("BÁO CÁO ", 40_000) + "\n\n" + openNotes),
    ("notes under closing marks", "a" + repeated("”", 40_000) + "\n\n" + openNotes),
    ("notes under a padded line", "Một" + repeated(" ", 300_000) + "\n\n" + openNotes),
    ("notes under blank lines", "TIÊU ĐỀ" + repeated("\n", 40_000) + "Kết quả\n\n" + openNotes),
    ("superscript zeros", repeated("⁰", 200_000)),
    ("pages without lines", repeated("một hai ba\u{0C}", 40_000)),
    ("indented offices", repeated("            TM. ỦY BAN\n", 40_000) + "Nơi nhận:      CHỦ TỊCH"),
    ("rows of tabs", repeated("a b c\td e f\tg h i\n", 40_000)),
    ("wordings never closed", repeated("1. “a\n", 40_000)),
    ("parentheses without letters", "Kết quả (–), (&&), (—) và (ФПК). (–)"),
    ("apostrophes without end", repeated("Quận'", 40_000)),
    ("numbers in one list", "ngày " + repeated("12, ", 100_000)),
    ("people in one list", "ông " + repeated("Nguyễn Văn An, Chủ tịch UBND xã Tân Lập; ", 20_000)),
    ("places in one list", repeated("Hà Nội, ", 40_000) + repeated("xã Tân Lập, ", 20_000)),
    ("number words without end", repeated("một tỷ, hai ", 40_000)),
    ("short names in parentheses", repeated("Ủy ban (UB) ", 40_000)),
    ("Roman numerals in one list", "quý " + repeated("I, ", 60_000)),
  ]

  private static let openNotes = repeated("¹ Theo quy định của\n\nNghị quyết số 1.\n\n", 20_000)

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: texts.indices)
  func isReadToItsEnd(_ index: Int) throws {
    let (name, text) = Self.texts[index]
    let analysis = try Analyzer().analyze(file: Array(text.utf8), name: "-")
    let anchors = analysis.footnotes.reduce(0) { $0 + $1.anchors.count }
    #expect(anchors <= 10_000, "\(name)")
    for date in analysis.dates { #expect(!analysis.spans(of: date.surface).isEmpty) }
  }

  /// Notes whose numbers begin again on each page have the marks of their own page.
  @Test func notesTakeTheirOwnMarks() throws {
    let text =
      "Xã A⁽¹⁾ đạt chuẩn.\n\n⁽¹⁾ Ghi chú A.\n\nXã B⁽¹⁾ đạt chuẩn, xã C⁽¹⁾ chưa.\n\n⁽¹⁾ Ghi chú B.\n"
    let analysis = try Analyzer().analyze(file: Array(text.utf8), name: "-")
    #expect(analysis.footnotes.map(\.anchors.count) == [1, 2])
  }
}
