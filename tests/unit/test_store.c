/* Records as rows: values and ids of each table, hostile strings, what is refused; the bytes of COPY; databases of another schema. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "store/copy.h"
#include "store/store.h"

#define HEAD "\"schema\":\"nutgraf/1\",\"id\":\"d\",\"offsets\":\"byte\",\"digest\":\"x\",\"ruleset\":\"r\",\"status\":\"ok\""
#define MADE "\"rule\":\"a.b\",\"confidence\":0.5"
#define SPAN "\"text\":\"Lima\",\"start\":1,\"end\":5,\"sentence\":0"
#define DATE "\"type\":\"DATE\",\"value\":\"2018\"," SPAN "," MADE
#define PLACE                                                                                        \
  "{\"id\":\"l1\",\"name\":\"Lima\",\"lat\":-12.5,\"disputed\":true,\"mentions\":[{" SPAN "},{" SPAN \
  ",\"in\":\"title\",\"role\":\"metonym\"}]," MADE "}"
#define QUOTE(id, speaker) "{\"id\":\"" id "\",\"kind\":\"direct\",\"words\":\"We\",\"speaker\":{\"ref\":" speaker "}," SPAN "," MADE "}"

/* A record being read, and what it needs. */
typedef struct {
  ng_arena arena;
  store_rows rows;
  store_record record;
  ng_error error;
  ng_status status;
} reading;

static void read_record(reading *self, const char *line, store_dialect dialect) {
  const json_node *root;
  *self = (reading){.record = {.dataset = STR("set"), .file = "f.jsonl", .line = 7}};
  ng_str copy = arena_copy(&self->arena, str_of(line));
  self->status = json_read(&root, &self->arena, (char *)copy.ptr, copy.len, &self->error);
  if (self->status == NG_OK) self->status = record_read(&self->record, &self->rows, dialect, &self->arena, root, &self->error);
}

static void clear(reading *self) {
  rows_clear(&self->rows);
  arena_clear(&self->arena);
}

static void show_value(ng_buf *out, const store_value *value) {
  switch (value->type) {
    case VALUE_INT: buf_print(out, "%lld", (long long)value->number); break;
    case VALUE_REAL: buf_print(out, "%g", value->real); break;
    case VALUE_BOOL: buf_print(out, value->number ? "true" : "false"); break;
    case VALUE_TEXT: buf_str(out, value_str(value)); break;
    case VALUE_DAYS: buf_print(out, "%d..%d", value->days.from, value->days.to == DAYS_OPEN ? -1 : value->days.to); break;
    default: fail_msg("a value that is not settled");
  }
}

/* "id=3145729 kind=place / id=…": what is not NULL in each row of the table. */
static void show_rows(ng_buf *out, store_rows *rows, store_table_id id) {
  const store_table *table = &STORE_TABLES[id];
  store_value *values = rows->tables[id].items;
  rows_settle(values, values, rows->tables[id].count, &(store_ids){.document = 3, .run = 2});
  for (uint32_t i = 0; i < rows_count(rows, id); i++) {
    if (i) buf_print(out, " / ");
    for (unsigned j = 0, first = 1; j < table->count; j++) {
      const store_value *value = &values[i * table->count + j];
      if (value->type == VALUE_NULL) continue;
      buf_print(out, first ? "%s=" : " %s=", table->columns[j].name);
      show_value(out, value);
      first = 0;
    }
  }
  buf_char(out, '\0');
}

static void check_rows_in(store_dialect dialect, const char *facts, store_table_id table, const char *want) {
  char line[8192];
  reading self;
  ng_buf got = {0};
  snprintf(line, sizeof line, "{" HEAD "%s%s}", *facts ? "," : "", facts);
  read_record(&self, line, dialect);
  if (self.status != NG_OK) fail_msg("%s: %s", facts, self.error.message);
  show_rows(&got, &self.rows, table);
  assert_string_equal(got.ptr, want);
  buf_clear(&got);
  clear(&self);
}

static void check_rows(const char *facts, store_table_id table, const char *want) {
  check_rows_in(DIALECT_SQLITE, facts, table, want);
}

static void check_refused(const char *line, ng_status status, const char *part) {
  reading self;
  read_record(&self, line, DIALECT_SQLITE);
  assert_int_equal(self.status, status);
  if (!strstr(self.error.message, part)) fail_msg("%s: %s, wanted %s", line, self.error.message, part);
  for (int i = 0; i < TABLE_COUNT; i++) assert_int_equal(rows_count(&self.rows, (store_table_id)i), 0);
  clear(&self);
}

static void values_stand_in_their_columns(void **state) {
  (void)state;
  check_rows("", TABLE_DOCUMENTS, "id=3 dataset=set doc=d run_id=2 offsets=byte digest=x ruleset=r status=ok");
  check_rows("\"title\":\"T\",\"nutgraf\":{\"who\":{\"text\":\"she\"},\"what\":null},\"warnings\":[\"w\"]", TABLE_DOCUMENTS,
             "id=3 dataset=set doc=d run_id=2 title=T offsets=byte digest=x ruleset=r status=ok who=she warnings=[\"w\"]");
  check_rows(
      "\"dates\":[{\"id\":\"t1\"," DATE "}]", TABLE_FACTS,
      "id=3145729 document_id=3 run_id=2 kind=date ref=t1 text=Lima start_offset=1 end_offset=5 in_title=false sentence=0 rule=a.b confidence=0.5");
  check_rows("\"dates\":[{\"id\":\"t1\"," DATE ",\"halves\":[]}]", TABLE_DATES, "id=3145729 type=DATE value=2018");
  check_rows("\"places\":[" PLACE "]", TABLE_PLACES, "id=3145729 name=Lima latitude=-12.5 disputed=true");
  check_rows("\"blocks\":[{\"id\":\"b1\"," SPAN "," MADE ",\"fields\":[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"b\",\"value\":\"2\"}]}]",
             TABLE_BLOCK_FIELDS, "id=3145730 block_id=3145729 position=0 key=a value=1 / id=3145731 block_id=3145729 position=1 key=b value=2");
}

static void ids_follow_the_walk(void **state) {
  (void)state;
  check_rows("\"places\":[" PLACE "],\"quotes\":[" QUOTE("q1", "\"l1\"") "," QUOTE("q7", "null") "]", TABLE_PLACE_MENTIONS,
             "id=3145730 place_id=3145729 / id=3145731 place_id=3145729 role=metonym");
  check_rows("\"quotes\":[" QUOTE("q1", "\"l1\"") "," QUOTE("q7", "null") "],\"places\":[" PLACE "]", TABLE_QUOTES,
             "id=3145732 kind=direct words=We speaker_id=3145729 / id=3145733 kind=direct words=We");
}

static void postgres_has_more_columns(void **state) {
  (void)state;
  check_rows_in(DIALECT_POSTGRES, "\"dates\":[{\"id\":\"t1\"," DATE ",\"begin\":\"2000-01-01\",\"stop\":\"2000-01-03\"}]", TABLE_DATES,
                "id=3145729 type=DATE value=2018 begin_at=2000-01-01 stop_at=2000-01-03 during=0..2");
  check_rows_in(
      DIALECT_POSTGRES, "\"blocks\":[{\"id\":\"b1\"," SPAN "," MADE "}]", TABLE_FACTS,
      "id=3145729 document_id=3 run_id=2 kind=block ref=b1 text=Lima start_offset=1 end_offset=5 in_title=false sentence=0 rule=a.b confidence=0.5 "
      "payload={\"id\":\"b1\"," SPAN "," MADE "}");
}

static void check_days(const char *begin, const char *stop, const char *want) {
  char facts[512], row[512];
  snprintf(facts, sizeof facts, "\"dates\":[{\"id\":\"t1\"," DATE ",\"begin\":\"%s\",\"stop\":\"%s\"}]", begin, stop);
  snprintf(row, sizeof row, "id=3145729 type=DATE value=2018 begin_at=%s stop_at=%s%s%s", begin, stop, *want ? " during=" : "", want);
  check_rows_in(DIALECT_POSTGRES, facts, TABLE_DATES, row);
}

static void intervals_are_days(void **state) {
  (void)state;
  check_days("2018-09-18", "2018-09-21", "6835..6838");
  check_days("2018-09-18", "2018-09-18", "6835..6836");
  check_days("2018-09-18T09:00", "2018-09-18T10:30", "6835..6836");
  check_days("2018-09-18", "2018-09-19T00:00", "6835..6836");
  check_days("2018-09-18", "x", "6835..-1");
  check_days("1999-12-31", "2000-03-01", "-1..60");
  check_days("-0044-03-15", "-0044-03-16", "-746482..-746481");
  check_days("2018-02-30", "2018-03-01", "");
  check_days("2018-09-18", "2018-09-17", "");
  check_days("x", "2018-09-17", "");
}

static void hostile_strings_are_kept(void **state) {
  (void)state;
  check_rows("\"title\":\"Robert'); DROP TABLE facts; --\"", TABLE_DOCUMENTS,
             "id=3 dataset=set doc=d run_id=2 title=Robert'); DROP TABLE facts; -- offsets=byte digest=x ruleset=r status=ok");
  check_rows("\"title\":\"a\\u0000b\\ud800c\\t\\\"\\\\\"", TABLE_DOCUMENTS,
             "id=3 dataset=set doc=d run_id=2 title=a\xEF\xBF\xBD"
             "b\xEF\xBF\xBD"
             "c\t\"\\ offsets=byte digest=x ruleset=r status=ok");
  char facts[4096], want[2048], name[1100] = "";
  for (int i = 0; i < 501; i++) strcat(name, i ? "\xC3\xA9" : "x"); /* byte 1,000 is the second half of a letter */
  snprintf(facts, sizeof facts, "\"organizations\":[{\"id\":\"o1\",\"name\":\"%s\",\"mentions\":[{" SPAN "}]," MADE "}]", name);
  snprintf(want, sizeof want, "id=3145729 name=%.999s", name);
  check_rows(facts, TABLE_ORGANIZATIONS, want);
}

static void what_is_wrong_is_told(void **state) {
  (void)state;
  check_refused("7", NG_ERROR_INPUT, "it has no \"schema\"");
  check_refused("{\"schema\":\"nutgraf/0\"}", NG_ERROR_INPUT, "a record of schema nutgraf/0, not nutgraf/1; extract the article again");
  check_refused("{\"schema\":\"nutgraf/1\",\"doc\":\"x\"}", NG_ERROR_INPUT, "--per doc");
  check_refused("{\"schema\":\"nutgraf/1\",\"id\":\"d\"}", NG_ERROR_INPUT, "offsets: missing");
  check_refused("{" HEAD ",\"title\":7}", NG_ERROR_INPUT, "title: expected a string");
  check_refused("{" HEAD ",\"chars\":1.5}", NG_ERROR_INPUT, "chars: expected a whole number");
  check_refused("{" HEAD ",\"warnings\":\"\"}", NG_ERROR_INPUT, "warnings: expected an array or object");
  check_refused("{" HEAD ",\"dates\":[{\"id\":\"t1\"," DATE "},{\"id\":\"t1\"," DATE "}]}", NG_ERROR_INPUT,
                "dates[1].id: two facts have the same id");
  check_refused("{" HEAD ",\"dates\":[{\"id\":\"l1\"," DATE "}]}", NG_ERROR_INPUT, "dates[0].id: no id of such a fact");
  check_refused("{" HEAD ",\"places\":[" PLACE "],\"quotes\":[" QUOTE("q1", "\"p1\"") "]}", NG_ERROR_INPUT,
                "quotes[0].speaker.ref: refers to a fact that is not in the record");
  check_refused("{" HEAD ",\"places\":[{\"id\":\"l1\",\"name\":\"x\"," MADE "}]}", NG_ERROR_INPUT, "places[0].mentions: missing");
}

static void check_copy(store_table_id table, const store_value *values, const char *want, size_t len) {
  ng_buf got = {0};
  copy_row(&got, table, values);
  assert_int_equal(got.len, len);
  assert_memory_equal(got.ptr, want, len);
  buf_clear(&got);
}

#define CHECK_COPY(table, want, ...) check_copy(table, (const store_value[]){__VA_ARGS__}, want, sizeof want - 1)

static void rows_become_bytes_of_copy(void **state) {
  (void)state;
  CHECK_COPY(TABLE_SOURCES,
             "\0\2"
             "\0\0\0\10\0\0\0\0\0\0\1\2"
             "\0\0\0\2\t\\",
             value_int(258), value_text(STR("\t\\")));
  CHECK_COPY(TABLE_EVENT_QUOTES,
             "\0\3"
             "\0\0\0\10\377\377\377\377\377\377\377\377"
             "\377\377\377\377"
             "\0\0\0\10\0\0\0\0\0\0\0\7",
             value_int(-1), {.type = VALUE_NULL}, value_int(7));
  ng_buf head = {0};
  copy_begin(&head);
  copy_end(&head);
  assert_int_equal(head.len, 21);
  assert_memory_equal(head.ptr, "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\377\377", 21);
  buf_clear(&head);
}

/* ---- a database ---- */

static void run_sql(const char *path, const char *sql) {
  sqlite3 *db;
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) fail_msg("%s: %s", sql, sqlite3_errmsg(db));
  sqlite3_close(db);
}

static void check_load(const char *target, const char *line, store_counts want) {
  store store;
  ng_error error = {0};
  if (store_open(&store, target, &(store_options){.dataset = ""}, &error) != NG_OK) fail_msg("%s", error.message);
  assert_int_equal(store_line(&store, STR("f.jsonl"), 1, str_of(line), &error), NG_OK);
  if (store_finish(&store, &error) != NG_OK) fail_msg("%s", error.message);
  assert_memory_equal(&store.counts, &want, sizeof want);
  store_close(&store);
}

static void check_version(const char *target, const char *path, const char *change, const char *part) {
  store store;
  ng_error error = {0};
  run_sql(path, change);
  assert_int_equal(store_open(&store, target, &(store_options){.dataset = ""}, &error), NG_ERROR_USAGE);
  if (!strstr(error.message, part)) fail_msg("%s, wanted %s", error.message, part);
  store_close(&store);
}

static void databases_know_their_schema(void **state) {
  (void)state;
  char folder[] = "/tmp/nutgraf-XXXXXX", path[64], target[96], migrate[160];
  unsigned from;
  ng_error error = {0};
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/f.db", folder);
  snprintf(target, sizeof target, "sqlite:%s", path);
  snprintf(migrate, sizeof migrate, "nutgraf load --migrate %s", target);
  const char *line = "{" HEAD ",\"places\":[" PLACE "],\"quotes\":[" QUOTE("q1", "\"l1\"") "]}";
  check_load(target, line, (store_counts){.added = 1});
  check_load(target, line, (store_counts){.unchanged = 1});
  check_load(target, "{\"id\":", (store_counts){.failed = 1});
  check_version(target, path, "PRAGMA user_version = 99", "use the nutgraf that made it");
  check_version(target, path, "ALTER TABLE documents DROP COLUMN focus_place_id; PRAGMA user_version = 1", migrate);
  assert_int_equal(store_migrate(target, &from, &error), NG_OK);
  assert_int_equal(from, 1);
  check_load(target, line, (store_counts){.unchanged = 1});
  unlink(path);
  rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(values_stand_in_their_columns), cmocka_unit_test(ids_follow_the_walk),
                                     cmocka_unit_test(postgres_has_more_columns),     cmocka_unit_test(intervals_are_days),
                                     cmocka_unit_test(hostile_strings_are_kept),      cmocka_unit_test(what_is_wrong_is_told),
                                     cmocka_unit_test(rows_become_bytes_of_copy),     cmocka_unit_test(databases_know_their_schema)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
