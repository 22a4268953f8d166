/* Byte offsets into units. */
#include "out/offset.h"

#include "base/utf8.h"

/* A code point is one unit: its first byte's. Beyond the first 65,536 it is two of UTF-16: also its second byte's. */
static void mark_silent(offset_block *blocks, ng_str text, uint32_t first, ng_offsets unit) {
  for (uint32_t i = first; i < text.len; i = utf8_skip_ascii(text, i)) {
    uint32_t length = utf8_length(text, i), end = i + (length ? length : 1);
    i += length == 4 && unit == NG_OFFSETS_UTF16 ? 2 : 1;
    for (; i < end; i++) blocks[i / 64].silent |= (uint64_t)1 << i % 64;
  }
}

bool offset_init(offset_map *map, ng_arena *arena, ng_str text, uint32_t ascii, ng_offsets unit) {
  uint32_t first = unit == NG_OFFSETS_BYTE ? text.len : utf8_skip_ascii(text, ascii), count = text.len / 64 + 1;
  map->blocks = NULL;
  if (first == text.len) return true;
  offset_block *blocks = ARENA_NEW(arena, offset_block, count);
  if (!blocks) return false;
  mark_silent(blocks, text, first, unit);
  for (uint32_t i = 1; i < count; i++) blocks[i].silent_before = blocks[i - 1].silent_before + count_bits(blocks[i - 1].silent);
  map->blocks = blocks;
  return true;
}
