public import VanBanText

/// A part of the page that is read in its own way. What lies in none is the body.
public struct Zone: Sendable {
  public enum Kind: String, Sendable {
    /// Letterhead, number, place and date, type, subject.
    case head
    /// «Nơi nhận» and its items.
    case recipients
    case signature
    /// «PHỤ LỤC», up to the next one or the end.
    case annex
    /// «SAO Y» and what the copying body has put under it.
    case copy
  }

  public let kind: Kind
  public let range: FlowRange
}
