/* From lines of the office table to the records of the image. See holders.h. */
#include "rule/holders.h"

#include <stdlib.h>

enum { CELL_PERSON, CELL_GENDER, CELL_OFFICE, CELL_COUNTRY, CELL_START, CELL_END, CELL_WIKIDATA, CELL_CALLING, CELL_LEADS, CELL_ALIASES };

static const char *const CELL_NAMES[HOLDER_CELL_COUNT] = {"person", "gender",   "office",  "country", "start",
                                                          "end",    "wikidata", "calling", "leads",   "aliases"};

/* The first word of an office that falls away. */
static const ng_str STAND_INS[] = {{"acting ", 7}, {"interim ", 8}, {"caretaker ", 10}, {"transitional ", 13}};

void holders_clear(holder_builder *holders) {
  VEC_CLEAR(&holders->rows);
  VEC_CLEAR(&holders->countries);
  VEC_CLEAR(&holders->by_country);
}

bool holders_owns_column(ng_str name) {
  for (int c = 0; c < HOLDER_CELL_COUNT; c++)
    if (str_is(name, CELL_NAMES[c])) return true;
  return false;
}

holder_columns holders_columns(const ng_str *names, uint32_t count) {
  holder_columns columns;
  for (int c = 0; c < HOLDER_CELL_COUNT; c++) {
    columns.cell[c] = -1;
    for (uint32_t i = 0; i < count; i++)
      if (str_is(names[i], CELL_NAMES[c])) columns.cell[c] = (int)i;
  }
  return columns;
}

static ng_str cell_at(const holder_columns *columns, int column, const ng_str *cells, uint32_t count) {
  int at = columns->cell[column];
  return at >= 0 && at < (int)count ? cells[at] : STR("");
}

static ng_str plain_office(ng_str office, uint8_t gender) {
  for (size_t i = 0; i < sizeof STAND_INS / sizeof *STAND_INS; i++)
    if (str_starts(office, STAND_INS[i])) return str_slice(office, STAND_INS[i].len, office.len);
  if (str_is(office, "monarch")) return gender == 'f' ? STR("queen") : STR("king");
  return office;
}

static ng_str last_word(ng_str name) {
  ng_str word = name;
  for (ng_str rest = name; rest.len;) word = str_cut(&rest, ' ');
  return word;
}

static roster_text add_text(string_pool *pool, ng_str text) {
  return (roster_text){pool_add(pool, text).at};
}

static uint8_t read_leads(ng_str letters) {
  uint8_t bits = 0;
  for (uint32_t i = 0; i < letters.len; i++) {
    switch (letters.ptr[i]) {
      case 'l': bits |= OFFICE_LEADS; break;
      case 's': bits |= OFFICE_OF_STATE; break;
      case 'g': bits |= OFFICE_OF_GOVERNMENT; break;
      case 'a': bits |= OFFICE_ALONE; break;
      case 'm': bits |= OFFICE_OF_MANY; break;
      case 'c': bits |= OFFICE_SOUGHT; break;
    }
  }
  return bits;
}

/* Tables without the column mean what the rows before them say about the same office of the same country. */
static uint8_t inherited_leads(const holder_builder *holders, const roster_row *row) {
  for (uint32_t i = holders->rows.count; i-- > 0;) {
    const roster_row *other = &holders->rows.items[i];
    bool same = other->office.at == row->office.at || other->plain.at == row->plain.at;
    if (same && other->country.at == row->country.at) return other->leads & (uint8_t)~OFFICE_ALONE;
  }
  return 0;
}

ng_str holders_add(holder_builder *holders, string_pool *pool, const holder_columns *columns, const ng_str *cells, uint32_t count) {
#define CELL(column) cell_at(columns, CELL_##column, cells, count)
  ng_str names = CELL(PERSON), person = str_cut(&names, '|'), gender = CELL(GENDER), calling = CELL(CALLING);
  roster_row row = {.person = add_text(pool, person),
                    .office = add_text(pool, CELL(OFFICE)),
                    .country = add_text(pool, CELL(COUNTRY)),
                    .wikidata = add_text(pool, CELL(WIKIDATA)),
                    .aliases = add_text(pool, CELL(ALIASES)),
                    .start = roster_read_date(CELL(START)),
                    .end = roster_read_date(CELL(END)),
                    .next = holders->rows.count,
                    .title = NO_TITLE,
                    .gender = gender.len ? (uint8_t)gender.ptr[0] : 0,
                    .leads = read_leads(CELL(LEADS))};
  row.plain = add_text(pool, plain_office(CELL(OFFICE), row.gender));
  if (columns->cell[CELL_LEADS] < 0) row.leads = inherited_leads(holders, &row);
  VEC_PUSH(&holders->rows, row);
#undef CELL
  return calling.len ? calling : last_word(person);
}

typedef struct {
  const char *key;
  uint32_t len, row;
} row_key;

static int compare_keys(const void *a, const void *b) {
  const row_key *x = a, *y = b;
  int order = memcmp(x->key, y->key, x->len < y->len ? x->len : y->len);
  if (order) return order;
  if (x->len != y->len) return x->len < y->len ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static row_key *sort_rows(const holder_builder *holders, const string_pool *pool, bool by_person) {
  uint32_t count = holders->rows.count;
  row_key *keys = malloc((count + 1) * sizeof *keys);
  if (!keys) return NULL;
  for (uint32_t i = 0; i < count; i++) {
    roster_text text = by_person ? holders->rows.items[i].person : holders->rows.items[i].country;
    ng_str key = str_of(pool->bytes.ptr + text.at);
    keys[i] = (row_key){key.ptr, key.len, i};
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  return keys;
}

static bool is_same_term(const roster_row *a, const roster_row *b) {
  return a->office.at == b->office.at && a->country.at == b->country.at && a->start / 100 == b->start / 100;
}

/* A later row of the same term tells more: a file laid over the table ends what was open in it. */
static void update_terms(holder_builder *holders, const row_key *keys, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    for (uint32_t k = i + 1; k < end; k++) {
      roster_row *row = &holders->rows.items[keys[i].row];
      const roster_row *later = &holders->rows.items[keys[k].row];
      if (is_same_term(row, later)) row->start = later->start, row->end = later->end;
    }
  }
}

static void link_persons(holder_builder *holders, const row_key *keys) {
  uint32_t count = holders->rows.count;
  for (uint32_t first = 0, end; first < count; first = end) {
    for (end = first + 1; end < count && keys[end].key == keys[first].key; end++) continue;
    update_terms(holders, keys, first, end);
    for (uint32_t i = first; i < end; i++) holders->rows.items[keys[i].row].next = keys[i + 1 < end ? i + 1 : first].row;
  }
}

static void group_countries(holder_builder *holders, const row_key *keys) {
  for (uint32_t i = 0; i < holders->rows.count; i++) {
    if (i == 0 || keys[i].key != keys[i - 1].key)
      VEC_PUSH(&holders->countries, (roster_country){holders->rows.items[keys[i].row].country, holders->by_country.count, 0});
    if (holders->countries.failed) return;
    holders->countries.items[holders->countries.count - 1].count++;
    VEC_PUSH(&holders->by_country, keys[i].row);
  }
}

bool holders_finish(holder_builder *holders, const string_pool *pool) {
  row_key *persons = sort_rows(holders, pool, true), *countries = sort_rows(holders, pool, false);
  if (persons && countries) {
    link_persons(holders, persons);
    group_countries(holders, countries);
  }
  bool good = persons && countries && !holders->rows.failed && !holders->countries.failed && !holders->by_country.failed;
  free(persons);
  free(countries);
  return good;
}
