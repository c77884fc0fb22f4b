import VanBanText

/// The costs of reading one letter for another, as the binary model holds them.
struct ConfusionMatrix {
  /// For each letter with shape and tone (tone in bits 8–10) its class from 1, 0 for what is no letter.
  private(set) var classes = [UInt8](repeating: 0, count: 8 * 256)
  /// By the class of the true letter times 128 and that of the read one; class 0 is no letter.
  private(set) var costs: [UInt8]

  init(_ table: Table) throws {
    var places: [String: Int] = ["-": 0]
    for letter in table.rows.flatMap({ $0[0...1] }) where letter != "*" && places[letter] == nil {
      let entry = Letters.entry(letter.unicodeScalars.first!)
      guard let letters = SyllableLetters([entry]), places.count < 128 else {
        throw Table.Malformed(place: "confusions.tsv", reason: "«\(letter)» is no letter")
      }
      places[letter] = places.count
      classes[Int(entry >> 11 & 7) << 8 | Int(letters[0])] = UInt8(places.count - 1)
    }
    var rows: [[String]: UInt8] = [:]
    for row in table.rows {
      guard let cost = UInt8(row[2]) else {
        throw Table.Malformed(place: "confusions.tsv", reason: "cost «\(row[2])»")
      }
      rows[[row[0], row[1]]] = cost
    }
    guard let substitution = rows[["*", "*"]], let insertion = rows[["-", "*"]],
      let deletion = rows[["*", "-"]]
    else { throw Table.Malformed(place: "confusions.tsv", reason: "no rows for any letter") }
    costs = [UInt8](repeating: substitution, count: 128 * 128)
    for place in 1..<128 {
      costs[place] = insertion
      costs[place * 128] = deletion
      costs[place * 129] = 0
    }
    for (letters, cost) in rows {
      if let from = places[letters[0]], let to = places[letters[1]] {
        costs[from * 128 + to] = cost
      }
    }
  }
}
