import CBytes
import Testing

@testable import VanBanText

/// The fast ways over bytes and their portable twins.
@Suite struct BytesTests {
  /// Texts of every length whose characters fall on every place of a block.
  private static let texts: [[UInt8]] = {
    let pieces = [
      "Ủy ban ", "ƯỚC đạt ", "“a” – ", "×÷ßÿ ", "ẠạỸỹ", "陋", "²³ ", "Ẁẁẞ ", "A", "é", "ǃ", "😀 ",
      "Ðð", "ƣƠ", "у ", "\u{323}",
    ]
    var texts: [[UInt8]] = [[]]
    for seed in 0..<400 {
      var text = ""
      var state = UInt64(seed &* 7919 &+ 13)
      for _ in 0..<(seed % 40) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      texts.append(Array(text.utf8))
    }
    return texts
  }()

  @Test func plainPrefixAgrees() {
    for text in Self.texts {
      #expect(
        cbytes_plain_prefix(text, text.count) == cbytes_plain_prefix_portable(text, text.count))
    }
  }

  @Test func vouchedSymbolsAgree() {
    // Few symbols, so that the filter of their pairs says yes and no.
    var filter = [UInt64](repeating: 0, count: 37)
    for first in UInt16(0)..<40 {
      for second in UInt16(0)..<40 where (first * 7 + second) % 3 == 0 {
        let hash = cbytes_pair_hash(first, second)
        filter[Int(cbytes_pair_word(hash, 37))] |= cbytes_pair_bits(hash, UInt32(second & 1))
      }
    }
    for text in Self.texts where text.count >= 3 {
      let symbols = text.map { UInt16($0) % 40 }
      let inner = symbols.count - 2
      func marks(_ portable: Bool) -> (Int, [UInt8]) {
        var marks = [UInt8](repeating: 7, count: symbols.count)
        let sure = marks.withUnsafeMutableBufferPointer { marks in
          symbols.withUnsafeBufferPointer { symbols in
            (portable ? cbytes_vouched_portable : cbytes_vouched)(
              filter, 37, symbols.baseAddress! + 1, inner, 16, marks.baseAddress! + 1)
          }
        }
        return (sure, marks)
      }
      #expect(marks(false) == marks(true))
    }
  }

  @Test func wordsAgree() {
    let slots = WordIndex.slots(
      hashes: ["ủy", "ban", "ước"].map { Tokenizer.hash(of: Array($0.utf8)) }, numbers: [1, 2, 3])
    for text in Self.texts where !text.isEmpty {
      let padded = text + [UInt8](repeating: 0, count: 80)
      var letters = [cbytes_letters](repeating: cbytes_letters(), count: (text.count + 63) / 64 + 2)
      cbytes_classify(padded, text.count, &letters)
      guard letters[0].starts & 1 != 0 else { continue }
      func words(_ portable: Bool) -> [Int] {
        var (at, gap) = (0, UInt8(3))
        var tokens = [cbytes_token](repeating: cbytes_token(), count: 64)
        var hashes = [UInt64](repeating: 0, count: 64)
        let count = (portable ? cbytes_words_portable : cbytes_words)(
          padded, letters, &at, &gap, &tokens, &hashes, tokens.count)
        cbytes_number(slots, UInt64(slots.count - 1), hashes, &tokens, count)
        return [count, at, Int(gap)]
          + tokens.prefix(count).flatMap {
            [Int($0.start), Int($0.end), Int($0.word), Int($0.gap), Int($0.shape)]
          }
      }
      #expect(words(false) == words(true))
    }
  }

  /// C hashes the common words, Swift the rare ones.
  @Test func wordHashesAgree() {
    for text in Self.texts {
      let word = Array(text.prefix(16))
      guard !word.isEmpty else { continue }
      let padded = word + [UInt8](repeating: 0, count: 16)
      let (low, high) = padded.withUnsafeBytes { bytes in
        (
          UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)),
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
      }
      #expect(cbytes_word_hash(low, high) == WordHash.hash(of: word[...]))
    }
  }

  @Test func strangeLettersAgree() {
    for text in Self.texts {
      var at = 0
      while at < text.count {
        let found = cbytes_strange_letter(text, at, text.count)
        #expect(found == cbytes_strange_letter_portable(text, at, text.count))
        at = found + 1
      }
    }
    for (text, place) in [
      ("Đường ước à ô ý “á” ²°", 39), ("các Ðảng", 5), ("văn thƣ", 7), ("ngàу", 4),
    ] {
      #expect(cbytes_strange_letter(text, 0, text.utf8.count) == place, "\(text)")
    }
  }

  @Test func placesOfNumbersAgree() {
    for text in Self.texts where text.count >= 16 {
      let numbers = text.prefix(16).map { UInt16($0) % 11 }
      for wanted in UInt16(0)..<11 {
        #expect(cbytes_find16(numbers, wanted) == cbytes_find16_portable(numbers, wanted))
      }
    }
  }

  @Test func classesAgree() {
    for text in Self.texts {
      let padded = text + [UInt8](repeating: 0, count: 80)
      let blocks = (text.count + 63) / 64
      var fast = [cbytes_letters](repeating: cbytes_letters(), count: blocks + 1)
      var portable = fast
      cbytes_classify(padded, text.count, &fast)
      cbytes_classify_portable(padded, text.count, &portable)
      for block in 0..<blocks {
        #expect(fast[block].letters == portable[block].letters)
        #expect(fast[block].starts == portable[block].starts)
        #expect(fast[block].capitals == portable[block].capitals)
      }
    }
  }

  @Test func codepointMarksAgree() {
    for text in Self.texts {
      var fast = [UInt32](repeating: 0, count: text.count / 64 + 1)
      var portable = fast
      cbytes_codepoint_marks(text, text.count, &fast)
      cbytes_codepoint_marks_portable(text, text.count, &portable)
      #expect(fast == portable)
      let whole = String(decoding: text[..<(text.count / 64 * 64)], as: UTF8.self)
      if !whole.unicodeScalars.contains("\u{FFFD}") {
        #expect(Int(fast[fast.count - 1]) == whole.unicodeScalars.count)
      }
    }
  }

  @Test func lineEndsAgree() {
    for length in 0..<70 {
      for end in 0...length {
        var text = [UInt8](repeating: 0x8A, count: length)
        if end < length { text[end] = end % 2 == 0 ? 0x0A : 0x0D }
        for start in Set([0, end / 2, end]) {
          #expect(cbytes_line_end(text, start, length) == end)
          #expect(cbytes_line_end_portable(text, start, length) == end)
        }
      }
    }
  }

  private func hex(_ digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The examples of FIPS 180-4, and both ways over every length around a block.
  @Test func sha256() {
    var digest = [UInt8](repeating: 0, count: 32)
    cbytes_sha256(Array("abc".utf8), 3, &digest)
    #expect(hex(digest) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    cbytes_sha256([], 0, &digest)
    #expect(hex(digest) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for length in 0..<200 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      var portable = digest
      cbytes_sha256(bytes, length, &digest)
      cbytes_sha256_portable(bytes, length, &portable)
      #expect(digest == portable)
    }
  }

  @Test(
    arguments: [
      ("Thực hiện “Kế hoạch” – 2023…", []), ("a\u{A0}b", .invisible), ("a\u{AD}", .invisible),
      ("\u{200B}a", .invisible), ("\u{FEFF}a", .invisible), ("105 buổi⁽¹⁾", .marks),
      ("12 m²", .marks),
      ("a<SUP>", .marks), ("$^1$", .marks), ("[^1]", .marks), ("[1]", .marks), ("[a]", []),
      ("a\u{0C}b", .formFeeds), ("a\tb", .gaps), ("a   b", .gaps), ("a  b", []), ("**", .bold),
      ("*a", []), ("# a", .markdown), ("#a", []), ("|-", .markdown), ("a|b", []),
    ] as [(String, TextContents)])
  func contents(_ text: String, _ contents: TextContents) {
    // At every place of a block.
    for length in 0..<40 {
      let bytes = Array(repeating: UInt8(ascii: "x"), count: length) + Array(text.utf8)
      let found = bytes.withUnsafeBufferPointer { TextContents(of: $0) }
      #expect(found == contents)
      #expect(cbytes_contents_portable(bytes, bytes.count) == contents.rawValue)
    }
  }

  @Test(arguments: ["(", "[", "<", "$", "²", "⁽"])
  func markOpenings(_ sign: String) {
    for length in 0..<40 {
      let bytes = Array(repeating: UInt8(ascii: "x"), count: length) + Array(sign.utf8)
      #expect(cbytes_mark_opening(bytes, 0, bytes.count) == length)
      #expect(cbytes_mark_opening_portable(bytes, 0, bytes.count) == length)
      #expect(cbytes_mark_opening(bytes, 0, length) == length)
    }
  }
}
