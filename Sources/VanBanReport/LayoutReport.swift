public import VanBan
import VanBanText

/// How a document was read, as text for people: its lines and zones, its flows, the map between them.
public struct LayoutReport: Sendable {
  /// The parts of the report.
  public enum Part: String, Sendable, CaseIterable {
    /// Lines of the source with the zones they lie in.
    case layout
    /// Items of the outline, list items included.
    case outline
    /// What is read: the body, then each footnote.
    case flows
    /// Where the bytes of the flows came from.
    case map
  }

  private let parts: [Part]
  private let language: JSONReport.Language

  public init(parts: [Part] = Part.allCases, language: JSONReport.Language = .vietnamese) {
    self.parts = parts
    self.language = language
  }

  /// The report of one document in UTF-8. Offsets are bytes of the decoded source or of the flow text.
  public func render(_ analysis: Analysis) -> [UInt8] {
    var lines = [heading(analysis)]
    for part in parts {
      lines += ["", "── \(title(part))"]
      switch part {
      case .layout: lines += layout(analysis)
      case .outline: lines += outline(analysis)
      case .flows: lines += flows(analysis)
      case .map: lines += map(analysis)
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func say(_ vietnamese: String, _ english: String) -> String {
    language == .english ? english : vietnamese
  }

  private func heading(_ analysis: Analysis) -> String {
    let source = analysis.source
    let pages = analysis.layout.pages.map { ", \($0) " + say("trang", "pages") } ?? ""
    return "\(analysis.name): \(source.encoding), \(source.file.count) byte"
      + ", \(analysis.layout.lines.count) " + say("dòng", "lines") + pages
      + (source.isNFC ? ", NFC" : "")
      + say(
        ", ước chừng \(errors(analysis, ",")) % từ đọc sai",
        ", about \(errors(analysis, ".")) % of the words misread")
  }

  private func errors(_ analysis: Analysis, _ point: String) -> String {
    let rate = analysis.quality.wordErrorRate
    return "\(rate / 10)\(point)\(rate % 10)"
  }

  private func title(_ part: Part) -> String {
    switch part {
    case .layout: say("Bố cục: dòng, byte, vùng", "Layout: line, byte, zone")
    case .outline: say("Đề mục: byte, cấp, nhãn", "Outline: byte, level, label")
    case .flows: say("Dòng đọc: byte của dòng đọc, byte của nguồn", "Flows: flow byte, source byte")
    case .map: say("Bản đồ: dòng đọc ← nguồn", "Map: flow ← source")
    }
  }

  // MARK: Layout

  private func layout(_ analysis: Analysis) -> [String] {
    let labels = labels(analysis)
    return analysis.layout.lines.enumerated().map { index, line in
      let text = String(decoding: analysis.source.bytes[line.start..<line.end], as: UTF8.self)
      let place = "\(pad(index + 1, 5)) \(pad(line.start, 7))"
      return line.isBlank ? place : "\(place)  \(pad(labels[index], 14)) \(clip(text))"
    }
  }

  /// What each line is.
  private func labels(_ analysis: Analysis) -> [String] {
    let layout = analysis.layout
    var labels = layout.lines.map { $0.isBlank ? "" : say("nội dung", "body") }
    func mark(_ spans: [Span], _ label: String) {
      for span in spans {
        for line in layout.line(at: span.start)...layout.line(at: max(span.start, span.end - 1))
        where !layout.lines[line].isBlank {
          labels[line] = label
        }
      }
    }
    for zone in analysis.zones { mark(analysis.spans(of: zone.range), name(zone.kind)) }
    for note in analysis.footnotes {
      mark(analysis.spans(of: note), say("chú thích", "note") + " \(note.label)")
    }
    for block in analysis.order.columns {
      for line in block.lines where !layout.lines[line].isBlank {
        labels[line] += say(" | cột", " | columns")
      }
    }
    mark(analysis.order.furniture, say("trang", "page"))
    return labels
  }

  private func name(_ kind: Zone.Kind) -> String {
    switch kind {
    case .head: say("phần đầu", "head")
    case .recipients: say("nơi nhận", "recipients")
    case .signature: say("chữ ký", "signature")
    case .annex: say("phụ lục", "annex")
    case .copy: say("sao y", "copy")
    }
  }

  // MARK: Outline

  private func outline(_ analysis: Analysis) -> [String] {
    analysis.outline.map { item in
      let indent = String(repeating: "  ", count: max(0, item.level - 1))
      let title = item.title.map { " " + analysis.string(of: $0) } ?? ""
      let start = analysis.text.map.source(of: item.label.start)
      return "\(pad(start, 7)) \(pad(item.level, 3))  "
        + clip(indent + analysis.string(of: item.label) + title)
    }
  }

  // MARK: Flows

  private func flows(_ analysis: Analysis) -> [String] {
    var lines: [String] = []
    var seams: [Int: String] = [:]
    for anchor in analysis.order.anchors {
      if let position = anchor.position { seams[position, default: ""] += "⁽\(anchor.label)⁾" }
    }
    for join in analysis.order.joins { seams[join.position, default: ""] += "‖" }
    for flow in analysis.text.flows {
      lines.append(
        flow.footnote.map { say("[chú thích \($0)]", "[note \($0)]") }
          ?? say("[nội dung]", "[body]"))
      var start = flow.range.start
      for at in flow.range.start...flow.range.end
      where at == flow.range.end || analysis.text.bytes[at] == 0x0A {
        if at > start { lines.append(flowLine(analysis, start..<at, seams)) }
        start = at + 1
      }
    }
    return lines
  }

  /// A line of a flow; ‖ stands where a page end cut it, ⁀ where a line end cut a number, ⁽1⁾ where the mark
  /// of a footnote was.
  private func flowLine(_ analysis: Analysis, _ range: Range<Int>, _ seams: [Int: String]) -> String
  {
    var bytes: [UInt8] = []
    for at in range {
      if let seam = seams[at] { bytes += seam.utf8 }
      let byte = analysis.text.bytes[at]
      if byte == FlowText.joiner { bytes += "⁀".utf8 } else { bytes.append(byte) }
    }
    let source = analysis.text.map.source(of: range.lowerBound)
    return "\(pad(range.lowerBound, 7)) \(pad(source, 7))  "
      + String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Map

  private func map(_ analysis: Analysis) -> [String] {
    analysis.text.map.runs.map { run in
      let source = "\(run.source)–\(run.source + run.sourceLength)"
      let kind =
        run.isCopy
        ? say("chép", "copied")
        : run.sourceLength == 0 ? say("thêm", "put in") : say("đổi", "changed")
      return "\(pad("\(run.flow)–\(run.flow + run.length)", 15)) ← \(pad(source, 15)) \(kind)"
    }
  }

  // MARK: Columns

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// As much of a line as a screen shows.
  private func clip(_ text: String) -> String {
    text.count > 100 ? text.prefix(99) + "…" : text
  }
}
