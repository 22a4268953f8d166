/* Senses: one name as a document uses it, with the places of the gazetteer that it may mean, found again by its first word. */
#include "fact/place/place_scene.h"

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

/* A sense at the end of the list that has room for so many candidates; NULL without memory. It stays when keep_sense puts it into its bucket. */
static place_sense *open_sense(place_scene *scene, uint32_t token, uint32_t length, uint32_t candidates) {
  place_candidate *found = ARENA_RAW(scene->doc->scratch, place_candidate, candidates + 1);
  place_sense *sense = found ? FACT_ADD(scene->doc->scratch, scene->senses) : NULL;
  if (!sense) return NULL;
  sense->first_token = token;
  sense->length = length;
  sense->candidates = found;
  return sense;
}

static uint32_t keep_sense(place_scene *scene, place_sense *sense) {
  uint32_t *bucket = &scene->buckets[scene_token(scene, sense->first_token)->lexeme & scene->bucket_mask];
  sense->next = *bucket;
  *bucket = scene->senses.count;
  return scene->senses.count - 1;
}

/* Reads the entries of one length at a token; false when none fits. */
static bool read_sense(const place_scene *scene, const ng_sentence *sentence, hit_range hits, place_sense *sense) {
  uint32_t token = sense->first_token;
  sense->is_code = sense->is_weak = true;
  for (const list_hit *hit = hits.first; hit < hits.end && hit->length == sense->length; hit++) {
    if (hit->list != LIST_GAZ) continue;
    const place_row *row = &scene->gaz->rows[hit->row];
    if (!case_fits(scene, row, sentence, token, sense->length)) continue;
    if (!(row->flags & GAZ_WEAK) || (row->kind == PLACE_COUNTRY && !(row->flags & GAZ_EXACT))) sense->is_weak = false;
    if (!(row->flags & GAZ_EXACT)) sense->is_code = false;
    add_candidate(sense, scene, row);
  }
  sense->is_code &= sense->is_weak;
  return sense->candidate_count > 0;
}

uint32_t scene_sense_at(place_scene *scene, const ng_sentence *sentence, uint32_t token) {
  hit_range hits = token_hits(scene->tokens, token);
  for (uint32_t done = 0; hits.first < hits.end; hits.first++) {
    uint32_t length = hits.first->length;
    if (hits.first->list != LIST_GAZ || length == done || token + length > sentence->end) continue;
    bool is_upper = is_short_upper(scene, token, length);
    uint32_t known = known_sense(scene, token, length, is_upper, false);
    if (known != NO_REF) return known;
    place_sense *sense = open_sense(scene, token, length, (uint32_t)(hits.end - hits.first));
    if (!sense) return NO_REF;
    sense->is_upper = is_upper;
    if (read_sense(scene, sentence, hits, sense)) return keep_sense(scene, sense);
    scene->senses.count--;
    done = length;
  }
  return NO_REF;
}

uint32_t scene_county_sense(place_scene *scene, const place_pattern *pattern) {
  const ng_lexicon *lexicon = scene->tokens->lexicon;
  const trie_node *node = &lexicon->nodes[pattern->node];
  uint32_t token = pattern->name.first, length = pattern->name.end - token, known = known_sense(scene, token, length, false, true);
  if (known != NO_REF) return known;
  place_sense *sense = open_sense(scene, token, length, node->entry_count);
  if (!sense) return NO_REF;
  sense->is_county = sense->has_strong = true;
  for (uint32_t e = node->first_entry; e < node->first_entry + node->entry_count; e++) {
    if (lexicon->entries[e].list == LIST_GAZ) add_candidate(sense, scene, &scene->gaz->rows[lexicon->entries[e].row]);
  }
  if (sense->candidate_count) return keep_sense(scene, sense);
  scene->senses.count--;
  return NO_REF;
}

uint32_t scene_unknown_sense(place_scene *scene, const place_pattern *pattern) {
  uint32_t token = pattern->name.first, length = pattern->name.end - token, known = known_sense(scene, token, length, false, false);
  if (known != NO_REF) return known;
  place_sense *sense = open_sense(scene, token, length, 0);
  if (!sense) return NO_REF;
  sense->kinds = KIND_BIT(pattern->kind);
  sense->has_strong = true;
  return keep_sense(scene, sense);
}
