import Glibc
import VanBanReport
import VanBanText

/// Why a document was not analysed.
struct InputFailure: Error {
  enum Reason {
    case emptyFolder
    case document(DocumentError)
    case system(SystemError)
  }

  let path: String
  let reason: Reason

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  var status: ExitStatus {
    switch reason {
    case .emptyFolder: .noInput
    case .document: .unreadableData
    case .system(let error): error.code == ENOENT || error.code == ENOTDIR ? .noInput : .inputOutput
    }
  }

  /// One line: where and why.
  func message(in language: JSONReport.Language) -> String {
    let place = path == "-" ? (language == .english ? "standard input" : "đầu vào chuẩn") : path
    return "\(place): \(language == .english ? english : vietnamese)"
  }

  private var english: String {
    switch reason {
    case .emptyFolder: "no documents (.txt, .md, .markdown) in this folder"
    case .document(.empty): "the file is empty"
    case .document(.invalidUTF8(let at)): "not UTF-8: invalid byte at offset \(at)"
    case .document(.malformedUTF16): "UTF-16 with a byte order mark, but malformed"
    case .document(.utf16WithoutByteOrderMark):
      "looks like UTF-16 without a byte order mark; convert it to UTF-8"
    case .document(.binary(let at)): "not text: zero byte at offset \(at)"
    case .document(.tooLarge(let bytes)): "\(bytes) bytes; a document has at most 2 GB"
    case .system(let error): error.message(in: .english)
    }
  }

  private var vietnamese: String {
    switch reason {
    case .emptyFolder: "thư mục không có văn bản nào (.txt, .md, .markdown)"
    case .document(.empty): "tệp rỗng"
    case .document(.invalidUTF8(let at)): "không phải UTF-8: byte sai ở vị trí \(at)"
    case .document(.malformedUTF16): "UTF-16 có dấu thứ tự byte nhưng bị hỏng"
    case .document(.utf16WithoutByteOrderMark):
      "có vẻ là UTF-16 không có dấu thứ tự byte; hãy chuyển sang UTF-8"
    case .document(.binary(let at)): "không phải văn bản: byte 0 ở vị trí \(at)"
    case .document(.tooLarge(let bytes)): "\(bytes) byte; một văn bản có tối đa 2 GB"
    case .system(let error): error.message(in: .vietnamese)
    }
  }
}
