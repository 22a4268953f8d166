/* 16 bytes at once, for loops over bytes that are hot: compare a block as if it were one number (a byte that fits becomes -1), then ask which
 * bytes fitted. A byte above 7F is negative. */
#ifndef NG_BASE_BLOCK_H
#define NG_BASE_BLOCK_H

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK 16

typedef int8_t byte_block __attribute__((vector_size(BLOCK)));
typedef uint8_t unsigned_block __attribute__((vector_size(BLOCK)));

/* Which bytes are one of the `count` from `first` on: letters, digits. */
static inline byte_block block_range(byte_block block, uint8_t first, uint8_t count) {
  return (byte_block)((unsigned_block)block - first < count);
}

static inline byte_block block_load(const char *at) {
  byte_block block;
  memcpy(&block, at, sizeof block);
  return block;
}

/* Two numbers as one block, without a way through memory. */
static inline byte_block block_of(uint64_t low, uint64_t high) {
  typedef uint64_t two_numbers __attribute__((vector_size(BLOCK)));
  return (byte_block)(two_numbers){low, high};
}

static inline void block_store(char *at, byte_block block) {
  memcpy(at, &block, sizeof block);
}

/* A bit for each byte of a comparison that fitted, the lowest for the first. */
static inline uint32_t block_bits(byte_block fits) {
#ifdef __SSE2__
  return (uint32_t)_mm_movemask_epi8((__m128i)fits);
#else
  uint32_t bits = 0;
  for (uint32_t i = 0; i < BLOCK; i++) bits |= (uint32_t)(fits[i] & 1) << i;
  return bits;
#endif
}

/* Keeps the first `count` bytes of a block. */
static inline byte_block block_mask(size_t count) {
  static const char MASKS[2 * BLOCK] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
  return block_load(MASKS + BLOCK - count);
}

#endif
