import Testing

@testable import VanBanText

@Suite struct SourceTextTests {
  private func fault(_ bytes: [UInt8]) -> DocumentError? {
    do {
      _ = try SourceText(file: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func badBytesAreToldWithTheirPlace() {
    #expect(fault([]) == .empty)
    #expect(fault([0xEF, 0xBB, 0xBF]) == .empty)
    #expect(fault(Array("abc".utf8) + [0xFF]) == .invalidUTF8(at: 3))
    // The byte order mark counts: the place is that in the file.
    #expect(fault([0xEF, 0xBB, 0xBF, 0x61, 0xC3]) == .invalidUTF8(at: 4))
    #expect(fault(Array("abcdefgh".utf8) + [0] + Array("ijklmnop".utf8)) == .binary(at: 8))
    #expect(fault(Array("abcdef".utf8.flatMap { [$0, 0] })) == .utf16WithoutByteOrderMark)
    #expect(fault([0xFF, 0xFE, 0x00, 0xD8]) == .malformedUTF16)
  }

  /// Overlong forms, surrogates, bytes beyond U+10FFFF, cut characters, each behind plain text of any
  /// length, so that it falls on every place of a block.
  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE1, 0xBB], [0xC3, 0x28],
      [0xE1, 0x28, 0xA1],
    ] as [[UInt8]])
  func malformedUTF8(_ bad: [UInt8]) {
    for length in 0..<140 {
      let prefix = Array("Ủy ban nhân dân tỉnh Quảng Ngãi ngày 22 tháng 4 năm 2021 ".utf8)
      let plain = Array((0..<4).flatMap { _ in prefix }.prefix(length))
      // Cut inside a character, the prefix itself is bad.
      guard String(validating: plain, as: UTF8.self) != nil else { continue }
      #expect(fault(plain + bad + Array("x".utf8)) == .invalidUTF8(at: length))
    }
  }

  @Test func utf16WithAByteOrderMarkIsRead() throws {
    let text = "Số 86-BC/BCĐ"
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    #expect(String(decoding: try SourceText(file: little).bytes, as: UTF8.self) == text)
    #expect(try SourceText(file: big).encoding == "UTF-16BE")
  }

  @Test func normalFormIsKnown() throws {
    #expect(try SourceText(file: Array("Ủy ban, “trích” – 陋 ²".utf8)).isNFC)
    #expect(try !SourceText(file: Array("U\u{309}y ban".utf8)).isNFC)
  }
}
