/* What its predicate says of an event that a noun tells: "the talks [will begin]", "the visit [was called off]". */
#include "fact/event/noun_phrase.h"

enum { WAY_ON = 16 }; /* tokens */

/* Auxiliaries and the word behind them, from left to right: "[have not yet begun]", "[is likely to be] held". */
typedef struct {
  uint32_t verb;   /* behind the auxiliaries */
  uint8_t status;  /* of a modal, of "due to", "likely"; STATUS_UNKNOWN without one */
  uint8_t outcome; /* event_outcome of the verb */
  uint32_t form;   /* bits of FORM_ of a verb with an outcome */
  bool be, was, have, had, did;
  bool would, adjective, now, negative; /* adjective: "is [likely]" */
} predicate;

bool is_past_word(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count) return false; /* before the first */
  if (token_has_flag(reader->tokens, token, FLAG_VERB_PAST)) return true;
  const list_hit *verb = verb_hit(reader, token);
  return verb && verb->tag & FORM_PAST;
}

const list_hit *outcome_at(const event_reader *reader, uint32_t token) {
  const list_hit *hit = hit_at(reader, token, LIST_OUTCOME_VERB);
  if (!hit || is_dated(reader, token)) return NULL;
  const ng_token *t = &reader->tokens->tokens[token];
  bool half = token > 0 && t[-1].kind == TOKEN_DASH && t[-1].flags & TOKEN_GLUED && t->flags & TOKEN_GLUED;
  return half || (t->casing != CASE_LOWER && !is_headline(reader, token)) ? NULL : hit;
}

/* The predicate whose first word is at `token`. */
static predicate read_predicate(const event_reader *reader, uint32_t token, uint32_t stop) {
  const uint32_t classes =
      CLASS_BE | CLASS_HAVE | CLASS_DO | CLASS_MODAL | CLASS_PLAN | CLASS_NEGATION | CLASS_ADVERB | CLASS_NOW | CLASS_ADJECTIVE | CLASS_EVIDENTIAL;
  predicate p = {.verb = token, .status = STATUS_UNKNOWN};
  while (p.verb < stop) {
    uint8_t status = STATUS_UNKNOWN;
    uint32_t end, class = status_word_at(reader, p.verb, classes, &end, &status);
    if (!class && ends_in_ly(reader, p.verb)) class = CLASS_ADVERB, end = p.verb + 1;
    bool adjective = class & CLASS_ADJECTIVE;
    if (!class || (adjective && (outcome_at(reader, p.verb) || is_dated(reader, p.verb) || (p.be && ends_in_ing(reader, p.verb))))) break;
    p.be |= (class & CLASS_BE) != 0;
    p.was |= token_is(reader->tokens, p.verb, WORD_WAS) || token_is(reader->tokens, p.verb, WORD_WERE);
    p.have |= (class & CLASS_HAVE) != 0;
    p.had |= token_is(reader->tokens, p.verb, WORD_HAD);
    p.adjective |= adjective && (p.be || is_headline(reader, token));
    p.did |= token_is(reader->tokens, p.verb, WORD_DID) || (class & CLASS_NEGATION && end > p.verb + 1); /* "failed to" */
    p.would |= token_is(reader->tokens, p.verb, WORD_WOULD);
    p.negative |= (class & CLASS_NEGATION) != 0;
    p.now |= (class & CLASS_NOW) != 0;
    if (class & (CLASS_MODAL | CLASS_PLAN | CLASS_ADJECTIVE) && p.status == STATUS_UNKNOWN) p.status = status;
    bool wished = token_is(reader->tokens, p.verb, WORD_BE) && p.verb == token; /* "urged that talks [be] held" */
    if (wished) p.status = STATUS_POSSIBLE;
    p.verb = end;
  }
  if (p.verb < stop && token_has_flag(reader->tokens, p.verb, FLAG_VERB_BASE)) p.adjective = false; /* "unlikely to [delay]" */
  const list_hit *hit = p.verb < stop ? outcome_at(reader, p.verb) : NULL;
  if (!hit) return p;
  uint32_t end = p.verb + hit->length;
  uint8_t outcome = reader->tables->outcomes[hit->row];
  bool object = is_noun_like(reader, end) || is_determiner(reader, end) || (end < stop && party_at(&reader->parties, end)); /* "offered rates" */
  bool passive = (p.be && hit->tag & FORM_ING) || (hit->tag & FORM_PARTICIPLE && (p.be || !object));
  bool active = outcome < OUTCOME_HELD && (!is_determiner(reader, end) || is_dated(reader, end)); /* but "could end the dispute" */
  if (active || passive) p.outcome = outcome, p.form = hit->tag;
  return p;
}

/* "the attack", "Lee's visit": known to the reader; but "the withdrawal of troops would". */
bool is_given(const event_reader *reader, const noun_phrase *phrase) {
  bool of = phrase->type != EVENT_CONSULT && token_is(reader->tokens, phrase->end, WORD_OF);
  return (phrase->definite && !of) || phrase->owned || phrase->their;
}

bool tell(noun_status *out, uint8_t status, bool negative) {
  out->status = status;
  out->negative |= negative;
  return out->known = true;
}

/* "may be held", "will lead to": what a modal or "due to" says of the event. False when it is said of something else. */
static bool tell_by_modal(const event_reader *reader, const noun_phrase *phrase, const predicate *p, noun_status *out) {
  bool planned = p->status == STATUS_PLANNED, sure = planned || (p->would && !has_condition(reader, phrase->first));
  switch (p->outcome) {
    case OUTCOME_OCCURS:
    case OUTCOME_HELD: return tell(out, sure ? STATUS_PLANNED : STATUS_POSSIBLE, p->negative);
    case OUTCOME_LASTS: /* "will continue": it is on */
    case OUTCOME_ENDS: return out->on = tell(out, STATUS_ONGOING, false);
    case OUTCOME_GONE:
    case OUTCOME_DELAYED: return tell(out, STATUS_PLANNED, planned && !p->negative);
    case OUTCOME_PLANNED:
    case OUTCOME_PROPOSED:
    case OUTCOME_ANNOUNCED: return tell(out, planned ? STATUS_PLANNED : STATUS_POSSIBLE, p->negative);
    default: break;
  }
  if (!phrase->is_deed && !(p->be && is_past_word(reader, p->verb))) return false; /* "his endorsement will make it hard" */
  out->loose = !sure && !p->adjective;
  bool talks = phrase->type == EVENT_CONSULT, given = is_given(reader, phrase) && (phrase->definite || talks || !p->would);
  bool where = p->be && (is_preposition(reader, p->verb) || is_dated(reader, p->verb)); /* "may be in Paris" */
  if (!given || where || p->adjective || !phrase->is_deed) return tell(out, p->status, p->negative && p->adjective);
  return talks && tell(out, STATUS_PLANNED, false); /* "the talks may help", but "the attack may hurt tourism" */
}

/* "talks were continuing", "the raid is going on"; but "the raid was going on for an hour" */
static bool is_going_on(const noun_phrase *phrase, const predicate *p) {
  return p->be && (phrase->type == EVENT_CONSULT || !p->was);
}

/* "is under way", "was tense", "are making progress" */
static bool tell_by_be(const event_reader *reader, const noun_phrase *phrase, const predicate *p, noun_status *out) {
  bool going = ends_in_ing(reader, p->verb) || token_is(reader->tokens, p->verb, WORD_GOING);
  if (p->now || (going && is_going_on(phrase, p))) return tell(out, STATUS_ONGOING, false);
  if (p->was || p->have) return tell(out, STATUS_PAST, false);
  return phrase->lasts && tell(out, STATUS_ONGOING, false); /* "the talks are hard" */
}

/* "starting [tomorrow]", "beginning on [Monday]" */
static bool is_dated_behind(const event_reader *reader, uint32_t token) {
  return is_dated(reader, token + 1) || (is_preposition(reader, token + 1) && is_dated(reader, token + 2));
}

/* "began", "have been called off", "scheduled for"; false when the verb says nothing of the event. */
static bool tell_by_outcome(const event_reader *reader, const noun_phrase *phrase, const predicate *p, noun_status *out) {
  bool done = p->form & (FORM_PAST | FORM_PARTICIPLE), present = !p->be && !p->have && !p->did && !done;
  bool headline = is_headline(reader, p->verb), being = is_going_on(phrase, p) && p->form & FORM_ING, unpast = p->be && !p->was && !p->have;
  switch (p->outcome) {
    case OUTCOME_OCCURS:
    case OUTCOME_HELD:
      if (being || (unpast && !p->negative)) return tell(out, STATUS_ONGOING, p->negative);
      headline &= !is_dated_behind(reader, p->verb); /* "Talks begin Wednesday" */
      return tell(out, present && !headline ? STATUS_PLANNED : STATUS_PAST, p->negative);
    case OUTCOME_LASTS: return tell(out, being || present ? STATUS_ONGOING : STATUS_PAST, p->negative);
    case OUTCOME_ENDS:
      if (present && is_dated_behind(reader, p->verb)) return out->on = tell(out, STATUS_ONGOING, false); /* "Talks end on Friday" */
      return tell(out, p->negative || being || (present && !headline) ? STATUS_ONGOING : STATUS_PAST, false);
    case OUTCOME_GONE: return tell(out, STATUS_PAST, !p->negative);
    case OUTCOME_DELAYED: return tell(out, STATUS_PLANNED, !p->negative);
    case OUTCOME_PLANNED: return done && tell(out, STATUS_PLANNED, p->negative);
    case OUTCOME_PROPOSED: return done && tell(out, STATUS_POSSIBLE, false);
    default: return false;
  }
}

static bool tell_by_predicate(const event_reader *reader, const noun_phrase *phrase, const predicate *p, noun_status *out) {
  static const uint16_t ANSWERS[] = {WORD_ACCEPTED, WORD_REJECTED};
  bool answered = phrase->type == EVENT_RETREAT && ONE_OF(reader->tokens, p->verb, ANSWERS);
  if (answered) return tell(out, STATUS_PAST, false); /* "the resignation will be accepted" */
  if (p->status != STATUS_UNKNOWN) return tell_by_modal(reader, phrase, p, out);
  if (p->outcome != OUTCOME_NONE) return tell_by_outcome(reader, phrase, p, out);
  if (p->be || p->now) return tell_by_be(reader, phrase, p, out);
  return (p->have || p->did || is_past_word(reader, p->verb)) && tell(out, STATUS_PAST, false);
}

/* How the phrase stands in its clause. A phrase behind a preposition or a verb is no subject; words of time may open a clause: "until [talks] begin". */
typedef enum { PLACE_SUBJECT, PLACE_OBJECT, PLACE_BEHIND, PLACE_EITHER } phrase_place;

static phrase_place place_of(const event_reader *reader, const noun_phrase *phrase) {
  uint32_t first = phrase->first;
  if (first == sentence_start(reader, first) || token_is(reader->tokens, first - 1, WORD_OF)) return PLACE_SUBJECT; /* "two days [of] talks will" */
  uint32_t grammar = grammar_of(reader->tokens, first - 1);
  if (grammar & GRAMMAR_PREPOSITION) return grammar & GRAMMAR_CLAUSE ? PLACE_EITHER : PLACE_BEHIND;
  bool says = hit_at(reader, first - 1, LIST_SPEECH_VERB) != NULL; /* "said [talks] would" */
  return is_past_word(reader, first - 1) && !says ? PLACE_OBJECT : PLACE_SUBJECT;
}

/* "the [recently] appointed minister", "on [proposed] cuts": a participle that goes with a noun. */
static bool is_attributive(const event_reader *reader, const noun_phrase *phrase, uint32_t token) {
  if (!is_past_word(reader, token)) return false;
  bool by = token_is(reader->tokens, token + 1, WORD_BY);                                           /* "a meeting organised by the body will" */
  bool held = token == phrase->end && (phrase->type != EVENT_CONSULT || outcome_at(reader, token)); /* "talks held by", "aid approved by" */
  if (by || token == phrase->end) return by && !held;
  if (reader->tokens->tokens[token - 1].kind == TOKEN_DASH) return true; /* "government-proposed" */
  return is_determiner(reader, token - 1) || is_preposition(reader, token - 1) || ends_in_ly(reader, token - 1);
}

/* Where the words end that a verb behind the phrase may stand in: two parties joined by "and" are inside, a bracket as well. */
static uint32_t predicate_stop(const event_reader *reader, const noun_phrase *phrase) {
  uint32_t stop = clause_end(reader, phrase->end);
  bool bracket = token_is(reader->tokens, stop, WORD_OPEN_BRACKET) && token_is(reader->tokens, stop + 2, WORD_CLOSE_BRACKET);
  if (bracket) stop = clause_end(reader, stop + 3);
  bool of = token_is(reader->tokens, phrase->end, WORD_OF) && stop < reader->tokens->count && party_at(&reader->parties, stop + 1);
  bool pair = (token_is(reader->tokens, phrase->end, WORD_BETWEEN) || of) && token_is(reader->tokens, stop, WORD_AND);
  return pair ? clause_end(reader, stop + 1) : stop; /* "talks between Kenya [and] Uganda will" */
}

/* "a meeting [to be held]", "Talks [to resume]", "a strike [to continue]"; but "a pledge to open the border" */
static bool tell_by_infinitive(const event_reader *reader, const noun_phrase *phrase, uint32_t token, noun_status *out) {
  if (!phrase->is_deed || !token_is(reader->tokens, token, WORD_TO)) return false;
  uint32_t verb = token + 1 + token_is(reader->tokens, token + 1, WORD_BE);
  const list_hit *hit = outcome_at(reader, verb);
  bool alone = hit && hit->tag & (FORM_BASE | FORM_PARTICIPLE) && !is_determiner(reader, verb + hit->length); /* but "to end the row" */
  uint8_t outcome = alone ? reader->tables->outcomes[hit->row] : OUTCOME_NONE;
  if (outcome == OUTCOME_LASTS || outcome == OUTCOME_ENDS) return out->on = tell(out, STATUS_ONGOING, false);
  bool headline = is_headline(reader, token) && token_has_flag(reader->tokens, token + 1, FLAG_VERB_BASE);
  return (headline || outcome == OUTCOME_OCCURS || outcome == OUTCOME_HELD) && tell(out, STATUS_PLANNED, false);
}

/* Whether the first word of a predicate, or one that tells of the future right behind the phrase, is at `token`. */
static bool opens_predicate(const event_reader *reader, const noun_phrase *phrase, uint32_t token) {
  const uint32_t auxiliary = CLASS_BE | CLASS_HAVE | CLASS_DO | CLASS_MODAL;
  uint32_t near = token > phrase->end + 1 ? 0 : is_dated(reader, token) ? CLASS_NOW : CLASS_ADJECTIVE | CLASS_NOW, end; /* "talks [currently]" */
  const list_hit *outcome = outcome_at(reader, token);
  return is_past_word(reader, token) || (outcome && (!(outcome->tag & FORM_ING) || is_dated_behind(reader, token))) ||
         status_word_at(reader, token, auxiliary | near, &end, NULL);
}

/* "denounced the talks[, said] an aide", "mourned the attack [and vowed]": a verb of somebody else. */
static bool is_joined_verb(const event_reader *reader, uint32_t token) {
  return (token_is(reader->tokens, token - 1, WORD_AND) && is_past_word(reader, token)) || is_said(reader, token);
}

/* "Missile launch [prompts] Oslo to act": in a headline the verb of the phrase. */
static bool is_present_of_headline(const event_reader *reader, const noun_phrase *phrase, uint32_t token) {
  bool plural = token_ends(reader->tokens, phrase->end - 1, STR("s"));
  return !plural && token_has_flag(reader->tokens, token, FLAG_VERB_S) && is_headline(reader, token) && !outcome_at(reader, token);
}

/* The predicate in [from, stop) that has the phrase as its subject. True when it was found, whether or not it tells. */
static bool read_own_predicate(const event_reader *reader, const noun_phrase *phrase, uint32_t from, uint32_t stop, noun_status *out) {
  if (token_is(reader->tokens, from, WORD_OFF) && is_headline(reader, from) && phrase->type == EVENT_CONSULT)
    return tell(out, STATUS_PAST, true); /* "TALKS OFF" */
  const uint64_t VERBS = list_bit(LIST_STATUS_WORD) | list_bit(LIST_OUTCOME_VERB) | list_bit(LIST_FRAME_VERB) | list_bit(LIST_STATUS_VERB);
  phrase_place place = place_of(reader, phrase);
  uint32_t comma = UINT32_MAX;
  for (uint32_t t = from; t < stop && t < from + WAY_ON; t++) {
    bool word = reader->tokens->lists[t] & VERBS || has_finite_form(reader->tokens, t);
    if (!word && !named_word(reader->tokens, t)) continue;
    const party *p = party_over(&reader->parties, t);
    if (p && p->flags & PARTY_PRONOUN) return true; /* "on the trip [he] would" */
    if (token_is(reader->tokens, t, WORD_COMMA)) {
      bool closes = comma == phrase->end; /* "the meeting[, while short,] would" */
      if (!closes && comma != UINT32_MAX) return true;
      comma = closes ? UINT32_MAX : t;
    }
    bool contact = p && t == p->span.first && t - is_determiner(reader, t - 1) == phrase->end; /* "said at the meeting [ministers] would" */
    if (contact && !(p->flags & PARTY_PLACE)) return true;
    if (tell_by_infinitive(reader, phrase, t, out) || (!p && is_present_of_headline(reader, phrase, t))) return true;
    if (p || token_is(reader->tokens, t - 1, WORD_TO) || !opens_predicate(reader, phrase, t) || is_attributive(reader, phrase, t)) continue;
    if (is_joined_verb(reader, t)) return true;
    predicate read = read_predicate(reader, t, sentence_stop(reader, t));
    const list_hit *outcome = outcome_at(reader, t);
    bool reduced = outcome && outcome->tag & FORM_PARTICIPLE && read.outcome != OUTCOME_NONE;
    bool aside = comma == phrase->end && t == comma + 1 && !read.be && !read.have && !outcome; /* "the talks[, launched by Lee], are" */
    if (aside) continue;
    if (comma != UINT32_MAX && t > comma + 2) return true; /* "after an explosion, they are expected": another clause */
    bool next = place == PLACE_EITHER ? comma == UINT32_MAX && read.status == STATUS_UNKNOWN : t == phrase->end && place != PLACE_BEHIND;
    bool now = read.now && t <= phrase->end + 1; /* "with talks [under way] in Oslo" */
    if (place != PLACE_SUBJECT && !reduced && !next && !now) return true;
    if (reduced && read.outcome == OUTCOME_ANNOUNCED) continue;
    bool until = token_is(reader->tokens, phrase->first - 1, WORD_UNTIL) && read.have && !read.had; /* "[until] talks have been held" */
    if (until) return tell(out, STATUS_PLANNED, false);
    tell_by_predicate(reader, phrase, &read, out);
    return true;
  }
  return false;
}

/* "if a strike is called", but "if the strike is lifted". */
static bool is_condition(const event_reader *reader, const noun_phrase *phrase) {
  uint32_t end;
  bool after = phrase->first > sentence_start(reader, phrase->first) && status_word_at(reader, phrase->first - 1, CLASS_CONDITION, &end, NULL);
  return after && !is_given(reader, phrase);
}

void read_predicate_of(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  if (out->known) return;
  if (is_condition(reader, phrase)) {
    tell(out, STATUS_POSSIBLE, false);
    return;
  }
  uint32_t stop = predicate_stop(reader, phrase), end = sentence_stop(reader, phrase->first);
  if (read_own_predicate(reader, phrase, phrase->end, stop, out) || stop >= end) return;
  bool which = token_is(reader->tokens, stop, WORD_WHICH) || (stop == phrase->end && token_is(reader->tokens, stop, WORD_THAT));
  if (!which) return;
  predicate relative = read_predicate(reader, stop + 1, end);             /* "the talks, [which] begin on Monday" */
  if (stop > phrase->end + 1 && relative.outcome == OUTCOME_NONE) return; /* "talks with Japan, which had": another is meant */
  if (tell_by_predicate(reader, phrase, &relative, out) || place_of(reader, phrase) != PLACE_SUBJECT) return;
  uint32_t t = stop;
  while (t < end && t < stop + WAY_ON && !token_is(reader->tokens, t, WORD_COMMA)) t++;
  if (!token_is(reader->tokens, t, WORD_COMMA)) return;
  predicate main = read_predicate(reader, t + 1, end); /* "the talks, which were announced today, [are being held]" */
  tell_by_predicate(reader, phrase, &main, out);
}
