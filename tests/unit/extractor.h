/* The shipped rules and a worker over them, for tests that look at whole records. */
#ifndef NG_TESTS_EXTRACTOR_H
#define NG_TESTS_EXTRACTOR_H

#include <string.h>

#include "nutgraf/nutgraf.h"

typedef struct {
  ng_rules *rules;
  ng_worker *worker;
} extractor;

typedef struct {
  char bytes[1 << 16];
  size_t len;
} record_text;

static inline int open_rules(void **state) {
  static extractor e;
  ng_error error;
  if (ng_rules_default(&e.rules, &error) != NG_OK || ng_worker_new(&e.worker, e.rules, NULL, &error) != NG_OK) return -1;
  *state = &e;
  return 0;
}

static inline int close_rules(void **state) {
  extractor *e = *state;
  ng_worker_free(e->worker);
  ng_rules_free(e->rules);
  return 0;
}

static inline int keep(const char *bytes, size_t len, void *payload) {
  record_text *text = payload;
  if (text->len + len >= sizeof text->bytes) return 1;
  memcpy(text->bytes + text->len, bytes, len);
  text->len += len;
  text->bytes[text->len] = 0;
  return 0;
}

#endif
