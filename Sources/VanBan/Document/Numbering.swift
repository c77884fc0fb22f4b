/// Follows the numbering of a document: on which level a label stands, and whether one is missing.
///
/// Lists may begin again at any time; what is told apart is whether a label goes on with one of the lists
/// that are open.
struct Numbering {
  enum Fault {
    /// Labels are left out before it.
    case gap
    /// Its number stood before.
    case repeated
  }

  fileprivate struct List {
    let style: OutlineLabel.Style
    let prefix: [Int]
    let level: Int
    var last: Int
  }

  /// No text has so many lists inside one another.
  private static let deepest = 40

  /// Open lists, the outermost first.
  private var open: [List] = []
  /// The last numbers of lists that were closed: articles are counted on from chapter to chapter.
  private var closed: [OutlineLabel.Style: Int] = [:]

  /// Takes the next label.
  ///
  /// - Parameters:
  ///   - isAnnounced: the line above ends with a colon, so that a list of its own may begin.
  ///   - isSure: the label begins a paragraph or follows the end of a sentence.
  /// - Returns: nil when the figure is no label.
  mutating func add(
    _ label: OutlineLabel, isAnnounced: Bool, isSure: Bool
  ) -> (level: Int, fault: Fault?)? {
    if label.style.isBullet { return (begin(label, isAnnounced: isAnnounced), nil) }
    if let place = open.lastIndex(where: { $0.goesOn(with: label) }) {
      return (goOn(place, label), nil)
    }
    guard isSure else { return nil }
    if label.isFirst {
      let isRepeated = open.last.map { $0.isLike(label) && $0.last == label.number } ?? false
      if isRepeated, !isAnnounced, label.style.rawValue < OutlineLabel.Style.arabic.rawValue {
        return (goOn(open.count - 1, label), .repeated)
      }
      return (begin(label, isAnnounced: isAnnounced), nil)
    }
    // The new wording of an article, without quotation marks.
    if isAnnounced, label.style == .article { return (begin(label, isAnnounced: true), nil) }
    if let place = open.lastIndex(where: { $0.isLike(label) }) {
      let steps = label.steps(from: open[place].last)
      if label.isInserted, steps == 0 { return (goOn(place, label), nil) }
      guard steps <= 4 || label.style == .article else { return nil }
      return (goOn(place, label), steps > 0 ? .gap : .repeated)
    }
    return beginLate(label)
  }

  /// What follows is another text, such as an appendix.
  mutating func reset() {
    open = []
    closed = [:]
  }

  private mutating func goOn(_ place: Int, _ label: OutlineLabel) -> Int {
    close(from: place + 1)
    open[place].last = label.number
    return open[place].level
  }

  /// Opens a list under what is open and stands above its kind.
  private mutating func begin(_ label: OutlineLabel, isAnnounced: Bool) -> Int {
    let outer = open.firstIndex { $0.style.rawValue > label.style.rawValue } ?? open.count
    close(from: outer)
    var level = (open.last?.level ?? 0) + 1
    if let like = open.last(where: { $0.isLike(label) }), !isAnnounced || label.style.isBullet {
      level = like.level
    }
    // Lists of one kind that were left behind are forgotten.
    let alike = open.indices.filter { open[$0].isLike(label) }
    if alike.count >= (label.style.isBullet ? 1 : 3) { open.remove(at: alike[0]) }
    if open.count == Self.deepest { open.removeFirst() }
    open.append(
      List(style: label.style, prefix: label.prefix, level: level, last: label.number))
    return level
  }

  /// A list that does not begin at its beginning: it goes on with one that was closed, or lacks its first.
  private mutating func beginLate(_ label: OutlineLabel) -> (level: Int, fault: Fault?)? {
    let steps = closed[label.style].map { label.steps(from: $0) }
    let isContinued = steps == 1
    // Articles are counted through all chapters.
    let isLacking = label.style == .article && (2...5).contains(steps ?? 0)
    if !isContinued, label.style == .dotted {
      // «2.3» under «2.» or «II.»; any other number with a stop inside is a quantity.
      guard let above = open.last(where: { $0.style.rawValue < label.style.rawValue }),
        above.last == label.prefix.last
      else { return nil }
    }
    let isSecond = label.number == label.second
    // An excerpt may begin anywhere.
    let isFirst = open.allSatisfy(\.style.isBullet) && closed.keys.allSatisfy(\.isBullet)
    let level = begin(label, isAnnounced: false)
    let isGap = isLacking || isSecond && !isContinued && !label.isInserted && !isFirst
    return (level, isGap ? .gap : nil)
  }

  private mutating func close(from place: Int) {
    for list in open[place...].reversed() { closed[list.style] = list.last }
    open.removeSubrange(place...)
  }
}

extension Numbering.List {
  fileprivate func isLike(_ label: OutlineLabel) -> Bool {
    style == label.style && prefix == label.prefix
  }

  fileprivate func goesOn(with label: OutlineLabel) -> Bool {
    isLike(label) && label.steps(from: last) == 1
  }
}

extension OutlineLabel {
  var isFirst: Bool { number == (isLetter ? 0 : 1) }

  /// The number of a list's second item.
  fileprivate var second: Int { isLetter ? 10 : 2 }

  private var isLetter: Bool { style == .letter || style == .capital }

  /// How many items lie between a number of the same list and this one, 1 for the next.
  ///
  /// Letters may leave out đ, f, j, w and z, or not.
  fileprivate func steps(from last: Int) -> Int {
    guard isLetter else { return number - last }
    if number <= last { return number == last ? 0 : -1 }
    return max(1, Self.letters.count { $0 > last && $0 <= number })
  }

  /// Letters of points without those that some leave out: đ, f, j, w, z.
  private static let letters = "abcdeghiklmnopqrstuvxy".utf8.map { (Int($0) - 0x61) * 10 }
}
