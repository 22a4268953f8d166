/* What rules of rules/en/20-places.rules say about names of places: their spans become patterns, found again by the token that the name begins at. */
#include "fact/place/place_scene.h"

static int index_of(const ng_str *names, int count, ng_str text) {
  for (int i = 0; text.len && i < count; i++) {
    if (str_equal(text, names[i])) return i;
  }
  return -1;
}

static int kind_index(ng_str text) {
  for (int k = 0; text.len && k < PLACE_KIND_COUNT; k++) {
    if (str_equal(text, place_kind_name((unsigned)k))) return k;
  }
  return -1;
}

ng_status scene_add_pattern(place_scene *scene, place_pattern pattern) {
  place_pattern *added = FACT_ADD(scene->doc->scratch, scene->patterns);
  uint32_t token = pattern.name.first, *bucket = &scene->pattern_buckets[token & scene->bucket_mask];
  if (!added) return NG_ERROR_MEMORY;
  *added = pattern;
  added->next = *bucket;
  *bucket = scene->patterns.count;
  scene->patterned[token / 64] |= (uint64_t)1 << token % 64;
  return NG_OK;
}

static ng_status read_pattern(place_scene *scene, const ng_span *span) {
  place_pattern pattern = {
      .name = {span->first, span->end}, .rule = span->rule, .is_place = span->type == SPAN_place, .role = -1, .use = -1, .kind = -1};
  const span_slot *first = scene->doc->spans.slots + span->first_slot;
  for (const span_slot *slot = first + span->slot_count; slot-- > first;) { /* of several the first counts */
    switch (slot->slot) {
      case SLOT_name:
        if (slot->kind == SLOT_IS_TOKENS) pattern.name = (token_range){slot->capture.first, slot->capture.end};
        break;
      case SLOT_role: pattern.role = index_of(PLACE_ROLE_NAMES, ROLE_IDIOM + 1, slot->text); break;
      case SLOT_use: pattern.use = index_of(PLACE_USE_NAMES, USE_SCOPE + 1, slot->text); break;
      case SLOT_kind: pattern.kind = kind_index(slot->text); break;
      case SLOT_modifier: pattern.modifier = slot->text; break;
      default: break;
    }
  }
  return scene_add_pattern(scene, pattern);
}

ng_status scene_read_patterns(place_scene *scene) {
  const uint64_t wanted_types = 1ull << SPAN_place | 1ull << SPAN_place_sign | 1ull << SPAN_place_list | 1ull << SPAN_place_object;
  const span_table *spans = &scene->doc->spans;
  for (uint32_t s = 0; s < spans->count; s++) {
    bool wanted = spans->items[s].type < SPAN_TYPE_COUNT && wanted_types >> spans->items[s].type & 1;
    ng_status status = wanted ? read_pattern(scene, &spans->items[s]) : NG_OK;
    if (status < 0) return status;
  }
  return NG_OK;
}
