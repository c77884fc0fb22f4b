import Foundation
import VanBanText

/// Folders of text from which the language model learns, some of them counted several times.
struct TrainingText {
  struct Document {
    let bytes: [UInt8]
    let weight: Int
  }

  private let files: [(url: URL, weight: Int)]

  /// - Parameter folders: paths, each with «:3» behind it when its text counts three times.
  init(folders: [String]) throws {
    var files: [(url: URL, weight: Int)] = []
    for folder in folders {
      let parts = folder.split(separator: ":", omittingEmptySubsequences: false)
      let weight = parts.count == 2 ? Int(parts[1]) : 1
      guard parts.count <= 2, let weight, (1...99).contains(weight) else {
        throw Table.Malformed(place: folder, reason: "not a folder, or a folder and a weight")
      }
      let root = URL(fileURLWithPath: String(parts[0]), isDirectory: true)
      let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      let texts = (found?.allObjects ?? []).compactMap { $0 as? URL }
        .filter { $0.pathExtension == "txt" }
        .sorted { $0.path < $1.path }
      guard !texts.isEmpty else { throw Table.Malformed(place: folder, reason: "no .txt files") }
      files += texts.map { ($0, weight) }
    }
    self.files = files
  }

  var count: Int { files.count }

  /// Calls `body` with the tokens of each document in turn.
  func forEachDocument(
    index: WordIndex, _ body: (FlowText, UnsafeBufferPointer<Token>, Int) throws -> Void
  ) throws {
    let tokenizer = Tokenizer(index: index)
    for file in files {
      let source = try SourceText(file: Array(Data(contentsOf: file.url)))
      let order = ReadingOrder(of: source, layout: Layout(of: source))
      tokenizer.tokenize(order.text)
      try body(order.text, tokenizer.tokens, file.weight)
    }
  }
}
