/* What the readers of events need of a lexicon beside its frames: texts of columns as numbers, made once for a rule set. */
#ifndef NG_FACT_EVENT_TABLES_H
#define NG_FACT_EVENT_TABLES_H

#include "rule/ruleset.h"

/* Classes of STATUS_WORD, as bits. */
enum {
  CLASS_BE = 1,
  CLASS_HAVE = 2,
  CLASS_DO = 4,
  CLASS_MODAL = 8,
  CLASS_PLAN = 16,
  CLASS_INFINITIVE = 32,
  CLASS_NEGATION = 64,
  CLASS_NOUN_NEGATION = 128,
  CLASS_ADVERB = 256,
  CLASS_ADJECTIVE = 512,
  CLASS_NOUN = 1024,
  CLASS_CONDITION = 2048,
  CLASS_PURPOSE = 4096,
  CLASS_EVIDENTIAL = 8192,
  CLASS_NOW = 16384,
  CLASS_FALSEHOOD = 32768,
  CLASS_SAYING = 65536,
  CLASS_HABIT = 131072
};

/* What a verb of the list STATUS_VERB does to the act that it governs: "plans to visit", "failed to attend", "seeks to meet". */
typedef enum {
  GOVERNS_PAST,
  GOVERNS_ONGOING,
  GOVERNS_PLANNED,
  GOVERNS_POSSIBLE,
  GOVERNS_PURPOSE,
  GOVERNS_NEGATIVE,
  GOVERNS_AVERTED,
  GOVERNS_CANCELLED,
  GOVERNS_DELAYED,
  GOVERNS_SPENT
} governed_status;

/* What the subject of a verb of the list LIGHT_VERB has to do with the event: "[held] talks", "[witnessed] gunfire", "[drew] criticism",
 * "[sparked] riots". */
typedef enum { SUBJECT_ACTS, SUBJECT_NONE, SUBJECT_GETS, SUBJECT_STIRS } light_subject;

/* What a verb of the list OUTCOME_VERB says of an event that is its subject, or the object of its passive: "talks [collapsed]". */
typedef enum {
  OUTCOME_NONE,
  OUTCOME_OCCURS,
  OUTCOME_LASTS,
  OUTCOME_ENDS,
  OUTCOME_HELD, /* it and the rest: as passives only */
  OUTCOME_GONE,
  OUTCOME_DELAYED,
  OUTCOME_PLANNED,
  OUTCOME_PROPOSED,
  OUTCOME_ANNOUNCED
} event_outcome;

/* Sectors of groups, by the last three letters of their CAMEO code. */
typedef enum {
  SECTOR_CVL,
  SECTOR_GOV,
  SECTOR_MIL,
  SECTOR_COP,
  SECTOR_LEG,
  SECTOR_JUD,
  SECTOR_REB,
  SECTOR_OPP,
  SECTOR_LAB,
  SECTOR_MED,
  SECTOR_NGO,
  SECTOR_UAF,
  SECTOR_BUS,
  SECTOR_PTY,
  SECTOR_REL,
  SECTOR_NOBODY, /* people of a name that none knows */
  SECTOR_PAIR,   /* "both sides": the two states named last, else nobody known */
  SECTOR_COUNT
} group_sector;

#define SECTOR_OF_STATE 128u  /* only with a state: "Israeli tanks" act, tanks do not */
#define SECTOR_FIRM 32u       /* private also with a state: "Peruvian banks" */
#define SECTOR_ABROAD 64u     /* as often of another state as of the article's: "the leaders", "a delegation" */
#define SECTOR_VOICE 256u     /* speaks for whomever the text names: "a spokesman" */
#define SECTOR_OFFICE 512u    /* of the state if the text names nobody else: "officials" */
#define SECTOR_NAMED 1024u    /* only as the body named before that ends in the word: "the council" */
#define SECTOR_ANYWHERE 2048u /* of all countries: firms, "creditors" */
#define SECTOR_MEMBER 4096u   /* only with a party or faith: "Labour candidate", "Muslim groups" */
#define SECTOR_MASK 31u       /* the group_sector without these */

extern const char *const SECTOR_NAMES[SECTOR_COUNT];

/* Of a row of STATUS_WORD. status: event_status or STATUS_UNKNOWN. */
typedef struct {
  uint32_t classes;
  uint8_t status, evidential; /* event_evidential */
} status_word;

#define STATUS_UNKNOWN 255

/* The name of an international body in the office table, and its CAMEO code: "UN", IGOUNO. */
typedef struct {
  ng_str name, cameo;
} office_body;

/* Arrays by row of the list. */
typedef struct event_tables {
  status_word *words;                                                    /* STATUS_WORD */
  uint8_t *governors;                                                    /* STATUS_VERB: governed_status */
  uint16_t *group_sectors;                                               /* GROUP_PERSON: group_sector */
  uint8_t *outcomes;                                                     /* OUTCOME_VERB: event_outcome */
  uint8_t *ordinals;                                                     /* ORDINAL: 3; 0 for "last" */
  uint8_t *light_verbs;                                                  /* LIGHT_VERB: light_subject */
  uint16_t *noun_sectors;                                                /* PARTY_NOUN: group_sector with its flags */
  uint32_t sport_row, measure_row, proposal_row, charge_row, scheme_row; /* rows of EVENT_OBJECT of these classes */
  office_body *bodies;                                                   /* rows of IGO that name one */
  uint32_t body_count;
} event_tables;

/* NG_OK or NG_ERROR_MEMORY; everything in `arena`. */
ng_status event_tables_init(event_tables *tables, ng_arena *arena, const ng_lexicon *lexicon);

/* Whether a row of TITLE is an office of the state in every text: "senator", but not "president". */
bool is_state_office(const ng_lexicon *lexicon, uint32_t row);

/* The CAMEO code of a row of IGO: "IGOIMF". */
ng_str igo_code(const ng_lexicon *lexicon, uint32_t row);

#endif
