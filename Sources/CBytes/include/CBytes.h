// What is done to every byte of a document, in C because the instructions that make it fast are
// reached from C only. Each function has a portable twin that must give the same answers.
#ifndef CBYTES_H
#define CBYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// A token as the tokenizer keeps it; words are of kind 0 and have no sign.
typedef struct {
  uint32_t start, end;
  uint16_t word;
  uint8_t kind, gap, shape, sign, is_foreign, unused;
} cbytes_token;

/// How a word is written: in small letters, with a capital in front, one capital, capitals, a mixture.
enum { CBYTES_LOWER, CBYTES_TITLE, CBYTES_CAPITAL, CBYTES_UPPER, CBYTES_MIXED };

/// Cuts words of up to sixteen bytes of classed letters, with one space between two of them. Begins at the
/// letter `*at` behind the gap `*gap` and writes up to `room` tokens. Ends before a word that is longer or goes
/// on with other characters, or behind the last word and its space, and leaves place and gap there.
/// Writes the words' hashes beside them. Up to 16 bytes and one block behind a word are read.
size_t cbytes_words(
    const uint8_t *bytes, const cbytes_letters *letters, size_t *at, uint8_t *gap,
    cbytes_token *tokens, uint64_t *hashes, size_t room);
size_t cbytes_words_portable(
    const uint8_t *bytes, const cbytes_letters *letters, size_t *at, uint8_t *gap,
    cbytes_token *tokens, uint64_t *hashes, size_t room);
/// Gives tokens the numbers that a table of slots has for their hashes (`WordIndex`): apart from the cutting,
/// so that the loads of many tokens are under way together.
void cbytes_number(
    const uint64_t *slots, uint64_t mask, const uint64_t *hashes, cbytes_token *tokens,
    size_t count);
/// The hash by which such a word is known, of its folded bytes in two words.
uint64_t cbytes_word_hash(uint64_t low, uint64_t high);

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
  /// «# », «##», «| », «|-» or «|:»: there may be headings and tables of Markdown.
  CBYTES_MARKDOWN = 32,
};

/// Which of the above UTF-8 holds.
uint32_t cbytes_contents(const uint8_t *bytes, size_t length);
uint32_t cbytes_contents_portable(const uint8_t *bytes, size_t length);

/// The place of the first byte from `start` on with which a footnote's mark may begin, else `length`:
/// 0xC2, 0xE2, «[», «<», «$», «(».
size_t cbytes_mark_opening(const uint8_t *bytes, size_t start, size_t length);
size_t cbytes_mark_opening_portable(const uint8_t *bytes, size_t start, size_t length);

/// The place of the first byte from `start` on with which a letter of another alphabet may begin, else
/// `length`: eth, and U+0180…U+1FFF without the letters of Vietnamese and the combining marks.
size_t cbytes_strange_letter(const uint8_t *bytes, size_t start, size_t length);
size_t cbytes_strange_letter_portable(const uint8_t *bytes, size_t start, size_t length);

/// How many characters begin among some bytes of UTF-8. Inline: most stretches are a line or less.
static inline size_t cbytes_codepoints_portable(const uint8_t *bytes, size_t length) {
  size_t count = 0;
  for (size_t at = 0; at < length; at++) count += (bytes[at] & 0xC0) != 0x80;
  return count;
}

static inline size_t cbytes_codepoints(const uint8_t *bytes, size_t length) {
#if defined(__SSE2__)
  size_t at = 0, others = 0;
  for (; at + 16 <= length; at += 16) {
    // 10xxxxxx goes on with a character: as a signed number it is below 0xC0.
    const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at));
    const __m128i ones =
        _mm_and_si128(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)), _mm_set1_epi8(1));
    const __m128i sums = _mm_sad_epu8(ones, _mm_setzero_si128());
    others += (size_t)(_mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4));
  }
  return at - others + cbytes_codepoints_portable(bytes + at, length - at);
#else
  return cbytes_codepoints_portable(bytes, length);
#endif
}

/// Which of sixteen numbers are equal to one, bit n for the number n. Inline: it is asked for several
/// times a word.
static inline uint32_t cbytes_find16_portable(const uint16_t *numbers, uint16_t wanted) {
  uint32_t found = 0;
  for (int at = 0; at < 16; at++) found |= (uint32_t)(numbers[at] == wanted) << at;
  return found;
}

static inline uint32_t cbytes_find16(const uint16_t *numbers, uint16_t wanted) {
#if defined(__SSE2__)
  const __m128i all = _mm_set1_epi16((short)wanted);
  const __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)numbers), all);
  const __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(numbers + 8)), all);
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high));
#else
  return cbytes_find16_portable(numbers, wanted);
#endif
}

/// The hash of a pair of symbols, its place in a filter of `words` words, and the three bits it has there
/// for the symbol it vouches for: the first (side 1) or the second (side 0).
static inline uint64_t cbytes_pair_hash(uint16_t first, uint16_t second) {
  uint64_t state = ((uint64_t)first << 16 | second) * 0x9E3779B97F4A7C15u;
  return state ^ state >> 29;
}
static inline uint32_t cbytes_pair_word(uint64_t hash, uint32_t words) {
  return (uint32_t)((hash >> 32) * words >> 32);
}
static inline uint64_t cbytes_pair_bits(uint64_t hash, uint32_t side) {
  const uint64_t part = side ? hash >> 18 : hash;
  return 1ull << (part & 63) | 1ull << (part >> 6 & 63) | 1ull << (part >> 12 & 63);
}

/// Begins to fetch memory that is read soon.
static inline void cbytes_prefetch(const void *memory) { __builtin_prefetch(memory); }

/// For each of `count` symbols whether it needs no second look: the pair with the symbol before it or the
/// one behind it is in the filter, or it is neither 0 nor a syllable. One symbol more can be read on either
/// side, and one mark written before the first. Returns how many syllables a pair vouches for.
size_t cbytes_vouched(
    const uint64_t *filter, uint32_t words, const uint16_t *symbols, size_t count,
    uint16_t first_syllable, uint8_t *marks);
size_t cbytes_vouched_portable(
    const uint64_t *filter, uint32_t words, const uint16_t *symbols, size_t count,
    uint16_t first_syllable, uint8_t *marks);

#endif
