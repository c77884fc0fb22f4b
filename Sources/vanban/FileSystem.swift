import Glibc
import VanBanReport

/// An error the operating system reported.
struct SystemError: Error {
  let code: Int32

  /// The error of the call that just failed.
  static var last: SystemError { SystemError(code: errno) }

  /// What the system says of it, in its own words where it has no others.
  func message(in language: JSONReport.Language) -> String {
    let words = String(cString: strerror(code))
    guard language == .vietnamese else { return words }
    switch code {
    case ENOENT, ENOTDIR: return "không có tệp này"
    case EACCES, EPERM: return "không có quyền truy cập"
    case EISDIR: return "là thư mục"
    case ENOSPC: return "hết chỗ trên đĩa"
    case EIO: return "lỗi đọc, ghi"
    case EMFILE, ENFILE: return "mở quá nhiều tệp"
    default: return words
    }
  }
}

/// Files and folders.
enum FileSystem {
  private static let extensions = [".txt", ".md", ".markdown"]

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The documents of a folder and its subfolders, as paths inside it, in the order of their bytes.
  /// Links to folders are not followed, so that no circle of them is walked for ever.
  static func documents(in folder: String) -> [String] {
    var found: [String] = []
    collect(folder, "", &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collect(_ folder: String, _ prefix: String, _ found: inout [String]) {
    // Reading it as a document will say what is wrong with it.
    guard let directory = opendir(folder) else { return found.append(prefix) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else {
        found.append(prefix + name)
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        collect("\(folder)/\(name)", "\(prefix)\(name)/", &found)
      } else if extensions.contains(where: name.lowercased().hasSuffix),
        !isFolder("\(folder)/\(name)")
      {
        found.append(prefix + name)
      }
    }
  }

  /// The bytes of a file.
  static func contents(of path: String) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .last }
    return try contents(of: file, expected: Int(status.st_size))
  }

  static func standardInput() throws(SystemError) -> [UInt8] {
    try contents(of: STDIN_FILENO, expected: 1 << 16)
  }

  /// Reads to the end; the size may have changed meanwhile, or not be known.
  private static func contents(of file: Int32, expected: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        repeat { count = read(file, buffer.baseAddress!, room) } while count < 0 && errno == EINTR
        initialized = max(count, 0)
      }
      if count < 0 { throw .last }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = max(1 << 16, expected - bytes.count + 1)
    }
  }
}
