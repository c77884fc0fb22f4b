/// A footnote's mark, in the text or before the note: ⁽¹⁾, ¹, (1), [1], [^1], <sup>1</sup>, $^{(1)}$.
public struct FootnoteMark: Sendable {
  enum Form: Sendable {
    case superscript, parenthesis, bracket, caret, tag, formula

    /// What may be something else as well: the label of a list, the field of a form.
    var isPlain: Bool { self == .parenthesis || self == .bracket }
  }

  public let label: Int
  /// Bytes of the source.
  public let span: Span
  let form: Form
  /// Where it stands in the flow text, from which it is left out; nil for the label of a note.
  public internal(set) var position: Int?
}

/// Reads the marks of footnotes, bytes of UTF-8.
struct FootnoteMarkReader {
  let text: UnsafeBufferPointer<UInt8>

  /// The mark that begins at a byte and ends before another.
  func mark(at start: Int, before end: Int) -> FootnoteMark? {
    guard start < end else { return nil }
    var cursor = Cursor(text: text, at: start, end: end)
    switch text[start] {
    case 0xC2, 0xE2:
      let isOpen = cursor.skip(Self.superscriptOpen)
      guard let label = cursor.superscriptNumber() ?? (isOpen ? cursor.number() : nil) else {
        return nil
      }
      let isClosed = cursor.skip(Self.superscriptClose) || !isOpen && cursor.skip(")")
      return isOpen && !isClosed ? nil : made(label, start, cursor, .superscript)
    case UInt8(ascii: "("):
      return enclosed("(", ")", .parenthesis, start, &cursor)
    case UInt8(ascii: "["):
      if let caret = enclosed("[^", "]", .caret, start, &cursor) { return caret }
      // «[04]» is a field of a form.
      if start + 1 < end, text[start + 1] == 0x30 { return nil }
      return enclosed("[", "]", .bracket, start, &cursor)
    case UInt8(ascii: "<"):
      guard cursor.skip("<sup>") || cursor.skip("<SUP>") else { return nil }
      guard let label = cursor.wrappedNumber(), cursor.skip("</sup>") || cursor.skip("</SUP>")
      else { return nil }
      return made(label, start, cursor, .tag)
    case UInt8(ascii: "$"):
      guard cursor.skip("$^") else { return nil }
      let isGrouped = cursor.skip("{")
      guard let label = cursor.wrappedNumber(), !isGrouped || cursor.skip("}"), cursor.skip("$")
      else { return nil }
      return made(label, start, cursor, .formula)
    default: return nil
    }
  }

  private static let superscriptOpen: StaticString = "\u{207D}"
  private static let superscriptClose: StaticString = "\u{207E}"

  private func enclosed(
    _ open: StaticString, _ close: StaticString, _ form: FootnoteMark.Form, _ start: Int,
    _ cursor: inout Cursor
  ) -> FootnoteMark? {
    cursor.at = start
    guard cursor.skip(open), let label = cursor.number(), cursor.skip(close) else { return nil }
    return made(label, start, cursor, form)
  }

  private func made(
    _ label: Int, _ start: Int, _ cursor: Cursor, _ form: FootnoteMark.Form
  ) -> FootnoteMark? {
    label > 0
      ? FootnoteMark(label: label, span: Span(start: start, end: cursor.at), form: form) : nil
  }

  /// A place in the text that goes on over what is expected there.
  private struct Cursor {
    let text: UnsafeBufferPointer<UInt8>
    var at: Int
    let end: Int

    mutating func skip(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard at + count <= end else { return false }
      for index in 0..<count where text[at + index] != word.utf8Start[index] { return false }
      at += count
      return true
    }

    /// Up to three digits.
    mutating func number() -> Int? {
      let start = at
      var value = 0
      while at < end, text[at] &- 0x30 < 10 {
        value = value * 10 + Int(text[at] - 0x30)
        at += 1
        if at - start > 3 { return nil }
      }
      return at > start ? value : nil
    }

    /// A number with or without parentheses or brackets.
    mutating func wrappedNumber() -> Int? {
      if skip("(") { return number().flatMap { skip(")") ? $0 : nil } }
      if skip("[") { return number().flatMap { skip("]") ? $0 : nil } }
      return number()
    }

    mutating func superscriptNumber() -> Int? {
      var value: Int?
      var digits = 0
      while let digit = superscriptDigit() {
        value = (value ?? 0) * 10 + digit
        digits += 1
        if digits > 3 { return nil }
      }
      return value
    }

    /// ¹ ² ³ have two bytes, ⁰ and ⁴…⁹ three.
    private mutating func superscriptDigit() -> Int? {
      if skip("\u{B9}") { return 1 }
      if skip("\u{B2}") { return 2 }
      if skip("\u{B3}") { return 3 }
      guard at + 2 < end, text[at] == 0xE2, text[at + 1] == 0x81,
        text[at + 2] >= 0xB0, text[at + 2] <= 0xB9
      else { return nil }
      at += 3
      return Int(text[at - 1] - 0xB0)
    }
  }
}
