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

/* By halves: without an instruction for it the compiler's own is a call. */
static inline uint32_t count_bits(uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (uint32_t)(bits * 0x0101010101010101u >> 56);
}

#endif
