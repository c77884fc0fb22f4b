import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
exit(
  Benchmark.run(
    folder: arguments.first.flatMap { $0 == "-" ? nil : $0 }, only: arguments.dropFirst().first))
