/* The words about places that C knows: roles and uses, and columns of lists as numbers. */
#include "fact/place/place.h"
#include "text/words.h"

#define W(literal) \
  { (literal), (uint32_t)(sizeof(literal) - 1) }

const ng_str PLACE_ROLE_NAMES[] = {W("literal"), W("adjective"), W("demonym"), W("embedded"), W("metonym"), W("dateline"), W("language"), W("idiom")};
const ng_str PLACE_USE_NAMES[] = {W(""), W("at"), W("origin"), W("destination"), W("actor"), W("modifier"), W("scope")};
static const ng_str AFTER_NAMES[] = {W(""), W("org"), W("team"), W("event"), W("street"), W("admin1"), W("admin2"), W("city"), W("other")};

#define COUNT(names) (sizeof(names) / sizeof *(names))

/* Index of `text` among names, 0 when it is none of them. */
static uint8_t index_of(const ng_str *names, size_t count, ng_str text) {
  for (size_t i = 0; i < count; i++) {
    if (str_equal(text, names[i])) return (uint8_t)i;
  }
  return 0;
}

static uint32_t row_count(const ng_lexicon *lexicon, uint32_t list) {
  uint32_t count = list < lexicon->list_count ? lexicon->lists[list].row_count : 0;
  return count < PLACE_WORD_ROWS ? count : PLACE_WORD_ROWS;
}

void place_words_init(place_words *words, const ng_lexicon *lexicon) {
  *words = (place_words){0};
  if (lexicon->list_count < LIST_COUNT) return;
  int use = lexicon_column(lexicon, LIST_PLACE_BEFORE, STR("use")), firm = lexicon_column(lexicon, LIST_PLACE_BEFORE, STR("firm"));
  int kind = lexicon_column(lexicon, LIST_PLACE_AFTER, STR("kind")), unit = lexicon_column(lexicon, LIST_UNIT_NOUN, STR("unit"));
  for (uint32_t row = 0; use >= 0 && firm >= 0 && row < row_count(lexicon, LIST_PLACE_BEFORE); row++) {
    ng_str text = lexicon_cell(lexicon, LIST_PLACE_BEFORE, row, (uint32_t)use);
    words->before_name[row] = str_is(text, "org");
    words->before_use[row] = index_of(PLACE_USE_NAMES, COUNT(PLACE_USE_NAMES), text);
    words->before_firm[row] = lexicon_cell_int(lexicon, LIST_PLACE_BEFORE, row, (uint32_t)firm) != 0;
  }
  for (uint32_t row = 0; kind >= 0 && row < row_count(lexicon, LIST_PLACE_AFTER); row++) {
    words->after[row] = index_of(AFTER_NAMES, COUNT(AFTER_NAMES), lexicon_cell(lexicon, LIST_PLACE_AFTER, row, (uint32_t)kind));
  }
  for (uint32_t row = 0; unit >= 0 && row < row_count(lexicon, LIST_UNIT_NOUN); row++) {
    words->unit[row] = str_is(lexicon_cell(lexicon, LIST_UNIT_NOUN, row, (uint32_t)unit), "country") ? PLACE_COUNTRY : PLACE_ADMIN1;
  }
}

static bool read_code(place_home *home, const gazetteer *gaz, ng_str text) {
  ng_str rest = text, country = str_cut(&rest, memchr(text.ptr, '.', text.len) ? '.' : '-');
  for (uint32_t i = 1; i < gaz->country_count; i++) {
    if (!str_equal(country, gazetteer_alpha2(gaz, i)) && !str_equal(country, gazetteer_iso3(gaz, i))) continue;
    home->country = i;
    home->area = rest.len ? gazetteer_area(gaz, i, rest) : 0;
    return rest.len == 0 || home->area;
  }
  return false;
}

bool place_home_read(place_home *home, const gazetteer *gaz, ng_str text) {
  *home = (place_home){0, 0};
  if (text.len && read_code(home, gaz, text)) return true;
  for (int kind = 0; kind < 2; kind++) { /* "Georgia" is the country; the state is "US-GA" */
    for (uint32_t i = 0; i < gaz->row_count; i++) {
      const place_row *row = &gaz->rows[i];
      if (row->kind != (kind ? PLACE_ADMIN1 : PLACE_COUNTRY) || !str_equal(gazetteer_name(gaz, row), text)) continue;
      *home = (place_home){row->country, kind ? row->area : 0};
      return true;
    }
  }
  return false;
}
