/* What the lists say about the words of names. */
#include "fact/person/name.h"

#include "base/error.h"

#define LONGEST_TITLE 6u
#define MARKS_READ (1u << 31)

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

static int column(const ng_lexicon *lexicon, uint32_t list, const char *name) {
  return lexicon_column(lexicon, list, str_of(name));
}

static ng_str cell(const ng_lexicon *lexicon, uint32_t list, uint32_t row, const char *name) {
  int at = column(lexicon, list, name);
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
  int lead = column(lexicon, list, "leader");
  title_row *rows = ARENA_NEW(arena, title_row, count + 1);
  for (uint32_t r = 0; rows && r < count; r++)
    rows[r] = (title_row){cell(lexicon, list, r, "office"), cell(lexicon, list, r, "kind"), read_gender(cell(lexicon, list, r, "gender")),
                          lead < 0 ? LEADS_NOTHING : (uint8_t)lexicon_cell_int(lexicon, list, r, (uint32_t)lead),
                          read_effect(cell(lexicon, list, r, "effect"))};
  return rows;
}

int name_lists_init(name_lists *lists, ng_arena *arena, const ng_lexicon *lexicon) {
  *lists = (name_lists){.titles = read_rows(arena, lexicon, LIST_TITLE),
                        .honorifics = read_rows(arena, lexicon, LIST_HONORIFIC),
                        .modifiers = read_rows(arena, lexicon, LIST_OFFICE_MODIFIER),
                        .groups = read_rows(arena, lexicon, LIST_GROUP_PERSON),
                        .joint = column(lexicon, LIST_NAME_PARTICLE, "joint"),
                        .opens = column(lexicon, LIST_NAME_PARTICLE, "opens"),
                        .body = column(lexicon, LIST_IGO, "body")};
  if (!lists->titles || !lists->honorifics || !lists->modifiers || !lists->groups) return NG_ERROR_MEMORY;
  for (unsigned i = 0; i < MARK_COUNT; i++) {
    lists->kind[i] = column(lexicon, LIST_OF_MARK[i], "kind");
    lists->country[i] = column(lexicon, LIST_OF_MARK[i], "country");
    lists->cameo[i] = column(lexicon, LIST_OF_MARK[i], "cameo");
  }
  return NG_OK;
}

uint64_t name__read_marks(const name_reader *reader, uint32_t token) {
  const token_table *tokens = reader->tokens;
  uint32_t word = MARKS_READ, phrase, flags = token_flags(tokens, token);
  if (flags & LEXEME_FLAG(FLAG_FIRST_NAME)) word |= IS(FIRST_NAME);
  if (flags & LEXEME_FLAG(FLAG_SURNAME)) word |= IS(SURNAME);
  if (flags & LEXEME_FLAG(FLAG_ORDINARY_WORD)) word |= IS(ORDINARY);
  phrase = word & ~MARKS_READ;
  for (uint32_t h = tokens->first_hit[token]; h < tokens->first_hit[token + 1]; h++) {
    uint32_t list = reader->lexicon->entries[tokens->hits[h].entry].list;
    if (list >= LIST_COUNT) continue;
    phrase |= BIT_OF_LIST[list];
    if (tokens->hits[h].length == 1) word |= BIT_OF_LIST[list];
  }
  return reader->marks[token] = (uint64_t)phrase << 32 | word;
}

static const list_entry *entry_of(const name_reader *reader, const list_hit *hit) {
  return &reader->lexicon->entries[hit->entry];
}

ng_str hit_text(const name_reader *reader, const list_hit *hit, int col) {
  const list_entry *entry = entry_of(reader, hit);
  return col < 0 ? STR("") : lexicon_cell(reader->lexicon, entry->list, entry->row, (uint32_t)col);
}

int32_t hit_int(const name_reader *reader, const list_hit *hit, int col) {
  const list_entry *entry = entry_of(reader, hit);
  return col < 0 ? 0 : lexicon_cell_int(reader->lexicon, entry->list, entry->row, (uint32_t)col);
}

const list_hit *hit_ending(const name_reader *reader, uint32_t end, uint32_t least, uint32_t list, uint32_t *first) {
  const list_hit *last = reader->tokens->hits;
  uint32_t from = end > least + LONGEST_TITLE ? end - LONGEST_TITLE : least;
  if (!(lists_before(reader, end, least) & list_bit(list))) return NULL;
  for (uint32_t t = from; t < end; t++) {
    const list_hit *hit = name_hit(reader, t, list);
    if (!hit) continue;
    for (last = reader->tokens->hits + reader->tokens->first_hit[t + 1]; hit < last; hit++) {
      if (t + hit->length != end || entry_of(reader, hit)->list != list) continue;
      *first = t;
      return hit;
    }
  }
  return NULL;
}

bool name__has_capital(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  if (t->kind != TOKEN_WORD && t->kind != TOKEN_CODE) return false;
  char c = reader->tokens->text.ptr[t->start];
  return t->casing != CASE_MIXED || !(c >= 'a' && c <= 'z');
}

const list_hit *longest_hit(const name_reader *reader, uint32_t token, uint32_t wanted, unsigned *mark) {
  const list_hit *best = NULL;
  uint32_t marks = token < reader->tokens->count ? phrase_marks(reader, token) & wanted : 0;
  for (unsigned i = 0; marks >> i; i++) {
    if (!(marks & 1u << i)) continue;
    const list_hit *hit = name_hit(reader, token, LIST_OF_MARK[i]);
    if (!hit || (best && best->length >= hit->length)) continue;
    best = hit;
    *mark = i;
  }
  return best;
}
