#include "CBytes.h"

size_t cbytes_vouched(
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
