#include "CBytes.h"

#include <string.h>

// What begins at a byte that may begin something.
static uint32_t contents_at(const uint8_t *at, const uint8_t *end) {
  size_t rest = (size_t)(end - at);
  switch (at[0]) {
  case 0xC2:
    if (rest < 2) return 0;
    if (at[1] == 0xA0 || at[1] == 0xAD) return CBYTES_INVISIBLE;
    return at[1] == 0xB2 || at[1] == 0xB3 || at[1] == 0xB9 ? CBYTES_MARK : 0;
  case 0xE2:
    if (rest < 3) return 0;
    if (at[1] == 0x80) return at[2] >= 0x8B && at[2] <= 0x8D ? CBYTES_INVISIBLE : 0;
    if (at[1] != 0x81) return 0;
    return at[2] == 0xA0 ? CBYTES_INVISIBLE : at[2] >= 0xB0 && at[2] <= 0xBE ? CBYTES_MARK : 0;
  case 0xEF: return rest >= 3 && at[1] == 0xBB && at[2] == 0xBF ? CBYTES_INVISIBLE : 0;
  case '<':
    return rest >= 4 && (at[1] | 0x20) == 's' && (at[2] | 0x20) == 'u' && (at[3] | 0x20) == 'p'
               ? CBYTES_MARK
               : 0;
  case '$': return rest >= 2 && at[1] == '^' ? CBYTES_MARK : 0;
  case '[':
    return rest >= 2 && (at[1] == '^' || (at[1] >= '0' && at[1] <= '9')) ? CBYTES_MARK : 0;
  case '*': return rest >= 2 && at[1] == '*' ? CBYTES_BOLD : 0;
  case '#': return rest >= 2 && (at[1] == '#' || at[1] == ' ') ? CBYTES_MARKDOWN : 0;
  case '|':
    return rest >= 2 && (at[1] == ' ' || at[1] == '-' || at[1] == ':') ? CBYTES_MARKDOWN : 0;
  case '\t': return CBYTES_GAP;
  case '\f': return CBYTES_FORM_FEED;
  case ' ': return rest >= 3 && at[1] == ' ' && at[2] == ' ' ? CBYTES_GAP : 0;
  default: return 0;
  }
}

static uint32_t contents_from(const uint8_t *bytes, size_t at, size_t length) {
  uint32_t found = 0;
  for (; at < length; at++) found |= contents_at(bytes + at, bytes + length);
  return found;
}

uint32_t cbytes_contents_portable(const uint8_t *bytes, size_t length) {
  return contents_from(bytes, 0, length);
}

static bool opens_mark(uint8_t byte) {
  return byte == 0xC2 || byte == 0xE2 || byte == '[' || byte == '<' || byte == '$' || byte == '(';
}

size_t cbytes_mark_opening_portable(const uint8_t *bytes, size_t start, size_t length) {
  while (start < length && !opens_mark(bytes[start])) start++;
  return start;
}

void cbytes_codepoint_marks_portable(const uint8_t *bytes, size_t length, uint32_t *marks) {
  uint32_t count = 0;
  for (size_t at = 0; at < length; at++) {
    if (at % 64 == 0) marks[at / 64] = count;
    count += (bytes[at] & 0xC0) != 0x80;
  }
  if (length % 64 == 0) marks[length / 64] = count;
}

size_t cbytes_line_end_portable(const uint8_t *bytes, size_t start, size_t length) {
  while (start < length && bytes[start] != '\n' && bytes[start] != '\r') start++;
  return start;
}

static bool is_strange(const uint8_t *at, const uint8_t *end) {
  uint8_t next = end - at > 1 ? at[1] : 0;
  switch (at[0]) {
  case 0xC3: return (next & 0xDF) == 0x90;
  case 0xC6: return next != 0xA0 && next != 0xA1 && next != 0xAF && next != 0xB0;
  case 0xCC: return false;
  case 0xE1: return next != 0xBA && next != 0xBB;
  default: return at[0] > 0xC6 && at[0] < 0xE1;
  }
}

size_t cbytes_strange_letter_portable(const uint8_t *bytes, size_t start, size_t length) {
  while (start < length && !is_strange(bytes + start, bytes + length)) start++;
  return start;
}

#if defined(__SSE2__)
#include <emmintrin.h>

void cbytes_codepoint_marks(const uint8_t *bytes, size_t length, uint32_t *marks) {
  uint32_t count = 0;
  size_t at = 0;
  for (; at + 64 <= length; at += 64) {
    marks[at / 64] = count;
    // 0xFF, which is −1, for each byte that goes on with a character.
    __m128i sum = _mm_setzero_si128();
    for (int i = 0; i < 4; i++) {
      __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at) + i);
      sum = _mm_sub_epi8(sum, _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)));
    }
    __m128i halves = _mm_sad_epu8(sum, _mm_setzero_si128());
    count += 64 - (uint32_t)(_mm_cvtsi128_si32(halves) + _mm_extract_epi16(halves, 4));
  }
  marks[at / 64] = count;
}

static __m128i any_of(__m128i v, const char *bytes) {
  __m128i found = _mm_setzero_si128();
  for (; *bytes; bytes++) found = _mm_or_si128(found, _mm_cmpeq_epi8(v, _mm_set1_epi8(*bytes)));
  return found;
}

uint32_t cbytes_contents(const uint8_t *bytes, size_t length) {
  uint32_t found = 0;
  size_t at = 0;
  for (; at + 17 <= length; at += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at));
    __m128i next = _mm_loadu_si128((const __m128i *)(bytes + at + 1));
    __m128i space = _mm_set1_epi8(' ');
    __m128i pair = _mm_and_si128(_mm_cmpeq_epi8(v, space), _mm_cmpeq_epi8(next, space));
    __m128i hits = _mm_or_si128(pair, any_of(v, "\xC2\xE2\xEF<$[*#|\t\f"));
    for (unsigned mask = (unsigned)_mm_movemask_epi8(hits); mask; mask &= mask - 1) {
      found |= contents_at(bytes + at + __builtin_ctz(mask), bytes + length);
    }
  }
  return found | contents_from(bytes, at, length);
}

size_t cbytes_mark_opening(const uint8_t *bytes, size_t start, size_t length) {
  for (; start + 16 <= length; start += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + start));
    int hits = _mm_movemask_epi8(any_of(v, "\xC2\xE2[<$("));
    if (hits) return start + (size_t)__builtin_ctz((unsigned)hits);
  }
  return cbytes_mark_opening_portable(bytes, start, length);
}

size_t cbytes_strange_letter(const uint8_t *bytes, size_t start, size_t length) {
  for (; start + 17 <= length; start += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + start));
    __m128i next = _mm_loadu_si128((const __m128i *)(bytes + start + 1));
    // As signed numbers the first bytes C7…E0 lie between C6 and E1.
    __m128i others = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xC6)),
                                   _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xE1)));
    __m128i horns = any_of(next, "\xA0\xA1\xAF\xB0");
    __m128i eth = _mm_cmpeq_epi8(_mm_and_si128(next, _mm_set1_epi8((char)0xDF)),
                                 _mm_set1_epi8((char)0x90));
    __m128i toned = any_of(next, "\xBA\xBB");
    __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_andnot_si128(any_of(v, "\xCC"), others),
                     _mm_and_si128(any_of(v, "\xC3"), eth)),
        _mm_or_si128(_mm_andnot_si128(horns, any_of(v, "\xC6")),
                     _mm_andnot_si128(toned, any_of(v, "\xE1"))));
    int hits = _mm_movemask_epi8(found);
    if (hits) return start + (size_t)__builtin_ctz((unsigned)hits);
  }
  return cbytes_strange_letter_portable(bytes, start, length);
}

size_t cbytes_line_end(const uint8_t *bytes, size_t start, size_t length) {
  for (; start + 16 <= length; start += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + start));
    int ends = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
                                              _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));
    if (ends) return start + (size_t)__builtin_ctz((unsigned)ends);
  }
  return cbytes_line_end_portable(bytes, start, length);
}
#else
size_t cbytes_strange_letter(const uint8_t *bytes, size_t start, size_t length) {
  return cbytes_strange_letter_portable(bytes, start, length);
}

size_t cbytes_mark_opening(const uint8_t *bytes, size_t start, size_t length) {
  return cbytes_mark_opening_portable(bytes, start, length);
}

uint32_t cbytes_contents(const uint8_t *bytes, size_t length) {
  return cbytes_contents_portable(bytes, length);
}

void cbytes_codepoint_marks(const uint8_t *bytes, size_t length, uint32_t *marks) {
  cbytes_codepoint_marks_portable(bytes, length, marks);
}

size_t cbytes_line_end(const uint8_t *bytes, size_t start, size_t length) {
  return cbytes_line_end_portable(bytes, start, length);
}
#endif
