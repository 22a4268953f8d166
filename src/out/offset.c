/* Byte offsets into units. */
#include "out/offset.h"

#include "base/utf8.h"

#define STEP 64u
#define HIGH_BITS 0x8080808080808080u

static bool is_ascii(ng_str text) {
  uint32_t i = 0;
  for (; i + 8 <= text.len; i += 8) {
    if (load_bytes(text.ptr + i, 8) & HIGH_BITS) return false;
  }
  for (; i < text.len; i++) {
    if ((uint8_t)text.ptr[i] >= 0x80) return false;
  }
  return true;
}

/* Counts on from `*units` at byte `from` (the start of a sequence) up to the first sequence at or after `to`; returns that byte. */
static uint32_t count_units(const offset_map *map, uint32_t from, uint32_t to, uint32_t *units) {
  uint32_t i = from;
  while (i < to) {
    if (to - i >= 8 && !(load_bytes(map->text.ptr + i, 8) & HIGH_BITS)) {
      *units += 8;
      i += 8;
      continue;
    }
    uint32_t length = (uint8_t)map->text.ptr[i] < 0x80 ? 1 : utf8_length(map->text, i);
    *units += length == 4 && map->unit == NG_OFFSETS_UTF16 ? 2 : 1;
    i += length ? length : 1;
  }
  return i;
}

bool offset_init(offset_map *map, ng_arena *arena, ng_str text, ng_offsets unit) {
  *map = (offset_map){.text = text, .unit = unit};
  if (unit == NG_OFFSETS_BYTE || is_ascii(text)) return true;
  uint32_t count = text.len / STEP + 1;
  uint32_t *checkpoints = ARENA_NEW(arena, uint32_t, count * 2);
  if (!checkpoints) return false;
  uint32_t units = 0;
  for (uint32_t i = 0, byte = 0; i < count; i++) {
    byte = count_units(map, byte, i * STEP, &units);
    checkpoints[2 * i] = byte;
    checkpoints[2 * i + 1] = units;
  }
  map->checkpoints = checkpoints;
  return true;
}

uint32_t offset_at(const offset_map *map, uint32_t byte) {
  if (!map->checkpoints) return byte;
  const uint32_t *checkpoint = map->checkpoints + 2 * (byte / STEP);
  if (checkpoint[0] > byte) checkpoint -= 2;
  uint32_t units = checkpoint[1];
  count_units(map, checkpoint[0], byte, &units);
  return units;
}
