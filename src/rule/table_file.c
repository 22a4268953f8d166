/* Reading TSV files: a header that says what the columns are, then one row a line. */
#include <stdlib.h>

#include "rule/tables.h"
#include "text/words.h"

enum { MAX_COLUMNS = 24 };

typedef enum { FORM_IS_PHRASE, FORM_IS_VERB, FORM_IS_NOUN, FORM_IS_FLAG } form_kind;

typedef struct {
  uint32_t list;
  form_kind kind;
  int form, more_forms;    /* cells that hold forms */
  int column[MAX_COLUMNS]; /* cell -> column of the list, -1 for none */
  bool is_int[MAX_COLUMNS];
  uint32_t cell_count, column_count;
  bool is_gazetteer, is_demonym;
  place_columns places;
  holder_columns holders;
  key_columns keys;
} table_header;

static uint32_t split_cells(ng_str line, ng_str *cells) {
  uint32_t count = 0;
  for (ng_str rest = line; count < MAX_COLUMNS;) {
    bool last = !memchr(rest.ptr, '\t', rest.len);
    cells[count++] = str_trim(str_cut(&rest, '\t'));
    if (last) break;
  }
  return count;
}

int tables_column(const table_builder *tables, uint32_t number, ng_str name) {
  const word_list *list = &tables->lists.items[number];
  for (uint32_t i = 0; i < list->column_count; i++) {
    const list_column *c = &tables->columns.items[list->first_column + i];
    if (str_equal(pool_str(&tables->pool, (image_text){c->name, c->name_len}), name)) return (int)i;
  }
  return -1;
}

static int add_column(table_builder *tables, uint32_t list, ng_str name, bool is_int) {
  word_list *l = &tables->lists.items[list];
  image_text text = pool_add(&tables->pool, name);
  if (l->row_count == 0 && l->column_count == 0) l->first_column = tables->columns.count;
  VEC_PUSH(&tables->columns, (list_column){.name = text.at, .name_len = text.len, .is_int = is_int});
  return (int)l->column_count++;
}

static void unknown_column(table_builder *tables, uint32_t list, source_place place, ng_str name) {
  const word_list *l = &tables->lists.items[list];
  const char *names[MAX_COLUMNS];
  uint32_t count = l->column_count < MAX_COLUMNS ? l->column_count : MAX_COLUMNS;
  for (uint32_t i = 0; i < count; i++) names[i] = tables->pool.bytes.ptr + tables->columns.items[l->first_column + i].name;
  const char *guess = closest_name(name, names, count);
  report_error(tables->report, place, "the first file of this list has no column '%.*s'%s%s%s", STR_ARG(name), guess ? "; did you mean " : "",
               guess ? guess : "", guess ? "?" : "");
}

static bool is_flag_list(uint32_t list) {
  for (uint32_t flag = 0; flag < FLAG_COUNT; flag++) {
    if (WORD_FLAGS[flag].list == (int)list) return true;
  }
  return false;
}

/* Columns of the list are those of its first file; forms and aliases are kept only in the trie, but names stay readable. */
static bool read_header(table_builder *tables, table_header *header, source_place place, uint32_t list) {
  ng_str cells[MAX_COLUMNS];
  *header = (table_header){.list = list, .form = -1, .more_forms = -1};
  header->is_gazetteer = list == LIST_GAZ;
  header->is_demonym = list == LIST_DEMONYM;
  header->cell_count = split_cells(place.line_text, cells);
  header->keys = key_columns_of(cells, header->cell_count);
  header->places = places_columns(cells, header->cell_count);
  header->holders = holders_columns(cells, header->cell_count);
  bool is_first = tables->lists.items[list].column_count == 0 && tables->lists.items[list].row_count == 0;
  for (uint32_t i = 0; i < header->cell_count; i++) {
    ng_str type = cells[i], name = str_cut(&type, ':');
    header->is_int[i] = str_is(type, "int") || str_is(name, "id") || str_is(name, "population");
    if (str_is(name, "form") || str_is(name, "name") || str_is(name, "person")) header->form = (int)i;
    if (str_is(type, "verb")) header->kind = FORM_IS_VERB;
    if (str_is(type, "noun")) header->kind = FORM_IS_NOUN;
    if (str_is(type, "flag")) header->kind = FORM_IS_FLAG;
    if (str_is(name, "aliases")) header->more_forms = (int)i;
    bool is_owned = (header->is_gazetteer && places_owns_column(name)) || (list == LIST_ROSTER && holders_owns_column(name));
    if (is_owned || str_is(name, "aliases")) {
      header->column[i] = -1;
      continue;
    }
    header->column[i] = tables_column(tables, list, name);
    if (header->column[i] < 0 && is_first) header->column[i] = add_column(tables, list, name, header->is_int[i]);
    if (header->column[i] < 0) unknown_column(tables, list, place_inside(place, place.line_text, (uint32_t)(name.ptr - place.line_text.ptr)), name);
  }
  if (header->form < 0) report_error(tables->report, place, "the header has no column form, name or person");
  if (header->kind == FORM_IS_FLAG && !is_flag_list(list))
    report_error(tables->report, place, "this list has no flags in src/text/flags.def; write form instead of form:flag");
  if (header->kind == FORM_IS_FLAG) tables->lists.items[list].flags |= LIST_OF_FLAGS;
  return header->form >= 0;
}

static void add_forms(table_builder *tables, const table_header *header, uint32_t row, ng_str forms) {
  for (ng_str rest = forms; rest.len;) {
    ng_str form = str_trim(str_cut(&rest, '|'));
    if (form.len == 0) continue;
    if (header->kind == FORM_IS_VERB)
      tables_add_verb(tables, header->list, row, form);
    else if (header->kind == FORM_IS_NOUN)
      tables_add_noun(tables, header->list, row, form);
    else
      tables_add_form(tables, header->list, row, form, 0);
  }
}

static source_place place_of_cell(source_place place, ng_str cell) {
  return place_inside(place, place.line_text, (uint32_t)(cell.ptr - place.line_text.ptr));
}

static int32_t parse_int(table_builder *tables, source_place place, ng_str cell) {
  char digits[24] = "";
  if (cell.len == 0) return 0;
  memcpy(digits, cell.ptr, cell.len < sizeof digits ? cell.len : sizeof digits - 1);
  char *end;
  long value = strtol(digits, &end, 10);
  if (*end) report_error(tables->report, place_of_cell(place, cell), "'%.*s' is not a whole number", STR_ARG(cell));
  return (int32_t)value;
}

static uint32_t add_row(table_builder *tables, const table_header *header, source_place place, const ng_str *cells, uint32_t count) {
  word_list *list = &tables->lists.items[header->list];
  if (list->row_count == 0) list->first_cell = tables->cells.count;
  uint32_t first = tables->cells.count;
  for (uint32_t i = 0; i < list->column_count; i++) VEC_PUSH(&tables->cells, (list_cell){0, 0});
  for (uint32_t i = 0; i < count; i++) {
    if (header->column[i] < 0 || tables->cells.failed) continue;
    list_cell *cell = &tables->cells.items[first + (uint32_t)header->column[i]];
    if (header->is_int[i]) {
      cell->text = (uint32_t)parse_int(tables, place, cells[i]);
    } else {
      ng_str shown = (int)i == header->form ? str_cut(&(ng_str){cells[i].ptr, cells[i].len}, '|') : cells[i];
      image_text text = pool_add(&tables->pool, shown);
      *cell = (list_cell){text.at, text.len};
    }
  }
  if (tables->report->wants_warnings && !(list->flags & LIST_CAPITAL))
    VEC_PUSH(&tables->row_places, (row_place){header->list, list->row_count, place});
  return list->row_count++;
}

/* The bits that the row gives to its words. */
static uint16_t row_flags(const table_builder *tables, const table_header *header, const ng_str *cells, uint32_t count) {
  uint16_t bits = 0;
  for (uint32_t flag = 0; flag < FLAG_COUNT; flag++) {
    const word_flag *f = &WORD_FLAGS[flag];
    if (f->list != (int)header->list) continue;
    int column = tables_column(tables, header->list, str_of(f->column));
    bool holds = !*f->column;
    for (uint32_t i = 0; i < count && column >= 0; i++) holds |= header->column[i] == column && str_is(cells[i], f->value);
    if (holds) bits |= (uint16_t)LEXEME_FLAG(flag);
  }
  return bits;
}

/* Single words get the flags; phrases ("jean-claude") are entries of the list. */
static void read_flag_row(table_builder *tables, const table_header *header, source_place place, const ng_str *cells, uint32_t count) {
  uint32_t lexemes[2], row = UINT32_MAX;
  uint16_t bits = row_flags(tables, header, cells, count);
  for (ng_str rest = cells[header->form]; rest.len;) {
    ng_str form = str_trim(str_cut(&rest, '|'));
    if (tables_phrase(tables, form, lexemes, 2) == 1) {
      tables->lexeme_flags.items[lexemes[0]] |= bits;
      continue;
    }
    if (row == UINT32_MAX) row = add_row(tables, header, place, cells, count);
    tables_add_form(tables, header->list, row, form, 0);
  }
}

/* What <TITLE> says of an office: of an earlier row with the same office, else by its name without "acting". */
static void add_title(table_builder *tables, roster_row *added) {
  const uint32_t count = tables->holders.rows.count - 1;
  for (uint32_t i = count; i-- > 0;) {
    const roster_row *other = &tables->holders.rows.items[i];
    if (other->office.at != added->office.at || other->gender != added->gender) continue;
    added->title = other->title;
    added->plain = other->plain;
    return;
  }
  uint32_t row = tables_row_of(tables, LIST_TITLE, str_of(tables->pool.bytes.ptr + added->plain.at));
  int column = tables_column(tables, LIST_TITLE, STR("office"));
  if (row >= NO_TITLE || column < 0) return;
  const word_list *titles = &tables->lists.items[LIST_TITLE];
  const list_cell *office = &tables->cells.items[titles->first_cell + row * titles->column_count + (uint32_t)column];
  added->title = (uint16_t)row;
  added->plain = (roster_text){office->text};
}

/* An office holder, also by the name that news calls them by. */
static void add_holder(table_builder *tables, const table_header *header, uint32_t row, const ng_str *cells, uint32_t count) {
  uint32_t word;
  ng_str calling = holders_add(&tables->holders, &tables->pool, &header->holders, cells, count);
  if (tables->holders.rows.failed) return;
  add_title(tables, &tables->holders.rows.items[row]);
  if (tables_phrase(tables, calling, &word, 1) == 1) tables->holders.rows.items[row].calling = word;
  tables_add_form(tables, header->list, row, calling, FORM_CALLING);
}

/* A later folder has a row of this key, or this row itself only takes one away. */
static bool is_replaced(const table_builder *tables, const table_header *header, const ng_str *cells, uint32_t count) {
  bool removes = false;
  row_key key = row_key_of(&header->keys, cells, count);
  if (tables->layer) overlay_key(key, &removes);
  return removes || overlay_has(&tables->overlay, header->list, key, tables->layer);
}

void tables_read_keys(table_builder *tables, ng_str text, ng_str name) {
  ng_str cells[MAX_COLUMNS];
  key_columns columns;
  bool has_header = false, removes;
  uint32_t list = tables_list(tables, name);
  while (text.len) {
    ng_str line = str_cut(&text, '\n');
    if (line.len == 0 || line.ptr[0] == '#') continue;
    uint32_t count = split_cells(line, cells);
    if (has_header)
      overlay_add(&tables->overlay, list, overlay_key(row_key_of(&columns, cells, count), &removes), tables->layer);
    else
      columns = key_columns_of(cells, count);
    has_header = true;
  }
}

static void read_row(table_builder *tables, const table_header *header, source_place place) {
  ng_str cells[MAX_COLUMNS];
  uint32_t count = split_cells(place.line_text, cells);
  if (count > header->cell_count) {
    report_error(tables->report, place_of_cell(place, cells[header->cell_count]), "%u cells where the header has %u; cells are separated by one tab",
                 count, header->cell_count);
    return;
  }
  if (is_replaced(tables, header, cells, count)) return;
  if (header->kind == FORM_IS_FLAG && header->form < (int)count) {
    read_flag_row(tables, header, place, cells, count);
    return;
  }
  uint32_t row = add_row(tables, header, place, cells, count);
  if (header->list == LIST_ROSTER) add_holder(tables, header, row, cells, count);
  if (header->is_gazetteer) places_add(&tables->places, &tables->pool, &header->places, cells, count);
  if (header->is_demonym) places_add_demonym(&tables->places, &header->places, cells, count);
  if (header->form < (int)count) add_forms(tables, header, row, cells[header->form]);
  if (header->more_forms >= 0 && header->more_forms < (int)count) add_forms(tables, header, row, cells[header->more_forms]);
}

/* Columns of abbreviation.tsv: form, may_end, capital, number. */
static uint16_t abbreviation_flags(const ng_str *cells) {
  return (uint16_t)(LEXEME_ABBREVIATION | (str_is(cells[1], "1") ? LEXEME_MAY_END : 0) | (str_is(cells[2], "1") ? LEXEME_CAPITAL : 0) |
                    (str_is(cells[3], "1") ? LEXEME_BEFORE_NUMBER : 0));
}

static void read_special(table_builder *tables, const table_header *header, ng_str list, source_place place) {
  ng_str cells[MAX_COLUMNS] = {{"", 0}};
  uint32_t count = split_cells(place.line_text, cells);
  if (str_is(list, "IRREGULAR") && count >= 3) {
    VEC_PUSH(&tables->irregular,
             (irregular_verb){cells[0], cells[1], cells[2], count > 3 ? cells[3] : (ng_str){"", 0}, count > 4 ? cells[4] : (ng_str){"", 0}});
  }
  if (str_is(list, "CONFIDENCE") && count >= 2)
    VEC_PUSH(&tables->confidences, (rule_confidence){cells[0], (uint32_t)parse_int(tables, place, cells[1])});
  if (str_is(list, "PLACE_DETAIL")) places_add_detail(&tables->places, &tables->pool, &header->places, cells, count);
  if (str_is(list, "ABBREVIATION")) {
    char folded[256];
    for (ng_str rest = cells[0]; rest.len;) {
      ng_str form = str_trim(str_cut(&rest, '|'));
      if (form.len == 0 || form.len > 60) continue;
      uint32_t id = tables_lexeme(tables, (ng_str){folded, fold_word(form, folded)});
      if (id) tables->lexeme_flags.items[id] |= abbreviation_flags(cells);
      if (form.ptr[form.len - 1] == '.') tables_take_dot(tables, (ng_str){folded, fold_word(str_slice(form, 0, form.len - 1), folded)});
    }
  }
}

void tables_read(table_builder *tables, ng_str path, ng_str text, ng_str name) {
  bool special = str_is(name, "IRREGULAR") || str_is(name, "ABBREVIATION") || str_is(name, "CONFIDENCE") || str_is(name, "PLACE_DETAIL");
  uint32_t list = tables_list(tables, name);
  table_header header = {.form = -1};
  source_place place = {path, {"", 0}, 0, 1};
  for (ng_str rest = text; rest.len && !tables->failed;) {
    ng_str line = str_cut(&rest, '\n');
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    place.line++;
    place.line_text = line;
    if (line.len == 0 || line.ptr[0] == '#') continue;
    if (header.form < 0) {
      if (!read_header(tables, &header, place, list)) return;
    } else if (special) {
      read_special(tables, &header, name, place);
    } else {
      read_row(tables, &header, place);
    }
  }
}

uint32_t tables_confidence(const table_builder *tables, ng_str rule) {
  for (uint32_t i = 0; i < tables->confidences.count; i++) {
    if (str_equal(tables->confidences.items[i].rule, rule)) return tables->confidences.items[i].percent;
  }
  return NG_DEFAULT_CONFIDENCE;
}
