import Glibc

/// The documents a benchmark runs on.
struct Corpus {
  let documents: [[UInt8]]

  var bytes: Int { documents.reduce(0) { $0 + $1.count } }

  /// Every file of a folder and its subfolders that is text by its name.
  init(folder: String) {
    documents = Self.files(in: folder).sorted().map(Self.contents)
  }

  /// The reports of the corpus, each many times over with the words of every line shuffled.
  ///
  /// One text repeated lets the processor's branch predictor learn it by heart, which flatters every
  /// loop that branches on letters. The seed is fixed: every run has the same texts.
  init(shuffled folder: String, size: Int) {
    let originals = Self.files(in: folder).sorted().filter { $0.hasSuffix("source.txt") }.map(
      Self.contents)
    var random = SplitMix64(state: 2023)
    var documents: [[UInt8]] = []
    var total = 0
    while total < size, !originals.isEmpty {
      for original in originals {
        documents.append(Self.shuffle(original, &random))
        total += original.count
      }
    }
    self.documents = documents
  }

  private static func shuffle(_ text: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { result.append(0x0A) }
      var words = line.split(separator: 0x20)
      words.shuffle(using: &random)
      result.append(contentsOf: words.joined(separator: [0x20]))
    }
    return result
  }

  static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      if entry.pointee.d_type == UInt8(DT_DIR) {
        found += files(in: path)
      } else if name.hasSuffix(".txt"), name != "gold.txt" {
        found.append(path)
      }
    }
    return found
  }

  static func contents(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }
}

/// A small random generator with a seed.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
