internal import CICU

/// Properties of code points that the fast tables of the text layer do not hold.
package enum Characters {
  package enum Class: Equatable {
    case upperLetter, lowerLetter, otherLetter, mark, digit, space, format, symbol
  }

  /// The class of a code point from its Unicode general category.
  package static func category(of codepoint: UInt32) -> Class {
    switch cicu_category(codepoint) {
    case 1, 3: .upperLetter
    case 2: .lowerLetter
    case 4, 5: .otherLetter
    case 6, 7, 8: .mark
    case 9: .digit
    case 12, 13, 14: .space
    case 15, 16: .format
    default: .symbol
    }
  }

  /// Of the Latin script, or common to all scripts («µ»).
  package static func isLatin(_ codepoint: UInt32) -> Bool { cicu_is_latin(codepoint) == 1 }

  /// Han, kana, Hangul and others that do not write words as letters between spaces.
  package static func isIdeographic(_ codepoint: UInt32) -> Bool {
    cicu_is_ideographic(codepoint) == 1
  }

  /// The four-letter name of the code point's script, e.g. «Hani».
  package static func script(of codepoint: UInt32) -> String {
    String(cString: cicu_script_name(codepoint))
  }

  /// Simple case folding.
  package static func fold(_ codepoint: UInt32) -> UInt32 { cicu_fold_case(codepoint) }
}
