/* The record of a text as a tree, for tests that ask it for facts. */
#ifndef NG_TESTS_RECORD_READER_H
#define NG_TESTS_RECORD_READER_H

#include "cjson/cJSON.h"
#include "extractor.h"

/* The record of `text`, which was published on `date`; to be deleted by the caller. */
static inline cJSON *record_on(extractor *e, const char *text, const char *date) {
  static record_text out;
  const ng_result *result;
  ng_error error;
  ng_article article = {.text = text, .text_len = strlen(text), .date = date, .date_len = strlen(date)};
  out.len = 0;
  assert_int_equal(ng_extract(&result, e->worker, &article, &error), NG_OK);
  assert_int_equal(ng_result_write(result, keep, &out), 0);
  cJSON *record = cJSON_Parse(out.bytes);
  assert_non_null(record);
  return record;
}

/* The same of 15 May 2024. */
static inline cJSON *record_of(extractor *e, const char *text) {
  return record_on(e, text, "2024-05-15");
}

/* A text of an item, empty when it has none. */
static inline const char *text_of(const cJSON *item, const char *key) {
  const cJSON *value = cJSON_GetObjectItem(item, key);
  return cJSON_IsString(value) ? value->valuestring : "";
}

#endif
