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
  bool owner = p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES);
  return owner || (is_noun_like(reader, noun) && !is_plural(reader, p) && !token_has_flag(reader->tokens, noun, FLAG_VERB_PAST));
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
    uint32_t grammar = grammar_of(reader->tokens, t);
    if (grammar & GRAMMAR_CLAUSE && !(grammar & GRAMMAR_PREPOSITION)) return true;
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

void keep_concerned(const event_reader *reader, event_draft *draft) {
  uint32_t kept = 0, from = draft->trigger.end, type = draft->event.type;
  if (type != EVENT_REJECT && type != EVENT_REQUEST) return;
  while (is_dated(reader, from) || (is_preposition(reader, from) && is_dated(reader, from + 1))) from++; /* "rejected [on Thursday] a U.N. appeal" */
  party_set *set = &draft->recipients;
  for (uint32_t i = 0; i < set->count; i++) {
    const party *p = set->items[i];
    bool before = p->span.first < draft->trigger.end, keep = before;
    if (type == EVENT_REJECT)
      keep = before ? is_refused_subject(reader, p, draft->trigger.first) : is_refused(reader, p, from);
    else if (!before)
      keep = is_asked(reader, p, from);
    if (keep) set->items[kept++] = p;
  }
  set->count = kept;
}
