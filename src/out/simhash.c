/* SimHash with 64 counters side by side: bit i of plane k is bit k of counter i. Eight hashes at a time are added by full adders. */
#include "out/simhash.h"

#define PLANES 32u /* counters go to 2^32, the tokens that there can be */
#define GROUP 8u

typedef struct {
  uint64_t planes[PLANES], waiting[GROUP];
  uint32_t count, waiting_count;
} counters;

/* Adds a, b and *sum: *sum is what remains, the carry is returned. */
static uint64_t add_three(uint64_t *sum, uint64_t a, uint64_t b) {
  uint64_t half = a ^ b, carry = (a & b) | (*sum & half);
  *sum ^= half;
  return carry;
}

static void carry_into(counters *c, unsigned plane, uint64_t carry) {
  for (; carry && plane < PLANES; plane++) {
    uint64_t next = c->planes[plane] & carry;
    c->planes[plane] ^= carry;
    carry = next;
  }
}

static void add_group(counters *c) {
  const uint64_t *w = c->waiting;
  uint64_t *p = c->planes, twos[4], fours[2];
  for (unsigned i = 0; i < 4; i++) twos[i] = add_three(&p[0], w[2 * i], w[2 * i + 1]);
  for (unsigned i = 0; i < 2; i++) fours[i] = add_three(&p[1], twos[2 * i], twos[2 * i + 1]);
  carry_into(c, 3, add_three(&p[2], fours[0], fours[1]));
  c->waiting_count = 0;
}

static void add_hash(counters *c, uint64_t hash) {
  c->waiting[c->waiting_count++] = hash;
  c->count++;
  if (c->waiting_count == GROUP) add_group(c);
}

/* Eight bytes as a number that is the same on any machine. */
static uint64_t load(const char *bytes) {
  uint64_t value = 0;
  for (unsigned i = 0; i < 8; i++) value |= (uint64_t)(uint8_t)bytes[i] << (8 * i);
  return value;
}

/* The first and the last eight bytes with the case bit set: words that differ only between them are rare. */
static uint64_t hash_word(ng_str text, uint32_t start, uint32_t end) {
  uint64_t head = 0, tail = 0;
  uint32_t len = end - start;
  if (len >= 8) {
    head = load(text.ptr + start);
    tail = load(text.ptr + end - 8);
  } else {
    for (uint32_t i = 0; i < len; i++) head |= (uint64_t)(uint8_t)text.ptr[start + i] << (8 * i);
  }
  head |= UINT64_C(0x2020202020202020);
  tail |= UINT64_C(0x2020202020202020);
  return (head * UINT64_C(0x9E3779B97F4A7C15)) ^ (tail * UINT64_C(0xC2B2AE3D27D4EB4F)) ^ len;
}

static uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
  return x ^ (x >> 31);
}

uint64_t simhash_tokens(const token_table *tokens, uint32_t first) {
  counters c = {0};
  uint64_t before = 0, key = 0;
  for (uint32_t i = first; i < tokens->count; i++) {
    const ng_token *token = &tokens->tokens[i];
    if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER) continue;
    uint64_t word = hash_word(tokens->text, token->start, token->end);
    add_hash(&c, mix(word + before * 3));
    before = word;
  }
  while (c.waiting_count) carry_into(&c, 0, c.waiting[--c.waiting_count]);
  for (unsigned bit = 0; bit < 64; bit++) {
    uint64_t count = 0;
    for (unsigned plane = 0; plane < PLANES; plane++) count |= ((c.planes[plane] >> bit) & 1) << plane;
    if (count * 2 > c.count) key |= UINT64_C(1) << bit;
  }
  return key;
}
