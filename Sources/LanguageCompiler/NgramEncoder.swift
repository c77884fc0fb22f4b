import Foundation
import VanBan
import VanBanText

/// Makes the binary n-gram model.
///
/// The file is little-endian and made to be read in place: `magic, counts` · probability and back-off of
/// each symbol · words of the pair filter (see `PairFilter`) · buckets of bigrams and of trigrams (see
/// `NgramTable`).
enum NgramEncoder {
  private static let magic: UInt32 = 0x314E_4256  // «VBN1»

  /// Steps of a nat in which probabilities are kept, and the byte that stands for a back-off of 1.
  private static let probabilitySteps = 12.0
  private static let backOffSteps = 24.0
  private static let backOffOffset = 16.0

  static func encode(_ model: NgramModel, filter: [UInt64]) -> [UInt8] {
    let bigrams = NgramTable.bytes(
      keys: model.bigrams.map(\.key),
      values: model.bigrams.map { value($0.probability, $0.backOff) }, width: 2)
    let trigrams = NgramTable.bytes(
      keys: model.trigrams.map(\.key), values: model.trigrams.map { value($0.probability, 1) },
      width: 1)
    var bytes = Bytes()
    bytes.append([
      magic, UInt32(model.unigrams.count), UInt32(bigrams.buckets), UInt32(trigrams.buckets),
      UInt32(filter.count), 0, 0, 0,
    ])
    bytes.append(model.unigrams.map { value($0.probability, $0.backOff) })
    bytes.align(to: 64)
    bytes.append(filter)
    bytes.align(to: 64)
    bytes.append(bigrams.bytes)
    bytes.append(trigrams.bytes)
    return bytes.contents
  }

  /// A probability in the low byte, a back-off in the high one.
  private static func value(_ probability: Double, _ backOff: Double) -> UInt16 {
    func byte(_ value: Double) -> UInt16 { UInt16(min(255, max(0, value.rounded()))) }
    return byte(-log(probability) * probabilitySteps)
      | byte(-log(backOff) * backOffSteps + backOffOffset) << 8
  }
}
