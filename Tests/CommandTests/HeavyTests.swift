import Foundation
import Testing

/// Large input, for the release build.
@Suite(
  .serialized, .enabled(if: Command.program.path.contains("/release/"), "needs the release build"))
struct HeavyTests {
  private static let sentence =
    "Thực hiện Kế hoạch số 26-KH/HU, ngày 22/4/2021 của Ban Thường vụ Huyện ủy; 105 buổi. "

  /// Memory does not grow with the number of documents.
  @Test func tenThousandDocuments() throws {
    let folder = try Folder()
    let text = String(repeating: Self.sentence, count: 20)
    for number in 0..<10_000 { try folder.file("d/\(number / 1000)/\(number).txt", text) }
    let few = try Command.run("analyze", "d/0", folder: folder.url)
    let many = try Command.run("analyze", "d", folder: folder.url)
    #expect(few.status == 0 && few.lines.count == 1000)
    #expect(many.status == 0 && many.lines.count == 10_000)
    #expect(few.peak > 0)
    #expect(many.peak < few.peak + 8192, "\(few.peak) KB for 1,000, \(many.peak) KB for 10,000")
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
    let outcome = try Command.run("analyze", "large.txt", folder: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.last == UInt8(ascii: "\n"))
    #expect(outcome.output.count { $0 == UInt8(ascii: "\n") } == 1)
  }
}
