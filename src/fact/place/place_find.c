/* Finding the names of places: the longest gazetteer entry at each token, demonyms, and what rules of places say. */
#include "base/bits.h"
#include "fact/place/place_scene.h"
#include "text/words.h"

/* ---- patterns ---- */

static int index_of(const ng_str *names, int count, ng_str text) {
  for (int i = 0; i < count; i++) {
    if (text.len && str_equal(text, names[i])) return i;
  }
  return -1;
}

static int kind_index(ng_str text) {
  for (int k = 0; k < PLACE_KIND_COUNT; k++) {
    if (text.len && str_equal(text, place_kind_name((unsigned)k))) return k;
  }
  return -1;
}

ng_status scene_add_pattern(place_scene *scene, place_pattern pattern) {
  place_pattern *added = FACT_ADD(scene->doc->arena, scene->patterns);
  uint32_t token = pattern.name.first, *bucket = &scene->pattern_buckets[token & scene->bucket_mask];
  if (!added) return NG_ERROR_MEMORY;
  *added = pattern;
  added->next = *bucket;
  *bucket = scene->patterns.count;
  scene->starts[token / 64] |= (uint64_t)1 << token % 64;
  return NG_OK;
}

static ng_status read_pattern(place_scene *scene, const ng_span *span) {
  const span_table *spans = &scene->doc->spans;
  const span_slot *name = span_slot_find(spans, span, SLOT_name);
  bool has_name = name && name->kind == SLOT_IS_TOKENS;
  return scene_add_pattern(
      scene, (place_pattern){.name = has_name ? (token_range){name->capture.first, name->capture.end} : (token_range){span->first, span->end},
                             .rule = span->rule,
                             .is_place = span->type == SPAN_place,
                             .role = index_of(PLACE_ROLE_NAMES, ROLE_IDIOM + 1, span_text(spans, span, SLOT_role)),
                             .use = index_of(PLACE_USE_NAMES, USE_SCOPE + 1, span_text(spans, span, SLOT_use)),
                             .kind = kind_index(span_text(spans, span, SLOT_kind)),
                             .modifier = span_text(spans, span, SLOT_modifier)});
}

static ng_status read_patterns(place_scene *scene) {
  const uint64_t wanted_types = 1ull << SPAN_place | 1ull << SPAN_place_sign | 1ull << SPAN_place_list;
  const span_table *spans = &scene->doc->spans;
  for (uint32_t s = 0; s < spans->count; s++) {
    bool wanted = spans->items[s].type < SPAN_TYPE_COUNT && wanted_types >> spans->items[s].type & 1;
    ng_status status = wanted ? read_pattern(scene, &spans->items[s]) : NG_OK;
    if (status < 0) return status;
  }
  return NG_OK;
}

/* The patterns whose name begins at `token`, the newest first: from the one with index + 1 `next` in its bucket on. */
static const place_pattern *pattern_from(const place_scene *scene, uint32_t next, uint32_t token) {
  while (next && scene->patterns.items[next - 1].name.first != token) next = scene->patterns.items[next - 1].next;
  return next ? &scene->patterns.items[next - 1] : NULL;
}

static const place_pattern *first_pattern(const place_scene *scene, uint32_t token) {
  return pattern_from(scene, scene->pattern_buckets[token & scene->bucket_mask], token);
}

static const place_pattern *next_pattern(const place_scene *scene, const place_pattern *pattern) {
  return pattern_from(scene, pattern->next, pattern->name.first);
}

static const place_pattern *pattern_with(const place_scene *scene, uint32_t token, int role) {
  const place_pattern *p = first_pattern(scene, token);
  while (p && p->role != role) p = next_pattern(scene, p);
  return p;
}

/* ---- senses ---- */

/* In a dateline, or beside another long word in capitals: "ROME (AP) -", "FIRE IN ROME". */
static bool is_in_capitals(const place_scene *scene, const ng_sentence *s, uint32_t token) {
  if (token < s->first + s->dateline_end) return true;
  for (uint32_t i = token > s->first + 2 ? token - 2 : s->first; i < s->end && i <= token + 2; i++) {
    const ng_token *t = scene_token(scene, i);
    if (i != token && t->casing == CASE_UPPER && t->end - t->start > 4) return true;
  }
  return false;
}

static bool is_upper_name(ng_str name) {
  for (uint32_t i = 0; i < name.len; i++) {
    if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') return false;
  }
  return true;
}

/* "US" is no "us", "LA" no "la"; KBR is no town although one is called Kbr. */
static bool case_fits(const place_scene *scene, const place_row *row, const ng_sentence *sentence, uint32_t token, uint32_t length) {
  const ng_token *first = scene_token(scene, token);
  bool upper = first->casing == CASE_UPPER;
  if (row->flags & GAZ_EXACT) return upper || length > 1 || !is_upper_name(gazetteer_name(scene->gaz, row));
  if (!upper || length > 1 || first->end - first->start > 4 || first->flags & TOKEN_ABBREVIATION) return true;
  return row->kind == PLACE_COUNTRY || is_upper_name(gazetteer_name(scene->gaz, row)) || is_in_capitals(scene, sentence, token);
}

static void add_candidate(place_sense *sense, const place_scene *scene, const place_row *row) {
  const place_row *place = &scene->gaz->rows[gazetteer_place(scene->gaz, (uint32_t)(row - scene->gaz->rows))];
  uint32_t flags = row->flags | (place->flags & ~(uint32_t)(GAZ_WEAK | GAZ_EXACT));
  for (uint32_t i = 0; i < sense->candidate_count; i++) {
    place_candidate *known = &sense->candidates[i];
    if (known->place != place) continue;
    known->flags = (known->flags | (flags & ~(uint32_t)GAZ_WEAK)) & (flags | ~(uint32_t)GAZ_WEAK);
    return;
  }
  if (sense->candidate_count == SENSE_MAX_CANDIDATES) return;
  sense->candidates[sense->candidate_count++] = (place_candidate){.place = place, .flags = flags};
  sense->kinds |= KIND_BIT(place->kind);
}

static bool same_name(const place_scene *scene, uint32_t a, uint32_t b, uint32_t length) {
  for (uint32_t i = 0; i < length; i++) {
    if (scene_token(scene, a + i)->lexeme != scene_token(scene, b + i)->lexeme) return false;
  }
  return true;
}

/* Short names in capitals ("LA") are other names than their words ("La"). */
static bool is_short_upper(const place_scene *scene, uint32_t token, uint32_t length) {
  const ng_token *t = scene_token(scene, token);
  return length == 1 && t->casing == CASE_UPPER && t->end - t->start <= 4;
}

static uint32_t known_sense(const place_scene *scene, uint32_t token, uint32_t length, bool is_upper, bool is_county) {
  for (uint32_t i = scene->buckets[scene_token(scene, token)->lexeme & scene->bucket_mask]; i--; i = scene->senses.items[i].next) {
    const place_sense *s = &scene->senses.items[i];
    if (s->length == length && s->is_upper == is_upper && s->is_county == is_county && same_name(scene, s->first_token, token, length)) return i;
  }
  return NO_REF;
}

static uint32_t keep_sense(place_scene *scene, const place_sense *sense) {
  place_candidate *candidates = ARENA_RAW(scene->doc->arena, place_candidate, sense->candidate_count + 1);
  place_sense *added = FACT_ADD(scene->doc->arena, scene->senses);
  if (!candidates || !added) return NO_REF;
  if (sense->candidate_count) memcpy(candidates, sense->candidates, sizeof *candidates * sense->candidate_count);
  uint32_t *bucket = &scene->buckets[scene_token(scene, sense->first_token)->lexeme & scene->bucket_mask];
  *added = *sense;
  added->candidates = candidates;
  added->next = *bucket;
  *bucket = scene->senses.count;
  return scene->senses.count - 1;
}

/* Reads the entries of one length at a token; false when none fits. */
static bool read_sense(const place_scene *scene, const ng_sentence *sentence, uint32_t hit, place_sense *sense) {
  const token_table *tokens = scene->tokens;
  uint32_t token = sense->first_token;
  sense->length = tokens->hits[hit].length;
  sense->is_code = sense->is_weak = true;
  for (; hit < tokens->first_hit[token + 1] && tokens->hits[hit].length == sense->length; hit++) {
    if (tokens->hits[hit].list != LIST_GAZ) continue;
    const place_row *row = &scene->gaz->rows[hit_row(scene, &tokens->hits[hit])];
    if (!case_fits(scene, row, sentence, token, sense->length)) continue;
    if (!(row->flags & GAZ_WEAK) || (row->kind == PLACE_COUNTRY && !(row->flags & GAZ_EXACT))) sense->is_weak = false;
    if (!(row->flags & GAZ_EXACT)) sense->is_code = false;
    add_candidate(sense, scene, row);
  }
  sense->is_code &= sense->is_weak;
  return sense->candidate_count > 0;
}

/* The longest run of tokens that names a place here, as a sense; NO_REF when there is none. */
static uint32_t sense_at(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const token_table *tokens = scene->tokens;
  for (uint32_t h = tokens->first_hit[token], done = 0; h < tokens->first_hit[token + 1]; h++) {
    uint32_t length = tokens->hits[h].length;
    if (tokens->hits[h].list != LIST_GAZ || length == done || token + length > sentence->end) continue;
    bool is_upper = is_short_upper(scene, token, length);
    uint32_t known = known_sense(scene, token, length, is_upper, false);
    if (known != NO_REF) return known;
    place_candidate found[SENSE_MAX_CANDIDATES];
    place_sense sense = {.first_token = token, .length = length, .candidates = found, .is_upper = is_upper};
    if (read_sense(scene, sentence, h, &sense)) return keep_sense(scene, &sense);
    done = length;
  }
  return NO_REF;
}

/* ---- names ---- */

static place_name *new_name(place_scene *scene, const ng_sentence *sentence, token_range span) {
  place_name *name = FACT_ADD(scene->doc->arena, scene->names);
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
  if (count == 1) name->own = own;
}

static void apply_patterns(place_scene *scene, place_name *name) {
  for (const place_pattern *p = first_pattern(scene, name->span.first); p; p = next_pattern(scene, p)) {
    if (p->name.end > name->span.end) continue;
    if (p->use > 0 && (name->use == USE_NONE || p->use != USE_ACTOR)) name->use = (uint8_t)p->use;
    if (p->modifier.len && name->modifier.len < p->modifier.len) name->modifier = p->modifier;
    if (p->role == ROLE_EMBEDDED) name->signs |= SIGN_EMBEDDED;
    if (p->role == ROLE_METONYM && name->role == ROLE_LITERAL) name->role = ROLE_METONYM;
    if (p->use == USE_AT || p->use == USE_SCOPE || p->use == USE_MODIFIER) mark_firm(name);
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

/* Returns the number of tokens used, 0 when no place is named here. */
static uint32_t add_name(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  uint32_t sense = sense_at(scene, sentence, token);
  const place_pattern *longer = unknown_pattern(scene, sentence, token);
  const list_hit *demonym = scene_hit(scene, token, LIST_DEMONYM);
  if (sense == NO_REF) return 0;
  uint32_t length = scene->senses.items[sense].length;
  if (longer && longer->name.end > token + length) return 0; /* "Delaware River" */
  bool country =
      has_kind(&scene->senses.items[sense], KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_CONTINENT) | KIND_BIT(PLACE_REGION) | KIND_BIT(PLACE_WATER));
  if (demonym && (demonym->length > length || (demonym->length == length && !country))) return 0;
  place_name *name = new_name(scene, sentence, (token_range){token, token + length});
  if (!name) return length;
  name->sense = sense;
  if (token < sentence->first + sentence->dateline_end) {
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
  for (uint32_t h = tokens->first_hit[token]; h < tokens->first_hit[token + 1]; h++) {
    const list_hit *hit = &tokens->hits[h];
    if (hit->list == LIST_DEMONYM && hit->length == length && scene->gaz->demonyms[hit_row(scene, hit)].is_adjective) return true;
  }
  return false;
}

static uint32_t add_demonym(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const list_hit *hit = scene_hit(scene, token, LIST_DEMONYM);
  if (!hit || token + hit->length > sentence->end || !is_capital(scene_token(scene, token))) return 0;
  uint32_t row = scene->gaz->demonyms[hit_row(scene, hit)].row, end = token + hit->length;
  const list_hit *after = end < sentence->end && is_capital(scene_token(scene, end)) ? scene_hit(scene, end, LIST_PLACE_AFTER) : NULL;
  if (after && scene->words->after[hit_row(scene, after)] == AFTER_EVENT) return hit->length; /* "the Korean War" */
  bool adjective = has_adjective(scene, token, hit->length);
  bool beside = (token > 0 && scene->claims[token - 1] & CLAIM_PERSON) || scene->claims[end] & CLAIM_PERSON;
  if (scene->claims[token] & CLAIM_PERSON && beside && !adjective) return hit->length; /* "Mickey Finn" */
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
    uint32_t row = scene->gaz->demonyms[hit_row(scene, demonym)].row;
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
  if (!p || p->name.end > sentence->end) return 0;
  const ng_lexicon *lexicon = scene->tokens->lexicon;
  const trie_node *node = &lexicon->nodes[p->node];
  place_candidate found[SENSE_MAX_CANDIDATES];
  place_sense sense = {.first_token = token, .length = p->name.end - token, .candidates = found, .is_county = true, .has_strong = true};
  for (uint32_t e = node->first_entry; e < node->first_entry + node->entry_count; e++) {
    if (lexicon->entries[e].list == LIST_GAZ) add_candidate(&sense, scene, &scene->gaz->rows[lexicon->entries[e].row]);
  }
  if (sense.candidate_count == 0) return 0;
  uint32_t known = known_sense(scene, token, sense.length, false, true);
  if (known == NO_REF) known = keep_sense(scene, &sense);
  place_name *name = known == NO_REF ? NULL : new_name(scene, sentence, p->name);
  if (name) name->sense = known;
  return sense.length;
}

/* What rules alone find: "1935 Orchard St.", "the village of Kruszwin". Returns the number of tokens used. */
static uint32_t add_unknown(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const place_pattern *p = unknown_pattern(scene, sentence, token);
  if (!p || p->kind < 0) return 0;
  uint32_t length = p->name.end - token;
  place_sense unknown = {.first_token = token, .length = length, .kinds = KIND_BIT(p->kind), .has_strong = true};
  uint32_t sense = known_sense(scene, token, length, false, false);
  if (sense == NO_REF) sense = keep_sense(scene, &unknown);
  place_name *name = sense == NO_REF ? NULL : new_name(scene, sentence, p->name);
  if (!name) return length;
  name->sense = sense;
  name->rule = p->rule;
  name->use = p->use > 0 ? (uint8_t)p->use : USE_NONE;
  name->modifier = p->modifier;
  return length;
}

/* ---- walking ---- */

/* Reads what stands at a token; returns the number of tokens used, 0 for nothing. */
static uint32_t read_token(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  bool has_pattern = first_pattern(scene, token);
  uint32_t used = 0;
  if (has_pattern) used = add_county(scene, sentence, token);
  if (has_pattern && !used) used = add_idiom(scene, sentence, token);
  if (!used && is_capital(scene_token(scene, token))) used = add_name(scene, sentence, token);
  if (!used) used = add_demonym(scene, sentence, token);
  if (!used && has_pattern) used = add_unknown(scene, sentence, token);
  return used;
}

/* Names begin with a capital, but for what rules find. */
static void mark_starts(place_scene *scene) {
  for (const uint32_t *token = scene->doc->placed, *end = token + scene->doc->placed_count; token < end; token++)
    scene->starts[*token / 64] |= (uint64_t)1 << *token % 64;
}

static void walk_starts(place_scene *scene) {
  const sentence_table *sentences = &scene->doc->sentences;
  uint32_t end = 0;
  for (uint32_t word = 0; word <= scene->tokens->count / 64; word++) {
    for (uint64_t bits = scene->starts[word]; bits; bits &= bits - 1) {
      uint32_t token = word * 64 + lowest_bit(bits);
      const ng_sentence *sentence = &sentences->items[sentences->of_token[token]];
      if (token < end || sentence->zone == ZONE_BOILERPLATE || sentence->zone == ZONE_BYLINE) continue;
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
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF) continue;
    place_sense *sense = sense_of(scene, name);
    if (name->signs & SIGN_PERSON) {
      sense->has_person = true;
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
  ng_arena *arena = scene->doc->arena;
  uint32_t tokens = scene->tokens->count, buckets = bucket_count(tokens);
  scene->bucket_mask = buckets - 1;
  scene->buckets = ARENA_NEW(arena, uint32_t, buckets);
  scene->pattern_buckets = ARENA_NEW(arena, uint32_t, buckets);
  scene->starts = ARENA_NEW(arena, uint64_t, tokens / 64 + 1);
  scene->claims = ARENA_NEW(arena, uint8_t, tokens + 1);
  if (!scene->buckets || !scene->pattern_buckets || !scene->starts || !scene->claims) return NG_ERROR_MEMORY;
  ng_status status = read_patterns(scene);
  if (status < 0) return status;
  scene_read_counties(scene);
  mark_claims(scene);
  mark_starts(scene);
  walk_starts(scene);
  spread_surnames(scene);
  return NG_OK;
}
