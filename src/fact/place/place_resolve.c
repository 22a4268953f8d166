/* Choosing among places of one name: size, what stands next to it ("Paris, Texas"), and the countries and states of the whole document.
 *
 * Every weight is in thousandths of a decade of population: a city of a million scores 6000. Measured on local and international news. */
#include "base/bits.h"
#include "fact/place/place_geo.h"
#include "fact/place/place_scene.h"
#include "text/words.h"

#define ROUNDS 2
#define WEIGHT_COUNTRY 1000   /* for each doubling of other names of the same country */
#define MAX_COUNTRY 2600      /* a country alone makes no town famous: Washington near Sunderland */
#define MAX_LONE_COUNTRY 1000 /* still less where nothing of its own part of the country is named: Venice in Florida */
#define SIZE_TOWN 5000
#define WEIGHT_AREA 1300 /* the same, of the same first-level unit */
#define SIZE_NATION 7600 /* a first-level unit with as many people as a country says no more than one: England, "Bank of England" */
#define WEIGHT_NATION 500
#define WEIGHT_NEAR 1000    /* for each doubling of other names within NEAR_DISTANCE: "Dublin" among the suburbs of Columbus */
#define NEAR_DISTANCE 12000 /* 1.2 degrees */
#define MAX_ANCHORS 200u    /* names whose distance is looked at: bounds the work on long lists */
#define WEIGHT_HINT 2000
#define BONUS_COUNTRY 2000
#define PRIOR_STATE 6700 /* of the US, Canada, Australia, the UK: above every town, below New York City and Washington, D.C. */
#define PRIOR_SHIRE 5500 /* of British counties, which have a million people */
#define BONUS_CAPITAL 1000
#define BONUS_METROPOLIS 1000
#define BONUS_KNOWN 700 /* Venice in Italy has fewer people than is thought */
#define SIZE_METROPOLIS 6000
#define MALUS_CODE 3000  /* "LA" is the city; the state when its town stands before it */
#define RESCUE_NEAR 1000 /* near share from which a weak name counts as a place: one sure neighbour */

enum { VOTE_SURE = 10, VOTE_UNSURE = 6 }; /* tenths of a name */

/* The place of a sense that is a point, and its weight; `lat` is far from everything when there is none. */
typedef struct {
  const place_row *place;
  int32_t lat;
  uint32_t weight;
} anchor;

#define NOWHERE (INT32_MIN / 2)

/* Votes for a country, or for a first-level unit: key is its number, of a unit with AREA_KEY. */
typedef struct {
  uint32_t key, votes;
} vote;

#define AREA_KEY 0x10000u

/* What the names of the document, as chosen so far, say about where it plays: votes in tenths of a name, in a hash of their keys. */
typedef struct {
  vote *votes;
  uint32_t vote_mask;
  anchor *anchors; /* by sense */
  uint32_t anchor_count;
  uint32_t changes; /* how often a sense has chosen anew */
} world;

/* 1000 * log2(1 + votes / 10). */
static int32_t share_of(uint32_t votes) {
  static const uint16_t FRACTIONS[64] = {0,   22,  44,  66,  87,  109, 129, 150, 170, 190, 209, 229, 248, 267, 285, 304, 322, 340, 358, 375, 392, 409,
                                         426, 443, 459, 476, 492, 508, 524, 539, 555, 570, 585, 600, 615, 629, 644, 658, 672, 687, 700, 714, 728, 741,
                                         755, 768, 781, 794, 807, 820, 833, 845, 858, 870, 883, 895, 907, 919, 931, 943, 954, 966, 977, 989};
  uint64_t value = (uint64_t)votes + 10;
  int32_t bits = (int32_t)highest_bit(value);
  return bits * 1000 + FRACTIONS[(value << 6 >> bits) - 64] - 3322;
}

static bool is_state(const gazetteer *gaz, const place_row *p) {
  ng_str code = gazetteer_alpha2(gaz, p->country);
  return str_is(code, "US") || str_is(code, "CA") || str_is(code, "AU") || str_is(code, "GB");
}

static int32_t prior_of(const gazetteer *gaz, const place_row *p, uint32_t flags) {
  int32_t size = p->size ? p->size : 3000;
  switch (p->kind) {
    case PLACE_COUNTRY: return flags & GAZ_HISTORICAL ? 8500 : size + BONUS_COUNTRY;
    case PLACE_CONTINENT: return 10000;
    case PLACE_REGION:
    case PLACE_WATER:
    case PLACE_ISLAND: return 7500;
    case PLACE_FACILITY:
    case PLACE_OTHER: return 7000;
    case PLACE_ADMIN1: return is_state(gaz, p) ? PRIOR_STATE : size - 1000;
    case PLACE_ADMIN2: return str_is(gazetteer_alpha2(gaz, p->country), "GB") ? PRIOR_SHIRE : 3800;
    case PLACE_DISTRICT: return p->size ? size - 700 : 5000;
    default:
      return size + (flags & GAZ_CAPITAL ? BONUS_CAPITAL : 0) + (p->size > SIZE_METROPOLIS ? BONUS_METROPOLIS : 0) +
             (flags & (GAZ_KNOWN | GAZ_CAPITAL) ? BONUS_KNOWN : 0);
  }
}

/* ---- keeping and dropping ---- */

/* "SEEN IN READING", "KILLED IN BATTLE": in capitals a name is no surer than a word behind "in". */
static uint16_t strong_signs(const place_scene *scene, const place_name *name) {
  bool capitals = scene_token(scene, name->span.first)->casing == CASE_UPPER;
  return SIGN_CONTAINED | SIGN_CONTAINER | SIGN_DATELINE | (capitals ? 0 : SIGN_FIRM);
}

static void find_strong(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    place_sense *sense = sense_of(scene, name);
    if (name->signs & strong_signs(scene, name) && !(name->signs & (SIGN_PERSON | SIGN_EMBEDDED))) sense->has_strong = true;
    if (name->signs & SIGN_PERSON && !(name->signs & SIGN_DATELINE)) name->signs |= SIGN_DROP;
    if (sense->is_code && !(name->signs & SIGN_CONTAINER)) name->signs |= SIGN_DROP;
  }
}

/* "Reading is fun": at the start of a sentence a word that the document also writes small says nothing. */
static bool is_bare_word(place_scene *scene, const place_name *name, const place_sense *sense) {
  const uint16_t evidence = SIGN_BEFORE | SIGN_CONTAINED | SIGN_CONTAINER | SIGN_DATELINE;
  if (name->signs & evidence || scene->doc->sentences.items[name->sentence].first != name->span.first) return false;
  return scene_is_also_word(scene, sense);
}

static void drop_names(place_scene *scene) {
  find_strong(scene);
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    place_sense *sense = sense_of(scene, name);
    if (sense->is_weak && (!sense->has_strong || is_bare_word(scene, name, sense))) name->signs |= SIGN_DROP;
    if (!(name->signs & SIGN_DROP)) sense->live_count++;
  }
}

/* ---- the document ---- */

/* How much a chosen place says about where the document plays. A state or county says more than a town, a town of many less than the only one. */
static uint32_t votes_of(const place_sense *sense, const place_candidate *choice) {
  uint32_t sure = choice->evidence > 0 || sense->candidate_count == 1 ? VOTE_SURE : VOTE_UNSURE;
  if ((choice->place->kind == PLACE_ADMIN1 && choice->place->size < SIZE_NATION) || choice->place->kind == PLACE_ADMIN2) sure *= 2;
  return sense->live_count > 2 ? sure * 3 / 2 : sure;
}

static vote *vote_for(const world *w, uint32_t key) {
  uint32_t i = key * 2654435761u >> 16 & w->vote_mask;
  while (w->votes[i].key && w->votes[i].key != key) i = (i + 1) & w->vote_mask;
  return &w->votes[i];
}

static void add_votes(const world *w, uint32_t key, uint32_t votes) {
  vote *found = vote_for(w, key);
  found->key = key;
  found->votes += votes;
}

/* Adds the votes of a sense for the place it means now, or with `factor` -1 takes them back. */
static void cast_votes(const place_scene *scene, const world *w, uint32_t s, int32_t factor) {
  const place_sense *sense = &scene->senses.items[s];
  const place_candidate *choice = sense_choice(sense);
  if (!choice || sense->live_count == 0) return;
  uint32_t votes = votes_of(sense, choice) * (uint32_t)factor;
  if (choice->place->country) add_votes(w, choice->place->country, votes);
  if (choice->place->area) add_votes(w, AREA_KEY | choice->place->area, votes);
  if (s >= MAX_ANCHORS) return;
  bool sure = choice->evidence > 0 || sense->candidate_count == 1, there = factor > 0 && place_is_point(choice->place);
  w->anchors[s] = (anchor){choice->place, there ? choice->place->lat : NOWHERE, sure ? VOTE_SURE : VOTE_UNSURE};
}

/* How many other names of the document lie close by, in doublings. */
static int32_t near_share(const world *w, uint32_t sense, const place_row *p) {
  uint32_t votes = 0;
  if (!place_is_point(p)) return 0;
  for (const anchor *other = w->anchors, *end = other + w->anchor_count; other < end; other++) {
    if ((uint32_t)(other->lat - p->lat + NEAR_DISTANCE) > 2 * NEAR_DISTANCE) continue; /* most are far away */
    if (other != w->anchors + sense && other->place != p && places_are_near(other->place, p, NEAR_DISTANCE)) votes += other->weight;
  }
  return votes ? share_of(votes) : 0;
}

static int32_t at_most(int32_t limit, int32_t value) {
  return value < limit ? value : limit;
}

static int32_t hint_bonus(const place_home *home, const place_row *p) {
  if (!home || home->country == 0 || home->country != p->country) return 0;
  return home->area && home->area == p->area ? WEIGHT_HINT * 2 : WEIGHT_HINT;
}

static bool is_nation(const gazetteer *gaz, uint32_t area) {
  uint32_t row = gaz->areas[area].row;
  return row != NO_PLACE_ROW && gaz->rows[row].size >= SIZE_NATION;
}

/* What the rest of the document says for a candidate; `own` votes of its sense stand in the counts already. */
static int32_t context_of(const gazetteer *gaz, const world *w, uint32_t sense, const place_row *p, const place_row *now, uint32_t own) {
  if (p->country == 0) return WEIGHT_NEAR * near_share(w, sense, p) / 1000;
  uint32_t country = vote_for(w, p->country)->votes - (p->country == now->country ? own : 0);
  if (country == 0) return 0; /* then nothing of it is near either, but across a border */
  uint32_t area = p->area == 0 ? 0 : vote_for(w, AREA_KEY | p->area)->votes - (p->area == now->area ? own : 0);
  int32_t near = WEIGHT_NEAR * near_share(w, sense, p) / 1000;
  int32_t most = area || near || p->kind != PLACE_CITY || p->size >= SIZE_TOWN ? MAX_COUNTRY : MAX_LONE_COUNTRY;
  int32_t context = at_most(most, WEIGHT_COUNTRY * share_of(country) / 1000) + near;
  return area ? context + (is_nation(gaz, p->area) ? WEIGHT_NATION : WEIGHT_AREA) * share_of(area) / 1000 : context;
}

/* The best candidate by score; its lead over the second in `*margin`. */
static uint32_t best_candidate(const place_scene *scene, place_sense *sense, int32_t *margin) {
  uint32_t best = 0;
  int32_t second = INT32_MIN;
  for (uint32_t c = 0; c < sense->candidate_count; c++) {
    place_candidate *candidate = &sense->candidates[c];
    candidate->score = candidate->prior + candidate->evidence + candidate->context + hint_bonus(scene->doc->place_home, candidate->place);
    if (c == 0) continue;
    bool better = candidate->score > sense->candidates[best].score;
    int32_t loser = sense->candidates[better ? best : c].score;
    if (loser > second) second = loser;
    if (better) best = c;
  }
  *margin = sense->candidates[best].score - second;
  return best;
}

/* Chooses by what the other names say; their votes follow the choice. Nothing new is learned until another sense has chosen anew. */
static void score_sense(place_scene *scene, world *w, uint32_t s) {
  place_sense *sense = &scene->senses.items[s];
  if (sense->scored == w->changes + 1) return;
  const place_row *place = sense_choice(sense)->place;
  uint32_t own = sense->live_count ? votes_of(sense, sense_choice(sense)) : 0;
  for (place_candidate *c = sense->candidates, *end = c + sense->candidate_count; c < end; c++)
    c->context = context_of(scene->gaz, w, s, c->place, place, own);
  int32_t margin;
  uint32_t best = best_candidate(scene, sense, &margin);
  if (best != sense->chosen) {
    cast_votes(scene, w, s, -1);
    sense->chosen = best;
    cast_votes(scene, w, s, 1);
    w->changes++;
  }
  sense->scored = w->changes + 1;
}

/* Names whose best places are close together decide first, by what the surer ones say: "Boston … Cambridge". `open` has room for all senses. */
static void score_senses(place_scene *scene, world *w, uint32_t *open) {
  static const int32_t MARGINS[] = {500, 1500, INT32_MAX};
  uint32_t count = 0;
  for (uint32_t s = 0; s < scene->senses.count; s++) {
    place_sense *sense = &scene->senses.items[s];
    if (sense->candidate_count > 1) {
      sense->chosen = best_candidate(scene, sense, &sense->margin);
      open[count++] = s;
    }
    cast_votes(scene, w, s, 1);
    if (sense->live_count && sense->candidate_count) __builtin_prefetch(scene->gaz->strings + sense_choice(sense)->place->name); /* a fact tells it */
  }
  for (int round = 0, least = 0; round < ROUNDS * 3 && count; round++) {
    int32_t most = MARGINS[round % 3];
    for (uint32_t i = 0; i < count; i++) {
      int32_t margin = scene->senses.items[open[i]].margin;
      if (margin >= least && margin < most) score_sense(scene, w, open[i]);
    }
    least = round % 3 == 2 ? 0 : most;
  }
}

/* "Kidal and Timbuktu", "from Atlanta to Savannah", but not "In London, Brent fell". */
static bool are_joined(const place_scene *scene, const place_name *a, const place_name *b) {
  uint32_t at = a->span.end;
  if (a->sentence != b->sentence || b->span.first > at + 2) return false;
  if (token_is(scene->tokens, at, WORD_COMMA)) at++;
  bool joined = token_is(scene->tokens, at, WORD_AND) || token_is(scene->tokens, at, WORD_OR) || token_is(scene->tokens, at, WORD_TO);
  return joined && at + 1 == b->span.first;
}

/* A neighbour in a list that is surely a town, or lies in one, of the same country. */
static bool is_joined_to_town(const place_scene *scene, uint32_t n, const place_row *place) {
  const place_name *name = &scene->names.items[n];
  if (name->signs & SIGN_EMBEDDED) return false;
  for (int side = -1; side <= 1; side += 2) {
    uint32_t o = n + (uint32_t)side;
    if (o >= scene->names.count) continue;
    const place_name *other = &scene->names.items[o];
    if (other->sense == NO_REF || other->signs & (SIGN_DROP | SIGN_EMBEDDED)) continue;
    const place_row *row = name_place(scene, other);
    if (!row || row->kind != PLACE_CITY || row->country != place->country) continue;
    if (side < 0 ? are_joined(scene, other, name) : are_joined(scene, name, other)) return true;
  }
  return false;
}

/* Weak names that nothing supports by themselves, but that lie among the places of the document: "Richmond" next to Berea and Lexington. */
static void rescue_names(place_scene *scene, const world *w) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF || !(name->signs & SIGN_DROP) || name->signs & SIGN_PERSON) continue;
    place_sense *sense = sense_of(scene, name);
    if (!sense->is_weak || sense->is_code || sense->has_strong || sense->has_person) continue;
    const place_row *place = sense_choice(sense)->place;
    if (near_share(w, name->sense, place) < RESCUE_NEAR && !is_joined_to_town(scene, n, place)) continue;
    if (scene_is_also_word(scene, sense)) continue;
    name->signs &= (uint16_t)~SIGN_DROP;
  }
}

/* What explanations say of names that are no places; what the others might have meant is told by place.c. */
static void note_names(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    const place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    const char *why = name->signs & SIGN_PERSON        ? "it is part of a person's name"
                      : sense_of(scene, name)->is_code ? "a code counts only behind the name of a town"
                                                       : "it is an ordinary word, too, and nothing says that it is a place";
    if (name->signs & SIGN_DROP) note_lost(scene->doc->arena, &scene->doc->facts, (lost_reading){name->span, NO_REF, "place", why, STR("")});
  }
}

void scene_resolve(place_scene *scene) {
  world w = {.vote_mask = 15};
  while (w.vote_mask < scene->senses.count * 4) w.vote_mask = w.vote_mask * 2 + 1;
  w.votes = ARENA_NEW(scene->doc->scratch, vote, w.vote_mask + 1);
  w.anchor_count = scene->senses.count < MAX_ANCHORS ? scene->senses.count : MAX_ANCHORS;
  w.anchors = ARENA_RAW(scene->doc->scratch, anchor, w.anchor_count + 1);
  uint32_t *open = ARENA_RAW(scene->doc->scratch, uint32_t, scene->senses.count + 1);
  if (!w.votes || !w.anchors || !open) return;
  for (uint32_t i = 0; i < w.anchor_count; i++) w.anchors[i].lat = NOWHERE;
  drop_names(scene);
  for (uint32_t s = 0; s < scene->senses.count; s++) {
    place_sense *sense = &scene->senses.items[s];
    for (uint32_t c = 0; c < sense->candidate_count; c++) {
      place_candidate *candidate = &sense->candidates[c];
      candidate->prior = prior_of(scene->gaz, candidate->place, candidate->flags);
      if ((candidate->flags & GAZ_WEAK) && (candidate->flags & GAZ_EXACT)) candidate->prior -= MALUS_CODE;
    }
  }
  score_senses(scene, &w, open);
  rescue_names(scene, &w);
  scene_split_senses(scene);
  if (scene->doc->facts.wants_lost) note_names(scene);
}
