/* The hash table of a record's ids: open addressing, at most half full. */
#include "store/refs.h"

bool refs_init(record_refs *refs, ng_arena *arena, uint32_t count) {
  uint32_t size = 16;
  while (size < count * 2) size *= 2;
  *refs = (record_refs){ARENA_NEW(arena, record_ref, size), size - 1};
  return refs->slots;
}

/* "p12" */
static bool read_ref(ng_str text, char *letter, uint32_t *number) {
  *number = 0;
  if (text.len < 2 || text.len > 9 || text.ptr[1] == '0') return false;
  *letter = text.ptr[0];
  for (uint32_t i = 1; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
    *number = *number * 10 + (uint32_t)(text.ptr[i] - '0');
  }
  return true;
}

/* The slot of a ref, or the empty one where it belongs. */
static record_ref *find_slot(const record_refs *refs, char letter, uint32_t number) {
  uint32_t at = (number * 2654435761u + (uint32_t)letter * 40503u) & refs->mask;
  while (refs->slots[at].letter && (refs->slots[at].letter != letter || refs->slots[at].number != number)) at = (at + 1) & refs->mask;
  return &refs->slots[at];
}

const char *refs_add(record_refs *refs, ng_str text, char letter, uint32_t ordinal) {
  char given;
  uint32_t number;
  if (!read_ref(text, &given, &number) || given != letter) return "no id of such a fact";
  record_ref *slot = find_slot(refs, letter, number);
  if (slot->letter) return "two facts have the same id";
  *slot = (record_ref){letter, number, ordinal};
  return NULL;
}

uint32_t refs_find(const record_refs *refs, ng_str text) {
  char letter;
  uint32_t number;
  return read_ref(text, &letter, &number) ? find_slot(refs, letter, number)->ordinal : 0;
}
