#include "CBytes.h"

typedef size_t (*voucher)(const uint64_t *filter, uint32_t words, const uint16_t *symbols,
                          size_t count, uint16_t first_syllable, uint8_t *marks);

size_t cbytes_vouched_portable(
    const uint64_t *filter, uint32_t words, const uint16_t *symbols, size_t count,
    uint16_t first_syllable, uint8_t *marks) {
  // Without branches, so that the loads of many pairs are under way together.
  uint8_t before = 0;
  size_t vouched = 0;
  for (size_t at = 0; at <= count; at++) {
    // The pair of the symbol before `at` and the one at it; the first of all has no symbol to mark.
    const uint16_t symbol = symbols[(ptrdiff_t)at - 1];
    const uint64_t hash = cbytes_pair_hash(symbol, symbols[at]);
    const uint64_t word = filter[cbytes_pair_word(hash, words)];
    const uint64_t first = cbytes_pair_bits(hash, 1), second = cbytes_pair_bits(hash, 0);
    const uint8_t is_vouched = before | ((word & first) == first);
    const uint8_t is_syllable = symbol >= first_syllable;
    vouched += is_vouched & is_syllable;
    marks[(ptrdiff_t)at - 1] = is_vouched | (symbol != 0 && !is_syllable);
    before = (word & second) == second;
  }
  return vouched;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,popcnt")))

// The three bits that a part of a hash stands for.
AVX2 static inline __m256i bits_of(__m256i part) {
  const __m256i one = _mm256_set1_epi64x(1), low = _mm256_set1_epi64x(63);
  return _mm256_or_si256(
      _mm256_sllv_epi64(one, _mm256_and_si256(part, low)),
      _mm256_or_si256(
          _mm256_sllv_epi64(one, _mm256_and_si256(_mm256_srli_epi64(part, 6), low)),
          _mm256_sllv_epi64(one, _mm256_and_si256(_mm256_srli_epi64(part, 12), low))));
}

// Four words of the filter, loaded one by one: the processor's own gather is slower.
AVX2 static inline __m256i words_at(const uint64_t *filter, __m256i places) {
  const __m128i low = _mm256_castsi256_si128(places), high = _mm256_extracti128_si256(places, 1);
  const __m128i first = _mm_loadl_epi64((const __m128i *)(filter + _mm_cvtsi128_si64(low)));
  const __m128i third = _mm_loadl_epi64((const __m128i *)(filter + _mm_cvtsi128_si64(high)));
  const uint64_t *second = filter + _mm_extract_epi64(low, 1);
  const uint64_t *fourth = filter + _mm_extract_epi64(high, 1);
  return _mm256_inserti128_si256(
      _mm256_castsi128_si256(_mm_unpacklo_epi64(first, _mm_loadl_epi64((const __m128i *)second))),
      _mm_unpacklo_epi64(third, _mm_loadl_epi64((const __m128i *)fourth)), 1);
}

// A bit for each of four lanes that has all of some bits.
AVX2 static inline uint32_t lanes_with(__m256i word, __m256i bits) {
  const __m256i has = _mm256_cmpeq_epi64(_mm256_and_si256(word, bits), bits);
  return (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(has));
}

// The same for the four pairs from the symbol before `symbols` on.
AVX2 static inline void four_pairs(
    const uint64_t *filter, uint32_t words, const uint16_t *symbols, uint32_t *first,
    uint32_t *second) {
  const __m256i left = _mm256_cvtepu16_epi64(_mm_loadl_epi64((const __m128i *)(symbols - 1)));
  const __m256i right = _mm256_cvtepu16_epi64(_mm_loadl_epi64((const __m128i *)symbols));
  const __m256i pair = _mm256_or_si256(_mm256_slli_epi64(left, 16), right);
  // A pair has 32 bits, so that two short products make the long one.
  const __m256i low = _mm256_mul_epu32(pair, _mm256_set1_epi64x(0x7F4A7C15));
  const __m256i high = _mm256_mul_epu32(pair, _mm256_set1_epi64x(0x9E3779B9));
  const __m256i state = _mm256_add_epi64(low, _mm256_slli_epi64(high, 32));
  const __m256i hash = _mm256_xor_si256(state, _mm256_srli_epi64(state, 29));
  const __m256i place = _mm256_srli_epi64(
      _mm256_mul_epu32(_mm256_srli_epi64(hash, 32), _mm256_set1_epi64x(words)), 32);
  const __m256i word = words_at(filter, place);
  *first = lanes_with(word, bits_of(_mm256_srli_epi64(hash, 18)));
  *second = lanes_with(word, bits_of(hash));
}

// A byte of 1 for each bit of sixteen.
AVX2 static inline __m128i bytes_of(uint32_t bits) {
  const __m128i each = _mm_set_epi64x(0x0101010101010101, 0);
  const __m128i place = _mm_set1_epi64x((long long)0x8040201008040201);
  const __m128i spread = _mm_shuffle_epi8(_mm_cvtsi32_si128((int)bits), each);
  return _mm_and_si128(_mm_cmpeq_epi8(_mm_and_si128(spread, place), place), _mm_set1_epi8(1));
}

AVX2 static size_t vouched_avx2(
    const uint64_t *filter, uint32_t words, const uint16_t *symbols, size_t count,
    uint16_t first_syllable, uint8_t *marks) {
  const __m128i syllable = _mm_set1_epi16((short)first_syllable);
  uint32_t before = 0;
  size_t vouched = 0, at = 0;
  for (; at + 16 <= count + 1; at += 16) {
    uint32_t first = 0, second = 0;
    for (int four = 0; four < 16; four += 4) {
      uint32_t one, other;
      four_pairs(filter, words, symbols + at + four, &one, &other);
      first |= one << four;
      second |= other << four;
    }
    const uint32_t is_vouched = first | ((second << 1 | before) & 0xFFFF);
    before = second >> 15;
    const __m128i low = _mm_loadu_si128((const __m128i *)(symbols + (ptrdiff_t)at - 1));
    const __m128i high = _mm_loadu_si128((const __m128i *)(symbols + at + 7));
    const uint32_t is_syllable = (uint32_t)_mm_movemask_epi8(
        _mm_packs_epi16(_mm_cmpeq_epi16(_mm_max_epu16(low, syllable), low),
                        _mm_cmpeq_epi16(_mm_max_epu16(high, syllable), high)));
    const __m128i zero = _mm_setzero_si128();
    const uint32_t is_unknown = (uint32_t)_mm_movemask_epi8(
        _mm_packs_epi16(_mm_cmpeq_epi16(low, zero), _mm_cmpeq_epi16(high, zero)));
    vouched += (size_t)__builtin_popcount(is_vouched & is_syllable);
    _mm_storeu_si128((__m128i *)(marks + (ptrdiff_t)at - 1),
                     bytes_of(is_vouched | (~(is_syllable | is_unknown) & 0xFFFF)));
  }
  if (at > count) return vouched;
  // The last symbols; what is known of the first of them from the pair before is put in again.
  vouched += cbytes_vouched_portable(
      filter, words, symbols + at, count - at, first_syllable, marks + at);
  const ptrdiff_t place = (ptrdiff_t)at - 1;
  vouched += before && symbols[place] >= first_syllable && marks[place] == 0;
  marks[place] |= (uint8_t)before;
  return vouched;
}

static voucher best(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")
             ? vouched_avx2
             : cbytes_vouched_portable;
}
#else
static voucher best(void) { return cbytes_vouched_portable; }
#endif

size_t cbytes_vouched(
    const uint64_t *filter, uint32_t words, const uint16_t *symbols, size_t count,
    uint16_t first_syllable, uint8_t *marks) {
  return best()(filter, words, symbols, count, first_syllable, marks);
}
