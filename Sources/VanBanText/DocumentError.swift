/// Why a file could not be read as a document. Positions are bytes from the start of the file.
public enum DocumentError: Error, Equatable, Sendable {
  /// Nothing but a byte order mark, or not even that.
  case empty
  /// The first byte that is not part of well-formed UTF-8.
  case invalidUTF8(at: Int)
  /// UTF-16 with a byte order mark whose units do not form text.
  case malformedUTF16
  /// Zero bytes beside every letter: UTF-16 that does not say so.
  case utf16WithoutByteOrderMark
  /// A zero byte: not text at all.
  case binary(at: Int)
  /// More than two gigabytes, the largest document whose offsets ICU can count.
  case tooLarge(bytes: Int)
}
