/* Choosing among places of one name: size, what stands next to it ("Paris, Texas"), and the countries and states of the whole document.
 *
 * Every weight is in decades of population: a city of a million scores 6. Measured on local and international news. */
#include <math.h>

#include "fact/place_scene.h"

#define ROUNDS 3
#define WEIGHT_CONTAINED 8.0 /* "London, Ontario" beats any size */
#define WEIGHT_COUNTRY 1.0   /* for each doubling of other names of the same country */
#define WEIGHT_ADMIN1 1.3
#define WEIGHT_NEAR 1.0 /* for each doubling of other names within NEAR_DEGREES: "Dublin" among the suburbs of Columbus */
#define NEAR_DEGREES 1.2
#define MAX_ANCHORS 200u  /* names whose distance is looked at: bounds the work on long lists */
#define WEIGHT_COUNTY 2.0 /* "Henry County … Paris": a town that lies in or beside a county of the document */
#define COUNTY_DEGREES 0.5
#define MAX_AREAS 512u /* countries and states of one document: more say nothing */
#define WEIGHT_HINT 2.0
#define BONUS_COUNTRY 2.0
#define PRIOR_STATE 6.7 /* of the US, Canada, Australia, the UK: above every town, below New York City and Washington, D.C. */
#define BONUS_CAPITAL 1.0
#define BONUS_METROPOLIS 1.0
#define RESCUE_NEAR 1.0 /* near share from which a weak name counts as a place: one sure neighbour */

static bool is_big_four(ng_str country) {
  return str_is(country, "US") || str_is(country, "CA") || str_is(country, "AU") || str_is(country, "GB");
}

static double prior_of(const gaz_place *p) {
  double size = p->population ? log10((double)p->population + 1) : 3.0;
  switch (p->kind) {
    case PLACE_COUNTRY: return p->flags & GAZ_HISTORICAL ? 8.5 : size + BONUS_COUNTRY;
    case PLACE_CONTINENT: return 10;
    case PLACE_REGION:
    case PLACE_WATER:
    case PLACE_ISLAND: return 7.5;
    case PLACE_FACILITY:
    case PLACE_OTHER: return 7;
    case PLACE_ADMIN1: return is_big_four(p->country) ? PRIOR_STATE : size - 1;
    case PLACE_ADMIN2: return 3.8;
    case PLACE_DISTRICT: return p->population ? size - 0.7 : 5;
    default: return size + (p->flags & GAZ_CAPITAL ? BONUS_CAPITAL : 0) + (p->population > 1000000 ? BONUS_METROPOLIS : 0);
  }
}

/* `outer` contains `inner`: a country its cities, a state its towns and counties, a county the towns of its state. */
static bool contains(const gaz_place *outer, const gaz_place *inner) {
  if (outer->id == inner->id || outer->country.len == 0 || !str_equal(outer->country, inner->country)) return false;
  switch (outer->kind) {
    case PLACE_COUNTRY: return inner->kind != PLACE_COUNTRY;
    case PLACE_ADMIN1: return inner->kind != PLACE_COUNTRY && inner->kind != PLACE_ADMIN1 && str_equal(outer->admin1, inner->admin1);
    case PLACE_ADMIN2: return inner->kind == PLACE_CITY && str_equal(outer->admin1, inner->admin1);
    case PLACE_REGION:
    case PLACE_ISLAND: return outer->country.len > 0 && inner->kind == PLACE_CITY;
    default: return false;
  }
}

/* Two names stand together as "A, B" or "A B" with nothing else between. */
static bool is_adjacent(const place_scene *scene, const place_name *a, const place_name *b, bool *comma) {
  if (a->sentence != b->sentence || b->span.first < a->span.end) return false;
  uint32_t gap = b->span.first - a->span.end;
  ng_str between = gap == 1 ? token_text(scene->input->tokens, a->span.end) : (ng_str){"", 0};
  *comma = str_is(between, ",");
  return gap == 0 || *comma || str_is(between, "(");
}

static bool pair_up(place_sense *inner, place_sense *outer, bool comma) {
  bool found = false;
  for (uint32_t i = 0; i < inner->candidate_count; i++) {
    for (uint32_t o = 0; o < outer->candidate_count; o++) {
      place_candidate *in = &inner->candidates[i], *out = &outer->candidates[o];
      if (!contains(&out->place, &in->place)) continue;
      double weight = out->place.kind == PLACE_REGION || out->place.kind == PLACE_ISLAND ? 2 : comma ? WEIGHT_CONTAINED : WEIGHT_CONTAINED - 2;
      if (in->evidence < weight) in->evidence = weight;
      if (out->evidence < weight - 2) out->evidence = weight - 2;
      found = true;
    }
  }
  return found;
}

static void read_pairs(place_scene *scene) {
  for (uint32_t n = 0; n + 1 < scene->names.count; n++) {
    place_name *a = &scene->names.items[n], *b = &scene->names.items[n + 1];
    bool comma;
    if (a->sense == NO_REF || b->sense == NO_REF || !is_adjacent(scene, a, b, &comma)) continue;
    if (a->sense == b->sense || !pair_up(&scene->senses.items[a->sense], &scene->senses.items[b->sense], comma)) continue;
    a->signs |= SIGN_CONTAINED;
    b->signs |= SIGN_CONTAINER;
    a->signs &= (uint16_t)~SIGN_EMBEDDED;
    if (comma) a->signs &= (uint16_t)~SIGN_PERSON;
  }
}

/* ---- counties ---- */

/* cos of a latitude, good to 1 %: the same on every machine. */
static double cos_degrees(double degrees) {
  double x = degrees * 0.017453292519943295, y = x * x;
  return 1 - y / 2 + y * y / 24 - y * y * y / 720;
}

static bool is_point(const gaz_place *p) {
  return p->located && p->kind != PLACE_COUNTRY && p->kind != PLACE_ADMIN1 && p->kind != PLACE_CONTINENT && p->kind != PLACE_REGION &&
         p->kind != PLACE_WATER;
}

static bool is_within(const gaz_place *a, const gaz_place *b, double degrees) {
  double dy = a->lat - b->lat, dx = (a->lon - b->lon) * cos_degrees(b->lat);
  return dx * dx + dy * dy < degrees * degrees;
}

/* Towns and counties of one name each vouch for each other where one pair of them lies together. */
static void match_county(place_sense *county, place_sense *town) {
  for (uint32_t c = 0; c < county->candidate_count; c++) {
    place_candidate *outer = &county->candidates[c];
    if (outer->place.kind != PLACE_ADMIN2) continue;
    for (uint32_t t = 0; t < town->candidate_count; t++) {
      place_candidate *inner = &town->candidates[t];
      if (inner->place.kind != PLACE_CITY || !contains(&outer->place, &inner->place) || !is_within(&inner->place, &outer->place, COUNTY_DEGREES))
        continue;
      if (inner->evidence < WEIGHT_COUNTY) inner->evidence = WEIGHT_COUNTY;
      if (outer->evidence < WEIGHT_COUNTY) outer->evidence = WEIGHT_COUNTY;
    }
  }
}

static void read_counties(place_scene *scene) {
  uint32_t count = scene->senses.count < MAX_ANCHORS ? scene->senses.count : MAX_ANCHORS;
  for (uint32_t c = 0; c < count; c++) {
    place_sense *county = &scene->senses.items[c];
    if (county->candidates[0].place.kind != PLACE_ADMIN2 || county->length < 2) continue;
    for (uint32_t t = 0; t < count; t++) {
      if (t != c && scene->senses.items[t].live_count) match_county(county, &scene->senses.items[t]);
    }
  }
}

/* ---- keeping and dropping ---- */

static void drop_names(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    place_sense *sense = &scene->senses.items[name->sense];
    bool placed = name->signs & (SIGN_CONTAINED | SIGN_CONTAINER | SIGN_DATELINE);
    if ((placed || name->signs & SIGN_FIRM) && !(name->signs & (SIGN_PERSON | SIGN_EMBEDDED))) sense->has_strong = 1;
    if (name->signs & SIGN_PERSON && !(name->signs & SIGN_DATELINE)) name->signs |= SIGN_DROP;
    if (name->signs & SIGN_CODE && !(name->signs & SIGN_CONTAINER)) name->signs |= SIGN_DROP;
  }
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    place_sense *sense = &scene->senses.items[name->sense];
    if (sense->weak && !sense->has_strong) name->signs |= SIGN_DROP;
    if (!(name->signs & SIGN_DROP)) sense->live_count++;
  }
}

/* ---- the document ---- */

typedef struct {
  ng_str country, admin1;
  double weight;
} area;

typedef struct {
  area *items;
  uint32_t count;
} area_table;

static area *find_area(area_table *areas, ng_str country, ng_str admin1) {
  for (uint32_t i = 0; i < areas->count; i++) {
    if (str_equal(areas->items[i].country, country) && str_equal(areas->items[i].admin1, admin1)) return &areas->items[i];
  }
  return NULL;
}

static void add_area(area_table *areas, ng_str country, ng_str admin1, double weight) {
  if (country.len == 0) return;
  area *known = find_area(areas, country, admin1);
  if (!known && areas->count == MAX_AREAS) return;
  if (!known) {
    known = &areas->items[areas->count++];
    *known = (area){country, admin1, 0};
  }
  known->weight += weight;
}

/* How much a chosen place says about where the document plays. A state or county says more than a town, a town in a list little. */
static double area_weight(const place_sense *sense, const place_candidate *choice) {
  double sure = choice->evidence > 0 || sense->candidate_count == 1 ? 1.0 : 0.6;
  double kind = choice->place.kind == PLACE_ADMIN1 || choice->place.kind == PLACE_ADMIN2 ? 2.0 : 1.0;
  double often = sense->live_count > 2 ? 1.5 : 1.0;
  return sure * kind * often;
}

static void count_areas(const place_scene *scene, area_table *areas) {
  areas->count = 0;
  for (uint32_t s = 0; s < scene->senses.count; s++) {
    const place_sense *sense = &scene->senses.items[s];
    const place_candidate *choice = sense_choice(sense);
    if (!choice || sense->live_count == 0) continue;
    double weight = area_weight(sense, choice);
    add_area(areas, choice->place.country, (ng_str){"", 0}, weight);
    if (choice->place.admin1.len) add_area(areas, choice->place.country, choice->place.admin1, weight);
  }
}

static double area_share(area_table *areas, ng_str country, ng_str admin1, double own) {
  const area *found = find_area(areas, country, admin1);
  double weight = found ? found->weight - own : 0;
  return weight > 0 ? log2(1 + weight) : 0;
}

static double hint_bonus(const place_scene *scene, const gaz_place *p) {
  ng_str rest = scene->input->region_hint;
  if (rest.len == 0) return 0;
  ng_str country = str_cut(&rest, '.');
  if (!str_equal(country, p->country)) return 0;
  return rest.len && str_equal(rest, p->admin1) ? WEIGHT_HINT * 2 : WEIGHT_HINT;
}

/* How many other names of the document lie close by, in doublings. */
static double near_share(const place_scene *scene, const place_sense *sense, const gaz_place *p) {
  if (!is_point(p)) return 0;
  double weight = 0;
  uint32_t count = scene->senses.count < MAX_ANCHORS ? scene->senses.count : MAX_ANCHORS;
  for (uint32_t s = 0; s < count; s++) {
    const place_sense *other = &scene->senses.items[s];
    const place_candidate *choice = sense_choice(other);
    if (other == sense || !choice || other->live_count == 0 || !is_point(&choice->place) || choice->place.id == p->id) continue;
    if (is_within(&choice->place, p, NEAR_DEGREES)) weight += choice->evidence > 0 || other->candidate_count == 1 ? 1.0 : 0.6;
  }
  return log2(1 + weight);
}

static void score_sense(place_scene *scene, area_table *areas, place_sense *sense, bool first_round) {
  const place_candidate *now = sense_choice(sense);
  bool counted = !first_round && sense->live_count > 0;
  double own = counted ? area_weight(sense, now) : 0;
  ng_str country = now->place.country, admin1 = now->place.admin1;
  uint32_t best = 0;
  for (uint32_t c = 0; c < sense->candidate_count; c++) {
    place_candidate *candidate = &sense->candidates[c];
    const gaz_place *p = &candidate->place;
    bool same_country = counted && str_equal(p->country, country), same_admin1 = same_country && str_equal(p->admin1, admin1);
    candidate->context = 0;
    if (!first_round && p->country.len) {
      candidate->context = WEIGHT_COUNTRY * area_share(areas, p->country, (ng_str){"", 0}, same_country ? own : 0);
      if (p->admin1.len) candidate->context += WEIGHT_ADMIN1 * area_share(areas, p->country, p->admin1, same_admin1 ? own : 0);
    }
    if (!first_round) candidate->context += WEIGHT_NEAR * near_share(scene, sense, p);
    candidate->score = candidate->prior + candidate->evidence + candidate->context + hint_bonus(scene, p);
    if (candidate->score > sense->candidates[best].score) best = c;
  }
  sense->chosen = best;
}

/* Weak names that nothing supports by themselves, but that lie among the places of the document: "Richmond" next to Berea and Lexington. */
static void rescue_names(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF || !(name->signs & SIGN_DROP) || name->signs & (SIGN_PERSON | SIGN_CODE)) continue;
    place_sense *sense = &scene->senses.items[name->sense];
    if (!sense->weak || sense->has_strong || sense->has_person) continue;
    if (near_share(scene, sense, &sense_choice(sense)->place) < RESCUE_NEAR || sense->is_also_word) continue;
    name->signs &= (uint16_t)~SIGN_DROP;
  }
}

void scene_resolve(place_scene *scene) {
  read_pairs(scene);
  drop_names(scene);
  read_counties(scene);
  area_table areas = {ARENA_NEW(scene->input->arena, area, MAX_AREAS), 0};
  if (!areas.items) return;
  for (uint32_t s = 0; s < scene->senses.count; s++) {
    place_sense *sense = &scene->senses.items[s];
    for (uint32_t c = 0; c < sense->candidate_count; c++) sense->candidates[c].prior = prior_of(&sense->candidates[c].place);
  }
  for (int round = 0; round < ROUNDS; round++) {
    if (round > 0) count_areas(scene, &areas);
    for (uint32_t s = 0; s < scene->senses.count; s++) score_sense(scene, &areas, &scene->senses.items[s], round == 0);
  }
  rescue_names(scene);
}
