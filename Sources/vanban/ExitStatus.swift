import ArgumentParser

/// The exit codes of all commands, those of sysexits.h where it has them.
enum ExitStatus: Int32 {
  case fine = 0
  case findings = 1
  case usage = 64
  case unreadableData = 65
  case noInput = 66
  case inputOutput = 74

  var code: ExitCode { ExitCode(rawValue) }
}
