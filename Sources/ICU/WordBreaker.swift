internal import CICU

/// ICU's word break iterator over UTF-8, the yardstick of the benchmarks.
package final class WordBreaker {
  private let handle: UnsafeMutableRawPointer

  package init(locale: String = "vi") throws(ICUError) {
    var code: Int32 = 0
    let opened = cicu_words_open(locale, &code)
    try ICUError.check(code)
    handle = opened!
  }

  deinit { cicu_words_close(handle) }

  /// Calls `body` with every boundary in bytes; `text` must stay alive and unchanged meanwhile.
  package func forEachBoundary(
    in text: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void
  ) throws(ICUError) {
    guard let base = text.baseAddress else { return }
    try ICUError.check(cicu_words_set_text(handle, base, Int64(text.count)))
    while case let boundary = cicu_words_next(handle), boundary >= 0 {
      body(Int(boundary))
    }
  }
}
