/* Compiling frames. Their verbs and nouns become entries of the lists FRAME_VERB and FRAME_NOUN whose row is the frame; the rest becomes a
 * record that fact/ reads clauses by:
 *
 *     frame sanction.impose -> event
 *       verbs   impose, slap, tighten
 *       object  sanction|embargo
 *       args    recipient=on|against,object
 *       type    SANCTION cameo 163
 *       test    "Norway [imposed] sanctions on Belarus." => recipient="Belarus"
 *       reject  "He imposed his will on the game."
 *     end */
#include "rule/compiler.h"
#include "text/words.h"

enum { MAX_CLASSES = 64 };

static const char *const TYPE_NAMES[] = {"",
#define TYPE(name, quad) #name,
                                         NG_EVENT_TYPES(TYPE)
#undef TYPE
};

static const unsigned char QUADS[] = {0,
#define TYPE(name, quad) quad,
                                      NG_EVENT_TYPES(TYPE)
#undef TYPE
};

#define PLACE(name) #name,
static const char *const PLACE_NAMES[] = {NG_FRAME_PLACES(PLACE)};
#undef PLACE

static const char *const NEED_NAMES[] = {"actor", "person", "place", "cue",      "recipient", "people",  "crowd",  "armed",
                                         "pair",  "act",    "ruler", "military", "whole",     "unarmed", "office", "past"};
static const uint32_t NEED_FLAGS[] = {FRAME_NEEDS_ACTOR,     FRAME_NEEDS_PERSON,  FRAME_NEEDS_PLACE,  FRAME_NEEDS_CUE,
                                      FRAME_NEEDS_RECIPIENT, FRAME_NEEDS_PEOPLE,  FRAME_NEEDS_CROWD,  FRAME_NEEDS_ARMED,
                                      FRAME_NEEDS_PAIR,      FRAME_NEEDS_ACT,     FRAME_NEEDS_RULER,  FRAME_NEEDS_MILITARY,
                                      FRAME_NEEDS_WHOLE,     FRAME_NEEDS_UNARMED, FRAME_NEEDS_OFFICE, FRAME_NEEDS_PAST};
static const char *const ARG_NAMES[] = {"reciprocal", "act", "unnamed", "governed", "failure", "nothing", "intransitive", "firm", "vow", "warning"};
static const uint32_t ARG_FLAGS[] = {FRAME_RECIPROCAL, FRAME_ACT,          FRAME_UNNAMED, FRAME_GOVERNED, FRAME_FAILURE,
                                     FRAME_NOTHING,    FRAME_INTRANSITIVE, FRAME_FIRM,    FRAME_VOW,      FRAME_WARNING};

const char *event_type_name(unsigned type) {
  return type < EVENT_TYPE_COUNT ? TYPE_NAMES[type] : "";
}

uint8_t event_type_named(ng_str name) {
  for (unsigned i = 1; i < EVENT_TYPE_COUNT; i++) {
    if (str_is(name, event_type_name(i))) return (uint8_t)i;
  }
  return EVENT_NONE;
}

unsigned event_type_quad(unsigned type) {
  return type < EVENT_TYPE_COUNT ? QUADS[type] : 0;
}

static int index_of(const char *const *names, uint32_t count, ng_str name) {
  for (uint32_t i = 0; i < count; i++) {
    if (str_is(name, names[i])) return (int)i;
  }
  return -1;
}

/* The index of `name`; an error at `word` with what was meant when there is none. */
static int find_name(rule_compiler *compiler, const placed_text *clause, ng_str word, const char *what, const char *const *names, uint32_t count) {
  int index = index_of(names, count, word);
  if (index >= 0) return index;
  const char *guess = closest_name(word, names, count);
  source_place place = place_inside(clause->place, clause->text, (uint32_t)(word.ptr - clause->text.ptr));
  report_error(compiler->report, place, "unknown %s '%.*s'%s%s%s", what, STR_ARG(word), guess ? "; did you mean " : "", guess ? guess : "",
               guess ? "?" : "");
  return -1;
}

static ng_str next_word(ng_str *rest) {
  *rest = str_trim(*rest);
  uint32_t len = 0;
  while (len < rest->len && !is_space(rest->ptr[len])) len++;
  ng_str word = {rest->ptr, len};
  *rest = str_slice(*rest, len, rest->len);
  return word;
}

/* ---- verbs and nouns ---- */

typedef void (*add_form_fn)(table_builder *tables, uint32_t list, uint32_t row, ng_str form);

/* "break off, call off": forms with the frame as their row. A form goes on over the end of a line. */
static void add_forms(rule_compiler *compiler, const placed_text *clause, uint32_t list, uint32_t frame, add_form_fn add) {
  for (ng_str rest = clause->text; rest.len;) {
    ng_str form = str_trim(str_cut(&rest, ','));
    if (form.len) add(&compiler->tables, list, frame, form);
  }
}

static const struct {
  const char *text;
  uint32_t bit;
} LINKS[] = {
#define LINK(bit, word, text) {text, bit},
    NG_FRAME_LINKS(LINK)
#undef LINK
};

/* "under arrest": an entry "arrest" whose tag says that it stands behind "under". */
static void add_words_behind(table_builder *tables, uint32_t list, uint32_t row, ng_str form) {
  ng_str noun = form, link = str_cut(&noun, ' ');
  for (size_t i = 0; i < COUNT_OF(LINKS) && noun.len; i++) {
    if (!str_is(link, LINKS[i].text)) continue;
    tables_add_form(tables, list, row, str_trim(noun), LINKS[i].bit);
    return;
  }
  tables_add_form(tables, list, row, form, 0);
}

/* ---- clauses ---- */

/* "SUPPORT mode visit cameo 042 kind visit" */
static void read_type(rule_compiler *compiler, const placed_text *clause, rule_frame *frame) {
  static const char *const KEYS[] = {"mode", "cameo", "kind"};
  image_text *values[] = {&frame->mode, &frame->cameo, &frame->kind};
  ng_str rest = clause->text, name = next_word(&rest);
  int type = find_name(compiler, clause, name, "type of event", TYPE_NAMES, EVENT_TYPE_COUNT);
  if (type > 0) frame->type = (uint32_t)type;
  while (str_trim(rest).len) {
    ng_str key = next_word(&rest), value = next_word(&rest);
    int index = find_name(compiler, clause, key, "word", KEYS, COUNT_OF(KEYS));
    if (index < 0) continue;
    if (values[index]->len) {
      source_place place = place_inside(clause->place, clause->text, (uint32_t)(key.ptr - clause->text.ptr));
      report_error(compiler->report, place, "a type has one %.*s, this is the second", STR_ARG(key));
    }
    *values[index] = pool_add(&compiler->tables.pool, value);
  }
}

/* "AID|CONSULT" */
static uint32_t read_acts(rule_compiler *compiler, const placed_text *clause) {
  uint32_t bits = 0;
  for (ng_str rest = clause->text; rest.len;) {
    int type = find_name(compiler, clause, str_trim(str_cut(&rest, '|')), "type of event", TYPE_NAMES, EVENT_TYPE_COUNT);
    if (type > 0) bits |= 1u << type;
  }
  return bits;
}

/* "on|against": one step. */
static uint32_t read_step(rule_compiler *compiler, const placed_text *clause, ng_str step) {
  uint32_t bits = 0;
  while (step.len) {
    ng_str name = str_trim(str_cut(&step, '|'));
    int index = find_name(compiler, clause, name, "place of a party", PLACE_NAMES, PLACE_INDEX_COUNT);
    if (index >= 0) bits |= 1u << index;
  }
  return bits;
}

/* "on|against,object": one step after another. */
static void read_recipient(rule_compiler *compiler, const placed_text *clause, ng_str steps, rule_frame *frame) {
  memset(frame->recipient, 0, sizeof frame->recipient);
  if (str_is(steps, "none")) return;
  for (uint32_t i = 0; i < FRAME_STEPS && steps.len; i++) frame->recipient[i] = read_step(compiler, clause, str_trim(str_cut(&steps, ',')));
}

/* "recipient=on|against,object reciprocal". What governs an act finds its recipient there, unless the clause says where. */
static void read_args(rule_compiler *compiler, const placed_text *clause, rule_frame *frame) {
  bool says_where = false;
  for (ng_str rest = clause->text; str_trim(rest).len;) {
    ng_str word = next_word(&rest), value = word, key = str_cut(&value, '=');
    if (str_is(key, "recipient")) {
      says_where = true;
      read_recipient(compiler, clause, value, frame);
    } else {
      int index = find_name(compiler, clause, word, "argument", ARG_NAMES, COUNT_OF(ARG_NAMES));
      if (index >= 0) frame->flags |= ARG_FLAGS[index];
    }
  }
  if (frame->flags & FRAME_ACT && !says_where) frame->recipient[0] = 0;
}

static void read_needs(rule_compiler *compiler, const placed_text *clause, rule_frame *frame) {
  for (ng_str rest = clause->text; str_trim(rest).len;) {
    int index = find_name(compiler, clause, next_word(&rest), "need", NEED_NAMES, COUNT_OF(NEED_NAMES));
    if (index >= 0) frame->flags |= NEED_FLAGS[index];
  }
}

/* ---- classes of objects ---- */

typedef struct {
  const char *names[MAX_CLASSES]; /* in the pool, ending in NUL */
  uint32_t count, first_cell, column, columns, rows;
} class_table;

static ng_str class_of_row(const rule_compiler *compiler, const class_table *classes, uint32_t row) {
  list_cell cell = compiler->tables.cells.items[classes->first_cell + row * classes->columns + classes->column];
  return pool_str(&compiler->tables.pool, (image_text){cell.text, cell.len});
}

/* The classes that the column `class` of EVENT_OBJECT names, in the order of their first row. */
static void read_classes(const rule_compiler *compiler, class_table *classes) {
  const word_list *list = &compiler->tables.lists.items[LIST_EVENT_OBJECT];
  int column = tables_column(&compiler->tables, LIST_EVENT_OBJECT, STR("class"));
  *classes = (class_table){.first_cell = list->first_cell, .columns = list->column_count};
  if (column < 0) return;
  classes->column = (uint32_t)column;
  classes->rows = list->row_count;
  for (uint32_t row = 0; row < classes->rows; row++) {
    ng_str name = class_of_row(compiler, classes, row);
    if (classes->count < MAX_CLASSES && index_of(classes->names, classes->count, name) < 0) classes->names[classes->count++] = name.ptr;
  }
}

static uint64_t read_objects(rule_compiler *compiler, const placed_text *clause) {
  class_table classes;
  uint64_t bits = 0;
  read_classes(compiler, &classes);
  for (ng_str rest = clause->text; rest.len;) {
    ng_str name = str_trim(str_cut(&rest, '|'));
    int index = find_name(compiler, clause, name, "class of objects", classes.names, classes.count);
    if (index >= 0) bits |= (uint64_t)1 << index;
  }
  return bits;
}

/* Of each class the governed frame without words of its own: "asked for [weapons]" is a demand for aid. */
static void add_object_acts(rule_compiler *compiler) {
  for (uint32_t class = 0; class < MAX_CLASSES; class ++) {
    uint32_t act = 0;
    for (uint32_t i = 0; i < compiler->frames.count && !act; i++) {
      const rule_frame *frame = &compiler->frames.items[i];
      const placed_text *clauses = compiler->tree.frames.items[compiler->tree.rules.items[frame->rule].frame].clauses;
      bool bare = !clauses[CLAUSE_verbs].text.len && !clauses[CLAUSE_nouns].text.len;
      if (bare && frame->objects & (uint64_t)1 << class) act = i + 1;
    }
    VEC_PUSH(&compiler->object_acts, act);
  }
}

/* Where a row of EVENT_OBJECT stands. */
static source_place place_of_object(const rule_compiler *compiler, uint32_t row) {
  for (uint32_t i = 0; i < compiler->tables.row_places.count; i++) {
    const row_place *place = &compiler->tables.row_places.items[i];
    if (place->list == LIST_EVENT_OBJECT && place->row == row) return place->place;
  }
  return (source_place){STR("event_object.tsv"), STR(""), 1, 1};
}

static void add_object_classes(rule_compiler *compiler) {
  class_table classes;
  read_classes(compiler, &classes);
  for (uint32_t row = 0; row < classes.rows; row++) {
    ng_str name = class_of_row(compiler, &classes, row);
    int index = index_of(classes.names, classes.count, name);
    if (index < 0)
      report_error(compiler->report, place_of_object(compiler, row), "no room for the class '%.*s': there are %d already; use one of them",
                   STR_ARG(name), MAX_CLASSES);
    VEC_PUSH(&compiler->object_classes, index >= 0 ? (uint64_t)1 << index : 0);
  }
}

/* ---- frames ---- */

void compile_frame(rule_compiler *compiler, uint32_t number, uint32_t rule) {
  frame_syntax syntax = compiler->tree.frames.items[number];
  const placed_text *clauses = syntax.clauses;
  source_place place = compiler->tree.rules.items[rule].place;
  rule_frame frame = {.rule = rule, .recipient = {AT_object}};
  uint32_t row = compiler->frames.count;
  bool has_words = clauses[CLAUSE_verbs].text.len || clauses[CLAUSE_nouns].text.len || clauses[CLAUSE_object].text.len;
  if (clauses[CLAUSE_type].text.len) read_type(compiler, &clauses[CLAUSE_type], &frame);
  if (clauses[CLAUSE_args].text.len) read_args(compiler, &clauses[CLAUSE_args], &frame);
  bool has_type = clauses[CLAUSE_type].text.len || frame.flags & FRAME_NOTHING;
  if (!has_type || !has_words) report_error(compiler->report, place, "a frame has a type, and verbs, nouns or an object");
  if (clauses[CLAUSE_needs].text.len) read_needs(compiler, &clauses[CLAUSE_needs], &frame);
  if (clauses[CLAUSE_object].text.len) frame.objects = read_objects(compiler, &clauses[CLAUSE_object]);
  if (clauses[CLAUSE_subject].text.len) frame.subjects = read_objects(compiler, &clauses[CLAUSE_subject]);
  if (clauses[CLAUSE_among].text.len) frame.among = read_objects(compiler, &clauses[CLAUSE_among]);
  if (clauses[CLAUSE_unless].text.len) frame.unless = read_objects(compiler, &clauses[CLAUSE_unless]);
  if (clauses[CLAUSE_about].text.len) frame.about = read_objects(compiler, &clauses[CLAUSE_about]);
  if (clauses[CLAUSE_behind].text.len) frame.flags |= FRAME_BEHIND;
  if (clauses[CLAUSE_acts].text.len) frame.acts = read_acts(compiler, &clauses[CLAUSE_acts]);
  if (!frame.kind.len) frame.kind = pool_add(&compiler->tables.pool, compiler->tree.rules.items[rule].name);
  add_forms(compiler, &clauses[CLAUSE_verbs], LIST_FRAME_VERB, row, tables_add_verb);
  add_forms(compiler, &clauses[CLAUSE_nouns], LIST_FRAME_NOUN, row, tables_add_noun);
  add_forms(compiler, &clauses[CLAUSE_behind], LIST_FRAME_BEHIND, row, add_words_behind);
  VEC_PUSH(&compiler->frames, frame);
}

void compile_event_tables(rule_compiler *compiler) {
  add_object_classes(compiler);
  add_object_acts(compiler);
  for (uint32_t i = 0; i < compiler->tree.codes.count; i++) compile_event_code(compiler, &compiler->tree.codes.items[i]);
}
