/* SimHash with 64 counters side by side: bit i of plane k is bit k of counter i. Eight hashes at a time are added by full adders. */
#include "out/simhash.h"

#define PLANES 32u /* counters go to 2^32, the tokens that there can be */
#define GROUP 8u
#define SHORTEST 4u /* bytes of a word that counts: shorter ones are much the same in all texts */

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

/* The first and the last eight bytes with the case bit set: words that differ only between them are rare. */
static uint64_t hash_word(const char *word, uint32_t len) {
  uint64_t head = load_bytes(word, len) | UINT64_C(0x2020202020202020);
  uint64_t tail = len > 8 ? load_bytes(word + len - 8, 8) | UINT64_C(0x2020202020202020) : 0;
  return (head * UINT64_C(0x9E3779B97F4A7C15)) ^ (tail * UINT64_C(0xC2B2AE3D27D4EB4F)) ^ len;
}

static inline uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
  return x ^ (x >> 31);
}

/* The bits whose counters are above `least`, compared plane by plane from the highest. */
static uint64_t more_than(const counters *c, uint32_t least) {
  uint64_t above = 0, equal = UINT64_MAX;
  for (unsigned plane = PLANES; plane-- > 0;) {
    uint64_t bits = c->planes[plane];
    if (least >> plane & 1) {
      equal &= bits;
    } else {
      above |= equal & bits;
      equal &= ~bits;
    }
  }
  return above;
}

uint64_t simhash_tokens(const token_table *tokens, uint32_t first) {
  counters c = {0};
  uint64_t before = 0;
  for (uint32_t i = first; i < tokens->count; i++) {
    const ng_token *token = &tokens->tokens[i];
    uint32_t len = token->end - token->start;
    if (token->kind > TOKEN_NUMBER || len < SHORTEST) continue;
    uint64_t word = hash_word(tokens->text.ptr + token->start, len);
    add_hash(&c, mix(word + before * 3));
    before = word;
  }
  while (c.waiting_count) carry_into(&c, 0, c.waiting[--c.waiting_count]);
  return more_than(&c, c.count / 2);
}
