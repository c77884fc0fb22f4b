internal import CBytes

/// What a text holds that is worth a closer look; most texts hold nothing of it.
struct TextContents: OptionSet, Sendable {
  let rawValue: UInt32

  /// No-break spaces, soft hyphens, zero-width characters, byte order marks.
  static let invisible = Self(rawValue: UInt32(CBYTES_INVISIBLE))
  /// What a footnote's mark may begin with.
  static let marks = Self(rawValue: UInt32(CBYTES_MARK))
  /// Tabs, or three spaces together: there may be tables.
  static let gaps = Self(rawValue: UInt32(CBYTES_GAP))
  /// Two asterisks together: bold type of Markdown.
  static let bold = Self(rawValue: UInt32(CBYTES_BOLD))
  /// Headings and tables of Markdown, perhaps.
  static let markdown = Self(rawValue: UInt32(CBYTES_MARKDOWN))
  static let formFeeds = Self(rawValue: UInt32(CBYTES_FORM_FEED))

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(of text: UnsafeBufferPointer<UInt8>) {
    rawValue = text.baseAddress.map { cbytes_contents($0, text.count) } ?? 0
  }
}
