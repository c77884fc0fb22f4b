import Foundation
import VanBanText

/// Makes the binary table of syllables from `language/*.tsv`: what they look like, which are like which.
///
/// The file is little-endian and made to be read in place: `magic, counts` · records of syllables (letters;
/// tone and its place, whether it is Vietnamese, place of the string) · possible letters · skeletons ·
/// shortened skeletons · first syllables of skeletons · weights of the judgement · collocations, two pairs of
/// syllables each, sorted · syllables by skeleton ·
/// numbers of the shortened skeletons · classes of letters and costs of confusing them (see
/// `ConfusionMatrix`) · strings.
struct SpellingCompiler {
  private static let magic: UInt32 = 0x3253_4256  // «VBS2»

  private let syllables: [String]
  private let grammar: SyllableGrammar
  private let confusions: ConfusionMatrix
  private let weights: [Int32]
  private let collocations: [(misread: UInt32, meant: UInt32)]
  private var strings = StringPool()

  static func compile(_ tables: [Table]) throws -> [UInt8] {
    func table(_ name: String) throws -> Table {
      guard let table = tables.first(where: { $0.name == name }) else {
        throw Table.Malformed(place: "\(name).tsv", reason: "missing")
      }
      return table
    }
    let syllables = try table("syllables").rows.map { $0[0] }
    var compiler = SpellingCompiler(
      syllables: syllables,
      grammar: SyllableGrammar(onsets: try table("onsets"), rimes: try table("rimes")),
      confusions: try ConfusionMatrix(table("confusions")),
      weights: try table("judgement").rows.map { row in
        guard let weight = Double(row[1]) else {
          throw Table.Malformed(place: "judgement.tsv", reason: "weight «\(row[1])»")
        }
        return Int32((weight * 1000).rounded())
      },
      collocations: try collocations(table("collocations"), syllables))
    return compiler.encode()
  }

  private static func collocations(
    _ table: Table, _ syllables: [String]
  ) throws -> [(misread: UInt32, meant: UInt32)] {
    let numbers = Dictionary(uniqueKeysWithValues: zip(syllables, syllables.indices))
    func pair(_ words: String) throws -> UInt32 {
      let symbols = words.split(separator: " ").compactMap { numbers[String($0)] }
        .map { UInt32(TextSymbol.firstSyllable) + UInt32($0) }
      guard symbols.count == 2 else {
        throw Table.Malformed(
          place: "collocations.tsv", reason: "«\(words)» is not two syllables of the model")
      }
      return symbols[0] << 16 | symbols[1]
    }
    return try table.rows.map { (try pair($0[0]), try pair($0[1])) }.sorted { $0.0 < $1.0 }
  }

  private init(
    syllables: [String], grammar: SyllableGrammar, confusions: ConfusionMatrix, weights: [Int32],
    collocations: [(misread: UInt32, meant: UInt32)]
  ) {
    (self.syllables, self.grammar) = (syllables, grammar)
    (self.confusions, self.weights) = (confusions, weights)
    self.collocations = collocations
  }

  private mutating func encode() -> [UInt8] {
    let spelled = syllables.map { syllable -> (letters: SyllableLetters, tone: UInt8, place: Int) in
      let entries = syllable.unicodeScalars.map(Letters.entry)
      let place = entries.lastIndex { $0 >> 11 & 7 != 0 } ?? 0
      return (SyllableLetters(entries)!, UInt8(entries[place] >> 11 & 7), place)
    }
    var records: [UInt64] = []
    for (syllable, (letters, tone, place)) in zip(syllables, spelled) {
      let isVietnamese: UInt64 = grammar.isSyllable(letters, tone: tone) ? 1 : 0
      let string = UInt64(strings.offset(of: syllable))
      records += [
        letters.bits, UInt64(tone) | UInt64(place) << 4 | isVietnamese << 8 | string << 32,
      ]
    }
    let order = syllables.indices.sorted {
      (spelled[$0].letters.skeleton.bits, $0) < (spelled[$1].letters.skeleton.bits, $1)
    }
    var skeletons: [UInt64] = []
    var starts: [UInt32] = []
    for (place, syllable) in order.enumerated()
    where skeletons.last != spelled[syllable].letters.skeleton.bits {
      skeletons.append(spelled[syllable].letters.skeleton.bits)
      starts.append(UInt32(place))
    }
    starts.append(UInt32(order.count))
    var shortened: [(key: UInt64, number: UInt16)] = []
    for (number, bits) in skeletons.enumerated() {
      let skeleton = SyllableLetters(bits: bits)
      let keys = Set((0..<skeleton.count).map { skeleton.without($0).bits })
      shortened += keys.map { ($0, UInt16(number)) }
    }
    shortened.sort { ($0.key, $0.number) < ($1.key, $1.number) }
    let possible = grammar.possible.map(\.bits).sorted()

    var bytes = Bytes()
    bytes.append([
      Self.magic, UInt32(syllables.count), UInt32(possible.count), UInt32(skeletons.count),
      UInt32(shortened.count), UInt32(weights.count), UInt32(collocations.count), 0,
    ])
    bytes.append(records)
    bytes.append(possible)
    bytes.append(skeletons)
    bytes.append(shortened.map(\.key))
    bytes.append(starts)
    bytes.append(weights)
    bytes.append(collocations.flatMap { [$0.misread, $0.meant] })
    bytes.append(order.map { UInt16($0) })
    bytes.append(shortened.map(\.number))
    bytes.append(confusions.classes)
    bytes.append(confusions.costs)
    return bytes.contents + strings.contents
  }
}
