/* Finding the names of places: the longest gazetteer entry at each capital, demonyms, and what rules of places say. */
#include "base/bits.h"
#include "fact/place/place_scene.h"
#include "text/words.h"

#define MAX_TOWN_WORDS 3u /* of a town that no table knows */

/* ---- names ---- */

static place_name *new_name(place_scene *scene, const ng_sentence *sentence, token_range span) {
  place_name *name = FACT_ADD(scene->doc->scratch, scene->names);
  if (!name) return NULL;
  name->span = span;
  name->sentence = (uint32_t)(sentence - scene->doc->sentences.items);
  name->sense = name->own = NO_REF;
  name->row = NO_PLACE_ROW;
  name->rule = NO_RULE;
  return name;
}

/* "a Mansfield resident", "D-Columbus": no person's name, whatever else bears it. */
static void mark_firm(place_name *name) {
  name->signs |= SIGN_BEFORE | SIGN_FIRM;
  name->signs &= (uint16_t)~SIGN_PERSON;
}

/* The candidates of a kind that a rule names: "Washington state". */
static void favour_kind(place_scene *scene, place_name *name, int kind) {
  place_sense *sense = sense_of(scene, name);
  uint32_t own = NO_REF, count = 0;
  for (uint32_t c = 0; c < sense->candidate_count; c++) {
    if (sense->candidates[c].place->kind != kind) continue;
    own = c;
    count++;
  }
  if (count == 0) return;
  mark_firm(name);
  name->signs |= SIGN_CONTAINER; /* a code counts, too: "R-TX" */
  if (count == 1) name->own = own;
}

static void apply_patterns(place_scene *scene, place_name *name) {
  for (const place_pattern *p = first_pattern(scene, name->span.first); p; p = next_pattern(scene, p)) {
    if (p->name.end > name->span.end) continue;
    if (p->use > 0 && (name->use == USE_NONE || p->use != USE_ACTOR)) name->use = (uint8_t)p->use;
    if (p->modifier.len && name->modifier.len < p->modifier.len) name->modifier = p->modifier;
    if (p->role == ROLE_EMBEDDED) name->signs |= SIGN_EMBEDDED;
    if (p->role == ROLE_METONYM && name->role == ROLE_LITERAL) name->role = ROLE_METONYM;
    if (p->use == USE_AT || p->use == USE_DESTINATION || p->use == USE_SCOPE || p->use == USE_MODIFIER) mark_firm(name);
    if (p->use == USE_MODIFIER) sense_of(scene, name)->has_strong = true; /* "Mansfield Police Department", too */
    if (p->kind >= 0) favour_kind(scene, name, p->kind);
    if (name->rule == NO_RULE) name->rule = p->rule;
  }
}

/* "Washington imposed sanctions": a seat of government acts, and stands for the government. */
static void read_metonym(const place_scene *scene, place_name *name) {
  const place_sense *sense = sense_of(scene, name);
  uint32_t seat = NO_REF;
  for (uint32_t i = sense->candidate_count; i--;) {
    if (sense->candidates[i].flags & (GAZ_CAPITAL | GAZ_GOVERNMENT)) seat = i;
  }
  bool state = has_kind(sense, KIND_BIT(PLACE_COUNTRY));
  if (seat == NO_REF && !state) name->use = USE_NONE;
  if (seat == NO_REF || state || name->role != ROLE_LITERAL) return;
  name->role = ROLE_METONYM;
  name->own = seat;
}

/* The pattern of a place that no table need know, NULL when there is none here. */
static const place_pattern *unknown_pattern(const place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const place_pattern *p = first_pattern(scene, token);
  while (p && (!p->is_place || p->name.end > sentence->end)) p = next_pattern(scene, p);
  return p;
}

/* A word of a name that no table need know: no person's, no month's. */
static bool may_be_town(const place_scene *scene, uint32_t token) {
  if (!is_capital(scene_token(scene, token)) || scene->claims[token]) return false;
  return !scene_hit(scene, token, LIST_MONTH) && !scene_hit(scene, token, LIST_WEEKDAY) && !scene_hit(scene, token, LIST_HOLIDAY);
}

/* "in Kruszwin, Ohio, on Monday", "KRUSZWIN, Ohio -": an unknown town before the state or country at `token`. */
static void add_town_before(place_scene *scene, const ng_sentence *sentence, uint32_t token, uint32_t after) {
  uint32_t end = token - 1, first = end;
  bool in_dateline = token < sentence->first + sentence->dateline_end;
  if (token < sentence->first + 2 || !token_is(scene->tokens, end, WORD_COMMA)) return;
  while (first > sentence->first && end - first < MAX_TOWN_WORDS && may_be_town(scene, first - 1)) first--;
  if (first == end || (scene->names.count && scene->names.items[scene->names.count - 1].span.end > first)) return;
  if (!in_dateline || first > sentence->first) {
    if (first == sentence->first || !scene_hit(scene, first - 1, LIST_PLACE_BEFORE)) return;
    if (after < sentence->end && scene_token(scene, after)->kind != TOKEN_PUNCT) return;
  }
  place_pattern town = {.name = {first, end}, .kind = PLACE_CITY};
  uint32_t sense = scene_unknown_sense(scene, &town);
  place_name *name = sense == NO_REF ? NULL : new_name(scene, sentence, town.name);
  if (!name) return;
  name->sense = sense;
  name->role = in_dateline ? ROLE_DATELINE : ROLE_LITERAL;
  name->use = USE_AT;
}

/* "Northeast Georgia": no name, but what stands before one. */
static bool is_direction_of_name(const place_scene *scene, const ng_sentence *sentence, uint32_t token, uint32_t length) {
  uint32_t next = token + 1;
  return length == 1 && next < sentence->end && is_capital(scene_token(scene, next)) && scene_hit(scene, token, LIST_DIRECTION);
}

/* "BERLIN (Meridian) -": who sends the report, unless it is a state: "PORTLAND (Oregon) -". */
static bool is_sender(const place_scene *scene, const ng_sentence *sentence, uint32_t first, uint32_t end, uint32_t sense) {
  if (end >= sentence->first + sentence->dateline_end || first == sentence->first || !token_is(scene->tokens, end, WORD_CLOSE_BRACKET)) return false;
  return token_is(scene->tokens, first - 1, WORD_OPEN_BRACKET) &&
         !has_kind(&scene->senses.items[sense], KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_ADMIN1));
}

/* Returns the number of tokens used, 0 when no place is named here. */
static uint32_t add_name(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  uint32_t sense = scene_sense_at(scene, sentence, token);
  if (sense == NO_REF) return 0;
  const place_pattern *longer = unknown_pattern(scene, sentence, token);
  const list_hit *demonym = scene_hit(scene, token, LIST_DEMONYM);
  uint32_t length = scene->senses.items[sense].length;
  if (longer && longer->name.end > token + length) return 0; /* "Delaware River" */
  if (is_direction_of_name(scene, sentence, token, length) || is_sender(scene, sentence, token, token + length, sense)) return 0;
  bool country =
      has_kind(&scene->senses.items[sense], KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_CONTINENT) | KIND_BIT(PLACE_REGION) | KIND_BIT(PLACE_WATER));
  if (demonym && (demonym->length > length || (demonym->length == length && !country))) return 0;
  bool in_dateline = token < sentence->first + sentence->dateline_end;
  if (has_kind(&scene->senses.items[sense], KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_ADMIN1)))
    add_town_before(scene, sentence, token, token + length);
  place_name *name = new_name(scene, sentence, (token_range){token, token + length});
  if (!name) return length;
  name->sense = sense;
  if (in_dateline) {
    name->role = ROLE_DATELINE;
    name->signs |= SIGN_DATELINE;
  }
  read_surroundings(scene, sentence, name);
  apply_patterns(scene, name);
  if (name->use == USE_ACTOR) read_metonym(scene, name);
  return length;
}

/* "Turks" is only the people; "American" both an adjective and a person. */
static bool has_adjective(const place_scene *scene, uint32_t token, uint32_t length) {
  const token_table *tokens = scene->tokens;
  hit_range hits = token_hits(tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list == LIST_DEMONYM && hit->length == length && scene->gaz->demonyms[hit->row].is_adjective) return true;
  }
  return false;
}

static uint32_t add_demonym(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const list_hit *hit = scene_hit(scene, token, LIST_DEMONYM);
  if (!hit || token + hit->length > sentence->end || !is_capital(scene_token(scene, token))) return 0;
  uint32_t row = scene->gaz->demonyms[hit->row].row, end = token + hit->length;
  const list_hit *after = end < sentence->end && is_capital(scene_token(scene, end)) ? scene_hit(scene, end, LIST_PLACE_AFTER) : NULL;
  if (after && scene->words->after[after->row] == AFTER_EVENT) return hit->length; /* "the Korean War" */
  bool adjective = has_adjective(scene, token, hit->length);
  bool beside = (token > 0 && scene->claims[token - 1] & CLAIM_PERSON) || scene->claims[end] & CLAIM_PERSON;
  bool ends_name = token > sentence->first && scene->claims[token - 1] & CLAIM_PERSON;                /* "Mark Cuban" */
  if (scene->claims[token] & CLAIM_PERSON && beside && (!adjective || ends_name)) return hit->length; /* "Mickey Finn" */
  place_name *name = row == NO_PLACE_ROW ? NULL : new_name(scene, sentence, (token_range){token, end});
  if (!name) return hit->length;
  const ng_token *next = scene_token(scene, end);
  bool noun_follows = end < sentence->end && next->kind == TOKEN_WORD && next->casing != CASE_UPPER;
  name->row = row;
  name->role = noun_follows && adjective ? ROLE_ADJECTIVE : ROLE_DEMONYM;
  if (pattern_with(scene, token, ROLE_LANGUAGE)) name->role = ROLE_LANGUAGE;
  if (name->role == ROLE_ADJECTIVE) name->use = USE_MODIFIER;
  return hit->length;
}

/* "French fries": the first word is an adjective or a name, but not of a place here. */
static uint32_t add_idiom(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const place_pattern *p = pattern_with(scene, token, ROLE_IDIOM);
  const list_hit *demonym = scene_hit(scene, token, LIST_DEMONYM);
  if (!p) return 0;
  uint32_t length = p->name.end - token;
  if (demonym && is_capital(scene_token(scene, token)) && demonym->length < length && !scene_hit(scene, token, LIST_GAZ)) {
    uint32_t row = scene->gaz->demonyms[demonym->row].row;
    place_name *name = row == NO_PLACE_ROW ? NULL : new_name(scene, sentence, (token_range){token, token + demonym->length});
    if (name) {
      name->row = row;
      name->role = ROLE_IDIOM;
    }
  }
  return length;
}

/* One of "Jackson and Madison counties". */
static uint32_t add_county(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const place_pattern *p = first_pattern(scene, token);
  while (p && p->node == 0) p = next_pattern(scene, p);
  uint32_t sense = p && p->name.end <= sentence->end ? scene_county_sense(scene, p) : NO_REF;
  if (sense == NO_REF) return 0;
  place_name *name = new_name(scene, sentence, p->name);
  if (name) name->sense = sense;
  return p->name.end - token;
}

/* What rules alone find: "1935 Orchard St.", "the village of Kruszwin". Returns the number of tokens used. */
static uint32_t add_unknown(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const place_pattern *p = unknown_pattern(scene, sentence, token);
  if (!p || p->kind < 0) return 0;
  uint32_t sense = scene_unknown_sense(scene, p);
  place_name *name = sense == NO_REF ? NULL : new_name(scene, sentence, p->name);
  if (name) {
    name->sense = sense;
    name->rule = p->rule;
    name->use = p->use > 0 ? (uint8_t)p->use : USE_NONE;
    name->modifier = p->modifier;
  }
  return p->name.end - token;
}

/* ---- walking ---- */

/* "[al]-Fashir": joined to the capital behind it. */
static bool is_article(const place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  return token + 2 < sentence->end && scene_token(scene, token + 1)->kind == TOKEN_DASH && scene_token(scene, token + 2)->flags & TOKEN_GLUED &&
         is_capital(scene_token(scene, token + 2));
}

/* Reads what stands at a token; returns the number of tokens used, 0 for nothing. */
static uint32_t read_token(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  bool has_pattern = first_pattern(scene, token);
  uint32_t used = 0;
  if (has_pattern) used = add_county(scene, sentence, token);
  if (has_pattern && !used) used = add_idiom(scene, sentence, token);
  if (!used && (is_capital(scene_token(scene, token)) || is_article(scene, sentence, token))) used = add_name(scene, sentence, token);
  if (!used) used = add_demonym(scene, sentence, token);
  if (!used && has_pattern) used = add_unknown(scene, sentence, token);
  return used;
}

/* Names begin with a capital, but for what rules find: a bit for each token where one may. NULL without memory. */
static uint64_t *mark_starts(const place_scene *scene) {
  const uint32_t words = scene->tokens->count / 64 + 1;
  uint64_t *starts = ARENA_RAW(scene->doc->scratch, uint64_t, words);
  if (!starts) return NULL;
  memcpy(starts, scene->patterned, words * sizeof *starts);
  for (const uint32_t *token = scene->doc->placed, *end = token + scene->doc->placed_count; token < end; token++)
    starts[*token / 64] |= (uint64_t)1 << *token % 64;
  return starts;
}

static void walk_starts(place_scene *scene, const uint64_t *starts) {
  const sentence_table *sentences = &scene->doc->sentences;
  uint32_t end = 0;
  for (uint32_t word = 0; word <= scene->tokens->count / 64; word++) {
    for (uint64_t bits = starts[word]; bits; bits &= bits - 1) {
      uint32_t token = word * 64 + lowest_bit(bits);
      const ng_sentence *sentence = &sentences->items[sentences->of_token[token]];
      if (token < end || sentence->zone == ZONE_BOILERPLATE) continue;
      uint32_t used = read_token(scene, sentence, token);
      if (used) end = token + used;
    }
  }
}

/* Marks names that the stages for people and organisations have found. */
static void mark_claims(place_scene *scene) {
  const fact_table *facts = &scene->doc->facts;
  for (uint32_t m = 0; m < facts->organization_mentions.count; m++) {
    const organization_mention *mention = &facts->organization_mentions.items[m];
    if (mention->role != ORG_NAME || mention->span.end - mention->span.first < 2) continue;
    for (uint32_t i = mention->span.first; i < mention->span.end; i++) scene->claims[i] |= CLAIM_ORGANIZATION;
  }
  for (uint32_t m = 0; m < facts->person_mentions.count; m++) {
    const token_range *name = &facts->person_mentions.items[m].name;
    for (uint32_t i = name->first; i < name->end; i++) scene->claims[i] |= CLAIM_PERSON;
  }
}

/* "Trapani … said" after "Mr Trapani": a name that was a person's once stays one, unless something says place. */
static void spread_surnames(place_scene *scene) {
  for (uint32_t n = 0; n < scene->names.count; n++) {
    const place_name *name = &scene->names.items[n];
    if (name->sense != NO_REF && name->signs & (SIGN_BEFORE | SIGN_DATELINE) && !(name->signs & SIGN_PERSON))
      sense_of(scene, name)->is_located = true;
  }
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    place_sense *sense = sense_of(scene, name);
    if (name->signs & SIGN_PERSON) { /* "Jordan Reyes" leaves "Jordan" to a place that is told of */
      sense->has_person |= !sense->is_located || !(scene->claims[name->span.end] & CLAIM_PERSON);
    } else if (sense->has_person && !(name->signs & (SIGN_BEFORE | SIGN_DATELINE))) {
      name->signs |= SIGN_PERSON;
    }
  }
  /* Backwards too, but a country is a country until somebody bears its name: "Jordan's king … Michael Jordan". */
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF || name->signs & (SIGN_BEFORE | SIGN_DATELINE)) continue;
    const place_sense *sense = sense_of(scene, name);
    if (sense->has_person && !has_kind(sense, KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_CONTINENT))) name->signs |= SIGN_PERSON;
  }
}

static uint64_t word_bit(uint32_t lexeme) {
  return 1ull << (lexeme * 2654435761u >> 26);
}

/* Marks weak senses whose only word the document also writes in lower case. */
static void find_words(place_scene *scene) {
  uint64_t looked_for = 0;
  for (uint32_t s = 0; s < scene->senses.count; s++) {
    const place_sense *sense = &scene->senses.items[s];
    if (sense->is_weak && sense->length == 1) looked_for |= word_bit(scene_token(scene, sense->first_token)->lexeme);
  }
  for (uint32_t t = 0; t < scene->tokens->count; t++) {
    const ng_token *token = scene_token(scene, t);
    if (!(looked_for & word_bit(token->lexeme)) || token->casing != CASE_LOWER) continue;
    for (uint32_t i = scene->buckets[token->lexeme & scene->bucket_mask]; i--; i = scene->senses.items[i].next) {
      place_sense *sense = &scene->senses.items[i];
      if (sense->length == 1 && scene_token(scene, sense->first_token)->lexeme == token->lexeme) sense->is_also_word = true;
    }
  }
}

bool scene_is_also_word(place_scene *scene, const place_sense *sense) {
  if (!scene->knows_words) find_words(scene);
  scene->knows_words = true;
  return sense->is_also_word;
}

/* A power of two that grows with the document. */
static uint32_t bucket_count(uint32_t tokens) {
  uint32_t count = 32;
  while (count < tokens / 16) count *= 2;
  return count;
}

ng_status scene_find_names(place_scene *scene) {
  ng_arena *arena = scene->doc->scratch;
  uint32_t tokens = scene->tokens->count, buckets = bucket_count(tokens);
  scene->bucket_mask = buckets - 1;
  scene->buckets = ARENA_NEW(arena, uint32_t, buckets);
  scene->pattern_buckets = ARENA_NEW(arena, uint32_t, buckets);
  scene->patterned = ARENA_NEW(arena, uint64_t, tokens / 64 + 1);
  scene->claims = ARENA_NEW(arena, uint8_t, tokens + 1);
  if (!scene->buckets || !scene->pattern_buckets || !scene->patterned || !scene->claims) return NG_ERROR_MEMORY;
  ng_status status = scene_read_patterns(scene);
  if (status < 0) return status;
  scene_read_counties(scene);
  mark_claims(scene);
  status = scene_read_new(scene);
  if (status < 0) return status;
  const uint64_t *starts = mark_starts(scene);
  if (!starts) return NG_ERROR_MEMORY;
  walk_starts(scene, starts);
  spread_surnames(scene);
  return NG_OK;
}
