#define _GNU_SOURCE
#include "CBytes.h"

#include <string.h>

static const uint8_t *find(const uint8_t *from, const uint8_t *end, int byte) {
  return from < end ? memchr(from, byte, (size_t)(end - from)) : NULL;
}

uint32_t cbytes_contents(const uint8_t *bytes, size_t length) {
  const uint8_t *end = bytes + length;
  uint32_t found = 0;
  for (const uint8_t *at = bytes; (at = find(at, end, 0xC2)) && ++at < end;) {
    if (*at == 0xA0 || *at == 0xAD) found |= CBYTES_INVISIBLE;
    if (*at == 0xB2 || *at == 0xB3 || *at == 0xB9) found |= CBYTES_MARK;
  }
  for (const uint8_t *at = bytes; (at = find(at, end, 0xE2)) && end - ++at >= 2;) {
    if (at[0] == 0x80 && at[1] >= 0x8B && at[1] <= 0x8D) found |= CBYTES_INVISIBLE;
    if (at[0] == 0x81 && at[1] >= 0xB0 && at[1] <= 0xBE) found |= CBYTES_MARK;
    if (at[0] == 0x81 && at[1] == 0xA0) found |= CBYTES_INVISIBLE;
  }
  for (const uint8_t *at = bytes; (at = find(at, end, 0xEF)) && end - ++at >= 2;) {
    if (at[0] == 0xBB && at[1] == 0xBF) found |= CBYTES_INVISIBLE;
  }
  for (const uint8_t *at = bytes; (at = find(at, end, '<')) && end - ++at >= 3;) {
    if ((at[0] | 0x20) == 's' && (at[1] | 0x20) == 'u' && (at[2] | 0x20) == 'p') found |= CBYTES_MARK;
  }
  for (const uint8_t *at = bytes; (at = find(at, end, '$')) && ++at < end;) {
    if (*at == '^') found |= CBYTES_MARK;
  }
  for (const uint8_t *at = bytes; (at = find(at, end, '[')) && ++at < end;) {
    if (*at == '^' || (*at >= '0' && *at <= '9')) found |= CBYTES_MARK;
  }
  if (find(bytes, end, '\t') || memmem(bytes, length, "   ", 3)) found |= CBYTES_GAP;
  if (find(bytes, end, '\f')) found |= CBYTES_FORM_FEED;
  return found;
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
