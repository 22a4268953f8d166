/* What the lists say about the words of names, and where words are that people, bodies and places begin with: one walk over the tokens. */
#include "base/bits.h"
#include "base/block.h"
#include "base/error.h"
#include "fact/person/name.h"
#include "text/token_class.h"

/* By the hits at the token; those of more than one word stand first. */
__attribute__((noinline)) static uint64_t marks_of_hits(const token_table *tokens, uint32_t token, uint32_t word) {
  const hit_range hits = token_hits(tokens, token);
  const list_hit *hit = hits.first;
  uint32_t phrase = 0;
  for (; hit < hits.end && hit->length > 1; hit++) phrase |= mark_of_list(hit->list);
  for (; hit < hits.end; hit++) word |= mark_of_list(hit->list);
  return (uint64_t)(phrase | word) << 32 | word;
}

/* Most tokens have the entries of their word, whose marks are known; which they are is asked later. */
static inline uint64_t marks_of(const token_table *tokens, size_t token) {
  const uint32_t flags = LEXEME_FLAG(FLAG_FIRST_NAME) | LEXEME_FLAG(FLAG_SURNAME) | LEXEME_FLAG(FLAG_ORDINARY_WORD);
  const ng_token *t = &tokens->tokens[token];
  uint64_t word = (token_flags(tokens, (uint32_t)token) & flags) << (MARKS_OF_FLAGS - LEXEME_FLAG_SHIFT);
  if (t->flags & TOKEN_OWN_HITS) return marks_of_hits(tokens, (uint32_t)token, (uint32_t)word);
  const ng_lexicon *lexicon = tokens->lexicon;
  const trie_node *node = &lexicon->nodes[lexicon_root(lexicon, t->lexeme)];
  const uint32_t *marks = lexicon->list_sets[node->set].marks;
  __builtin_prefetch(&lexicon->entries[node->first_entry]);
  word |= marks[t->casing == CASE_LOWER];
  return word & MARKS_UNKNOWN ? marks_of_hits(tokens, (uint32_t)token, (uint32_t)word & ~MARKS_UNKNOWN) : word << 32 | word;
}

uint64_t name__read_marks(const name_reader *reader, uint32_t token) {
  return marks_of(reader->tokens, token);
}

/* Days and months are no names, but "May Chen" and "Sun Li" are. */
static inline bool may_be_name(const ng_token *t, uint64_t marks) {
  if (!(marks & (IS(WEEKDAY) | IS(MONTH)))) return t->lexeme != WORD_I;
  return (!(marks & IS(WEEKDAY)) || marks & IS(FAMILY_FIRST)) && (!(marks & IS(MONTH)) || marks & IS(FIRST_NAME));
}

#define LISTED ((uint64_t)(IS_ORGANIZATION | IS_BELIEF) << 32)
#define PLACED ((uint64_t)(IS(GAZ) | IS(DEMONYM)) << 32)

/* Of words in mixed case and of codes, which `bits` are from `first` on, those with a capital in front: "McDonald", "G20", but not "iPhone". */
static uint32_t with_capital(const token_table *tokens, uint32_t first, uint32_t bits) {
  uint32_t with = 0;
  for (; bits; bits &= bits - 1) {
    const ng_token *token = &tokens->tokens[first + lowest_bit(bits)];
    char c = tokens->text.ptr[token->start];
    if (token->casing > CASE_LOWER && (token->casing != CASE_MIXED || !(c >= 'a' && c <= 'z'))) with |= bits & -bits;
  }
  return with;
}

/* Finds the capitals and the quotation marks of a stretch of tokens, by blocks of their classes. */
static void find_words(name_reader *reader, uint32_t first, uint32_t end) {
  uint32_t *capital = reader->capitals + reader->capital_count, *quote = reader->quotes + reader->quote_count;
  for (uint32_t t = first; t < end; t += BLOCK) {
    const byte_block class = block_load((const char *)reader->classes + t);
    const uint32_t inside = end - t < BLOCK ? (1u << (end - t)) - 1 : (1u << BLOCK) - 1;
    const uint32_t mixed = block_bits((class == CLASS_MIXED) | (class == CLASS_KINDS + TOKEN_CODE)) & inside;
    uint32_t bits = block_bits((class == CLASS_TITLE) | (class == CLASS_UPPER)) & inside;
    if (mixed) bits |= with_capital(reader->tokens, t, mixed);
    for (; bits; bits &= bits - 1) *capital++ = t + lowest_bit(bits);
    for (bits = block_bits(class == CLASS_KINDS + TOKEN_QUOTE) & inside; bits; bits &= bits - 1) *quote++ = t + lowest_bit(bits);
  }
  reader->quote_count = (uint32_t)(quote - reader->quotes);
  reader->capital_count = (uint32_t)(capital - reader->capitals);
}

/* "al-Fashir", "el-Arish": the article in small letters before the capital at `token` when the name of a place begins with it, else `token`. */
static uint32_t article_before(const token_table *tokens, uint32_t token) {
  const ng_token *name = &tokens->tokens[token];
  const bool joined = name->flags & TOKEN_GLUED && token > 1 && name[-1].kind == TOKEN_DASH && name[-1].flags & TOKEN_GLUED;
  const uint64_t marks = joined && name[-2].casing == CASE_LOWER ? marks_of(tokens, token - 2) : 0;
  return marks & IS(PARTICLE) && marks & (uint64_t)IS(GAZ) << 32 ? token - 2 : token; /* but "inter-Korean" */
}

/* Reads the marks of the capitals from number `i` on. What the loop reads is copied before, because a write may, for all that the compiler knows,
 * change it. */
static void read_capitals(name_reader *reader, uint32_t i) {
  const token_table tokens = *reader->tokens;
  uint8_t *const words = reader->words;
  uint64_t *const marks = reader->marks;
  uint32_t *listed = reader->listed + reader->listed_count, *placed = reader->placed + reader->placed_count;
  for (const uint32_t *capital = reader->capitals + i, *end = reader->capitals + reader->capital_count; capital < end; capital++) {
    const uint32_t token = *capital;
    const uint64_t its = marks[token] = marks_of(&tokens, token);
    words[token] = may_be_name(&tokens.tokens[token], its) ? WORD_IS_CAPITAL | WORD_IS_NAME : WORD_IS_CAPITAL;
    const uint32_t place = article_before(&tokens, token);
    *listed = token; /* stays when the word is such */
    *placed = place;
    listed += (its & LISTED) != 0;
    placed += (its & PLACED) != 0 || place < token;
  }
  reader->listed_count = (uint32_t)(listed - reader->listed);
  reader->placed_count = (uint32_t)(placed - reader->placed);
}

/* Capitals of boilerplate are known as such, but counted nowhere. */
static void read_boilerplate(name_reader *reader, uint32_t first, uint32_t end) {
  uint32_t capitals = reader->capital_count, quotes = reader->quote_count, listed = reader->listed_count, placed = reader->placed_count;
  find_words(reader, first, end);
  read_capitals(reader, capitals);
  reader->capital_count = capitals;
  reader->quote_count = quotes;
  reader->listed_count = listed;
  reader->placed_count = placed;
}

static void read_text(name_reader *reader, uint32_t first, uint32_t end) {
  uint32_t capitals = reader->capital_count;
  find_words(reader, first, end);
  read_capitals(reader, capitals);
}

/* Calls for the places that names may mean: the gazetteer is larger than a cache. */
static void call_places(const name_reader *reader) {
  for (const uint32_t *token = reader->placed, *end = token + reader->placed_count; token < end; token++) {
    const hit_range hits = token_hits(reader->tokens, *token);
    for (const list_hit *hit = hits.first; hit < hits.end; hit++)
      if (hit->list == LIST_GAZ) __builtin_prefetch(&reader->places->rows[hit->row]);
  }
}

int read_name_words(name_reader *reader) {
  uint32_t count = reader->tokens->count;
  reader->marks = ARENA_RAW(reader->arena, uint64_t, count + 1);
  reader->words = ARENA_NEW(reader->arena, uint8_t, count + 1);
  reader->claims = ARENA_NEW(reader->arena, uint8_t, count + sizeof(uint64_t)); /* is_claimed_range */
  reader->capitals = ARENA_RAW(reader->arena, uint32_t, count + 1);
  reader->listed = ARENA_RAW(reader->arena, uint32_t, count + 1);
  reader->placed = ARENA_RAW(reader->arena, uint32_t, count + 1);
  reader->quotes = ARENA_RAW(reader->arena, uint32_t, count + 1);
  if (!reader->marks || !reader->words || !reader->claims || !reader->capitals || !reader->listed || !reader->placed || !reader->quotes)
    return NG_ERROR_MEMORY;
  const ng_sentence *sentence = reader->sentences->items, *end = sentence + reader->sentences->count;
  while (sentence < end) { /* sentences of text and of boilerplate by turns, many at once */
    const bool is_boilerplate = sentence->zone == ZONE_BOILERPLATE;
    const uint32_t first = sentence->first;
    while (sentence < end && (sentence->zone == ZONE_BOILERPLATE) == is_boilerplate) sentence++;
    (is_boilerplate ? read_boilerplate : read_text)(reader, first, sentence[-1].end);
  }
  reader->quotes[reader->quote_count] = UINT32_MAX;
  call_places(reader);
  return NG_OK;
}
