/// What the offsets of a report count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  case codepoint, utf8, utf16
}
