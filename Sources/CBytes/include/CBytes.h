// What is done to every byte of a document, in C because the instructions that make it fast are
// reached from C only. Each function has a portable twin that must give the same answers.
#ifndef CBYTES_H
#define CBYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Writes the 32 bytes of SHA-256 (FIPS 180-4).
void cbytes_sha256(const uint8_t *bytes, size_t length, uint8_t digest[32]);
void cbytes_sha256_portable(const uint8_t *bytes, size_t length, uint8_t digest[32]);

/// The length of the prefix that is surely well-formed UTF-8 in NFC without zero bytes: ASCII, Latin
/// letters up to U+01BF, U+1E00…U+1EFF and U+2002…U+20BF. It ends at a character's first byte.
size_t cbytes_plain_prefix(const uint8_t *bytes, size_t length);
size_t cbytes_plain_prefix_portable(const uint8_t *bytes, size_t length);

/// What a tokenizer asks of 64 bytes; bit n stands for byte n.
typedef struct {
  /// Bytes of letters: ASCII, U+00C0…U+01BF, U+1E80…U+1EFF. All others are looked at one by one.
  uint64_t letters;
  /// First bytes of letters.
  uint64_t starts;
  /// Last bytes of capital letters.
  uint64_t capitals;
} cbytes_letters;

/// Classes `length` bytes of well-formed UTF-8 in blocks of 64; `blocks` holds (length + 63) / 64.
/// Reads up to 63 bytes of zeros behind the text.
void cbytes_classify(const uint8_t *bytes, size_t length, cbytes_letters *blocks);
void cbytes_classify_portable(const uint8_t *bytes, size_t length, cbytes_letters *blocks);

/// Code points before every 64th byte of UTF-8, the last mark included; `marks` holds length / 64 + 1.
void cbytes_codepoint_marks(const uint8_t *bytes, size_t length, uint32_t *marks);
void cbytes_codepoint_marks_portable(const uint8_t *bytes, size_t length, uint32_t *marks);

/// The place of the first line feed or carriage return from `start` on, else `length`.
size_t cbytes_line_end(const uint8_t *bytes, size_t start, size_t length);
size_t cbytes_line_end_portable(const uint8_t *bytes, size_t start, size_t length);

/// What is worth a closer look in a text.
enum {
  /// No-break spaces, soft hyphens, zero-width characters, byte order marks.
  CBYTES_INVISIBLE = 1,
  /// Superscript digits, «<sup», «$^», «[^» or a digit in brackets: the beginning of a footnote's mark.
  CBYTES_MARK = 2,
  CBYTES_FORM_FEED = 4,
  /// A tab, or three spaces together.
  CBYTES_GAP = 8,
  /// Two asterisks together.
  CBYTES_BOLD = 16,
};

/// Which of the above UTF-8 holds.
uint32_t cbytes_contents(const uint8_t *bytes, size_t length);
uint32_t cbytes_contents_portable(const uint8_t *bytes, size_t length);

/// The place of the first byte from `start` on with which a footnote's mark may begin, else `length`:
/// 0xC2, 0xE2, «[», «<», «$», «(».
size_t cbytes_mark_opening(const uint8_t *bytes, size_t start, size_t length);
size_t cbytes_mark_opening_portable(const uint8_t *bytes, size_t start, size_t length);

#endif
