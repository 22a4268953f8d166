/* The names of places of one document while they are being found and resolved; shared by the place_*.c files only.
 *
 * A `place_sense` is one name as a document uses it ("London"): its candidates, and the one that its mentions share (one sense per document).
 * A `place_name` is one occurrence; it may decide for itself ("Atlanta, Georgia" beside "Tbilisi, Georgia"). A `place_pattern` is what a rule
 * of rules/en/20-places.rules says about a name. All scores are thousandths of a decade of population: a city of a million scores 6000. */
#ifndef NG_FACT_PLACE_SCENE_H
#define NG_FACT_PLACE_SCENE_H

#include "fact/document.h"
#include "fact/place/place.h"
#include "text/token_class.h"

#define SENSE_MAX_CANDIDATES 64u

typedef struct {
  const place_row *place;
  uint32_t flags;                          /* GAZ_ bits of all its rows that the name fits */
  int32_t prior, evidence, context, score; /* evidence: best of its mentions; context: of the whole document, anew each round */
} place_candidate;

typedef struct {
  uint32_t first_token, length; /* of its first mention */
  place_candidate *candidates;  /* none: a name that the gazetteer does not know */
  uint32_t candidate_count, chosen;
  uint32_t kinds;              /* bits of the place_kind of its candidates; of an unknown name the kind that a rule says */
  uint32_t live_count;         /* mentions that are kept */
  int32_t margin;              /* of its best candidate over the second, before the document is looked at */
  uint32_t scored;             /* changes of other senses (place_resolve.c) that its scores know of, + 1 */
  uint32_t fact;               /* index + 1 of the place of an unknown name */
  uint32_t next;               /* index + 1 of the next sense in its bucket */
  bool is_upper;               /* written in capitals; the same name in other case is another sense */
  bool is_county;              /* the first word of "Jackson County" alone */
  bool is_code;                /* only weak and exact names fit: a bare postal code */
  bool is_weak;                /* all candidates are weak */
  bool has_strong, has_person; /* some mention has evidence of its own; some is a person's */
  bool is_located;             /* some stands behind a word of place: "in Jordan" */
  bool is_also_word;           /* the document writes it in lower case, too: "Commerce", "commerce"; see scene_is_also_word */
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
  SIGN_FIRM = 128 /* before it stands a word that no person's name follows: "in", not "from" */
};

enum { CLAIM_PERSON = 1, CLAIM_ORGANIZATION = 2 }; /* the token is part of such a name */

typedef struct {
  token_range span;
  uint32_t sentence, sense; /* sense: index; NO_REF for demonyms */
  uint32_t row;             /* of a demonym's place */
  uint32_t own;             /* candidate that this mention alone means; NO_REF: the sense's choice */
  uint32_t rule;
  uint16_t signs;
  uint8_t role, use;
  ng_str modifier;
  token_range inner[2];
  uint32_t inner_row[2], inner_count; /* places named inside the name */
} place_name;

typedef struct {
  token_range name;
  bool is_place;       /* names a place by itself; else it says something about a name of the gazetteer */
  uint32_t rule, next; /* next: index + 1 of the next pattern in its bucket */
  uint32_t node;       /* of the trie, when the name stands for a longer one: "Jackson" for "Jackson County"; 0 for none */
  int role, use, kind; /* place_role, place_use, place_kind; -1 when the rule does not say */
  ng_str modifier;
} place_pattern;

typedef struct {
  document *doc;
  const token_table *tokens;
  const gazetteer *gaz;
  const place_words *words;
  FACT_LIST(place_name) names;
  FACT_LIST(place_sense) senses;
  FACT_LIST(place_pattern) patterns;
  uint32_t *buckets;         /* index + 1 of the first sense by first lexeme; as many as keep long documents linear */
  uint32_t *pattern_buckets; /* index + 1 of the first pattern by the token that its name begins at */
  uint32_t bucket_mask;
  uint64_t *patterned;  /* a bit for each token where the name of a pattern begins */
  uint8_t *claims;      /* by token: CLAIM_ bits */
  uint32_t cased_until; /* end of the sentence whose is_title_case is known */
  bool is_title_case;
  bool knows_words; /* is_also_word of the senses is read */
} place_scene;

ng_status scene_read_patterns(place_scene *scene); /* place_pattern.c */
ng_status scene_add_pattern(place_scene *scene, place_pattern pattern);
void scene_read_counties(place_scene *scene);                          /* place_county.c: patterns for what lists of counties name */
ng_status scene_read_new(place_scene *scene);                          /* place_new.c: patterns for names that no table knows */
ng_status scene_find_names(place_scene *scene);                        /* place_find.c */
bool scene_is_also_word(place_scene *scene, const place_sense *sense); /* place_find.c: see is_also_word */
void read_surroundings(place_scene *scene, const ng_sentence *sentence, place_name *name); /* place_sign.c */
void scene_read_inner(place_scene *scene);                                                 /* place_inner.c: places named inside names of places */
void scene_pair_names(place_scene *scene);                                                 /* place_pair.c: what contains what */
void scene_resolve(place_scene *scene);                                                    /* place_resolve.c */
void scene_split_senses(place_scene *scene);                                               /* place_split.c: mentions that differ from their sense */

/* place_sense.c: the sense of the longest run of tokens that names a place at `token`, of one of several counties, of what only a rule knows; new when
 * the document had none so far. NO_REF when there is no such place or no memory. */
uint32_t scene_sense_at(place_scene *scene, const ng_sentence *sentence, uint32_t token);
uint32_t scene_county_sense(place_scene *scene, const place_pattern *pattern);
uint32_t scene_unknown_sense(place_scene *scene, const place_pattern *pattern);

/* Score units by which "London, Ontario" beats any size. */
#define EVIDENCE_CONTAINED 8000

/* Candidate of a sense that is in use, NULL when it has none. */
static inline const place_candidate *sense_choice(const place_sense *sense) {
  return sense->candidate_count ? &sense->candidates[sense->chosen] : NULL;
}

static inline place_sense *sense_of(const place_scene *scene, const place_name *name) {
  return &scene->senses.items[name->sense];
}

/* The place that a mention means, NULL when it is unknown. */
static inline const place_row *name_place(const place_scene *scene, const place_name *name) {
  if (name->sense == NO_REF) return &scene->gaz->rows[name->row];
  const place_sense *sense = sense_of(scene, name);
  if (sense->candidate_count == 0) return NULL;
  return sense->candidates[name->own == NO_REF ? sense->chosen : name->own].place;
}

static inline const ng_token *scene_token(const place_scene *scene, uint32_t token) {
  return &scene->tokens->tokens[token];
}

static inline const list_hit *scene_hit(const place_scene *scene, uint32_t token, uint32_t list) {
  return token_hit(scene->tokens, token, list);
}

/* The patterns whose name begins at `token`, the newest first: from the one with index + 1 `next` in its bucket on. */
static inline const place_pattern *pattern_from(const place_scene *scene, uint32_t next, uint32_t token) {
  while (next && scene->patterns.items[next - 1].name.first != token) next = scene->patterns.items[next - 1].next;
  return next ? &scene->patterns.items[next - 1] : NULL;
}

static inline const place_pattern *first_pattern(const place_scene *scene, uint32_t token) {
  bool any = scene->patterned[token / 64] >> token % 64 & 1;
  return any ? pattern_from(scene, scene->pattern_buckets[token & scene->bucket_mask], token) : NULL;
}

static inline const place_pattern *next_pattern(const place_scene *scene, const place_pattern *pattern) {
  return pattern_from(scene, pattern->next, pattern->name.first);
}

static inline const place_pattern *pattern_with(const place_scene *scene, uint32_t token, int role) {
  const place_pattern *p = first_pattern(scene, token);
  while (p && p->role != role) p = next_pattern(scene, p);
  return p;
}

static inline bool is_capital(const ng_token *t) {
  return t->class >= CLASS_TITLE && t->class <= CLASS_MIXED;
}

static inline bool has_kind(const place_sense *sense, uint32_t kinds) {
  return (sense->kinds & kinds) != 0;
}

#define KIND_BIT(kind) (1u << (kind))

#endif
