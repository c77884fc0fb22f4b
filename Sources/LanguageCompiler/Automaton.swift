/// A word of a phrase and the words that may follow it.
final class Node {
  private(set) var nexts: [UInt16: Node] = [:]
  /// The rows of tables whose phrases end here.
  var outputs: [UInt32] = []

  /// The tables of all phrases that go through here, a bit for each.
  var tables: UInt32 {
    let own = outputs.reduce(UInt32(0)) { $0 | 1 << ($1 >> 24) }
    return nexts.values.reduce(own) { $0 | $1.tables }
  }

  func next(_ word: UInt16) -> Node {
    if let next = nexts[word] { return next }
    let next = Node()
    nexts[word] = next
    return next
  }
}

/// The phrases as an automaton over word numbers, laid out for reading in place.
struct Automaton {
  /// Open addressing: state and word in the upper bits of a slot, the next state in the lower 24.
  private(set) var edges: [UInt64] = []
  /// For each state a set of the words that go on from it: bit n for words whose number ends in n of 64.
  private(set) var nextWords: [UInt64] = []
  /// For each state where its outputs begin (bits 8–31), how many they are (1–7), whether it goes on.
  private(set) var states: [UInt32] = []
  private(set) var outputs: [UInt32] = []
  /// For each word the tables that have a phrase beginning with it, a bit for each.
  private(set) var tables: [UInt32] = []

  /// - Parameter words: how many words there are; the states up to that number are their first states.
  init(_ roots: [UInt16: Node], words: Int) {
    var nodes: [Node?] = [Node?](repeating: nil, count: words + 1)
    tables = [UInt32](repeating: 0, count: words + 1)
    for (word, node) in roots {
      nodes[Int(word)] = node
      tables[Int(word)] = node.tables
    }
    var links: [(state: Int, word: UInt16, next: Int)] = []
    var state = 1
    while state < nodes.count {
      for (word, next) in nodes[state]?.nexts.sorted(by: { $0.key < $1.key }) ?? [] {
        links.append((state, word, nodes.count))
        nodes.append(next)
      }
      state += 1
    }
    nextWords = [UInt64](repeating: 0, count: nodes.count)
    for link in links { nextWords[link.state] |= 1 << UInt64(link.word & 63) }
    for node in nodes {
      let entry = UInt32(outputs.count) << 8 | UInt32(node?.outputs.count ?? 0) << 1
      states.append(node == nil ? 0 : entry | (node!.nexts.isEmpty ? 0 : 1))
      outputs += node?.outputs ?? []
    }
    var size = 16
    while size < links.count * 2 { size *= 2 }
    edges = [UInt64](repeating: 0, count: size)
    for link in links {
      let key = UInt64(link.state) << 16 | UInt64(link.word)
      var at = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
      while edges[at] != 0 { at = (at + 1) & (size - 1) }
      edges[at] = key << 24 | UInt64(link.next)
    }
  }
}
