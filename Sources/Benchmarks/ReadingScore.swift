import VanBan
import VanBanText

/// How well `ocr/` findings tell the misread words of pages whose printed text is known.
struct ReadingScore {
  private(set) var words = 0
  private(set) var wrong = 0
  private(set) var flagged = 0
  private(set) var hits = 0
  private(set) var suggested = 0
  private(set) var firstRight = 0
  /// By confidence how many findings there are and how many stand on a misread word.
  private(set) var bins = [(all: Int, right: Int)](repeating: (0, 0), count: edges.count)

  /// Where the bins of confidence begin.
  static let edges = [0.0, 0.5, 0.7, 0.85, 0.95]

  var precision: Double { Double(hits) / Double(max(1, flagged)) }
  var recall: Double { Double(hits) / Double(max(1, wrong)) }
  /// Of the misread words that are told, how many have what was printed as their first suggestion.
  var firstSuggestion: Double { Double(firstRight) / Double(max(1, suggested)) }
  /// Of 1,000 words that are read right.
  var falseAlarms: Double { 1000 * Double(flagged - hits) / Double(max(1, words - wrong)) }

  /// Adds one page.
  mutating func add(truth: [UInt8], reading: [UInt8], _ analyzer: Analyzer) throws {
    let analysis = try analyzer.analyze(file: reading, name: "-")
    let flags = Flag.all(in: analysis)
    let alignment = WordAlignment(
      truth: String(decoding: truth, as: UTF8.self),
      reading: String(decoding: analysis.source.bytes, as: UTF8.self))
    var isRight = [Bool](repeating: false, count: flags.count)
    var isCounted = isRight
    for (word, match) in zip(alignment.words, alignment.matches) {
      if case .aside = match { continue }
      let found = flags.indices.filter { flags[$0].covers(word.bytes) }
      words += 1
      for flag in found { isCounted[flag] = true }
      if !found.isEmpty { flagged += 1 }
      if case .right = match { continue }
      wrong += 1
      if found.isEmpty { continue }
      hits += 1
      for flag in found { isRight[flag] = true }
      guard case .wrong(let printed) = match else { continue }
      suggested += 1
      let words = flags[found[0]].suggestion?.split(separator: " ").map(String.init) ?? []
      let keys = (words + [flags[found[0]].suggestion ?? ""]).map {
        WordAlignment.key(of: $0).lowercased()
      }
      if keys.contains(WordAlignment.key(of: printed).lowercased()) { firstRight += 1 }
    }
    for (place, flag) in flags.enumerated() where isCounted[place] {
      let bin = Self.edges.lastIndex { $0 <= flag.confidence }!
      bins[bin].all += 1
      bins[bin].right += isRight[place] ? 1 : 0
    }
  }

  /// A finding that asks a person to look at a word.
  private struct Flag {
    let spans: [Span]
    let confidence: Double
    let suggestion: String?

    static func all(in analysis: Analysis) -> [Flag] {
      analysis.findings.filter { $0.rule.hasPrefix("ocr/") && $0.severity != .info }.map {
        Flag(
          spans: $0.surfaces.flatMap(analysis.spans) + $0.marks,
          confidence: Double($0.confidence) / 100, suggestion: $0.suggestions.first?.text)
      }
    }

    func covers(_ bytes: Range<Int>) -> Bool {
      spans.contains { $0.start < bytes.upperBound && bytes.lowerBound < $0.end }
    }
  }

  // MARK: A folder

  /// The grades of a folder of pages; «truth» reads the printed text itself.
  static let grades = ["clean", "medium", "hard", "truth"]

  /// The score of one grade of the pages `NAME.truth.txt` and `NAME.GRADE.txt` of a folder.
  static func score(_ grade: String, in folder: String) throws -> ReadingScore {
    let analyzer = Analyzer()
    var score = ReadingScore()
    for path in Corpus.files(in: folder).sorted() where path.hasSuffix(".truth.txt") {
      let name = path.dropLast(".truth.txt".count)
      let truth = Corpus.contents(path)
      let reading = grade == "truth" ? truth : Corpus.contents("\(name).\(grade).txt")
      if !reading.isEmpty { try score.add(truth: truth, reading: reading, analyzer) }
    }
    return score
  }

  /// Prints the scores of every folder in a folder.
  static func run(_ root: String) throws {
    for folder in ["tuning", "reporting"].map({ "\(root)/\($0)" }) {
      print("\(folder)\ngrade     words   wrong  precision  recall  first  false alarms")
      for grade in grades {
        let score = try score(grade, in: folder)
        let columns = [
          (grade, 7), ("\(score.words)", -8), ("\(score.wrong)", -8),
          (Benchmark.fixed(score.precision, 3), -11), (Benchmark.fixed(score.recall, 3), -8),
          (Benchmark.fixed(score.firstSuggestion, 3), -7),
          (Benchmark.fixed(score.falseAlarms, 2), -14),
        ]
        print(columns.map { Benchmark.cell($0.0, $0.1) }.joined())
        let shares = zip(edges, score.bins).map { edge, bin in
          "\(Benchmark.fixed(edge, 2))+ "
            + (bin.all == 0
              ? "-" : Benchmark.fixed(Double(bin.right) / Double(bin.all), 2) + " of \(bin.all)")
        }
        print("        right by confidence: " + shares.joined(separator: "; "))
      }
    }
  }
}
