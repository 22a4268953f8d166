/* Index over the office table: by surname, by office and date; and the states that offices belong to. */
#include "fact/roster.h"

#include "base/error.h"

/* Offices that "leader" and "head of state" may mean, the most telling first. */
static const char *const LEADING[] = {"leader",           "president",       "supreme leader",    "king", "queen",  "emperor",
                                      "prime minister",   "chancellor",      "taoiseach",         "emir", "sultan", "interim president",
                                      "acting president", "military leader", "secretary-general", NULL};
/* Offices by which one person leads although another office stands first: "the British leader" is the prime minister. */
static const char *const CEREMONIAL[] = {"GBR", "CAN", "AUS", "NZL", "JPN", "ESP", "NLD", "BEL", "SWE", "NOR", "DNK", "IND", "ISR", "DEU", "ITA",
                                         "GRC", "IRL", "THA", "MYS", "PAK", "BGD", "HUN", "CZE", "AUT", "IRQ", "ETH", "SGP", "KHM", NULL};

static int column_of(const ng_lexicon *lexicon, int list, const char *name) {
  return list < 0 ? -1 : lexicon_column(lexicon, (uint32_t)list, str_of(name));
}

static ng_str cell_of(const ng_lexicon *lexicon, int list, uint32_t row, int column) {
  return column < 0 ? STR("") : lexicon_cell(lexicon, (uint32_t)list, row, (uint32_t)column);
}

static bool is_one_of(ng_str word, const char *const *words) {
  for (; *words; words++)
    if (str_is(word, *words)) return true;
  return false;
}

/* Kim Jong Un, Xi Jinping: the family name stands first. */
static bool family_first(ng_str country, ng_str person) {
  static const char *const STATES[] = {"CHN", "TWN", "KOR", "PRK", "KHM", NULL};
  return is_one_of(country, STATES) || str_is(person, "Ban Ki-moon") || str_is(person, "Lee Jong-wook");
}

/* The word of a name that stands for the person: the last one, the first where families come first. */
static ng_str calling_name(ng_str person, bool first) {
  ng_str word = person, rest = person;
  while (rest.len) {
    word = str_cut(&rest, ' ');
    if (first) break;
  }
  for (uint32_t i = word.len; i-- > 0;)
    if (word.ptr[i] == '-') return str_slice(word, i + 1, word.len);
  return word;
}

static uint32_t lexeme_of(const ng_lexicon *lexicon, ng_str word) {
  char folded[256];
  if (word.len == 0 || word.len > 64) return LEXEME_NONE;
  ng_str form = {folded, fold_word(word, folded)};
  return lexicon_find(lexicon, form, str_hash(form));
}

static void fill_row(roster *table, uint32_t i, const int *columns) {
  const ng_lexicon *lexicon = table->lexicon;
  roster_row *row = &table->rows[i];
  row->person = cell_of(lexicon, table->list, i, columns[0]);
  row->office = cell_of(lexicon, table->list, i, columns[1]);
  row->country = cell_of(lexicon, table->list, i, columns[2]);
  row->start = cell_of(lexicon, table->list, i, columns[3]);
  row->end = cell_of(lexicon, table->list, i, columns[4]);
  row->wikidata = cell_of(lexicon, table->list, i, columns[5]);
  ng_str gender = cell_of(lexicon, table->list, i, columns[6]);
  row->gender = gender.len ? (uint8_t)gender.ptr[0] : 0;
  row->surname = lexeme_of(lexicon, calling_name(row->person, family_first(row->country, row->person)));
  row->next = NO_HOLDER;
}

static void link_surname(roster *table, uint32_t i) {
  roster_row *row = &table->rows[i];
  if (row->surname == LEXEME_NONE) return;
  uint32_t slot = row->surname * 2654435761u & table->surname_mask;
  while (table->surnames[slot] != NO_HOLDER && table->rows[table->surnames[slot]].surname != row->surname) slot = (slot + 1) & table->surname_mask;
  row->next = table->surnames[slot];
  table->surnames[slot] = i;
}

static int index_rows(roster *table, ng_arena *arena) {
  static const char *const NAMES[] = {"person", "office", "country", "start", "end", "wikidata", "gender"};
  int columns[7];
  for (int i = 0; i < 7; i++) columns[i] = column_of(table->lexicon, table->list, NAMES[i]);
  if (columns[0] < 0) columns[0] = column_of(table->lexicon, table->list, "form");
  table->row_count = table->lexicon->lists[table->list].row_count;
  uint32_t size = 64;
  while (size < table->row_count * 2) size *= 2;
  table->surname_mask = size - 1;
  table->rows = ARENA_NEW(arena, roster_row, table->row_count + 1);
  table->surnames = ARENA_NEW(arena, uint32_t, size);
  if (!table->rows || !table->surnames) return NG_ERROR_MEMORY;
  memset(table->surnames, 0xff, size * sizeof *table->surnames);
  for (uint32_t i = 0; i < table->row_count; i++) {
    fill_row(table, i, columns);
    link_surname(table, i);
  }
  return NG_OK;
}

static int32_t to_number(ng_str digits) {
  int32_t number = 0;
  for (uint32_t i = 0; i < digits.len && digits.ptr[i] >= '0' && digits.ptr[i] <= '9' && number < 100000000; i++)
    number = number * 10 + (digits.ptr[i] - '0');
  return number;
}

static int32_t cell_number(const roster *table, int list, uint32_t row, int column) {
  if (column < 0) return 0;
  const word_list *l = &table->lexicon->lists[list];
  if (table->lexicon->columns[l->first_column + (uint32_t)column].is_int)
    return lexicon_cell_int(table->lexicon, (uint32_t)list, row, (uint32_t)column);
  return to_number(cell_of(table->lexicon, list, row, column));
}

static int index_states(roster *table, ng_arena *arena) {
  int iso3 = column_of(table->lexicon, table->gazetteer, "iso3");
  if (iso3 < 0) return NG_OK;
  uint32_t rows = table->lexicon->lists[table->gazetteer].row_count, count = 0;
  for (uint32_t i = 0; i < rows; i++) count += cell_of(table->lexicon, table->gazetteer, i, iso3).len == 3;
  table->states = ARENA_NEW(arena, roster_state, count + 1);
  if (!table->states) return NG_ERROR_MEMORY;
  for (uint32_t i = 0; i < rows; i++) {
    ng_str code = cell_of(table->lexicon, table->gazetteer, i, iso3);
    if (code.len != 3) continue;
    table->states[table->state_count++] = (roster_state){cell_number(table, table->gazetteer, i, table->gazetteer_id),
                                                         cell_of(table->lexicon, table->gazetteer, i, table->gazetteer_country), code};
  }
  return NG_OK;
}

int roster_init(roster *table, ng_arena *arena, const ng_lexicon *lexicon) {
  *table = (roster){.lexicon = lexicon};
  table->list = lexicon_list(lexicon, STR("ROSTER"));
  table->gazetteer = lexicon_list(lexicon, STR("GAZ"));
  table->demonym = lexicon_list(lexicon, STR("DEMONYM"));
  table->gazetteer_id = column_of(lexicon, table->gazetteer, "id");
  table->gazetteer_country = column_of(lexicon, table->gazetteer, "country");
  table->gazetteer_kind = column_of(lexicon, table->gazetteer, "kind");
  table->gazetteer_flags = column_of(lexicon, table->gazetteer, "flags");
  table->demonym_id = column_of(lexicon, table->demonym, "id");
  if (table->list >= 0 && index_rows(table, arena) != NG_OK) return NG_ERROR_MEMORY;
  return table->gazetteer >= 0 ? index_states(table, arena) : NG_OK;
}

uint32_t roster_by_surname(const roster *table, uint32_t word) {
  if (word == LEXEME_NONE || !table->row_count) return NO_HOLDER;
  uint32_t slot = word * 2654435761u & table->surname_mask;
  while (table->surnames[slot] != NO_HOLDER && table->rows[table->surnames[slot]].surname != word) slot = (slot + 1) & table->surname_mask;
  return table->surnames[slot];
}

/* ISO dates of different precision compare on their common length. */
static int compare_dates(ng_str a, ng_str b) {
  uint32_t len = a.len < b.len ? a.len : b.len;
  return len ? memcmp(a.ptr, b.ptr, len) : 0;
}

bool roster_in_force(const roster_row *row, ng_str date) {
  if (date.len == 0) return row->end.len == 0;
  return compare_dates(row->start, date) <= 0 && (row->end.len == 0 || compare_dates(date, row->end) < 0);
}

/* "acting president" stands for "president" too. */
static bool office_fits(ng_str row, ng_str asked) {
  static const ng_str PREFIXES[] = {{"acting ", 7}, {"interim ", 8}, {"caretaker ", 10}};
  if (str_equal(row, asked)) return true;
  for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
    if (str_starts(row, PREFIXES[i]) && str_equal(str_slice(row, PREFIXES[i].len, row.len), asked)) return true;
  return (str_is(row, "taoiseach") && str_is(asked, "prime minister")) || (str_is(row, "premier") && str_is(asked, "prime minister")) ||
         (str_is(row, "monarch") && (str_is(asked, "king") || str_is(asked, "queen")));
}

static uint32_t holder_of(const roster *table, ng_str office, ng_str country, ng_str date) {
  uint32_t best = NO_HOLDER;
  for (uint32_t i = 0; i < table->row_count; i++) {
    const roster_row *row = &table->rows[i];
    if (!str_equal(row->country, country) || !roster_in_force(row, date) || !office_fits(row->office, office)) continue;
    if (best == NO_HOLDER || compare_dates(table->rows[best].start, row->start) < 0) best = i;
  }
  return best;
}

uint32_t roster_holder(const roster *table, ng_str office, ng_str country, ng_str date) {
  if (!country.len) return NO_HOLDER;
  if (!str_is(office, "leader") && !str_is(office, "head of state")) return holder_of(table, office, country, date);
  if (str_is(office, "leader") && is_one_of(country, CEREMONIAL)) {
    uint32_t row = holder_of(table, STR("prime minister"), country, date);
    return row != NO_HOLDER ? row : holder_of(table, STR("chancellor"), country, date);
  }
  for (const char *const *name = LEADING; *name; name++) {
    uint32_t row = holder_of(table, str_of(*name), country, date);
    if (row != NO_HOLDER) return row;
  }
  return NO_HOLDER;
}

uint32_t roster_best_row(const roster *table, ng_str person, ng_str date) {
  uint32_t best = NO_HOLDER;
  for (uint32_t i = 0; i < table->row_count; i++) {
    const roster_row *row = &table->rows[i];
    if (!str_equal(row->person, person)) continue;
    if (roster_in_force(row, date)) return i;
    bool begun = !date.len || compare_dates(row->start, date) <= 0;
    if (best == NO_HOLDER || (begun && compare_dates(table->rows[best].start, row->start) < 0)) best = i;
  }
  return best;
}

int roster_in_office(const roster *table, ng_str person, ng_str office, ng_str country, ng_str date) {
  if (!date.len || !office.len) return -1;
  bool held = false;
  for (uint32_t i = 0; i < table->row_count; i++) {
    const roster_row *row = &table->rows[i];
    if (!str_equal(row->person, person) || (country.len && !str_equal(row->country, country))) continue;
    if (!office_fits(row->office, office) && !str_is(office, "leader")) continue;
    if (roster_in_force(row, date)) return 1;
    held = true;
  }
  return held ? 0 : -1;
}

ng_str roster_place_country(const roster *table, uint32_t gazetteer_row) {
  ng_str kind = cell_of(table->lexicon, table->gazetteer, gazetteer_row, table->gazetteer_kind);
  if (!str_is(kind, "country")) return STR("");
  int32_t id = cell_number(table, table->gazetteer, gazetteer_row, table->gazetteer_id);
  for (uint32_t i = 0; i < table->state_count; i++)
    if (table->states[i].id == id) return table->states[i].alpha3;
  return STR("");
}

ng_str roster_demonym_country(const roster *table, uint32_t demonym_row) {
  int32_t id = cell_number(table, table->demonym, demonym_row, table->demonym_id);
  for (uint32_t i = 0; i < table->state_count; i++)
    if (table->states[i].id == id) return table->states[i].alpha3;
  return STR("");
}
