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
    let bytes = left.bytes
    return bytes.count == right.utf8CodeUnitCount
      && bytes.elementsEqual(UnsafeBufferPointer(start: right.utf8Start, count: bytes.count))
  }

  static func == (left: Cell, right: String) -> Bool { left.bytes.elementsEqual(right.utf8) }

  static func == (left: Cell, right: Cell) -> Bool { left.bytes.elementsEqual(right.bytes) }
}
