/* Mentions that differ from the rest of their sense: "Georgia's parliament in Tbilisi" in an article about Atlanta, "in Ohio and New York". */
#include "fact/place/place_scene.h"
#include "text/words.h"

#define SENTENCE_NAMES 8u /* names looked at on either side */
#define SIZE_CITY 5500    /* a city that may stand beside others by name alone */

/* ---- neighbours of the sentence ---- */

static bool supports(const place_row *other, const place_row *candidate) {
  if (candidate->kind == PLACE_COUNTRY) return other->country == candidate->country;
  return candidate->area && other->area == candidate->area;
}

static bool is_supported(const place_scene *scene, uint32_t n, const place_row *candidate) {
  const place_name *name = &scene->names.items[n];
  for (uint32_t o = n > SENTENCE_NAMES ? n - SENTENCE_NAMES : 0; o < scene->names.count && o < n + SENTENCE_NAMES; o++) {
    const place_name *other = &scene->names.items[o];
    if (other->sentence != name->sentence || other->sense == name->sense || other->signs & SIGN_DROP) continue;
    const place_row *place = name_place(scene, other);
    if (place && supports(place, candidate)) return true;
  }
  return false;
}

/* The country or unit that some other name of the sentence supports, NO_REF for none or several. */
static uint32_t supported_candidate(const place_scene *scene, uint32_t n) {
  const place_sense *sense = sense_of(scene, &scene->names.items[n]);
  uint32_t found = NO_REF;
  for (uint32_t c = 0; c < sense->candidate_count; c++) {
    const place_row *candidate = sense->candidates[c].place;
    if ((candidate->kind != PLACE_COUNTRY && candidate->kind != PLACE_ADMIN1) || !is_supported(scene, n, candidate)) continue;
    if (found != NO_REF) return NO_REF;
    found = c;
  }
  return found;
}

/* ---- lists ---- */

static bool is_joint(const place_scene *scene, uint32_t token) {
  return token_is(scene->tokens, token, WORD_COMMA) || token_is(scene->tokens, token, WORD_AND) || token_is(scene->tokens, token, WORD_OR);
}

/* Two names of a list: nothing between them but ",", "and", ", and", "and the". */
static bool are_listed(const place_scene *scene, const place_name *a, const place_name *b) {
  uint32_t at = a->span.end;
  if (a->sentence != b->sentence || b->span.first > at + 3) return false;
  while (at < b->span.first && is_joint(scene, at)) at++;
  if (at < b->span.first && token_is(scene->tokens, at, WORD_THE) && token_is(scene->tokens, at - 1, WORD_AND)) at++;
  return at == b->span.first && at > a->span.end;
}

/* The one kind of the names that stand in a list right before and after name `n`; PLACE_KIND_COUNT for none or several. */
static unsigned kind_of_list(const place_scene *scene, uint32_t n, uint32_t country) {
  unsigned kind = PLACE_KIND_COUNT;
  for (int side = -1; side <= 1; side += 2) {
    uint32_t o = n + (uint32_t)side;
    if (o >= scene->names.count) continue;
    const place_name *first = &scene->names.items[side < 0 ? o : n];
    if (!are_listed(scene, first, first + 1)) continue;
    const place_row *place = name_place(scene, &scene->names.items[o]);
    if (!place || (country && place->country != country) || (kind != PLACE_KIND_COUNT && kind != place->kind)) return PLACE_KIND_COUNT;
    kind = place->kind;
  }
  return kind;
}

/* "Ohio and New York", "Chicago, Boston and Washington": what stands in a list is of one kind. */
static uint32_t listed_candidate(const place_scene *scene, uint32_t n) {
  const place_name *name = &scene->names.items[n];
  const place_sense *sense = sense_of(scene, name);
  const place_row *now = sense_choice(sense)->place;
  if (now->kind != PLACE_CITY && now->kind != PLACE_ADMIN1) return NO_REF;
  unsigned kind = kind_of_list(scene, n, now->country);
  if (kind == now->kind || (kind != PLACE_CITY && kind != PLACE_ADMIN1)) return NO_REF;
  for (uint32_t c = 0; c < sense->candidate_count; c++) {
    const place_row *candidate = sense->candidates[c].place;
    if (sense->candidates[c].flags & GAZ_EXACT && sense->candidates[c].flags & GAZ_WEAK) continue; /* a postal code */
    if (candidate->kind == kind && candidate->country == now->country && (kind == PLACE_ADMIN1 || candidate->size > SIZE_CITY)) return c;
  }
  return NO_REF;
}

/* ---- a country and a state of one name ---- */

/* The candidate of a kind that scores best, NO_REF for none. */
static uint32_t candidate_of_kind(const place_sense *sense, unsigned kind) {
  uint32_t best = NO_REF;
  for (uint32_t c = 0; c < sense->candidate_count; c++) {
    if (sense->candidates[c].place->kind != kind) continue;
    if (best == NO_REF || sense->candidates[c].score > sense->candidates[best].score) best = c;
  }
  return best;
}

/* What a noun at `token` says: PLACE_COUNTRY, PLACE_ADMIN1, PLACE_KIND_COUNT for nothing. */
static unsigned unit_at(const place_scene *scene, uint32_t token, uint32_t *length) {
  const list_hit *hit = token < scene->tokens->count ? scene_hit(scene, token, LIST_UNIT_NOUN) : NULL;
  if (!hit || hit->row >= PLACE_WORD_ROWS) return PLACE_KIND_COUNT;
  *length = hit->length;
  return scene->words->unit[hit->row];
}

/* "Georgia's parliament", "Georgia Gov. Brian Kemp", "Georgia's new prime minister". */
static unsigned unit_behind(const place_scene *scene, const place_name *name) {
  uint32_t at = name->span.end, length;
  bool owns = token_is(scene->tokens, at, WORD_GENITIVE);
  unsigned unit = unit_at(scene, at + owns, &length);
  return unit == PLACE_KIND_COUNT && owns ? unit_at(scene, at + 2, &length) : unit;
}

/* "the governor of Georgia", "ambassador to Georgia", "Sen. Jon Ossoff of Georgia". */
static unsigned unit_before(const place_scene *scene, const place_name *name) {
  uint32_t first = scene->doc->sentences.items[name->sentence].first, at = name->span.first, length = 0;
  if (at < first + 2 ||
      !(token_is(scene->tokens, at - 1, WORD_OF) || token_is(scene->tokens, at - 1, WORD_TO) || token_is(scene->tokens, at - 1, WORD_IN)))
    return PLACE_KIND_COUNT;
  at--;
  for (uint32_t t = at; t-- > first && t + 6 > at;) {
    unsigned unit = unit_at(scene, t, &length);
    if (unit != PLACE_KIND_COUNT && t + length <= at && (t + length == at || is_capital(scene_token(scene, t)))) return unit;
    if (!is_capital(scene_token(scene, t)) && t + 3 < at) break;
  }
  return PLACE_KIND_COUNT;
}

/* What the words beside it or the list in which it stands say of a name that a country and a state bear. */
static uint32_t told_candidate(const place_scene *scene, uint32_t n) {
  const place_name *name = &scene->names.items[n];
  unsigned unit = unit_behind(scene, name);
  if (unit == PLACE_KIND_COUNT) unit = unit_before(scene, name);
  return candidate_of_kind(sense_of(scene, name), unit);
}

void scene_split_senses(place_scene *scene) {
  const uint32_t states = KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_ADMIN1), units = KIND_BIT(PLACE_CITY) | KIND_BIT(PLACE_ADMIN1);
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF || name->own != NO_REF || name->signs & SIGN_DROP) continue;
    const place_sense *sense = sense_of(scene, name);
    if ((sense->kinds & states) == states) {
      name->own = told_candidate(scene, n);
      if (name->own == NO_REF) name->own = supported_candidate(scene, n);
      if (name->own == NO_REF && kind_of_list(scene, n, 0) == PLACE_COUNTRY) name->own = candidate_of_kind(sense, PLACE_COUNTRY);
    }
    if ((sense->kinds & units) == units && name->own == NO_REF) name->own = listed_candidate(scene, n);
  }
}
