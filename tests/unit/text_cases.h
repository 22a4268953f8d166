/* Tables of cases in tests/data, and the shipped abbreviations, for the tests of text/. */
#ifndef NG_TESTS_TEXT_CASES_H
#define NG_TESTS_TEXT_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "lexicon_builder.h"
#include "text/sentence.h"

#ifndef NG_SOURCE_DIR
#define NG_SOURCE_DIR "."
#endif

static lexicon_builder words;
static ng_arena arena;

static inline void read_data(ng_buf *out, const char *path) {
  char full[1024];
  ng_error error;
  snprintf(full, sizeof full, "%s/%s", NG_SOURCE_DIR, path);
  if (file_read(out, full, 16u << 20, &error) != NG_OK) fail_msg("%s", error.message);
}

static int set_up(void **state) {
  (void)state;
  ng_buf tsv = {0};
  read_data(&tsv, "rules/en/lexicon/abbreviation.tsv");
  builder_init(&words);
  builder_read_abbreviations(&words, buf_view(&tsv));
  buf_clear(&tsv);
  arena_init(&arena);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_clear(&arena);
  return 0;
}

/* Calls `check` for every row of a table; it returns false, after printing, for a row that fails. */
static inline uint32_t for_each_case(const char *path, bool (*check)(ng_str row)) {
  ng_buf table = {0};
  uint32_t count = 0, bad = 0;
  read_data(&table, path);
  for (ng_str rest = buf_view(&table); rest.len;) {
    ng_str row = str_cut(&rest, '\n');
    if (row.len == 0 || row.ptr[0] == '#') continue;
    arena_reset(&arena);
    count++;
    bad += !check(row);
  }
  buf_clear(&table);
  assert_int_equal(bad, 0);
  return count;
}

#endif
