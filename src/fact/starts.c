/* Finding starts. */
#include "fact/starts.h"

#include "base/bits.h"

/* Puts `count` tokens in order, by a bit for each token of the document, and drops doubles. Returns how many are left, NO_STARTS without memory. */
#define NO_STARTS UINT32_MAX

static uint32_t sort_tokens(uint32_t *tokens, uint32_t count, const document *doc) {
  uint32_t words = doc->tokens.count / 64 + 1, kept = 0;
  uint64_t *set = ARENA_NEW(doc->scratch, uint64_t, words);
  if (!set) return NO_STARTS;
  for (uint32_t i = 0; i < count; i++) set[tokens[i] / 64] |= UINT64_C(1) << tokens[i] % 64;
  for (uint32_t i = 0; i < words; i++) {
    for (uint64_t bits = set[i]; bits; bits &= bits - 1) tokens[kept++] = i * 64 + lowest_bit(bits);
  }
  return kept;
}

/* The tokens that the lists tell stand in order. */
static uint32_t copy_listed(uint32_t *out, const token_table *tokens, uint64_t lists) {
  const uint64_t *const of_token = tokens->lists;
  uint32_t count = 0;
  for (const uint32_t *token = tokens->walked, *end = token + tokens->walked_count; token < end; token++) {
    out[count] = *token;
    count += (of_token[*token] & lists) != 0;
  }
  return count;
}

uint32_t *find_starts(const document *doc, uint64_t lists, span_type type, uint32_t first_span) {
  const ng_span *first = doc->spans.items + first_span, *end = doc->spans.items + doc->spans.count;
  uint32_t *starts = ARENA_RAW(doc->scratch, uint32_t, (size_t)doc->tokens.walked_count + (size_t)(end - first) + 1);
  if (!starts) return NULL;
  const uint32_t listed = copy_listed(starts, &doc->tokens, lists);
  uint32_t count = listed;
  for (const ng_span *span = first; span < end; span++) {
    if (span->type == type) starts[count++] = span->first;
  }
  if (count > listed) count = sort_tokens(starts, count, doc);
  if (count == NO_STARTS) return NULL;
  starts[count] = UINT32_MAX;
  return starts;
}
