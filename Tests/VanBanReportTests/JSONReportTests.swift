import Foundation
import Testing
import VanBan
import VanBanReport

@Suite struct JSONReportTests {
  private func json(
    _ text: String, unit: OffsetUnit = .codepoint, language: JSONReport.Language = .vietnamese,
    isPretty: Bool = false
  ) throws -> [String: Any] {
    let analysis = try Analyzer().analyze(file: Array(text.utf8), name: "a.txt")
    let bytes = JSONReport(unit: unit, isPretty: isPretty, language: language).render(analysis)
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private static let text =
    "😀 Thực hiện Kế hoạch số 26-KH/HU, ngày 22/4/2021 của Ban Thường vụ Huyện ủy."

  private func reference(_ unit: OffsetUnit) throws -> [String: Any] {
    let references = try #require(json(Self.text, unit: unit)["references"] as? [[String: Any]])
    return try #require(references.first)
  }

  /// The same words at the offsets of each unit.
  @Test func offsetsCountTheirUnit() throws {
    for unit in OffsetUnit.allCases {
      let spans = try #require(reference(unit)["spans"] as? [[Int]])
      let words: String
      switch unit {
      case .codepoint:
        words = String(
          String.UnicodeScalarView(Array(Self.text.unicodeScalars)[spans[0][0]..<spans[0][1]]))
      case .utf8:
        words = String(decoding: Array(Self.text.utf8)[spans[0][0]..<spans[0][1]], as: UTF8.self)
      case .utf16:
        words = String(decoding: Array(Self.text.utf16)[spans[0][0]..<spans[0][1]], as: UTF16.self)
      }
      #expect(words == "Kế hoạch số 26-KH/HU")
      // Columns count code points, whatever offsets count.
      #expect(try reference(unit)["column"] as? Int == 13)
    }
  }

  @Test func referenceHasItsParts() throws {
    let reference = try reference(.codepoint)
    #expect(reference["id"] as? String == "ref1")
    #expect((reference["number"] as? [String: Any])?["issuers"] as? [String] == ["HU"])
    #expect((reference["date"] as? [String: Any])?["value"] as? String == "2021-04-22")
    #expect((reference["issuer"] as? [String: Any])?["text"] as? String == "Ban Thường vụ Huyện ủy")
    #expect(reference["relation"] as? String == "implements")
    #expect(reference["within"] is NSNull)
  }

  /// Every key of the object is there, in its order, also when nothing is known; the keys of entries are
  /// held by the analyses kept beside the reports.
  @Test func keysAreNeverLeftOut() throws {
    let analysis = try Analyzer().analyze(file: Array("x".utf8), name: "x")
    let text = String(decoding: JSONReport().render(analysis), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "{\"schema\":\"vanban/analysis/1\",\"source\":{\"name\":\"x\",\"format\":\"text\",\"encoding\":\"UTF-8\",\"bytes\":1,\"length\":1,\"offsetUnit\":\"codepoint\",\"sha256\":\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\",\"pages\":null},\"document\":{\"system\":\"unknown\",\"number\":null,\"type\":null,\"title\":null,\"issuer\":null,\"place\":null,\"date\":null,\"period\":null,\"signers\":[],\"recipients\":[],\"secrecy\":null,\"urgency\":null,\"addressees\":[],\"copy\":null},\"outline\":[],\"footnotes\":[],\"references\":[],\"citedDocuments\":[],\"dates\":[],\"counts\":[],\"units\":[],\"people\":[],\"findings\":[],\"unread\":[],\"quality\":{\"words\":1,\"suspicious\":0,\"suspiciousShare\":0,\"wordErrorRate\":0,\"pages\":[]},\"summary\":{"
      ), "\(text)")
    #expect(text.hasSuffix("}\n"))
  }

  @Test func numbersAreExact() throws {
    let counts = try #require(
      json("Kinh phí 1,5 tỷ đồng, đạt 95,50%, còn 0,05 ha; 7/7 xã")["counts"] as? [[String: Any]])
    #expect(counts.map { $0["value"] as? Double } == [1_500_000_000, 95.5, 0.05, 7])
    #expect(counts.last?["of"] as? Int == 7)
  }

  /// Quotation marks, backslashes, control characters and white space come out as one clean string.
  @Test func stringsAreEscaped() throws {
    let text = "Kế hoạch số 26-KH/HU về “a \"b\" \\  c\td\u{1}”."
    let reference = try #require((json(text)["references"] as? [[String: Any]])?.first)
    #expect((reference["title"] as? [String: Any])?["text"] as? String == "a \"b\" \\ c d")
  }

  @Test func messagesSpeakTheLanguage() throws {
    let text = "Họp ngày 31/4/2022."
    func message(_ language: JSONReport.Language) throws -> String? {
      let findings = try json(text, language: language)["findings"] as? [[String: Any]]
      return findings?.first?["message"] as? String
    }
    #expect(try message(.english)?.contains("calendar") == true)
    #expect(try message(.vietnamese)?.contains("lịch") == true)
  }

  /// Laid out over lines it says the same.
  @Test func prettyIsTheSame() throws {
    let plain = try json(Self.text) as NSDictionary
    #expect(try json(Self.text, isPretty: true) as NSDictionary == plain)
    let analysis = try Analyzer().analyze(file: Array(Self.text.utf8), name: "a.txt")
    let lines = String(decoding: JSONReport(isPretty: true).render(analysis), as: UTF8.self)
    #expect(lines.contains("\n  \"source\": {\n    \"name\": \"a.txt\","))
    #expect(lines.contains("\"outline\": []"))
  }

  /// A mention that footnotes cut in two has two spans and whole words.
  @Test func cutMentionsHaveTwoSpans() throws {
    let text = """
      Các cơ quan, đơn vị trên địa bàn huyện thực hiện theo Chỉ thị số 12-CT/TU của Ban

      ⁽¹⁾ Chú thích.

      thường vụ Tỉnh ủy và 15 kế hoạch
      """
    let joined = try json(text.replacingOccurrences(of: "của Ban\n", with: "của ban\n"))
    let issuer = (joined["references"] as? [[String: Any]])?.first?["issuer"] as? [String: Any]
    #expect(issuer?["text"] as? String == "ban thường vụ Tỉnh ủy")
    #expect((issuer?["spans"] as? [[Int]])?.count == 2)
  }
}
