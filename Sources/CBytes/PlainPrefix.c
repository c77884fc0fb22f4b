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
#include <immintrin.h>

// What 64 bytes are, bit n for byte n. 0x80…0x82 may follow E2; 0x80 and 0x81 may not be the third byte.
typedef struct {
  uint64_t ascii, cont, two, e1, e2, toned, low, odd;
} traits;

static inline uint64_t mask(__m128i vector) { return (uint32_t)_mm_movemask_epi8(vector); }

// The bytes from `low` to `high`, both in the upper half (0x80…0xFF).
static inline __m128i between(__m128i v, uint8_t low, uint8_t high) {
  // Signed comparison is in order within one half.
  return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)(low - 1))),
                       _mm_cmplt_epi8(v, _mm_set1_epi8((char)(high + 1))));
}

static inline traits traits_sse2(const uint8_t *bytes) {
  traits all = {0};
  for (int i = 0; i < 4; i++) {
    __m128i v = _mm_loadu_si128((const __m128i *)bytes + i);
    int shift = 16 * i;
    all.ascii |= mask(_mm_cmpgt_epi8(v, _mm_setzero_si128())) << shift;
    all.cont |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0))) << shift;
    all.two |= mask(between(v, 0xC2, 0xC6)) << shift;
    all.e1 |= mask(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE1))) << shift;
    all.e2 |= mask(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2))) << shift;
    all.toned |= mask(between(v, 0xB8, 0xBB)) << shift;
    all.low |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0x83))) << shift;
    all.odd |= mask(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0x82))) << shift;
  }
  return all;
}

__attribute__((always_inline)) static inline size_t plain_prefix(
    const uint8_t *bytes, size_t length, traits (*traits_of)(const uint8_t *)) {
  size_t at = 0;
  // What the blocks so far ask of the first bytes of the next one.
  uint64_t second_carry = 0, third_carry = 0, e1_carry = 0, e2_carry = 0, e2_third_carry = 0;
  size_t boundary = 0;
  for (; at + 64 <= length; at += 64) {
    const traits all = traits_of(bytes + at);
    uint64_t three = all.e1 | all.e2;
    uint64_t second = (all.two | three) << 1 | second_carry;
    uint64_t third = three << 2 | third_carry;
    uint64_t after_e1 = all.e1 << 1 | e1_carry, after_e2 = all.e2 << 1 | e2_carry;
    uint64_t third_e2 = all.e2 << 2 | e2_third_carry;
    uint64_t bad = (all.cont ^ (second | third)) | ~(all.ascii | all.cont | all.two | three) |
                   (after_e1 & ~all.toned) | (after_e2 & ~all.low) | (third_e2 & all.odd);
    if (bad != 0) break;
    second_carry = (all.two | three) >> 63;
    third_carry = three >> 62;
    e1_carry = all.e1 >> 63;
    e2_carry = all.e2 >> 63;
    e2_third_carry = all.e2 >> 62;
    // The last character may go on into the next block.
    uint64_t open = (all.two | three) >> 63 | (three >> 62 & 1) << 1;
    boundary = at + 64 - (open == 0 ? 0 : (three >> 62 & 1) ? 2 : 1);
  }
  return boundary + cbytes_plain_prefix_portable(bytes + boundary, length - boundary);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline uint64_t wide_mask(__m256i vector) {
  return (uint32_t)_mm256_movemask_epi8(vector);
}

// Signed comparisons.
AVX2 static inline __m256i wide_less(__m256i v, uint8_t byte) {
  return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)byte), v);
}

AVX2 static inline __m256i wide_between(__m256i v, uint8_t low, uint8_t high) {
  return _mm256_andnot_si256(wide_less(v, low), wide_less(v, high + 1));
}

AVX2 static inline traits traits_avx2(const uint8_t *bytes) {
  traits all = {0};
  for (int i = 0; i < 2; i++) {
    __m256i v = _mm256_loadu_si256((const __m256i *)bytes + i);
    int shift = 32 * i;
    all.ascii |= wide_mask(_mm256_cmpgt_epi8(v, _mm256_setzero_si256())) << shift;
    all.cont |= wide_mask(wide_less(v, 0xC0)) << shift;
    all.two |= wide_mask(wide_between(v, 0xC2, 0xC6)) << shift;
    all.e1 |= wide_mask(_mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)0xE1))) << shift;
    all.e2 |= wide_mask(_mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)0xE2))) << shift;
    all.toned |= wide_mask(wide_between(v, 0xB8, 0xBB)) << shift;
    all.low |= wide_mask(wide_less(v, 0x83)) << shift;
    all.odd |= wide_mask(wide_less(v, 0x82)) << shift;
  }
  return all;
}

AVX2 static size_t plain_prefix_avx2(const uint8_t *bytes, size_t length) {
  return plain_prefix(bytes, length, traits_avx2);
}

size_t cbytes_plain_prefix(const uint8_t *bytes, size_t length) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") ? plain_prefix_avx2(bytes, length)
                                        : plain_prefix(bytes, length, traits_sse2);
}
#else
size_t cbytes_plain_prefix(const uint8_t *bytes, size_t length) {
  return cbytes_plain_prefix_portable(bytes, length);
}
#endif
