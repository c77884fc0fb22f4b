import Foundation
import VanBan
import VanBanText

/// The corpus of the repository.
enum Corpus {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("corpus")

  /// The folders of `reports` or `held-out`, by name.
  static func documents(in folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: root.appendingPathComponent(folder), includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
    .sorted { $0.path < $1.path }
  }

  static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}

/// Offsets of an analysis in code points, as gold and examples count.
struct CodePoints {
  private let analysis: Analysis
  private let offsets: [Int]

  init(_ analysis: Analysis) {
    self.analysis = analysis
    var offsets: [Int] = []
    var count = 0
    for byte in analysis.source.bytes {
      // A byte inside a character counts with the characters before the next one.
      offsets.append(count)
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    self.offsets = offsets + [count]
  }

  func ranges(_ ranges: [FlowRange]) -> [Range<Int>] { ranges.map { range($0) } }

  /// From the first to the last code point of a range.
  func range(_ range: FlowRange) -> Range<Int> { self.range(analysis.spans(of: range)) }

  /// From the first to the last code point of some spans.
  func range(_ spans: [Span]) -> Range<Int> {
    guard let first = spans.map(\.start).min(), let last = spans.map(\.end).max() else {
      return 0..<0
    }
    return offsets[first]..<offsets[last]
  }
}
