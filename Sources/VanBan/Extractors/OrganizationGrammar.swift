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
    let head: Hit
    let scope: Scope?
    private let all: TokenRange

    init(tokens: Range<Int>, head: Hit, scope: Scope? = nil) {
      all = TokenRange(tokens)
      self.head = head
      self.scope = scope
    }

    var tokens: Range<Int> { all.range! }

    /// The place in its scope, if the scope is one.
    var place: Place? { scope?.place }
  }

  /// What makes a body one and no other: «huyện Can Lộc», «Huyện ủy Kon Rẫy», «Việt Nam».
  struct Scope {
    private let last: Int32
    let place: Place?
    private let named: TokenRange
    /// The head of the innermost body in it: «Huyện ủy» of «Ban Thường vụ Huyện ủy».
    var head: Hit?

    init(end: Int, place: Place? = nil, name: Range<Int>? = nil) {
      last = Int32(truncatingIfNeeded: end)
      self.place = place
      named = TokenRange(name)
    }

    var end: Int { Int(last) }
    /// A name without a type word: «Kon Rẫy» of «Huyện ủy Kon Rẫy».
    var name: Range<Int>? { named.range }
  }

  /// - Parameter inAnyCase: where a body must follow («của …»), heads of two words count in small
  ///   letters too: «của ủy ban nhân dân tỉnh».
  func organization(at first: Int, depth: Int = 0, inAnyCase: Bool = false) -> Organization? {
    guard depth < 4, let longest = reading.longest(.organizations, at: first),
      !reading.isClaimed(first)
    else { return nil }
    // The longest head that makes a body: «HTX Nông nghiệp và …» goes on behind «HTX» alone. A head of
    // one syllable that begins a longer one is none: «Ban» of «Ban Chỉ đạo».
    if let body = organization(longest, depth, inAnyCase) { return body }
    var found: Organization?
    reading.forEachHit(.organizations, at: first) { head in
      guard head.count < longest.count, head.count > 1 || reading.tokens[first].shape == .upper
      else {
        return
      }
      found = organization(head, depth, inAnyCase) ?? found
    }
    return found
  }

  private func organization(_ head: Hit, _ depth: Int, _ inAnyCase: Bool) -> Organization? {
    guard isHead(head) || inAnyCase && head.count > 1 || isSmallHead(head) else { return nil }
    let first = head.first
    var end = head.end
    let form = reading.lexicon.cell(.organizations, Int(head.row), 1)
    if form == "numbered", let number = number(at: end, isBare: true) {
      // «Sư đoàn 316», «Bộ Tư lệnh Vùng 4 Hải quân», «Tổ bầu cử số 4 xã Măng Buk».
      end = knownFields(at: number) ?? number
      let scope = scope(at: end, depth: depth, takesName: false)
      return Organization(tokens: first..<(scope?.end ?? end), head: head, scope: scope)
    }
    let takesField = form == "field" || form == "known"
    var fields = knownFields(at: end)
    if fields == nil, form == "field", !isHeading(head) {
      fields = unknownField(at: end)
      // «Trung tâm Quản lý Di sản văn hóa tỉnh»: the field goes on in small letters.
      if let cut = fields, let scope = scopeBehindMatter(cut, within: 4) {
        return Organization(tokens: first..<scope.end, head: head, scope: scope)
      }
    }
    if let fields {
      end = fields
      if takesField, head.count > 1, let name = nameBehindWord(end) {
        return Organization(tokens: first..<name, head: head)
      }
    } else if takesField, let quoted = quotedName(at: end, head) {
      return Organization(
        tokens: first..<(scope(at: quoted, depth: depth, takesName: false)?.end ?? quoted),
        head: head)
    }
    if reading.follows(end), reading.keyword(end) == .plural || isTier(end) { return nil }
    // «Kho bạc Nhà nước khu vực XVII», «Trường Tiểu học số 1 Quài Tở».
    let number = number(at: end, isBare: false)
    end = number ?? end
    let scope = scope(
      at: end, depth: depth,
      takesName: form == "complete" || form == "scoped" && head.count > 1 || fields != nil
        || number != nil,
      inAnyCase: inAnyCase)
    if form == "complete" || takesField && fields != nil || number != nil {
      return Organization(tokens: first..<(scope?.end ?? end), head: head, scope: scope)
    }
    // «Ban Chỉ đạo Cuộc vận động»: the matter names the body.
    if scope == nil, fields != nil { return Organization(tokens: first..<end, head: head) }
    guard
      let scope = scope
        ?? (takesField ? placeBehindWords(head) : form == "matter" ? scopeBehindMatter(end) : nil)
    else {
      return !takesField && sharesScope(end, depth)
        ? Organization(tokens: first..<end, head: head) : nil
    }
    return Organization(tokens: first..<scope.end, head: head, scope: scope)
  }

  /// The end of what makes a body one of several: «số 4», «khu vực 3», «khu vực XVII», «III».
  ///
  /// - Parameter isBare: a number without a word before it counts too: «Sư đoàn 316».
  private func number(at first: Int, isBare: Bool) -> Int? {
    guard reading.follows(first), first < reading.count else { return nil }
    var at = first
    if reading.keyword(at) == .number {
      at += 1
    } else if let region = reading.longest(.landmarks, at: at),
      reading.lexicon.cell(.landmarks, Int(region.row), 1) == "region"
    {
      at = region.end
    }
    guard at < reading.count, reading.follows(at) else { return nil }
    if reading.tokens[at].kind == .number {
      let goesOn =
        reading.gap(at + 1) == .none && reading.gap(at + 2) == .none
        && [.slash, .comma, .period, .dash].contains(reading.sign(at + 1))
      return (isBare || at > first) && reading.digits(at) <= 3 && !goesOn ? at + 1 : nil
    }
    guard reading.roman(at) != nil, at > first || reading.bytes(at).count > 1 else { return nil }
    return at + 1
  }

  /// «Ban Chỉ đạo phòng, chống dịch huyện»: the matter in small letters, then the bare level.
  private func scopeBehindMatter(_ first: Int, within words: Int = 12) -> Scope? {
    for at in first..<min(first + words, reading.count) {
      guard reading.follows(at) else { return nil }
      if at > first, let place = places.place(at: at) {
        return place.name == nil ? Scope(end: place.tokens.upperBound, place: place) : nil
      }
      let token = reading.tokens[at]
      guard token.sign == .comma || token.kind == .word && token.shape == .lower,
        reading.keyword(at) == .none || reading.keyword(at) == .and
      else { return nil }
    }
    return nil
  }

  /// «Thường trực HĐND, UBND và … tỉnh»: the scope is printed once, behind the last body.
  private func sharesScope(_ end: Int, _ depth: Int) -> Bool {
    let isSpacedDash =
      reading.sign(end) == .dash && reading.gap(end) == .space && reading.gap(end + 1) == .space
    guard reading.follows(end),
      reading.sign(end) == .comma || reading.keyword(end) == .and || isSpacedDash
    else { return false }
    return organization(at: end + 1, depth: depth + 1) != nil
  }

  /// Whether a body is printed without its scope: «Hội đồng nhân dân» of «Hội đồng nhân dân và Ủy ban
  /// nhân dân tỉnh».
  func isHeadAlone(_ tokens: Range<Int>) -> Bool {
    guard let head = reading.longest(.organizations, at: tokens.lowerBound) else { return false }
    return head.end == tokens.upperBound
      && reading.lexicon.cell(.organizations, Int(head.row), 1) == "scoped"
  }

  /// «Tổ hợp tác dệt dèng thôn A Ka», «Hợp tác xã gốm Bàu Trúc»: small words between the head and a named
  /// place, or one before a name.
  private func placeBehindWords(_ head: Hit) -> Scope? {
    guard head.count >= 2 else { return nil }
    if let end = nameBehindWord(head.end) { return Scope(end: end) }
    for at in head.end..<min(head.end + 4, reading.count) {
      guard reading.follows(at), reading.tokens[at].kind == .word, reading.keyword(at) == .none
      else {
        return nil
      }
      if let place = places.place(at: at), place.name != nil {
        return Scope(end: place.tokens.upperBound, place: place)
      }
    }
    return nil
  }

  /// The end of a name of two words or more behind one small word: «biển Kiên Hải».
  private func nameBehindWord(_ at: Int) -> Int? {
    let next = at + 1
    guard next < reading.count, reading.follows(at), reading.follows(next),
      reading.tokens[at].kind == .word, reading.tokens[at].shape == .lower,
      reading.keyword(at) == .none, reading.longest(.administrativeTypes, at: at) == nil,
      names.isNameWord(next),
      !names.beginsOther(next), let end = names.name(at: next, limit: 4), end - next >= 2,
      !names.isPerson(next..<end)
    else { return nil }
    return end
  }

  /// A head is capitalised, unless the table itself writes it small: «tổ chức» is a body only so,
  /// «Tổ chức» begins a sentence.
  private func isHead(_ head: Hit) -> Bool {
    let token = reading.tokens[head.first]
    let letter = reading.lexicon.cell(.organizations, Int(head.row), 0).bytes[0]
    if letter >= 0x61 && letter <= 0x7A {
      return token.shape == .lower
    }
    return token.isCapitalized || token.shape == .mixed
  }

  /// «phòng Kinh tế», «khoa Truyền nhiễm»: in small letters before a field that the table knows.
  private func isSmallHead(_ head: Hit) -> Bool {
    head.count == 1 && reading.tokens[head.first].shape == .lower && field(at: head.end) != nil
      && reading.lexicon.cell(.organizations, Int(head.row), 1) == "field"
  }

  /// Written in capitals though the table writes it small: in a heading capitals mark no names.
  private func isHeading(_ head: Hit) -> Bool {
    let token = reading.tokens[head.first]
    guard token.shape == .upper else { return false }
    return !reading.bytes(head.first).elementsEqual(
      reading.lexicon.cell(.organizations, Int(head.row), 0).bytes.prefix(
        Int(token.end - token.start)))
  }

  /// «cấp huyện» behind a head: a kind of body, not one.
  private func isTier(_ at: Int) -> Bool {
    reading.keyword(at) == .tier && reading.longest(.administrativeTypes, at: at + 1) != nil
  }

  // MARK: Fields

  /// The end of the known fields that begin at a token, joined by «và», «,», «-».
  private func knownFields(at first: Int) -> Int? {
    guard var end = field(at: first) else { return nil }
    while let next = nextField(at: end) { end = next }
    return end
  }

  private func field(at first: Int) -> Int? {
    guard reading.follows(first), first < reading.count,
      reading.tokens[first].isCapitalized || reading.tokens[first].shape == .mixed,
      let field = reading.longest(.organizationFields, at: first)
    else { return nil }
    return field.end
  }

  /// «Ban Vận động Quỹ “Vì người nghèo”»: a name in quotation marks.
  private func quotedName(at first: Int, _ head: Hit) -> Int? {
    guard head.count > 1, reading.follows(first), reading.sign(first) == .openQuote else {
      return nil
    }
    return (first + 1..<min(first + 12, reading.count)).first {
      reading.sign($0) == .closeQuote
    }.map { $0 + 1 }
  }

  private func nextField(at end: Int) -> Int? {
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
    // What the table knows goes on from there: «Quản lý đê điều và Phòng, chống thiên tai».
    while let next = nextField(at: end) { end = next }
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

  private func scope(
    at first: Int, depth: Int, takesName: Bool, inAnyCase: Bool = false
  ) -> Scope? {
    guard reading.follows(first), first < reading.count else { return nil }
    if let body = organization(at: first, depth: depth + 1, inAnyCase: inAnyCase) {
      var scope = body.scope ?? Scope(end: body.tokens.upperBound)
      if scope.head == nil { scope.head = body.head }
      return scope
    }
    if let place = places.place(at: first) {
      let next = place.tokens.upperBound
      // «UBND xã, thị trấn» are many.
      if place.name == nil, reading.sign(next) == .comma, reading.follows(next + 1),
        reading.longest(.administrativeTypes, at: next + 1) != nil,
        reading.longest(.organizations, at: next + 1) == nil
      {
        return nil
      }
      return Scope(end: next, place: place)
    }
    if let central = reading.longest(.landmarks, at: first),
      reading.lexicon.cell(.landmarks, Int(central.row), 1) == "scope"
    {
      return Scope(end: central.end)
    }
    guard takesName, names.isNameWord(first), !names.beginsOther(first),
      reading.longest(.honorifics, at: first) == nil, reading.longest(.roles, at: first) == nil,
      reading.longest(.documentTypes, at: first) == nil,
      let end = names.name(at: first, limit: 4), !names.isPerson(first..<end)
    else { return nil }
    // «Tỉnh ủy Gia Lai - Kon Tum».
    if reading.gap(end) == .space {
      let double = places.doubleName(end)
      if double > end { return Scope(end: double, name: first..<double) }
    }
    return Scope(end: end, name: first..<end)
  }
}
