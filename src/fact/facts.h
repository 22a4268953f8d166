/* The facts of one document, as fact/ fills them and out/ writes them: the record of docs/nutgraf.schema.json in C.
 *
 * Spans are token ranges [first, end) of the document; `ref` is the index of an item in the array that its `kind` names.
 * Everything lives in the document's arena. Strings point into the text, the rule image or the arena. */
#ifndef NG_FACT_FACTS_H
#define NG_FACT_FACTS_H

#include "rule/frame.h"
#include "rule/method.h"
#include "text/gazetteer.h"
#include "text/sentence.h"

#define NO_RULE UINT32_MAX
#define NO_REF UINT32_MAX

typedef struct {
  uint32_t first, end; /* tokens */
} token_range;

/* What a mention refers to. */
typedef enum { REF_NONE, REF_DATE, REF_PLACE, REF_PERSON, REF_ORGANIZATION } ref_kind;

typedef struct {
  uint8_t kind; /* ref_kind */
  uint32_t index;
} fact_ref;

typedef enum { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET } timex_type;
typedef enum { ANCHOR_NONE, ANCHOR_DOCUMENT, ANCHOR_TEXT, ANCHOR_QUOTE, ANCHOR_EVENT } date_anchor;

typedef struct {
  token_range span;
  uint8_t type; /* timex_type */
  ng_str value, mod;
} date_half;

typedef struct {
  token_range span;
  uint8_t type, anchor;           /* timex_type, date_anchor */
  ng_str value, mod, quant, freq; /* TIMEX3; empty when absent */
  ng_str begin, stop;             /* half-open calendar interval, ISO; empty when unknown */
  ng_str zone_offset;
  date_half halves[2];
  uint32_t half_count; /* 0 or 2 */
  uint32_t rule;
} fact_date;

typedef enum { ROLE_LITERAL, ROLE_ADJECTIVE, ROLE_DEMONYM, ROLE_EMBEDDED, ROLE_METONYM, ROLE_DATELINE, ROLE_LANGUAGE, ROLE_IDIOM } place_role;
typedef enum { USE_NONE, USE_AT, USE_ORIGIN, USE_DESTINATION, USE_ACTOR, USE_MODIFIER, USE_SCOPE } place_use;

typedef struct {
  token_range span;
  uint8_t role, use; /* place_role, place_use */
  ng_str modifier;   /* "northern" */
  token_range inner[2];
  uint32_t inner_place[2], inner_count; /* places named inside this mention */
  uint32_t place, rule;                 /* index into places */
} place_mention;

typedef struct {
  ng_str name;
  ng_str country, country_a2, admin1; /* ISO alpha-3, alpha-2; empty for what is no state */
  int32_t lat, lon;                   /* in ten-thousandths of a degree; NO_DEGREES in lat: it has no point */
  uint8_t kind, disputed;             /* place_kind */
  ng_str claimed_by, members;         /* alpha-3 codes between bars */
  int16_t begin, end;                 /* years of a state that is gone; 0 for none */
  uint32_t geonameid;                 /* 0 when none */
  uint32_t row;                       /* of the gazetteer; NO_REF when unresolved */
} fact_place;

/* One of the places that a mention could mean, for explanations: scores in thousandths of a decade of population. */
typedef struct {
  uint32_t mention; /* index into place_mentions */
  ng_str name, kind, country, admin1;
  int32_t prior, evidence, context, score;
  bool is_chosen;
} place_choice;

typedef enum { FORM_NAME, FORM_TITLE_NAME, FORM_TITLE, FORM_SURNAME, FORM_ALIAS, FORM_PRONOUN, FORM_GROUP } person_form;

typedef struct {
  token_range span, name;       /* `name` is empty (first == end) when the mention holds none */
  uint8_t form;                 /* person_form */
  uint32_t person, group, rule; /* index into people; group number from 1, 0 for none */
} person_mention;

typedef struct {
  ng_str name, canonical;                  /* fullest form here without title; the office table's name */
  ng_str office, country, wikidata, title; /* `title`: as the text gives it ("US President") */
  ng_str sector;                           /* of the office by its title: three letters of a CAMEO code, empty when it tells none */
  uint8_t leader, gender;                  /* gender: 'm', 'f' or 0 */
  uint8_t is_titled;                       /* the office is by a title in the text, not by the table */
  uint8_t is_private;                      /* the office is none of the state: a trade, a post in a company or church */
  uint8_t is_former;                       /* the text says former, ex-, late */
  uint8_t is_told;                         /* the text gives the office as one of now, and the table none of long ago */
  int8_t in_office;                        /* 1, 0, -1 unknown */
} fact_person;

typedef enum { ORG_NAME, ORG_ACRONYM, ORG_MEMBER } organization_role;

typedef struct {
  token_range span;
  uint8_t role; /* organization_role */
  uint32_t organization, rule;
} organization_mention;

typedef struct {
  ng_str name, kind, country, cameo;
  bool is_shared; /* bodies of several countries are called so: "Labour Party" */
} fact_organization;

typedef enum { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT } quote_kind;
typedef enum {
  SPEAKER_UNKNOWN,
  SPEAKER_PERSON,
  SPEAKER_ORGANIZATION,
  SPEAKER_STATE,
  SPEAKER_DOCUMENT,
  SPEAKER_GROUP,
  SPEAKER_ANONYMOUS
} speaker_type;

typedef struct {
  uint8_t kind, speaker_type, negated; /* quote_kind, speaker_type */
  token_range parts[4], quoted[4];
  uint32_t part_count, quoted_count;
  token_range speaker, cue, addressee, setting; /* first == end: none */
  fact_ref speaker_ref;
  ng_str cue_lemma;
  uint32_t when, rule; /* index into dates; NO_REF */
} fact_quote;

typedef struct {
  ng_str label, key;
  token_range label_span, value;
} block_field;

typedef struct {
  token_range span;
  block_field *fields;
  uint32_t field_count, rule;
} fact_block;

typedef enum { STATUS_PAST, STATUS_ONGOING, STATUS_PLANNED, STATUS_POSSIBLE } event_status;
typedef enum { EVIDENTIAL_ASSERTED, EVIDENTIAL_REPORTED, EVIDENTIAL_CLAIMED, EVIDENTIAL_DENIED } event_evidential;
typedef enum { SOURCE_TEXT, SOURCE_COREF, SOURCE_BLOCK, SOURCE_INHERITED } fact_source;

typedef struct {
  token_range span;
  fact_ref ref;
  ng_str country, cameo; /* alpha-3; CAMEO actor code with sector */
  uint8_t source;        /* fact_source */
} event_party;

typedef struct {
  token_range span, trigger;
} event_evidence;

typedef struct {
  uint8_t type, coded_type, act_type;   /* event_type; of as_coded; of attributes.act */
  ng_str mode;                          /* PLOVER's */
  ng_str cameo, coded_cameo, act_cameo; /* CAMEO codes of the act, of as_coded, of attributes.act */
  uint8_t quad, status, polarity_negative, evidential, reciprocal;
  event_party *actors, *recipients;
  uint32_t actor_count, recipient_count;
  uint32_t when, where; /* indexes into dates, places; NO_REF */
  uint8_t when_source, where_source;
  event_evidence *evidence;
  uint32_t evidence_count;
  uint32_t *quotes, quote_count;
  uint32_t block, part_of, rule; /* NO_REF */
} fact_event;

/* One answer of the nut graf. `ref.kind` REF_NONE when it is only text. */
typedef struct {
  token_range span; /* empty: null */
  fact_ref ref;
} nutgraf_answer;

enum { NUTGRAF_WHO, NUTGRAF_WHAT, NUTGRAF_WHEN, NUTGRAF_WHERE, NUTGRAF_WHY, NUTGRAF_HOW, NUTGRAF_COUNT };

typedef struct {
  const char *code; /* "office-holder-mismatch", "invalid-utf8", … */
  ng_str detail;
} fact_warning;

/* A reading that a stage in C gave up, and why; `detail` may be empty. For `nutgraf explain`. */
typedef struct {
  token_range span;
  uint32_t rule;          /* or method; NO_REF when none */
  const char *kind, *why; /* "place", "stands alone and is an ordinary word, too" */
  ng_str detail;
} lost_reading;

/* A growing array in the arena: `items`, `count`, `size`. */
#define FACT_LIST(type)   \
  struct {                \
    type *items;          \
    uint32_t count, size; \
  }

typedef struct {
  FACT_LIST(fact_date) dates;
  FACT_LIST(fact_place) places;
  FACT_LIST(place_mention) place_mentions;
  FACT_LIST(place_choice) place_choices; /* only when wants_lost */
  FACT_LIST(fact_person) people;
  FACT_LIST(person_mention) person_mentions;
  FACT_LIST(fact_organization) organizations;
  FACT_LIST(organization_mention) organization_mentions;
  FACT_LIST(fact_quote) quotes;
  FACT_LIST(fact_block) blocks;
  FACT_LIST(fact_event) events;
  FACT_LIST(fact_warning) warnings;
  FACT_LIST(token_range) scares; /* words in marks that nobody says; only with NG_WITH_SCARE */
  nutgraf_answer nutgraf[NUTGRAF_COUNT];
  uint32_t main_event; /* NO_REF */
  bool wants_lost;     /* somebody asks for explanations */
  FACT_LIST(lost_reading) lost;
} fact_table;

/* "[OSLO], May 2 - Ministers met": the country of the dateline's first place that has one; empty without it. */
ng_str country_of_dateline(const fact_table *facts);

/* Keeps `lost` when somebody asks; stages call it where they decide. */
void note_lost(ng_arena *arena, fact_table *facts, lost_reading lost);

/* Appends a zeroed item to a FACT_LIST and yields a pointer to it, NULL when memory runs out. */
#define FACT_ADD(arena, list)                                                              \
  ((list).count == (list).size && !fact_list__grow((arena), &(list), sizeof *(list).items) \
       ? NULL                                                                              \
       : memset(&(list).items[(list).count++], 0, sizeof *(list).items))
bool fact_list__grow(ng_arena *arena, void *list, size_t item_size);

/* Sorts mentions (items that begin with their token_range) by place in the text; the first `*sorted` are in order, afterwards all are. A few stages
 * added them, each in order: what ascends already is merged, and of equal ones the first stays first. NG_OK or NG_ERROR_MEMORY. */
#define SORT_MENTIONS(arena, list, sorted) sort_mentions((arena), (list).items, (list).count, sizeof *(list).items, (sorted))
int sort_mentions(ng_arena *arena, void *mentions, uint32_t count, size_t size, uint32_t *sorted);

#endif
