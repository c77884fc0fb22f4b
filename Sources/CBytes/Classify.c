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
#include <immintrin.h>

// What 64 bytes are, bit n for byte n.
typedef struct {
  uint64_t ascii, upper, c3, c45, c6, e1, odd, toned, early, horn, times;
} traits;

static inline uint64_t mask(__m128i vector) { return (uint32_t)_mm_movemask_epi8(vector); }

static inline __m128i equal(__m128i v, uint8_t byte) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte));
}

static inline traits traits_sse2(const uint8_t *bytes) {
  traits all = {0};
  for (int i = 0; i < 4; i++) {
    __m128i v = _mm_loadu_si128((const __m128i *)bytes + i);
    int shift = 16 * i;
    __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
    __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1)),
                                   _mm_cmplt_epi8(folded, _mm_set1_epi8('z' + 1)));
    all.ascii |= mask(letter) << shift;
    all.upper |= mask(_mm_and_si128(letter, _mm_cmplt_epi8(v, _mm_set1_epi8('a')))) << shift;
    all.c3 |= mask(equal(v, 0xC3)) << shift;
    all.c45 |= mask(equal(_mm_or_si128(v, _mm_set1_epi8(1)), 0xC5)) << shift;
    all.c6 |= mask(equal(v, 0xC6)) << shift;
    all.e1 |= mask(equal(v, 0xE1)) << shift;
    // The lowest bit of each byte, moved to where the mask looks.
    all.odd |= mask(_mm_slli_epi16(v, 7)) << shift;
    all.toned |= mask(equal(_mm_or_si128(v, _mm_set1_epi8(1)), 0xBB)) << shift;
    all.early |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xA0))) << shift;
    all.horn |= mask(_mm_or_si128(equal(v, 0xA0), equal(v, 0xAF))) << shift;
    // × is C3 97, ÷ is C3 B7.
    all.times |= mask(equal(_mm_and_si128(v, _mm_set1_epi8((char)0xDF)), 0x97)) << shift;
  }
  return all;
}

__attribute__((always_inline)) static inline void classify(
    const uint8_t *bytes, size_t length, cbytes_letters *blocks,
    traits (*traits_of)(const uint8_t *)) {
  // First bytes at the end of a block reach into the next one.
  uint64_t c3_carry = 0, c45_carry = 0, c6_carry = 0, e1_carry = 0, toned_carry = 0;
  size_t count = (length + 63) / 64;
  for (size_t block = 0; block < count; block++) {
    const traits all = traits_of(bytes + block * 64);
    uint64_t after_c3 = all.c3 << 1 | c3_carry, after_c45 = all.c45 << 1 | c45_carry;
    uint64_t after_c6 = all.c6 << 1 | c6_carry, after_e1 = all.e1 << 1 | e1_carry;
    // Second bytes of the two-byte letters, and of the toned vowels.
    uint64_t second = (after_c3 & ~all.times) | after_c45 | after_c6;
    uint64_t second_e1 = after_e1 & all.toned;
    uint64_t third = second_e1 << 1 | toned_carry;
    // First bytes are known by what follows them, which may be in the next block.
    uint64_t leads_two = second >> 1, leads_three = third >> 2 | (third >> 1);
    blocks[block].letters = all.ascii | second | third | leads_two | leads_three;
    blocks[block].capitals = all.upper | (after_c3 & ~all.times & all.early) |
                             (after_c45 & ~all.odd) | (after_c6 & all.horn) | (third & ~all.odd);
    blocks[block].starts = all.ascii | leads_two | third >> 2;
    if (block > 0) {
      uint64_t two_back = (second & 1) << 63;
      uint64_t three_back = (third & 3) << 62;
      uint64_t middle_back = (third & 1) << 63;
      blocks[block - 1].letters |= two_back | three_back | middle_back;
      blocks[block - 1].starts |= two_back | three_back;
    }
    c3_carry = all.c3 >> 63;
    c45_carry = all.c45 >> 63;
    c6_carry = all.c6 >> 63;
    e1_carry = all.e1 >> 63;
    toned_carry = second_e1 >> 63;
  }
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline uint64_t wide_mask(__m256i vector) {
  return (uint32_t)_mm256_movemask_epi8(vector);
}

AVX2 static inline __m256i wide_equal(__m256i v, uint8_t byte) {
  return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)byte));
}

// A signed comparison, as all of SSE2 and AVX2.
AVX2 static inline __m256i wide_less(__m256i v, uint8_t byte) {
  return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)byte), v);
}

AVX2 static inline traits traits_avx2(const uint8_t *bytes) {
  traits all = {0};
  for (int i = 0; i < 2; i++) {
    __m256i v = _mm256_loadu_si256((const __m256i *)bytes + i);
    int shift = 32 * i;
    __m256i folded = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
    __m256i odd = _mm256_or_si256(v, _mm256_set1_epi8(1));
    __m256i letter = _mm256_andnot_si256(wide_less(folded, 'a'), wide_less(folded, 'z' + 1));
    all.ascii |= wide_mask(letter) << shift;
    all.upper |= wide_mask(_mm256_and_si256(letter, wide_less(v, 'a'))) << shift;
    all.c3 |= wide_mask(wide_equal(v, 0xC3)) << shift;
    all.c45 |= wide_mask(wide_equal(odd, 0xC5)) << shift;
    all.c6 |= wide_mask(wide_equal(v, 0xC6)) << shift;
    all.e1 |= wide_mask(wide_equal(v, 0xE1)) << shift;
    all.odd |= wide_mask(_mm256_slli_epi16(v, 7)) << shift;
    all.toned |= wide_mask(wide_equal(odd, 0xBB)) << shift;
    all.early |= wide_mask(wide_less(v, 0xA0)) << shift;
    all.horn |= wide_mask(_mm256_or_si256(wide_equal(v, 0xA0), wide_equal(v, 0xAF))) << shift;
    __m256i times = _mm256_and_si256(v, _mm256_set1_epi8((char)0xDF));
    all.times |= wide_mask(wide_equal(times, 0x97)) << shift;
  }
  return all;
}

AVX2 static void classify_avx2(const uint8_t *bytes, size_t length, cbytes_letters *blocks) {
  classify(bytes, length, blocks, traits_avx2);
}

void cbytes_classify(const uint8_t *bytes, size_t length, cbytes_letters *blocks) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) return classify_avx2(bytes, length, blocks);
  classify(bytes, length, blocks, traits_sse2);
}
#else
void cbytes_classify(const uint8_t *bytes, size_t length, cbytes_letters *blocks) {
  cbytes_classify_portable(bytes, length, blocks);
}
#endif
