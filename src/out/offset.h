/* Offsets for readers: byte offsets of the document's text turned into code points or UTF-16 units.
 * Text that is all ASCII costs one scan; other text gets a checkpoint every 64 bytes, so that any order of questions is quick. */
#ifndef NG_OUT_OFFSET_H
#define NG_OUT_OFFSET_H

#include "base/arena.h"
#include "nutgraf/nutgraf.h"

typedef struct {
  ng_str text;
  ng_offsets unit;
  const uint32_t *checkpoints; /* pairs: the first sequence at or after byte 64 * i, units before it; NULL when bytes are units */
} offset_map;

/* False when memory runs out. */
bool offset_init(offset_map *map, ng_arena *arena, ng_str text, ng_offsets unit);

/* Units before `byte`, which is the start of a sequence or the end of the text. */
uint32_t offset_at(const offset_map *map, uint32_t byte);

#endif
