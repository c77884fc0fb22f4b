import VanBanText

/// Which letters make a syllable: onset and rhyme, from tables.
struct SyllableGrammar {
  /// The letters of every possible syllable.
  let possible: Set<SyllableLetters>

  /// - Parameters:
  ///   - onsets: rows of onset, the letters a rhyme may begin with behind it («*» for all), the rhymes
  ///     («*» for all of the other table).
  ///   - rimes: rows of rhyme.
  init(onsets: Table, rimes: Table) {
    let all = rimes.rows.map { $0[0] }
    var possible = Set(all.compactMap { SyllableLetters($0.unicodeScalars.map(Letters.entry)) })
    for row in onsets.rows {
      let listed = row[2] == "*" ? all : row[2].split(separator: " ").map(String.init)
      for rime in listed where row[1] == "*" || row[1].contains(rime.first!) {
        let letters = SyllableLetters((row[0] + rime).unicodeScalars.map(Letters.entry))
        if let letters { possible.insert(letters) }
      }
    }
    self.possible = possible
  }

  func isSyllable(_ letters: SyllableLetters, tone: UInt8) -> Bool {
    possible.contains(letters) && (!letters.isStopped || tone >= 4)
  }
}
