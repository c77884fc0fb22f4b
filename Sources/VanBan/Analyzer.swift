public import VanBanText

/// Reads documents, one after the other. Keeps its scratch memory: make one for each thread.
///
/// ```swift
/// let analyzer = Analyzer()
/// let analysis = try analyzer.analyze(file: Array("Căn cứ Nghị định số 30/2020/NĐ-CP".utf8), name: "-")
/// print(analysis.references.count)  // 1
/// ```
public final class Analyzer {
  /// The numbers the tokenizer gives to the words of the lexicon.
  package static var wordIndex: WordIndex { Lexicon.vietnamese.index }

  private let pipeline: Pipeline

  public init() {
    pipeline = Pipeline(reader: Reader(), calendar: CalendarCheck())
  }

  /// Analyses the bytes of a file.
  ///
  /// - Parameters:
  ///   - file: UTF-8, or UTF-16 with a byte order mark, of less than two gigabytes.
  ///   - name: what the document is to be called in the output.
  /// - Throws: `DocumentError` when the bytes are no text; nothing is analysed then.
  public func analyze(file: [UInt8], name: String) throws(DocumentError) -> Analysis {
    pipeline.analysis(of: try SourceText(file: file), name: name)
  }
}
