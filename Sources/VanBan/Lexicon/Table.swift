/// The tables of facts, by the names of their files; the first column is always the phrase.
enum Table: UInt8, CaseIterable {
  case abbreviations
  case administrativeTypes
  case approximators
  case canChi
  case countNouns
  case definitionLeads
  case digitLookalikes
  case documentTypes
  case encodingSigns
  case formRules
  case honorifics
  case issuerSymbols
  case keywords
  case labels
  case landmarks
  case laws
  case monthNames
  case municipalities
  case numerals
  case ordinals
  case organizationFields
  case organizations
  case outlineWords
  case pageWords
  case periodLeads
  case relations
  case roles
  case scales
  case straySigns
  case surnames
  case typeSymbols
  case typeTraits

  /// The table in a set of tables.
  @inline(__always)
  var bit: UInt32 { 1 << UInt32(rawValue) }

  /// The name of the file, without extension.
  var fileName: String {
    switch self {
    case .abbreviations: "abbreviations"
    case .administrativeTypes: "administrative-types"
    case .approximators: "approximators"
    case .canChi: "can-chi"
    case .countNouns: "count-nouns"
    case .definitionLeads: "definition-leads"
    case .digitLookalikes: "digit-lookalikes"
    case .documentTypes: "document-types"
    case .encodingSigns: "encoding-signs"
    case .formRules: "form-rules"
    case .honorifics: "honorifics"
    case .issuerSymbols: "issuer-symbols"
    case .keywords: "keywords"
    case .labels: "labels"
    case .landmarks: "landmarks"
    case .laws: "laws"
    case .monthNames: "month-names"
    case .municipalities: "municipalities"
    case .numerals: "numerals"
    case .ordinals: "ordinals"
    case .organizationFields: "organization-fields"
    case .organizations: "organizations"
    case .outlineWords: "outline-words"
    case .pageWords: "page-words"
    case .periodLeads: "period-leads"
    case .relations: "relations"
    case .roles: "roles"
    case .scales: "scales"
    case .straySigns: "stray-signs"
    case .surnames: "surnames"
    case .typeSymbols: "type-symbols"
    case .typeTraits: "type-traits"
    }
  }
}
