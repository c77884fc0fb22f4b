import VanBanText

/// Pairs the notes with the marks in the text.
struct FootnoteReader {
  let order: ReadingOrder

  struct Footnotes {
    /// In source order.
    var notes: [Footnote] = []
    /// Marks in the text without a note.
    var loose: [FootnoteMark] = []
    /// Marks, in the text or before a note, that break the order of their numbers.
    var misplaced: [FootnoteMark] = []
  }

  func read() -> Footnotes {
    var footnotes = Footnotes()
    var anchors = [[FootnoteMark]](repeating: [], count: order.notes.count)
    var next = 0
    // Numbers may begin again, on each page or in a part of the document: what stands between two
    // series of notes points to the second.
    for series in series() {
      let end = order.notes[series.upperBound - 1].span.start
      var places: [Int: Int] = [:]
      for note in series { places[order.notes[note].label] = note }
      let start = next
      while next < order.anchors.count, order.anchors[next].span.start < end {
        let anchor = order.anchors[next]
        next += 1
        if let note = places[anchor.label] {
          anchors[note].append(anchor)
        } else {
          footnotes.loose.append(anchor)
        }
      }
      footnotes.misplaced += misplaced(order.anchors[start..<next])
    }
    footnotes.loose += order.anchors[next...]
    pairTheRest(&anchors, &footnotes.loose)
    footnotes.notes = order.notes.indices.map { index in
      Footnote(
        label: String(order.notes[index].label), anchors: anchors[index].map(\.span),
        mark: order.notes[index].span, body: order.text.flows[index + 1].range)
    }
    footnotes.misplaced += misplacedNotes(anchors)
    return footnotes
  }

  /// Runs of notes whose numbers grow.
  private func series() -> [Range<Int>] {
    var series: [Range<Int>] = []
    for (index, note) in order.notes.enumerated() {
      if let last = series.last, note.label > order.notes[last.upperBound - 1].label {
        series[series.count - 1] = last.lowerBound..<index + 1
      } else {
        series.append(index..<index + 1)
      }
    }
    return series
  }

  /// A note that stands out of order, or above its mark, still has one.
  private func pairTheRest(_ anchors: inout [[FootnoteMark]], _ loose: inout [FootnoteMark]) {
    var free: [Int: [Int]] = [:]
    for (place, mark) in loose.enumerated().reversed() {
      free[mark.label, default: []].append(place)
    }
    var taken: Set<Int> = []
    for index in anchors.indices where anchors[index].isEmpty {
      guard let place = free[order.notes[index].label]?.popLast() else { continue }
      anchors[index] = [loose[place]]
      taken.insert(place)
    }
    loose = loose.indices.filter { !taken.contains($0) }.map { loose[$0] }
  }

  /// The first marks of their numbers that come behind a greater number.
  private func misplaced(_ anchors: ArraySlice<FootnoteMark>) -> [FootnoteMark] {
    var seen: Set<Int> = []
    var greatest = 0
    return anchors.filter { anchor in
      defer { greatest = max(greatest, anchor.label) }
      return seen.insert(anchor.label).inserted && anchor.label < greatest && anchor.label > 1
    }
  }

  /// Notes behind a note of a greater number, though their marks are in order.
  private func misplacedNotes(_ anchors: [[FootnoteMark]]) -> [FootnoteMark] {
    order.notes.indices.dropFirst().filter { index in
      let (note, before) = (order.notes[index], order.notes[index - 1])
      guard note.label < before.label, note.label > 1, let first = anchors[index].first,
        let other = anchors[index - 1].first
      else { return false }
      return first.span.start < other.span.start
    }.map { order.notes[$0] }
  }
}
