/// What of a line is read: without the white space around it and, where the text is Markdown, without the
/// signs of a heading and the asterisks around the whole line or around its first words.
struct LineDress {
  let start: Int
  let end: Int
  /// Asterisks behind the emphasised beginning of a line, which are not read: «**1.** Nội dung».
  private(set) var closing: Range<Int>?
  /// Where what stands between this line and its neighbours begins and ends, the line's own signs left
  /// out: the places up to which white space goes.
  let outerStart: Int
  let outerEnd: Int

  init(of line: Layout.Line, in text: UnsafeBufferPointer<UInt8>) {
    var (start, end) = (line.start, line.end)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    let (ink, inkEnd) = (start, end)
    if start < end, text[start] == 0x23 { start = Self.behindHeadingSigns(text, start, end) }
    guard start < end, text[start] == 0x2A else {
      (self.start, self.end) = (start, end)
      (outerStart, outerEnd) = (start == ink ? start : line.start, end)
      return
    }
    let count = Self.emphasis(text, start, end)
    let lead = count == 0 ? Self.emphasizedLead(text, start, end) : nil
    closing = lead
    self.start = start + (lead?.count ?? count)
    self.end = end - count
    outerStart = line.start
    outerEnd = self.end == inkEnd ? inkEnd : line.end
  }

  /// «## Kết quả».
  private static func behindHeadingSigns(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var at = start
    while at < end, text[at] == 0x23 { at += 1 }
    guard at - start <= 6, at < end, text[at] == 0x20 else { return start }
    while at < end, text[at] == 0x20 { at += 1 }
    return at < end ? at : start
  }

  /// How many asterisks stand at both ends of a line, and nowhere between.
  private static func emphasis(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var count = 0
    while count < 3, start + count < end - count - 1, text[start + count] == 0x2A,
      text[end - count - 1] == 0x2A
    {
      count += 1
    }
    let inner = start + count..<end - count
    guard count > 0, text[inner.lowerBound] > 0x20, !text[inner].contains(0x2A) else { return 0 }
    return count
  }

  /// The closing asterisks of «**1.** …», as many as open the line.
  private static func emphasizedLead(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Range<Int>? {
    var words = start
    while words < end, text[words] == 0x2A { words += 1 }
    let count = words - start
    guard (2...3).contains(count), words < end, text[words] > 0x20,
      let close = text[words..<min(end, words + 120)].firstIndex(of: 0x2A), close + count < end,
      text[close..<close + count].allSatisfy({ $0 == 0x2A }), text[close + count] <= 0x20
    else { return nil }
    return close..<close + count
  }
}
