#include "CBytes.h"

#include <string.h>

bool cbytes_has_no_break_space(const uint8_t *bytes, size_t length) {
  const uint8_t *end = bytes + length;
  while (bytes < end && (bytes = memchr(bytes, 0xC2, (size_t)(end - bytes)))) {
    if (++bytes < end && *bytes == 0xA0) return true;
  }
  return false;
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
void cbytes_codepoint_marks(const uint8_t *bytes, size_t length, uint32_t *marks) {
  cbytes_codepoint_marks_portable(bytes, length, marks);
}

size_t cbytes_line_end(const uint8_t *bytes, size_t start, size_t length) {
  return cbytes_line_end_portable(bytes, start, length);
}
#endif
