/// How well a page or document was read, so that an archive can send a bad scan back.
public struct ScanQuality: Sendable {
  /// Words and numbers; signs are not counted.
  public internal(set) var words = 0
  /// Those that an error or warning under `ocr/` stands on.
  public internal(set) var suspicious = 0
  /// How many are misread, as far as the confidences of the findings and the doubts that are too small for a
  /// finding tell: an estimate.
  public internal(set) var misread = 0.0

  /// The share of suspicious words, in thousandths.
  public var suspiciousShare: Int { share(Double(suspicious)) }
  /// The share of words that are probably misread, in thousandths.
  ///
  /// ```swift
  /// if analysis.quality.wordErrorRate > 100 { print("scan again: \(analysis.name)") }
  /// ```
  public var wordErrorRate: Int { share(misread) }

  private func share(_ part: Double) -> Int {
    words == 0 ? 0 : min(1000, Int(part / Double(words) * 1000 + 0.5))
  }
}
