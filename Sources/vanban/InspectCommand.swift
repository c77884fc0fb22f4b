public import ArgumentParser
public import VanBanReport

/// `vanban inspect`: how documents were read.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show how documents were read: layout, outline, flows, offset map.",
    discussion: """
      For people who want to know why something was found or missed. Lines carry the zone they lie in \
      (head, note, page number, recipients, signature, annex, copy); flows are what is read, with ‖ where \
      a page end cut a paragraph, ⁀ where a line end cut a number, ⁽1⁾ where the mark of a footnote was. The \
      outline has the items of lists as well, which the JSON leaves out. Offsets are bytes.

      Examples:
        vanban inspect 86-BC-BCD.txt
        vanban inspect --part layout --part outline --lang en 86-BC-BCD.txt
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "file"))
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "What to show, all when left out: layout, outline, flows or map; may be repeated.",
      valueName: "part"))
  var part: [LayoutReport.Part] = []

  @Option(help: ArgumentHelp("Language of the report: vi or en.", valueName: "lang"))
  var lang: JSONReport.Language = .vietnamese

  func run() throws {
    let report = LayoutReport(
      parts: part.isEmpty ? LayoutReport.Part.allCases : part, language: lang)
    try DocumentRun(inputs: inputs, language: lang).run(report.render)
  }
}

extension LayoutReport.Part: ExpressibleByArgument {}
