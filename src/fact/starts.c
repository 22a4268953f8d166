/* Finding starts: a set of bits puts the tokens of both kinds in order. */
#include "fact/starts.h"

#include "base/bits.h"

static void mark(uint64_t *set, uint32_t token, uint64_t bit) {
  set[token / 64] |= bit << token % 64;
}

static void mark_lists(uint64_t *set, const token_table *tokens, uint64_t lists) {
  for (const uint32_t *token = tokens->walked, *end = token + tokens->walked_count; token < end; token++)
    mark(set, *token, (tokens->lists[*token] & lists) != 0);
}

/* Returns how many there are. */
static uint32_t mark_spans(uint64_t *set, const span_table *spans, span_type type, uint32_t first) {
  uint32_t count = 0;
  for (const ng_span *span = spans->items + first, *end = spans->items + spans->count; span < end; span++) {
    if (span->type != type) continue;
    mark(set, span->first, 1);
    count++;
  }
  return count;
}

const uint32_t *find_starts(const document *doc, uint64_t lists, span_type type, uint32_t first_span) {
  uint32_t words = doc->tokens.count / 64 + 1;
  uint64_t *set = ARENA_NEW(doc->arena, uint64_t, words);
  if (!set) return NULL;
  mark_lists(set, &doc->tokens, lists);
  uint32_t most = doc->tokens.walked_count + mark_spans(set, &doc->spans, type, first_span);
  uint32_t *starts = ARENA_RAW(doc->arena, uint32_t, most + 1), *start = starts;
  if (!starts) return NULL;
  for (uint32_t i = 0; i < words; i++) {
    for (uint64_t bits = set[i]; bits; bits &= bits - 1) *start++ = i * 64 + lowest_bit(bits);
  }
  *start = UINT32_MAX;
  return starts;
}
