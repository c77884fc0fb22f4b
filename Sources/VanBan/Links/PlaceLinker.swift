import VanBanText

/// Tells each place in which other one it lies: «thôn 4 - xã Đăk Tô Lung», «xã A Roàng, huyện A Lưới».
struct PlaceLinker {
  let reading: Reading

  func link(_ units: inout [Unit]) {
    guard units.count > 1 else { return }
    for index in 0..<units.count - 1 {
      let (inner, outer) = (units[index], units[index + 1])
      guard outer.kind == .administrative, let low = inner.level, let high = outer.level,
        high.rank < low.rank
      else { continue }
      let gap = inner.tokens.upperBound..<outer.tokens.lowerBound
      let touches =
        gap.isEmpty
        || gap.count == 1
          && (reading.sign(gap.lowerBound) == .comma || reading.sign(gap.lowerBound) == .dash)
      if touches, reading.follows(outer.tokens.lowerBound) { units[index].within = index + 1 }
    }
  }
}

extension Unit.Level {
  /// 0 for the whole country, greater for smaller units.
  var rank: Int {
    switch self {
    case .central: 0
    case .province: 1
    case .district: 2
    case .commune: 3
    case .village: 4
    }
  }
}
