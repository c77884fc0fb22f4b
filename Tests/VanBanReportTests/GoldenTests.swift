import Foundation
import Testing
import VanBan
import VanBanReport

/// The analysis of every report of the corpus, byte for byte.
///
/// To accept a change run the tests with VANBAN_RECORD=1, which writes the files anew and still fails,
/// then read the difference.
@Suite struct GoldenTests {
  @Test func analysesAreUnchanged() throws {
    let reports = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpus/reports")
    let isRecording = ProcessInfo.processInfo.environment["VANBAN_RECORD"] == "1"
    let analyzer = Analyzer()
    let report = JSONReport(isPretty: true)
    for folder in try FileManager.default.contentsOfDirectory(
      at: reports, includingPropertiesForKeys: nil
    )
    .sorted(by: { $0.path < $1.path }) {
      let source = try Data(contentsOf: folder.appendingPathComponent("source.txt"))
      let name = "\(folder.lastPathComponent)/source.txt"
      let analysis = Data(report.render(try analyzer.analyze(file: Array(source), name: name)))
      let golden = folder.appendingPathComponent("analysis.json")
      if isRecording { try analysis.write(to: golden) }
      let isSame = (try? Data(contentsOf: golden)) == analysis
      #expect(isSame && !isRecording, "\(name)")
    }
  }
}
