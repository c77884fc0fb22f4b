import VanBanText

/// Tells each place in which other one it lies: «thôn 4 - xã Đăk Tô Lung», «xã A Roàng, huyện A Lưới».
struct PlaceLinker {
  let reading: Reading

  func link(_ units: inout [Unit]) {
    guard units.count > 1 else { return }
    for index in 0..<units.count - 1 {
      // By index: a unit is large.
      guard units[index + 1].kind == .administrative, let low = units[index].level,
        let high = units[index + 1].level, high.rank < low.rank
      else { continue }
      let start = units[index + 1].tokens.lowerBound
      let gap = units[index].tokens.upperBound..<start
      let touches =
        gap.isEmpty
        || gap.count == 1
          && (reading.sign(gap.lowerBound) == .comma || reading.sign(gap.lowerBound) == .dash
            || reading.sign(gap.lowerBound) == .openParenthesis
            || reading.keyword(gap.lowerBound) == .belongs)
      if touches, reading.follows(start) { units[index].within = index + 1 }
    }
    shareAlongLists(&units)
  }

  /// «xã Hòa Sơn, Cư Drăm và Yang Mao, huyện Krông Bông»: what the last of a list lies in, all do.
  private func shareAlongLists(_ units: inout [Unit]) {
    for index in (0..<units.count - 1).reversed() where units[index].within == nil {
      guard let around = units[index + 1].within, units[index].kind == .administrative else {
        continue
      }
      let (item, next) = (units[index], units[index + 1])
      let gap = item.tokens.upperBound
      guard item.scope.type != nil,
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
