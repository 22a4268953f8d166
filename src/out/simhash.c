/* SimHash with 64 counters side by side: bit i of plane k is bit k of counter i. Sixteen hashes at a time are added by full adders. Which tokens count and
 * how long they are is hard to foresee, so nothing branches on it. */
#include "out/simhash.h"

#include "base/bits.h"

#define PLANES 32u /* counters go to 2^32, the tokens that there can be */
#define GROUP 16u
#define CHUNK 64u   /* tokens */
#define SHORTEST 4u /* bytes of a word that counts: shorter ones are much the same in all texts */
#define CASE_BITS UINT64_C(0x2020202020202020)

typedef struct {
  uint64_t planes[PLANES];
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

/* Adds eight hashes to the three lowest planes; the carry is returned. */
static inline uint64_t add_eight(uint64_t *planes, const uint64_t *h) {
  const uint64_t a = add_three(&planes[0], h[0], h[1]), b = add_three(&planes[0], h[2], h[3]);
  const uint64_t c = add_three(&planes[0], h[4], h[5]), d = add_three(&planes[0], h[6], h[7]);
  const uint64_t e = add_three(&planes[1], a, b), f = add_three(&planes[1], c, d);
  return add_three(&planes[2], e, f);
}

static void add_group(counters *c, const uint64_t *hashes) {
  const uint64_t first = add_eight(c->planes, hashes), second = add_eight(c->planes, hashes + 8);
  carry_into(c, 4, add_three(&c->planes[3], first, second));
}

static inline uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
  return x ^ (x >> 31);
}

/* The first and the last eight bytes with the case bit set, or all of a shorter word: words that differ only between them are rare. */
static inline uint64_t hash_word(const char *word, uint32_t len) {
  const bool is_long = len > 8;
  const uint64_t head = is_long ? load_bytes(word, 8) : load_bytes(word, 4) | load_bytes(word + len - 4, 4) << 8 * (len - 4);
  const uint64_t hash = ((head | CASE_BITS) * UINT64_C(0x9E3779B97F4A7C15)) ^ len;
  return is_long ? hash ^ (load_bytes(word + len - 8, 8) | CASE_BITS) * UINT64_C(0xC2B2AE3D27D4EB4F) : hash;
}

/* The tokens of at least SHORTEST bytes among those of [token, end); their number. */
static size_t find_long(const ng_token **words, const ng_token *token, const ng_token *end) {
  size_t count = 0;
  for (; token < end; token++) {
    words[count] = token;
    count += (SHORTEST - 1 + token->start - token->end) >> 31; /* 1 when it is below 0 */
  }
  return count;
}

/* The bits whose counters are above half of `total`, which none exceeds, compared plane by plane from the highest. */
static uint64_t most_of(const counters *c, uint32_t total) {
  uint64_t above = 0, equal = UINT64_MAX;
  for (unsigned plane = total ? highest_bit(total) + 1 : 0; plane-- > 0;) {
    uint64_t bits = c->planes[plane];
    if (total / 2 >> plane & 1) {
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
  uint64_t hashes[GROUP + CHUNK], before = 0;
  uint32_t total = 0;
  size_t waiting = 0;
  const ng_token *words[CHUNK], *token = tokens->tokens + first, *last = tokens->tokens + tokens->count, *end;
  for (; token < last; token = end) {
    end = last - token < CHUNK ? last : token + CHUNK;
    const size_t count = find_long(words, token, end), waited = waiting;
    for (size_t i = 0; i < count; i++) {
      if (words[i]->kind > TOKEN_NUMBER) continue;
      const uint64_t word = hash_word(tokens->text.ptr + words[i]->start, words[i]->end - words[i]->start);
      hashes[waiting++] = mix(word + before * 3);
      before = word;
    }
    total += (uint32_t)(waiting - waited);
    size_t added = 0;
    for (; added + GROUP <= waiting; added += GROUP) add_group(&c, hashes + added);
    memmove(hashes, hashes + added, (waiting - added) * sizeof *hashes);
    waiting -= added;
  }
  while (waiting) carry_into(&c, 0, hashes[--waiting]);
  return most_of(&c, total);
}
