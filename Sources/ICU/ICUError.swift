internal import CICU

/// A failure ICU reported, by its own name («U_INVALID_CHAR_FOUND»).
package struct ICUError: Error, Equatable, CustomStringConvertible {
  package let code: Int32

  package var description: String { String(cString: cicu_error_name(code)) }

  /// Throws when `code` is one of ICU's failures; warnings are negative and pass.
  static func check(_ code: Int32) throws(ICUError) {
    if code > 0 { throw ICUError(code: code) }
  }
}
