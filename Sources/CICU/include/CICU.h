// The ICU services this project uses, as plain C.
//
// This header never includes <unicode/…>: a Swift module that sees ICU's own headers cannot import
// Foundation (its bundled ICU declares the same type names). The implementation is C++ because
// ICU 72 offers normalisation over UTF-8 in its C++ interface only.
//
// Every function that can fail returns ICU's error code (0 or negative: fine, positive: failure).
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes ICU's version («72.1») with its terminating NUL; `buffer` holds at least 20 bytes.
void cicu_version(char *buffer);
/// The name of an ICU error code, e.g. «U_INVALID_CHAR_FOUND».
const char *cicu_error_name(int32_t code);

/// 1 when the UTF-8 text is in NFC, 0 when it is not, or a negated error code.
int32_t cicu_nfc_check(const uint8_t *text, int32_t length);
/// Normalises UTF-8 text to NFC. `output` is called with pieces of the result in order, `edit` with
/// alternating stretches: `changed` 0 or 1, and their length in bytes before and after.
int32_t cicu_nfc_normalize(const uint8_t *text, int32_t length, void *context,
                           void (*output)(void *context, const uint8_t *bytes, int32_t length),
                           void (*edit)(void *context, int32_t changed, int32_t before,
                                        int32_t after));

/// The general category of a code point as ICU numbers them (0 unassigned, 1 upper-case letter …).
int32_t cicu_category(uint32_t codepoint);
/// 1 when the code point belongs to the Latin script or to all scripts alike («µ»).
int32_t cicu_is_latin(uint32_t codepoint);
/// 1 when the script does not write words with letters between spaces (Han, kana, Hangul, …).
int32_t cicu_is_ideographic(uint32_t codepoint);
/// The short name of the code point's script («Hani», «Cyrl»).
const char *cicu_script_name(uint32_t codepoint);
/// Simple case folding.
uint32_t cicu_fold_case(uint32_t codepoint);

/// A proleptic Gregorian calendar that refuses days that do not exist.
void *cicu_calendar_open(int32_t *error);
void cicu_calendar_close(void *calendar);
/// 1 when the day exists, 0 when it does not, or a negated error code.
int32_t cicu_calendar_is_day(void *calendar, int32_t year, int32_t month, int32_t day);

/// A word break iterator for the locale, over UTF-8 through UText.
void *cicu_words_open(const char *locale, int32_t *error);
void cicu_words_close(void *words);
int32_t cicu_words_set_text(void *words, const uint8_t *text, int64_t length);
/// The next boundary in bytes, or -1 at the end.
int32_t cicu_words_next(void *words);

/// Converts text of the named character set to UTF-8 and returns the length in bytes it needs;
/// nothing is written past `capacity`. Malformed input is an error, `*error` tells which.
int32_t cicu_convert_to_utf8(const char *charset, const uint8_t *text, int32_t length,
                             uint8_t *output, int32_t capacity, int32_t *error);

#ifdef __cplusplus
}
#endif

#endif
