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

  private static let letter =
    "SỞ NỘI VỤ\nSố: 567/SNV-VTLT\nV/v cung cấp hồ sơ di tích\nQuảng Nam, ngày 03 tháng 4 năm 2021\n"

  /// The subject of a letter ends where the place and date stand.
  @Test func subjectEndsAtTheDate() throws {
    #expect(try title(Self.letter + "Kính gửi: Sở Tài chính.\n") == "cung cấp hồ sơ di tích")
  }

  @Test(arguments: [
    ("Kính gửi: Sở Tài chính.", ["Sở Tài chính"]),
    ("Kính gửi: Sở Tài chính; Sở Tư pháp.", ["Sở Tài chính", "Sở Tư pháp"]),
    ("Kính gửi:\n- Sở Tài chính;\n- Sở Tư pháp.", ["Sở Tài chính", "Sở Tư pháp"]),
    ("Kính gửi:\nSở Tài chính;\nSở Tư pháp.", ["Sở Tài chính", "Sở Tư pháp"]),
    ("Kính gửi: Các sở, ban;\nUBND các huyện.", ["Các sở, ban", "UBND các huyện"]),
  ])
  func addressees(_ lines: String, _ names: [String]) throws {
    let analysis = try analysis(Self.letter + "\n" + lines + "\n\nĐể phục vụ công tác lưu trữ.")
    #expect(analysis.document.addressees.map(analysis.string) == names)
  }

  @Test(arguments: [
    ("- UBND huyện (b/c);\n- Lưu: VT.", ["UBND huyện", "Lưu: VT"]),
    (
      "- Các đồng chí Ủy viên Ban Chấp hành\nĐảng bộ;\n- Lưu.",
      ["Các đồng chí Ủy viên Ban Chấp hành Đảng bộ", "Lưu"]
    ),
  ])
  func recipients(_ items: String, _ names: [String]) throws {
    for lead in ["Nơi nhận:\n", "Nơi nhận: "] {
      let analysis = try analysis(Self.head + "kết quả\n\nHuyện có 9 xã.\n\n" + lead + items)
      #expect(analysis.document.recipients.map(\.surface).map(analysis.string) == names)
    }
  }

  /// «Nơi nhận hồ sơ» begins no foot.
  @Test func recipientsAreNoPlaceForPapers() throws {
    let analysis = try analysis(
      Self.head + "kết quả\n\nNơi nhận hồ sơ: số 12 đường Lê Lợi.\n- Thời hạn: 05 ngày.\n\n"
        + "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.")
    #expect(
      analysis.document.recipients.map(\.surface).map(analysis.string) == ["UBND huyện", "Lưu: VT"])
  }

  /// What stands between office and name does not part them.
  @Test(arguments: [
    "", "(Đã ký)\n", "Đã ký và đóng dấu\n", "[Đóng dấu]\n", "Ký bởi: UBND xã\nEmail: a@b.vn\n",
    "![](dau.png)\n", "PGS.TS. ", "Đại tá ",
  ])
  func signers(_ between: String) throws {
    let analysis = try analysis(
      Self.head + "kết quả\n\nHuyện có 9 xã.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n"
        + between + "Lò Văn Ương\n")
    let signer = try #require(analysis.document.signers.first)
    #expect(analysis.string(of: signer.name) == "Lò Văn Ương")
    #expect(signer.role.map(analysis.string) == "PHÓ CHỦ TỊCH")
    #expect(signer.authority == .standingIn)
  }

  private static let copy =
    "\n\nSAO Y BẢN CHÍNH\nSố: 24/SY-UBND\nTân Lập, ngày 20 tháng 8 năm 2019\nTL. CHỦ TỊCH\n"
    + "CHÁNH VĂN PHÒNG\n\nPhạm Hữu Nghiệp\n"
  private static let foot = "\n\nNơi nhận:\n- Lưu: VT.\n\nBÍ THƯ\n\nLê Văn An\n"

  /// The block of a copy has its own number, date and signer, above the foot or below it.
  @Test(arguments: [foot + copy, copy + foot])
  func copies(_ end: String) throws {
    let analysis = try analysis(Self.head + "kết quả\n\nHuyện có 9 xã." + end)
    let document = analysis.document
    #expect(document.number?.number.text == "312-BC/HU")
    #expect(document.signers.map(\.name).map(analysis.string) == ["Lê Văn An"])
    #expect(document.recipients.count == 1)
    let copy = try #require(document.copy)
    #expect(analysis.string(of: copy.kind) == "SAO Y BẢN CHÍNH")
    #expect(copy.number?.number.text == "24/SY-UBND")
    #expect(copy.date?.value.iso == "2019-08-20")
    #expect(copy.signers.map(\.name).map(analysis.string) == ["Phạm Hữu Nghiệp"])
    #expect(analysis.references.isEmpty)
    #expect(analysis.people.count == 2)
  }

  /// Under the Party's name «BTC» is an organisation board, and a committee belongs to the body above it.
  @Test(
    arguments: [
      ("HUYỆN ỦY ĐĂK HÀ\nBAN TỔ CHỨC\n*\nSố 214-BC/BTC\n\nĐẢNG CỘNG SẢN VIỆT NAM", .party),
      ("SỞ TÀI CHÍNH\nSố: 214/BC-STC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .state),
      ("HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH LÀO CAI\nSố: 12-BC/HND", .farmers),
    ] as [(String, DocumentFacts.System)])
  func systems(_ head: String, _ system: DocumentFacts.System) throws {
    #expect(try analysis(head + "\n\nBÁO CÁO\nkết quả\n").document.system == system)
  }

  /// A letterhead and a foot whose halves stand on the same lines.
  @Test(arguments: ["\t", "      ", " "])
  func columns(_ gap: String) throws {
    let analysis = try analysis(
      """
      UBND TỈNH PHÚ THỌ\(gap)CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ\(gap)Độc lập - Tự do - Hạnh phúc
      Số: 214/BC-SNV\(gap)Phú Thọ, ngày 11 tháng 10 năm 2022

      BÁO CÁO
      Kết quả công tác năm 2022

      Sở đã hoàn thành các chỉ tiêu⁽¹⁾.

      Nơi nhận:\(gap)KT. GIÁM ĐỐC
      - UBND tỉnh;\(gap)PHÓ GIÁM ĐỐC
      - Lưu: VT.\(gap)Hà Thị Minh Nguyệt

      ⁽¹⁾ Theo Quyết định số 15/QĐ-UBND.
      """)
    let document = analysis.document
    #expect(document.issuer.map(analysis.string) == "SỞ NỘI VỤ")
    #expect(document.place.map(analysis.string) == "Phú Thọ")
    #expect(document.date?.value.iso == "2022-10-11")
    #expect(document.signers.map(\.name).map(analysis.string) == ["Hà Thị Minh Nguyệt"])
    #expect(document.signers.first?.authority == .standingIn)
    #expect(document.recipients.map(\.surface).map(analysis.string) == ["UBND tỉnh", "Lưu: VT"])
    #expect(analysis.footnotes.count == 1)
    #expect(analysis.references.count == 1)
  }

  /// A blank form stays partial.
  @Test(
    arguments: [
      ("ngày 12 tháng 3 năm 2022", "2022-03-12"), ("ngày ... tháng 3 năm 2022", "2022-03"),
      ("ngày     tháng 3 năm 2022", "2022-03"), ("ngày … tháng … năm 2022", nil),
      ("tháng 3 năm 2022", "2022-03"),
    ] as [(String, String?)])
  func dates(_ words: String, _ value: String?) throws {
    let analysis = try analysis(
      "UBND XÃ TÂN LẬP\nSố:      /BC-UBND\n\nTân Lập, \(words)\n\nBÁO CÁO\nkết quả\n")
    let date = try #require(analysis.document.date)
    #expect(date.value.iso == value)
    #expect(analysis.document.place.map(analysis.string) == "Tân Lập")
    #expect(analysis.document.number == nil)
  }

  /// «Q.» alone on its line, over a body.
  @Test func authorityAloneOnItsLine() throws {
    let analysis = try analysis(
      Self.head + "kết quả\n\nHuyện có 9 xã.\n\nQ.\nCÔNG AN TỈNH\nGIÁM ĐỐC\n\nLò Văn Ương\n")
    #expect(analysis.document.signers.map(\.name).map(analysis.string) == ["Lò Văn Ương"])
  }

  @Test func copyRightUnderTheRecipients() throws {
    let analysis = try analysis(
      Self.head + "kết quả\n\nHuyện có 9 xã.\n\nNƠI NHẬN\nSAO Y\nSố: 24/SY-UBND\n")
    #expect(analysis.document.copy?.number?.number.text == "24/SY-UBND")
  }

  /// A phrase that begins behind an item and ends on the next line of the page.
  @Test func phraseOverTheEndOfAnItem() throws {
    let analysis = try analysis(
      Self.head
        + "kết quả\n\nHuyện có 9 xã.\n\nNơi nhận: TM. UBND\n- Sở Nội vụ tỉnh Phú Thọ và các đơn vị có "
        + "liên quan; cộng hòa xã hội\nchủ nghĩa Việt Nam.\n")
    #expect(analysis.document.number != nil)
  }
}
