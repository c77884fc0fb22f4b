import Foundation

/// The built program, as a user runs it.
struct Command {
  struct Outcome {
    let status: Int32
    let output: Data
    let complaint: String
    /// The largest memory of the program, in kilobytes, as seen a few milliseconds before its end.
    let peak: Int

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [Substring] { text.split(separator: "\n") }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The release build when there is one: heavy cases are not for the debug build.
  static var program: URL {
    // Beside the tests, wherever they were built.
    let folder = Bundle.main.executableURL!.deletingLastPathComponent()
    let builds = ["../release", "."].map {
      folder.appendingPathComponent("\($0)/vanban").standardized
    }
    return builds.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? builds[1]
  }

  static func run(_ arguments: String..., input: Data = Data(), folder: URL? = nil) throws
    -> Outcome
  {
    try run(arguments, input: input, folder: folder)
  }

  static func run(_ arguments: [String], input: Data = Data(), folder: URL? = nil) throws -> Outcome
  {
    let work = try Folder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    // Files instead of pipes: nothing blocks, however much is written.
    let (inputFile, outputFile, errorFile) = (
      try work.file("in", input), try work.file("out", Data()), try work.file("err", Data())
    )
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    var peak = 0
    while process.isRunning {
      peak = max(peak, memory(of: process.processIdentifier))
      usleep(2000)
    }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: try Data(contentsOf: outputFile),
      complaint: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self),
      peak: peak)
  }

  /// The high-water mark of a running program in kilobytes; 0 when it is gone.
  private static func memory(of program: Int32) -> Int {
    let status = try? String(contentsOfFile: "/proc/\(program)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
}

/// A folder that goes when it is no longer needed.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "vanban-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func file(_ name: String, _ content: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
    return file
  }

  @discardableResult
  func file(_ name: String, _ content: String) throws -> URL { try file(name, Data(content.utf8)) }
}
