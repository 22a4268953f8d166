/* Sets of bits in 64-bit words. */
#ifndef NG_BASE_BITS_H
#define NG_BASE_BITS_H

#include <stdint.h>

/* Number of the lowest and of the highest bit that is set; `bits` is not 0. */
static inline uint32_t lowest_bit(uint64_t bits) {
  return (uint32_t)__builtin_ctzll(bits);
}

static inline uint32_t highest_bit(uint64_t bits) {
  return 63 - (uint32_t)__builtin_clzll(bits);
}

static inline uint32_t count_bits(uint64_t bits) {
  return (uint32_t)__builtin_popcountll(bits);
}

#endif
