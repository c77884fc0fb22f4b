/// What was printed for each word that a machine read.
struct WordAlignment {
  /// A word of the reading, a run without white space.
  struct Word {
    /// Bytes of the text.
    let bytes: Range<Int>
    let text: String
    /// What is compared: without signs at the ends, dashes and quotation marks of all kinds alike.
    let key: String
  }

  enum Match {
    /// Read as printed.
    case right
    /// Read in another place than printed, or not worth comparing: neither right nor wrong.
    case aside
    /// One word for one other.
    case wrong(String)
    /// Two words as one, one as two, or nothing that was printed.
    case garbled
  }

  let words: [Word]
  /// One for each word.
  private(set) var matches: [Match]

  init(truth: String, reading: String) {
    let printed = Self.words(of: truth)
    words = Self.words(of: reading)
    matches = [Match](repeating: .garbled, count: words.count)
    var lost: [String: Int] = [:]
    let printedKeys = printed.map(\.key)
    let difference = words.map(\.key).difference(from: printedKeys)
    var (at, place) = (0, 0)
    let removed = Set(difference.removals.map(Self.offset))
    let inserted = Set(difference.insertions.map(Self.offset))
    var loose: [Int] = []
    while at < printed.count || place < words.count {
      let (first, start) = (at, place)
      while at < printed.count, removed.contains(at) { at += 1 }
      while place < words.count, inserted.contains(place) { place += 1 }
      pair(printed[first..<at].map(\.key), start..<place, &lost, &loose)
      if at < printed.count, place < words.count {
        matches[place] = .right
        (at, place) = (at + 1, place + 1)
      }
    }
    // A column or line that was read out of its order.
    for place in loose where lost[words[place].key, default: 0] > 0 {
      lost[words[place].key]! -= 1
      matches[place] = .right
    }
    for place in words.indices where isAside(place) { matches[place] = .aside }
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  // MARK: Words

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
      let key = key(of: part)
      if key.isEmpty { continue }
      let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      words.append(
        Word(bytes: start..<start + part.utf8.count, text: String(part), key: key))
    }
    return words
  }

  static func key(of word: some StringProtocol) -> String {
    var scalars = Array(String.UnicodeScalarView(word.unicodeScalars.map { alike[$0] ?? $0 }))
    let isSign = { (scalar: Unicode.Scalar) in signs.contains(scalar) }
    while let last = scalars.last, isSign(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars.drop(while: isSign)))
  }

  private static let alike: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "\"", "”": "\"", "‘": "'", "’": "'", "–": "-", "—": "-", "⁄": "/",
  ]
  private static let signs = Set(".,;:!?\"'()[]*-_|…".unicodeScalars)

  // MARK: What differs

  /// Sets words against those printed between two places that agree, at the least cost.
  private mutating func pair(
    _ printed: [String], _ read: Range<Int>, _ lost: inout [String: Int], _ loose: inout [Int]
  ) {
    guard !printed.isEmpty, !read.isEmpty, printed.count * read.count <= 40_000 else {
      for key in printed { lost[key, default: 0] += 1 }
      loose += read
      return
    }
    let keys = words[read].map(\.key)
    let width = keys.count + 1
    var costs = [Double](repeating: .infinity, count: (printed.count + 1) * width)
    var steps = [Step](repeating: .lost, count: costs.count)
    costs[0] = 0
    for one in 0...printed.count {
      for two in 0...keys.count {
        for step in Step.allCases {
          let (down, right) = step.size
          guard one + down <= printed.count, two + right <= keys.count else { continue }
          let cost =
            costs[one * width + two]
            + step.cost(
              printed[one..<one + down].joined(), keys[two..<two + right].joined())
          let next = (one + down) * width + two + right
          if cost < costs[next] { (costs[next], steps[next]) = (cost, step) }
        }
      }
    }
    var (one, two) = (printed.count, keys.count)
    while one > 0 || two > 0 {
      let step = steps[one * width + two]
      (one, two) = (one - step.size.printed, two - step.size.read)
      switch step {
      case .lost: lost[printed[one], default: 0] += 1
      case .added: loose.append(read.lowerBound + two)
      case .other where Self.bare(printed[one]).isEmpty: matches[read.lowerBound + two] = .aside
      case .other where Self.distance(printed[one], keys[two]) <= 0.7:
        matches[read.lowerBound + two] = .wrong(printed[one])
      case .split where printed[one].contains(where: { "-/".contains($0) }):
        // A number that was wrapped at its hyphen.
        for part in two...two + 1
        where printed[one].hasPrefix(keys[part]) || printed[one].hasSuffix(keys[part]) {
          matches[read.lowerBound + part] = .aside
        }
      default: break
      }
    }
  }

  private enum Step: CaseIterable {
    case other, lost, added, split, joined

    var size: (printed: Int, read: Int) {
      switch self {
      case .other: (1, 1)
      case .lost: (1, 0)
      case .added: (0, 1)
      case .split: (1, 2)
      case .joined: (2, 1)
      }
    }

    func cost(_ printed: String, _ read: String) -> Double {
      switch self {
      case .lost, .added: 0.8
      case .other: 1.6 * WordAlignment.distance(printed, read)
      case .split, .joined: 0.25 + 1.6 * WordAlignment.distance(printed, read)
      }
    }
  }

  /// How many letters differ, as a share of the longer word.
  static func distance(_ one: String, _ other: String) -> Double {
    let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    guard !one.isEmpty, !other.isEmpty else { return 1 }
    var row = Array(0...other.count)
    for (line, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for at in other.indices {
        let kept = diagonal + (letter == other[at] ? 0 : 1)
        diagonal = row[at + 1]
        row[at + 1] = min(kept, diagonal + 1, row[at] + 1)
      }
    }
    return Double(row[other.count]) / Double(max(one.count, other.count))
  }

  /// Differences that are no misread word: capitals for small letters in the whole word, a lost mark of a
  /// note.
  private func isAside(_ place: Int) -> Bool {
    guard case .wrong(let printed) = matches[place] else { return false }
    let key = words[place].key
    if key.lowercased() == printed.lowercased() {
      let rest = key.dropFirst()
      return key == key.lowercased() || key == key.uppercased() || rest == rest.lowercased()
    }
    let bare = Self.bare(printed)
    let read = key.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
    return bare != printed && Self.key(of: bare).lowercased() == String(read).lowercased()
  }

  /// A printed word without the mark of a note.
  private static func bare(_ printed: String) -> String {
    printed.filter { !"⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) }
  }
}
