import Testing

@testable import VanBanText

@Suite struct TokenizerTests {
  private func tokens(_ text: String, knowing words: [String] = []) throws -> (
    words: [String], tokens: [Token]
  ) {
    let source = try SourceText(file: Array(text.utf8))
    let order = ReadingOrder(of: source, layout: Layout(of: source))
    let slots = WordIndex.slots(
      hashes: words.map { Tokenizer.hash(of: Array($0.utf8)) },
      numbers: words.indices.map { UInt16($0 + 1) })
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: slots.count)
    defer { memory.deallocate() }
    _ = memory.initialize(from: slots)
    let tokenizer = Tokenizer(index: WordIndex(slots: UnsafeBufferPointer(memory)))
    tokenizer.tokenize(order.text)
    let tokens = Array(tokenizer.tokens)
    return (tokens.map { order.text.string($0.range) }, tokens)
  }

  @Test func wordsNumbersAndSigns() throws {
    let (words, tokens) = try tokens("Số 86-BC/BCĐ, “a”")
    #expect(words == ["Số", "86", "-", "BC", "/", "BCĐ", ",", "“", "a", "”"])
    #expect(
      tokens.map(\.gap) == [
        .paragraph, .space, .none, .none, .none, .none, .none, .space, .none, .none,
      ])
    #expect(
      tokens.map(\.sign) == [
        .none, .none, .dash, .none, .slash, .none, .comma, .openQuote, .none, .closeQuote,
      ])
  }

  @Test(arguments: [
    ("ủy", Token.Shape.lower), ("Ủy", .title), ("ỦY", .upper), ("Đ", .capital), ("CTrPH", .mixed),
    ("cỦa", .mixed), ("Ýkiến", .title), ("ĐẶC", .upper), ("ẤP", .upper), ("Ơ", .capital),
  ])
  func shapes(_ word: String, _ shape: Token.Shape) throws {
    #expect(try tokens(word).tokens.map(\.shape) == [shape])
  }

  /// Capitals are folded for every letter of the alphabet, whatever the length of the word.
  @Test func wordsAreKnownInAnyCase() throws {
    let letters =
      "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    for letter in letters.map(String.init) {
      for word in [
        letter, "ng\(letter)nh", String(repeating: letter, count: 7),
        String(repeating: "x", count: 20) + letter,
      ] {
        let upper = try tokens(word.uppercased(), knowing: [word]).tokens
        #expect(upper.map(\.word) == [1], "\(word)")
        #expect(try tokens(word, knowing: [word]).tokens.map(\.word) == [1], "\(word)")
        #expect(try tokens(word + "z", knowing: [word]).tokens.map(\.word) == [0], "\(word)")
      }
    }
  }

  @Test func otherScriptsAndMarks() throws {
    #expect(try tokens("các陋 tục").words == ["các", "陋", "tục"])
    #expect(try tokens("ngàу").tokens.map(\.isForeign) == [true])
    // A soft hyphen is no letter, and no space either.
    #expect(try tokens("ủy\u{AD}ban", knowing: ["ủyban"]).tokens.map(\.word) == [1])
    #expect(try tokens("a\u{A0}b").tokens.map(\.gap) == [.paragraph, .space])
  }

  /// A word may end or begin at any byte of a block.
  @Test func blocksDoNotMatter() throws {
    for length in 0..<130 {
      let text = String(repeating: "x", count: length) + " Ủy ban 12/3"
      #expect(try tokens(text).words.suffix(5) == ["Ủy", "ban", "12", "/", "3"])
    }
  }
}
