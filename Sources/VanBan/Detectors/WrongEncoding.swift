import VanBanText

/// `ocr/encoding`: text that went through a wrong encoding, one finding for each stretch; and marks that stand
/// apart from their letters where the rest of the text has them together.
struct WrongEncoding: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    return evidence.words.damage.stretches.map { stretch in
      let (vietnamese, english) = Self.cause(stretch.cause)
      return Finding(
        rule: "ocr/encoding", severity: .error, confidence: 92,
        surfaces: [reading.range(stretch.tokens)],
        message: .init(
          vietnamese: "Đoạn này hỏng mã chữ: \(vietnamese).",
          english: "The encoding of this passage is broken: \(english)."))
    } + decomposed(evidence)
  }

  private static func cause(_ cause: EncodingDamage.Cause) -> (String, String) {
    switch cause {
    case .utf8:
      (
        "UTF-8 bị đọc theo Windows-1252, Windows-1258 hoặc Mac Roman",
        "UTF-8 read as Windows-1252, Windows-1258 or Mac Roman"
      )
    case .tcvn3: ("chữ TCVN3 (ABC) chưa chuyển mã", "TCVN3 (ABC) not converted")
    case .vni: ("chữ VNI chưa chuyển mã", "VNI not converted")
    case .viscii: ("chữ VISCII chưa chuyển mã", "VISCII not converted")
    case .vps: ("chữ VPS chưa chuyển mã", "VPS not converted")
    case .falseVNI:
      (
        "chữ Unicode bị chuyển mã như chữ VNI (ô thành ơ, ó thành ĩ)",
        "Unicode put through a VNI converter (ô became ơ, ó became ĩ)"
      )
    case .lostLetters: ("các chữ có dấu bị mất", "the letters with marks are missing")
    }
  }

  /// Marks apart from their letters on some lines of a text that has most of them together.
  private func decomposed(_ evidence: Evidence) -> [Finding] {
    guard !evidence.source.isNFC else { return [] }
    let bytes = evidence.source.bytes
    var apart: [Span] = []
    var (loose, together) = (0, 0)
    // The lines that may stand between two of one passage: short ones have no marks at all.
    var between = 0
    for line in evidence.layout.lines where !line.isBlank {
      var inLine = 0
      for at in line.start..<line.end {
        let byte = bytes[at]
        if byte == 0xCC || byte == 0xCD && at + 1 < bytes.count && bytes[at + 1] < 0xB0 {
          inLine += 1
        } else if byte == 0xE1 || byte == 0xC3 {
          together += 1
        }
      }
      loose += inLine
      between += 1
      guard inLine > 0 else { continue }
      defer { between = 0 }
      if let last = apart.last, between <= 3 {
        apart[apart.count - 1] = Span(start: last.start, end: line.end)
      } else {
        apart.append(Span(start: line.start, end: line.end))
      }
    }
    // A text that has all its marks apart is in another normal form, which is no fault.
    guard together > loose else { return [] }
    return apart.map {
      Finding(
        rule: "ocr/encoding", severity: .warning, confidence: 90, surfaces: [], marks: [$0],
        message: .init(
          vietnamese: "Đoạn này dùng dấu tổ hợp rời (NFD), khác với phần còn lại của văn bản.",
          english:
            "This passage has marks apart from their letters (NFD), unlike the rest of the text."))
    }
  }
}
