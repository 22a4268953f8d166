/* The library as its users see it: rules shared between threads, workers used again and again, limits, errors, no allocation in steady state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "nutgraf/nutgraf.h"

/* Counting allocations by standing in front of the C library's; sanitizers have their own and an arena of single mallocs has no steady state. */
#if defined(__GLIBC__) && !defined(NG_ARENA_MALLOC) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define COUNTS_ALLOCATIONS
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
static unsigned long allocations;

void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  allocations++;
  return __libc_realloc(old, size);
}
#endif

static const char ARTICLE[] =
    "Ministers meet in Lisbon\n\n"
    "LISBON, Nov 12 (Reuters) - Foreign Minister Ana Duarte said on Wednesday that Portugal and Morocco would sign a fishing pact next month.\n\n"
    "\"We are close to an agreement,\" she told reporters after talks with her Moroccan counterpart.\n\n"
    "The European Union, which suspended a similar deal in 2024, declined to comment. Location: Lisbon, Portugal\n";

static ng_rules *rules;

static int load(void **state) {
  (void)state;
  ng_error error;
  return ng_rules_default(&rules, &error) == NG_OK ? 0 : -1;
}

static int unload(void **state) {
  (void)state;
  ng_rules_free(rules);
  return 0;
}

static int collect(const char *bytes, size_t len, void *payload) {
  buf_add(payload, bytes, len);
  return 0;
}

static int count_bytes(const char *bytes, size_t len, void *payload) {
  (void)bytes;
  *(size_t *)payload += len;
  return 0;
}

static int refuse(const char *bytes, size_t len, void *payload) {
  (void)bytes;
  (void)len;
  (void)payload;
  return 42;
}

static ng_worker *make_worker(const ng_options *options) {
  ng_worker *worker;
  ng_error error;
  assert_int_equal(ng_worker_new(&worker, rules, options, &error), NG_OK);
  return worker;
}

static ng_article article_of(const char *text) {
  return (ng_article){.text = text, .text_len = strlen(text), .date = "2025-11-12", .date_len = 10};
}

static ng_buf record_of(ng_worker *worker, const ng_article *article) {
  const ng_result *result;
  ng_error error;
  ng_buf record = {0};
  assert_true(ng_extract(&result, worker, article, &error) >= 0);
  assert_int_equal(ng_result_write(result, collect, &record), 0);
  return record;
}

static void a_worker_gives_the_same_bytes_again(void **state) {
  (void)state;
  ng_worker *worker = make_worker(NULL);
  ng_article article = article_of(ARTICLE), other = article_of("Nothing here.");
  ng_buf first = record_of(worker, &article), between = record_of(worker, &other), again = record_of(worker, &article);
  assert_int_equal(first.len, again.len);
  assert_memory_equal(first.ptr, again.ptr, first.len);
  buf_clear(&first);
  buf_clear(&between);
  buf_clear(&again);
  ng_worker_free(worker);
}

/* "a senior adviser" is looked for only beside words that may tell of a quotation; whoever has candidates explained has it looked for everywhere. */
static void explaining_changes_no_record(void **state) {
  (void)state;
  ng_worker *plain = make_worker(NULL), *explaining = make_worker(&(ng_options){.explain = 1});
  ng_article article = article_of("Foreign diplomats met the mayor. It was, in the words of a senior adviser, \"a fine day\" for the harbour.\n");
  ng_buf record = record_of(plain, &article), explained = record_of(explaining, &article);
  assert_int_equal(record.len, explained.len);
  assert_memory_equal(record.ptr, explained.ptr, record.len);
  buf_char(&record, '\0');
  assert_non_null(strstr(record.ptr, "\"rule\":\"quote.in_words\""));
  buf_clear(&record);
  buf_clear(&explained);
  ng_worker_free(plain);
  ng_worker_free(explaining);
}

static void *extract_many(void *payload) {
  ng_worker *worker;
  ng_error error;
  if (ng_worker_new(&worker, rules, NULL, &error) != NG_OK) return NULL;
  ng_article article = article_of(ARTICLE);
  for (int i = 0; i < 20; i++) {
    const ng_result *result;
    ng_buf *record = payload;
    record->len = 0;
    if (ng_extract(&result, worker, &article, &error) < 0 || ng_result_write(result, collect, record) != 0) break;
  }
  ng_worker_free(worker);
  return payload;
}

static void threads_share_rules(void **state) {
  (void)state;
  pthread_t threads[4];
  ng_buf records[4] = {{0}};
  for (int i = 0; i < 4; i++) assert_int_equal(pthread_create(&threads[i], NULL, extract_many, &records[i]), 0);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  assert_true(records[0].len > 500);
  for (int i = 1; i < 4; i++) {
    assert_int_equal(records[i].len, records[0].len);
    assert_memory_equal(records[i].ptr, records[0].ptr, records[0].len);
  }
  for (int i = 0; i < 4; i++) buf_clear(&records[i]);
}

#ifdef COUNTS_ALLOCATIONS
static void steady_state_allocates_nothing(void **state) {
  (void)state;
  ng_worker *worker = make_worker(NULL);
  ng_article article = article_of(ARTICLE);
  unsigned long before = 0;
  size_t written = 0;
  for (int i = 0; i < 1003; i++) {
    const ng_result *result;
    ng_error error;
    if (i == 3) before = allocations;
    assert_true(ng_extract(&result, worker, &article, &error) >= 0);
    assert_int_equal(ng_result_write(result, count_bytes, &written), 0);
  }
  assert_int_equal(allocations - before, 0);
  ng_worker_free(worker);
}
#endif

static void empty_articles_are_fine(void **state) {
  (void)state;
  ng_worker *worker = make_worker(NULL);
  ng_article nothing = {0};
  ng_buf record = record_of(worker, &nothing);
  assert_true(record.len > 100);
  buf_clear(&record);
  ng_article blank = article_of(" \n\t \r\n");
  record = record_of(worker, &blank);
  buf_clear(&record);
  ng_worker_free(worker);
}

static void limits_are_errors(void **state) {
  (void)state;
  ng_options options = {.max_bytes = 10};
  ng_worker *worker = make_worker(&options);
  ng_article article = article_of(ARTICLE);
  const ng_result *result;
  ng_error error;
  assert_int_equal(ng_extract(&result, worker, &article, &error), NG_ERROR_LIMIT);
  assert_int_equal(error.status, NG_ERROR_LIMIT);
  assert_non_null(strstr(error.message, "--max-doc-bytes"));
  ng_article small = article_of("Small.");
  assert_true(ng_extract(&result, worker, &small, &error) >= 0);
  ng_worker_free(worker);
}

static void writing_stops_when_told(void **state) {
  (void)state;
  ng_worker *worker = make_worker(NULL);
  ng_article article = article_of(ARTICLE);
  const ng_result *result;
  ng_error error;
  assert_true(ng_extract(&result, worker, &article, &error) >= 0);
  assert_int_equal(ng_result_write(result, refuse, NULL), 42);
  ng_worker_free(worker);
}

static void wrong_arguments_are_reported(void **state) {
  (void)state;
  ng_worker *worker;
  ng_rules *none;
  ng_error error;
  ng_options options = {.date = "soon"};
  assert_int_equal(ng_worker_new(&worker, rules, &options, &error), NG_ERROR_USAGE);
  assert_null(worker);
  const char *dirs[] = {"no/such/folder"};
  assert_true(ng_rules_overlay(&none, dirs, 1, &error) < 0);
  assert_null(none);
  assert_non_null(strstr(error.message, "no/such/folder"));
  ng_rules_free(NULL);
  ng_worker_free(NULL);
}

static void version_is_the_headers(void **state) {
  (void)state;
  assert_string_equal(ng_version(), NG_VERSION);
  assert_int_equal(strlen(ng_rules_digest(rules)), 16);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_worker_gives_the_same_bytes_again),
      cmocka_unit_test(explaining_changes_no_record),
      cmocka_unit_test(threads_share_rules),
#ifdef COUNTS_ALLOCATIONS
      cmocka_unit_test(steady_state_allocates_nothing),
#endif
      cmocka_unit_test(empty_articles_are_fine),
      cmocka_unit_test(limits_are_errors),
      cmocka_unit_test(writing_stops_when_told),
      cmocka_unit_test(wrong_arguments_are_reported),
      cmocka_unit_test(version_is_the_headers),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
