/* What the lists say about the words of names. */
#include "fact/person/name.h"

#include "base/bits.h"
#include "base/error.h"

static const uint16_t LIST_OF_MARK[] = {
#define MARK(constant, list) LIST_##list,
    NG_NAME_MARKS(MARK)
#undef MARK
};

/* Bit of a list, 0 for lists that say nothing about names. */
static const uint32_t BIT_OF_LIST[LIST_COUNT] = {
#define MARK(constant, list) [LIST_##list] = IS(constant),
    NG_NAME_MARKS(MARK)
#undef MARK
};

/* The filter of these lists, see token_table.lists. */
#define MARK(constant, list) | (uint64_t)1 << (LIST_##list & 63)
static const uint64_t LISTS_OF_MARKS = 0 NG_NAME_MARKS(MARK);
#undef MARK

static int column(const ng_lexicon *lexicon, uint32_t list, const char *name) {
  return lexicon_column(lexicon, list, str_of(name));
}

static ng_str cell(const ng_lexicon *lexicon, uint32_t list, uint32_t row, int at) {
  return at < 0 ? STR("") : lexicon_cell(lexicon, list, row, (uint32_t)at);
}

static uint8_t read_gender(ng_str cell) {
  return cell.len && cell.ptr[0] != 'u' ? (uint8_t)cell.ptr[0] : 0;
}

static office_effect read_effect(ng_str cell) {
  static const struct {
    const char *name;
    office_effect effect;
  } EFFECTS[] = {{"former", EFFECT_FORMER}, {"late", EFFECT_FORMER},    {"then", EFFECT_FORMER},
                 {"deputy", EFFECT_DEPUTY}, {"incoming", EFFECT_ELECT}, {"elect", EFFECT_ELECT}};
  for (size_t i = 0; i < sizeof EFFECTS / sizeof *EFFECTS; i++)
    if (str_is(cell, EFFECTS[i].name)) return EFFECTS[i].effect;
  return EFFECT_NONE;
}

/* All rows of a list with the columns of title_row that it has; NULL when memory runs out. */
static title_row *read_rows(ng_arena *arena, const ng_lexicon *lexicon, uint32_t list) {
  uint32_t count = lexicon->lists[list].row_count;
  int office = column(lexicon, list, "office"), kind = column(lexicon, list, "kind"), gender = column(lexicon, list, "gender"),
      lead = column(lexicon, list, "leader"), effect = column(lexicon, list, "effect");
  title_row *rows = ARENA_RAW(arena, title_row, count + 1);
  for (uint32_t r = 0; rows && r < count; r++)
    rows[r] = (title_row){cell(lexicon, list, r, office), cell(lexicon, list, r, kind), read_gender(cell(lexicon, list, r, gender)),
                          lead < 0 ? LEADS_NOTHING : (uint8_t)lexicon_cell_int(lexicon, list, r, (uint32_t)lead),
                          effect < 0 ? EFFECT_NONE : read_effect(cell(lexicon, list, r, effect))};
  return rows;
}

int name_lists_init(name_lists *lists, ng_arena *arena, const ng_lexicon *lexicon) {
  *lists = (name_lists){.titles = read_rows(arena, lexicon, LIST_TITLE),
                        .honorifics = read_rows(arena, lexicon, LIST_HONORIFIC),
                        .modifiers = read_rows(arena, lexicon, LIST_OFFICE_MODIFIER),
                        .groups = read_rows(arena, lexicon, LIST_GROUP_PERSON),
                        .joint = column(lexicon, LIST_NAME_PARTICLE, "joint"),
                        .opens = column(lexicon, LIST_NAME_PARTICLE, "opens"),
                        .firm = column(lexicon, LIST_PLACE_BEFORE, "firm"),
                        .body = column(lexicon, LIST_IGO, "body")};
  if (!lists->titles || !lists->honorifics || !lists->modifiers || !lists->groups) return NG_ERROR_MEMORY;
  for (unsigned i = 0; i < MARK_COUNT; i++) {
    lists->kind[i] = column(lexicon, LIST_OF_MARK[i], "kind");
    lists->country[i] = column(lexicon, LIST_OF_MARK[i], "country");
    lists->cameo[i] = column(lexicon, LIST_OF_MARK[i], "cameo");
  }
  return NG_OK;
}

static inline uint64_t marks_of(const token_table *tokens, size_t token) {
  const uint32_t flags = LEXEME_FLAG(FLAG_FIRST_NAME) | LEXEME_FLAG(FLAG_SURNAME) | LEXEME_FLAG(FLAG_ORDINARY_WORD);
  uint32_t word = (token_flags(tokens, token) & flags) << (MARKS_OF_FLAGS - LEXEME_FLAG_SHIFT), phrase = word;
  if (!(tokens->lists[token] & LISTS_OF_MARKS)) return (uint64_t)phrase << 32 | word | MARKS_READ;
  hit_range hits = token_hits(tokens, (uint32_t)token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list >= LIST_COUNT) continue;
    phrase |= BIT_OF_LIST[hit->list];
    if (hit->length == 1) word |= BIT_OF_LIST[hit->list];
  }
  return (uint64_t)phrase << 32 | word | MARKS_READ;
}

uint64_t name__read_marks(const name_reader *reader, uint32_t token) {
  return reader->marks[token] = marks_of(reader->tokens, token);
}

/* ---- the walk over all tokens */

static bool has_capital(const token_table *tokens, const ng_token *t) {
  if (t->kind != TOKEN_WORD && t->kind != TOKEN_CODE) return false;
  char c = tokens->text.ptr[t->start];
  return t->casing != CASE_MIXED || !(c >= 'a' && c <= 'z');
}

/* Finds the capitals and the references of a sentence, at the end of what is found so far. */
static void walk_sentence(const name_reader *reader, const ng_sentence *sentence, uint32_t **capital, uint32_t **reference) {
  const uint64_t cues = list_bit(LIST_TITLE) | list_bit(LIST_SPEECH_VERB) | list_bit(LIST_GROUP_PERSON), *const lists = reader->tokens->lists;
  uint64_t *const marks = reader->marks;
  const ng_token *token = reader->tokens->tokens + sentence->first;
  for (size_t t = sentence->first, end = sentence->end; t < end; t++, token++) {
    marks[t] = 0;
    if (lists[t] & cues || is_pronoun(token->lexeme)) *(*reference)++ = (uint32_t)t;
    if (token->kind == TOKEN_WORD && token->casing == CASE_LOWER) continue; /* most are that */
    if (token->kind == TOKEN_QUOTE && !(lists[t] & cues)) *(*reference)++ = (uint32_t)t;
    if (token->casing > CASE_LOWER && has_capital(reader->tokens, token)) *(*capital)++ = (uint32_t)t;
  }
}

/* Days and months are no names, but "May Chen" and "Sun Li" are. */
static bool may_be_name(const ng_token *t, uint64_t marks) {
  if (!(marks & (IS(WEEKDAY) | IS(MONTH)))) return t->lexeme != WORD_I;
  return (!(marks & IS(WEEKDAY)) || marks & IS(FAMILY_FIRST)) && (!(marks & IS(MONTH)) || marks & IS(FIRST_NAME));
}

#define LISTED ((uint64_t)(IS_ORGANIZATION | IS_BELIEF) << 32)
#define PLACED ((uint64_t)(IS(GAZ) | IS(DEMONYM)) << 32)

static void read_sentence(name_reader *reader, const ng_sentence *sentence) {
  uint32_t *const first = reader->capitals + reader->capital_count, *capital = first, *reference = reader->references + reader->reference_count;
  walk_sentence(reader, sentence, &capital, &reference);
  uint32_t *listed = reader->listed + reader->listed_count, *placed = reader->placed + reader->placed_count;
  for (const uint32_t *at = first; at < capital; at++) {
    uint64_t marks = marks_of(reader->tokens, *at) | MARKS_CAPITAL;
    reader->marks[*at] = may_be_name(token_at(reader, *at), marks) ? marks | MARKS_NAME_WORD : marks;
    if (!(marks & (LISTED | PLACED))) continue;
    if (marks & LISTED) *listed++ = *at;
    if (marks & PLACED) *placed++ = *at;
  }
  if (sentence->zone == ZONE_BOILERPLATE) return;
  reader->listed_count = (uint32_t)(listed - reader->listed);
  reader->placed_count = (uint32_t)(placed - reader->placed);
  reader->capital_count = (uint32_t)(capital - reader->capitals);
  reader->reference_count = (uint32_t)(reference - reader->references);
}

int read_name_words(name_reader *reader) {
  uint32_t count = reader->tokens->count;
  reader->marks = ARENA_RAW(reader->arena, uint64_t, count + 1);
  reader->claims = ARENA_NEW(reader->arena, uint8_t, count + 1);
  reader->capitals = ARENA_RAW(reader->arena, uint32_t, count + 1);
  reader->listed = ARENA_RAW(reader->arena, uint32_t, count + 1);
  reader->placed = ARENA_RAW(reader->arena, uint32_t, count + 1);
  reader->references = ARENA_RAW(reader->arena, uint32_t, count + 1);
  if (!reader->marks || !reader->claims || !reader->capitals || !reader->listed || !reader->placed || !reader->references) return NG_ERROR_MEMORY;
  for (uint32_t s = 0; s < reader->sentences->count; s++) read_sentence(reader, &reader->sentences->items[s]);
  reader->marks[count] = MARKS_READ;
  return NG_OK;
}

/* ---- hits of lists */

ng_str hit_text(const name_reader *reader, const list_hit *hit, int col) {
  return col < 0 ? STR("") : lexicon_cell(reader->lexicon, hit->list, hit->row, (uint32_t)col);
}

int32_t hit_int(const name_reader *reader, const list_hit *hit, int col) {
  return col < 0 ? 0 : lexicon_cell_int(reader->lexicon, hit->list, hit->row, (uint32_t)col);
}

const list_hit *name__hit_ending(const name_reader *reader, uint32_t end, uint32_t least, uint32_t list, uint32_t *first) {
  const token_table *tokens = reader->tokens;
  for (uint32_t t = end > least + BEFORE_NAME ? end - BEFORE_NAME : least; t < end; t++) {
    const list_hit *hit = token_hit(tokens, t, list);
    if (!hit) continue;
    for (const list_hit *stop = token_hits(tokens, t).end; hit < stop; hit++) {
      if (t + hit->length != end || hit->list != list) continue;
      *first = t;
      return hit;
    }
  }
  return NULL;
}

const list_hit *longest_hit(const name_reader *reader, uint32_t token, uint32_t wanted, unsigned *mark) {
  const list_hit *best = NULL;
  for (uint32_t marks = token < reader->tokens->count ? phrase_marks(reader, token) & wanted : 0; marks; marks &= marks - 1) {
    unsigned i = lowest_bit(marks);
    const list_hit *hit = token_hit(reader->tokens, token, LIST_OF_MARK[i]);
    if (!hit || (best && best->length >= hit->length)) continue;
    best = hit;
    *mark = i;
  }
  return best;
}
