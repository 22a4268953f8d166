/* The document at work: its text, tables and facts. Every stage reads what earlier ones left, appends its own and returns a status.
 *
 * Stages, in order (fact/pipeline.c): tokens, list hits, sentences; pass 1 rules -> resolve_dates, resolve_people (names of people claim
 * their words before places do), resolve_organizations, resolve_places, resolve_blocks; pair_quotations (spans of type quoted),
 * link_mentions (spans of type party); pass 3 rules -> resolve_quotes; pass 4 rules -> resolve_events; choose_nutgraf. */
#ifndef NG_FACT_DOCUMENT_H
#define NG_FACT_DOCUMENT_H

#include "fact/facts.h"
#include "match/span.h"
#include "nutgraf/nutgraf.h"

typedef struct {
  ng_arena *arena;   /* reset after the document */
  ng_arena *scratch; /* of the stage at work, reset behind it */
  const ng_ruleset *rules;
  const ng_options *options;
  const ng_article *article;
  ng_str text;                /* title + "\n\n" + text, or only the text */
  uint32_t body;              /* byte where the article's text starts */
  uint32_t ascii;             /* bytes before the first above 7F */
  ng_str as_of;               /* date of the office table; empty: the document's */
  ng_str published;           /* "YYYY-MM-DD" with optional "THH:MM" and zone; empty when unknown */
  const char *published_from; /* "option", "field", "dateline"… NULL when unknown */
  token_table tokens;
  sentence_table sentences;
  span_table spans;
  uint32_t first_quoted; /* of spans: none of type quoted or quote stands before it */
  fact_table facts;
  const struct people_tables *people_tables; /* people.h: made once for the rules; NULL: made for this document */
  const struct place_words *place_words;     /* place.h: made once for the rules */
  const struct place_home *place_home;       /* place.h: where the source is at home; NULL: unknown */
  const struct speech_tables *speech_tables; /* speech.h: made once for the rules; NULL: made for this document */
  const struct event_tables *event_tables;   /* event_tables.h: the same */
  struct people_state *people;               /* between the stages about people */
  const uint32_t *placed; /* capitalised tokens outside boilerplate where the name of a place or a people begins, in text order: resolve_people */
  uint32_t placed_count;
  const struct name_run *runs; /* name.h: runs of capitalised words, in text order */
  uint32_t run_count;
} document;

ng_status resolve_dates(document *doc);         /* date.c: spans of type date -> facts.dates */
ng_status resolve_places(document *doc);        /* place.c: gazetteer hits and spans of type place -> places, place_mentions */
ng_status resolve_people(document *doc);        /* people.c: names -> people, person_mentions; organisations by name */
ng_status resolve_organizations(document *doc); /* people.c: short forms, acronyms, beliefs */
ng_status resolve_blocks(document *doc);        /* block.c: labelled lines -> blocks */
ng_status pair_quotations(document *doc);       /* quotation.c: adds spans of type quoted (slots closed, marks) */
ng_status link_mentions(
    document *doc); /* people.c: offices, groups, pronouns; adds person, role, group, organization and party spans; `fact` = mention */
ng_status resolve_quotes(document *doc); /* quote.c: quoted spans and spans of type quote -> quotes */
ng_status resolve_events(document *doc); /* event.c: spans of type event -> events */
ng_status link_speakers(document *doc);  /* people.c: "I" in quotations -> person_mentions, which it sorts: last of all stages */
ng_status choose_nutgraf(document *doc); /* nutgraf.c */

#endif
