/// The first row of each symbol of a table: misread symbols are looked up many times over.
struct SymbolRows: Sendable {
  static let types = SymbolRows(.vietnamese, .typeSymbols)
  static let issuers = SymbolRows(.vietnamese, .issuerSymbols)

  private let rows: [String: Int]

  init(_ lexicon: Lexicon, _ table: Table) {
    rows = Dictionary(
      (0..<lexicon.rowCount(table)).map { (lexicon.cell(table, $0, 0).string, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(symbol: String) -> Int? { rows[symbol] }
}
