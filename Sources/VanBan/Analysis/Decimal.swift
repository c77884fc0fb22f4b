/// An exact decimal number: `digits` × 10^-`scale`.
public struct Decimal: Hashable, Sendable {
  public let digits: Int
  /// Digits behind the decimal mark, none of them a final zero.
  public let scale: Int

  public init(_ integer: Int) {
    self.init(digits: integer, scale: 0)
  }

  init(digits: Int, scale: Int) {
    var (digits, scale) = (digits, scale)
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
    self.digits = digits
    self.scale = scale
  }

  /// The number times 10^`exponent`, nil when it grows beyond every number in use.
  func scaled(by exponent: Int) -> Decimal? {
    var (digits, scale) = (digits, scale - exponent)
    while scale < 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
      scale += 1
    }
    return Decimal(digits: digits, scale: scale)
  }

  /// The sum, nil when it grows beyond every number in use.
  func adding(_ other: Decimal) -> Decimal? {
    let common = max(scale, other.scale)
    guard let left = scaled(by: common), let right = other.scaled(by: common) else { return nil }
    let (sum, overflow) = left.digits.addingReportingOverflow(right.digits)
    return overflow ? nil : Decimal(digits: sum, scale: common)
  }

  /// The nearest floating-point number.
  public var double: Double {
    var value = Double(digits)
    for _ in 0..<scale { value /= 10 }
    return value
  }
}
