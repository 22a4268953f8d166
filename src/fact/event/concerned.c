/* Whom what is refused or asked for concerns: who put it to somebody, and for whom the act is; but not who is only spoken of in it: "the idea that [Chad]
 * pays", "the [Iraq] war", "a ban on [Muslim] immigration". */
#include "fact/event/clause_find.h"
#include "fact/event/event.h"

/* "an [offer]", "the [suit]": what somebody puts to others. */
static bool is_put(const event_reader *reader, uint32_t token) {
  frame_hit hit;
  for (uint32_t next = 0; next_frame(reader, token, LIST_FRAME_NOUN, &next, &hit);) {
    uint32_t quad = event_type_quad(hit.frame->type);
    if (quad && quad < 4) return true;
  }
  const uint64_t *classes = reader->rules->object_classes;
  uint64_t put = classes[reader->tables->proposal_row] | classes[reader->tables->charge_row] | classes[reader->tables->scheme_row];
  return object_classes_at(reader, token, &(uint32_t){0}) & put;
}

static bool is_plain(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || party_at(&reader->parties, token)) return false;
  const ng_token *t = &reader->tokens->tokens[token];
  return t->kind == TOKEN_WORD && t->casing != CASE_TITLE && !grammar_of(reader->tokens, token);
}

/* "the [Iraq] war", "[union] pay demands", "a proposed [Israeli] change": whether the party stands before a noun; `*put` if that is put to others. */
static bool names_thing(const event_reader *reader, const party *p, bool *put) {
  enum { WAY = 4 };
  uint32_t noun = p->span.end + token_is(reader->tokens, p->span.end, WORD_GENITIVE);
  for (uint32_t t = noun; t < noun + WAY && is_plain(reader, t) && !*put; t++) *put = is_put(reader, t);
  *put |= p->span.first > 0 && token_is(reader->tokens, p->span.first - 1, WORD_PROPOSED);
  bool people =
      hit_at(reader, noun, LIST_PARTY_NOUN) || hit_at(reader, noun, LIST_GROUP_PERSON) || hit_at(reader, noun, LIST_KIN); /* "the [Lee] family" */
  if (p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return !people;
  bool verb = p->kind != PARTY_GROUP && has_finite_form(reader->tokens, noun); /* "an offer to [Chad] appears" */
  return is_noun_like(reader, noun) && !ends_in_ing(reader, noun) && !hit_at(reader, noun, LIST_NUMBER) && !people && !verb && !is_plural(reader, p);
}

/* "to [endorse] Lee" */
static bool is_base(const event_reader *reader, uint32_t token) {
  const list_hit *hit = verb_hit(reader, token);
  return (hit && hit->tag & FORM_BASE) || token_has_flag(reader->tokens, token, FLAG_VERB_BASE);
}

/* Where the phrase begins whose head is the party, with those it is listed with: "attacks from [Jeb Bush and other] candidates". */
static uint32_t phrase_of(const event_reader *reader, const party *p, uint32_t from) {
  enum { WAY = 5 };
  uint32_t first = before_count(reader, p, from), t = start_of_list(reader, first, p->span.end, from), end = t;
  for (; t > from && end - t < WAY; t--) {
    bool attribute = is_plain(reader, t - 1) && !ends_in_ing(reader, t - 1) && !is_dated(reader, t - 1); /* "recently [proposed] Israeli changes" */
    bool verb = is_base(reader, t - 1) && (t == from + 1 || token_is(reader->tokens, t - 2, WORD_TO));
    if (verb || opens_clause(reader, t - 1) || !(attribute || is_phrase_word(reader, t - 1))) break;
  }
  return t;
}

/* Whether a clause of its own, or something apart, stands in [from, stop): "the idea [that]", "to say [how]". */
static bool is_cut(const event_reader *reader, uint32_t from, uint32_t stop) {
  for (uint32_t t = from; t < stop; t++) {
    if (is_subordinator(reader->tokens, t)) return true;
    if (token_is(reader->tokens, t, WORD_COMMA) && !party_before(&reader->parties, t)) return true;
  }
  return false;
}

/* Whether what is refused in [from, …) is of the party, or kept from it. */
static bool is_refused(const event_reader *reader, const party *p, uint32_t from) {
  static const uint16_t PUT_BY[] = {WORD_BY, WORD_FROM, WORD_OF}, GIVEN[] = {WORD_WITH, WORD_TO, WORD_FOR};
  bool put = false, thing = names_thing(reader, p, &put);
  uint32_t t = phrase_of(reader, p, from);
  bool owner = p->flags & PARTY_POSSESSIVE && t > from && ONE_OF(reader->tokens, t - 1, PUT_BY); /* "calls by [Chad]'s rulers" */
  if ((thing && !put && t > from && !owner) || is_cut(reader, from, t) || grammar_of(reader->tokens, p->span.end) & GRAMMAR_VERB) return false;
  if (t <= from) return !thing || put || p->flags & PARTY_POSSESSIVE;
  if (ends_in_ing(reader, p->span.end)) return false; /* "the idea of [ministers] buying" */
  if (ONE_OF(reader->tokens, t - 1, PUT_BY)) return true;
  bool verb = ONE_OF(reader->tokens, t - 1, GIVEN) && is_base(reader, t - 2); /* "refused to talk to [Lee]" */
  bool given = ONE_OF(reader->tokens, t - 1, GIVEN) && is_put(reader, t - 2);
  return verb || given || is_base(reader, t - 1);
}

/* Whether the party is, before the verb, what is refused or who put it: "[Lee] was refused entry", "a bid by [Acme] was refused". */
static bool is_refused_subject(const event_reader *reader, const party *p, uint32_t end) {
  static const uint16_t PUT_BY[] = {WORD_BY, WORD_FROM};
  uint32_t start = sentence_start(reader, end);
  bool put = false, thing = names_thing(reader, p, &put);
  if (thing) return put;
  uint32_t t = phrase_of(reader, p, start);
  for (uint32_t k = p->span.end; k < end; k++) {
    if (grammar_of(reader->tokens, k) & GRAMMAR_VERB || is_said(reader, k)) return false;
  }
  return t == start || !is_preposition(reader, t - 1) || ONE_OF(reader->tokens, t - 1, PUT_BY);
}

/* Whether somebody who is asked, and not only spoken of, is the party. */
static bool is_asked(const event_reader *reader, const party *p, uint32_t from) {
  static const uint16_t ASKED[] = {WORD_ON, WORD_UPON, WORD_FROM, WORD_WITH, WORD_TO};
  static const uint16_t SCENES[] = {WORD_IN, WORD_AT, WORD_BETWEEN, WORD_AMONG, WORD_DURING, WORD_UNDER, WORD_OVER, WORD_INTO, WORD_ABOUT};
  static const uint16_t QUESTIONS[] = {WORD_HOW, WORD_WHY, WORD_WHAT, WORD_WHETHER, WORD_WHEN, WORD_WHERE};
  bool put = false, thing = names_thing(reader, p, &put);
  uint32_t t = phrase_of(reader, p, from);
  bool beside = t <= from && !token_is(reader->tokens, t - 1, WORD_FOR);     /* "called for [EU] reform" */
  bool on_thing = thing && !put && token_is(reader->tokens, t - 1, WORD_ON); /* "a ban on [Muslim] schools" */
  if (beside || (ONE_OF(reader->tokens, t - 1, ASKED) && !on_thing)) return true;
  bool subject = token_is(reader->tokens, t - 1, WORD_THAT); /* "a demand that [U.S.] sanctions be lifted" */
  if (thing && !put && !subject) return false;
  return !ONE_OF(reader->tokens, t - 1, SCENES) && FIND_ONE_OF(reader->tokens, from, t, QUESTIONS) >= t;
}

/* "agreed to ask banks to help [Chad]": verbs in [from, stop) beyond the first, which belong to what others shall do. */
static bool has_second_verb(const event_reader *reader, uint32_t from, uint32_t stop) {
  uint32_t verbs = 0;
  for (uint32_t t = from; t < stop; t++) {
    bool to = t > 0 && token_is(reader->tokens, t - 1, WORD_TO) && is_base(reader, t);
    verbs += to || (ends_in_ing(reader, t) && !(t > from && is_base(reader, t - 1))); /* but "to continue [helping]" */
  }
  return verbs > 1;
}

/* "accepted the resignation [of] Lee", but not "agreed at a meeting of ministers", "agreed to call a meeting of ministers". */
static bool is_direct_of(const event_reader *reader, uint32_t from, uint32_t of) {
  for (uint32_t t = from; t < of; t++) {
    if (is_preposition(reader, t) || (is_base(reader, t) && token_is(reader->tokens, t - 1, WORD_TO))) return false;
  }
  return true;
}

/* Whether what is promised, or with `threat` threatened, in [from, …) is for the party. */
static bool is_promised(const event_reader *reader, const party *p, uint32_t from, bool threat) {
  static const uint16_t BORNE[] = {WORD_ON, WORD_AGAINST, WORD_TO};
  bool put = false, thing = names_thing(reader, p, &put);
  uint32_t t = phrase_of(reader, p, from);
  if (threat && find_condition(reader, from, t) < t) return true;         /* "threatened to go unless [Chad] agreed" */
  if (t > from && token_is(reader->tokens, t - 1, WORD_BUT)) return true; /* "proposed a pause, but [Chad] refused" */
  if (is_cut(reader, from, t) || (!threat && has_second_verb(reader, from, t))) return false;
  if (token_is(reader->tokens, t - 1, WORD_WITH) && ends_in_ing(reader, p->span.end)) return false;                 /* "with [Italy] buying" */
  bool given = !(p->flags & PARTY_MODIFIES) && (t <= from || has_frame(reader, t - 1, LIST_FRAME_VERB, EVENT_AID)); /* "to give [Chad] grain" */
  if (t <= from || given) return !thing || put || given;
  if (token_is(reader->tokens, t - 1, WORD_OF)) return put || (!thing && is_direct_of(reader, from, t - 1));
  return !thing || put || ONE_OF(reader->tokens, t - 1, BORNE); /* "duties on [Japanese] cars" */
}

/* Whether the party itself, or what is its own, is praised or blamed: not "supports the ban on [Muslim] schools", "a fall in line with the [German] mark". */
static bool is_judged(const event_reader *reader, const event_draft *draft, const party *p, uint32_t from) {
  static const uint16_t LINKS[] = {WORD_THAT, WORD_OF};
  bool put = false, thing = names_thing(reader, p, &put);
  uint32_t t = phrase_of(reader, p, from);
  bool of = t > from && token_is(reader->tokens, t - 1, WORD_OF) && !put && !token_is(reader->tokens, from, WORD_ON);
  /* "charged a clerk of [Acme]", but "blamed on the deeds of [Chad]" */
  if (of && str_is(draft->event.mode, "allege")) return false;
  return !thing || put || p->flags & PARTY_POSSESSIVE || t <= from || ONE_OF(reader->tokens, t - 1, LINKS);
}

/* "Iran's navy chief warned that [Iran] would fight", "the Dutch minister defended [Dutch] farms": the state that the actor speaks for; but "threatened a
 * curfew in [Algiers]". */
static bool is_own_state(const event_reader *reader, const event_draft *draft, const party *p) {
  const party *actor = draft->actors.count ? draft->actors.items[0] : NULL;
  if (draft->event.type == EVENT_REQUEST || draft->event.type == EVENT_ACCUSE || is_behind_preposition(reader, p, draft->trigger.end)) return false;
  return actor && p->kind == PARTY_STATE && is_one_side(&actor->members[0], &p->members[0]);
}

/* "China urged [both countries] to talk": two that were guessed by what was named before, and the actor would be one of them. */
static bool is_guessed_with_actor(const event_draft *draft, const party *p) {
  const party *actor = draft->actors.count ? draft->actors.items[0] : NULL;
  if (!actor || p->member_count < 2 || p->members[0].source != SOURCE_COREF) return false;
  for (uint32_t i = 0; i < p->member_count; i++) {
    if (p->members[i].country.len && str_equal(p->members[i].country, actor->members[0].country)) return true;
  }
  return false;
}

/* "agreed to send [troops]", "demanded that Chad free [prisoners]": what the act asks for as its object. */
static bool is_thing_of_act(const event_reader *reader, const event_draft *draft, const party *p) {
  bool plain = draft->act && draft->act->objects && p->kind == PARTY_GROUP && p->flags & PARTY_PLAIN;
  return plain && has_object_of(reader, p->span.first, p->span.end, draft->act->objects);
}

/* "agreed to send troops to [Libya]": the state that the thing goes to or stays in; NULL when none stands behind. */
static const party *state_behind_thing(const event_reader *reader, const party *thing) {
  static const uint16_t LINKS[] = {WORD_TO, WORD_IN, WORD_INTO};
  const party *p = ONE_OF(reader->tokens, thing->span.end, LINKS) ? party_at(&reader->parties, thing->span.end + 1) : NULL;
  return p && p->kind == PARTY_STATE && !(p->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE)) ? p : NULL;
}

static bool is_concerned(const event_reader *reader, const event_draft *draft, const party *p, uint32_t from) {
  bool before = p->span.first < draft->trigger.end;
  if (is_own_state(reader, draft, p) || is_guessed_with_actor(draft, p)) return false;
  switch (draft->event.type) {
    case EVENT_REJECT: return before ? is_refused_subject(reader, p, draft->trigger.first) : is_refused(reader, p, from);
    case EVENT_REQUEST: return before || is_asked(reader, p, from);
    case EVENT_AGREE: return before || is_promised(reader, p, from, false);
    case EVENT_THREATEN: return before || is_promised(reader, p, from, true);
    case EVENT_SUPPORT:
    case EVENT_ACCUSE: return before || is_judged(reader, draft, p, from);
    default: return true;
  }
}

void keep_concerned(const event_reader *reader, event_draft *draft) {
  uint32_t kept = 0, quad = event_type_quad(draft->event.type);
  if (quad != 1 && quad != 3) return;
  const uint32_t from = behind_dates(reader, draft->trigger.end);
  party_set *set = &draft->recipients;
  for (uint32_t i = 0; i < set->count; i++) {
    const party *p = set->items[i];
    bool thing = is_thing_of_act(reader, draft, p);
    if (thing) p = state_behind_thing(reader, p);
    if (thing ? p && !is_own_state(reader, draft, p) : is_concerned(reader, draft, p, from)) set->items[kept++] = p;
  }
  set->count = kept;
}
