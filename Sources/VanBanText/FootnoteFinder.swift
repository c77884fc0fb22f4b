internal import CBytes

/// Tells the bodies of footnotes from other paragraphs and the marks in the text from other signs.
struct FootnoteFinder {
  let reader: ParagraphReader
  let seam: LineSeam
  let paragraphs: [Paragraph]

  /// What was found.
  struct Found {
    /// For each paragraph the place of its note in `notes`, nil for the body.
    var owners: [Int?]
    /// The marks before the notes, in source order.
    var notes: [FootnoteMark] = []
    /// The marks in the text, in source order.
    var anchors: [FootnoteMark] = []
  }

  private var text: UnsafeBufferPointer<UInt8> { reader.text }

  func find(_ contents: TextContents) -> Found {
    var found = Found(owners: .init(repeating: nil, count: paragraphs.count))
    let candidates = paragraphs.indices.filter { paragraphs[$0].mark != nil }
    let hasParentheses = candidates.contains { paragraphs[$0].mark!.form == .parenthesis }
    guard contents.contains(.marks) || hasParentheses else { return found }
    let marks = marks(parentheses: hasParentheses, candidates)
    let heads = heads(candidates, marks.filter(\.form.isPlain))
    for index in heads {
      found.owners[index] = found.notes.count
      found.notes.append(paragraphs[index].mark!)
    }
    let forms = Set(found.notes.map(\.form))
    let labels = Set(found.notes.map(\.label))
    found.anchors = marks.filter { mark in
      switch mark.form {
      // A power, «10⁶», or an anchor at a number.
      case .superscript where mayBePower(mark, forms): labels.contains(mark.label)
      case .superscript, .caret, .tag, .formula: true
      case .bracket, .parenthesis: forms.contains(mark.form)
      }
    }
    let places = MarkPlaces(found.anchors)
    var above: Int?
    var seen = 0
    for (place, index) in heads.enumerated() {
      // The last paragraph of the body before the note.
      for before in seen..<index where found.owners[before] == nil {
        if !paragraphs[before].isFurniture { above = before }
      }
      seen = index
      let next = place + 1 < heads.count ? heads[place + 1] : paragraphs.count
      claim(index, before: next, place, above, places, &found)
    }
    return found
  }

  // MARK: Marks in the text

  /// The signs that can be marks, apart from those at the head of a paragraph.
  private func marks(parentheses: Bool, _ candidates: [Int]) -> [FootnoteMark] {
    let heads = Set(candidates.map { paragraphs[$0].mark!.span.start })
    var marks: [FootnoteMark] = []
    var at = 0
    while true {
      at = cbytes_mark_opening(text.baseAddress!, at, text.count)
      guard at < text.count else { return marks }
      guard text[at] != UInt8(ascii: "(") || parentheses,
        let mark = reader.marks.mark(at: skippingPower(at), before: text.count)
      else {
        at += 1
        continue
      }
      at = mark.span.end
      if !heads.contains(mark.span.start), !mark.form.isPlain || isGlued(mark) {
        marks.append(mark)
      }
    }
  }

  /// «m²», «km³»: the power belongs to the unit, what follows it may be a mark.
  private func skippingPower(_ at: Int) -> Int {
    guard text[at] == 0xC2, at + 1 < text.count, text[at + 1] == 0xB2 || text[at + 1] == 0xB3
    else { return at }
    var start = at
    while start > 0, text[start - 1] | 0x20 >= 0x61, text[start - 1] | 0x20 <= 0x7A { start -= 1 }
    let isUnit = ["m", "dm", "cm", "mm", "km", "hm", "dam"].contains {
      text[start..<at].elementsEqual($0.utf8) { $0 | 0x20 == $1 }
    }
    return isUnit && (start == 0 || text[start - 1] < 0x80) ? at + 2 : at
  }

  /// A bare figure behind a digit or a symbol, «10⁶», «s²», «Fe³⁺»: a mark only when it has its note.
  private func mayBePower(_ mark: FootnoteMark, _ forms: Set<FootnoteMark.Form>) -> Bool {
    let (start, end) = (mark.span.start, mark.span.end)
    if text[start] == 0xE2, text[start + 2] == 0xBD { return false }
    guard forms.contains(.superscript), start > 0, text[start - 1] &- 0x30 >= 10 else {
      return true
    }
    if end + 2 < text.count, text[end] == 0xE2, text[end + 1] == 0x81 { return true }
    var word = start
    while word > 0, start - word < 24, text[word - 1] > 0x20, text[word - 1] != 0x2F { word -= 1 }
    return (mark.label == 2 || mark.label == 3) && start - word < 4
      && text[word..<start].allSatisfy { $0 < 0x80 }
  }

  /// A number in parentheses is a mark when it touches the word before it, or ends the sentence; one that
  /// introduces what follows is the label of a list.
  private func isGlued(_ mark: FootnoteMark) -> Bool {
    let (start, end) = (mark.span.start, mark.span.end)
    guard start > 0 else { return false }
    if text[start - 1] > 0x20 {
      // «([24]=[16]-[17])», «5/(1)».
      return !Self.operators.contains(text[start - 1])
    }
    guard end < text.count else { return true }
    switch text[end] {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x0A, 0x0D: return true
    default: return false
    }
  }

  private static let operators = Array("(/=+-*<[".utf8)

  // MARK: Notes

  /// The paragraphs that begin a note. «(1)» and «[1]» begin one only when a mark of its number is before
  /// it, or the note before it has the number before.
  private func heads(_ candidates: [Int], _ anchors: [FootnoteMark]) -> [Int] {
    let places = MarkPlaces(anchors)
    var used: [Int: Int] = [:]
    var accepted: [Int] = []
    for index in candidates {
      let mark = paragraphs[index].mark!
      guard mark.form.isPlain else {
        accepted.append(index)
        continue
      }
      if isListItem(index, accepted) { continue }
      let from = used[mark.label] ?? -1
      let isAnnounced = places.hold(mark.label, between: from, and: mark.span.start)
      let previous = accepted.last.map { paragraphs[$0].mark! }
      // A note without a mark is told by the note before it.
      let reach = mark.form == .bracket ? 12 : 1
      let follows =
        previous?.label == mark.label - 1 && previous?.form == mark.form
        && accepted.last! >= index - reach
      guard isAnnounced || follows else { continue }
      used[mark.label] = mark.span.start
      accepted.append(index)
    }
    return accepted
  }

  /// An item of a list that the paragraph above announces.
  private func isListItem(_ index: Int, _ accepted: [Int]) -> Bool {
    guard index > 0, !paragraphs[index - 1].isFurniture, accepted.last != index - 1 else {
      return false
    }
    return seam.announces(paragraphs[index - 1])
  }

  /// Gives a note the paragraphs behind its first one that belong to it.
  private func claim(
    _ head: Int, before next: Int, _ note: Int, _ above: Int?, _ places: MarkPlaces,
    _ found: inout Found
  ) {
    let limit = min(next, head + 13)
    if next < paragraphs.count, next <= head + 13, isBetweenNotes(head, next, places) {
      for index in head + 1..<next { found.owners[index] = note }
      return
    }
    // The cut paragraph goes on behind the notes: all between belongs to them.
    if let above, let rest = rest(of: above, head + 1..<limit) {
      for index in head + 1..<rest { found.owners[index] = note }
      return
    }
    var last = head
    for index in head + 1..<limit where !paragraphs[index].isFurniture {
      let isItem = seam.isListItem(paragraphs[index])
      let isAnnounced = isItem && (last > head || seam.announces(paragraphs[head]))
      let goesOn =
        seam.continues(paragraphs[index], paragraphs[last], .nothing)
        && above.map { !seam.continues(paragraphs[index], paragraphs[$0], .pageEnd) } ?? true
      guard isAnnounced || goesOn else { break }
      found.owners[index] = note
      last = index
    }
    if next < paragraphs.count, next <= head + 13,
      paragraphs[next].mark!.label == paragraphs[head].mark!.label + 1,
      paragraphs[head + 1..<next].allSatisfy(seam.isListItem)
    {
      for index in head + 1..<next { found.owners[index] = note }
    }
  }

  /// Where a paragraph that notes cut goes on: with a small letter, else with anything that can.
  private func rest(of above: Int, _ range: Range<Int>) -> Int? {
    var other: Int?
    var isNextPage = false
    var last = range.lowerBound - 1
    for index in range {
      if paragraphs[index].isFurniture || paragraphs[index].beginsPage { isNextPage = true }
      if paragraphs[index].isFurniture { continue }
      let isRest =
        seam.continues(paragraphs[index], paragraphs[above], .pageEnd)
        && !seam.continues(paragraphs[index], paragraphs[last], .nothing)
      last = index
      if isRest {
        // Behind a paragraph that could be the rest itself only the next page is believed.
        if reader.beginsSmall(paragraphs[index]) {
          return other == nil || isNextPage ? index : other
        }
        other = other ?? index
      }
      if isNextPage || seam.isLabelled(paragraphs[index]) { break }
    }
    return other
  }

  /// Whether both this note and the next were announced before this one: what is between is no text.
  private func isBetweenNotes(_ head: Int, _ next: Int, _ places: MarkPlaces) -> Bool {
    let (mark, following) = (paragraphs[head].mark!, paragraphs[next].mark!)
    guard following.label == mark.label + 1, next > head + 1 else { return false }
    // A note ends at the end of its page, and before a heading.
    let isText = paragraphs[head + 1..<next].allSatisfy {
      !$0.isFurniture && !$0.beginsPage && !seam.isLabelled($0)
    }
    return isText && places.hold(following.label, between: -1, and: paragraphs[head].start)
      && !places.hold(between: paragraphs[head].end, and: paragraphs[next].start)
  }
}

/// Where the marks are, by their labels.
private struct MarkPlaces {
  private let all: [Int]
  private var byLabel: [Int: [Int]] = [:]

  /// - Parameter marks: in source order.
  init(_ marks: [FootnoteMark]) {
    all = marks.map(\.span.start)
    for mark in marks { byLabel[mark.label, default: []].append(mark.span.start) }
  }

  func hold(between start: Int, and end: Int) -> Bool { Self.hold(all, start, end) }

  func hold(_ label: Int, between start: Int, and end: Int) -> Bool {
    Self.hold(byLabel[label] ?? [], start, end)
  }

  private static func hold(_ places: [Int], _ start: Int, _ end: Int) -> Bool {
    let first = places.partitioningIndex { $0 > start }
    return first < places.count && places[first] < end
  }
}
