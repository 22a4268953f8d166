/* The trigger bits of a phase tell the tokens where a rule may match; there the postings of the token's keys are read, and the programs of those
 * rules run whose neighbours stand there, too. */
#include "match/trigger.h"

#include <time.h>

#include "base/bits.h"

/* Keys of a token, put together: their bits and the phases that have postings of them. */
typedef struct {
  uint64_t mask;
  uint32_t phases;
} token_keys;

static inline void add_key(token_keys *keys, const rule_key *key) {
  keys->mask |= key->mask;
  keys->phases |= key->phases;
}

static inline const rule_key *key_of_flag(const rule_key *lists, uint32_t flags) {
  return &lists[WORD_FLAGS[lowest_bit(flags) - LEXEME_FLAG_SHIFT].list];
}

/* Where the keys of each sort begin, and of which words, flags and lists there are any. */
typedef struct {
  const rule_key *words, *lists, *classes;
  uint32_t word_count, flags;
  uint64_t trigger_lists;
} key_tables;

static inline token_keys keys_of_token(const token_table *tokens, const key_tables *tables, uint32_t token, token_class class) {
  uint32_t word = tokens->tokens[token].lexeme;
  token_keys keys = {0, 0};
  add_key(&keys, &tables->classes[class]);
  if (word < tables->word_count) add_key(&keys, &tables->words[word]);
  for (uint32_t flags = token_flags(tokens, token) & tables->flags; flags; flags &= flags - 1) add_key(&keys, key_of_flag(tables->lists, flags));
  if (tokens->lists[token] & tables->trigger_lists) {
    const list_hit *hit = &tokens->hits[tokens->first_hit[token]], *end = &tokens->hits[tokens->first_hit[token + 1]];
    for (; hit < end; hit++) keys.phases |= tables->lists[hit->list].phases;
  }
  return keys;
}

/* The token behind the longest entry that begins at a token. */
static inline uint32_t end_of_hits(const token_table *tokens, uint32_t token) {
  return tokens->lists[token] ? token + tokens->hits[tokens->first_hit[token]].length : token;
}

/* The tables are copies, of which the compiler knows that filling the arrays does not change them. */
static void add_keys(span_table *spans, const token_table *table) {
  const ng_ruleset *rules = spans->rules;
  const token_table tokens = *table;
  const key_tables tables = {.words = rules->keys,
                             .lists = rules->keys + rules->first_list_key,
                             .classes = rules->keys + rules->first_class_key,
                             .word_count = rules->first_list_key,
                             .flags = rules->key_flags,
                             .trigger_lists = rules->trigger_lists};
  uint32_t inside = 0; /* entries go on up to here */
  for (uint32_t t = 0; t < tokens.count; t++) {
    token_class class = class_of_token(&tokens.tokens[t], tokens.text);
    token_keys keys = keys_of_token(&tokens, &tables, t, class);
    uint32_t end = end_of_hits(&tokens, t);
    spans->classes[t] = (uint8_t) class;
    spans->keys[t] = (key_bits){tokens.lists[t], keys.mask | (t < inside ? KEY_INSIDE : 0)};
    span__add_triggers(spans, t, keys.phases);
    if (end > inside) inside = end;
  }
  spans->classes[tokens.count] = CLASS_STOP;
  spans->keys[tokens.count] = END_KEYS;
}

ng_status phases_prepare(span_table *spans, const token_table *tokens) {
  size_t count = (size_t)tokens->count + 1;
  spans->trigger_words = (uint32_t)(count / 64 + 1);
  spans->starts = ARENA_RAW(spans->arena, uint32_t, count);
  spans->keys = ARENA_RAW(spans->arena, key_bits, count);
  spans->classes = ARENA_RAW(spans->arena, uint8_t, count);
  spans->triggers = ARENA_NEW(spans->arena, uint64_t, (size_t)spans->trigger_words * (spans->rules->phase_count + 1));
  if (!spans->starts || !spans->keys || !spans->classes || !spans->triggers) return NG_ERROR_MEMORY;
  memset(spans->starts, 0xff, count * sizeof *spans->starts);
  add_keys(spans, tokens);
  return NG_OK;
}

static bool is_tried(const tried_starts *tried, uint32_t start) {
  if (start < tried->all) return true;
  return start < tried->until && tried->until - start <= 64 && tried->recent >> (tried->until - start - 1) & 1;
}

static void mark_tried(tried_starts *tried, uint32_t start) {
  if (start >= tried->until) {
    uint32_t shift = start + 1 - tried->until;
    tried->recent = shift < 64 ? tried->recent << shift : 0;
    tried->until = start + 1;
  }
  if (tried->until - start <= 64) tried->recent |= (uint64_t)1 << (tried->until - start - 1);
  if (start == tried->all) tried->all++;
}

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* A rule is tried once at a start, though several of its triggers may ask for it. */
static void try_start(matcher *m, phase_scratch *scratch, uint32_t rule_number, uint32_t start) {
  tried_starts *tried = &scratch->tried[rule_number];
  if (tried->window != scratch->window) *tried = (tried_starts){scratch->window, m->begin, m->begin, 0};
  if (is_tried(tried, start)) return;
  mark_tried(tried, start);
  rule_candidate *candidate = candidate_new(scratch, rule_number);
  if (!candidate) return;
  scratch->attempts++;
  uint64_t begin = scratch->meters ? now() : 0;
  if (!rule_matches(m, &m->rules->rules[rule_number], start, &candidate->match)) scratch->candidate_count--;
  if (scratch->meters) {
    scratch->meters[rule_number].attempts++;
    scratch->meters[rule_number].nanoseconds += now() - begin;
  }
}

/* Whether the first tokens of a match can stand at `start`. */
static inline bool can_start(const matcher *m, const ng_rule *rule, uint32_t start) {
  const key_bits *keys = &m->spans->keys[start];
  if (!keys_meet(keys, &m->rules->code[rule->code].first)) return false;
  return keys_meet(keys, &rule->wide_first) || keys_meet(keys_at(m, start + 1), &rule->second);
}

/* Goes back from the trigger as far as a match may, and tries all starts from there on. */
static void try_posting(matcher *m, phase_scratch *scratch, const rule_posting *posting, uint32_t token) {
  const key_bits *keys = m->spans->keys;
  const ng_rule *rule = &m->rules->rules[posting->rule];
  uint32_t start = token, low = token - m->begin > posting->before_max ? token - posting->before_max : m->begin;
  while (start > low && keys_meet(&keys[start - 1], &posting->between)) start--;
  for (; start + posting->before_min <= token; start++) {
    if (can_start(m, rule, start)) try_start(m, scratch, posting->rule, start);
  }
}

/* The postings of `key`, which token `token` has up to `end`. */
static void try_postings(matcher *m, phase_scratch *scratch, const rule_key *key, uint32_t phase, uint32_t token, uint32_t end) {
  const rule_posting *posting = m->rules->postings + key->first_posting, *last = m->rules->postings + key[1].first_posting;
  const key_bits *before = token > m->begin ? &m->spans->keys[token - 1] : &END_KEYS, *behind = keys_at(m, end);
  while (posting < last && posting->phase < phase) posting++;
  for (; posting < last && posting->phase == phase; posting++) {
    if (keys_meet(behind, &posting->next) && keys_meet(before, &posting->last)) try_posting(m, scratch, posting, token);
  }
}

static inline void try_key(matcher *m, phase_scratch *scratch, const rule_key *key, uint32_t phase, uint32_t token, uint32_t end) {
  if (key->phases >> phase & 1) try_postings(m, scratch, key, phase, token, end);
}

/* Of entries of one list and one length the first is enough. */
static void try_lists(matcher *m, phase_scratch *scratch, uint32_t phase, uint32_t token) {
  const rule_key *lists = m->rules->keys + m->rules->first_list_key;
  uint32_t list = UINT32_MAX, length = 0;
  for (uint32_t i = m->tokens->first_hit[token], end = m->tokens->first_hit[token + 1]; i < end; i++) {
    const list_hit *hit = &m->tokens->hits[i];
    if (hit->list != list || hit->length != length) try_key(m, scratch, &lists[hit->list], phase, token, token + hit->length);
    list = hit->list;
    length = hit->length;
  }
}

void try_token(matcher *m, phase_scratch *scratch, uint32_t phase, uint32_t token) {
  const ng_ruleset *rules = m->rules;
  const rule_key *keys = rules->keys, *types = keys + rules->first_type_key;
  uint32_t word = m->tokens->tokens[token].lexeme;
  if (word < rules->first_list_key) try_key(m, scratch, &keys[word], phase, token, token + 1);
  try_key(m, scratch, &keys[rules->first_class_key + m->spans->classes[token]], phase, token, token + 1);
  for (uint32_t flags = token_flags(m->tokens, token) & rules->key_flags; flags; flags &= flags - 1)
    try_key(m, scratch, key_of_flag(keys + rules->first_list_key, flags), phase, token, token + 1);
  if (m->tokens->lists[token] & rules->phase_lists[phase]) try_lists(m, scratch, phase, token);
  for (uint32_t i = m->spans->starts[token]; i != NO_SPAN; i = m->spans->items[i].next_start)
    try_key(m, scratch, &types[m->spans->items[i].type], phase, token, m->spans->items[i].end);
}
