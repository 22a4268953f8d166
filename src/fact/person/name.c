/* The lists that tell names apart: their columns and their hits. */
#include "fact/person/name.h"

#include "base/bits.h"
#include "base/error.h"

static const uint16_t LIST_OF_MARK[] = {
#define MARK(constant, list) LIST_##list,
    NG_NAME_MARKS(MARK)
#undef MARK
};

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

/* The CAMEO sector of those who hold an office of a kind; empty for a trade. */
static ng_str sector_of_kind(ng_str kind) {
  static const struct {
    const char *kind, *sector;
  } KINDS[] = {{"head", "GOV"},   {"minister", "GOV"}, {"legislator", "LEG"}, {"military", "MIL"},
               {"police", "COP"}, {"court", "JUD"},    {"religious", "REL"}};
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
    if (str_is(kind, KINDS[i].kind)) return str_of(KINDS[i].sector);
  return STR("");
}

/* All rows of a list with the columns of title_row that it has; NULL when memory runs out. */
static title_row *read_rows(ng_arena *arena, const ng_lexicon *lexicon, uint32_t list) {
  uint32_t count = lexicon->lists[list].row_count;
  int office = column(lexicon, list, "office"), kind = column(lexicon, list, "kind"), gender = column(lexicon, list, "gender"),
      lead = column(lexicon, list, "leader"), effect = column(lexicon, list, "effect"), sector = column(lexicon, list, "sector");
  title_row *rows = ARENA_RAW(arena, title_row, count + 1);
  for (uint32_t r = 0; rows && r < count; r++) {
    ng_str own = cell(lexicon, list, r, sector);
    bool none = str_is(own, "-");
    rows[r] = (title_row){cell(lexicon, list, r, office),
                          cell(lexicon, list, r, kind),
                          none      ? STR("")
                          : own.len ? own
                                    : sector_of_kind(cell(lexicon, list, r, kind)),
                          read_gender(cell(lexicon, list, r, gender)),
                          lead < 0 ? LEADS_NOTHING : (uint8_t)lexicon_cell_int(lexicon, list, r, (uint32_t)lead),
                          effect < 0 ? EFFECT_NONE : read_effect(cell(lexicon, list, r, effect))};
  }
  return rows;
}

int name_lists_init(name_lists *lists, ng_arena *arena, const ng_lexicon *lexicon) {
  *lists = (name_lists){.titles = read_rows(arena, lexicon, LIST_TITLE),
                        .honorifics = read_rows(arena, lexicon, LIST_HONORIFIC),
                        .modifiers = read_rows(arena, lexicon, LIST_OFFICE_MODIFIER),
                        .groups = read_rows(arena, lexicon, LIST_GROUP_PERSON),
                        .kin = read_rows(arena, lexicon, LIST_KIN),
                        .joint = column(lexicon, LIST_NAME_PARTICLE, "joint"),
                        .honour = column(lexicon, LIST_NAME_SUFFIX, "honour"),
                        .opens = column(lexicon, LIST_NAME_PARTICLE, "opens"),
                        .firm = column(lexicon, LIST_PLACE_BEFORE, "firm"),
                        .body = column(lexicon, LIST_IGO, "body"),
                        .shared = column(lexicon, LIST_PARTY, "shared")};
  if (!lists->titles || !lists->honorifics || !lists->modifiers || !lists->groups || !lists->kin) return NG_ERROR_MEMORY;
  for (unsigned i = 0; i < MARK_COUNT; i++) {
    lists->kind[i] = column(lexicon, LIST_OF_MARK[i], "kind");
    lists->country[i] = column(lexicon, LIST_OF_MARK[i], "country");
    lists->cameo[i] = column(lexicon, LIST_OF_MARK[i], "cameo");
  }
  return NG_OK;
}

ng_str hit_text(const name_reader *reader, const list_hit *hit, int col) {
  return col < 0 ? STR("") : lexicon_cell(reader->lexicon, hit->list, hit->row, (uint32_t)col);
}

int32_t hit_int(const name_reader *reader, const list_hit *hit, int col) {
  return col < 0 ? 0 : lexicon_cell_int(reader->lexicon, hit->list, hit->row, (uint32_t)col);
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

bool is_listed_whole(const name_reader *reader, token_range name, uint32_t wanted) {
  unsigned mark;
  const list_hit *hit = longest_hit(reader, name.first, wanted, &mark);
  return hit && name.first + hit->length >= name.end;
}
