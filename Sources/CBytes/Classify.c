#include "CBytes.h"

#include <string.h>

// Letters by their first bytes: ASCII, C3…C6 (U+00C0…U+01BF without × and ÷), and E1 with BA or BB
// (U+1E80…U+1EFF). Capitals: in C3 the second byte is below A0; in E1 BA…BB, C4 and C5 it is even for
// the letters of Vietnamese; in C6 it is A0 (Ơ) or AF (Ư).

void cbytes_classify_portable(const uint8_t *bytes, size_t length, cbytes_letters *blocks) {
  size_t count = (length + 63) / 64;
  memset(blocks, 0, count * sizeof *blocks);
  size_t at = 0;
  while (at < length) {
    uint8_t first = bytes[at];
    size_t size = 1;
    int letter = 0, capital = 0;
    if (first < 0x80) {
      letter = (uint8_t)((first | 0x20) - 'a') < 26;
      capital = letter && first < 'a';
    } else if (first < 0xE0) {
      size = 2;
      uint8_t second = bytes[at + 1];
      letter = first >= 0xC3 && first <= 0xC6 &&
               !(first == 0xC3 && (second == 0x97 || second == 0xB7));
      capital = first == 0xC3   ? second < 0xA0
                : first == 0xC6 ? second == 0xA0 || second == 0xAF
                                : (second & 1) == 0;
    } else if (first < 0xF0) {
      size = 3;
      letter = first == 0xE1 && (bytes[at + 1] == 0xBA || bytes[at + 1] == 0xBB);
      capital = (bytes[at + 2] & 1) == 0;
    } else {
      size = 4;
    }
    if (letter) {
      blocks[at / 64].starts |= 1ULL << (at % 64);
      for (size_t i = at; i < at + size; i++) blocks[i / 64].letters |= 1ULL << (i % 64);
      size_t last = at + size - 1;
      if (capital) blocks[last / 64].capitals |= 1ULL << (last % 64);
    }
    at += size;
  }
}

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t mask(__m128i vector) { return (uint32_t)_mm_movemask_epi8(vector); }

static inline __m128i equal(__m128i v, uint8_t byte) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte));
}

void cbytes_classify(const uint8_t *bytes, size_t length, cbytes_letters *blocks) {
  // First bytes at the end of a block reach into the next one.
  uint64_t c3_carry = 0, c45_carry = 0, c6_carry = 0, e1_carry = 0, toned_carry = 0;
  size_t count = (length + 63) / 64;
  for (size_t block = 0; block < count; block++) {
    const __m128i *source = (const __m128i *)(bytes + block * 64);
    uint64_t ascii = 0, upper = 0, c3 = 0, c45 = 0, c6 = 0, e1 = 0, odd = 0, toned = 0;
    uint64_t horn = 0, times = 0, early = 0;
    for (int i = 0; i < 4; i++) {
      __m128i v = _mm_loadu_si128(source + i);
      int shift = 16 * i;
      __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
      __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1)),
                                     _mm_cmplt_epi8(folded, _mm_set1_epi8('z' + 1)));
      ascii |= mask(letter) << shift;
      upper |= mask(_mm_and_si128(letter, _mm_cmplt_epi8(v, _mm_set1_epi8('a')))) << shift;
      c3 |= mask(equal(v, 0xC3)) << shift;
      c45 |= mask(equal(_mm_or_si128(v, _mm_set1_epi8(1)), 0xC5)) << shift;
      c6 |= mask(equal(v, 0xC6)) << shift;
      e1 |= mask(equal(v, 0xE1)) << shift;
      // The lowest bit of each byte, moved to where the mask looks.
      odd |= mask(_mm_slli_epi16(v, 7)) << shift;
      toned |= mask(equal(_mm_or_si128(v, _mm_set1_epi8(1)), 0xBB)) << shift;
      early |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xA0))) << shift;
      horn |= mask(_mm_or_si128(equal(v, 0xA0), equal(v, 0xAF))) << shift;
      // × is C3 97, ÷ is C3 B7.
      times |= mask(equal(_mm_and_si128(v, _mm_set1_epi8((char)0xDF)), 0x97)) << shift;
    }
    uint64_t after_c3 = c3 << 1 | c3_carry, after_c45 = c45 << 1 | c45_carry;
    uint64_t after_c6 = c6 << 1 | c6_carry, after_e1 = e1 << 1 | e1_carry;
    // Second bytes of the two-byte letters, and of the toned vowels.
    uint64_t second = (after_c3 & ~times) | after_c45 | after_c6;
    uint64_t second_e1 = after_e1 & toned;
    uint64_t third = second_e1 << 1 | toned_carry;
    blocks[block].letters = ascii | second | third;
    blocks[block].capitals = upper | (after_c3 & ~times & early) | (after_c45 & ~odd) |
                             (after_c6 & horn) | (third & ~odd);
    blocks[block].starts = ascii;
    // First bytes are known by what follows them, which may be in the next block.
    uint64_t leads_two = second >> 1, leads_three = third >> 2 | (third >> 1);
    blocks[block].letters |= leads_two | leads_three;
    blocks[block].starts |= leads_two | third >> 2;
    if (block > 0) {
      uint64_t two_back = (second & 1) << 63;
      uint64_t three_back = (third & 3) << 62;
      uint64_t middle_back = (third & 1) << 63;
      blocks[block - 1].letters |= two_back | three_back | middle_back;
      blocks[block - 1].starts |= two_back | three_back;
    }
    c3_carry = c3 >> 63;
    c45_carry = c45 >> 63;
    c6_carry = c6 >> 63;
    e1_carry = e1 >> 63;
    toned_carry = second_e1 >> 63;
  }
}
#else
void cbytes_classify(const uint8_t *bytes, size_t length, cbytes_letters *blocks) {
  cbytes_classify_portable(bytes, length, blocks);
}
#endif
