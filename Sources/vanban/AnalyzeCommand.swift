public import ArgumentParser
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
    try DocumentRun(inputs: inputs, language: lang).run(report.render)
  }
}

extension OffsetUnit: ExpressibleByArgument {}
extension JSONReport.Language: ExpressibleByArgument {}
