import Glibc

/// CPU time of the process: what other programs do meanwhile does not count.
enum Clock {
  /// Seconds of processor time that `body` took.
  static func cpuSeconds(_ body: () -> Void) -> Double {
    let start = now()
    body()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
