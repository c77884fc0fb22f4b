import VanBan
import VanBanReport
import Glibc
let path = CommandLine.arguments.last!
let fd = open(path, O_RDONLY)
var bytes = [UInt8](repeating: 0, count: 1 << 20)
let n = read(fd, &bytes, bytes.count)
bytes.removeLast(bytes.count - n)
let a = try Analyzer().analyze(file: bytes, name: "x")
let out = JSONReport().render(a)
_ = out.withUnsafeBytes { write(1, $0.baseAddress!, $0.count) }
