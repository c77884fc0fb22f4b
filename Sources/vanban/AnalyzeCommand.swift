public import ArgumentParser
import Glibc
import VanBan
public import VanBanReport

/// `vanban analyze`: the analysis JSON of documents.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print the analysis of documents as JSON.",
    discussion: """
      Prints one JSON object for each document, in the order of the arguments; documents of a folder \
      (.txt, .md, .markdown; hidden ones left out) come in the order of their paths. Text is UTF-8, or \
      UTF-16 with a byte order mark.

      Examples:
        vanban analyze 86-BC-BCD.txt
        vanban analyze --offsets utf16 --pretty 86-BC-BCD.txt
        vanban analyze --jsonl --lang en reports/ letters/
        cat 86-BC-BCD.txt | vanban analyze -
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "file"))
  var inputs: [String]

  @Option(help: ArgumentHelp("What offsets count: codepoint, utf8 or utf16.", valueName: "unit"))
  var offsets: OffsetUnit = .codepoint

  @Flag(help: "Lay the JSON out over many lines (on a terminal this is the default).")
  var pretty = false

  @Flag(help: "One line for each document (the default elsewhere).")
  var jsonl = false

  @Option(help: ArgumentHelp("Language of messages: vi or en.", valueName: "lang"))
  var lang: JSONReport.Language = .vietnamese

  func validate() throws {
    if pretty && jsonl { throw ValidationError("--pretty and --jsonl exclude each other.") }
  }

  func run() throws {
    let report = JSONReport(
      unit: offsets, isPretty: pretty || !jsonl && StandardStreams.isTerminal, language: lang)
    let documents = Input.documents(inputs)
    let pool = OrderedPool(count: documents.count) { analyzer, index in
      documents[index].render(with: analyzer, report)
    }
    let status = pool.run { outcome in
      switch outcome {
      case .success(let json): return write(json)
      case .failure(let failure):
        StandardStreams.complain(failure.message(in: lang))
        return failure.status
      }
    }
    if status != .fine { throw status.code }
  }

  private func write(_ json: [UInt8]) -> ExitStatus? {
    do throws(SystemError) {
      try StandardStreams.write(json)
      return nil
    } catch {
      // Whoever closed the pipe has seen enough and wants no word about it.
      if error.code != EPIPE {
        let place = lang == .english ? "standard output" : "đầu ra chuẩn"
        StandardStreams.complain("\(place): \(error.message(in: lang))")
      }
      return .inputOutput
    }
  }
}

extension OffsetUnit: ExpressibleByArgument {}
extension JSONReport.Language: ExpressibleByArgument {}
