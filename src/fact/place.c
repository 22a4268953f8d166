/* Facts of places from the names of a document. See place.h. */
#include "fact/place.h"

#include "fact/document.h"
#include "fact/place_scene.h"

static const char *const ROLE_NAMES[] = {"literal", "adjective", "demonym", "embedded", "metonym", "dateline"};
static const char *const USE_NAMES[] = {"", "at", "origin", "destination", "actor", "modifier", "scope"};

static int column_of(const ng_lexicon *lexicon, int list, const char *name) {
  return list < 0 ? -1 : lexicon_column(lexicon, (uint32_t)list, str_of(name));
}

static void name_lists(place_scene *scene) {
  const ng_lexicon *lexicon = scene->input->tokens->lexicon;
  scene->list_before = lexicon_list(lexicon, STR("PLACE_BEFORE"));
  scene->list_after = lexicon_list(lexicon, STR("PLACE_AFTER"));
  scene->list_direction = lexicon_list(lexicon, STR("DIRECTION"));
  scene->list_idiom = lexicon_list(lexicon, STR("PLACE_IDIOM"));
  scene->list_language = lexicon_list(lexicon, STR("LANGUAGE_CUE"));
  scene->list_first_name = lexicon_list(lexicon, STR("FIRST_NAME"));
  scene->list_surname = lexicon_list(lexicon, STR("SURNAME"));
  scene->list_title = lexicon_list(lexicon, STR("TITLE"));
  scene->list_honorific = lexicon_list(lexicon, STR("HONORIFIC"));
  scene->list_event_verb = lexicon_list(lexicon, STR("EVENT_VERB"));
  scene->list_governing_verb = lexicon_list(lexicon, STR("GOVERNING_VERB"));
  scene->before_use = column_of(lexicon, scene->list_before, "use");
  scene->before_firm = column_of(lexicon, scene->list_before, "firm");
  scene->after_kind = column_of(lexicon, scene->list_after, "kind");
  scene->first_weak = column_of(lexicon, scene->list_first_name, "weak");
  scene->surname_weak = column_of(lexicon, scene->list_surname, "weak");
}

/* Chains of the places of a document by row of the gazetteer. */
typedef struct {
  uint32_t heads[SCENE_BUCKETS]; /* index + 1 */
  FACT_LIST(uint32_t) next;      /* index + 1, by place */
} place_index;

/* The fact of a gazetteer row, made when new. NO_REF when memory runs out. */
static uint32_t place_fact(const place_input *input, place_index *index, const gaz_place *place) {
  uint32_t *head = &index->heads[place->row % SCENE_BUCKETS];
  for (uint32_t i = *head; i--; i = index->next.items[i]) {
    if (input->facts->places.items[i].row == place->row) return i;
  }
  uint32_t *next = FACT_ADD(input->arena, index->next);
  if (!next) return NO_REF;
  *next = *head;
  fact_place *fact = FACT_ADD(input->arena, input->facts->places);
  if (!fact) return NO_REF;
  *fact = (fact_place){
      .name = place->name,
      .kind = place->kind_name,
      .country = place->flags & GAZ_DISPUTED && place->kind != PLACE_COUNTRY ? (ng_str){"", 0} : gazetteer_iso3(input->gaz, place->country),
      .country_a2 = place->country,
      .admin1 = place->admin1,
      .lat = place->lat,
      .lon = place->lon,
      .located = place->located,
      .disputed = (place->flags & GAZ_DISPUTED) != 0,
      .resolved = 1,
      .geonameid = place->id < 90000001 ? place->id : 0,
      .row = place->row,
  };
  if (fact->country.len == 0) fact->country_a2 = fact->country;
  return (*head = input->facts->places.count) - 1;
}

static const uint32_t METHOD_OF_ROLE[] = {
    [ROLE_LITERAL] = METHOD_PLACE_NAME,      [ROLE_ADJECTIVE] = METHOD_PLACE_DEMONYM, [ROLE_DEMONYM] = METHOD_PLACE_DEMONYM,
    [ROLE_EMBEDDED] = METHOD_PLACE_EMBEDDED, [ROLE_METONYM] = METHOD_PLACE_METONYM,   [ROLE_DATELINE] = METHOD_PLACE_DATELINE};

static ng_status add_mention(const place_scene *scene, place_index *index, const place_name *name) {
  const place_input *input = scene->input;
  gaz_place place = name->sense == NO_REF ? gazetteer_place(input->gaz, name->row) : sense_choice(&scene->senses.items[name->sense])->place;
  uint32_t fact = place_fact(input, index, &place);
  place_mention *mention = fact == NO_REF ? NULL : FACT_ADD(input->arena, input->facts->place_mentions);
  if (!mention) return NG_ERROR_MEMORY;
  *mention = (place_mention){.span = name->span, .role = name->role, .use = name->use, .modifier = name->modifier, .place = fact};
  if (name->signs & SIGN_EMBEDDED && name->role == ROLE_LITERAL) mention->role = ROLE_EMBEDDED;
  mention->rule = METHOD_OF_ROLE[mention->role];
  return NG_OK;
}

/* "Demilitarised Zone (DMZ)": a short form in brackets belongs to the mention before it. */
static void join_short_forms(place_scene *scene) {
  const token_table *tokens = scene->input->tokens;
  for (uint32_t n = 0; n + 1 < scene->names.count; n++) {
    place_name *name = &scene->names.items[n], *brief = &scene->names.items[n + 1];
    if (name->sense == NO_REF || brief->sense == NO_REF || name->signs & SIGN_DROP || brief->span.first != name->span.end + 1) continue;
    if (!str_is(token_text(tokens, name->span.end), "(") || brief->span.end >= tokens->count || !str_is(token_text(tokens, brief->span.end), ")"))
      continue;
    if (sense_choice(&scene->senses.items[name->sense])->place.id != sense_choice(&scene->senses.items[brief->sense])->place.id) continue;
    name->span.end = brief->span.end + 1;
    brief->signs |= SIGN_DROP;
  }
}

ng_status find_places(const place_input *input) {
  place_scene scene = {.input = input};
  if (input->gaz->list < 0) return NG_OK;
  name_lists(&scene);
  ng_status status = scene_find_names(&scene);
  if (status < 0) return status;
  scene_resolve(&scene);
  join_short_forms(&scene);
  place_index index = {0};
  for (uint32_t n = 0; n < scene.names.count; n++) {
    const place_name *name = &scene.names.items[n];
    if (name->signs & SIGN_DROP) continue;
    status = add_mention(&scene, &index, name);
    if (status < 0) return status;
  }
  return NG_OK;
}

/* Rules of later passes ask for places as @place[role=… use=… country=…]; `fact` is the mention. */
static void add_spans(document *doc) {
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *mention = &doc->facts.place_mentions.items[i];
    const fact_place *place = &doc->facts.places.items[mention->place];
    uint32_t span = span_add(&doc->spans, SPAN_place, mention->span.first, mention->span.end, doc->sentences.of_token[mention->span.first]);
    if (span == NO_SPAN) return;
    doc->spans.items[span].fact = i;
    span_set_text(&doc->spans, SLOT_role, str_of(ROLE_NAMES[mention->role]));
    span_set_text(&doc->spans, SLOT_use, str_of(USE_NAMES[mention->use]));
    span_set_text(&doc->spans, SLOT_kind, place->kind);
    span_set_text(&doc->spans, SLOT_country, place->country);
  }
}

static const gazetteer *gazetteer_of(document *doc) {
  if (doc->gazetteer) return doc->gazetteer;
  gazetteer *own = ARENA_NEW(doc->arena, gazetteer, 1);
  if (own && gazetteer_init(own, doc->arena, &doc->rules->lexicon) != NG_OK) own = NULL;
  doc->gazetteer = own;
  return own;
}

ng_status resolve_places(document *doc) {
  place_input input = {.tokens = &doc->tokens, .sentences = &doc->sentences, .gaz = gazetteer_of(doc), .arena = doc->arena, .facts = &doc->facts};
  if (!input.gaz) return NG_ERROR_MEMORY;
  ng_status status = find_places(&input);
  if (status < 0) return status;
  add_spans(doc);
  return doc->spans.failed ? NG_ERROR_MEMORY : NG_OK;
}
