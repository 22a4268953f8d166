/* The mood of the clause that the phrase of a noun stands in: "[will be raised] at the talks", "[is expected] here for talks", "[are in] talks". */
#include "fact/event/noun_phrase.h"

enum { WAY_ON = 16, WAY_BACK = 12 }; /* tokens */

/* "unrest may erupt[, leading] to clashes": what follows from the clause, and is as likely. */
static bool is_result(const event_reader *reader, uint32_t comma) {
  static const uint16_t WORDS[] = {WORD_LEADING, WORD_CAUSING, WORD_TRIGGERING, WORD_SPARKING, WORD_PROMPTING};
  return token_is(reader->tokens, comma, WORD_COMMA) && ONE_OF(reader->tokens, comma + 1, WORDS);
}

/* "[hopes to] raise it at", "[seeking to] involve them in", "issues [to be] raised at": what is ahead in the words that begin at `token`. */
static uint8_t ahead_at(const event_reader *reader, uint32_t token) {
  uint8_t status = STATUS_UNKNOWN;
  uint32_t end;
  bool was = token_is(reader->tokens, token, WORD_WAS) || token_is(reader->tokens, token, WORD_WERE); /* "the aim was to open talks" */
  if (!was && status_word_at(reader, token, CLASS_MODAL | CLASS_CONDITION, &end, &status)) return status;
  bool plan = status_word_at(reader, token, CLASS_PLAN, &end, &status) && token_has_flag(reader->tokens, end, FLAG_VERB_BASE);
  if (plan) return status; /* but "due to the attack" */
  bool purpose = status_word_at(reader, token, CLASS_PURPOSE, &end, NULL) && token_is(reader->tokens, end - 1, WORD_TO);
  if (purpose) return STATUS_POSSIBLE;
  bool to_be = token_is(reader->tokens, token, WORD_TO) && token_is(reader->tokens, token + 1, WORD_BE) && is_past_word(reader, token + 2);
  if (to_be && !is_past_word(reader, token - 1)) return STATUS_PLANNED; /* but "said to be" */
  const list_hit *hit = hit_at(reader, token, LIST_STATUS_VERB);
  uint32_t governs = hit && hit->length > 1 ? reader->tables->governors[hit->row] : GOVERNS_PAST;
  return governs == GOVERNS_PLANNED ? STATUS_PLANNED : governs == GOVERNS_POSSIBLE ? STATUS_POSSIBLE : STATUS_UNKNOWN;
}

/* How a clause takes part in talks: what is done "at" or "during" them is done while they last, "after" them when they are over. */
typedef enum { SCENE_NONE, SCENE_AT, SCENE_AFTER } clause_scene;

static clause_scene scene_of(const event_reader *reader, const noun_phrase *phrase) {
  static const uint16_t AT[] = {WORD_DURING, WORD_AT, WORD_IN, WORD_FOR, WORD_TO, WORD_INTO}, AFTER[] = {WORD_AFTER, WORD_FOLLOWING};
  if (phrase->first == sentence_start(reader, phrase->first)) return SCENE_NONE;
  uint32_t before = phrase->first - 1;
  bool visit = phrase->is_visit && token_is(reader->tokens, before, WORD_ON);
  if (visit || ONE_OF(reader->tokens, before, AT)) return SCENE_AT;
  return ONE_OF(reader->tokens, before, AFTER) ? SCENE_AFTER : SCENE_NONE;
}

/* What has the event as its cause or time is no guess about it. */
static bool is_factual(const event_reader *reader, const noun_phrase *phrase, uint32_t token) {
  static const uint16_t FACTS[] = {WORD_DESPITE, WORD_FOLLOWING, WORD_DURING};
  return phrase->type != EVENT_CONSULT && (grammar_of(reader->tokens, token) & GRAMMAR_SCENE || ONE_OF(reader->tokens, token, FACTS));
}

/* The mood of the clause to the left of the phrase: of a modal, plan or wish, which is at `*edge`; else looking ended there. */
static uint8_t mood_before(const event_reader *reader, const noun_phrase *phrase, uint32_t *edge) {
  uint32_t start = sentence_start(reader, phrase->first), t = phrase->first, end;
  bool sought = false, talks = phrase->type == EVENT_CONSULT;
  for (; t > start && phrase->first - t < WAY_BACK; t--) {
    if (is_result(reader, t - 1)) continue;
    uint8_t status = ahead_at(reader, t - 1);
    bool harm = event_type_quad(phrase->type) > 2 && !phrase->indefinite &&
                status_word_at(reader, t - 1, CLASS_PURPOSE, &end, NULL); /* "trying to justify a raid" */
    if (status != STATUS_UNKNOWN && !harm) {
      *edge = t - 1;
      return sought ? STATUS_POSSIBLE : status;
    }
    bool own = talks && t == phrase->first; /* "will speak [after] the talks", "will speak[,] following talks" */
    bool joins = phrase->type == EVENT_PROTEST && t == phrase->first && scene_of(reader, phrase) == SCENE_AT; /* "plans to speak [at] the protest" */
    bool cut = (is_factual(reader, phrase, t - 1) && !joins) || (grammar_of(reader->tokens, t - 1) & GRAMMAR_CLAUSE && !own);
    bool comma = talks && t + 1 == phrase->first && token_is(reader->tokens, t - 1, WORD_COMMA) && is_preposition(reader, t);
    if (cut || (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT && !comma)) break;
    bool passive = t > start + 1 && status_word_at(reader, t - 2, CLASS_BE, &end, NULL); /* "will [be represented] at" */
    if (is_past_word(reader, t - 1) && !passive) break;
    const list_hit *outcome = outcome_at(reader, t - 1); /* "plans to [demand] a withdrawal" */
    sought |= outcome && reader->tables->outcomes[outcome->row] == OUTCOME_PROPOSED;
  }
  *edge = t;
  return STATUS_UNKNOWN;
}

/* "During his trip, Lee [will]": whether the clause that a phrase of time opens is of the future. */
static bool is_ahead_behind(const event_reader *reader, const noun_phrase *phrase) {
  const uint32_t finite = CLASS_BE | CLASS_HAVE | CLASS_DO;
  for (uint32_t t = phrase->end, stop = sentence_stop(reader, t); t < stop && t < phrase->end + WAY_ON; t++) {
    uint8_t status = STATUS_UNKNOWN;
    uint32_t end;
    if (party_over(&reader->parties, t)) continue;
    if (status_word_at(reader, t, CLASS_MODAL | CLASS_PLAN, &end, &status))
      return status == STATUS_PLANNED || token_is(reader->tokens, t, WORD_WOULD);
    bool other = grammar_of(reader->tokens, t) & GRAMMAR_CLAUSE || status_word_at(reader, t, finite, &end, NULL);
    if (other || is_past_word(reader, t)) break;
  }
  return false;
}

static bool opens_clause_of(const event_reader *reader, uint32_t edge) {
  uint32_t start = sentence_start(reader, edge);
  bool open = edge == start || grammar_of(reader->tokens, edge - 1) & (GRAMMAR_CLAUSE | GRAMMAR_JOINT);
  return open || reader->tokens->tokens[edge - 1].kind != TOKEN_WORD || hit_at(reader, edge - 1, LIST_SPEECH_VERB);
}

/* "are [in] talks", "is here [on] a visit", "a plan [under] discussion": they are while the clause is. */
static bool read_state(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  uint32_t first = phrase->first, start = sentence_start(reader, first), at = first, end;
  const bool visit = phrase->is_visit && first > start && token_is(reader->tokens, first - 1, WORD_ON),
             under = token_is(reader->tokens, first - 1, WORD_UNDER);
  if (first < start + 2 || !(token_is(reader->tokens, first - 1, WORD_IN) || visit || under)) return false;
  if (is_headline(reader, first) && !visit && !under && !is_past_word(reader, first - 2))
    return tell(out, STATUS_ONGOING, false);                                                               /* "Acme in talks with Oslo" */
  at -= token_is(reader->tokens, at - 2, WORD_INVOLVED) || token_is(reader->tokens, at - 2, WORD_ENGAGED); /* "is now involved in talks" */
  for (at--; at > start && (status_word_at(reader, at - 1, CLASS_ADVERB | CLASS_NOW, &end, NULL) || token_is(reader->tokens, at - 1, WORD_HERE));
       at--)
    continue;
  bool noun = under && at > start && !status_word_at(reader, at - 1, CLASS_BE | CLASS_HAVE, &end, NULL);
  if (noun) return tell(out, STATUS_ONGOING, false);
  if (at == start || !status_word_at(reader, at - 1, CLASS_BE, &end, NULL) || token_is(reader->tokens, at - 1, WORD_BE)) return false;
  bool was = token_is(reader->tokens, at - 1, WORD_WAS) || token_is(reader->tokens, at - 1, WORD_WERE);
  was |= token_is(reader->tokens, at - 1, WORD_BEEN) && (visit || token_is(reader->tokens, at - 2, WORD_HAD));
  return (!was || is_in_report(reader, at - 1)) && tell(out, STATUS_ONGOING, false); /* "said it was in talks" */
}

/* "[would be finalised] after talks": what waits for them. */
static bool is_done_after(const event_reader *reader, uint32_t edge, uint32_t after) {
  uint32_t be = edge + 1 + token_is(reader->tokens, edge + 1, WORD_ONLY);
  bool passive = token_is(reader->tokens, edge, WORD_WOULD) && token_is(reader->tokens, be, WORD_BE) && is_past_word(reader, be + 1);
  return passive && be + 2 == after;
}

void read_clause_around(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  uint32_t edge = phrase->first, first = phrase->first;
  if (out->negative) return; /* "the collapse of the talks" */
  bool talks = phrase->type == EVENT_CONSULT;
  clause_scene scene = talks || phrase->type == EVENT_PROTEST ? scene_of(reader, phrase) : SCENE_NONE;
  if (talks && read_state(reader, phrase, out)) return;
  bool of = talks && token_is(reader->tokens, first - 1, WORD_OF); /* "the outcome of talks" */
  uint8_t status = mood_before(reader, phrase, &edge);
  bool given = is_given(reader, phrase), sure = status == STATUS_PLANNED || token_is(reader->tokens, edge, WORD_WOULD);
  if (status == STATUS_UNKNOWN && scene && edge + 1 == first && opens_clause_of(reader, edge) && is_ahead_behind(reader, phrase))
    status = STATUS_PLANNED, sure = true;
  bool joined = status == STATUS_PLANNED && scene == SCENE_AT;          /* "will march at the protest" */
  if (status == STATUS_UNKNOWN || (given && !talks && !joined)) return; /* "may condemn [the attack]" */
  const list_hit *plan = hit_at(reader, edge, LIST_STATUS_VERB);        /* "decided to raise it at the meeting": there */
  if (scene == SCENE_AT && plan && plan->tag & FORM_PAST) return;
  if (given ? scene != SCENE_AT && !sure : of) return; /* "may boycott [the talks]", "fear the outcome of [talks]" */
  bool waits = scene == SCENE_AFTER && is_done_after(reader, edge, first - 1);
  if (scene == SCENE_AFTER && status != STATUS_PLANNED && !waits) return; /* "may rise after talks" */
  static const uint16_t THERE[] = {WORD_AT, WORD_DURING};                 /* "would be made [at] a meeting", but "would open the way for talks" */
  bool would = talks && ONE_OF(reader->tokens, first - 1, THERE) && token_is(reader->tokens, edge, WORD_WOULD) && !has_condition(reader, edge);
  tell(out, given || would || waits ? STATUS_PLANNED : status, false);
  out->loose = !given || scene != SCENE_AT || !sure;
}
