/* Triggers: the keys of every token, and the postings that they call for. */
#include "base/block.h"
#include "match/phase.h"

/* Fills classes and keys, and writes the tokens that may have postings to `calling`; their number. What is read in the loop is copied before, because
 * writing a byte may, for all that the compiler knows, change it. */
static size_t add_keys(span_table *spans, const token_table *table, uint32_t *calling) {
  const token_table tokens = *table;
  const uint64_t *const word_masks = spans->rules->key_masks, *const class_masks = word_masks + spans->rules->first_class_key;
  const uint64_t *lists = tokens.lists, trigger_lists = spans->trigger_lists;
  const uint32_t word_count = spans->rules->first_list_key;
  uint8_t *const classes = spans->classes;
  uint64_t *const keys = spans->keys;
  size_t count = 0;
  for (size_t t = 0; t < tokens.count; t++) {
    const ng_token *token = &tokens.tokens[t];
    const uint32_t word = token->lexeme & -(uint32_t)(token->lexeme < word_count); /* word 0 has no keys */
    const uint64_t mask = class_masks[token->class] | word_masks[word] | (token->flags & TOKEN_INSIDE ? KEY_INSIDE : 0);
    classes[t] = token->class;
    keys[t] = mask;
    calling[count] = (uint32_t)t;
    count += ((mask & KEY_CALLS) | (lists[t] & trigger_lists)) != 0;
  }
  classes[tokens.count] = CLASS_STOP;
  keys[tokens.count] = KEY_END;
  return count;
}

/* The keys of a token when all spans will be found: any may begin there. */
static inline key_bits keys_to_come(const span_table *spans, const token_table *tokens, uint32_t token) {
  return (key_bits){tokens->lists[token], spans->keys[token] | KEY_TYPES | KEY_END};
}

/* The postings of `key`, which is `length` tokens long, but those whose rules its neighbours forbid: one in four is left, so that one branch is foretold
 * better than two. */
static void add_postings(span_table *spans, const token_table *tokens, const rule_key *key, uint32_t token, uint32_t length) {
  const rule_posting *postings = spans->rules->postings;
  key_bits before = token ? keys_to_come(spans, tokens, token - 1) : END_KEYS, behind = keys_to_come(spans, tokens, token + length);
  for (uint32_t p = key->first_posting; p < key[1].first_posting; p++) {
    const int fits = (int)keys_meet(before, &postings[p].last) & (int)keys_meet(behind, &postings[p].next.first);
    if (fits && spans->phases >> postings[p].phase & 1) span__push_trigger(spans, (rule_trigger){token, p, (uint16_t)length, postings[p].phase});
  }
}

/* Of entries of one list and one length the first is enough. */
static void add_list_triggers(span_table *spans, const token_table *tokens, uint32_t token) {
  const rule_key *lists = spans->rules->keys + spans->rules->first_list_key;
  const list_hit *last = NULL;
  const hit_range hits = token_hits(tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (!(lists[hit->list].phases & spans->phases) || (last && last->list == hit->list && last->length == hit->length)) continue;
    add_postings(spans, tokens, &lists[hit->list], token, hit->length);
    last = hit;
  }
}

static void add_triggers(span_table *spans, const token_table *tokens, uint32_t token) {
  const ng_ruleset *rules = spans->rules;
  const rule_key *class = &rules->keys[rules->first_class_key + spans->classes[token]];
  uint32_t word = tokens->tokens[token].lexeme;
  if (class->phases & spans->phases) add_postings(spans, tokens, class, token, 1);
  if (word < rules->first_list_key && rules->keys[word].phases & spans->phases) add_postings(spans, tokens, &rules->keys[word], token, 1);
  if (tokens->lists[token] & spans->trigger_lists) add_list_triggers(spans, tokens, token);
}

/* Puts the triggers into the order of phases; those of a phase stay in the order of tokens. */
static bool sort_triggers(span_table *spans) {
  uint32_t *first = spans->first_trigger, fill[NG_MAX_PHASES + 1];
  rule_trigger *sorted = ARENA_RAW(spans->arena, rule_trigger, spans->trigger_count);
  const rule_trigger *end = spans->triggers + spans->trigger_count;
  if (!sorted || spans->failed) return false;
  for (const rule_trigger *t = spans->triggers; t < end; t++) first[t->phase + 1]++;
  for (uint32_t phase = 0; phase <= NG_MAX_PHASES; phase++) {
    first[phase + 1] += first[phase];
    fill[phase] = first[phase];
  }
  for (const rule_trigger *t = spans->triggers; t < end; t++) sorted[fill[t->phase]++] = *t;
  spans->triggers = sorted;
  return true;
}

ng_status phases_prepare(span_table *spans, const token_table *tokens, uint32_t phases) {
  size_t count = (size_t)tokens->count + 1;
  spans->bit_words = (uint32_t)(count / 64 + 1);
  spans->starts = ARENA_RAW(spans->arena, uint32_t, count);
  spans->keys = ARENA_RAW(spans->arena, uint64_t, count);
  spans->classes = ARENA_RAW(spans->arena, uint8_t, count + BLOCK);
  spans->span_bits = ARENA_NEW(spans->arena, uint64_t, (size_t)spans->bit_words * spans->rules->phase_count);
  uint32_t *calling = ARENA_RAW(spans->arena, uint32_t, count);
  if (!spans->starts || !spans->keys || !spans->classes || !spans->span_bits || !calling) return NG_ERROR_MEMORY;
  spans->phases = phases;
  for (uint32_t phase = 0; phase < spans->rules->phase_count; phase++) {
    if (phases >> phase & 1) spans->trigger_lists |= spans->rules->phase_lists[phase];
  }
  memset(spans->starts, 0xff, count * sizeof *spans->starts);
  for (const uint32_t *token = calling, *end = token + add_keys(spans, tokens, calling); token < end; token++) add_triggers(spans, tokens, *token);
  return sort_triggers(spans) ? NG_OK : NG_ERROR_MEMORY;
}
