public import VanBanText

/// How sure the reader is, in percent.
public typealias Confidence = UInt8

/// A mention that knows its tokens while the document is read.
protocol Tokenized {
  var tokens: Range<Int> { get }
}

/// The number and symbol of a document, normalised: no white space, every dash a hyphen.
public struct DocumentNumber: Hashable, Sendable {
  /// «26-KH/HU», «30/2020/NĐ-CP».
  public let text: String
  /// «26», «12a».
  public let serial: String
  public let year: Int?
  /// The code of the type, when the symbol has one.
  public let type: String?
  public let issuers: [String]
}

/// A document cited in the text.
public struct Reference: Sendable {
  public enum Relation: String, Sendable {
    case basis, implements, amends, supplements, replaces, repeals, guides, replies, attached
    case mentions

    /// It alters the document it points to.
    var isChange: Bool {
      switch self {
      case .amends, .supplements, .replaces, .repeals: true
      default: false
      }
    }
  }

  public struct DateOfIssue: Sendable {
    public let value: DateValue
    public let surface: FlowRange
    public let isShared: Bool
  }

  public struct Issuer: Sendable {
    public let surface: FlowRange
    /// Printed once behind a list of documents.
    public let isShared: Bool
  }

  public struct Pointer: Sendable {
    public let article: String?
    public let clause: String?
    public let point: String?
    public let surface: FlowRange
  }

  public let surface: FlowRange
  public internal(set) var type: DocumentType?
  public let number: DocumentNumber?
  public internal(set) var date: DateOfIssue?
  public internal(set) var issuer: Issuer?
  public internal(set) var title: FlowRange?
  public internal(set) var pointer: Pointer?
  public internal(set) var relation = Relation.mentions
  /// The reference in whose title this one stands, by its place in `Analysis.references`.
  public internal(set) var within: Int?
  /// The place in `Analysis.citedDocuments`.
  public internal(set) var citedDocument = 0
  public internal(set) var confidence: Confidence

  /// Its type joins several bodies.
  var isJoint = false
  /// Its date is printed for the whole list.
  var datesList = false
  /// First token and the token behind the last, while the document is read.
  var tokens: Range<Int>
}

/// A document that is cited, with all mentions of it.
public struct CitedDocument: Sendable {
  /// Number or name, «@», date: «26-KH/HU@2021-04-22».
  public internal(set) var key: String
  /// Places in `Analysis.references`.
  public internal(set) var mentions: [Int]
}

/// A date, a period or a duration.
public struct DateExpression: Sendable, Tokenized {
  public enum Kind: String, Sendable {
    case day, month, quarter, half, cumulative, year, week, range, term, schoolYear, duration
    case monthDay, lunar, relative, blank
  }

  public let surface: FlowRange
  /// What is printed, and no more: unknown for «cùng kỳ», a month without year for «tháng 5».
  public internal(set) var value: DateValue
  /// What the document around it makes of it: the month of the reported year, the day named before.
  public internal(set) var resolved: DateValue?
  public internal(set) var kind: Kind
  /// The day does not exist.
  public let isImpossible: Bool
  /// The reference it dates, by its place in `Analysis.references`.
  public internal(set) var reference: Int?
  public internal(set) var confidence: Confidence

  /// It is read in another way than it is printed.
  var isRepaired = false
  /// What it counts from.
  var relation = Relation.none
  /// A lunar day, or two.
  var lunar: (first: PrintedLunarDay, last: PrintedLunarDay?)?
  var tokens: Range<Int>

  /// How an expression refers to the document's own time.
  enum Relation: Equatable {
    case none
    /// «cùng kỳ».
    case samePeriod
    /// «31/12 hằng năm».
    case recurring
    /// «tháng trước»: one month back.
    case counted(RelativeUnit, Int)
  }

  enum RelativeUnit: String {
    case day, month, quarter, year
  }
}

/// A number of things, a share, a sum of money, a measure.
public struct Count: Sendable {
  public enum Kind: String, Sendable {
    case cardinal, ratio, percent, money, area, mass, length
  }

  public enum Approximation: String, Sendable {
    case more = ">"
    case less = "<"
    case about = "~"
    case atLeast = ">="
    case atMost = "<="
  }

  public let surface: FlowRange
  public let value: Decimal
  public let max: Decimal?
  /// The denominator of a ratio.
  public let of: Decimal?
  public let unit: FlowRange
  public let kind: Kind
  public let approximation: Approximation?
  public internal(set) var confidence: Confidence

  var tokens: Range<Int>
}

/// A named body or a place.
public struct Unit: Sendable, Tokenized {
  public enum Kind: String, Sendable {
    case organization, administrative
  }

  public enum Level: String, Sendable {
    case central, province, district, commune, village
  }

  public let surface: FlowRange
  public let kind: Kind
  public internal(set) var level: Level?
  /// The type word of a place («xã»); nil for a body.
  public let type: PlaceType?
  /// The name behind the type word.
  public let name: FlowRange?
  /// The unit in which this one lies, by its place in `Analysis.units`.
  public internal(set) var within: Int?
  /// The place of the official lists; of a body the one that it is of. Nil when no list has it, or when
  /// the page does not tell which of several it is.
  public internal(set) var place: OfficialPlace?
  /// The name of a body with its abbreviations spelled out and its place behind it: «Ủy ban nhân dân xã Tân
  /// Lập, huyện Kon Rẫy, tỉnh Kon Tum». Nil for places, whose name is that of `place`.
  public internal(set) var fullName: String?
  /// How many places of the lists it may be; nil for what is not looked up (villages, bodies without a
  /// place).
  public internal(set) var candidates: Int?
  public internal(set) var confidence: Confidence

  /// The place that is looked up.
  var scope = PlaceScope()
  var tokens: Range<Int>
}

/// The place by which a unit is known: its own, or the one in the scope of a body.
///
/// Small, as every unit has one.
struct PlaceScope {
  /// «huyện».
  var type: PlaceType?
  private let tokens: TokenRange

  /// - Parameter name: the tokens of «Kon Rẫy»; nil for a bare «huyện».
  init(type: PlaceType? = nil, name: Range<Int>? = nil) {
    self.type = type
    tokens = TokenRange(name)
  }

  var name: Range<Int>? { tokens.range }
}

/// A person's name.
public struct Person: Sendable {
  public let surface: FlowRange
  /// «ông», «đồng chí»; nil when the page uses none.
  public let honorific: String?
  public internal(set) var role: FlowRange?
  public let confidence: Confidence

  var tokens: Range<Int>
}
