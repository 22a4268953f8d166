/* Workers: no allocation in steady state, the same bytes whatever came before and whichever worker, and hostile texts. */
#include <glob.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "nutgraf/nutgraf.h"

/* Every call of malloc, calloc and realloc of the program goes through here: -Wl,--wrap (cmake/tests.cmake). */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static _Atomic size_t allocations;

void *__wrap_malloc(size_t size) {
  allocations++;
  return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
  allocations++;
  return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
  allocations++;
  return __real_realloc(old, size);
}

enum { MAX_TEXTS = 32 };

static struct {
  ng_rules *rules;
  ng_buf texts[MAX_TEXTS];
  size_t count;
} world;

static int set_up(void **state) {
  glob_t files;
  (void)state;
  if (glob(NG_SOURCE_DIR "/corpus/*.txt", 0, NULL, &files) != 0) return -1;
  for (size_t i = 0; i < files.gl_pathc && world.count < MAX_TEXTS; i++) {
    if (file_read(&world.texts[world.count++], files.gl_pathv[i], 1 << 20, NULL) != NG_OK) return -1;
  }
  globfree(&files);
  return ng_rules_default(&world.rules, NULL) == NG_OK ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  for (size_t i = 0; i < world.count; i++) buf_clear(&world.texts[i]);
  ng_rules_free(world.rules);
  return 0;
}

static ng_worker *new_worker(void) {
  ng_worker *worker = NULL;
  ng_options options = {.date = "2025-11-14"};
  assert_int_equal(ng_worker_new(&worker, world.rules, &options, NULL), NG_OK);
  return worker;
}

static int append(const char *bytes, size_t len, void *payload) {
  buf_add(payload, bytes, len);
  return ((ng_buf *)payload)->failed;
}

/* Reads `text` and replaces what is in `out` by its record. */
static void read_into(ng_worker *worker, ng_buf *text, ng_buf *out) {
  const ng_result *result = NULL;
  ng_article article = {.text = text->ptr, .text_len = text->len, .id = "a", .id_len = 1};
  out->len = 0;
  if (ng_extract(&result, worker, &article, NULL) >= 0) ng_result_write(result, append, out);
}

#ifndef NG_ARENA_MALLOC
static void no_allocation_in_steady_state(void **state) {
  ng_worker *worker = new_worker();
  ng_buf out = {0};
  (void)state;
  for (int round = 0; round < 3; round++) {
    for (size_t i = 0; i < world.count; i++) read_into(worker, &world.texts[i], &out);
  }
  unsigned long before = allocations;
  assert_true(before > 0);
  for (size_t i = 0; i < 1000; i++) read_into(worker, &world.texts[i % world.count], &out);
  assert_int_equal(allocations - before, 0);
  buf_clear(&out);
  ng_worker_free(worker);
}

static void three_documents_warm_a_worker_up(void **state) {
  ng_worker *worker = new_worker();
  ng_buf out = {0};
  (void)state;
  for (int i = 0; i < 3; i++) read_into(worker, &world.texts[0], &out);
  unsigned long before = allocations;
  assert_true(before > 0);
  for (int i = 0; i < 1000; i++) read_into(worker, &world.texts[0], &out);
  assert_int_equal(allocations - before, 0);
  buf_clear(&out);
  ng_worker_free(worker);
}
#endif

static void same_bytes(const ng_buf *a, const ng_buf *b) {
  assert_int_equal(a->len, b->len);
  assert_memory_equal(a->ptr, b->ptr, a->len);
}

static void a_fresh_worker_writes_what_a_used_one_writes(void **state) {
  ng_worker *used = new_worker();
  ng_buf one = {0}, other = {0};
  (void)state;
  for (size_t i = 0; i < world.count; i++) read_into(used, &world.texts[world.count - 1 - i], &one);
  for (size_t i = 0; i < world.count; i++) {
    ng_worker *fresh = new_worker();
    read_into(used, &world.texts[i], &one);
    read_into(fresh, &world.texts[i], &other);
    assert_true(one.len > 100);
    same_bytes(&one, &other);
    ng_worker_free(fresh);
  }
  buf_clear(&one);
  buf_clear(&other);
  ng_worker_free(used);
}

typedef struct {
  ng_worker *worker;
  ng_buf all, one;
} thread_run;

static void *read_all(void *payload) {
  thread_run *run = payload;
  for (size_t i = 0; i < world.count; i++) {
    read_into(run->worker, &world.texts[i], &run->one);
    buf_add(&run->all, run->one.ptr, run->one.len);
  }
  return NULL;
}

static void two_threads_share_the_rules(void **state) {
  thread_run runs[2] = {{.worker = new_worker()}, {.worker = new_worker()}};
  pthread_t threads[2];
  (void)state;
  for (int i = 0; i < 2; i++) assert_int_equal(pthread_create(&threads[i], NULL, read_all, &runs[i]), 0);
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  same_bytes(&runs[0].all, &runs[1].all);
  for (int i = 0; i < 2; i++) {
    buf_clear(&runs[i].all);
    buf_clear(&runs[i].one);
    ng_worker_free(runs[i].worker);
  }
}

/* ---- hostile texts: `piece` repeated up to `size` bytes ---- */

typedef struct {
  const char *name, *piece;
  size_t piece_len, size;
  double seconds;
} hostile_row;

#define ROW(name, piece, size, seconds) \
  { name, piece, sizeof(piece) - 1, size, seconds }

static const hostile_row HOSTILE[] = {
    ROW("empty", " ", 0, 1),
    ROW("white space", " \t\r\n\xC2\xA0", 1 << 20, 5),
    ROW("newlines", "\n", 1 << 20, 5),
    ROW("NUL bytes", "On May 5\0 he met\0\0 Kim. ", 1 << 16, 10),
    ROW("invalid UTF-8", "caf\xE9 \xFF\xC0\x80 \xED\xA0\x80 May 5. ", 1 << 16, 10),
    ROW("cut UTF-8", "\xE2\x80", 1 << 18, 5),
    ROW("one line", "The minister of trade met the envoy in Paris and left for home with no word to anyone ", 1 << 18, 30),
    ROW("one word", "abcdefghij", 10 << 20, 10),
    ROW("one number", "1234567890", 1 << 20, 10),
    ROW("quotation marks", "\"", 100000, 20),
    ROW("quoted quotation marks", "\"'", 50000, 20),
    ROW("curly marks", "\xE2\x80\x9C", 50000, 20),
    ROW("brackets", "([{", 50000, 20),
    ROW("capitals", "Aa Bb ", 50000, 20),
    ROW("months", "May ", 50000, 20),
    ROW("dates", "May 5, 2018, to May 6 and ", 50000, 20),
    ROW("places", "Paris, France, ", 50000, 20),
    ROW("people", "Mr. Kim Jong Un and ", 50000, 20),
    ROW("said", "\"Yes,\" he said. ", 50000, 20),
    ROW("and", "and ", 50000, 20),
    ROW("dots", ".", 50000, 20),
    ROW("hyphens", "a-b-", 50000, 20),
    ROW("labels", "Location: Paris\n", 50000, 20),
    ROW("marks", "a\xCC\x81\xCC\x81\xCC\x81", 50000, 20),
};

static void hostile_texts_are_fine_and_fast(void **state) {
  ng_worker *worker = new_worker();
  (void)state;
  for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
    const hostile_row *row = &HOSTILE[i];
    ng_buf text = {0}, out = {0};
    while (text.len < row->size) buf_add(&text, row->piece, row->piece_len);
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    read_into(worker, &text, &out);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    if (out.len == 0) fail_msg("%s: no record", row->name);
    if (seconds > row->seconds) fail_msg("%s: %.1f s, more than %.0f", row->name, seconds, row->seconds);
    print_message("%-24s %8zu bytes %7.3f s\n", row->name, text.len, seconds);
    buf_clear(&text);
    buf_clear(&out);
  }
  ng_worker_free(worker);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#ifndef NG_ARENA_MALLOC
      cmocka_unit_test(no_allocation_in_steady_state),
      cmocka_unit_test(three_documents_warm_a_worker_up),
#endif
      cmocka_unit_test(a_fresh_worker_writes_what_a_used_one_writes),
      cmocka_unit_test(two_threads_share_the_rules),
      cmocka_unit_test(hostile_texts_are_fine_and_fast),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
