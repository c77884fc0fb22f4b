import Foundation
import Testing

@testable import VanBan
@testable import VanBanText

/// Every row of every table is found in text that holds its phrase.
@Suite struct LexiconTests {
  @Test(arguments: Table.allCases.filter { $0 != .keywords })
  func everyRowIsFound(_ table: Table) throws {
    let reader = Reader()
    let lexicon = Lexicon.vietnamese
    #expect(lexicon.rowCount(table) > 0)
    for row in 0..<lexicon.rowCount(table) {
      let phrase = lexicon.cell(table, row, 0).string
      for form in [phrase, phrase.uppercased(), phrase.decomposedStringWithCanonicalMapping] {
        let source = try SourceText(file: Array(form.utf8))
        let reading = reader.read(ReadingOrder(of: source, layout: Layout(of: source)).text)
        var isFound = false
        reading.forEachHit(table, at: 0) { hit in
          if Int(hit.row) == row, hit.end == reading.count { isFound = true }
        }
        #expect(isFound, "\(table.fileName): \(form)")
      }
    }
  }

  @Test func everyKeywordIsKnown() throws {
    let reader = Reader()
    let lexicon = Lexicon.vietnamese
    for row in 0..<lexicon.rowCount(.keywords) {
      let word = lexicon.cell(.keywords, row, 0).string
      let source = try SourceText(file: Array(word.utf8))
      let reading = reader.read(ReadingOrder(of: source, layout: Layout(of: source)).text)
      #expect(reading.keyword(0).rawValue == lexicon.cell(.keywords, row, 1).string, "\(word)")
    }
  }

  /// Words that no table has give no hit: the index does not take one word for another.
  @Test func strangersAreNotKnown() {
    let index = Lexicon.vietnamese.index
    var known = 0
    for number in 0..<200_000 {
      if index.number(ofHash: Tokenizer.hash(of: Array("q\(number)q".utf8))) != 0 { known += 1 }
    }
    #expect(known == 0)
  }
}
