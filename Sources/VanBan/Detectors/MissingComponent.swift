import VanBanText

/// `structure/missing-component`: a page that is otherwise complete lacks what the form of its date
/// demands.
///
/// An excerpt, a page without its head or its foot, and a component that stands there and could not be
/// read are no reason to complain: only what leaves no trace is missing.
struct MissingComponent: Detector {
  func findings(in evidence: Evidence) -> [Finding] {
    let page = Components(evidence)
    guard page.isComplete, let day = day(of: evidence),
      let rules = FormRules(evidence.document, on: day)
    else { return [] }
    return rules.components.filter(page.lacks).map { finding($0, rules.instrument) }
  }

  /// The document's date; without one, that of the youngest document it cites.
  private func day(of evidence: Evidence) -> CalendarDay? {
    if let day = evidence.document.date?.value.days?.first { return day }
    return evidence.references.compactMap { $0.date?.value.days?.first }.max()
  }

  private func finding(_ component: FormRules.Component, _ instrument: String) -> Finding {
    let (vietnamese, english) = name(component)
    return Finding(
      rule: "structure/missing-component", severity: .warning, confidence: 70, surfaces: [],
      message: .init(
        vietnamese: "Không thấy \(vietnamese), thành phần thể thức bắt buộc theo \(instrument).",
        english: "There is no \(english), which \(instrument) demands."))
  }

  private func name(_ component: FormRules.Component) -> (vietnamese: String, english: String) {
    switch component {
    case .heading: ("Quốc hiệu hoặc tiêu đề của tổ chức", "heading of the country or organisation")
    case .issuer: ("tên cơ quan ban hành", "issuing body")
    case .number: ("số, ký hiệu", "number and symbol")
    case .date: ("địa danh và ngày, tháng, năm ban hành", "place and date of issue")
    case .signer: ("chữ ký của người có thẩm quyền", "signature")
    case .recipients: ("nơi nhận", "list of recipients")
    }
  }
}

/// What stands on a page, read or unread.
private struct Components {
  private let evidence: Evidence
  private let head: Range<Int>

  init(_ evidence: Evidence) {
    self.evidence = evidence
    head = 0..<min(evidence.headEnd, evidence.page.lines.count)
  }

  private var page: PageLines { evidence.page }
  private var facts: DocumentFacts { evidence.document }
  private var reading: Reading { evidence.reading }

  /// Most of a head, and a foot, or at least one of its two parts.
  var isComplete: Bool {
    let present = [
      facts.issuer != nil, facts.number != nil, facts.date != nil,
      facts.type != nil && facts.title != nil,
    ].count { $0 }
    return present == 4 || present == 3 && !lacks(.heading)
  }

  func lacks(_ component: FormRules.Component) -> Bool {
    switch component {
    case .heading:
      !head.contains { line in
        page.lines[line].contains { isLandmark($0, ["nation", "party", "youth", "motto"]) }
          || isGarbledHeading(page.lines[line])
      }
    case .issuer:
      facts.issuer == nil
        && !head.contains { page.isInCapitals($0) && !isNamed($0) && $0 < evidence.headEnd }
    case .number:
      facts.number == nil
        && !head.contains { reading.keyword(page.lines[$0].lowerBound) == .number }
    case .date:
      facts.date == nil
        && !(facts.type.map { reading.lexicon.type($0.code, is: "minutes") } ?? false)
        && !head.contains { line in page.lines[line].contains { reading.keyword($0) == .day } }
    case .signer:
      facts.signers.isEmpty && !facts.recipients.isEmpty && !hasOffice
    case .recipients:
      facts.recipients.isEmpty && !facts.signers.isEmpty && !isReprint
        && !reading.triggers.contains { isLandmark($0.at, ["recipients"]) }
    }
  }

  /// A line in capitals that holds «VIỆT NAM» and names no body: the heading, misread.
  private func isGarbledHeading(_ line: Range<Int>) -> Bool {
    let first = line.lowerBound
    return page.isInCapitals(line) && reading.longest(.organizations, at: first) == nil
      && !isLandmark(first, ["scope"]) && line.contains { isLandmark($0, ["scope"]) }
  }

  /// Running heads: pages of the gazette, which leaves out the recipients.
  private var isReprint: Bool {
    evidence.order.furniture.contains { $0.end - $0.start > 20 }
  }

  /// A line in capitals that is the heading or the type.
  private func isNamed(_ line: Int) -> Bool {
    let first = page.lines[line].lowerBound
    return reading.longest(.landmarks, at: first) != nil
      || reading.longest(.documentTypes, at: first) != nil
  }

  /// An office or a name on a line of its own near the end, which could not be read as a signature.
  private var hasOffice: Bool {
    page.lines.indices[max(head.upperBound, page.lines.count - 60)...].contains { line in
      let tokens = page.lines[line]
      guard tokens.count <= 12, reading.tokens[tokens.lowerBound].isCapitalized else {
        return false
      }
      return reading.longest(.roles, at: tokens.lowerBound) != nil
        || isLandmark(tokens.lowerBound, ["TM", "KT", "TL", "TUQ", "Q"])
        || (2...6).contains(tokens.count) && tokens.allSatisfy { reading.tokens[$0].isCapitalized }
          && !page.isInCapitals(tokens)
    }
  }

  private func isLandmark(_ at: Int, _ kinds: [StaticString]) -> Bool {
    guard let hit = reading.longest(.landmarks, at: at) else { return false }
    let kind = reading.lexicon.cell(.landmarks, Int(hit.row), 1)
    return kinds.contains { kind == $0 }
  }
}
