/* Sets of keys as bits, which some keys share: "can this instruction go on with this token?" is one test. */
#ifndef NG_RULE_KEY_BITS_H
#define NG_RULE_KEY_BITS_H

#include <stdbool.h>
#include <stdint.h>

/* lists: list_bit of each list; others: bits of words, types and classes, and KEY_. */
typedef struct {
  uint64_t lists, others;
} key_bits;

/* What the next two tokens must be: the first has a key of `first`, and the second one of `second` unless the first has one of `wide`: those of
 * atoms that take more than one token or that anything may follow, and of what stands behind a match. */
typedef struct {
  key_bits first, wide, second;
} next_keys;

/* KEY_END: no token is there, the window has ended. KEY_INSIDE: an entry or a span that began before the token goes on. KEY_CALLS: the token's word or
 * class has postings; no instruction asks for it. */
enum { KEY_END = 1, KEY_INSIDE = 2, KEY_CALLS = 4 };

/* Bits from FIRST_… on are shared out to the other keys (rule/keys.c). KEY_TYPES: those of types. */
enum { FIRST_WORD_BIT = 3, FIRST_TYPE_BIT = 29, FIRST_CLASS_BIT = 44 };

#define KEY_TYPES ((1ull << FIRST_CLASS_BIT) - (1ull << FIRST_TYPE_BIT))

static const key_bits NO_KEYS = {0, 0}, ANY_KEYS = {UINT64_MAX, UINT64_MAX}, END_KEYS = {0, KEY_END};

static inline bool keys_meet(key_bits a, const key_bits *b) {
  return (a.lists & b->lists) | (a.others & b->others);
}

static inline key_bits keys_join(key_bits a, key_bits b) {
  return (key_bits){a.lists | b.lists, a.others | b.others};
}

static inline bool keys_equal(key_bits a, key_bits b) {
  return a.lists == b.lists && a.others == b.others;
}

#endif
