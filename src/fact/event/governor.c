/* A verb that has its status from another: "plans to visit", "continued to insist". */
#include "fact/event/event.h"

/* "support [deploying] troops", "opposes [lifting] the ban", "discuss [opening] markets": what one is for or against or talks about has not happened. */
static bool is_attitude(const event_reader *reader, uint32_t token) {
  frame_hit hit;
  if (!next_frame(reader, token, LIST_FRAME_VERB, &(uint32_t){0}, &hit) || hit.frame->flags & FRAME_NOTHING) return false;
  if (hit.frame->type == EVENT_CONSULT) return hit.end == token + 1; /* but not "was at a conference lifting" */
  return !(hit.form & FORM_ING) && (hit.frame->type == EVENT_SUPPORT || hit.frame->type == EVENT_REJECT);
}

/* "spent [the next few weeks] examining": where the time begins that a doing takes; the group's start when none stands before it. */
static uint32_t before_time_spent(const event_reader *reader, const verb_group *group) {
  enum { WAY = 6 };
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; group->gerund && t > start && group->first - t < WAY; t--) {
    const list_hit *hit = hit_at(reader, t - 1, LIST_STATUS_VERB);
    if (hit) return reader->tables->governors[hit->row] == GOVERNS_SPENT ? t : group->first;
    if (is_preposition(reader, t - 1) || reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) break;
  }
  return group->first;
}

/* The governing verb that ends close before the group: an act's (GOVERNS_ACT) or one of STATUS_VERB. */
enum { GOVERNS_NOTHING = -1, GOVERNS_ACT = -2 };

static int governor_before(const event_reader *reader, const verb_group *group, token_range *at, uint32_t *form) {
  uint32_t before = before_time_spent(reader, group);
  for (uint32_t back = 1; back <= 3 && before >= back; back++) {
    uint32_t t = before - back;
    const list_hit *hit = hit_at(reader, t, LIST_STATUS_VERB);
    *at = (token_range){t, t + (hit ? hit->length : 1)};
    if (hit) {
      *form = hit->tag;
      return reader->tables->governors[hit->row];
    }
    if (has_verb_frame(reader, t, FRAME_ACT) || (group->gerund && back == 1 && is_attitude(reader, t))) return GOVERNS_ACT;
  }
  return GOVERNS_NOTHING;
}

static bool adopt_governor(const event_reader *reader, verb_group *group) {
  token_range at = {0, 0};
  uint32_t form = 0;
  int governs = governor_before(reader, group, &at, &form);
  if (governs < 0 || governs == GOVERNS_PURPOSE) return false;
  verb_group own;
  if (!read_verb_group(reader, at.first, at.end, form, &own) || own.infinitive || own.purpose) return false;
  const party *other = party_before(&reader->parties, group->first); /* "wanted [Lee] to resign": who is to do it */
  if (!other || other->span.first <= at.first || other->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) group->first = own.first;
  group->negative |= own.negative || governs == GOVERNS_NEGATIVE || governs == GOVERNS_AVERTED || governs == GOVERNS_CANCELLED;
  group->infinitive = false;
  bool ahead = governs == GOVERNS_PLANNED || governs == GOVERNS_POSSIBLE;
  group->status = governs == GOVERNS_PLANNED ? STATUS_PLANNED : ahead ? STATUS_POSSIBLE : own.status;
  group->present = own.present;
  return true;
}

/* "became the first premier to visit": it happened. */
bool is_first_to(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; t > start && t + 8 > group->first; t--) {
    if (is_preposition(reader, t - 1)) return false;
    bool rank =
        token_is(reader->tokens, t - 1, WORD_FIRST) || token_is(reader->tokens, t - 1, WORD_LAST) || token_is(reader->tokens, t - 1, WORD_ONLY);
    if (rank && !is_dated(reader, t - 1)) return true; /* but not "last week plans to" */
  }
  return false;
}

/* "Summit host to meet rivals" in a headline is the future. */
static bool is_headline_future(const event_reader *reader, const verb_group *group) {
  bool behind = group->first > sentence_start(reader, group->verb) && party_before(&reader->parties, group->first);
  return behind && is_title_line(reader, group->verb);
}

/* "want the ban [lifted]": a wish for what a participle says. */
static bool is_wished(const event_reader *reader, const verb_group *group) {
  enum { WAY = 5 };
  if (group->first != group->verb || !(group->form & FORM_PARTICIPLE)) return false;
  for (uint32_t t = group->first; t > sentence_start(reader, group->verb) && t + WAY > group->first; t--) {
    const list_hit *hit = hit_at(reader, t - 1, LIST_STATUS_VERB);
    if (hit) return reader->tables->governors[hit->row] == GOVERNS_POSSIBLE && is_determiner(reader, t);
    if (grammar_of(reader->tokens, t - 1) & ~(uint32_t)GRAMMAR_DETERMINER) return false;
  }
  return false;
}

/* "[Ending] the ban would help", "[Ending] it is one way": what the clause goes on to say of a doing is only thought of. */
static bool is_weighed(const event_reader *reader, const verb_group *group) {
  enum { WAY = 9 };
  uint32_t start = sentence_start(reader, group->verb);
  bool dateline = group->first > start && reader->tokens->tokens[group->first - 1].kind == TOKEN_DASH;
  bool subject = group->first == start || dateline || token_is(reader->tokens, group->first - 1, WORD_THAT) ||
                 token_is(reader->tokens, group->first - 1, WORD_SAID);
  if (!group->gerund || !subject || group->status != STATUS_PAST) return false;
  for (uint32_t t = group->end; t < group->stop && t < group->end + WAY && !token_is(reader->tokens, t, WORD_COMMA); t++) {
    if (status_word_at(reader, t, CLASS_MODAL, &(uint32_t){0}, NULL) || token_is(reader->tokens, t, WORD_IS)) return true;
    if (token_has_flag(reader->tokens, t, FLAG_VERB_PAST)) return false;
    const party *p = party_at(&reader->parties, t);
    if (p && p->flags & PARTY_PRONOUN) return false;
  }
  return false;
}

/* "[asked if] Spain had ruled out aid, he said no": a question put tells nothing. */
static bool is_asked(const event_reader *reader, const verb_group *group) {
  enum { WAY = 12 };
  static const uint16_t ASKED[] = {WORD_ASKED, WORD_ASK, WORD_ASKS, WORD_ASKING};
  for (uint32_t t = group->first, start = sentence_start(reader, t); t > start + 1 && t + WAY > group->first; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    bool condition = token_is(reader->tokens, t - 1, WORD_IF) || token_is(reader->tokens, t - 1, WORD_WHETHER);
    if (condition) return ONE_OF(reader->tokens, t - 2, ASKED);
  }
  return false;
}

/* "the [offer that] they meet": what is only put forward, in the subjunctive. */
static bool is_put_forward(const event_reader *reader, const verb_group *group) {
  enum { WAY = 6 };
  if (!(group->form & FORM_BASE) || group->status != STATUS_ONGOING || group->first != group->verb) return false;
  for (uint32_t t = group->first, start = sentence_start(reader, t); t > start + 1 && t + WAY > group->first; t--) {
    frame_hit hit;
    if (!token_is(reader->tokens, t - 1, WORD_THAT)) continue;
    uint32_t noun = t - 1; /* "the offer [by Greece today] that" */
    while (noun > start && noun + WAY > t && !next_frame(reader, noun, LIST_FRAME_NOUN, &(uint32_t){0}, &hit)) noun--;
    bool put = next_frame(reader, noun, LIST_FRAME_NOUN, &(uint32_t){0}, &hit);
    return put && (hit.frame->type == EVENT_AGREE || hit.frame->type == EVENT_REQUEST);
  }
  return false;
}

/* "will meet Lee before [travelling] on", "should clean up before [attacking]", "can act [without asking]": a doing of a clause that
 * has still to come itself. */
static uint8_t mood_of_main(const event_reader *reader, const verb_group *group) {
  enum { WAY = 40 };
  static const uint16_t LINKS[] = {WORD_BEFORE, WORD_WHILE, WORD_WITHOUT};
  uint32_t start = sentence_start(reader, group->verb), first = group->first + token_is(reader->tokens, group->first, WORD_WITHOUT);
  if (first == start || !ONE_OF(reader->tokens, first - 1, LINKS)) return STATUS_UNKNOWN;
  for (uint32_t t = first - 1; t > start && first - t < WAY; t--) {
    uint8_t status = STATUS_UNKNOWN;
    uint32_t end;
    if (status_word_at(reader, t - 1, CLASS_MODAL | CLASS_PLAN, &end, &status)) return status;
    const list_hit *hit = hit_at(reader, t - 1, LIST_STATUS_VERB); /* "[hopes to] visit Canada before" */
    uint32_t governs = hit && hit->length > 1 ? reader->tables->governors[hit->row] : GOVERNS_PAST;
    if (governs == GOVERNS_PLANNED || governs == GOVERNS_POSSIBLE) return governs == GOVERNS_PLANNED ? STATUS_PLANNED : STATUS_POSSIBLE;
    bool passive = t > start + 1 && status_word_at(reader, t - 2, CLASS_BE | CLASS_HAVE | CLASS_MODAL, &end, NULL); /* "can cut" */
    if (grammar_of(reader->tokens, t - 1) & GRAMMAR_CLAUSE || (token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST) && !passive)) break;
    bool mark = reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT && !token_is(reader->tokens, t - 1, WORD_COMMA);
    if (mark || reader->tokens->tokens[t - 1].kind == TOKEN_QUOTE) break;
  }
  return STATUS_UNKNOWN;
}

/* "could include indicting them and [imposing] sanctions": the doings that a modal's verb takes. */
static uint8_t mood_of_verb(const event_reader *reader, const verb_group *group) {
  enum { WAY = 10 };
  uint32_t start = sentence_start(reader, group->verb), first = group->first;
  if (first == start) return STATUS_UNKNOWN;
  bool joined = token_is(reader->tokens, first - 1, WORD_AND) || token_is(reader->tokens, first - 1, WORD_OR);
  if (!joined && !token_has_flag(reader->tokens, first - 1, FLAG_VERB_BASE)) return STATUS_UNKNOWN;
  for (uint32_t t = first; t > start && first - t < WAY; t--) {
    uint8_t status = STATUS_UNKNOWN;
    uint32_t end;
    if (status_word_at(reader, t - 1, CLASS_MODAL, &end, &status)) return is_reported_future(reader, t - 1, first) ? STATUS_PLANNED : status;
    bool stops = reader->tokens->tokens[t - 1].kind != TOKEN_WORD || grammar_of(reader->tokens, t - 1) & GRAMMAR_CLAUSE;
    if (stops || token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST)) break;
  }
  return STATUS_UNKNOWN;
}

/* "Chad [is arming] rebels, [accusing] Niger of spying", "Chad [will] arm rebels, accusing": the status of the clause that the participle behind a comma
 * hangs on, where that is going on or to come. */
static uint8_t status_hung_on(const event_reader *reader, const verb_group *group) {
  enum { WAY = 30 };
  static const uint16_t PRESENT[] = {WORD_IS, WORD_ARE};
  const uint32_t start = sentence_start(reader, group->verb), comma = group->first - 1;
  if (group->first == start || !token_is(reader->tokens, comma, WORD_COMMA)) return STATUS_UNKNOWN;
  for (uint32_t t = comma; t > start && comma - t < WAY; t--) {
    bool progressive = ONE_OF(reader->tokens, t - 1, PRESENT) && (ends_in_ing(reader, t) || ends_in_ing(reader, t + 1));
    if (progressive) return STATUS_ONGOING;
    if (token_is(reader->tokens, t - 1, WORD_WILL)) return STATUS_PLANNED;
    bool past = token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST) && !is_determiner(reader, t - 2);
    if (past || grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB || reader->tokens->tokens[t - 1].kind == TOKEN_QUOTE) break;
  }
  return STATUS_UNKNOWN;
}

/* "[would have] attended the talks", "could have been killed": what did not come about. */
static bool is_unreal(const event_reader *reader, const verb_group *group) {
  static const uint16_t MODALS[] = {WORD_WOULD, WORD_COULD, WORD_SHOULD};
  return ONE_OF(reader->tokens, group->first, MODALS) && find_word(reader->tokens, group->first + 1, group->verb, WORD_HAVE) < group->verb;
}

/* "it would have helped [had] Iran signed", "[Had] Iran signed, it could": what would have been, and was not. */
static bool is_inverted(const event_reader *reader, const verb_group *group) {
  enum { WAY = 12 };
  static const uint16_t MODALS[] = {WORD_WOULD, WORD_COULD, WORD_MIGHT};
  if (group->first != group->verb || !(group->form & FORM_PARTICIPLE)) return false;
  uint32_t start = sentence_start(reader, group->verb), stop = sentence_stop(reader, group->verb), had = group->first;
  while (had > start && group->first - had < WAY && reader->tokens->tokens[had - 1].kind == TOKEN_WORD && !token_is(reader->tokens, had, WORD_HAD))
    had--;
  if (!token_is(reader->tokens, had, WORD_HAD) || FIND_ONE_OF(reader->tokens, start, stop, MODALS) >= stop) return false;
  return had == start || !(party_before(&reader->parties, had) || grammar_of(reader->tokens, had - 1) & ~(uint32_t)GRAMMAR_CLAUSE);
}

/* "Spain [should] expel him": what somebody thinks right, and nobody has set about; but "should continue the raids". */
static bool is_advised(const event_reader *reader, const verb_group *group) {
  const list_hit *hit = hit_at(reader, group->verb, LIST_OUTCOME_VERB);
  if (hit && reader->tables->outcomes[hit->row] == OUTCOME_LASTS) return false;
  return find_word(reader->tokens, group->first, group->verb, WORD_SHOULD) < group->verb;
}

bool settle_group(const event_reader *reader, verb_group *group) {
  if (group->purpose || is_asked(reader, group) || is_unreal(reader, group) || is_inverted(reader, group) || is_advised(reader, group)) return false;
  if (is_put_forward(reader, group)) group->status = STATUS_POSSIBLE;
  static const uint16_t FEARS[] = {WORD_OF, WORD_ABOUT, WORD_WITHOUT, WORD_FROM, WORD_AGAINST, WORD_FOR};
  bool feared = group->passive && token_is(reader->tokens, group->first, WORD_BEING) && ONE_OF(reader->tokens, group->first - 1, FEARS);
  if (feared) return false; /* "worried about being harassed" */
  if (group->infinitive && group->status == STATUS_PAST) {
    if (adopt_governor(reader, group)) return true;
    if (is_first_to(reader, group)) {
      group->infinitive = false;
      return true;
    }
    if (!is_headline_future(reader, group)) return false;
    group->status = STATUS_PLANNED;
  }
  static const uint16_t TOWARDS[] = {WORD_TOWARDS, WORD_TOWARD};
  bool nearing = group->gerund && ONE_OF(reader->tokens, group->first - 1, TOWARDS); /* "work towards [lifting] the ban" */
  if (group->status == STATUS_PAST && (nearing || is_wished(reader, group) || is_weighed(reader, group))) group->status = STATUS_POSSIBLE;
  token_range at;
  uint32_t form;
  if (group->gerund && governor_before(reader, group, &at, &form) != GOVERNS_NOTHING) return adopt_governor(reader, group);
  uint8_t mood = group->gerund && group->status == STATUS_PAST ? mood_of_main(reader, group) : STATUS_UNKNOWN;
  bool open = group->gerund || (group->first == group->verb && group->form & FORM_PAST && group->form & FORM_BASE); /* "would retire and [quit]" */
  if (mood == STATUS_UNKNOWN && open && group->status == STATUS_PAST) mood = mood_of_verb(reader, group);
  if (mood != STATUS_UNKNOWN) group->status = mood;
  uint8_t hung = group->gerund && group->status == STATUS_PAST ? status_hung_on(reader, group) : STATUS_UNKNOWN;
  if (hung != STATUS_UNKNOWN) group->status = hung;
  if (group->status == STATUS_ONGOING && is_past_by_present(reader, group)) group->status = STATUS_PAST;
  return true;
}
