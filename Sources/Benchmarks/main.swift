import Glibc
import VanBan

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "features" {
  let analyzer = Analyzer()
  for path in arguments.dropFirst() {
    print("#", path)
    for line in try analyzer.features(file: Corpus.contents(path)) { print(line) }
  }
  exit(0)
}
if arguments.first == "ocr" {
  try ReadingScore.run(arguments.dropFirst().first ?? "corpus/ocr")
  exit(0)
}
exit(
  Benchmark.run(
    folder: arguments.first.flatMap { $0 == "-" ? nil : $0 }, only: arguments.dropFirst().first))
