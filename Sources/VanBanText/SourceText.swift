internal import ICU

/// A document as it came in, decoded to UTF-8 and otherwise untouched.
public struct SourceText: Sendable {
  /// UTF-8 without its byte order mark; line ends and normalisation as in the file.
  public let bytes: [UInt8]
  /// The encoding of the file: «UTF-8», «UTF-16LE» or «UTF-16BE».
  public let encoding: String
  /// The file as it came in.
  public let file: [UInt8]
  /// Whether the text is known to be in NFC.
  public let isNFC: Bool
  let contents: TextContents

  static let largest = Int(Int32.max) - 1

  /// Decodes a file: UTF-8 with or without byte order mark, or UTF-16 with one.
  public init(file: [UInt8]) throws(DocumentError) {
    guard file.count <= Self.largest else { throw .tooLarge(bytes: file.count) }
    self.file = file
    let decoded: [UInt8]
    let mark: Int
    if file.starts(with: [0xFF, 0xFE]) {
      (decoded, encoding, mark) = (try Self.utf8(fromUTF16: "UTF-16LE", file), "UTF-16LE", 2)
    } else if file.starts(with: [0xFE, 0xFF]) {
      (decoded, encoding, mark) = (try Self.utf8(fromUTF16: "UTF-16BE", file), "UTF-16BE", 2)
    } else if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      (decoded, encoding, mark) = (Array(file.dropFirst(3)), "UTF-8", 3)
    } else {
      (decoded, encoding, mark) = (file, "UTF-8", 0)
    }
    guard !decoded.isEmpty else { throw .empty }
    let scan = decoded.withUnsafeBufferPointer { UTF8Scan(of: $0) }
    switch scan.fault {
    case .invalid(let at): throw .invalidUTF8(at: at + mark)
    case .zero(let at):
      throw Self.looksLikeUTF16(decoded) ? .utf16WithoutByteOrderMark : .binary(at: at + mark)
    case nil: break
    }
    bytes = decoded
    contents = decoded.withUnsafeBufferPointer { TextContents(of: $0) }
    isNFC =
      scan.isSurelyNFC
      || decoded.withUnsafeBufferPointer { text in
        !MarkHeap.isIn(text) && (try? Normalizer.isNFC(text)) == true
      }
  }

  private static func utf8(fromUTF16 charset: String, _ file: [UInt8]) throws(DocumentError)
    -> [UInt8]
  {
    do {
      let body = file.dropFirst(2)
      guard !body.isEmpty else { return [] }
      return try Array(body).withUnsafeBufferPointer { text throws(ICUError) in
        try Converter.utf8(from: charset, text)
      }
    } catch {
      throw .malformedUTF16
    }
  }

  /// Latin text in UTF-16 has a zero in every other byte, nearly all on the same side.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    guard head.count >= 4 else { return false }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let (more, fewer) = (max(zeros[0], zeros[1]), min(zeros[0], zeros[1]))
    return more >= 4 && more * 5 > head.count && fewer * 20 < more
  }
}
