internal import CBytes
public import VanBan
internal import VanBanText

/// The analysis as JSON, `vanban/analysis/1`.
public struct JSONReport: Sendable {
  /// The language of messages.
  public enum Language: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
  }

  private let unit: OffsetUnit
  private let isPretty: Bool
  private let language: Language

  /// - Parameters:
  ///   - unit: what the offsets count.
  ///   - isPretty: laid out over many lines instead of one.
  ///   - language: of the findings' messages.
  public init(
    unit: OffsetUnit = .codepoint, isPretty: Bool = false, language: Language = .vietnamese
  ) {
    self.unit = unit
    self.isPretty = isPretty
    self.language = language
  }

  /// The report of one document in UTF-8, with a line feed at its end.
  public func render(_ analysis: Analysis) -> [UInt8] {
    analysis.source.bytes.withUnsafeBufferPointer { bytes in
      var page = JSONPage(
        analysis, counter: OffsetCounter(bytes, unit: unit),
        json: JSONWriter(capacity: bytes.count * 3 + 1024), language: language)
      page.write(unit)
      return isPretty ? PrettyPrinter.print(page.json.bytes) : Array(page.json.bytes)
    }
  }

  /// SHA-256 in hexadecimal.
  static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBufferPointer { cbytes_sha256($0.baseAddress, $0.count, &digest) }
    let hex = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }, as: UTF8.self)
  }
}
