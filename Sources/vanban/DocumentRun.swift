import Glibc
import VanBan
import VanBanReport

/// Reads the documents a command was given and writes a report of each, in their order.
struct DocumentRun {
  let inputs: [String]
  /// Of the complaints about documents that cannot be read.
  let language: JSONReport.Language

  /// - Throws: the exit code of the first document that failed; the others are still done.
  func run(_ render: @escaping @Sendable (Analysis) -> [UInt8]) throws {
    let documents = Input.documents(inputs)
    let pool = OrderedPool(count: documents.count) { analyzer, index in
      documents[index].render(with: analyzer, render)
    }
    let status = pool.run { outcome in
      switch outcome {
      case .success(let report): return write(report)
      case .failure(let failure):
        StandardStreams.complain(failure.message(in: language))
        return failure.status
      }
    }
    if status != .fine { throw status.code }
  }

  private func write(_ report: [UInt8]) -> ExitStatus? {
    do throws(SystemError) {
      try StandardStreams.write(report)
      return nil
    } catch {
      // Whoever closed the pipe has seen enough and wants no word about it.
      if error.code != EPIPE {
        let place = language == .english ? "standard output" : "đầu ra chuẩn"
        StandardStreams.complain("\(place): \(error.message(in: language))")
      }
      return .inputOutput
    }
  }
}
