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
    pipeline = Pipeline(reader: Reader(), calendar: CalendarCheck(), judge: WordJudge())
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

  /// What speaks for and against every suspicious word being misread, a line for each: its span, the
  /// word, the first suggestion, how it is written, the features. For calibration.
  package func features(file: [UInt8]) throws(DocumentError) -> [String] {
    var lines: [String] = []
    _ = pipeline.analysis(of: try SourceText(file: file), name: "-") { evidence in
      let reading = evidence.reading
      for verdict in evidence.words.verdicts {
        let token = reading.tokens[verdict.token]
        guard let span = reading.text.map.spans(of: token.range).first else { continue }
        let suggestion = SyllableIndex.vietnamese.string(verdict.others[0].symbol)
        let features = evidence.words.evidence.features(verdict).map { "\($0)" }
        lines.append(
          ([
            "\(span.start)", "\(span.end)", reading.text.string(token.range), suggestion,
            evidence.isNoWord(verdict.token) ? "claimed" : "\(token.shape)",
          ] + features)
          .joined(separator: "\t"))
      }
    }
    return lines
  }
}
