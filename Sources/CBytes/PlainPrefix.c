#include "CBytes.h"

// How long the character at `bytes` is when it is plain, else 0.
static size_t plain_character(const uint8_t *bytes, size_t rest) {
  uint8_t first = bytes[0];
  if (first < 0x80) return first != 0;
  if (first >= 0xC2 && first <= 0xC6) return rest >= 2 && (bytes[1] & 0xC0) == 0x80 ? 2 : 0;
  if (rest < 3 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80) return 0;
  if (first == 0xE1) return bytes[1] >= 0xB8 && bytes[1] <= 0xBB ? 3 : 0;
  if (first == 0xE2) return bytes[1] <= 0x82 && bytes[2] >= 0x82 ? 3 : 0;
  return 0;
}

size_t cbytes_plain_prefix_portable(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (at < length) {
    size_t step = plain_character(bytes + at, length - at);
    if (step == 0) break;
    at += step;
  }
  return at;
}

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t mask(__m128i vector) { return (uint32_t)_mm_movemask_epi8(vector); }

// The bytes from `low` to `high`, both in the upper half (0x80…0xFF).
static inline __m128i between(__m128i v, uint8_t low, uint8_t high) {
  // Signed comparison is in order within one half.
  return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)(low - 1))),
                       _mm_cmplt_epi8(v, _mm_set1_epi8((char)(high + 1))));
}

size_t cbytes_plain_prefix(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  // What the blocks so far ask of the first bytes of the next one.
  uint64_t second_carry = 0, third_carry = 0, e1_carry = 0, e2_carry = 0, e2_third_carry = 0;
  size_t boundary = 0;
  for (; at + 64 <= length; at += 64) {
    uint64_t ascii = 0, cont = 0, two = 0, e1 = 0, e2 = 0, toned = 0, low = 0, odd = 0;
    for (int i = 0; i < 4; i++) {
      __m128i v = _mm_loadu_si128((const __m128i *)(bytes + at) + i);
      int shift = 16 * i;
      ascii |= mask(_mm_cmpgt_epi8(v, _mm_setzero_si128())) << shift;
      cont |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0))) << shift;
      two |= mask(between(v, 0xC2, 0xC6)) << shift;
      e1 |= mask(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE1))) << shift;
      e2 |= mask(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2))) << shift;
      toned |= mask(between(v, 0xB8, 0xBB)) << shift;
      // 0x80…0x82 may follow E2; 0x80 and 0x81 may not be the third byte.
      low |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0x83))) << shift;
      odd |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0x82))) << shift;
    }
    uint64_t three = e1 | e2;
    uint64_t second = (two | three) << 1 | second_carry;
    uint64_t third = three << 2 | third_carry;
    uint64_t after_e1 = e1 << 1 | e1_carry, after_e2 = e2 << 1 | e2_carry;
    uint64_t third_e2 = e2 << 2 | e2_third_carry;
    uint64_t bad = (cont ^ (second | third)) | ~(ascii | cont | two | three) |
                   (after_e1 & ~toned) | (after_e2 & ~low) | (third_e2 & odd);
    if (bad != 0) break;
    second_carry = (two | three) >> 63;
    third_carry = three >> 62;
    e1_carry = e1 >> 63;
    e2_carry = e2 >> 63;
    e2_third_carry = e2 >> 62;
    // The last character may go on into the next block.
    uint64_t open = (two | three) >> 63 | (three >> 62 & 1) << 1;
    boundary = at + 64 - (open == 0 ? 0 : (three >> 62 & 1) ? 2 : 1);
  }
  return boundary + cbytes_plain_prefix_portable(bytes + boundary, length - boundary);
}
#else
size_t cbytes_plain_prefix(const uint8_t *bytes, size_t length) {
  return cbytes_plain_prefix_portable(bytes, length);
}
#endif
