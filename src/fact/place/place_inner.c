/* Places named inside the name of a place: "Mexico" in "Gulf of Mexico", "South China" is none in "South China Sea", but "China" is. */
#include "fact/place/place_scene.h"
#include "text/words.h"

/* A name may hold another place when it is larger than it or no unit of land at all: not Virginia in West Virginia. */
static bool may_hold(const place_row *outer, const place_row *inner) {
  const uint32_t land = KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_CONTINENT) | KIND_BIT(PLACE_ADMIN1) | KIND_BIT(PLACE_ADMIN2) | KIND_BIT(PLACE_CITY);
  if (outer == inner || !(land >> inner->kind & 1)) return false;
  if (!outer) return true;
  switch (outer->kind) {
    case PLACE_WATER:
    case PLACE_REGION:
    case PLACE_FACILITY:
    case PLACE_ISLAND:
    case PLACE_OTHER: return true;
    case PLACE_CITY:
    case PLACE_DISTRICT:
      return inner->country == outer->country && (inner->kind == PLACE_COUNTRY || (inner->kind == PLACE_ADMIN1 && inner->area == outer->area));
    default: return false;
  }
}

/* The largest place that the gazetteer or the list of demonyms has for the words at a token, NULL for none. */
static const place_row *place_at(const place_scene *scene, uint32_t token, uint32_t end, uint32_t *length) {
  const token_table *tokens = scene->tokens;
  const place_row *best = NULL;
  hit_range hits = token_hits(tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if ((hit->list != LIST_GAZ && hit->list != LIST_DEMONYM) || token + hit->length > end) continue;
    if (best && hit->length < *length) break;
    uint32_t row = hit->row;
    if (hit->list == LIST_DEMONYM) row = scene->gaz->demonyms[row].row;
    if (row == NO_PLACE_ROW || scene->gaz->rows[row].flags & GAZ_WEAK) continue;
    const place_row *place = &scene->gaz->rows[gazetteer_place(scene->gaz, row)];
    if (!best || place->kind == PLACE_COUNTRY || (best->kind != PLACE_COUNTRY && place->size > best->size)) best = place;
    *length = hit->length;
  }
  return best;
}

static void read_inner(const place_scene *scene, place_name *name) {
  const place_row *outer = name_place(scene, name);
  uint32_t length = 0;
  for (uint32_t t = name->span.first; t < name->span.end && name->inner_count < 2; t++) {
    uint32_t end = t == name->span.first ? name->span.end - 1 : name->span.end; /* the whole name is no part of itself */
    const place_row *inner = is_capital(scene_token(scene, t)) ? place_at(scene, t, end, &length) : NULL;
    if (!inner || !may_hold(outer, inner)) continue;
    name->inner[name->inner_count] = (token_range){t, t + length};
    name->inner_row[name->inner_count++] = (uint32_t)(inner - scene->gaz->rows);
    t += length - 1;
  }
}

void scene_read_inner(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense != NO_REF && !(name->signs & SIGN_DROP) && name->span.end - name->span.first > 1) read_inner(scene, name);
  }
}
