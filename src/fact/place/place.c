/* Facts of places from the names of a document. See place.h. */
#include "fact/place/place.h"

#include "fact/place/place_scene.h"
#include "text/words.h"

#define FIRST_OWN_ID 90000001u /* what is below is a geonameid */

/* Chains of the places of a document by row of the gazetteer; as many as the scene has for senses. */
typedef struct {
  uint32_t *heads;          /* index + 1 */
  FACT_LIST(uint32_t) next; /* index + 1, by place */
} place_index;

static void fill_known(const gazetteer *gaz, const place_row *row, fact_place *fact) {
  bool stateless = row->flags & (row->kind == PLACE_COUNTRY ? GAZ_HISTORICAL : GAZ_DISPUTED);
  fact->name = gazetteer_name(gaz, row);
  fact->kind = row->kind;
  fact->country = stateless ? STR("") : gazetteer_iso3(gaz, row->country);
  fact->country_a2 = fact->country.len ? gazetteer_alpha2(gaz, row->country) : fact->country;
  fact->admin1 = gazetteer_admin1(gaz, row->area);
  fact->lat = row->lat;
  fact->lon = row->lon;
  fact->disputed = (row->flags & GAZ_DISPUTED) != 0;
  fact->geonameid = row->id < FIRST_OWN_ID ? row->id : 0;
  fact->row = (uint32_t)(row - gaz->rows);
}

static void add_detail(const gazetteer *gaz, fact_place *fact) {
  const place_detail *detail = gazetteer_detail(gaz, fact->row);
  if (!detail) return;
  fact->claimed_by = (ng_str){gaz->strings + detail->claims, detail->claims_len};
  fact->members = (ng_str){gaz->strings + detail->members, detail->members_len};
  fact->begin = detail->begin;
  fact->end = detail->end;
}

/* The fact of a gazetteer row, made when new. NO_REF when memory runs out. */
static uint32_t place_fact(const place_scene *scene, place_index *index, const place_row *row) {
  fact_table *facts = &scene->doc->facts;
  uint32_t *head = &index->heads[row->id & scene->bucket_mask];
  for (uint32_t i = *head; i--; i = index->next.items[i]) {
    if (facts->places.items[i].row == (uint32_t)(row - scene->gaz->rows)) return i;
  }
  fact_place *fact = FACT_ADD(scene->doc->arena, facts->places);
  if (!fact) return NO_REF;
  fill_known(scene->gaz, row, fact);
  add_detail(scene->gaz, fact);
  while (index->next.count < facts->places.count) {
    if (!FACT_ADD(scene->doc->scratch, index->next)) return NO_REF;
  }
  index->next.items[facts->places.count - 1] = *head;
  return (*head = facts->places.count) - 1;
}

/* The fact of a name that the gazetteer does not know: no point, no country. */
static uint32_t unknown_fact(const place_scene *scene, const place_name *name) {
  place_sense *sense = sense_of(scene, name);
  if (sense->fact) return sense->fact - 1;
  fact_place *fact = FACT_ADD(scene->doc->arena, scene->doc->facts.places);
  if (!fact) return NO_REF;
  unsigned kind = 0;
  while (!(sense->kinds >> kind & 1)) kind++;
  *fact = (fact_place){.name = tokens_text(scene->tokens, name->span.first, name->span.end), .kind = (uint8_t)kind, .lat = NO_DEGREES, .row = NO_REF};
  sense->fact = scene->doc->facts.places.count;
  return sense->fact - 1;
}

static const uint32_t METHOD_OF_ROLE[] = {
    [ROLE_LITERAL] = METHOD_PLACE_NAME,      [ROLE_ADJECTIVE] = METHOD_PLACE_DEMONYM, [ROLE_DEMONYM] = METHOD_PLACE_DEMONYM,
    [ROLE_EMBEDDED] = METHOD_PLACE_EMBEDDED, [ROLE_METONYM] = METHOD_PLACE_METONYM,   [ROLE_DATELINE] = METHOD_PLACE_DATELINE,
    [ROLE_LANGUAGE] = METHOD_PLACE_DEMONYM,  [ROLE_IDIOM] = METHOD_PLACE_DEMONYM};

static ng_status add_mention(const place_scene *scene, place_index *index, const place_name *name) {
  const place_row *row = name_place(scene, name);
  uint32_t fact = row ? place_fact(scene, index, row) : unknown_fact(scene, name);
  place_mention *mention = fact == NO_REF ? NULL : FACT_ADD(scene->doc->arena, scene->doc->facts.place_mentions);
  if (!mention) return NG_ERROR_MEMORY;
  bool embedded = name->signs & SIGN_EMBEDDED && (name->role == ROLE_LITERAL || name->role == ROLE_METONYM);
  mention->span = name->span;
  mention->role = embedded ? ROLE_EMBEDDED : name->role;
  mention->use = name->use;
  mention->modifier = name->modifier;
  mention->place = fact;
  mention->rule = name->rule == NO_RULE ? METHOD_OF_ROLE[mention->role] : name->rule;
  for (uint32_t i = 0; i < name->inner_count; i++) {
    uint32_t inner = place_fact(scene, index, &scene->gaz->rows[name->inner_row[i]]);
    if (inner == NO_REF) return NG_ERROR_MEMORY;
    mention->inner[mention->inner_count] = name->inner[i];
    mention->inner_place[mention->inner_count++] = inner;
  }
  return NG_OK;
}

/* Keeps the candidates of the newest mention for explanations. */
static ng_status note_choices(const place_scene *scene, const place_name *name) {
  fact_table *facts = &scene->doc->facts;
  const place_row *chosen = name_place(scene, name);
  const place_sense *sense = name->sense == NO_REF ? NULL : sense_of(scene, name);
  for (uint32_t c = 0; sense && c < sense->candidate_count; c++) {
    const place_candidate *candidate = &sense->candidates[c];
    place_choice *choice = FACT_ADD(scene->doc->arena, facts->place_choices);
    if (!choice) return NG_ERROR_MEMORY;
    *choice = (place_choice){.mention = facts->place_mentions.count - 1,
                             .name = gazetteer_name(scene->gaz, candidate->place),
                             .kind = place_kind_name(candidate->place->kind),
                             .country = gazetteer_iso3(scene->gaz, candidate->place->country),
                             .admin1 = gazetteer_admin1(scene->gaz, candidate->place->area),
                             .prior = candidate->prior,
                             .evidence = candidate->evidence,
                             .context = candidate->context,
                             .score = candidate->score,
                             .is_chosen = candidate->place == chosen};
  }
  return NG_OK;
}

/* "Demilitarised Zone (DMZ)": a short form in brackets belongs to the mention before it. */
static void join_short_forms(place_scene *scene) {
  for (uint32_t n = 0; n + 1 < scene->names.count; n++) {
    place_name *name = &scene->names.items[n], *brief = &scene->names.items[n + 1];
    if (name->sense == NO_REF || brief->sense == NO_REF || name->signs & SIGN_DROP || brief->span.first != name->span.end + 1) continue;
    if (!token_is(scene->tokens, name->span.end, WORD_OPEN_BRACKET) || !token_is(scene->tokens, brief->span.end, WORD_CLOSE_BRACKET)) continue;
    if (name_place(scene, name) != name_place(scene, brief)) continue;
    name->span.end = brief->span.end + 1;
    brief->signs |= SIGN_DROP;
  }
}

/* Rules of later passes ask for places as @place[role=… use=… country=…]; `fact` is the mention. */
static void add_spans(document *doc) {
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *mention = &doc->facts.place_mentions.items[i];
    const fact_place *place = &doc->facts.places.items[mention->place];
    const text_slot slots[] = {{SLOT_role, PLACE_ROLE_NAMES[mention->role]},
                               {SLOT_use, PLACE_USE_NAMES[mention->use]},
                               {SLOT_kind, place_kind_name(place->kind)},
                               {SLOT_country, place->country}};
    uint32_t first = mention->span.first, sentence = doc->sentences.of_token[first];
    uint32_t span = span_add_with(&doc->spans, SPAN_place, first, mention->span.end, sentence, slots, 4);
    if (span == NO_SPAN) return;
    doc->spans.items[span].fact = i;
  }
}

ng_status resolve_places(document *doc) {
  place_scene *scene = ARENA_NEW(doc->scratch, place_scene, 1);
  place_index index = {0};
  if (!scene) return NG_ERROR_MEMORY;
  *scene = (place_scene){.doc = doc, .tokens = &doc->tokens, .gaz = &doc->rules->places, .words = doc->place_words};
  if (scene->gaz->row_count == 0) return NG_OK;
  ng_status status = scene_find_names(scene);
  if (status < 0) return status;
  scene_pair_names(scene);
  scene_resolve(scene);
  scene_read_inner(scene);
  join_short_forms(scene);
  index.heads = ARENA_NEW(doc->scratch, uint32_t, scene->bucket_mask + 1);
  if (!index.heads) return NG_ERROR_MEMORY;
  for (uint32_t n = 0; n < scene->names.count; n++) {
    if (scene->names.items[n].signs & SIGN_DROP) continue;
    status = add_mention(scene, &index, &scene->names.items[n]);
    if (status >= 0 && doc->facts.wants_lost) status = note_choices(scene, &scene->names.items[n]);
    if (status < 0) return status;
  }
  add_spans(doc);
  return doc->spans.failed ? NG_ERROR_MEMORY : NG_OK;
}
