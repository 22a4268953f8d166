/* The walk over a record. What hangs on what is in KINDS; what goes into a column is in schema.c. */
#include "store/record.h"

#include "base/limits.h"
#include "store/during.h"
#include "store/refs.h"

#define MAX_CHILDREN 4u

/* What a fact owns: the objects of `array`, each a row of `table`. `label`: the role or kind; `is_fact`: it gets a row of facts too. */
typedef struct {
  const char *array, *label;
  store_table_id table;
  bool is_fact;
} child_kind;

/* `has_payload`: the tables do not hold all of it. `span`: the array whose first object tells where the fact stands; NULL: the fact itself does. */
typedef struct {
  const char *array;
  char letter;
  bool has_payload;
  const char *label, *span;
  store_table_id table; /* TABLE_COUNT: facts and children say all */
  child_kind children[MAX_CHILDREN];
} fact_kind;

static const fact_kind KINDS[] = {
    {"dates", 't', false, "date", NULL, TABLE_DATES, {{NULL}}},
    {"places", 'l', false, "place", "mentions", TABLE_PLACES, {{"mentions", "place_mention", TABLE_PLACE_MENTIONS, true}}},
    {"people", 'p', false, "person", "mentions", TABLE_PEOPLE, {{"mentions", "person_mention", TABLE_PERSON_MENTIONS, true}}},
    {"organizations",
     'o',
     false,
     "organization",
     "mentions",
     TABLE_ORGANIZATIONS,
     {{"mentions", "organization_mention", TABLE_ORGANIZATION_MENTIONS, true}}},
    {"quotes", 'q', true, "quote", NULL, TABLE_QUOTES, {{NULL}}},
    {"blocks", 'b', true, "block", NULL, TABLE_COUNT, {{"fields", "", TABLE_BLOCK_FIELDS, false}}},
    {"events",
     'e',
     true,
     "event",
     "evidence",
     TABLE_EVENTS,
     {{"actors", "actor", TABLE_PARTICIPANTS, false},
      {"recipients", "recipient", TABLE_PARTICIPANTS, false},
      {"quotes", "", TABLE_EVENT_QUOTES, false},
      {"evidence", "", TABLE_EVIDENCE, false}}},
};

#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

/* A row before its values are looked up. `hint`: the member of `object` found last, since columns stand in the order of the record. */
typedef struct {
  const json_node *object, *owner, *payload, *hint;
  const char *label;
  uint32_t ordinal, owner_ordinal, position;
} row_source;

/* One walk. `array`, `index`: for messages. */
typedef struct {
  const json_node *root;
  const store_record *record;
  store_rows *rows;
  store_dialect dialect;
  ng_arena *arena;
  record_refs refs;
  ng_error *error;
  const char *array;
  uint32_t index;
} record_walk;

static ng_status out_of_memory(const record_walk *walk) {
  return error_set(walk->error, NG_ERROR_MEMORY, "out of memory");
}

static ng_status wrong(const record_walk *walk, const char *path, const char *what) {
  if (!walk->array) return error_set(walk->error, NG_ERROR_INPUT, "%s: %s", path, what);
  return error_set(walk->error, NG_ERROR_INPUT, "%s[%u].%s: %s", walk->array, walk->index, path, what);
}

/* Is `key` the first part of `path`? */
static bool is_head(const char *path, ng_str key) {
  if (!key.len || *path != *key.ptr) return false; /* most often, and without a call */
  return strncmp(path, key.ptr, key.len) == 0 && (path[key.len] == '\0' || path[key.len] == '.');
}

/* The member that the first part of `path` names; the search begins behind the member found last. */
static const json_node *find_member(row_source *row, const char *path) {
  if (row->object->type != JSON_OBJECT) return NULL;
  const json_node *start = row->hint && row->hint->next ? row->hint->next : row->object->first;
  for (const json_node *member = start; member;) {
    if (is_head(path, member->key)) {
      row->hint = member;
      return member->type == JSON_NULL ? NULL : member;
    }
    member = member->next ? member->next : row->object->first;
    if (member == start) break;
  }
  return NULL;
}

static const json_node *find(row_source *row, const char *path) {
  if (*path == '^') return json_path(row->owner, str_of(path + 1));
  const json_node *member = find_member(row, path);
  const char *rest = member ? strchr(path, '.') : NULL;
  return rest ? json_path(member, str_of(rest + 1)) : member;
}

/* The start of `text`, at most `size` bytes, no character cut in two. */
static ng_str utf8_cut(ng_str text, uint32_t size) {
  if (text.len <= size) return text;
  while (size && (text.ptr[size] & 0xC0) == 0x80) size--;
  return str_slice(text, 0, size);
}

/* The text of a string where it lasts: one with escapes was decoded into the memory of the tree. {NULL,0} when memory runs out. */
static ng_str lasting_text(const record_walk *walk, const json_node *node) {
  bool is_in_line = node->raw.len == node->text.len + 2;
  return is_in_line ? node->text : arena_copy(walk->arena, node->text);
}

static bool set_member(const record_walk *walk, const char *key, ng_str *out) {
  const json_node *member = json_get(walk->root, str_of(key));
  *out = member && member->type == JSON_STRING ? lasting_text(walk, member) : STR("");
  return out->ptr;
}

static store_value value_fact(uint32_t ordinal) {
  return (store_value){.type = VALUE_FACT, .number = ordinal};
}

static ng_status set_ref(const record_walk *walk, const char *path, const json_node *node, store_value *out) {
  if (!node) return NG_OK;
  uint32_t ordinal = node->type == JSON_STRING ? refs_find(&walk->refs, node->text) : 0;
  if (!ordinal) return wrong(walk, path, "refers to a fact that is not in the record");
  *out = value_fact(ordinal);
  return NG_OK;
}

static bool set_plain(column_kind kind, const json_node *node, store_value *out) {
  switch (kind) {
    case COLUMN_INT: *out = value_int(json_is_int(node) ? (int64_t)node->number : 0); return json_is_int(node);
    case COLUMN_REAL: *out = (store_value){.type = VALUE_REAL, .real = node->number}; return node->type == JSON_NUMBER;
    case COLUMN_BOOL:
      *out = (store_value){.type = VALUE_BOOL, .number = node->type == JSON_TRUE};
      return node->type == JSON_TRUE || node->type == JSON_FALSE;
    case COLUMN_RAW:
      if (node->count) *out = value_text(node->raw);
      return node->type == JSON_ARRAY || node->type == JSON_OBJECT;
    default: return false; /* TEXT that is none */
  }
}

static ng_status set_text(const record_walk *walk, const store_column *column, const json_node *node, store_value *out) {
  ng_str text = lasting_text(walk, node);
  *out = value_text(column->flags & COLUMN_INDEXED ? utf8_cut(text, NG_MAX_KEY) : text);
  return text.ptr ? NG_OK : out_of_memory(walk);
}

/* The value at the path of a column. */
static ng_status set_from_record(const record_walk *walk, const store_column *column, row_source *row, store_value *out) {
  static const char *const EXPECTED[] = {[COLUMN_TEXT] = "expected a string",
                                         [COLUMN_INT] = "expected a whole number",
                                         [COLUMN_REAL] = "expected a number",
                                         [COLUMN_BOOL] = "expected true or false",
                                         [COLUMN_RAW] = "expected an array or object"};
  const char *path = column->path + (*column->path == '^');
  const json_node *node = find(row, column->path);
  if (column->kind == COLUMN_REF) return set_ref(walk, path, node, out);
  if (!node) return column->flags & COLUMN_REQUIRED ? wrong(walk, path, "missing") : NG_OK;
  if (column->kind == COLUMN_TEXT && node->type == JSON_STRING) return set_text(walk, column, node, out);
  return set_plain(column->kind, node, out) ? NG_OK : wrong(walk, path, EXPECTED[column->kind]);
}

static ng_status set_value(const record_walk *walk, const store_column *column, row_source *row, store_value *out) {
  *out = (store_value){.type = VALUE_NULL};
  switch (column->kind) {
    case COLUMN_ID: *out = row->ordinal ? value_fact(row->ordinal) : (store_value){.type = VALUE_DOCUMENT}; return NG_OK;
    case COLUMN_DOCUMENT: out->type = VALUE_DOCUMENT; return NG_OK;
    case COLUMN_RUN: out->type = VALUE_RUN; return NG_OK;
    case COLUMN_SOURCE: out->type = VALUE_SOURCE; return NG_OK;
    case COLUMN_DATASET: *out = value_text(walk->record->dataset); return NG_OK;
    case COLUMN_OWNER: *out = value_fact(row->owner_ordinal); return NG_OK;
    case COLUMN_LABEL: *out = value_text(str_of(row->label)); return NG_OK;
    case COLUMN_POSITION: *out = value_int(row->position); return NG_OK;
    case COLUMN_FLAG: *out = (store_value){.type = VALUE_BOOL, .number = find(row, column->path) != NULL}; return NG_OK;
    case COLUMN_ITEM: return set_ref(walk, column->name, row->object, out);
    case COLUMN_PAYLOAD:
      if (row->payload && walk->dialect == DIALECT_POSTGRES) *out = value_text(row->payload->raw);
      return NG_OK;
    case COLUMN_DURING:
      if (walk->dialect == DIALECT_POSTGRES) *out = during_value(*column->path ? find(row, column->path) : row->object);
      return NG_OK;
    default: return set_from_record(walk, column, row, out);
  }
}

static ng_status visit(const record_walk *walk, store_table_id id, row_source row) {
  const store_table *table = &STORE_TABLES[id];
  store_value *values = rows_add(walk->rows, id);
  if (!values) return out_of_memory(walk);
  for (unsigned i = 0; i < table->count; i++) {
    ng_status status = set_value(walk, &table->columns[i], &row, &values[i]);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* Number of rows that the children of a fact get. */
static uint32_t child_count(const fact_kind *kind, const json_node *fact) {
  uint32_t count = 0;
  for (unsigned i = 0; i < MAX_CHILDREN && kind->children[i].array; i++) {
    const json_node *array = json_get(fact, str_of(kind->children[i].array));
    if (array) count += array->count;
  }
  return count;
}

static ng_status visit_children(const record_walk *walk, const fact_kind *kind, const json_node *fact, uint32_t ordinal) {
  uint32_t next = ordinal;
  for (unsigned i = 0; i < MAX_CHILDREN && kind->children[i].array; i++) {
    const child_kind *child = &kind->children[i];
    uint32_t position = 0;
    for (const json_node *item = json_first(fact, child->array); item; item = item->next, position++) {
      row_source row = {item, fact, NULL, NULL, child->label, ++next, ordinal, position};
      ng_status status = child->is_fact ? visit(walk, TABLE_FACTS, row) : NG_OK;
      if (status == NG_OK) status = visit(walk, child->table, row);
      if (status != NG_OK) return status;
    }
  }
  return NG_OK;
}

static ng_status visit_fact(const record_walk *walk, const fact_kind *kind, const json_node *fact, uint32_t ordinal) {
  const json_node *span = kind->span ? json_first(fact, kind->span) : fact;
  if (!span) return wrong(walk, kind->span, "missing");
  const json_node *payload = kind->has_payload ? fact : NULL;
  ng_status status = visit(walk, TABLE_FACTS, (row_source){span, fact, payload, NULL, kind->label, ordinal, 0, 0});
  if (status == NG_OK && kind->table != TABLE_COUNT) status = visit(walk, kind->table, (row_source){fact, fact, NULL, NULL, "", ordinal, 0, 0});
  return status == NG_OK ? visit_children(walk, kind, fact, ordinal) : status;
}

static ng_status walk_record(record_walk *walk) {
  ng_status status = visit(walk, TABLE_DOCUMENTS, (row_source){.object = walk->root, .owner = walk->root});
  for (size_t i = 0; i < KIND_COUNT && status == NG_OK; i++) {
    walk->array = KINDS[i].array;
    walk->index = 0;
    for (const json_node *fact = json_first(walk->root, KINDS[i].array); fact && status == NG_OK; fact = fact->next, walk->index++) {
      status = visit_fact(walk, &KINDS[i], fact, refs_find(&walk->refs, json_text(fact, "id")));
    }
  }
  return status;
}

/* Numbers the facts in the order of the walk and enters their ids. */
static ng_status number_facts(record_walk *walk) {
  uint32_t next = 1;
  for (size_t i = 0; i < KIND_COUNT; i++) {
    walk->array = KINDS[i].array;
    walk->index = 0;
    for (const json_node *fact = json_first(walk->root, KINDS[i].array); fact; fact = fact->next, walk->index++) {
      uint32_t more = child_count(&KINDS[i], fact);
      const char *fault = refs_add(&walk->refs, json_text(fact, "id"), KINDS[i].letter, next);
      if (fault) return wrong(walk, "id", fault);
      if (more >= 1u << STORE_ORDINAL_BITS || next + 1 + more > 1u << STORE_ORDINAL_BITS) {
        return error_set(walk->error, NG_ERROR_LIMIT, "more than %u facts", (1u << STORE_ORDINAL_BITS) - 1);
      }
      next += 1 + more;
    }
  }
  walk->array = NULL;
  return NG_OK;
}

static ng_status make_refs(record_walk *walk) {
  uint32_t count = 0;
  for (size_t i = 0; i < KIND_COUNT; i++) {
    const json_node *array = json_get(walk->root, str_of(KINDS[i].array));
    if (array) count += array->count;
  }
  return refs_init(&walk->refs, walk->arena, count) ? NG_OK : out_of_memory(walk);
}

static ng_status check_head(const store_record *record, const json_node *root, ng_error *error) {
  ng_str schema = json_text(root, "schema");
  if (root->type != JSON_OBJECT || !schema.len) return error_set(error, NG_ERROR_INPUT, "no record of nutgraf: it has no \"schema\"");
  if (!str_is(schema, "nutgraf/1")) {
    return error_set(error, NG_ERROR_INPUT, "a record of schema %.*s, not nutgraf/1; extract the article again", STR_ARG(schema));
  }
  if (json_get(root, STR("doc"))) {
    return error_set(error, NG_ERROR_INPUT, "a line of --per fact or --per event; document records (--per doc) are needed");
  }
  if (record->doc.len > NG_MAX_KEY || record->source.len > NG_MAX_KEY) {
    return error_set(error, NG_ERROR_LIMIT, "%s longer than %u bytes", record->doc.len > NG_MAX_KEY ? "id" : "source", NG_MAX_KEY);
  }
  return NG_OK;
}

ng_status record_read(store_record *out, store_rows *rows, store_dialect dialect, ng_arena *arena, const json_node *root, ng_error *error) {
  record_walk walk = {.root = root, .record = out, .rows = rows, .dialect = dialect, .arena = arena, .error = error};
  bool is_kept = set_member(&walk, "id", &out->doc) && set_member(&walk, "source", &out->source) && set_member(&walk, "digest", &out->digest) &&
                 set_member(&walk, "ruleset", &out->ruleset);
  if (!is_kept) return out_of_memory(&walk);
  out->has_text = json_get(root, STR("text")) != NULL;
  uint32_t begins[TABLE_COUNT];
  for (int i = 0; i < TABLE_COUNT; i++) begins[i] = rows_count(rows, (store_table_id)i);
  ng_status status = check_head(out, root, error);
  if (status == NG_OK) status = make_refs(&walk);
  if (status == NG_OK) status = number_facts(&walk);
  if (status == NG_OK) status = walk_record(&walk);
  for (int i = 0; i < TABLE_COUNT; i++) {
    if (status != NG_OK) rows_cut(rows, (store_table_id)i, begins[i]);
    out->ends[i] = rows_count(rows, (store_table_id)i);
  }
  return status;
}
