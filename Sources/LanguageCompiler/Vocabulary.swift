import Foundation
import VanBanText

/// The syllables a language model knows, with the words of place names.
enum Vocabulary {
  /// A word written this often, weights included, is one of the language and not a slip.
  private static let commonness = 4
  /// The longest word whose letters fit its record.
  private static let longest = 8

  /// The rows of the table of syllables.
  ///
  /// - Parameter names: words of place names and other rare ones, known however seldom they stand there.
  static func count(in text: TrainingText, names: Set<String>) throws -> String {
    var counts: [String: Int] = [:]
    try text.forEachDocument(index: .empty) { flow, tokens, weight in
      for token in tokens where token.kind == .word && token.shape != .upper && !token.isForeign {
        counts[flow.string(token.range).lowercased(), default: 0] += weight
      }
    }
    for name in names where counts[name] ?? 0 < commonness { counts[name] = commonness }
    let known = counts.filter { word, count in
      count >= commonness && (word.count > 1 || !Spelling.isConsonant(word))
        && word.count <= longest && word.unicodeScalars.allSatisfy { Letters.letter($0) != 0 }
    }
    // Of the spellings of a syllable the most frequent stands for all.
    let rows = known.filter { word, count in
      !Spelling.variants(of: word).contains {
        let other = known[$0] ?? 0
        return other > count || other == count && $0 < word
      }
    }
    return rows.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { "\($0)\t\(known[$0]!)\n" }.joined()
  }
}
