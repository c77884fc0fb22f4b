import ICU
import VanBan
import VanBanReport
import VanBanText

/// Times the whole analysis and its stages beside ICU's word breaker on the same bytes.
enum Benchmark {
  /// Runs everything and prints a table; the exit code.
  ///
  /// - Parameter only: a part of the name of the one stage to time beside the yardstick.
  static func run(folder: String?, only: String?) -> Int32 {
    let corpus =
      folder.map { Corpus(folder: $0) } ?? Corpus(shuffled: "corpus/reports", size: 4 << 20)
    guard !corpus.documents.isEmpty else {
      print("no .txt documents in \(folder ?? "corpus/reports")")
      return 66
    }
    let stages = Stage.all(for: corpus).enumerated().filter { index, stage in
      index == 0 || only.map { stage.name.contains($0) } ?? true
    }.map(\.element)
    for stage in stages { stage.body() }
    var samples = [[Double]](repeating: [], count: stages.count)
    // Alternating, so that a slow moment of the machine hits every stage.
    for _ in 0..<rounds {
      for (index, stage) in stages.enumerated() {
        samples[index].append(Clock.cpuSeconds(stage.body))
      }
    }
    report(stages, samples, corpus)
    return 0
  }

  private static let rounds = 9

  private static func report(_ stages: [Stage], _ samples: [[Double]], _ corpus: Corpus) {
    let megabytes = Double(corpus.bytes) / 1e6
    print(
      "\(corpus.documents.count) documents, \(fixed(megabytes, 1)) MB, medians of \(rounds) rounds")
    print(pad("stage", 42) + pad("MB/s", 10) + "× ICU word break")
    for (index, stage) in stages.enumerated() {
      // The ratio is taken round by round: both of a pair saw the same machine.
      let ratios = zip(samples[index], samples[0]).map { $0 / $1 }
      let speed = megabytes / median(samples[index])
      print(pad(stage.name, 42) + pad(fixed(speed, 1), 10) + fixed(median(ratios), 3))
    }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// A cell of a table, set to the right when the width is negative.
  static func cell(_ text: String, _ width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? spaces + text : text + spaces
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * Double(scale) + 0.5))
    let fraction = String(scaled % scale + scale).dropFirst()
    return "\(scaled / scale).\(fraction)"
  }
}

/// One thing that is timed.
struct Stage {
  let name: String
  let body: () -> Void

  /// The yardstick first, then the whole, then its parts.
  static func all(for corpus: Corpus) -> [Stage] {
    let breaker = try? WordBreaker()
    let analyzer = Analyzer()
    let report = JSONReport()
    let sources = corpus.documents.compactMap { try? SourceText(file: $0) }
    let orders = sources.map { ReadingOrder(of: $0, layout: Layout(of: $0)) }
    let tokenizer = Tokenizer(index: Analyzer.wordIndex)
    let analyses = corpus.documents.compactMap { try? analyzer.analyze(file: $0, name: "-") }
    return [
      Stage(name: "ICU word break (UText over UTF-8)") {
        for document in corpus.documents {
          document.withUnsafeBufferPointer { text in
            try? breaker?.forEachBoundary(in: text) { _ in }
          }
        }
      },
      Stage(name: "whole analysis with JSON") {
        for document in corpus.documents {
          if let analysis = try? analyzer.analyze(file: document, name: "-") {
            consume(report.render(analysis).count)
          }
        }
      },
      Stage(name: "  decode: UTF-8, NFC") {
        for document in corpus.documents {
          consume((try? SourceText(file: document))?.bytes.count ?? 0)
        }
      },
      Stage(name: "  layout and reading order") {
        for source in sources {
          consume(ReadingOrder(of: source, layout: Layout(of: source)).joins.count)
        }
      },
      Stage(name: "  tokens") {
        for order in orders {
          tokenizer.tokenize(order.text)
          consume(tokenizer.tokens.count)
        }
      },
      Stage(name: "  analysis without JSON") {
        for document in corpus.documents {
          consume((try? analyzer.analyze(file: document, name: "-"))?.units.count ?? 0)
        }
      },
      Stage(name: "  JSON") {
        for analysis in analyses { consume(report.render(analysis).count) }
      },
    ]
  }

  /// Keeps the optimiser from leaving the work out.
  @inline(never)
  private static func consume(_ value: Int) { sink = sink &+ value }
  nonisolated(unsafe) private static var sink = 0
}

extension String {
  /// Whether a part stands anywhere in the string.
  fileprivate func contains(_ part: String) -> Bool {
    let (whole, part) = (Array(utf8), Array(part.utf8))
    return whole.indices.contains { whole[$0...].starts(with: part) }
  }
}
