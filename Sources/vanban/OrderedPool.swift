import Glibc
import VanBan

/// Does work on all cores and hands the results out in the order of the work.
///
/// No worker runs further ahead than a few pieces for each core, so that memory is bounded by the
/// documents in flight, however many there are. Plain threads: an analysis never waits for anything,
/// and the program starts faster without a runtime for tasks.
final class OrderedPool: @unchecked Sendable {
  typealias Outcome = Result<[UInt8], InputFailure>

  private let count: Int
  private let work: @Sendable (Analyzer, Int) -> Outcome
  private var deliver: (Outcome) -> ExitStatus? = { _ in nil }
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let delivered = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // All below is touched under the lock only.
  private var next = 0
  private var due = 0
  private var waiting: [Int: Outcome] = [:]
  private var status = ExitStatus.fine
  private var isBroken = false
  private var ahead = 1

  /// - Parameter work: called on any thread, with an analyzer of that thread.
  init(count: Int, work: @escaping @Sendable (Analyzer, Int) -> Outcome) {
    self.count = count
    self.work = work
    pthread_mutex_init(lock, nil)
    pthread_cond_init(delivered, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(delivered)
    lock.deallocate()
    delivered.deallocate()
  }

  /// Does all the work.
  ///
  /// - Parameter deliver: called with each outcome in order, never twice at a time; returns the status
  ///   of a failure. When writing fails, no more work is begun.
  /// - Returns: the status of the first failure, in the order of the work.
  func run(_ deliver: @escaping (Outcome) -> ExitStatus?) -> ExitStatus {
    self.deliver = deliver
    let cores = max(1, min(count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    ahead = cores * 4
    var threads: [pthread_t] = []
    for _ in 1..<max(cores, 1) {
      var thread = pthread_t()
      let context = Unmanaged.passRetained(self).toOpaque()
      let failed = pthread_create(
        &thread, nil,
        { context in
          Unmanaged<OrderedPool>.fromOpaque(context!).takeRetainedValue().loop()
          return nil
        }, context)
      if failed == 0 {
        threads.append(thread)
      } else {
        Unmanaged<OrderedPool>.fromOpaque(context).release()
      }
    }
    loop()
    for thread in threads { pthread_join(thread, nil) }
    return status
  }

  private func loop() {
    let analyzer = Analyzer()
    while let index = take() { put(work(analyzer, index), index) }
  }

  private func take() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while next < count, next >= due + ahead, !isBroken { pthread_cond_wait(delivered, lock) }
    guard next < count, !isBroken else { return nil }
    next += 1
    return next - 1
  }

  private func put(_ outcome: Outcome, _ index: Int) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    waiting[index] = outcome
    while !isBroken, let outcome = waiting.removeValue(forKey: due) {
      due += 1
      guard let failure = deliver(outcome) else { continue }
      if status == .fine { status = failure }
      if case .success = outcome { isBroken = true }
    }
    pthread_cond_broadcast(delivered)
  }
}
