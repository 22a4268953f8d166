/* A sentence over the built-in rules, and all actors and recipients of its first event with their CAMEO codes: one row a case. */
#ifndef NG_TESTS_PARTY_CASES_H
#define NG_TESTS_PARTY_CASES_H

#include <stdio.h>
#include <string.h>

#include "record_reader.h"

enum { MAX_SIDE = 400 };

/* "text=code; text=code" in the order of the record. */
typedef struct {
  const char *text, *actors, *recipients;
} party_row;

static void write_side(char *out, const cJSON *event, const char *side) {
  const cJSON *party;
  size_t len = 0;
  out[0] = '\0';
  cJSON_ArrayForEach(party, cJSON_GetObjectItem(event, side)) {
    len += (size_t)snprintf(out + len, MAX_SIDE - len, "%s%s=%s", len ? "; " : "", text_of(party, "text"), text_of(party, "cameo"));
    assert_true(len < MAX_SIDE);
  }
}

static void check_row_on(extractor *e, const party_row *row, const char *date) {
  cJSON *record = record_on(e, row->text, date);
  const cJSON *event = cJSON_GetArrayItem(cJSON_GetObjectItem(record, "events"), 0);
  char side[MAX_SIDE];
  write_side(side, event, "actors");
  if (strcmp(side, row->actors) != 0) fail_msg("%s: actors '%s'", row->text, side);
  write_side(side, event, "recipients");
  if (strcmp(side, row->recipients) != 0) fail_msg("%s: recipients '%s'", row->text, side);
  cJSON_Delete(record);
}

static void check_rows(void **state, const party_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) check_row_on(*state, &rows[i], "2024-05-15");
}
#define CHECK_ROWS(state, rows) check_rows((state), (rows), sizeof(rows) / sizeof *(rows))

#endif
