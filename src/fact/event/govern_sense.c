/* Whether a verb that may govern an act is meant so: not "warned that Spain was poor", "asked whether", "insisted that there was no deal". */
#include "fact/event/event_govern.h"

/* Who tells of himself. */
static const uint16_t SELF[] = {WORD_IT, WORD_HE, WORD_SHE, WORD_THEY, WORD_WE, WORD_I};

bool governs_words(const event_reader *reader, uint32_t from, uint32_t type) {
  static const uint16_t STARTS[] = {WORD_TO,  WORD_THAT, WORD_FOR, WORD_ON,   WORD_THE,     WORD_A,   WORD_AN,  WORD_ITS,   WORD_THEIR,
                                    WORD_HIS, WORD_HER,  WORD_OF,  WORD_WITH, WORD_AGAINST, WORD_NOT, WORD_ANY, WORD_CALLS, WORD_ALL};
  if (from >= reader->tokens->count) return false;
  if (type == EVENT_REQUEST || type == EVENT_ACCUSE || type == EVENT_THREATEN) return true;
  return ONE_OF(reader->tokens, from, STARTS) || party_at(&reader->parties, from) || hit_at(reader, from, LIST_FRAME_VERB) ||
         hit_at(reader, from, LIST_FRAME_NOUN) || is_dated(reader, from) || reader->tokens->tokens[from].kind == TOKEN_NUMBER ||
         reader->tokens->tokens[from].casing == CASE_LOWER;
}

/* "asked Lee just that [question]", but not "asked Lee to question him". */
static bool is_named_question(const event_reader *reader, uint32_t token) {
  enum { WAY = 4 };
  static const uint16_t WORDS[] = {WORD_QUESTION, WORD_QUESTIONS};
  uint32_t noun = FIND_ONE_OF(reader->tokens, token, token + WAY, WORDS);
  return noun < token + WAY && noun > token && (is_determiner(reader, noun - 1) || token_is(reader->tokens, noun - 1, WORD_THAT));
}

bool is_question(const event_reader *reader, uint32_t token) {
  while (token < reader->tokens->count && is_dated(reader, token)) token++;
  if (is_named_question(reader, token)) return true;
  static const uint16_t WORDS[] = {WORD_ABOUT, WORD_IF, WORD_WHETHER, WORD_HOW, WORD_WHY, WORD_WHAT, WORD_WHEN, WORD_WHO, WORD_WHERE};
  return ONE_OF(reader->tokens, token, WORDS);
}

bool asks_question(const event_reader *reader, const verb_group *group, uint32_t end) {
  enum { WAY = 8, WAY_ON = 14 };
  static const uint16_t ASKS[] = {WORD_ASK, WORD_ASKED, WORD_ASKS, WORD_ASKING};
  if (!ONE_OF(reader->tokens, group->verb, ASKS)) return false;
  for (uint32_t t = group->first; t > 0 && t + WAY > group->first; t--) {
    if (token_is(reader->tokens, t - 1, WORD_QUESTION)) return true;
  }
  for (uint32_t t = end; group->passive && t < group->stop && t < end + WAY_ON; t++) {
    if (is_question(reader, t)) return true;
  }
  if (group->passive) return is_question(reader, group->stop);
  if (token_is(reader->tokens, end, WORD_OF)) return true; /* "asked of the war: …" */
  static const uint16_t WORDS[] = {WORD_WHETHER, WORD_HOW, WORD_WHY, WORD_WHAT};
  bool told = find_word(reader->tokens, end, group->stop, WORD_TO) < group->stop; /* "asked the mayor [to] find out whether" */
  return !told && ONE_OF(reader->tokens, group->stop, WORDS);
}

static bool is_mark(const event_reader *reader, uint32_t token) {
  return token < reader->tokens->count && reader->tokens->tokens[token].kind == TOKEN_PUNCT;
}

/* "warned that [Spain] was poor", "warned [the army] could be called in": who the warning is about; "warned [voters] of", "warned [his party] that taxes":
 * what may happen by itself; "warned [residents] to": what private people had better do. A threat is "warned [Spain] against", "warned [Spain] not
 * to", "warned [Spain] it would". */
static bool warns_of_fact(const event_reader *reader, uint32_t end, const party *recipient) {
  enum { NEAR = 3 };
  static const uint16_t THREATS[] = {WORD_AGAINST, WORD_NOT, WORD_OVER};
  if (recipient->span.first < end) return false;
  if (is_preposition(reader, end)) return true; /* "warned [in Oslo]" */
  if (recipient->span.first > end + NEAR || recipient->flags & PARTY_POSSESSIVE || token_is(reader->tokens, end, WORD_THAT)) return true;
  uint32_t t = recipient->span.end;
  while (t < reader->tokens->count && is_dated(reader, t)) t++;
  if (token_is(reader->tokens, t, WORD_TO) || token_is(reader->tokens, t, WORD_NOT)) return recipient->flags & PARTY_PRIVATE;
  if (ONE_OF(reader->tokens, t, THREATS) || t >= sentence_stop(reader, end) || reader->tokens->tokens[t].kind != TOKEN_WORD) return false;
  t += token_is(reader->tokens, t, WORD_THAT);
  static const uint16_t WILL[] = {WORD_WILL, WORD_WOULD, WORD_MAY, WORD_COULD};
  return !ONE_OF(reader->tokens, t, SELF) || !ONE_OF(reader->tokens, t + 1, WILL);
}

/* "warned [the firm] was involved" */
static bool is_told_of(const event_reader *reader, uint32_t end, const party *recipient) {
  bool next = recipient->span.first >= end && recipient->span.first <= end + 1;
  return next && status_word_at(reader, recipient->span.end, CLASS_BE | CLASS_HAVE, &(uint32_t){0}, NULL);
}

/* Nobody threatens their own: "warned [his] supporters". */
static bool warns_own(const event_reader *reader, uint32_t end) {
  return grammar_of(reader->tokens, end) & GRAMMAR_OWNER;
}

/* "accepted [the resignation]", "offered Kenya [subsidized wheat]", "offered [to mediate]": the act is what the verb takes, not a word of what
 * stands beside it ("offered a draft on talks") or of another doing ("proposed taxing wheat"). */
static bool takes_act(const event_reader *reader, uint32_t end, const event_draft *draft) {
  for (uint32_t t = end; t < draft->act_span.first; t++) {
    if (party_over(&reader->parties, t) || is_dated(reader, t) || token_is(reader->tokens, t, WORD_TO)) continue;
    if ((is_preposition(reader, t) && !measures_at(reader, t, end)) ||
        grammar_of(reader->tokens, t) & (GRAMMAR_CLAUSE | GRAMMAR_JOINT | GRAMMAR_VERB))
      return false;
    if (token_is(reader->tokens, t, WORD_COMMA) || (t == end && ends_in_ing(reader, t))) return false;
  }
  const list_hit *verb = verb_hit(reader, draft->act_span.first);
  bool attributive = verb && verb->tag & FORM_PARTICIPLE; /* "[subsidized] wheat" */
  return attributive || !is_noun_like(reader, draft->act_span.end) || token_is(reader->tokens, draft->act_span.first - 1, WORD_TO);
}

bool decides(const event_reader *reader, uint32_t from, uint32_t stop) {
  for (uint32_t t = from; t < stop; t++) {
    if (status_word_at(reader, t, CLASS_MODAL, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

bool states_fact(const event_reader *reader, uint32_t from, uint32_t stop) {
  for (uint32_t t = from; t < stop; t++) {
    bool be = token_is(reader->tokens, t - 1, WORD_BE), plain = !be && !is_determiner(reader, t - 1) && !party_over(&reader->parties, t);
    bool past = plain && token_has_flag(reader->tokens, t, FLAG_VERB_PAST) && reader->tokens->tokens[t].casing == CASE_LOWER;
    bool finite = status_word_at(reader, t, CLASS_BE | CLASS_HAVE | CLASS_DO, &(uint32_t){0}, NULL) && !token_is(reader->tokens, t, WORD_BE);
    if (past || finite) return !decides(reader, from, stop);
  }
  return false;
}

/* "insisted that talks [would] help", "insists that [it] sends no arms", "insisted on [Monday] that": said to be so, demanded of nobody. */
static bool claims(const event_reader *reader, uint32_t end, uint32_t stop) {
  static const uint16_t WILL[] = {WORD_WILL, WORD_WOULD};
  if (token_is(reader->tokens, end - 1, WORD_ON)) return is_dated(reader, end);
  return token_is(reader->tokens, end - 1, WORD_THAT) && (FIND_ONE_OF(reader->tokens, end, stop, WILL) < stop || ONE_OF(reader->tokens, end, SELF));
}

/* Whether the act is one that the frame may govern. */
static bool act_fits(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  uint32_t acts = draft->frame->acts, end = verb->words.end;
  bool that = token_is(reader->tokens, end - 1, WORD_THAT);
  uint32_t stop = ends_in_ing(reader, end) ? verb->stop : draft->act_span.first; /* "insisted that [lifting] the ban was no answer" */
  const party *next = draft->frame->flags & FRAME_NEEDS_ACT && end < verb->stop ? party_at(&reader->parties, end) : NULL;
  bool helps = next && next->kind == PARTY_PERSON && token_is(reader->tokens, end - 1, WORD_FOR); /* "campaign for Lee" */
  if (draft->frame->type == EVENT_REQUEST && (helps || claims(reader, end, verb->stop) || (that && states_fact(reader, end, stop)))) return false;
  if (!acts) return true;
  if (!(acts & 1u << draft->event.act_type)) return false;
  return that ? decides(reader, end, verb->stop) : takes_act(reader, end, draft);
}

static bool is_request(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  uint32_t end = verb->words.end;
  const party *asked = draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (asks_question(reader, &verb->group, end) || (asked && asked->span.first >= end && is_question(reader, asked->span.end))) return false;
  if (!is_bare(verb)) return true;
  if (is_mark(reader, end)) return false;                        /* "Why?" he [asked], pointing at Lee */
  if (verb->group.passive && !draft->actors.count) return false; /* "Lee was asked" */
  if (asked) return true;
  bool appeals = verb->words.first + 1 < end && token_is(reader->tokens, end - 1, WORD_FOR); /* "appealed for calm" */
  return appeals || draft->frame->flags & FRAME_FIRM;                                        /* but not "asked as he left" */
}

/* "Iran warned that [it would] strike", "Iran warned of a strike": who may do it; but not "officials warned of attacks", "warned that the toll may rise". */
static bool warns_of_own(const event_reader *reader, uint32_t end, const event_draft *draft) {
  static const uint16_t SELF[] = {WORD_IT, WORD_HE, WORD_SHE, WORD_THEY, WORD_WE};
  const party *actor = draft->actors.items[0];
  if (token_is(reader->tokens, end - 1, WORD_OF)) return is_armed(actor);
  if (!token_is(reader->tokens, end - 1, WORD_THAT)) return true;
  uint32_t t = end + is_determiner(reader, end);
  const party *doer = t < reader->tokens->count ? party_at(&reader->parties, t) : NULL;
  bool own = doer && doer->members[0].country.len && str_equal(doer->members[0].country, actor->members[0].country);
  uint32_t verb = doer ? doer->span.end : end + 1;
  return (own || ONE_OF(reader->tokens, end, SELF)) && status_word_at(reader, verb, CLASS_MODAL, &(uint32_t){0}, NULL);
}

/* "warned that [the war] could be illegal", "warned that the strike is a mistake": the act is what something is said of. */
static bool is_spoken_of(const event_reader *reader, const event_draft *draft) {
  uint32_t verb = draft->act ? draft->act_span.end : 0, end;
  if (!verb || !is_noun_like(reader, verb - 1)) return false;
  if (status_word_at(reader, verb, CLASS_MODAL, &end, NULL)) {
    if (!token_is(reader->tokens, end, WORD_BE)) return false;
    verb = end;
  }
  return status_word_at(reader, verb, CLASS_BE, &end, NULL) && !token_has_flag(reader->tokens, end, FLAG_VERB_PAST);
}

/* "a minister warned [the premier] that": officials of one state advise each other. */
static bool is_advised(const event_draft *draft, const party *warned) {
  const party *p = draft->actors.count ? draft->actors.items[0] : NULL;
  if (!p || !is_official(warned) || !is_official(p)) return false;
  ng_str own = p->members[0].country;
  return own.len && str_equal(own, warned->members[0].country);
}

/* Whether who warns can do more than give advice: not "the [bankers' federation] warned the government against", "the [charity] warned the ministers". */
static bool has_power(const event_draft *draft) {
  const party *p = draft->actors.count ? draft->actors.items[0] : NULL;
  return !p || is_armed(p) || is_official(p) || p->members[0].cameo.len <= 3 || str_starts(p->members[0].cameo, STR("IGO"));
}

static bool is_warning(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  uint32_t end = verb->words.end;
  const party *warned = draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (token_is(reader->tokens, end, WORD_TO)) return false; /* "Oslo [warned] to stop": it is the one warned */
  if (draft->frame->flags & FRAME_NEEDS_ACT && !warns_of_own(reader, end, draft)) return false;
  if (!warned) return true;
  if (is_advised(draft, warned)) return false;
  bool harm = is_harm(verb, draft) && !is_spoken_of(reader, draft);
  if (!harm && !has_power(draft)) return false;
  return !is_told_of(reader, end, warned) && (harm || (!warns_own(reader, end) && !warns_of_fact(reader, end, warned)));
}

/* "[fires] threatening a town": the noun before is what threatens, and no words of anybody. */
static bool is_danger(const event_reader *reader, const verb_group *group) {
  uint32_t before = group->first - 1;
  if (!group->gerund || group->first == sentence_start(reader, group->verb) || !is_noun_like(reader, before)) return false;
  return !hit_at(reader, before, LIST_SPEECH_NOUN) && !hit_at(reader, before, LIST_DOCUMENT_NOUN);
}

static bool is_threat(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  uint32_t end = verb->words.end;
  if (is_danger(reader, &verb->group)) return false;
  bool passive = verb->group.passive;
  bool to_do = end > verb->words.first + 1 && token_is(reader->tokens, end - 1, WORD_TO) && !passive; /* "threatened to leave" */
  bool whole = draft->recipients.count && !(draft->frame->flags & FRAME_NEEDS_ACT);
  if (!is_harm(verb, draft) && !to_do && !whole) return false;                               /* "warned of famine" */
  bool from_place = token_is(reader->tokens, end, WORD_BY) && is_placed(reader, end + 1);    /* "[threatened] by Pyongyang" */
  if (passive && !draft->actors.count && !from_place && !is_harm(verb, draft)) return false; /* "crops [threatened] by pests", "with imports" */
  return !is_bare(verb) || !passive || draft->actors.count || from_place;
}

/* "analysts agree [he has] suffered", "agreed [the trade was] poor": what is so, not what shall be. */
static bool agrees_on_fact(const event_reader *reader, const governing_verb *verb) {
  enum { WAY = 6 };
  if (verb->words.end > verb->words.first + 1) return false;
  for (uint32_t t = verb->words.end; t < verb->stop && t < verb->words.end + WAY; t++) {
    if (status_word_at(reader, t, CLASS_BE | CLASS_HAVE, &(uint32_t){0}, NULL)) return !token_is(reader->tokens, t, WORD_BE);
    bool other = token_is(reader->tokens, t, WORD_TO) || token_is(reader->tokens, t, WORD_THAT);
    if (other || (t == verb->words.end && is_preposition(reader, t))) return false;
  }
  return false;
}

static bool is_agreement(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  if (agrees_on_fact(reader, verb)) return false;
  if (acts_together(draft)) return true;
  bool word = verb->words.end == verb->words.first + 1, firm = draft->frame->flags & FRAME_FIRM;
  uint32_t count = draft->recipients.count;
  bool does = !is_bare(verb) && count && token_is(reader->tokens, draft->recipients.items[count - 1]->span.end, WORD_TO);
  bool opinion = token_is(reader->tokens, verb->words.end, WORD_WITH) && !does; /* "Lee agreed with Park", but "with Park to meet" */
  if (opinion || (is_bare(verb) && word && !firm && !verb->with)) return false; /* "the analyst agreed" */
  bool headline = firm && verb->group.status == STATUS_PAST;                    /* "Oslo pledges aid" */
  return !verb->group.present || headline || verb->group.form & FORM_ING || draft->recipients.count; /* but not "the firm offers" */
}

/* "blamed a flood of imports [from Chad]": what is blamed is a thing. */
static bool blames_thing(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  static const uint16_t JOINTS[] = {WORD_FROM, WORD_TO, WORD_IN, WORD_WITH, WORD_FOR, WORD_OF};
  const party *blamed = draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (!blamed || verb->words.end > verb->words.first + 1 || verb->group.passive || blamed->span.first <= verb->words.end) return false;
  uint32_t first = blamed->span.first - is_determiner(reader, blamed->span.first - 1);
  return first > verb->words.end && ONE_OF(reader->tokens, first - 1, JOINTS);
}

bool is_governing_meant(const event_reader *reader, const governing_verb *verb, const event_draft *draft) {
  uint32_t flags = draft->frame->flags;
  if (!draft->actors.count && !verb->group.passive) return false;
  if (is_bare(verb) && flags & FRAME_NEEDS_ACT) return false;
  if (!draft->recipients.count && flags & FRAME_NEEDS_RECIPIENT) return false;
  if (!act_fits(reader, verb, draft)) return false;
  if (flags & FRAME_WARNING && !is_warning(reader, verb, draft)) return false;
  switch (draft->frame->type) {
    case EVENT_REQUEST: return is_request(reader, verb, draft);
    case EVENT_ACCUSE: return !blames_thing(reader, verb, draft);
    case EVENT_THREATEN: return is_threat(reader, verb, draft);
    case EVENT_AGREE: return is_agreement(reader, verb, draft);
    case EVENT_REJECT: return !is_bare(verb) || draft->recipients.count;
    default: return true;
  }
}
