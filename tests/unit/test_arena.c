/* The arena: alignment, zeroing, reuse of chunks after a reset. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

static void pieces_are_aligned_and_zeroed(void **state) {
  (void)state;
  ng_arena arena;
  arena_init(&arena);
  for (size_t size = 0; size < 300; size++) {
    unsigned char *piece = arena_take(&arena, size);
    assert_non_null(piece);
    assert_int_equal((uintptr_t)piece % 8, 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(piece[i], 0);
    memset(piece, 0xFF, size);
  }
  arena_clear(&arena);
}

static void large_pieces_get_a_chunk(void **state) {
  (void)state;
  ng_arena arena;
  arena_init(&arena);
  assert_non_null(arena_take(&arena, 8u << 20));
  assert_non_null(arena_take(&arena, 10));
  assert_null(arena_take(&arena, SIZE_MAX / 2 + 1));
  arena_clear(&arena);
}

#ifndef NG_ARENA_MALLOC
static void reset_keeps_chunks(void **state) {
  (void)state;
  ng_arena arena;
  arena_init(&arena);
  size_t steady = 0;
  for (int round = 0; round < 10; round++) {
    for (int i = 0; i < 1000; i++) arena_take(&arena, 1000);
    if (round == 0) steady = arena.chunk_count;
    assert_int_equal(arena.chunk_count, steady);
    arena_reset(&arena);
  }
  arena_clear(&arena);
}

static void reset_gives_large_chunks_back(void **state) {
  (void)state;
  ng_arena arena;
  arena_init(&arena);
  for (int round = 1; round <= 3; round++) {
    arena_take(&arena, 1000);
    arena_take(&arena, 8u << 20);
    assert_int_equal(arena.chunk_count, 1 + round);
    arena_reset(&arena);
    assert_non_null(arena.first);
  }
  arena_clear(&arena);
}
#endif

static void arrays_grow(void **state) {
  (void)state;
  static const size_t SIZES[] = {0, 1, 8, 1000, 100000, 3u << 20, 9u << 20, 40u << 20};
  ng_arena arena;
  arena_init(&arena);
  for (int round = 0; round < 3; round++) {
    unsigned char *array = NULL;
    for (size_t i = 1; i < sizeof SIZES / sizeof *SIZES; i++) {
      array = arena_grow(&arena, array, SIZES[i - 1], SIZES[i]);
      assert_non_null(array);
      memset(array + SIZES[i - 1], (int)i, SIZES[i] - SIZES[i - 1]);
      if (round % 2) memset(arena_raw(&arena, 24), 0xFF, 24);
      for (size_t k = 1; k <= i; k++) assert_int_equal(array[SIZES[k] - 1], k);
    }
    arena_reset(&arena);
  }
  arena_clear(&arena);
}

static void copies_end_in_a_zero_byte(void **state) {
  (void)state;
  ng_arena arena;
  arena_init(&arena);
  ng_str copy = arena_copy(&arena, STR("Busan"));
  assert_string_equal(copy.ptr, "Busan");
  assert_int_equal(copy.len, 5);
  assert_string_equal(arena_copy(&arena, STR("")).ptr, "");
  arena_clear(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_are_aligned_and_zeroed),
      cmocka_unit_test(large_pieces_get_a_chunk),
#ifndef NG_ARENA_MALLOC
      cmocka_unit_test(reset_keeps_chunks),
      cmocka_unit_test(reset_gives_large_chunks_back),
#endif
      cmocka_unit_test(arrays_grow),
      cmocka_unit_test(copies_end_in_a_zero_byte),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
