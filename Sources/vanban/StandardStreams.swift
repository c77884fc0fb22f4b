import Glibc

/// Standard output and standard error.
enum StandardStreams {
  /// Lets a write to a closed pipe fail instead of ending the program without a word.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes everything to standard output.
  static func write(_ bytes: [UInt8]) throws(SystemError) {
    var at = 0
    while at < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress! + at, bytes.count - at)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      at += count
    }
  }

  /// One line to standard error.
  static func complain(_ message: String) {
    var line = "vanban: \(message)\n"
    line.withUTF8 { bytes in
      _ = Glibc.write(STDERR_FILENO, bytes.baseAddress!, bytes.count)
    }
  }
}
