import Foundation
import Testing

@Suite struct InspectTests {
  @Test func theSample() throws {
    let outcome = try Command.run(
      "inspect", "--lang", "en", "corpus/reports/86-BC-BCD/source.txt", folder: Command.root)
    #expect(outcome.status == 0)
    #expect(outcome.complaint == "")
    for part in ["── Layout", "── Outline", "── Flows", "── Map", "[note 9]"] {
      #expect(outcome.text.contains(part))
    }
  }

  @Test func onePart() throws {
    let outcome = try Command.run(
      "inspect", "--part", "outline", "-", input: Data("I. MỤC ĐÍCH\n\nII. YÊU CẦU\n".utf8))
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("II YÊU CẦU"))
    #expect(!outcome.text.contains("Bố cục"))
  }

  @Test func failures() throws {
    #expect(try Command.run("inspect").status == 64)
    #expect(try Command.run("inspect", "--part", "zones", "x").status == 64)
    let outcome = try Command.run("inspect", "không-có.txt", "-", input: Data("Một dòng.".utf8))
    #expect(outcome.status == 66)
    #expect(outcome.text.contains("Một dòng."))
  }
}
