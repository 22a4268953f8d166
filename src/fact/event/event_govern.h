/* Verbs that govern an act, shared by the files that read them: event_govern.c, govern_parties.c, govern_sense.c. */
#ifndef NG_FACT_EVENT_GOVERN_H
#define NG_FACT_EVENT_GOVERN_H

#include "fact/event/event.h"

/* "[agreed] [to [send aid]] after talks": the words that govern, the end of what they govern, and behind the act in it; `act` is words.end for a bare verb. */
typedef struct {
  verb_group group;
  token_range words;
  uint32_t stop, act;
  bool with; /* "agreed [with Chad]" */
} governing_verb;

static inline bool is_bare(const governing_verb *verb) {
  return verb->act == verb->words.end;
}

/* Whether more than one acts: "both sides agreed". */
static inline bool acts_together(const event_draft *draft) {
  return draft->actors.count > 1 || (draft->actors.count && draft->actors.items[0]->member_count > 1);
}

/* Whether the act harms whom it is done to. */
static inline bool is_harm(const governing_verb *verb, const event_draft *draft) {
  return !is_bare(verb) && event_type_quad(draft->event.act_type) == 4;
}

/* govern_parties.c: who acts and whom the act concerns. */
void find_governing_parties(const event_reader *reader, governing_verb *verb, event_draft *draft);

/* govern_sense.c: whether words that a verb of the type may govern begin at `from`. */
bool governs_words(const event_reader *reader, uint32_t from, uint32_t type);

/* Whether the verb is meant as its frame says, by its act and those who take part. */
bool is_governing_meant(const event_reader *reader, const governing_verb *verb, const event_draft *draft);

#endif
