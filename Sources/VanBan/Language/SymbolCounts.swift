import VanBanText

/// How often each symbol stands in one document.
final class SymbolCounts {
  private let counts: UnsafeMutablePointer<UInt32>
  /// How many syllables there are.
  private(set) var words = 0

  private let symbols: Int

  /// - Parameter symbols: how many symbols there are.
  init(symbols: Int) {
    self.symbols = symbols
    counts = .allocate(capacity: symbols)
  }

  deinit { counts.deallocate() }

  /// Counts the symbols of a document.
  func count(_ stream: borrowing SymbolStream) {
    let counts = counts
    counts.initialize(repeating: 0, count: symbols)
    for symbol in stream.symbols.elements { counts[Int(symbol)] &+= 1 }
    let others = (0..<Int(TextSymbol.firstSyllable)).reduce(0) { $0 + Int(counts[$1]) }
    words = stream.symbols.count - others
  }

  func count(_ symbol: UInt16) -> Int { Int(counts[Int(symbol)]) }
}
