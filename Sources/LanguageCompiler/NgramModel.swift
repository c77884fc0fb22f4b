import Foundation
import VanBan
import VanBanText

/// Probabilities of symbols after one and two others: interpolated absolute discounting, of which the
/// n-grams that say most are kept and the others left to the shorter ones (back-off).
struct NgramModel {
  /// What every count gives away to the unseen.
  static let discount = 0.75

  struct Entry {
    let key: UInt64
    let probability: Double
    var backOff = 1.0
  }

  private(set) var unigrams: [(probability: Double, backOff: Double)] = []
  private(set) var bigrams: [Entry] = []
  private(set) var trigrams: [Entry] = []

  /// - Parameters:
  ///   - bigrams, trigrams: how many of each to keep.
  init(_ counts: NgramCounts, bigrams keptBigrams: Int, trigrams keptTrigrams: Int) {
    let symbols = counts.unigrams.count
    let total = Double(counts.unigrams.reduce(0, +))
    // Half an occurrence for every symbol never seen.
    let single = counts.unigrams.map { (Double($0) + 0.5) / (total + 0.5 * Double(symbols)) }

    // Bigrams, all of them, interpolated.
    var pairContext = [Int](repeating: 0, count: symbols)
    var pairKinds = [Int](repeating: 0, count: symbols)
    for (key, count) in zip(counts.bigrams.keys, counts.bigrams.counts) {
      pairContext[Int(key >> 32)] += Int(count)
      pairKinds[Int(key >> 32)] += 1
    }
    let pair = zip(counts.bigrams.keys, counts.bigrams.counts).map { key, count in
      let (first, second) = (Int(key >> 32), Int(key >> 16 & 0xFFFF))
      let context = Double(pairContext[first])
      return (Double(count) - Self.discount) / context
        + Self.discount * Double(pairKinds[first]) / context * single[second]
    }
    func pairPlace(_ first: UInt16, _ second: UInt16) -> Int? {
      Self.place(NgramTable.key(first, second), counts.bigrams.keys)
    }
    func pairProbability(_ first: UInt16, _ second: UInt16) -> Double {
      if let place = pairPlace(first, second) { return pair[place] }
      let context = Double(max(1, pairContext[Int(first)]))
      return Self.discount * Double(pairKinds[Int(first)]) / context * single[Int(second)]
    }

    // Trigrams, context by context; the keys are sorted, so that a context lies together.
    let keys = counts.trigrams.keys
    var found: [(gain: Double, entry: Entry)] = []
    var at = 0
    while at < keys.count {
      var end = at
      var context = 0.0
      while end < keys.count, keys[end] >> 16 == keys[at] >> 16 {
        context += Double(counts.trigrams.counts[end])
        end += 1
      }
      let rest = Self.discount * Double(end - at) / context
      for place in at..<end where counts.trigrams.counts[place] > 1 {
        let count = Double(counts.trigrams.counts[place])
        let key = keys[place]
        let shorter = pairProbability(UInt16(key >> 16 & 0xFFFF), UInt16(key & 0xFFFF))
        let probability = (count - Self.discount) / context + rest * shorter
        let gain = count * (log(probability) - log(rest * shorter))
        found.append((gain, Entry(key: key, probability: probability)))
      }
      at = end
    }
    found.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.entry.key < $1.entry.key }
    trigrams = found.prefix(keptTrigrams).map(\.entry).sorted { $0.key < $1.key }

    // The bigrams that are contexts of trigrams, then those that say most.
    var isContext = [Bool](repeating: false, count: pair.count)
    for entry in trigrams {
      let place = pairPlace(
        UInt16(truncatingIfNeeded: entry.key >> 32), UInt16(truncatingIfNeeded: entry.key >> 16))
      if let place { isContext[place] = true }
    }
    let gains = counts.bigrams.keys.indices.map { place -> Double in
      if isContext[place] { return .infinity }
      let key = counts.bigrams.keys[place]
      let shorter = single[Int(key >> 16 & 0xFFFF)]
      return Double(counts.bigrams.counts[place]) * (log(pair[place]) - log(shorter))
    }
    let order = gains.indices.sorted {
      gains[$0] != gains[$1] ? gains[$0] > gains[$1] : $0 < $1
    }
    bigrams = order.prefix(keptBigrams).sorted().map {
      Entry(key: counts.bigrams.keys[$0], probability: pair[$0])
    }
    unigrams = single.map { ($0, 1) }
    setBackOff()
  }

  /// What is left for the symbols that are not kept behind a context, over what the shorter context
  /// gives them.
  private mutating func setBackOff() {
    var left = [(kept: Double, shorter: Double)](repeating: (0, 0), count: unigrams.count)
    for entry in bigrams {
      let first = Int(entry.key >> 32)
      left[first].kept += entry.probability
      left[first].shorter += unigrams[Int(entry.key >> 16 & 0xFFFF)].probability
    }
    for at in unigrams.indices {
      unigrams[at].backOff = max(1e-4, 1 - left[at].kept) / max(1e-4, 1 - left[at].shorter)
    }
    let keys = bigrams.map(\.key)
    var at = 0
    while at < trigrams.count {
      let context = trigrams[at].key >> 16
      var (kept, shorter) = (0.0, 0.0)
      while at < trigrams.count, trigrams[at].key >> 16 == context {
        let (second, third) = (Int(context & 0xFFFF), Int(trigrams[at].key & 0xFFFF))
        kept += trigrams[at].probability
        if let place = Self.place(NgramTable.key(UInt16(second), UInt16(third)), keys) {
          shorter += bigrams[place].probability
        } else {
          shorter += unigrams[second].backOff * unigrams[third].probability
        }
        at += 1
      }
      let key = NgramTable.key(UInt16(context >> 16), UInt16(context & 0xFFFF))
      if let place = Self.place(key, keys) {
        bigrams[place].backOff = max(1e-4, 1 - kept) / max(1e-4, 1 - shorter)
      }
    }
  }

  private static func place(_ key: UInt64, _ keys: [UInt64]) -> Int? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}
