/* Labelled clauses: what tense, modals, negations and governing words make of an event. tests/data/clauses.tsv holds them; a few may be wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record_reader.h"

enum { LEAST_PER_CENT = 93, LEAST_CLAUSES = 300, MAX_LINE = 1000 };

typedef struct {
  const char *status, *polarity, *trigger, *text;
} clause_row;

/* Whether a piece of evidence has the word as its trigger, or within it. */
static bool is_told_by(const cJSON *event, const char *word) {
  const cJSON *evidence;
  cJSON_ArrayForEach(evidence, cJSON_GetObjectItem(event, "evidence")) {
    const char *trigger = text_of(cJSON_GetObjectItem(evidence, "trigger"), "text");
    if (strstr(trigger, word) || strstr(word, trigger)) return true;
  }
  return false;
}

static bool is_right(extractor *e, const clause_row *row) {
  cJSON *record = record_of(e, row->text);
  const cJSON *event;
  bool right = false;
  cJSON_ArrayForEach(event, cJSON_GetObjectItem(record, "events")) {
    bool same = strcmp(text_of(event, "status"), row->status) == 0 && strcmp(text_of(event, "polarity"), row->polarity) == 0;
    right |= same && is_told_by(event, row->trigger);
  }
  cJSON_Delete(record);
  return right;
}

static bool read_row(char *line, clause_row *row) {
  const char **cells[] = {&row->status, &row->polarity, &row->trigger, &row->text};
  char *rest = line;
  line[strcspn(line, "\n")] = '\0';
  for (int i = 0; i < 4; i++) {
    *cells[i] = rest;
    rest = rest ? strchr(rest, '\t') : NULL;
    if (rest) *rest++ = '\0';
  }
  return line[0] && line[0] != '#' && row->text && strcmp(row->status, "status") != 0;
}

static void clauses_have_their_status_and_polarity(void **state) {
  FILE *file = fopen(NG_SOURCE_DIR "/tests/data/clauses.tsv", "r");
  char line[MAX_LINE];
  unsigned right = 0, count = 0;
  assert_non_null(file);
  while (fgets(line, sizeof line, file)) {
    clause_row row;
    if (!read_row(line, &row)) continue;
    count++;
    if (is_right(*state, &row))
      right++;
    else
      print_message("not as labelled: %s\n", row.text);
  }
  fclose(file);
  print_message("%u of %u clauses right\n", right, count);
  assert_true(count >= LEAST_CLAUSES);
  assert_true(right * 100 >= count * LEAST_PER_CENT);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(clauses_have_their_status_and_polarity)};
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
