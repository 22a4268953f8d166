/* Finding the names of places: longest gazetteer entry at each token, and the signs around it that say whether it is a place here. */
#include "fact/place_scene.h"

#define CONTEXT_TOKENS 4u /* longest phrase looked for before a name ("prime minister of the" is four) */

static bool is_capital(const ng_token *t) {
  return t->kind == TOKEN_WORD && (t->casing == CASE_TITLE || t->casing == CASE_UPPER || t->casing == CASE_MIXED);
}

static const list_hit *hit_at(const place_scene *scene, uint32_t token, int list) {
  return list < 0 ? NULL : token_hit(scene->input->tokens, token, (uint32_t)list);
}

static uint32_t hit_row(const place_scene *scene, const list_hit *hit) {
  return scene->input->tokens->lexicon->entries[hit->entry].row;
}

/* A list entry that ends right before `token`; sets `*start` to where it begins. */
static const list_hit *hit_before(const place_scene *scene, uint32_t first, uint32_t token, int list, uint32_t *start) {
  for (uint32_t length = CONTEXT_TOKENS; length >= 1; length--) {
    if (token < first + length) continue;
    const list_hit *hit = hit_at(scene, token - length, list);
    if (hit && hit->length == length) {
      *start = token - length;
      return hit;
    }
  }
  return NULL;
}

/* The hit's row has a 0 in its column "weak": the word is a name and not also an ordinary word. */
static bool is_sure_name(const place_scene *scene, uint32_t token, int list, int weak_column) {
  const list_hit *hit = hit_at(scene, token, list);
  if (!hit || hit->length != 1) return false;
  if (weak_column < 0) return true;
  return lexicon_cell_int(scene->input->tokens->lexicon, (uint32_t)list, hit_row(scene, hit), (uint32_t)weak_column) == 0;
}

/* More than half of a sentence's longer words are capitalised: capitals say nothing here. */
static bool is_title_case(const place_scene *scene, const ng_sentence *sentence) {
  uint32_t capitals = 0, words = 0;
  for (uint32_t i = sentence->first; i < sentence->end; i++) {
    const ng_token *t = scene_token(scene, i);
    if (t->kind != TOKEN_WORD || t->end - t->start < 4) continue;
    words++;
    if (is_capital(t)) capitals++;
  }
  return words >= 3 && capitals * 3 > words * 2;
}

/* ---- candidates ---- */

/* In a dateline, or beside another long word in capitals: "ROME (AP) -", "FIRE IN ROME". */
static bool is_in_capitals(const place_scene *scene, uint32_t token) {
  const ng_sentence *s = &scene->input->sentences->items[scene->input->sentences->of_token[token]];
  if (token < s->first + s->dateline_end) return true;
  for (uint32_t i = token > s->first + 2 ? token - 2 : s->first; i < s->end && i <= token + 2; i++) {
    const ng_token *t = scene_token(scene, i);
    if (i != token && t->casing == CASE_UPPER && t->end - t->start > 4) return true;
  }
  return false;
}

/* "US" is no "us", "LA" no "la"; KBR is no town although one is called Kbr. */
static bool case_fits(const place_scene *scene, const gaz_place *place, uint32_t token, uint32_t length) {
  bool name_upper = true, text_upper = true;
  for (uint32_t i = 0; i < place->name.len; i++) {
    if (place->name.ptr[i] >= 'a' && place->name.ptr[i] <= 'z') name_upper = false;
  }
  ng_str text = tokens_text(scene->input->tokens, token, token + length);
  for (uint32_t i = 0; i < text.len; i++) {
    if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') text_upper = false;
  }
  if (place->flags & GAZ_EXACT) return !name_upper || text_upper;
  if (!text_upper || name_upper || length > 1 || text.len > 4 || memchr(text.ptr, '.', text.len)) return true;
  return place->kind == PLACE_COUNTRY || is_in_capitals(scene, token);
}

static void add_candidate(place_sense *sense, const gaz_place *place) {
  for (uint32_t i = 0; i < sense->candidate_count; i++) {
    gaz_place *known = &sense->candidates[i].place;
    if (known->id != place->id) continue;
    if (!(place->flags & GAZ_WEAK)) known->flags &= (uint8_t)~GAZ_WEAK;
    known->flags |= place->flags & GAZ_GOVERNMENT;
    return;
  }
  if (sense->candidate_count < SENSE_MAX_CANDIDATES) sense->candidates[sense->candidate_count++] = (place_candidate){.place = *place};
}

static bool same_name(const place_scene *scene, uint32_t a, uint32_t b, uint32_t length) {
  for (uint32_t i = 0; i < length; i++) {
    if (scene_token(scene, a + i)->lexeme != scene_token(scene, b + i)->lexeme) return false;
  }
  return true;
}

static uint32_t known_sense(const place_scene *scene, uint32_t token, uint32_t length, bool is_code) {
  for (uint32_t i = scene->buckets[scene_token(scene, token)->lexeme % SCENE_BUCKETS]; i--; i = scene->senses.items[i].next) {
    const place_sense *s = &scene->senses.items[i];
    bool code = s->candidate_count && (s->candidates[0].place.flags & GAZ_EXACT);
    if (s->length == length && code == is_code && same_name(scene, s->first_token, token, length)) return i;
  }
  return NO_REF;
}

/* The longest run of tokens that names a place here, as a sense; NO_REF when there is none. */
static uint32_t sense_at(place_scene *scene, uint32_t token, uint32_t end, uint32_t *length) {
  const token_table *tokens = scene->input->tokens;
  place_candidate found[SENSE_MAX_CANDIDATES];
  place_sense sense = {.first_token = token, .candidates = found, .weak = 1};
  for (uint32_t h = tokens->first_hit[token]; h < tokens->first_hit[token + 1]; h++) {
    const list_hit *hit = &tokens->hits[h];
    const list_entry *entry = &tokens->lexicon->entries[hit->entry];
    if (entry->list != (uint16_t)scene->input->gaz->list || token + hit->length > end) continue;
    if (sense.candidate_count && hit->length < sense.length) break;
    gaz_place place = gazetteer_place(scene->input->gaz, entry->row);
    if (!case_fits(scene, &place, token, hit->length)) continue;
    sense.length = hit->length;
    uint8_t flags = place.flags;
    uint32_t main_row = gazetteer_find(scene->input->gaz, place.id);
    if (main_row != UINT32_MAX && main_row != entry->row) {
      place = gazetteer_place(scene->input->gaz, main_row);
      place.flags = flags | (place.flags & (GAZ_CAPITAL | GAZ_DISPUTED | GAZ_GOVERNMENT | GAZ_HISTORICAL));
    }
    if (!(flags & GAZ_WEAK) || (place.kind == PLACE_COUNTRY && !(flags & GAZ_EXACT))) sense.weak = 0;
    add_candidate(&sense, &place);
  }
  if (sense.candidate_count == 0) return NO_REF;
  *length = sense.length;
  uint32_t known = known_sense(scene, token, sense.length, (found[0].place.flags & GAZ_EXACT) != 0);
  if (known != NO_REF) return known;
  sense.candidates = ARENA_NEW(scene->input->arena, place_candidate, sense.candidate_count);
  place_sense *added = FACT_ADD(scene->input->arena, scene->senses);
  if (!sense.candidates || !added) return NO_REF;
  memcpy(sense.candidates, found, sizeof *found * sense.candidate_count);
  uint32_t *bucket = &scene->buckets[scene_token(scene, token)->lexeme % SCENE_BUCKETS];
  sense.next = *bucket;
  *added = sense;
  *bucket = scene->senses.count;
  return scene->senses.count - 1;
}

static bool has_kind(const place_sense *sense, unsigned kinds) {
  for (uint32_t i = 0; i < sense->candidate_count; i++) {
    if (kinds >> sense->candidates[i].place.kind & 1) return true;
  }
  return false;
}

/* ---- surroundings ---- */

static place_use use_of(ng_str use) {
  if (str_is(use, "at")) return USE_AT;
  if (str_is(use, "origin")) return USE_ORIGIN;
  if (str_is(use, "destination")) return USE_DESTINATION;
  return str_is(use, "scope") ? USE_SCOPE : USE_NONE;
}

/* Reads leftwards: article and direction words, then a word of place. Returns the first token of what was read. */
static uint32_t read_before(place_scene *scene, const ng_sentence *sentence, place_name *name) {
  uint32_t at = name->span.first, start;
  if (hit_before(scene, sentence->first, at, scene->list_direction, &start) && start + 1 == at &&
      !(is_capital(scene_token(scene, start)) && start > sentence->first)) {
    name->modifier = tokens_text(scene->input->tokens, start, at);
    at = start;
  }
  if (at > sentence->first && str_is(token_text(scene->input->tokens, at - 1), "the")) at--;
  const list_hit *hit = hit_before(scene, sentence->first, at, scene->list_before, &start);
  if (!hit) return at;
  ng_str use = lexicon_cell(scene->input->tokens->lexicon, (uint32_t)scene->list_before, hit_row(scene, hit), (uint32_t)scene->before_use);
  if (str_is(use, "org")) {
    if (is_capital(scene_token(scene, start))) name->signs |= SIGN_EMBEDDED;
    return start;
  }
  name->use = (uint8_t)use_of(use);
  name->signs |= SIGN_BEFORE;
  if (lexicon_cell_int(scene->input->tokens->lexicon, (uint32_t)scene->list_before, hit_row(scene, hit), (uint32_t)scene->before_firm)) {
    name->signs |= SIGN_FIRM;
  }
  return start;
}

/* What the word there makes of a name before it, empty for nothing. */
static ng_str kind_after(const place_scene *scene, uint32_t token) {
  const list_hit *hit = hit_at(scene, token, scene->list_after);
  if (!hit) return (ng_str){"", 0};
  return lexicon_cell(scene->input->tokens->lexicon, (uint32_t)scene->list_after, hit_row(scene, hit), (uint32_t)scene->after_kind);
}

/* "Alexandria Police Department", "Orchard St.", "Manchester United", "Washington state". */
static void read_after(place_scene *scene, const ng_sentence *sentence, place_name *name) {
  uint32_t at = name->span.end;
  if (at >= sentence->end) return;
  ng_str kind = kind_after(scene, at);
  bool capital = is_capital(scene_token(scene, at));
  place_sense *sense = &scene->senses.items[name->sense];
  if (str_is(kind, "org") || str_is(kind, "team") || str_is(kind, "event")) {
    if (capital) name->signs |= SIGN_EMBEDDED;
  } else if (str_is(kind, "street")) {
    if (capital) name->signs |= SIGN_EMBEDDED;
  } else if (str_is(kind, "admin1") && has_kind(sense, 1u << PLACE_ADMIN1)) {
    name->signs |= SIGN_BEFORE | SIGN_FIRM;
    for (uint32_t i = 0; i < sense->candidate_count; i++) {
      if (sense->candidates[i].place.kind == PLACE_ADMIN1) sense->candidates[i].evidence = 3;
    }
  } else if (capital && (str_is(kind, "admin2") || str_is(kind, "other"))) {
    name->signs |= SIGN_EMBEDDED;
  }
}

/* "Washington imposed sanctions", "China has rejected": a state or its seat acts. */
static bool is_acting(const place_scene *scene, const ng_sentence *sentence, uint32_t at) {
  for (uint32_t skipped = 0; skipped < 3 && at < sentence->end; skipped++, at++) {
    if (scene_token(scene, at)->kind != TOKEN_WORD || scene_token(scene, at)->casing != CASE_LOWER) return false;
    if (hit_at(scene, at, scene->list_event_verb) || hit_at(scene, at, scene->list_governing_verb)) return true;
  }
  return false;
}

static void read_acting(const place_scene *scene, const ng_sentence *sentence, place_name *name) {
  if (name->use != USE_NONE || name->role != ROLE_LITERAL || !is_acting(scene, sentence, name->span.end)) return;
  const place_sense *sense = &scene->senses.items[name->sense];
  bool seat = false;
  for (uint32_t i = 0; i < sense->candidate_count; i++) seat |= (sense->candidates[i].place.flags & (GAZ_CAPITAL | GAZ_GOVERNMENT)) != 0;
  if (!seat && !has_kind(sense, 1u << PLACE_COUNTRY)) return;
  name->use = USE_ACTOR;
  if (seat && !has_kind(sense, 1u << PLACE_COUNTRY)) name->role = ROLE_METONYM;
}

/* The pass over people has taken the name: not when it is all of a longer place name ("Sri Lanka") or stands behind "in" by itself. */
static bool is_claimed(const place_scene *scene, const place_name *name) {
  uint32_t first = name->span.first, end = name->span.end;
  bool some = false, beyond = (first > 0 && scene->claims[first - 1] & CLAIM_PERSON) || scene->claims[end] & CLAIM_PERSON;
  for (uint32_t i = first; i < end; i++) some |= (scene->claims[i] & CLAIM_PERSON) != 0;
  return some && (beyond || (end - first == 1 && !(name->signs & SIGN_FIRM)));
}

/* "President Lincoln", "Mr Trapani", "Jack London", "Paris Hilton". Names of several words and countries are safe. */
static bool is_person(const place_scene *scene, const ng_sentence *sentence, const place_name *name) {
  if (is_claimed(scene, name)) return true;
  if (name->span.end - name->span.first > 1) return false;
  const place_sense *sense = &scene->senses.items[name->sense];
  uint32_t at = name->span.first, start;
  bool big = has_kind(sense, 1u << PLACE_COUNTRY | 1u << PLACE_CONTINENT);
  if (hit_before(scene, sentence->first, at, scene->list_honorific, &start)) return true;
  if (!big && hit_before(scene, sentence->first, at, scene->list_title, &start) && is_capital(scene_token(scene, at - 1)) && at - start <= 3)
    return true;
  const ng_token *before = at > sentence->first ? scene_token(scene, at - 1) : NULL;
  if (before && before->casing == CASE_TITLE && is_sure_name(scene, at - 1, scene->list_first_name, scene->first_weak) &&
      !hit_at(scene, at - 1, scene->input->gaz->list)) {
    return true;
  }
  if (before && before->casing == CASE_UPPER && before->end - before->start == 2 && before->flags & TOKEN_ABBREVIATION) return true; /* "J. London" */
  if (at + 1 >= sentence->end) return false;
  const ng_token *after = scene_token(scene, at + 1);
  bool given = is_sure_name(scene, at, scene->list_first_name, scene->first_weak);
  return given && (after->casing == CASE_TITLE || after->casing == CASE_MIXED) && !(after->flags & TOKEN_GLUED) &&
         is_sure_name(scene, at + 1, scene->list_surname, scene->surname_weak) && !hit_at(scene, at + 1, scene->list_after) &&
         !hit_at(scene, at + 1, scene->input->gaz->list);
}

/* The name is a proper part of an organisation's. */
static bool is_in_organization(const place_scene *scene, const ng_sentence *sentence, const place_name *name) {
  uint32_t first = name->span.first, end = name->span.end;
  if (!(scene->claims[first] & CLAIM_ORGANIZATION)) return false;
  return (first > sentence->first && scene->claims[first - 1] & CLAIM_ORGANIZATION) ||
         (end < sentence->end && scene->claims[end] & CLAIM_ORGANIZATION);
}

/* A capitalised word right beside the name makes it part of a longer name. */
static bool is_inside_name(const place_scene *scene, const ng_sentence *sentence, const place_name *name) {
  uint32_t at = name->span.first, end = name->span.end, start;
  if (at > sentence->first + 1 && is_capital(scene_token(scene, at - 1)) && !hit_at(scene, at - 1, scene->input->gaz->list) &&
      !hit_at(scene, at - 1, scene->input->gaz->demonyms) && !hit_at(scene, at - 1, scene->list_direction) &&
      !hit_before(scene, sentence->first, at, scene->list_before, &start) && !hit_before(scene, sentence->first, at, scene->list_title, &start)) {
    return true;
  }
  if (end >= sentence->end || !is_capital(scene_token(scene, end))) return false;
  if (hit_at(scene, end, scene->list_title) || hit_at(scene, end, scene->list_honorific) || hit_at(scene, end, scene->input->gaz->list)) return false;
  if (hit_at(scene, end, scene->list_after)) return false;
  const ng_token *after = scene_token(scene, end);
  return after->casing != CASE_UPPER || after->end - after->start > 1;
}

/* ---- demonyms ---- */

/* "Turks" is only the people; "American" both an adjective and a person. */
static bool has_adjective(const place_scene *scene, uint32_t token, uint32_t length) {
  const gazetteer *gaz = scene->input->gaz;
  const token_table *tokens = scene->input->tokens;
  for (uint32_t h = tokens->first_hit[token]; h < tokens->first_hit[token + 1]; h++) {
    const list_hit *hit = &tokens->hits[h];
    if (hit->length != length || gaz->lexicon->entries[hit->entry].list != (uint16_t)gaz->demonyms) continue;
    if (str_is(lexicon_cell(gaz->lexicon, (uint32_t)gaz->demonyms, hit_row(scene, hit), (uint32_t)gaz->demonym_role), "adjective")) return true;
  }
  return false;
}

static bool is_language(const place_scene *scene, const ng_sentence *sentence, uint32_t token, uint32_t end) {
  uint32_t start;
  if (!hit_before(scene, sentence->first, token, scene->list_language, &start)) return false;
  if (end >= sentence->end) return true;
  const ng_token *after = scene_token(scene, end);
  return after->kind == TOKEN_PUNCT || after->kind == TOKEN_QUOTE || str_is(token_text(scene->input->tokens, end), "and");
}

static uint32_t add_demonym(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  const gazetteer *gaz = scene->input->gaz;
  const list_hit *hit = hit_at(scene, token, gaz->demonyms);
  if (!hit || token + hit->length > sentence->end || !is_capital(scene_token(scene, token))) return 0;
  if (is_language(scene, sentence, token, token + hit->length)) return hit->length;
  uint32_t row =
      gazetteer_find(gaz, (uint32_t)lexicon_cell_int(gaz->lexicon, (uint32_t)gaz->demonyms, hit_row(scene, hit), (uint32_t)gaz->demonym_id));
  uint32_t end = token + hit->length;
  const ng_token *after = scene_token(scene, end);
  bool noun_follows = end < sentence->end && after->kind == TOKEN_WORD && after->casing != CASE_UPPER;
  place_name *name = row == UINT32_MAX ? NULL : FACT_ADD(scene->input->arena, scene->names);
  if (!name) return hit->length;
  *name = (place_name){.span = {token, end}, .sentence = (uint32_t)(sentence - scene->input->sentences->items), .sense = NO_REF, .row = row};
  name->role = noun_follows && has_adjective(scene, token, hit->length) ? ROLE_ADJECTIVE : ROLE_DEMONYM;
  name->use = name->role == ROLE_ADJECTIVE ? USE_MODIFIER : USE_NONE;
  if (end < sentence->end && is_capital(after) && str_is(kind_after(scene, end), "event")) name->role = ROLE_EMBEDDED; /* "the Korean War" */
  return hit->length;
}

/* ---- walking ---- */

static void read_signs(place_scene *scene, const ng_sentence *sentence, place_name *name, bool title_case) {
  place_sense *sense = &scene->senses.items[name->sense];
  const place_candidate *first = &sense->candidates[0];
  if ((first->place.flags & GAZ_EXACT) && sense->weak) name->signs |= SIGN_CODE;
  if (name->span.first < sentence->first + sentence->dateline_end) {
    name->role = ROLE_DATELINE;
    name->signs |= SIGN_DATELINE;
  }
  read_before(scene, sentence, name);
  read_after(scene, sentence, name);
  read_acting(scene, sentence, name);
  if (is_person(scene, sentence, name)) name->signs |= SIGN_PERSON;
  if (is_in_organization(scene, sentence, name)) name->signs |= SIGN_EMBEDDED;
  if (!title_case && !(name->signs & SIGN_DATELINE) && is_inside_name(scene, sentence, name)) name->signs |= SIGN_EMBEDDED;
}

/* Returns the number of tokens used, 0 when no place is named here. */
static uint32_t add_name(place_scene *scene, const ng_sentence *sentence, uint32_t token, bool title_case) {
  if (scene->input->gaz->list < 0 || !is_capital(scene_token(scene, token))) return 0;
  uint32_t length = 0, sense = sense_at(scene, token, sentence->end, &length);
  const list_hit *demonym = hit_at(scene, token, scene->input->gaz->demonyms);
  if (sense == NO_REF) return 0;
  bool country = has_kind(&scene->senses.items[sense], 1u << PLACE_COUNTRY | 1u << PLACE_CONTINENT | 1u << PLACE_REGION | 1u << PLACE_WATER);
  if (demonym && (demonym->length > length || (demonym->length == length && !country))) return 0;
  place_name *name = FACT_ADD(scene->input->arena, scene->names);
  if (!name) return length;
  *name = (place_name){.span = {token, token + length}, .sense = sense, .sentence = (uint32_t)(sentence - scene->input->sentences->items)};
  read_signs(scene, sentence, name, title_case);
  return length;
}

static void walk_sentence(place_scene *scene, const ng_sentence *sentence) {
  bool title_case = is_title_case(scene, sentence);
  for (uint32_t i = sentence->first; i < sentence->end;) {
    const list_hit *idiom = hit_at(scene, i, scene->list_idiom);
    uint32_t used = idiom ? idiom->length : add_name(scene, sentence, i, title_case);
    if (used == 0) used = add_demonym(scene, sentence, i);
    i += used ? used : 1;
  }
}

/* Marks names that the passes over people and organisations have found. */
static void mark_claims(place_scene *scene) {
  const fact_table *facts = scene->input->facts;
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
    place_sense *sense = &scene->senses.items[name->sense];
    if (name->signs & SIGN_PERSON) {
      sense->has_person = 1;
    } else if (sense->has_person && !(name->signs & (SIGN_BEFORE | SIGN_DATELINE))) {
      name->signs |= SIGN_PERSON;
    }
  }
  /* Backwards too, but a country is a country until somebody bears its name: "Jordan's king … Michael Jordan". */
  for (uint32_t n = 0; n < scene->names.count; n++) {
    place_name *name = &scene->names.items[n];
    if (name->sense == NO_REF || name->signs & (SIGN_BEFORE | SIGN_DATELINE)) continue;
    const place_sense *sense = &scene->senses.items[name->sense];
    if (sense->has_person && !has_kind(sense, 1u << PLACE_COUNTRY | 1u << PLACE_CONTINENT)) name->signs |= SIGN_PERSON;
  }
}

/* Marks senses whose only word the document also writes in lower case. */
static void find_words(place_scene *scene) {
  for (uint32_t t = 0; t < scene->input->tokens->count; t++) {
    const ng_token *token = scene_token(scene, t);
    if (token->casing != CASE_LOWER) continue;
    for (uint32_t i = scene->buckets[token->lexeme % SCENE_BUCKETS]; i--; i = scene->senses.items[i].next) {
      place_sense *sense = &scene->senses.items[i];
      if (sense->length == 1 && scene_token(scene, sense->first_token)->lexeme == token->lexeme) sense->is_also_word = 1;
    }
  }
}

ng_status scene_find_names(place_scene *scene) {
  const sentence_table *sentences = scene->input->sentences;
  scene->claims = ARENA_NEW(scene->input->arena, uint8_t, scene->input->tokens->count + 1);
  if (!scene->claims) return NG_ERROR_MEMORY;
  mark_claims(scene);
  for (uint32_t s = 0; s < sentences->count; s++) {
    if (sentences->items[s].zone != ZONE_BOILERPLATE && sentences->items[s].zone != ZONE_BYLINE) walk_sentence(scene, &sentences->items[s]);
  }
  spread_surnames(scene);
  find_words(scene);
  return NG_OK;
}
