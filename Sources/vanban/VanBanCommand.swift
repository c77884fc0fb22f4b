import ArgumentParser
import ICU

/// The command `vanban`.
@main
struct VanBanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vanban",
    abstract:
      "Reads Vietnam's issued documents: references, dates, counts, units, people, findings.",
    discussion: """
      Examples:
        vanban analyze report.txt                    JSON of one document
        vanban analyze --pretty - < report.txt       from standard input, laid out over lines
        vanban analyze --jsonl archive/ > all.jsonl  every .txt and .md of a folder, one line each
        vanban inspect report.txt                    how it was read: zones, flows, offsets

      Exit codes:
        0   fine
        1   findings at the threshold (commands that check)
        64  wrong usage
        65  a document cannot be read as text
        66  no such file, or a folder without documents
        74  reading or writing failed
      With several documents the code is that of the first one that failed; the others are still done.
      """,
    version: "vanban \(VanBanCommand.release) (ICU \(icuVersion()))",
    subcommands: [AnalyzeCommand.self, InspectCommand.self])

  static let release = "0.1.0"

  static func main() {
    StandardStreams.ignoreBrokenPipes()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}
