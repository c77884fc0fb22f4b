/// Tokens from one to another, in half the memory of a `Range<Int>`; empty for none.
struct TokenRange {
  private let first: Int32
  private let end: Int32

  @inline(__always)
  init(_ range: Range<Int>?) {
    first = Int32(truncatingIfNeeded: range?.lowerBound ?? 0)
    end = Int32(truncatingIfNeeded: range?.upperBound ?? 0)
  }

  @inline(__always)
  var range: Range<Int>? { first < end ? Int(first)..<Int(end) : nil }
}
