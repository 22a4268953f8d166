/* The names of places of one document while they are being found and resolved; shared by the place_*.c files only.
 *
 * A `place_sense` is one name as a document uses it ("London"): its candidates, and the one that all its mentions share (one sense per
 * document). A `place_name` is one occurrence. */
#ifndef NG_FACT_PLACE_SCENE_H
#define NG_FACT_PLACE_SCENE_H

#include "fact/place.h"

#define SENSE_MAX_CANDIDATES 64u
#define SCENE_BUCKETS 1024u /* of the hash chains over senses and places: keeps long documents linear */

typedef struct {
  gaz_place place;
  double prior, evidence, context, score; /* evidence: best of its mentions; context: of the whole document, anew each round */
} place_candidate;

typedef struct {
  uint32_t first_token, length; /* of its first mention */
  place_candidate *candidates;
  uint32_t candidate_count, chosen;
  uint32_t live_count;                   /* mentions that are kept */
  uint32_t weak, has_strong, has_person; /* all candidates are weak; some mention has evidence of its own; some is a person's */
  uint32_t is_also_word;                 /* the document writes it in lower case, too: "Commerce", "commerce" */
  uint32_t next;                         /* index + 1 of the next sense in its bucket */
} place_sense;

/* What stands around a name: bits of place_name.signs. */
enum {
  SIGN_BEFORE = 1,    /* a word of place before it: "in", "north of" */
  SIGN_CONTAINED = 2, /* followed by what contains it: "Paris, Texas" */
  SIGN_CONTAINER = 4, /* contains the name before it */
  SIGN_PERSON = 8,    /* part of a person's name */
  SIGN_EMBEDDED = 16, /* part of the name of something else */
  SIGN_DATELINE = 32,
  SIGN_DROP = 64,
  SIGN_FIRM = 256, /* before it stands a word that no person's name follows: "in", not "from" */
  SIGN_CODE = 128  /* a bare postal code: only with SIGN_CONTAINER */
};

enum { CLAIM_PERSON = 1, CLAIM_ORGANIZATION = 2 }; /* the token is part of such a name */

typedef struct {
  token_range span;
  uint32_t sentence, sense; /* sense: index; NO_REF for demonyms */
  uint32_t row;             /* of a demonym's place */
  uint16_t signs;
  uint8_t role, use;
  ng_str modifier;
} place_name;

typedef struct {
  const place_input *input;
  FACT_LIST(place_name) names;
  FACT_LIST(place_sense) senses;
  uint32_t buckets[SCENE_BUCKETS]; /* index + 1 of the first sense by first lexeme */
  uint8_t *claims;                 /* by token: CLAIM_ bits */
  int list_before, list_after, list_direction, list_idiom, list_language, list_first_name, list_surname, list_title, list_honorific, list_event_verb,
      list_governing_verb;
  int before_use, before_firm, after_kind, first_weak, surname_weak;
} place_scene;

ng_status scene_find_names(place_scene *scene);
void scene_resolve(place_scene *scene);

/* Candidate of a sense that is in use, NULL when it has none. */
static inline const place_candidate *sense_choice(const place_sense *sense) {
  return sense->candidate_count ? &sense->candidates[sense->chosen] : NULL;
}

static inline const ng_token *scene_token(const place_scene *scene, uint32_t token) {
  return &scene->input->tokens->tokens[token];
}

#endif
