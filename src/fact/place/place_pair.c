/* What contains what: "Paris, Texas", "Osh (Kyrgyzstan)", "Henry County … Paris". Pairs are evidence for both names, and decide their mentions. */
#include "fact/place/place_geo.h"
#include "fact/place/place_scene.h"
#include "text/words.h"

#define EVIDENCE_BESIDE 6000   /* "Leeds England": no comma between */
#define EVIDENCE_REGION 2000   /* "Gaza City, Gaza Strip": a region holds more than its own country's towns */
#define EVIDENCE_OUTER 2000    /* so much less does the container gain */
#define EVIDENCE_COUNTY 2000   /* "Henry County … Paris": a town that lies in or beside a county of the document */
#define EVIDENCE_DATELINE 2000 /* "WASHINGTON -": without a state, so all know it */
#define COUNTY_DISTANCE 5000   /* half a degree */
#define MAX_COUNTY_SENSES 200u

/* `outer` contains `inner`: a country its cities, a state its towns and counties, a county the towns of its state. */
static bool contains(const place_row *outer, const place_row *inner) {
  if (outer == inner || outer->country == 0 || outer->country != inner->country) return false;
  switch (outer->kind) {
    case PLACE_COUNTRY: return inner->kind != PLACE_COUNTRY;
    case PLACE_ADMIN1: return inner->kind != PLACE_COUNTRY && inner->kind != PLACE_ADMIN1 && outer->area == inner->area;
    case PLACE_ADMIN2: return inner->kind == PLACE_CITY && outer->area == inner->area;
    case PLACE_REGION:
    case PLACE_ISLAND: return inner->kind == PLACE_CITY;
    default: return false;
  }
}

static bool is_beside(const place_scene *scene, const place_name *a, const place_name *b, uint32_t mark) {
  return a->sentence == b->sentence && b->span.first == a->span.end + 1 && token_is(scene->tokens, a->span.end, mark);
}

/* "Tripoli, in northern Lebanon": a comma, a direction or both stand beside "in"; without them it may be "beat Boston in New York". */
static bool is_in(const place_scene *scene, const place_name *a, const place_name *b) {
  uint32_t at = a->span.end;
  if (a->sentence != b->sentence || b->span.first < at + 2 || b->span.first > at + 4) return false;
  bool comma = token_is(scene->tokens, at, WORD_COMMA);
  at += comma;
  if (!token_is(scene->tokens, at++, WORD_IN)) return false;
  if (token_is(scene->tokens, at, WORD_THE)) at++;
  bool direction = at < b->span.first && scene_hit(scene, at, LIST_DIRECTION);
  return at + direction == b->span.first && (comma || direction);
}

/* Two names stand together as "A, B" or "A B" with nothing else between, or as "A, in B". */
static bool is_adjacent(const place_scene *scene, const place_name *a, const place_name *b, bool *comma) {
  *comma = is_beside(scene, a, b, WORD_COMMA) || is_in(scene, a, b);
  return *comma || is_beside(scene, a, b, WORD_OPEN_BRACKET) || (a->sentence == b->sentence && b->span.first == a->span.end);
}

static bool is_unit(const place_scene *scene, uint32_t n) {
  const place_name *name = &scene->names.items[n];
  return name->sense != NO_REF && has_kind(sense_of(scene, name), KIND_BIT(PLACE_ADMIN1) | KIND_BIT(PLACE_COUNTRY));
}

/* "Ohio, Indiana and Iowa": in a list of states nothing contains anything, though Nevada and Ohio are towns of Iowa and Illinois, too. */
static bool is_list_of_units(const place_scene *scene, uint32_t n) {
  const place_name *a = &scene->names.items[n], *b = a + 1;
  if (!is_unit(scene, n)) return false;
  if (n > 0 && is_unit(scene, n - 1) && (is_beside(scene, a - 1, a, WORD_COMMA) || is_beside(scene, a - 1, a, WORD_AND))) return true;
  if (n + 2 >= scene->names.count || !is_unit(scene, n + 2) || b[1].sentence != b->sentence) return false;
  uint32_t at = b->span.end;
  if (token_is(scene->tokens, at, WORD_COMMA)) at++;
  if (token_is(scene->tokens, at, WORD_AND) || token_is(scene->tokens, at, WORD_OR)) at++;
  return at > b->span.end && b[1].span.first == at;
}

static void raise(int32_t *evidence, int32_t weight) {
  if (*evidence < weight) *evidence = weight;
}

/* The larger of two candidates of a sense, NO_REF being none. */
static uint32_t larger(const place_sense *sense, uint32_t best, uint32_t c) {
  return best == NO_REF || sense->candidates[c].place->size > sense->candidates[best].place->size ? c : best;
}

static bool pair_up(place_scene *scene, place_name *a, place_name *b, bool comma) {
  place_sense *inner = sense_of(scene, a), *outer = sense_of(scene, b);
  uint32_t own_inner = NO_REF, own_outer = NO_REF;
  for (uint32_t i = 0; i < inner->candidate_count; i++) {
    for (uint32_t o = 0; o < outer->candidate_count; o++) {
      place_candidate *in = &inner->candidates[i], *out = &outer->candidates[o];
      if (!contains(out->place, in->place)) continue;
      bool region = out->place->kind == PLACE_REGION || out->place->kind == PLACE_ISLAND;
      int32_t weight = region ? EVIDENCE_REGION : comma ? EVIDENCE_CONTAINED : EVIDENCE_BESIDE;
      raise(&in->evidence, weight);
      raise(&out->evidence, weight - EVIDENCE_OUTER);
      own_inner = larger(inner, own_inner, i);
      own_outer = larger(outer, own_outer, o);
    }
  }
  if (own_inner == NO_REF) return false;
  if (comma) a->own = own_inner;
  if (comma) b->own = own_outer;
  return true;
}

static void read_pairs(place_scene *scene) {
  for (uint32_t n = 0; n + 1 < scene->names.count; n++) {
    place_name *a = &scene->names.items[n], *b = &scene->names.items[n + 1];
    bool comma;
    if (a->sense == NO_REF || b->sense == NO_REF || a->sense == b->sense || !is_adjacent(scene, a, b, &comma)) continue;
    if (is_list_of_units(scene, n) || !pair_up(scene, a, b, comma)) continue;
    a->signs |= SIGN_CONTAINED;
    b->signs |= SIGN_CONTAINER;
    a->signs &= (uint16_t)~SIGN_EMBEDDED;
    if (comma) a->signs &= (uint16_t)~SIGN_PERSON;
  }
}

/* Towns and counties of one name each vouch for each other where one pair of them lies together. */
static void match_county(place_sense *county, place_sense *town) {
  for (uint32_t c = 0; c < county->candidate_count; c++) {
    place_candidate *outer = &county->candidates[c];
    for (uint32_t t = 0; outer->place->kind == PLACE_ADMIN2 && t < town->candidate_count; t++) {
      place_candidate *inner = &town->candidates[t];
      if (!contains(outer->place, inner->place) || !places_are_near(inner->place, outer->place, COUNTY_DISTANCE)) continue;
      raise(&inner->evidence, EVIDENCE_COUNTY);
      raise(&outer->evidence, EVIDENCE_COUNTY);
    }
  }
}

static void read_counties(place_scene *scene) {
  uint32_t count = scene->senses.count < MAX_COUNTY_SENSES ? scene->senses.count : MAX_COUNTY_SENSES;
  for (uint32_t c = 0; c < count; c++) {
    place_sense *county = &scene->senses.items[c];
    if (county->length < 2 || !county->candidate_count || !has_kind(county, KIND_BIT(PLACE_ADMIN2)) ||
        county->candidates[0].place->kind != PLACE_ADMIN2)
      continue;
    for (uint32_t t = 0; t < count; t++) {
      place_sense *town = &scene->senses.items[t];
      if (t != c && has_kind(town, KIND_BIT(PLACE_CITY))) match_county(county, town);
    }
  }
}

static void read_datelines(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    const place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF || !(name->signs & SIGN_DATELINE) || name->signs & (SIGN_CONTAINED | SIGN_CONTAINER)) continue;
    place_sense *sense = sense_of(scene, name);
    for (uint32_t c = 0; c < sense->candidate_count; c++) {
      if (sense->candidates[c].flags & GAZ_CAPITAL) raise(&sense->candidates[c].evidence, EVIDENCE_DATELINE);
    }
  }
}

void scene_pair_names(place_scene *scene) {
  read_pairs(scene);
  read_datelines(scene);
  read_counties(scene);
}
