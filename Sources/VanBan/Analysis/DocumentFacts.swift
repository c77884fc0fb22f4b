public import VanBanText

/// What the page says of itself. Nothing is guessed: what is not printed is nil.
public struct DocumentFacts: Sendable {
  public enum System: String, Sendable {
    case party, state, front, youth, union, women, farmers, veterans, joint, unknown
  }

  public struct Date: Sendable {
    public let value: DateValue
    public let surface: FlowRange
  }

  public struct Signer: Sendable {
    /// In whose name or place somebody signs (Nghị định 30/2020/NĐ-CP, Điều 13).
    public enum Authority: String, Sendable {
      /// Thay mặt: on behalf of a collective.
      case onBehalf = "TM"
      /// Ký thay: for the head.
      case standingIn = "KT"
      /// Thừa lệnh: by order.
      case byOrder = "TL"
      /// Thừa ủy quyền: by authorisation.
      case authorized = "TUQ"
      /// Quyền: acting.
      case acting = "Q"
    }

    public let name: FlowRange
    public let role: FlowRange?
    public let authority: Authority?
  }

  public struct Recipient: Sendable {
    public let surface: FlowRange
    /// What is in parentheses behind it: «b/c».
    public let note: FlowRange?
  }

  /// The block that certifies a copy.
  public struct Copy: Sendable {
    /// «SAO Y BẢN CHÍNH».
    public let kind: FlowRange
    /// The copying body's own number.
    public let number: Number?
    public let date: Date?
    /// Who has certified it.
    public let signers: [Signer]
  }

  public struct Number: Sendable {
    public let number: DocumentNumber
    public let surface: FlowRange
  }

  public internal(set) var system = System.unknown
  public internal(set) var number: Number?
  public internal(set) var type: DocumentType?
  public internal(set) var title: FlowRange?
  /// The letterhead's own line or lines.
  public internal(set) var issuer: FlowRange?
  public internal(set) var place: FlowRange?
  public internal(set) var date: Date?
  /// The period a report covers.
  public internal(set) var period: Date?
  public internal(set) var signers: [Signer] = []
  public internal(set) var recipients: [Recipient] = []
  public internal(set) var secrecy: FlowRange?
  public internal(set) var urgency: FlowRange?
  /// Whom a letter is for: «Kính gửi».
  public internal(set) var addressees: [FlowRange] = []
  /// When the document is a certified copy, what the copying body has put under it.
  public internal(set) var copy: Copy?
}

/// A heading, clause, point or list item of the body.
public struct OutlineItem: Sendable {
  /// «Chương II», «Điều 5», «I», «3.1», «a», «-».
  public let label: FlowRange
  public let title: FlowRange?
  /// 1 for the outermost kind of label in use.
  public internal(set) var level: Int
  /// A dash, plus or asterisk: an item without a number.
  public let isBullet: Bool
  /// The label with what follows it on its line.
  public let surface: FlowRange
}

/// A footnote: the marks in the text and the note itself.
///
/// Its marks are no part of the flow text: they say where a note belongs, not what the document says.
public struct Footnote: Sendable {
  public let label: String
  /// The marks in the text that point to the note; bytes of the source.
  public let anchors: [Span]
  /// The mark before the note.
  public let mark: Span
  /// What the note says.
  public let body: FlowRange
}
