import Foundation
import Testing

@Suite struct AnalyzeTests {
  private func names(_ outcome: Command.Outcome) throws -> [String] {
    try outcome.lines.map { line in
      let json = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return try #require((json["source"] as? [String: Any])?["name"] as? String)
    }
  }

  @Test func theSample() throws {
    let outcome = try Command.run(
      "analyze", "--pretty", "corpus/reports/86-BC-BCD/source.txt", folder: Command.root)
    #expect(outcome.status == 0)
    #expect(outcome.complaint == "")
    let golden = try Data(
      contentsOf: Command.root.appendingPathComponent("corpus/reports/86-BC-BCD/analysis.json"))
    // The name is the path as it was given; all else is the golden file.
    let text = outcome.text.replacingOccurrences(
      of: "corpus/reports/86-BC-BCD/", with: "86-BC-BCD/")
    #expect(Data(text.utf8) == golden)
  }

  @Test func version() throws {
    let outcome = try Command.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("ICU"))
  }

  @Test func helpShowsExamplesAndExitCodes() throws {
    let outcome = try Command.run("--help")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("vanban analyze --jsonl"))
    #expect(outcome.text.contains("65"))
    #expect(try Command.run("analyze", "--help").text.contains("--offsets"))
  }

  @Test func wrongUsage() throws {
    #expect(try Command.run("analyze").status == 64)
    #expect(try Command.run("analyze", "--offsets", "bytes", "x").status == 64)
    #expect(try Command.run("analyze", "--pretty", "--jsonl", "x").status == 64)
    #expect(try Command.run("analyse", "x").status == 64)
  }

  @Test func standardInput() throws {
    let outcome = try Command.run("analyze", "-", input: Data("Kế hoạch số 26-KH/HU".utf8))
    #expect(outcome.status == 0)
    #expect(try names(outcome) == ["-"])
  }

  /// Files in the order given, the documents of folders in the order of their paths.
  @Test func manyDocumentsInOrder() throws {
    let folder = try Folder()
    for name in [
      "b/2.txt", "b/10.txt", "b/a.md", "b/.hidden.txt", "b/x.pdf", "b/sub/c.markdown", "b/Z.TXT",
      "z.txt",
      "a.txt",
    ] {
      try folder.file(name, "Văn bản \(name)")
    }
    let outcome = try Command.run("analyze", "--jsonl", "z.txt", "b/", "a.txt", folder: folder.url)
    #expect(outcome.status == 0)
    #expect(
      try names(outcome) == [
        "z.txt", "b/10.txt", "b/2.txt", "b/Z.TXT", "b/a.md", "b/sub/c.markdown", "a.txt",
      ])
  }

  /// Where a file lies on the machine is not part of the output.
  @Test func absolutePathsAreNotTold() throws {
    let folder = try Folder()
    let file = try folder.file("d/a.txt", "x")
    #expect(try names(Command.run("analyze", file.path)) == ["a.txt"])
    #expect(try names(Command.run("analyze", file.deletingLastPathComponent().path)) == ["d/a.txt"])
  }

  /// One line that says where and why, the code of the table, and all other documents still done.
  @Test func badInput() throws {
    let folder = try Folder()
    try folder.file("good.txt", "Kế hoạch số 26-KH/HU")
    try folder.file("empty.txt", "")
    try folder.file("binary.txt", Data([0x61, 0x62, 0x00, 0x63]))
    try folder.file("invalid.txt", Data([0x61, 0x62, 0xFF]))
    try folder.file(
      "utf16.txt", Data("Không có dấu".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    try folder.file("folder/readme.pdf", "x")
    for (name, status, reason) in [
      ("missing.txt", 66, "missing.txt: "), ("folder", 66, ".txt"), ("empty.txt", 65, "rỗng"),
      ("binary.txt", 65, "byte 0 ở vị trí 2"), ("invalid.txt", 65, "byte sai ở vị trí 2"),
      ("utf16.txt", 65, "UTF-16"),
    ] as [(String, Int32, String)] {
      let outcome = try Command.run("analyze", "good.txt", name, "good.txt", folder: folder.url)
      #expect(outcome.status == status, "\(name)")
      #expect(try names(outcome) == ["good.txt", "good.txt"], "\(name)")
      #expect(outcome.complaint.hasPrefix("vanban: \(name): "), "\(outcome.complaint)")
      #expect(outcome.complaint.contains(reason), "\(outcome.complaint)")
      #expect(outcome.complaint.filter { $0 == "\n" }.count == 1)
    }
    #expect(
      try Command.run("analyze", "--lang", "en", "empty.txt", folder: folder.url).complaint
        .contains("empty"))
    // The first failure decides the code.
    #expect(try Command.run("analyze", "empty.txt", "missing.txt", folder: folder.url).status == 65)
  }

  @Test func foldersThatLinkToThemselves() throws {
    let folder = try Folder()
    try folder.file("d/a.txt", "x")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("d/loop"),
      withDestinationURL: folder.url.appendingPathComponent("d"))
    #expect(try names(Command.run("analyze", "d", folder: folder.url)) == ["d/a.txt"])
  }

  /// A reader that goes away ends the run with a code and without a word, not with a signal.
  @Test func brokenPipe() throws {
    let folder = try Folder()
    for number in 0..<200 {
      try folder.file("d/\(number).txt", String(repeating: "Kế hoạch số 26-KH/HU. ", count: 200))
    }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c", "\"$0\" analyze d 2> err | head -c 10 > /dev/null; exit ${PIPESTATUS[0]}",
      Command.program.path,
    ]
    shell.currentDirectoryURL = folder.url
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74)
    let complaint = try String(
      contentsOf: folder.url.appendingPathComponent("err"), encoding: .utf8)
    #expect(complaint.isEmpty)
  }

  @Test func offsets() throws {
    let input = Data("😀 Kế hoạch số 26-KH/HU".utf8)
    for (unit, start) in [("codepoint", 2), ("utf16", 3), ("utf8", 5)] {
      let outcome = try Command.run("analyze", "--offsets", unit, "-", input: input)
      #expect(outcome.text.contains("\"offsetUnit\":\"\(unit)\""))
      #expect(outcome.text.contains("\"spans\":[[\(start),"))
    }
  }
}
