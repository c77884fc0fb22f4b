import Foundation
import Testing

@testable import VanBanText

@Suite struct ReadingOrderTests {
  private func order(_ text: String) throws -> ReadingOrder {
    let source = try SourceText(file: Array(text.utf8))
    let words = PageWords(
      numberLeads: ["Trang"], runningHeads: ["CÔNG BÁO/"], openEndings: ["của"], headings: ["Điều"])
    return ReadingOrder(of: source, layout: Layout(of: source), words: words)
  }

  private func flows(_ order: ReadingOrder) -> [String] {
    order.text.flows.map { order.text.string($0.range) }
  }

  @Test func footnotesAreReadApart() throws {
    let order = try order(
      """
      Khuyến khích bà con trồng lại cây bông, cầm tay chỉ từng đường

      2

      ⁽¹⁾ Chuyên mục phát vào sáng thứ Bảy.

      - Phát lại buổi tối.

      ⁽²⁾ Đến ngày 31/3/2020.

      luồn sợi, gắn cườm, để hoa văn cổ không bị mai một.
      """)
    #expect(
      flows(order) == [
        "Khuyến khích bà con trồng lại cây bông, cầm tay chỉ từng đường luồn sợi, gắn cườm, để hoa văn cổ không bị mai một.",
        "Chuyên mục phát vào sáng thứ Bảy. - Phát lại buổi tối.", "Đến ngày 31/3/2020.",
      ])
    #expect(order.text.flows.map(\.footnote) == [nil, "1", "2"])
    #expect(order.joins.count == 1)
    #expect(order.furniture.count == 1)
  }

  /// Every form of a mark leaves the text, and what it stands before is a note.
  @Test(arguments: ["⁽¹⁾", "¹", "¹⁾", "(1)", "[1]", "[^1]", "<sup>1</sup>", "$^{(1)}$", "$^1$"])
  func marks(_ mark: String) throws {
    let note = mark == "[^1]" ? "[^1]: Có danh sách kèm theo." : "\(mark) Có danh sách kèm theo."
    let order = try order("Mở 105 lớp\(mark) tại các xã.\n\nCác xã đã báo cáo.\n\n\(note)\n")
    #expect(
      flows(order) == ["Mở 105 lớp tại các xã. Các xã đã báo cáo.", "Có danh sách kèm theo."])
    #expect(order.anchors.map(\.label) == [1])
    #expect(order.notes.map(\.label) == [1])
    let position = try #require(order.anchors[0].position)
    #expect(order.text.string(FlowRange(start: 0, end: position)) == "Mở 105 lớp")
  }

  /// Powers, list labels and fields of a form are no marks.
  @Test(arguments: [
    "Sàn rộng 320 m², hồ 12 km², kho 45 m³.", "Gồm: (1) rà soát; (2) lập danh sách.",
    "Tập trung các việc sau:\n\n(1) Rà soát hộ nghèo.\n\n(2) Lập danh sách.",
    "[01] Họ và tên: …\n\n[02] Ngày sinh: …", "Số thuế [19]=[12]+[18]", "Có 10⁶ tế bào.",
    "Gia tốc 9,8 m/s², khí 500 Nm³, ion Fe³⁺, hệ số R² = 0,95, 10⁻³ mol.",
  ])
  func noMarks(_ text: String) throws {
    let order = try order(text)
    #expect(order.anchors.isEmpty)
    #expect(order.notes.isEmpty)
  }

  /// A sentence goes on behind the end of a page, whatever it goes on with.
  @Test(arguments: [
    ("\n\n2\n\n", true), ("\n\n- 2 -\n\n", true), ("\n\u{0C}2\n", true), ("\n2\n\u{0C}", true),
    ("\n\n[Trang 2]\n\n", true), ("\n\n<!-- Trang 2 -->\n\n", true), ("\n\nTrang 2/5\n\n", true),
    ("\n\u{0C}", true), ("\n\n2    CÔNG BÁO/Số 05/Ngày 01-02-2019\n\n", true), ("\n\n", false),
  ])
  func pageEnds(_ end: String, _ isJoined: Bool) throws {
    let start = "Quán triệt và thực hiện nghiêm các quy định hiện hành tại Ban"
    let order = try order("\(start)\(end)Thường vụ Huyện ủy; báo cáo trước ngày 15.")
    #expect(order.joins.count == (isJoined ? 1 : 0))
    let text = flows(order)[0]
    #expect(text == "\(start) Thường vụ Huyện ủy; báo cáo trước ngày 15.")
  }

  @Test func numbersInATableAreNoPageNumbers() throws {
    #expect(try order("Số hộ\n\n12\n\n15\n\n18").furniture.isEmpty)
  }

  /// Soft hyphens and characters without width are no part of a word.
  @Test func invisibleCharacters() throws {
    #expect(
      try flows(order("phát triển kinh tế nông\u{AD}\nthôn, dân\u{200B} tộc")) == [
        "phát triển kinh tế nôngthôn, dân tộc"
      ])
  }

  /// Signs of Markdown round a line, or round its first words, are not read.
  @Test(arguments: [
    ("## I. KẾT QUẢ", "I. KẾT QUẢ"), ("**TM. ỦY BAN NHÂN DÂN**", "TM. ỦY BAN NHÂN DÂN"),
    ("*Lào Cai, ngày 05 tháng 7 năm 2016*", "Lào Cai, ngày 05 tháng 7 năm 2016"),
    ("**1.** Kinh tế", "1. Kinh tế"), ("# **BÁO CÁO**", "BÁO CÁO"),
    ("* Thường trực Huyện ủy", "* Thường trực Huyện ủy"), ("***", "***"), ("* * *", "* * *"),
    ("đạt *85%* kế hoạch", "đạt *85%* kế hoạch"),
    ("Có **39** chi bộ, ông **Lò Văn Ương**.", "Có 39 chi bộ, ông Lò Văn Ương."),
    ("2 ** 3 ** 4", "2 ** 3 ** 4"), ("a **b* c", "a **b* c"),
  ])
  func markdown(_ line: String, _ read: String) throws {
    #expect(try flows(order(line)) == [read])
  }

  /// In a text that is Markdown throughout none of its signs is read.
  @Test(arguments: [
    ("đạt *85%* kế hoạch", "đạt 85% kế hoạch"), ("5*3*2 và 2 * 3", "5*3*2 và 2 * 3"),
    ("số liệu (*) và (*)", "số liệu (*) và (*)"), ("__45 hộ__, `14` lớp", "45 hộ, 14 lớp"),
    ("ngày ____ tháng ____", "ngày ____ tháng ____"), ("a_b_c", "a_b_c"),
    ("1\\. Tập huấn", "1. Tập huấn"), ("> Căn cứ", "Căn cứ"), ("a<br>b<BR/>c", "a b c"),
    ("[Nghị định 30](https://a.vn/30_1)", "Nghị định 30"), ("![ảnh](a.png)", "ảnh"),
    ("[x] (y)", "[x] (y)"), ("*Kế hoạch số* **26**", "Kế hoạch số 26"),
  ])
  func markdownThroughout(_ line: String, _ read: String) throws {
    let order = try order("|---|---|\n\n" + line)
    #expect(order.isMarkdown)
    #expect(flows(order)[0].dropFirst("|---|---| ".count) == read)
  }

  @Test(arguments: [
    ("# A\n\n## B", true), ("# A\n\n**b**", true), ("**a**\n**b**\n**c**\n**d**", true),
    ("# A\n\nb", false), ("**a** và **b**", false), ("a | b\nc | d", false), ("---\na", false),
    ("| a |\n|---|\n| 1 |", true), ("#1\n#2", false),
  ])
  func isMarkdown(_ text: String, _ expected: Bool) throws {
    #expect(try order(text).isMarkdown == expected)
  }

  /// The cells of rows stand apart; a gap in one line alone is only a gap.
  @Test func cells() throws {
    func pieces(_ text: String) throws -> [String] {
      let order = try order(text)
      return String(decoding: order.text.bytes, as: UTF8.self)
        .split { $0 == "\n" || $0 == "\u{1E}" }.map(String.init)
    }
    #expect(
      try pieces("Tên xã\tSố hộ\nTân Lập\t12") == ["Tên xã", "Số hộ", "Tân Lập", "12"])
    #expect(
      try pieces("Tên xã     Số hộ\nTân Lập    12") == ["Tên xã", "Số hộ", "Tân Lập", "12"])
    #expect(try pieces("Tên xã     Số hộ\nTân Lập có 12 hộ.").count == 2)
    #expect(try pieces("Tân Lập nay có 25   hộ nghèo\nTân Tiến nay có 7   hộ nghèo").count == 2)
    #expect(try pieces("Toàn xã   có   nhiều   hộ\nđã   thoát   nghèo   bền   vững").count == 2)
    #expect(try pieces("1.\tKinh tế\n2.\tXã hội") == ["1.\tKinh tế", "2.\tXã hội"])
  }

  /// Of two columns the left one is read first.
  @Test func columns() throws {
    let text = "UBND TỈNH   CỘNG HÒA\nSỞ Y TẾ     Độc lập\n\nBÁO CÁO"
    let source = try SourceText(file: Array(text.utf8))
    func span(_ word: String) -> Span {
      let range = text.range(of: word)!
      return Span(
        start: text.utf8.distance(from: text.startIndex, to: range.lowerBound),
        end: text.utf8.distance(from: text.startIndex, to: range.upperBound))
    }
    let block = ColumnBlock(
      lines: 0..<2, left: [span("UBND TỈNH"), span("SỞ Y TẾ")],
      right: [span("CỘNG HÒA"), span("Độc lập")])
    let order = ReadingOrder(of: source, layout: Layout(of: source), columns: [block])
    #expect(
      String(decoding: order.text.bytes, as: UTF8.self)
        == "UBND TỈNH\nSỞ Y TẾ\n\nCỘNG HÒA\nĐộc lập\n\nBÁO CÁO")
    #expect(!order.text.map.isInOrder)
  }

  @Test func formFeedsMakePages() throws {
    func pages(_ text: String) throws -> Int? {
      Layout(of: try SourceText(file: Array(text.utf8))).pages
    }
    #expect(try pages("Một") == nil)
    #expect(try pages("Một\n\u{0C}Hai\u{0C}\n") == 2)
  }

  @Test func headingsAreNotJoined() throws {
    #expect(try order("BÁO CÁO\n\nkết quả công tác").joins.isEmpty)
    #expect(
      try order("a) phê duyệt các nội dung còn lại của kế hoạch;\n\nb) tổ chức thực hiện").joins
        .isEmpty)
  }

  /// A line end is a space inside a sentence and nothing inside a number.
  @Test(arguments: [
    ("Thực hiện Chỉ thị số 12-\nCT/TU", "Thực hiện Chỉ thị số 12-CT/TU"),
    ("theo Nghị định số 30/2020/\nNĐ-CP", "theo Nghị định số 30/2020/NĐ-CP"),
    ("các ban\nngành", "các ban ngành"), ("kinh tế -\nxã hội", "kinh tế - xã hội"),
  ])
  func lineEnds(_ text: String, _ read: String) throws {
    #expect(try flows(order(text)) == [read])
  }

  /// Spans lead back to the source across a seam, and from decomposed letters.
  @Test func spansLeadBack() throws {
    let text =
      "Đề nghị các cơ quan, đơn vị thực hiện Chỉ thị số 12-\n\n⁽¹⁾ Chú thích.\n\nxong trước ngày"
    let order = try order(text)
    let body = order.text.flows[0].range
    let spans = order.text.map.spans(of: body)
    #expect(spans.count == 2)
    let bytes = Array(text.utf8)
    #expect(
      String(decoding: bytes[spans[1].start..<spans[1].end], as: UTF8.self) == "xong trước ngày")

    let decomposed = try self.order("U\u{309}y ban")
    #expect(flows(decomposed) == ["Ủy ban"])
    let first = decomposed.text.map.spans(of: FlowRange(start: 0, end: 3))
    #expect(first == [Span(start: 0, end: 3)])
  }

  /// Every byte of the source that is not white space, a page number or a footnote's mark is in the flow
  /// once.
  @Test func nothingIsLost() throws {
    let text = "Một hai\r\nba\r\n\r\n⁽¹⁾ Bốn\r\n\r\nNăm sáu\rbảy\n\n\n tám\t chín"
    let order = try order(text)
    let spans =
      order.text.map.spans(of: FlowRange(start: 0, end: order.text.bytes.count))
      + order.notes.map(\.span)
    let source = Array(text.utf8)
    let kept = spans.sorted { $0.start < $1.start }.flatMap { source[$0.start..<$0.end] }.filter {
      $0 > 0x20
    }
    #expect(kept == source.filter { $0 > 0x20 })
  }
}
