import Glibc

/// A cell of a table, still in the compiled bytes.
struct Cell: Equatable {
  private let start: UnsafeRawPointer

  /// - Parameter start: two bytes of length, then UTF-8.
  init(_ start: UnsafeRawPointer) { self.start = start }

  var bytes: UnsafeRawBufferPointer {
    let length =
      Int(start.load(as: UInt8.self)) | Int(start.load(fromByteOffset: 1, as: UInt8.self)) << 8
    return UnsafeRawBufferPointer(start: start + 2, count: length)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  static func == (left: Cell, right: StaticString) -> Bool {
    left.bytes.isSame(
      UnsafeRawBufferPointer(start: right.utf8Start, count: right.utf8CodeUnitCount))
  }

  /// For a string that is no literal; as an operator it would take literals too, and be slower.
  func isSame(as string: String) -> Bool { bytes.elementsEqual(string.utf8) }

  static func == (left: Cell, right: Cell) -> Bool { left.bytes.isSame(right.bytes) }
}

extension UnsafeRawBufferPointer {
  /// The same bytes; `elementsEqual` would look at them one by one.
  fileprivate func isSame(_ other: UnsafeRawBufferPointer) -> Bool {
    count == other.count && (count == 0 || memcmp(baseAddress!, other.baseAddress!, count) == 0)
  }
}
