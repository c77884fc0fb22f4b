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

// The bits of the first bytes of a word, for lengths from 0 to 8.
static const uint64_t first_bytes[9] = {
    0,
    0xFF,
    0xFFFF,
    0xFFFFFF,
    0xFFFFFFFF,
    0xFFFFFFFFFF,
    0xFFFFFFFFFFFF,
    0xFFFFFFFFFFFFFF,
    0xFFFFFFFFFFFFFFFF,
};

static inline uint16_t number_of(const uint64_t *slots, uint64_t mask, uint64_t hash) {
  for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
    const uint64_t slot = slots[at];
    const int is_same = (slot ^ hash) < 0x10000;
    // Nearly always the first slot decides, and without a branch on which way it does.
    if (is_same | (slot == 0)) return is_same ? (uint16_t)slot : 0;
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

// Up to sixteen bits of a mask from a byte on.
static inline uint64_t bits_from(uint64_t here, uint64_t behind, unsigned shift, size_t length) {
  // Twice by a part of the shift, because a shift by 64 is none.
  return (here >> shift | (behind << 1) << (63 - shift)) & ((1ULL << length) - 1);
}

__attribute__((always_inline)) static inline size_t words(
    const uint8_t *bytes, const cbytes_letters *letters, const uint64_t *slots, uint64_t mask,
    size_t *at, uint8_t *gap, cbytes_token *tokens, size_t room) {
  size_t start = *at, count = 0;
  uint8_t before = *gap;
  while (count < room) {
    const cbytes_letters *block = letters + (start >> 6);
    const unsigned shift = start & 63;
    const uint64_t others = ~block->letters >> shift;
    size_t end;
    if (others != 0) {
      end = start + (size_t)__builtin_ctzll(others);
    } else {
      size_t next = (start >> 6) + 1;
      while (letters[next].letters == ~0ULL) next++;
      end = next * 64 + (size_t)__builtin_ctzll(~letters[next].letters);
    }
    const size_t length = end - start;
    // A mark, a soft hyphen, a letter of another script or a filler may go on with the word; at a line end,
    // which is as small as a filler, none does.
    const int8_t follower = (int8_t)bytes[end];
    if (length > 16 || (follower < 0x1E && follower != 0x0A)) break;
    uint64_t low = load(bytes + start) & first_bytes[length < 8 ? length : 8];
    uint64_t high = load(bytes + start + 8) & first_bytes[length < 8 ? 0 : length - 8];
    const uint64_t capitals = bits_from(block[0].capitals, block[1].capitals, shift, length);
    uint8_t shape = CBYTES_LOWER;
    if (capitals != 0) {
      const uint64_t starts = bits_from(block[0].starts, block[1].starts, shift, length);
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
    tokens[count++] = (cbytes_token){
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .word = number_of(slots, mask, hash_of(low, high)),
        .gap = before,
        .shape = shape,
    };
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
    const uint8_t *bytes, const cbytes_letters *letters, const uint64_t *slots, uint64_t mask,
    size_t *at, uint8_t *gap, cbytes_token *tokens, size_t room) {
  return words(bytes, letters, slots, mask, at, gap, tokens, room);
}

#if defined(__x86_64__)
// The same for processors that shift by any register and count zeros in one instruction.
__attribute__((target("bmi,bmi2"))) static size_t words_bmi(
    const uint8_t *bytes, const cbytes_letters *letters, const uint64_t *slots, uint64_t mask,
    size_t *at, uint8_t *gap, cbytes_token *tokens, size_t room) {
  return words(bytes, letters, slots, mask, at, gap, tokens, room);
}
#endif

size_t cbytes_words(
    const uint8_t *bytes, const cbytes_letters *letters, const uint64_t *slots, uint64_t mask,
    size_t *at, uint8_t *gap, cbytes_token *tokens, size_t room) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    return words_bmi(bytes, letters, slots, mask, at, gap, tokens, room);
  }
#endif
  return cbytes_words_portable(bytes, letters, slots, mask, at, gap, tokens, room);
}
