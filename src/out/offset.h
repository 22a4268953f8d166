/* Offsets for readers: byte offsets of the document's text turned into code points or UTF-16 units.
 * Text that is all ASCII costs one scan; of other text the bytes that begin no unit are kept, so that any order of questions is quick. */
#ifndef NG_OUT_OFFSET_H
#define NG_OUT_OFFSET_H

#include "base/arena.h"
#include "base/bits.h"
#include "nutgraf/nutgraf.h"

/* 64 bytes of text: a bit for each that begins no unit, and how many of those there are before the block. */
typedef struct {
  uint64_t silent;
  uint32_t silent_before;
} offset_block;

typedef struct {
  const offset_block *blocks; /* NULL when bytes are units */
} offset_map;

/* `ascii`: so many bytes are known to be. False when memory runs out. */
bool offset_init(offset_map *map, ng_arena *arena, ng_str text, uint32_t ascii, ng_offsets unit);

/* Units before `byte`, which is the start of a sequence or the end of the text. */
static inline uint32_t offset_at(const offset_map *map, uint32_t byte) {
  if (!map->blocks) return byte;
  const offset_block *block = &map->blocks[byte / 64];
  return byte - block->silent_before - count_bits(block->silent & (((uint64_t)1 << byte % 64) - 1));
}

#endif
