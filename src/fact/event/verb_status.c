/* Status and polarity of an event that a verb tells, by what stands around its group: "if Iran attacks", "neither side met", "is in London to meet". */
#include "fact/event/event_verb.h"

/* "If Iran attacks, Iraq [will] fight": the condition is a clause of its own at the front of the sentence. */
static bool hangs_on_first_clause(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  bool condition = token_is(reader->tokens, start, WORD_IF) || token_is(reader->tokens, start, WORD_UNLESS);
  return condition && group->status == STATUS_PLANNED && find_word(reader->tokens, start, group->first, WORD_COMMA) < group->first;
}

/* "If Iran attacks": a condition at the front of the clause. */
static bool is_conditional(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  if (hangs_on_first_clause(reader, group)) return true;
  for (uint32_t t = group->first; t > start && t + 12 > group->first; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    if (status_word_at(reader, t - 1, CLASS_CONDITION, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* The word of time that opens the clause of the group: "[when] they meet", "[once] Chad opened"; the group's first token when there is none. */
static uint32_t time_link(const event_reader *reader, const verb_group *group) {
  enum { WAY = 10 };
  static const uint16_t LINKS[] = {WORD_WHEN, WORD_ONCE, WORD_UNTIL, WORD_BEFORE, WORD_AFTER};
  for (uint32_t t = group->first, start = sentence_start(reader, t); t > start && group->first - t < WAY; t--) {
    if (reader->tokens->tokens[t - 1].kind != TOKEN_WORD) break;
    if (!named_word(reader->tokens, t - 1)) continue;
    bool again = token_is(reader->tokens, t, WORD_AGAIN); /* "once again" */
    bool by_the_time = token_is(reader->tokens, t - 1, WORD_TIME) && t > start + 1 && token_is(reader->tokens, t - 2, WORD_THE);
    if ((ONE_OF(reader->tokens, t - 1, LINKS) && !again) || by_the_time) return t - 1;
    if (grammar_of(reader->tokens, t - 1) & GRAMMAR_CLAUSE) break;
  }
  return group->first;
}

/* Words of time before what is to come; "after he has said so" may be over. */
static const uint16_t AHEAD[] = {WORD_BEFORE, WORD_UNTIL, WORD_ONCE};

/* "once they [have signed]", "before both sides [have met]": behind a word of time the perfect is still to come; but "when Chad has attacked" is a habit. */
static bool is_awaited_perfect(const event_reader *reader, const verb_group *group, uint32_t link) {
  static const uint16_t HAVE[] = {WORD_HAVE, WORD_HAS, WORD_APOSTROPHE_VE};
  bool perfect = FIND_ONE_OF(reader->tokens, group->first, group->verb, HAVE) < group->verb;
  return perfect && ONE_OF(reader->tokens, link, AHEAD);
}

/* "when they [meet]", "after the pact [is signed]", "would lift the duty once Chad [opened] its market": what is still waited for; but not "when people
 * [die]". STATUS_UNKNOWN for others. */
static uint8_t awaited_status(const event_reader *reader, const verb_group *group, uint32_t type) {
  enum { WAY = 16 };
  static const uint8_t PLANS[] = {EVENT_CONSULT, EVENT_TRAVEL, EVENT_ELECT, EVENT_APPOINT, EVENT_RETREAT, EVENT_SUPPORT, EVENT_AGREE, EVENT_CONCEDE};
  bool done = group->status == STATUS_PAST || group->status == STATUS_ONGOING;
  if (!done || group->form & FORM_ING || group->negative) return STATUS_UNKNOWN; /* "when he [fails] to honour" */
  uint32_t link = time_link(reader, group), start = sentence_start(reader, link);
  if (link == group->first) return STATUS_UNKNOWN;
  if (is_awaited_perfect(reader, group, link)) return STATUS_PLANNED;
  bool plan = group->passive || memchr(PLANS, (int)type, sizeof PLANS) || ONE_OF(reader->tokens, link, AHEAD); /* but "when people die" */
  if (group->present) return plan ? STATUS_PLANNED : STATUS_UNKNOWN;
  for (uint32_t t = link; t > start && link - t < WAY && !token_is(reader->tokens, link, WORD_AFTER); t--) {
    if (reader->tokens->tokens[t - 1].kind != TOKEN_WORD || is_said(reader, t - 1)) break;
    if (token_is(reader->tokens, t - 1, WORD_WOULD)) return STATUS_POSSIBLE;
  }
  return STATUS_UNKNOWN;
}

/* A verb of its own, and no noun: "no [warning] was issued", "no [attacks] have been reported". */
static bool is_plain_verb(const event_reader *reader, uint32_t token) {
  const list_hit *hit = verb_hit(reader, token);
  if (!hit || hit->tag & FORM_ING) return false;
  return !hit_at(reader, token, LIST_FRAME_NOUN) || hit->tag & FORM_PAST;
}

/* "[Neither] Chad nor Libya signed", "[No] troops were sent", "[Nobody] was held". */
static bool is_denied_by_subject(const event_reader *reader, const verb_group *group) {
  static const uint16_t NOT_ONE[] = {WORD_NEITHER, WORD_NO, WORD_NONE, WORD_NOR, WORD_NOBODY};
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; t > start && t + 10 > group->first; t--) {
    if (ONE_OF(reader->tokens, t - 1, NOT_ONE)) return true;
    bool few = token_is(reader->tokens, t - 1, WORD_FEW);
    if (few)
      return t < start + 2 || grammar_of(reader->tokens, t - 2) & (GRAMMAR_CLAUSE | GRAMMAR_JOINT); /* "few ministers", but "in the next few" */
    if (token_is(reader->tokens, t - 1, WORD_HOW)) return false;                                    /* "no estimate of [how] many were on strike" */
    bool nor = t > start + 1 && grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB && token_is(reader->tokens, t - 2, WORD_NOR);
    if (nor) return true; /* "nor had the ministry consulted" */
    if (party_over(&reader->parties, t - 1)) continue;
    if (grammar_of(reader->tokens, t - 1) & (GRAMMAR_CLAUSE | GRAMMAR_VERB) || is_plain_verb(reader, t - 1)) return false;
    if (token_is(reader->tokens, t - 1, WORD_COMMA)) return false;
  }
  return false;
}

/* "[false reports of] a blast that injured two" */
static bool is_made_up(const event_reader *reader, const verb_group *group) {
  enum { WAY = 14 };
  for (uint32_t t = group->first, start = sentence_start(reader, t); t > start && t + WAY > group->first; t--) {
    uint32_t grammar = grammar_of(reader->tokens, t - 1); /* "denied rumours of riots [after] a man killed two" */
    if (token_is(reader->tokens, t - 1, WORD_COMMA) || (grammar & GRAMMAR_CLAUSE && grammar & GRAMMAR_PREPOSITION)) return false;
    if (status_word_at(reader, t - 1, CLASS_FALSEHOOD, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* "[dismissed] the latest reports", "[denied] claims": whether who speaks at `noun` of what is said does not let it stand. */
static bool is_refuted(const event_reader *reader, uint32_t noun) {
  enum { WAY = 4 };
  for (uint32_t t = noun, start = sentence_start(reader, noun); t > start && noun - t < WAY; t--) {
    uint8_t evidential = EVIDENTIAL_ASSERTED;
    status_word_before(reader, t, CLASS_EVIDENTIAL, &(uint32_t){0}, NULL, &evidential);
    if (evidential == EVIDENTIAL_DENIED) return true;
    const list_hit *hit = hit_at(reader, t - 1, LIST_FRAME_VERB);
    if (hit) return !(hit->tag & FORM_ING) && has_frame(reader, t - 1, LIST_FRAME_VERB, EVENT_REJECT);
  }
  return false;
}

/* "[denies] hitting a guard and kicking another": the second of two that somebody says are not so. */
static bool is_refuted_too(const event_reader *reader, const verb_group *group) {
  enum { WAY = 12 };
  for (uint32_t t = group->first - 1, start = sentence_start(reader, t); t > start && group->first - t < WAY; t--) {
    uint8_t evidential = EVIDENTIAL_ASSERTED;
    if (reader->tokens->tokens[t].kind != TOKEN_WORD || grammar_of(reader->tokens, t) & (GRAMMAR_VERB | GRAMMAR_CLAUSE)) return false;
    if (!ends_in_ing(reader, t)) continue;
    status_word_before(reader, t, CLASS_EVIDENTIAL, &(uint32_t){0}, NULL, &evidential);
    return evidential == EVIDENTIAL_DENIED;
  }
  return false;
}

/* "[denied that] Iran attacked", "[dismissed claims] he met Lee": what somebody says is not so. */
static bool is_refuted_clause(const event_reader *reader, const verb_group *group) {
  enum { WAY = 12 };
  if (group->form & FORM_ING && token_is(reader->tokens, group->first - 1, WORD_AND)) return is_refuted_too(reader, group);
  if (group->gerund || group->reduced || group->infinitive) return false;
  if (hit_at(reader, group->verb, LIST_SPEECH_NOUN)) return false; /* "denied opposition [charges] that": they were made */
  for (uint32_t t = group->first, start = sentence_start(reader, t); t > start && group->first - t < WAY; t--) {
    uint8_t evidential = EVIDENTIAL_ASSERTED;
    if (t < group->first) status_word_before(reader, t, CLASS_EVIDENTIAL, &(uint32_t){0}, NULL, &evidential);
    if (evidential == EVIDENTIAL_DENIED) return true;
    if (hit_at(reader, t - 1, LIST_SPEECH_NOUN) || token_is(reader->tokens, t - 1, WORD_IDEA)) return is_refuted(reader, t - 1);
    static const uint16_t ASKS[] = {WORD_WHY, WORD_HOW}; /* "declined comment on [why] it rejected" */
    const uint32_t grammar = grammar_of(reader->tokens, t - 1);
    bool ends = ONE_OF(reader->tokens, t - 1, ASKS) || grammar & (GRAMMAR_VERB | GRAMMAR_JOINT) ||
                (grammar & GRAMMAR_CLAUSE && !token_is(reader->tokens, t - 1, WORD_THAT));
    if (ends || reader->tokens->tokens[t - 1].kind != TOKEN_WORD || hit_at(reader, t - 1, LIST_SPEECH_VERB)) return false;
  }
  return false;
}

/* "soldiers [are deployed] there", "committees [probing] the affair", "would not [rule out] a raid": what goes on as long as nothing else is told. */
static bool goes_on(const event_reader *reader, const verb_group *group, const event_draft *draft, uint32_t end) {
  const uint32_t type = draft->event.type, status = draft->event.status;
  bool kept = type == EVENT_MOBILIZE || str_is(draft->event.mode, "restrict"),
       open = type == EVENT_REJECT && token_is(reader->tokens, end - 1, WORD_OUT);
  if (open && group->negative && status == STATUS_POSSIBLE) return true;
  if (status != STATUS_PAST) return false;
  bool told_of = group->gerund && group->first == group->verb && party_before(&reader->parties, group->first); /* not "spent a week probing" */
  return (kept && group->passive && group->present && !is_headline(reader, group->verb)) || (told_of && str_is(draft->event.mode, "investigate"));
}

void set_group(event_draft *draft, const event_reader *reader, const verb_group *group, uint32_t end) {
  draft->trigger = (token_range){group->verb, end};
  draft->event.status = told_status(reader, group);
  draft->event.polarity_negative =
      group->negative || is_denied_by_subject(reader, group) || token_is(reader->tokens, end, WORD_NO) || is_made_up(reader, group);
  draft->event.evidential = is_refuted_clause(reader, group) ? EVIDENTIAL_DENIED : group->evidential;
  draft->event.polarity_negative |= draft->event.evidential == EVIDENTIAL_DENIED;
  uint8_t awaited = awaited_status(reader, group, draft->event.type);
  if (awaited != STATUS_UNKNOWN) draft->event.status = awaited;
  if (goes_on(reader, group, draft, end)) draft->event.status = STATUS_ONGOING;
  if (is_conditional(reader, group)) draft->event.status = STATUS_POSSIBLE;
  draft->by_text = true;
  bool meets = draft->event.type == EVENT_CONSULT || draft->event.type == EVENT_TRAVEL;
  draft->note.guess = meets && is_headline(reader, group->verb) && !(group->form & FORM_PAST) ? GUESS_AHEAD : GUESS_NONE;
  draft->note.sentence = reader->doc->sentences.of_token[group->verb];
}

uint8_t arranged_status(const event_reader *reader, const verb_group *group) {
  enum { WAY = 9 };
  if (group->purpose || group->status != STATUS_PAST || is_first_to(reader, group)) return STATUS_UNKNOWN;
  static const uint16_t WAS[] = {WORD_WAS, WORD_WERE, WORD_BEEN}, THERE[] = {WORD_CAME, WORD_WENT, WORD_VISITED};
  uint32_t start = sentence_start(reader, group->verb);
  bool place = false;
  for (uint32_t t = group->first; t > start && t + WAY > group->first; t--) {
    frame_hit hit;
    place |= is_placed(reader, t - 1);
    if (token_is(reader->tokens, t - 1, WORD_COMMA)) break;
    if (place && grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB) return ONE_OF(reader->tokens, t - 1, WAS) ? STATUS_PAST : STATUS_PLANNED;
    bool verb = next_frame(reader, t - 1, LIST_FRAME_VERB, &(uint32_t){0}, &hit) || next_frame(reader, t - 1, LIST_FRAME_NOUN, &(uint32_t){0}, &hit);
    if (!verb) continue;
    bool goes = hit.frame->type == EVENT_TRAVEL || str_is(image_str(reader->rules, hit.frame->mode), "visit");
    if (goes && ONE_OF(reader->tokens, t - 1, THERE)) return STATUS_PAST; /* but who "arrived to meet" has not met yet */
    return goes ? STATUS_PLANNED : STATUS_UNKNOWN;
  }
  return STATUS_UNKNOWN;
}
