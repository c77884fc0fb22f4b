import VanBanText

/// Makes the binary gazetteer from `gazetteer/*.tsv`.
///
/// The file is little-endian and made to be read in place: `magic, counts` · units · the units by the
/// hash of their folded names · the units by parent · places of other spellings · successors · letters
/// · strings. Each part is described where `Gazetteer` reads it.
struct GazetteerCompiler {
  static let magic: UInt32 = 0x325A_4756  // «VGZ2»
  private var strings = StringPool()

  /// The bytes of the gazetteer; the same tables give the same bytes.
  static func compile(_ tables: [Table]) throws -> [UInt8] {
    func table(_ name: String) throws -> Table {
      guard let table = tables.first(where: { $0.name == name }) else {
        throw Table.Malformed(place: "gazetteer", reason: "no table «\(name)»")
      }
      return table
    }
    var compiler = GazetteerCompiler()
    return try compiler.encode(table("units"), table("spellings"), table("successors"))
  }

  private mutating func encode(
    _ units: Table, _ spellings: Table, _ successors: Table
  ) throws -> [UInt8] {
    var others: [String: [String]] = [:]
    for row in spellings.rows { others[row[0] + row[1], default: []].append(row[2]) }
    var heirs: [String: [[String]]] = [:]
    for row in successors.rows { heirs[row[0], default: []].append(row) }
    guard units.rows.count <= 0xFFFF else {
      throw Table.Malformed(place: "units.tsv", reason: "more rows than 16 bits number")
    }
    let reform = try Self.reform(of: units)
    let changes = units.rows.map { $0[1] }.filter { $0 != "-" }
    var records: [UInt32] = []
    var spellingOffsets: [UInt32] = []
    var successorEntries: [UInt32] = []
    var byName: Set<UInt64> = []
    var byParent: [(parent: UInt32, unit: UInt32)] = []
    // The rows of one code stand together; the first of them stands for the parent on any day.
    var firstRows: [String: UInt32] = [:]
    for (index, row) in units.rows.enumerated() where firstRows[row[0]] == nil {
      firstRows[row[0]] = UInt32(index)
    }
    for (index, row) in units.rows.enumerated() {
      let (code, from, until, type, name, parent) = (row[0], row[1], row[2], row[3], row[4], row[5])
      guard let number = UInt32(code), [2, 3, 5].contains(code.utf8.count) else {
        throw Table.Malformed(place: "units.tsv", reason: "«\(code)» is no code")
      }
      let isOld = from != reform
      let names = [name] + (others[code + (isOld ? "before" : "since")] ?? [])
      let successors = isOld && until == reform ? heirs[code] ?? [] : []
      guard parent == "-" || firstRows[parent] != nil else {
        throw Table.Malformed(place: "units.tsv", reason: "\(code) has no parent «\(parent)»")
      }
      let above = firstRows[parent].map { $0 + 1 } ?? 0
      byParent.append((above, UInt32(index)))
      for name in names { byName.insert(Self.hash(name) & ~0xFFFF | UInt64(index)) }
      records += [
        number, try day(from, open: 0), try day(until, open: 99_999_999), strings.offset(of: type),
        above, UInt32(spellingOffsets.count), UInt32(successorEntries.count),
        UInt32(code.utf8.count) | UInt32(names.count) << 8 | UInt32(successors.count) << 16,
      ]
      spellingOffsets += names.map { strings.offset(of: $0) }
      successorEntries += try successors.map { row in
        guard let code = UInt32(row[1]) else {
          throw Table.Malformed(place: "successors.tsv", reason: "«\(row[1])» is no code")
        }
        return code << 1 | (row[2] == "part" ? 1 : 0)
      }
    }
    byParent.sort { ($0.parent, $0.unit) < ($1.parent, $1.unit) }
    var bytes = Bytes()
    bytes.append([
      Self.magic, UInt32(units.rows.count), UInt32(byName.count), UInt32(spellingOffsets.count),
      UInt32(successorEntries.count), UInt32(Letters.count),
      try day(reform, open: 0), try day(changes.min() ?? reform, open: 0),
    ])
    bytes.append(byName.sorted())
    bytes.append(records)
    bytes.append(byParent.map(\.unit))
    bytes.append(spellingOffsets)
    bytes.append(successorEntries)
    bytes.append(Letters.table)
    return bytes.contents + strings.contents
  }

  /// The day on which most units began: that of the change to two levels.
  private static func reform(of units: Table) throws -> String {
    var counts: [String: Int] = [:]
    for row in units.rows where row[1] != "-" { counts[row[1], default: 0] += 1 }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      throw Table.Malformed(place: "units.tsv", reason: "no unit begins on a day")
    }
    return most.key
  }

  /// «2025-07-01» as 20250701.
  private func day(_ cell: String, open: UInt32) throws -> UInt32 {
    if cell == "-" { return open }
    let digits = cell.filter { $0 != "-" }
    guard let day = UInt32(digits), digits.utf8.count == 8 else {
      throw Table.Malformed(place: "units.tsv", reason: "«\(cell)» is no day")
    }
    return day
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash = PlainNameHash()
    for scalar in name.unicodeScalars { hash.add(Letters.letter(scalar)) }
    return hash.value
  }
}
