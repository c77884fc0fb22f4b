import Testing
import VanBanText

@testable import VanBan

/// The tables of the language model, and what it says of words.
@Suite struct LanguageTests {
  /// Every n-gram put in is found with its value, in a table so full that buckets run over.
  @Test func ngramsAreFound() {
    let keys: [UInt64] = (0..<5_000).map { (number: Int) -> UInt64 in
      NgramTable.key(UInt16(number % 91), UInt16(number / 91), UInt16(number % 7))
    }
    let values: [UInt16] = (0..<5_000).map { UInt16($0) }
    let (bytes, buckets) = NgramTable.bytes(keys: keys, values: values, width: 2)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { memory.deallocate() }
    memory.copyBytes(from: bytes)
    let table = NgramTable(base: UnsafeRawPointer(memory.baseAddress!), buckets: buckets, width: 2)
    var wrong = 0
    for (key, value) in zip(keys, values) {
      let found = table.find(key).map { UInt16($0[0]) | UInt16($0[1]) << 8 }
      // Two n-grams with the same fingerprint in one bucket are taken for each other.
      if found != value { wrong += 1 }
    }
    #expect(wrong < 20)
    let strangers = (0..<5_000).count { table.find(NgramTable.key(500, UInt16($0))) != nil }
    #expect(strangers < 20)
  }

  /// A pair vouches for the side it was put in for, and nearly no other pair does.
  @Test func pairsVouch() {
    var pairs: [(first: UInt16, second: UInt16, side: PairFilter.Side)] = []
    for number: UInt16 in 0..<2_000 { pairs.append((100 + number, 300 + number * 3, .second)) }
    let words = PairFilter.words(pairs)
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: words.count)
    defer { memory.deallocate() }
    memory.initialize(from: words, count: words.count)
    let filter = PairFilter(words: memory, count: words.count)
    var marks = [UInt8](repeating: 9, count: 4)
    var firsts = 0
    for pair in pairs {
      let symbols = [TextSymbol.lineStart, pair.first, pair.second, TextSymbol.lineStart]
      symbols.withUnsafeBufferPointer { symbols in
        marks.withUnsafeMutableBufferPointer { marks in
          _ = filter.mark(symbols.baseAddress! + 1, count: 2, into: marks.baseAddress! + 1)
        }
      }
      #expect(marks[2] == 1)
      firsts += Int(marks[1])
    }
    #expect(firsts < 100)
  }

  @Test(arguments: [
    ("nghiêng", true), ("quyết", true), ("gìn", true), ("giếng", true), ("ủy", true),
    ("ngêm", false), ("kông", false), ("quc", false), ("tiêp", false), ("cĩ", false),
    ("bềnt", false),
  ])
  func syllablesAreKnownByTheirLetters(_ word: String, _ isPossible: Bool) throws {
    let spelled = try #require(
      Array(word.utf8).withUnsafeBytes { Gazetteer.official.letters.spelled(word: $0) })
    #expect(SyllableIndex.vietnamese.isPossible(spelled) == isPossible)
  }

  /// Of the words that «cũa» may have been the nearest is among the candidates.
  @Test func candidatesLookAlike() throws {
    let spelled = try #require(
      Array("cũa".utf8).withUnsafeBytes { Gazetteer.official.letters.spelled(word: $0) })
    let candidates = SyllableIndex.vietnamese.candidates(
      like: spelled, printed: TextSymbol.unknown, .vietnamese)
    let words = candidates.map { SyllableIndex.vietnamese.string($0.symbol) }
    #expect(words.contains("của"))
    #expect(Set(words).count == words.count && words.count <= SyllableIndex.candidates)
  }

  @Test func usualWordsCostLess() {
    func cost(_ words: String...) -> Int32 {
      let symbols = words.map { Lexicon.vietnamese.symbol(of: Array($0.utf8)[...]) }
      return LanguageModel.vietnamese.cost(symbols[2], after: symbols[0], symbols[1])
    }
    #expect(cost("tổ", "chức", "thực") < cost("tổ", "chức", "thức"))
    #expect(cost("ủy", "ban", "nhân") < cost("ủy", "ban", "nhẫn"))
  }
}
