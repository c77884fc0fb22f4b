import VanBanText

/// Reads bodies: a head from the table, then fields («Nông nghiệp và Phát triển nông thôn») and the
/// scope («huyện Can Lộc», «Huyện ủy») that make it one body and no other.
///
/// Capitals follow Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV.
struct OrganizationGrammar {
  let reading: Reading
  let places: PlaceGrammar
  private let names: NameGrammar

  init(_ reading: Reading) {
    self.reading = reading
    places = PlaceGrammar(reading)
    names = NameGrammar(reading: reading)
  }

  /// A body that begins at a token.
  struct Organization {
    let tokens: Range<Int>
    let head: Hit
    /// The place in its scope, if the scope is one.
    let place: Place?
  }

  func organization(at first: Int, depth: Int = 0) -> Organization? {
    guard depth < 4, let head = reading.longest(.organizations, at: first), isHead(head) else {
      return nil
    }
    let form = reading.lexicon.cell(.organizations, Int(head.row), 1)
    var end = head.end
    let fields = self.fields(at: end, allowsUnknown: form == "field")
    if let fields { end = fields }
    if reading.follows(end), reading.keyword(end) == .plural || isTier(end) { return nil }
    let scope = self.scope(at: end, depth: depth, takesName: form == "complete" || fields != nil)
    if form == "complete" || form == "field" && fields != nil {
      return Organization(tokens: first..<(scope?.end ?? end), head: head, place: scope?.place)
    }
    guard let scope else { return nil }
    return Organization(tokens: first..<scope.end, head: head, place: scope.place)
  }

  /// A head is capitalised, unless the table itself writes it small («tổ chức»).
  private func isHead(_ head: Hit) -> Bool {
    let token = reading.tokens[Int(head.first)]
    if token.isCapitalized || token.shape == .mixed { return true }
    let letter = reading.lexicon.cell(.organizations, Int(head.row), 0).bytes[0]
    return letter >= 0x61 && letter <= 0x7A && names.isNameWord(head.end)
      && reading.follows(head.end)
  }

  /// «cấp huyện» behind a head: a kind of body, not one.
  private func isTier(_ at: Int) -> Bool {
    reading.keyword(at) == .tier && reading.longest(.administrativeTypes, at: at + 1) != nil
  }

  // MARK: Fields

  /// The end of the fields that begin at a token: known ones joined by «và», «,», «-», else a
  /// capitalised name.
  private func fields(at first: Int, allowsUnknown: Bool) -> Int? {
    guard var end = field(at: first) ?? (allowsUnknown ? unknownField(at: first) : nil) else {
      return nil
    }
    while let next = nextField(at: end, allowsUnknown: allowsUnknown) { end = next }
    return end
  }

  private func field(at first: Int) -> Int? {
    guard reading.follows(first), first < reading.count,
      reading.tokens[first].isCapitalized || reading.tokens[first].shape == .mixed,
      let field = reading.longest(.organizationFields, at: first)
    else { return nil }
    return field.end
  }

  private func nextField(at end: Int, allowsUnknown: Bool) -> Int? {
    guard reading.follows(end) else { return nil }
    if let more = field(at: end) { return more }
    switch reading.sign(end) {
    case .dash, .ampersand: return beginsBody(end + 1) ? nil : field(at: end + 1)
    case .comma:
      // A comma parts fields only when «và» and a last field follow: «Văn hóa, Thông tin và Thể thao».
      guard !beginsBody(end + 1), let more = field(at: end + 1) else { return nil }
      let closes =
        reading.keyword(more) == .and && !beginsBody(more + 1) && field(at: more + 1) != nil
      return closes ? more : nil
    default: break
    }
    guard reading.keyword(end) == .and, !beginsBody(end + 1) else { return nil }
    return field(at: end + 1)
  }

  private func beginsBody(_ at: Int) -> Bool { reading.longest(.organizations, at: at) != nil }

  /// A name the table does not know: capitalised words, between which small ones may stand.
  private func unknownField(at first: Int) -> Int? {
    guard reading.follows(first), names.isNameWord(first), !names.beginsOther(first) else {
      return nil
    }
    var end = first + 1
    var probe = end
    while probe < reading.count, probe - end < 7, reading.follows(probe),
      reading.tokens[probe].kind == .word, reading.keyword(probe) == .none
    {
      if reading.tokens[probe].isCapitalized {
        if names.beginsOther(probe) { break }
        end = probe + 1
      } else if reading.longest(.administrativeTypes, at: probe) != nil {
        break
      }
      probe += 1
    }
    // A word of two syllables has its capital on the first: «Điện lực».
    if end == first + 1, reading.tokens[first].shape == .title, end < reading.count,
      reading.follows(end), reading.tokens[end].kind == .word, reading.keyword(end) == .none,
      reading.tokens[end].shape == .lower, reading.longest(.administrativeTypes, at: end) == nil
    {
      end += 1
    }
    return end
  }

  // MARK: Scope

  private func scope(at first: Int, depth: Int, takesName: Bool) -> (end: Int, place: Place?)? {
    guard reading.follows(first), first < reading.count else { return nil }
    if let place = places.place(at: first) {
      let next = place.tokens.upperBound
      // «UBND xã, thị trấn» are many.
      if place.name == nil, reading.sign(next) == .comma, reading.follows(next + 1),
        reading.longest(.administrativeTypes, at: next + 1) != nil
      {
        return nil
      }
      return (next, place)
    }
    if let body = organization(at: first, depth: depth + 1) {
      return (body.tokens.upperBound, body.place)
    }
    if let central = reading.longest(.landmarks, at: first),
      reading.lexicon.cell(.landmarks, Int(central.row), 1) == "scope"
    {
      return (central.end, nil)
    }
    guard takesName, names.isNameWord(first), !names.beginsOther(first),
      reading.longest(.honorifics, at: first) == nil, reading.longest(.roles, at: first) == nil,
      reading.longest(.documentTypes, at: first) == nil,
      let end = names.name(at: first, limit: 4)
    else { return nil }
    return (end, nil)
  }
}
