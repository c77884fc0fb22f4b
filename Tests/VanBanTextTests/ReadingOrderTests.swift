import Testing

@testable import VanBanText

@Suite struct ReadingOrderTests {
  private func order(_ text: String) throws -> ReadingOrder {
    let source = try SourceText(file: Array(text.utf8))
    return ReadingOrder(of: source, layout: Layout(of: source))
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
