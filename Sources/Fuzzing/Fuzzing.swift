import VanBan
import VanBanReport
import VanBanText

/// The analyzer of the run; its scratch memory is part of what is being tested.
nonisolated(unsafe) private let analyzer = Analyzer()

/// Called by libFuzzer with one input after the other: bytes of any kind must give an analysis whose
/// places lie in the source, or an error; never a crash.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let analysis = try? analyzer.analyze(file: bytes, name: "fuzz") else { return 0 }
  let surfaces =
    analysis.references.map(\.surface) + analysis.dates.map(\.surface)
    + analysis.counts.map(\.surface) + analysis.units.map(\.surface)
    + analysis.people.map(\.surface) + analysis.findings.flatMap(\.surfaces)
  for surface in surfaces {
    let spans = analysis.spans(of: surface)
    precondition(!spans.isEmpty)
    for span in spans {
      precondition(span.start < span.end && span.end <= analysis.source.bytes.count)
    }
  }
  for unit in OffsetUnit.allCases {
    precondition(JSONReport(unit: unit).render(analysis).last == UInt8(ascii: "\n"))
  }
  return 0
}
