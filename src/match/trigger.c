/* Triggers: the keys of every token, and the postings that they call for. */
#include "base/bits.h"
#include "match/phase.h"

/* Where the keys of each sort begin, and of which words, flags and lists there are any. */
typedef struct {
  const rule_key *words, *lists, *classes;
  uint32_t word_count, flags;
  uint64_t trigger_lists;
} key_tables;

static inline const rule_key *key_of_flag(const rule_key *lists, uint32_t flags) {
  return &lists[WORD_FLAGS[lowest_bit(flags) - LEXEME_FLAG_SHIFT].list];
}

/* Keys of a token, put together: their bits, and whether some may have postings. */
typedef struct {
  uint64_t mask, phases;
} joined_keys;

static inline void add_key(joined_keys *keys, const rule_key *key) {
  keys->mask |= key->mask;
  keys->phases |= key->phases;
}

static inline joined_keys join_keys(const token_table *tokens, const key_tables *tables, uint32_t token, token_class class) {
  uint32_t word = tokens->tokens[token].lexeme;
  joined_keys keys = {0, tokens->lists[token] & tables->trigger_lists};
  add_key(&keys, &tables->classes[class]);
  if (word < tables->word_count) add_key(&keys, &tables->words[word]);
  for (uint32_t flags = token_flags(tokens, token) & tables->flags; flags; flags &= flags - 1) add_key(&keys, key_of_flag(tables->lists, flags));
  return keys;
}

/* The token behind the longest entry that begins at a token. */
static inline uint32_t end_of_hits(const token_table *tokens, uint32_t token) {
  return tokens->lists[token] ? token + tokens->hits[tokens->first_hit[token]].length : token;
}

/* Fills classes and keys, and sets a bit in `marked` for each token that may have postings. The tables are copies, of which the compiler knows that
 * filling the arrays does not change them. */
static void add_keys(span_table *spans, const token_table *table, uint64_t *marked) {
  const ng_ruleset *rules = spans->rules;
  const token_table tokens = *table;
  const key_tables tables = {.words = rules->keys,
                             .lists = rules->keys + rules->first_list_key,
                             .classes = rules->keys + rules->first_class_key,
                             .word_count = rules->first_list_key,
                             .flags = rules->key_flags,
                             .trigger_lists = rules->trigger_lists};
  uint8_t *classes = spans->classes;
  key_bits *all = spans->keys;
  uint32_t inside = 0; /* entries go on up to here */
  for (uint32_t t = 0; t < tokens.count; t++) {
    token_class class = class_of_token(&tokens.tokens[t], tokens.text);
    joined_keys keys = join_keys(&tokens, &tables, t, class);
    uint32_t end = end_of_hits(&tokens, t);
    classes[t] = (uint8_t) class;
    all[t] = (key_bits){tokens.lists[t], keys.mask | (t < inside ? KEY_INSIDE : 0)};
    if (keys.phases) marked[t / 64] |= 1ull << t % 64;
    if (end > inside) inside = end;
  }
  classes[tokens.count] = CLASS_STOP;
  all[tokens.count] = END_KEYS;
}

/* The keys of a token when all spans will be found: any may begin or end there. */
static inline key_bits keys_to_come(const span_table *spans, uint32_t token) {
  key_bits keys = spans->keys[token];
  keys.others |= KEY_TYPES | KEY_INSIDE | KEY_END;
  return keys;
}

/* The postings of `key`, which token `token` has up to `end`, but those whose rules its neighbours forbid. */
static void add_postings(span_table *spans, const rule_key *key, uint32_t token, uint32_t end) {
  const rule_posting *postings = spans->rules->postings;
  key_bits before = token ? keys_to_come(spans, token - 1) : END_KEYS, behind = keys_to_come(spans, end);
  for (uint32_t p = key->first_posting; p < key[1].first_posting; p++) {
    bool fits = keys_meet(&before, &postings[p].last) && keys_meet(&behind, &postings[p].next);
    if (fits) span__push_trigger(spans, (rule_trigger){token, end, p});
  }
}

static inline void add_key_triggers(span_table *spans, const rule_key *key, uint32_t token, uint32_t end) {
  if (key->phases) add_postings(spans, key, token, end);
}

/* Of entries of one list and one length the first is enough. */
static void add_list_triggers(span_table *spans, const token_table *tokens, uint32_t token) {
  const rule_key *lists = spans->rules->keys + spans->rules->first_list_key;
  const list_hit *hit = &tokens->hits[tokens->first_hit[token]], *end = &tokens->hits[tokens->first_hit[token + 1]];
  for (uint32_t list = UINT32_MAX, length = 0; hit < end; list = hit->list, length = hit->length, hit++) {
    if (hit->list != list || hit->length != length) add_key_triggers(spans, &lists[hit->list], token, token + hit->length);
  }
}

static void add_token_triggers(span_table *spans, const token_table *tokens, uint32_t token) {
  const ng_ruleset *rules = spans->rules;
  uint32_t word = tokens->tokens[token].lexeme;
  add_key_triggers(spans, &rules->keys[rules->first_class_key + spans->classes[token]], token, token + 1);
  if (word < rules->first_list_key) add_key_triggers(spans, &rules->keys[word], token, token + 1);
  for (uint32_t flags = token_flags(tokens, token) & rules->key_flags; flags; flags &= flags - 1)
    add_key_triggers(spans, key_of_flag(rules->keys + rules->first_list_key, flags), token, token + 1);
  if (tokens->lists[token] & rules->trigger_lists) add_list_triggers(spans, tokens, token);
}

/* Puts the triggers into the order of phases; those of a phase stay in the order of tokens. */
static bool sort_triggers(span_table *spans) {
  const rule_posting *postings = spans->rules->postings;
  uint32_t *first = spans->first_trigger, fill[NG_MAX_PHASES + 1];
  rule_trigger *sorted = ARENA_RAW(spans->arena, rule_trigger, spans->trigger_count);
  if (!sorted || spans->failed) return false;
  for (uint32_t i = 0; i < spans->trigger_count; i++) first[postings[spans->triggers[i].posting].phase + 1]++;
  for (uint32_t phase = 0; phase <= NG_MAX_PHASES; phase++) {
    first[phase + 1] += first[phase];
    fill[phase] = first[phase];
  }
  for (uint32_t i = 0; i < spans->trigger_count; i++) sorted[fill[postings[spans->triggers[i].posting].phase]++] = spans->triggers[i];
  spans->triggers = sorted;
  return true;
}

ng_status phases_prepare(span_table *spans, const token_table *tokens) {
  size_t count = (size_t)tokens->count + 1;
  spans->bit_words = (uint32_t)(count / 64 + 1);
  spans->starts = ARENA_RAW(spans->arena, uint32_t, count);
  spans->keys = ARENA_RAW(spans->arena, key_bits, count);
  spans->classes = ARENA_RAW(spans->arena, uint8_t, count);
  spans->span_bits = ARENA_NEW(spans->arena, uint64_t, (size_t)spans->bit_words * spans->rules->phase_count);
  uint64_t *marked = ARENA_NEW(spans->arena, uint64_t, spans->bit_words);
  if (!spans->starts || !spans->keys || !spans->classes || !spans->span_bits || !marked) return NG_ERROR_MEMORY;
  memset(spans->starts, 0xff, count * sizeof *spans->starts);
  add_keys(spans, tokens, marked);
  for (uint32_t word = 0; word < spans->bit_words; word++) {
    for (uint64_t left = marked[word]; left; left &= left - 1) add_token_triggers(spans, tokens, word * 64 + lowest_bit(left));
  }
  return sort_triggers(spans) ? NG_OK : NG_ERROR_MEMORY;
}
