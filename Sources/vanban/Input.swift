import Glibc
import VanBan
import VanBanReport
import VanBanText

/// A document to be read, or the reason why an argument gives none.
enum Input: Sendable {
  /// A file, and what it is called in the output.
  case file(path: String, name: String)
  case standardInput
  case failure(InputFailure)

  /// The documents the arguments name, in their order.
  static func documents(_ arguments: [String]) -> [Input] {
    arguments.flatMap { argument -> [Input] in
      if argument == "-" { return [.standardInput] }
      guard FileSystem.isFolder(argument) else {
        return [.file(path: argument, name: name(of: argument))]
      }
      let folder = argument.trimmingSlashes
      let files = FileSystem.documents(in: folder)
      if files.isEmpty { return [.failure(InputFailure(argument, .emptyFolder))] }
      return files.map { .file(path: "\(folder)/\($0)", name: "\(name(of: folder))/\($0)") }
    }
  }

  /// A path as it was given, but never where it lies on this machine.
  private static func name(of path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The report of the document, ready to be written.
  func render(
    with analyzer: Analyzer, _ render: (Analysis) -> [UInt8]
  ) -> Result<[UInt8], InputFailure> {
    let (path, name): (String, String)
    switch self {
    case .failure(let failure): return .failure(failure)
    case .file(let file, let known): (path, name) = (file, known)
    case .standardInput: (path, name) = ("-", "-")
    }
    do {
      let bytes = try path == "-" ? FileSystem.standardInput() : FileSystem.contents(of: path)
      return .success(render(try analyzer.analyze(file: bytes, name: name)))
    } catch let error as DocumentError {
      return .failure(InputFailure(path, .document(error)))
    } catch let error as SystemError {
      return .failure(InputFailure(path, .system(error)))
    } catch {
      preconditionFailure("unexpected error \(error)")
    }
  }
}

extension String {
  fileprivate var trimmingSlashes: String {
    var text = self[...]
    while text.count > 1, text.hasSuffix("/") { text = text.dropLast() }
    return String(text)
  }
}
