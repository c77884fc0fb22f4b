import Foundation
import Testing

/// Large input, for the release build.
@Suite(
  .serialized, .enabled(if: Command.program.path.contains("/release/"), "needs the release build"))
struct HeavyTests {
  /// Peak memory of a run in kilobytes, as the system counts it.
  private func run(_ arguments: String, in folder: Folder) throws -> (
    status: Int32, lines: Int, peak: Int
  ) {
    let script =
      "import resource, subprocess, sys\n"
      + "p = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)\n"
      + "n = 0\n"
      + "for line in p.stdout: n += 1\n"
      + "print(p.wait(), n, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", "-c", script, Command.program.path]
      + arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    try #require(numbers.count == 3, "\(output)")
    return (Int32(numbers[0]), numbers[1], numbers[2])
  }

  private static let sentence =
    "Thực hiện Kế hoạch số 26-KH/HU, ngày 22/4/2021 của Ban Thường vụ Huyện ủy; 105 buổi. "

  /// Memory does not grow with the number of documents.
  @Test func tenThousandDocuments() throws {
    let folder = try Folder()
    let text = String(repeating: Self.sentence, count: 20)
    for number in 0..<10_000 { try folder.file("d/\(number / 1000)/\(number).txt", text) }
    let few = try run("analyze d/0", in: folder)
    let many = try run("analyze d", in: folder)
    #expect(few.status == 0 && few.lines == 1000)
    #expect(many.status == 0 && many.lines == 10_000)
    #expect(many.peak < few.peak + 16_384, "\(few.peak) KB for 1,000, \(many.peak) KB for 10,000")
  }

  /// One line of 200 MB is read to its end.
  @Test func twoHundredMegabytesInOneLine() throws {
    let folder = try Folder()
    let piece =
      Data(String(repeating: "Các cơ quan, đơn vị tiếp tục thực hiện. ", count: 4000).utf8)
      + Data(Self.sentence.utf8)
    let file = try folder.file("large.txt", Data())
    let handle = try FileHandle(forWritingTo: file)
    for _ in 0..<(200_000_000 / piece.count + 1) { try handle.write(contentsOf: piece) }
    try handle.close()
    let outcome = try run("analyze large.txt", in: folder)
    #expect(outcome.status == 0 && outcome.lines == 1)
  }
}
