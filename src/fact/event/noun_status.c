/* The status of an event that a noun tells: "a planned visit", "held talks", "talks will", "averted a strike", "no plans for a summit". */
#include "fact/event/noun_phrase.h"

/* "marched to [demand] the resignation of Lee": what is asked for by a verb that tells no event has not happened. */
static bool is_demanded(const event_reader *reader, const noun_phrase *phrase) {
  enum { WAY = 2 };
  for (uint32_t back = 1; back <= WAY && phrase->first >= back; back++) {
    frame_hit hit;
    for (uint32_t next = 0; next_frame(reader, phrase->first - back, LIST_FRAME_VERB, &next, &hit);) {
      if (hit.frame->type == EVENT_REQUEST && hit.frame->flags & FRAME_ACT && hit.end == phrase->first) return true;
    }
  }
  return false;
}

/* "[protect] ships from attacks", "the [threat] to ships from attacks": what is feared. */
static bool is_feared(const event_reader *reader, const noun_phrase *phrase) {
  enum { WAY = 8 };
  static const uint16_t JOINTS[] = {WORD_FROM, WORD_AGAINST};
  static const uint16_t FEARS[] = {WORD_PROTECT, WORD_PROTECTS,  WORD_PROTECTING, WORD_PROTECTED,
                                   WORD_DEFEND,  WORD_DEFENDING, WORD_SHIELD,     WORD_THREAT};
  uint32_t from = phrase->first - 1, start = sentence_start(reader, phrase->first);
  if (phrase->first == start || !ONE_OF(reader->tokens, from, JOINTS)) return false;
  uint32_t first = from > start + WAY ? from - WAY : start;
  return FIND_ONE_OF(reader->tokens, first, from, FEARS) < from;
}

static void read_before(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  uint32_t first;
  uint8_t status = STATUS_UNKNOWN;
  uint32_t class = status_word_before(reader, phrase->first, CLASS_NOUN | CLASS_PURPOSE | CLASS_NEGATION | CLASS_NOUN_NEGATION | CLASS_FALSEHOOD,
                                      &first, &status, &out->evidential);
  if (class & CLASS_NOUN) {
    out->status = status;
    out->known = out->before = true;
    bool plans = token_is(reader->tokens, first, WORD_PLAN) || token_is(reader->tokens, first, WORD_PLANS) || status == STATUS_POSSIBLE;
    bool none = plans && token_is(reader->tokens, first - 1, WORD_NO); /* "no plans for talks", but "no details of" */
    bool verb = token_is(reader->tokens, first - 1, WORD_NOT) && token_has_flag(reader->tokens, first, FLAG_VERB_BASE);
    out->negative |= none || verb; /* "do not expect talks" */
  }
  if (!class && is_feared(reader, phrase)) {
    out->status = STATUS_POSSIBLE;
    out->known = out->before = true;
  }
  static const uint16_t ENDS[] = {WORD_FAILURE, WORD_COLLAPSE, WORD_BREAKDOWN};
  if (class & CLASS_NOUN_NEGATION && phrase->type == EVENT_CONSULT &&
      ONE_OF(reader->tokens, first, ENDS)) { /* "the failure of the talks": there were some */
    out->status = STATUS_PAST;
    out->known = true;
    return;
  }
  out->negative |= (class & (CLASS_NEGATION | CLASS_NOUN_NEGATION | CLASS_FALSEHOOD)) != 0;
  out->drop |= (class & CLASS_PURPOSE) != 0 || is_demanded(reader, phrase);
}

/* "said it [would] hold talks", but "would hold talks if" */
static bool is_sure(const event_reader *reader, const verb_group *group) {
  return find_word(reader->tokens, group->first, group->verb, WORD_WOULD) < group->verb && !has_condition(reader, group->verb);
}

/* "[no] terrorist group", "[none] of the rebels" */
static bool is_none_of(const event_reader *reader, const party *p) {
  enum { WAY = 3 };
  static const uint16_t WORDS[] = {WORD_NO, WORD_NONE, WORD_NEITHER};
  for (uint32_t t = p->span.first, start = sentence_start(reader, t); t > start && t + WAY > p->span.first; t--) {
    if (ONE_OF(reader->tokens, t - 1, WORDS)) return true;
  }
  return false;
}

/* What a light verb in the past tells of its noun: "has [scheduled] a meeting", "[called] a strike", "[proposed] a boycott" are not yet; others were. */
static uint8_t status_by_light_verb(const event_reader *reader, const noun_phrase *phrase, uint32_t at, uint32_t length) {
  const list_hit *hit = hit_at(reader, at, LIST_OUTCOME_VERB);
  const uint8_t outcome = hit && hit->length == length ? reader->tables->outcomes[hit->row] : OUTCOME_NONE;
  const bool protest = phrase->type == EVENT_PROTEST && !phrase->definite && !phrase->owned;
  bool to_come = protest || phrase->type == EVENT_AID; /* "announced [aid]" */
  if (outcome == OUTCOME_PLANNED || (to_come && outcome == OUTCOME_ANNOUNCED)) return STATUS_PLANNED;
  return protest && outcome == OUTCOME_PROPOSED ? STATUS_POSSIBLE : STATUS_PAST;
}

/* The light verb that takes the phrase, and ends right before it or its adjective, at `at`; NULL when it is none here. */
static const list_hit *light_verb_at(const event_reader *reader, const noun_phrase *phrase, uint32_t at) {
  static const uint16_t CALLS[] = {WORD_CALL, WORD_CALLS, WORD_CALLED, WORD_CALLING};
  const list_hit *hit = hit_at(reader, at, LIST_LIGHT_VERB);
  if (!hit || at + hit->length + 1 < phrase->first || token_is(reader->tokens, at + hit->length, WORD_TO)) return NULL; /* not "[led] to talks" */
  bool gap = at + hit->length < phrase->first;
  if (gap && (is_past_word(reader, phrase->first - 1) || token_is(reader->tokens, phrase->first - 1, WORD_UNTIL)))
    return NULL; /* "[has] described his talks", "[has] until the talks" */
  bool deed = phrase->type == EVENT_ASSAULT || phrase->type == EVENT_MOBILIZE;
  bool judges = hit->length == 1 && (deed ? ONE_OF(reader->tokens, at, CALLS) : phrase->definite && token_is(reader->tokens, at, WORD_DECLARED));
  return judges ? NULL : hit; /* "[called] the attack cowardly" */
}

/* What the light verb `hit` of `group`, which takes the phrase, tells of it. */
static void tell_by_light_verb(const event_reader *reader, const noun_phrase *phrase, const list_hit *hit, const verb_group *group,
                               noun_status *out) {
  uint32_t at = group->verb;
  bool talks = phrase->type == EVENT_CONSULT;
  if (!out->known) out->status = talks && is_sure(reader, group) ? STATUS_PLANNED : told_status(reader, group);
  const list_hit *outcome = hit_at(reader, at, LIST_OUTCOME_VERB);
  bool set = outcome && (reader->tables->outcomes[outcome->row] == OUTCOME_PLANNED || reader->tables->outcomes[outcome->row] == OUTCOME_ANNOUNCED);
  if (out->status == STATUS_PAST) out->status = status_by_light_verb(reader, phrase, at, hit->length);
  if (out->status == STATUS_ONGOING && set && phrase->is_deed) out->status = STATUS_PLANNED; /* "is calling a meeting" */
  out->loose = outcome && reader->tables->outcomes[outcome->row] >= OUTCOME_PROPOSED;        /* "called a strike": on its day */
  bool ends = outcome && reader->tables->outcomes[outcome->row] == OUTCOME_ENDS && out->status != STATUS_PAST;
  if (ends) out->status = STATUS_ONGOING, out->on = true;             /* "due to conclude talks" */
  bool claim = token_is(reader->tokens, at + 1, WORD_RESPONSIBILITY); /* "has not claimed responsibility for the attack": it happened */
  out->negative |= group->negative && !ends && !claim;
  out->evidential = group->evidential;
  out->known = true;
  uint8_t subject = group->passive ? SUBJECT_NONE : reader->tables->light_verbs[hit->row];
  out->is_got = subject >= SUBJECT_GETS;
  out->is_stirred = subject == SUBJECT_STIRS;
  if (subject != SUBJECT_NONE && !(claim && group->negative)) find_subject(reader, group, &out->subject);
  if (claim && out->subject.count && is_none_of(reader, out->subject.items[0])) out->subject.count = 0;
  bool by_us = talks && token_is(reader->tokens, group->first - 1, WORD_WE);
  const party *speaker = by_us && !out->subject.count ? speaker_at(reader, group->first - 1) : NULL;
  if (speaker) put_party(&out->subject, speaker);
}

/* A light verb right before the phrase: "[launched] an attack". */
static bool read_light_verb(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  static const uint16_t TOWARDS[] = {WORD_TOWARDS, WORD_TOWARD};
  for (uint32_t back = 1; back <= 3 && phrase->first >= back; back++) {
    uint32_t at = phrase->first - back;
    const list_hit *hit = light_verb_at(reader, phrase, at);
    if (!hit) continue;
    if (hit->tag & FORM_ING && ONE_OF(reader->tokens, at - 1, TOWARDS)) { /* "moving towards [starting] talks" */
      out->status = STATUS_POSSIBLE;
      if (reader->tables->light_verbs[hit->row] == SUBJECT_ACTS)
        find_subject(reader, &(verb_group){.first = at, .verb = at, .end = at + 1}, &out->subject);
      return out->known = true;
    }
    if (at + 1 == phrase->first && is_headline_verb(reader, at)) { /* "Chad, Mali [open] talks" */
      add_party_left(reader, &out->subject, party_before(&reader->parties, at));
      return tell(out, status_by_light_verb(reader, phrase, at, hit->length), false);
    }
    verb_group group;
    bool plural = token_ends(reader->tokens, phrase->end - 1, STR("s"));
    bool that = token_is(reader->tokens, at + hit->length, WORD_THAT), clause = that && (plural || at + hit->length < phrase->first);
    /* "reiterated [that] talks are set", but "that demand" */
    if (clause || !read_verb_group(reader, at, at + hit->length, hit->tag, &group)) continue;
    if (settle_group(reader, &group))
      tell_by_light_verb(reader, phrase, hit, &group, out);
    else
      out->drop = true;
    return true;
  }
  return false;
}

/* "seeks [endorsement]", "sought [Lee's praise]", but not "considers [the request]", which was made. */
static bool is_sought(const event_reader *reader, const noun_phrase *phrase, uint32_t verb) {
  const list_hit *outcome = hit_at(reader, verb, LIST_OUTCOME_VERB);
  bool words = phrase->type == EVENT_SUPPORT || phrase->type == EVENT_AGREE;
  bool made = is_given(reader, phrase) && !(phrase->type == EVENT_SUPPORT && phrase->owned);
  return words && !made && outcome && reader->tables->outcomes[outcome->row] == OUTCOME_PROPOSED;
}

/* What a verb that governs so, and stands in the group, tells of its object. */
static void tell_by_governor(governed_status governs, const verb_group *group, bool purpose, noun_status *out) {
  bool open = group->status == STATUS_PLANNED || group->status == STATUS_POSSIBLE, done = !purpose && !group->infinitive && !group->gerund && !open;
  switch (governs) {
    case GOVERNS_PLANNED:
    case GOVERNS_POSSIBLE:
      out->status = governs == GOVERNS_PLANNED ? STATUS_PLANNED : STATUS_POSSIBLE;
      out->negative |= group->negative;
      break;
    case GOVERNS_DELAYED: /* "put off a visit": it is to come, and was not when it should have been */
      out->status = STATUS_PLANNED;
      out->negative |= done && !group->negative;
      break;
    default: out->status = done ? STATUS_PAST : STATUS_POSSIBLE; out->negative |= done && !group->negative;
  }
}

/* "considered the meeting with Lee [to be] a success" */
static bool is_judged(const event_reader *reader, const noun_phrase *phrase) {
  for (uint32_t t = phrase->end, stop = clause_end(reader, t); t < stop; t++) {
    if (token_is(reader->tokens, t, WORD_TO) && token_is(reader->tokens, t + 1, WORD_BE)) return true;
  }
  return false;
}

/* A verb of plans or wishes right before the phrase: "[considers] a visit", "[averted] an attack", "to [avert] a strike". */
static bool read_wish(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  for (uint32_t back = 1; back <= 2 && phrase->first >= back; back++) {
    uint32_t at = phrase->first - back;
    const list_hit *hit = hit_at(reader, at, LIST_STATUS_VERB);
    governed_status governs = hit ? reader->tables->governors[hit->row] : GOVERNS_PAST;
    bool ahead = governs == GOVERNS_PLANNED || governs == GOVERNS_POSSIBLE;
    verb_group group;
    if ((!ahead && (governs < GOVERNS_AVERTED || governs > GOVERNS_DELAYED)) || at + hit->length != phrase->first) continue;
    if (governs == GOVERNS_POSSIBLE && phrase->definite && is_judged(reader, phrase)) return false;
    if (!phrase->is_deed && !is_sought(reader, phrase, at)) return false;
    bool purpose = status_word_before(reader, at, CLASS_PURPOSE | CLASS_NOUN_NEGATION, &(uint32_t){0}, NULL, NULL); /* "an effort to avert" */
    bool title = is_headline(reader, at);                                                                           /* "Oslo, Rome [plan] talks" */
    if (!read_verb_group(reader, at, phrase->first, hit->tag, &group) && !purpose && !title) continue;
    tell_by_governor(governs, &group, purpose, out);
    out->evidential = group.evidential;
    out->known = true;
    if (!purpose && !group.passive && governs != GOVERNS_AVERTED) find_subject(reader, &group, &out->subject);
    return true;
  }
  return false;
}

/* "has not received [any] endorsement", "had not won [a single] endorsement": none there was. */
static bool is_none(const event_reader *reader, const noun_phrase *phrase) {
  enum { WAY = 6 };
  bool one = token_is(reader->tokens, phrase->first, WORD_A) && token_is(reader->tokens, phrase->first + 1, WORD_SINGLE);
  if (!one && !token_is(reader->tokens, phrase->first, WORD_ANY)) return false;
  for (uint32_t t = phrase->first, start = sentence_start(reader, t); t > start && t + WAY > phrase->first; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    if (status_word_at(reader, t - 1, CLASS_NEGATION, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* "Trade row [to dominate] talks": what a headline says is to come. */
static bool is_headline_aim(const event_reader *reader, const noun_phrase *phrase) {
  const ng_sentence *sentence = &reader->doc->sentences.items[reader->doc->sentences.of_token[phrase->first]];
  if (sentence->zone != ZONE_HEADLINE || phrase->first < sentence->first + 3) return false;
  bool governed = token_has_flag(reader->tokens, phrase->first - 3, FLAG_VERB_PAST) || verb_hit(reader, phrase->first - 3);
  return !governed && token_is(reader->tokens, phrase->first - 2, WORD_TO) && token_has_flag(reader->tokens, phrase->first - 1, FLAG_VERB_BASE);
}

/* Where what measures talks or attacks begins: "[two days] of talks", "[a series] of meetings", "[dozens] of raids". */
static uint32_t before_measure(const event_reader *reader, const noun_phrase *phrase) {
  enum { WAY = 4 };
  uint32_t start = sentence_start(reader, phrase->first), of = phrase->first - 1, t = of - 1, end;
  if (phrase->first < start + 2 || !token_is(reader->tokens, of, WORD_OF)) return phrase->first;
  if (phrase->type == EVENT_ASSAULT && hit_at(reader, t, LIST_QUANTITY)) return t;
  if (phrase->type != EVENT_CONSULT) return phrase->first;
  bool measure = object_classes_at(reader, t, &end) & reader->rules->object_classes[reader->tables->measure_row];
  bool counted = t > start && reader->tokens->tokens[t - 1].kind == TOKEN_NUMBER;
  if (token_is(reader->tokens, t, WORD_PART) || !(measure || counted || hit_at(reader, t, LIST_TIME_UNIT))) return phrase->first;
  for (; t > start && of - t < WAY; t--) {
    bool counts = is_determiner(reader, t - 1) || reader->tokens->tokens[t - 1].kind == TOKEN_NUMBER || is_dated(reader, t - 1);
    if (!counts && (!is_noun_like(reader, t - 1) || is_past_word(reader, t - 1) || verb_hit(reader, t - 1))) break;
  }
  return t;
}

void read_noun_status(const event_reader *reader, const noun_phrase *noun, noun_status *out) {
  static const uint16_t PLANS[] = {WORD_PLAN, WORD_PLANS};
  noun_phrase measured = *noun;
  const noun_phrase *phrase = &measured;
  measured.first = before_measure(reader, noun);
  read_before(reader, phrase, out);
  if (!read_wish(reader, phrase, out) && !read_light_verb(reader, phrase, out) && !(phrase->is_deed && read_journey(reader, phrase, out)))
    read_predicate_of(reader, phrase, out);
  bool planned =
      ONE_OF(reader->tokens, phrase->end, PLANS) || (phrase->type == EVENT_CONSULT && is_headline_aim(reader, phrase)); /* "withdrawal [plans]" */
  if (!out->known && planned) out->status = STATUS_PLANNED, out->known = true;
  if (!out->known && is_none(reader, phrase)) {
    out->negative = out->known = true;
    out->status = STATUS_PAST;
  }
  bool on_its_day = out->loose && token_is(reader->tokens, phrase->end, WORD_FOR) && hit_at(reader, phrase->end + 1, LIST_WEEKDAY);
  if (on_its_day) out->status = STATUS_PLANNED, out->loose = false; /* "called a strike for Monday" */
  if (!out->known && phrase->is_deed) read_clause_around(reader, phrase, out);
}
