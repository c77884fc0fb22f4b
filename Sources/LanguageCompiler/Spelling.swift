import Foundation

/// Equivalent spellings of a Vietnamese syllable, none of which is ever an error.
enum Spelling {
  private static let tones: Set<Unicode.Scalar> = [
    "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
  ]

  /// The other spellings of a lower-case syllable: the tone on the other vowel (hòa/hoà, ủy/uỷ), i for
  /// y after h k l m s t and qu (kỹ/kĩ, quý/quí).
  static func variants(of syllable: String) -> [String] {
    var tone: Unicode.Scalar?
    var letters: [Unicode.Scalar] = []
    var toneAt = 0
    for scalar in syllable.decomposedStringWithCanonicalMapping.unicodeScalars {
      if tones.contains(scalar) {
        (tone, toneAt) = (scalar, letters.count - 1)
      } else {
        letters.append(scalar)
      }
    }
    func spell(_ letters: [Unicode.Scalar], toneAt: Int) -> String {
      var scalars = String.UnicodeScalarView()
      for (index, letter) in letters.enumerated() {
        scalars.append(letter)
        if index == toneAt, let tone { scalars.append(tone) }
      }
      return String(scalars).precomposedStringWithCanonicalMapping
    }
    var variants: [String] = []
    let tail = String(String.UnicodeScalarView(letters.suffix(2)))
    let last = letters.count - 1
    if tone != nil, ["oa", "oe", "uy"].contains(tail), letters.count < 3 || letters[last - 2] != "q"
    {
      variants.append(spell(letters, toneAt: toneAt == last ? last - 1 : last))
    }
    if let final = letters.last, final == "i" || final == "y", letters.count >= 2 {
      let before = letters[last - 1]
      let isQu = before == "u" && letters.count >= 3 && letters[last - 2] == "q"
      let isSingle = letters.count == 2 && ["h", "k", "l", "m", "s", "t"].contains(before)
      if isQu || isSingle {
        var other = letters
        other[last] = final == "i" ? "y" : "i"
        variants.append(spell(other, toneAt: tone == nil ? -1 : toneAt))
      }
    }
    return variants
  }
}

extension Spelling {
  /// A single letter that is no syllable.
  static func isConsonant(_ letter: String) -> Bool {
    let plain = letter.decomposedStringWithCanonicalMapping.unicodeScalars.first!
    return !["a", "e", "i", "o", "u", "y"].contains(plain)
  }
}
