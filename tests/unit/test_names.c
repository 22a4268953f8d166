/* Tables of names (tests/data/names.txt) and of links (tests/data/links.txt): what is marked in the text is what the record holds, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "cjson/cJSON.h"
#include "extractor.h"

#ifndef NG_SOURCE_DIR
#define NG_SOURCE_DIR "."
#endif

enum { MAX_SPANS = 32, MAX_TEXT = 1024 };

/* Bytes of a mention, and the person: '1' for the first mentioned in the row, '2' for the next; always '1' in the table of names. */
typedef struct {
  int start, end;
  char person;
} marked_span;

typedef struct {
  char text[MAX_TEXT];
  marked_span spans[MAX_SPANS];
  size_t length, count;
  bool is_known_miss;
} marked_row;

static void add_span(marked_row *row, int start, int end, char person) {
  assert_true(row->count < MAX_SPANS);
  row->spans[row->count++] = (marked_span){start, end, person};
}

static marked_row read_row(ng_str line, bool numbered) {
  marked_row row = {.is_known_miss = line.ptr[0] == '?'};
  int start = 0;
  for (uint32_t i = row.is_known_miss ? 2 : 0; i < line.len && row.length + 1 < MAX_TEXT; i++) {
    if (line.ptr[i] == '[') {
      start = (int)row.length;
    } else if (line.ptr[i] == ']') {
      if (!numbered) add_span(&row, start, (int)row.length, '1');
      while (numbered && i + 1 < line.len && line.ptr[i + 1] >= '1' && line.ptr[i + 1] <= '9') add_span(&row, start, (int)row.length, line.ptr[++i]);
    } else {
      row.text[row.length++] = line.ptr[i] == '~' ? '\n' : line.ptr[i];
    }
  }
  return row;
}

static int compare_spans(const void *a, const void *b) {
  const marked_span *x = a, *y = b;
  return x->start != y->start ? x->start - y->start : x->person - y->person;
}

/* Persons are numbered as they come, so that the order of the record does not matter. */
static void number_persons(marked_span *spans, size_t count) {
  char names[256] = {0}, next = '1';
  qsort(spans, count, sizeof *spans, compare_spans);
  for (size_t i = 0; i < count; i++) {
    char *name = &names[(unsigned char)spans[i].person];
    if (!*name) *name = next++;
    spans[i].person = *name;
  }
  qsort(spans, count, sizeof *spans, compare_spans);
}

static int number_of(const cJSON *item, const char *key, int otherwise) {
  const cJSON *value = cJSON_GetObjectItem(item, key);
  return cJSON_IsNumber(value) ? value->valueint : otherwise;
}

/* The mentions of the record, or only the names in them. */
static size_t read_record(extractor *e, const marked_row *row, bool names, marked_span *out) {
  static record_text record;
  const ng_result *result;
  ng_error error;
  ng_article article = {.text = row->text, .text_len = row->length, .date = "2024-05-15", .date_len = 10};
  size_t count = 0;
  record.len = 0;
  assert_int_equal(ng_extract(&result, e->worker, &article, &error), NG_OK);
  assert_int_equal(ng_result_write(result, keep, &record), 0);
  cJSON *root = cJSON_Parse(record.bytes), *people = cJSON_GetObjectItem(root, "people");
  char person = 'A';
  for (const cJSON *p = people ? people->child : NULL; p; p = p->next, person++) {
    for (const cJSON *m = cJSON_GetObjectItem(p, "mentions")->child; m && count < MAX_SPANS; m = m->next) {
      int start = number_of(m, names ? "name_start" : "start", -1), end = number_of(m, names ? "name_end" : "end", -1);
      if (start >= 0) out[count++] = (marked_span){start, end, names ? '1' : person};
    }
  }
  cJSON_Delete(root);
  return count;
}

static bool check_row(extractor *e, ng_str line, bool numbered) {
  marked_row row = read_row(line, numbered);
  marked_span found[MAX_SPANS];
  size_t count = read_record(e, &row, !numbered, found);
  number_persons(found, count);
  number_persons(row.spans, row.count);
  bool same = count == row.count;
  for (size_t i = 0; same && i < count; i++)
    same = found[i].start == row.spans[i].start && found[i].end == row.spans[i].end && found[i].person == row.spans[i].person;
  if (same == !row.is_known_miss) return true;
  print_message("%s: %.*s\n", same ? "no miss any more" : "wrong", STR_ARG(line));
  for (size_t i = 0; i < count; i++) print_message("  found %.*s as %c\n", found[i].end - found[i].start, row.text + found[i].start, found[i].person);
  return false;
}

static void check_table(void **state, const char *path, bool numbered, uint32_t least) {
  char full[1024];
  ng_buf table = {0};
  ng_error error;
  uint32_t count = 0, bad = 0;
  snprintf(full, sizeof full, "%s/tests/data/%s", NG_SOURCE_DIR, path);
  assert_int_equal(file_read(&table, full, 1u << 20, &error), NG_OK);
  for (ng_str rest = buf_view(&table); rest.len;) {
    ng_str line = str_cut(&rest, '\n');
    if (line.len == 0 || line.ptr[0] == '#') continue;
    count += line.ptr[0] != '?';
    bad += !check_row(*state, line, numbered);
  }
  buf_clear(&table);
  assert_int_equal(bad, 0);
  assert_true(count >= least);
}

static void names_of_the_world(void **state) {
  check_table(state, "names.txt", false, 400);
}

static void links_between_mentions(void **state) {
  check_table(state, "links.txt", true, 120);
}

/* The tables count bytes. */
static int open_bytes(void **state) {
  static extractor e;
  ng_error error;
  ng_options options = {.offsets = NG_OFFSETS_BYTE};
  if (ng_rules_default(&e.rules, &error) != NG_OK || ng_worker_new(&e.worker, e.rules, &options, &error) != NG_OK) return -1;
  *state = &e;
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names_of_the_world), cmocka_unit_test(links_between_mentions)};
  return cmocka_run_group_tests(tests, open_bytes, close_rules);
}
