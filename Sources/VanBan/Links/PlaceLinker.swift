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
          && (reading.sign(gap.lowerBound) == .comma || reading.sign(gap.lowerBound) == .dash
            || reading.sign(gap.lowerBound) == .openParenthesis
            || reading.keyword(gap.lowerBound) == .belongs)
      if touches, reading.follows(outer.tokens.lowerBound) { units[index].within = index + 1 }
    }
    shareAlongLists(&units)
  }

  /// «xã Hòa Sơn, Cư Drăm và Yang Mao, huyện Krông Bông»: what the last of a list lies in, all do.
  private func shareAlongLists(_ units: inout [Unit]) {
    for index in (0..<units.count - 1).reversed() where units[index].within == nil {
      let (item, next) = (units[index], units[index + 1])
      let gap = item.tokens.upperBound
      guard let around = next.within, item.kind == .administrative, item.scope.type != nil,
        item.scope.type == next.scope.type, next.tokens.lowerBound == gap + 1,
        reading.sign(gap) == .comma || reading.keyword(gap) == .and,
        next.tokens.lowerBound == next.scope.name?.lowerBound
      else { continue }
      units[index].within = around
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
