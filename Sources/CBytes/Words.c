#include "CBytes.h"

#include <string.h>

// The hash of folded words: eight bytes at a time, the second eight after the first. The same as
// WordHash in Swift, which hashes what is rare.
static const uint64_t seed = 0x9E3779B97F4A7C15u;
static const uint64_t factor = 0xD6E8FEB86659FD93u;

static inline uint64_t mix(uint64_t state, uint64_t word) {
  const uint64_t mixed = (state ^ word) * factor;
  return mixed ^ mixed >> 32;
}

static inline uint64_t hash_of(uint64_t low, uint64_t high) {
  const uint64_t mixed = mix(mix(seed, low), high) * factor;
  return mixed ^ mixed >> 29;
}

uint64_t cbytes_word_hash(uint64_t low, uint64_t high) { return hash_of(low, high); }

static inline uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// The bits of the first bytes of a word of up to sixteen, in two numbers. A table, because lengths are not to
// be guessed.
static const uint64_t first_bytes[17][2] = {
    {0, 0},
    {0xFF, 0},
    {0xFFFF, 0},
    {0xFFFFFF, 0},
    {0xFFFFFFFF, 0},
    {0xFFFFFFFFFF, 0},
    {0xFFFFFFFFFFFF, 0},
    {0xFFFFFFFFFFFFFF, 0},
    {0xFFFFFFFFFFFFFFFF, 0},
    {0xFFFFFFFFFFFFFFFF, 0xFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFFFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFFFFFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF},
    {0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF},
};

static inline uint16_t number_of(const uint64_t *slots, uint64_t mask, uint64_t hash) {
  for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
    const uint64_t slot = slots[at], differs = (slot ^ hash) >> 16;
    // Nearly always the first slot decides, and without a branch on which way it does.
    if ((differs < slot ? differs : slot) == 0) return differs == 0 ? (uint16_t)slot : 0;
  }
}

// How a word is written whose capitals are known; `starts` has the first bytes of its letters.
static inline uint8_t shape_of(uint64_t capitals, uint64_t starts, size_t length, uint8_t first) {
  const uint64_t last_bytes = starts >> 1 | 1ULL << (length - 1);
  if (capitals == last_bytes) {
    return (starts & (starts - 1)) == 0 ? CBYTES_CAPITAL : CBYTES_UPPER;
  }
  // The capital ends where the first letter ends.
  const int end = first < 0x80 ? 0 : first < 0xE0 ? 1 : 2;
  return capitals == 1ULL << end ? CBYTES_TITLE : CBYTES_MIXED;
}

// A word without its number.
static inline void write(
    cbytes_token *token, size_t start, size_t end, uint8_t gap, uint8_t shape) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  // Two stores instead of seven: the fields follow each other from the lowest byte on.
  const uint64_t halves[2] = {
      (uint32_t)start | (uint64_t)end << 32,
      (uint64_t)gap << 24 | (uint64_t)shape << 32,
  };
  _Static_assert(sizeof *token == sizeof halves, "a token has two halves");
  _Static_assert(offsetof(cbytes_token, gap) == 11, "the gap is the fourth byte of its half");
  _Static_assert(offsetof(cbytes_token, shape) == 12, "the shape is the fifth");
  memcpy(token, halves, sizeof halves);
#else
  *token = (cbytes_token){
      .start = (uint32_t)start, .end = (uint32_t)end, .gap = gap, .shape = shape};
#endif
}

// 64 bits of a mask from a byte on.
static inline uint64_t bits_from(uint64_t here, uint64_t behind, unsigned shift) {
  // Twice by a part of the shift, because a shift by 64 is none.
  return here >> shift | (behind << 1) << (63 - shift);
}

__attribute__((always_inline)) static inline size_t words(
    const uint8_t *bytes, const cbytes_letters *letters, size_t *at, uint8_t *gap,
    cbytes_token *tokens, uint64_t *hashes, size_t room) {
  size_t start = *at, count = 0;
  uint8_t before = *gap;
  while (count < room) {
    const cbytes_letters *block = letters + (start >> 6);
    const unsigned shift = start & 63;
    // A word of seventeen bytes is as long as all longer ones.
    const uint64_t others = ~bits_from(block[0].letters, block[1].letters, shift) | 1ULL << 17;
    const size_t length = (size_t)__builtin_ctzll(others), end = start + length;
    // A mark, a soft hyphen, a letter of another script or a filler may go on with the word; at a line end,
    // which is as small as a filler, none does.
    const int8_t follower = (int8_t)bytes[end];
    if (length > 16 || (follower < 0x1E && follower != 0x0A)) break;
    uint64_t low = load(bytes + start) & first_bytes[length][0];
    uint64_t high = load(bytes + start + 8) & first_bytes[length][1];
    const uint64_t inside = (1ULL << length) - 1;
    const uint64_t capitals = bits_from(block[0].capitals, block[1].capitals, shift) & inside;
    uint8_t shape = CBYTES_LOWER;
    if (capitals != 0) {
      const uint64_t starts = bits_from(block[0].starts, block[1].starts, shift) & inside;
      shape = shape_of(capitals, starts, length, bytes[start]);
      for (uint64_t rest = capitals; rest != 0; rest &= rest - 1) {
        // The small letter of ASCII and of U+00C0…U+00DE lies 0x20 behind its capital, all others 1.
        const int place = __builtin_ctzll(rest);
        const uint8_t *last = bytes + start + place;
        const uint64_t step = last[0] < 0x80 || last[-1] == 0xC3 ? 0x20 : 1;
        if (place < 8) {
          low += step << 8 * place;
        } else {
          high += step << 8 * (place - 8);
        }
      }
    }
    hashes[count] = hash_of(low, high);
    write(tokens + count++, start, end, before, shape);
    start = end;
    before = 0;
    // Nearly always a space and the next word follow.
    if (bytes[start] != ' ') break;
    start++;
    before = 1;
    if ((letters[start >> 6].letters >> (start & 63) & 1) == 0) break;
  }
  *at = start;
  *gap = before;
  return count;
}

size_t cbytes_words_portable(
    const uint8_t *bytes, const cbytes_letters *letters, size_t *at, uint8_t *gap,
    cbytes_token *tokens, uint64_t *hashes, size_t room) {
  return words(bytes, letters, at, gap, tokens, hashes, room);
}

#if defined(__x86_64__)
// The same for processors that shift by any register and count zeros in one instruction.
__attribute__((target("bmi,bmi2"))) static size_t words_bmi(
    const uint8_t *bytes, const cbytes_letters *letters, size_t *at, uint8_t *gap,
    cbytes_token *tokens, uint64_t *hashes, size_t room) {
  return words(bytes, letters, at, gap, tokens, hashes, room);
}
#endif

size_t cbytes_words(
    const uint8_t *bytes, const cbytes_letters *letters, size_t *at, uint8_t *gap,
    cbytes_token *tokens, uint64_t *hashes, size_t room) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    return words_bmi(bytes, letters, at, gap, tokens, hashes, room);
  }
#endif
  return cbytes_words_portable(bytes, letters, at, gap, tokens, hashes, room);
}

void cbytes_number(
    const uint64_t *slots, uint64_t mask, const uint64_t *hashes, cbytes_token *tokens,
    size_t count) {
  for (size_t at = 0; at < count; at++) tokens[at].word = number_of(slots, mask, hashes[at]);
}
