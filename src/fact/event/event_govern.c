/* Events told by verbs that govern an act: "agreed to send aid", "demanded that", "said that they must". */
#include "fact/event/clause_find.h"
#include "fact/event/event.h"

/* "urged both sides to talk [and called] on …": another verb of the same subject. */
static bool is_next_verb(const event_reader *reader, uint32_t token) {
  if (!token_is(reader->tokens, token, WORD_AND) && !token_is(reader->tokens, token, WORD_BUT)) return false;
  const list_hit *hit = verb_hit(reader, token + 1);
  return hit && hit->tag & (FORM_PAST | FORM_S);
}

/* Behind a governing verb: its clause, with "that". */
static uint32_t governed_stop(const event_reader *reader, uint32_t from) {
  uint32_t at = from;
  if (token_is(reader->tokens, at, WORD_THAT)) at++;
  uint32_t stop = clause_end(reader, at);
  if (stop < reader->tokens->count && stop - from < 10 && token_is(reader->tokens, stop, WORD_THAT)) stop = clause_end(reader, stop + 1);
  for (uint32_t t = from; t < stop; t++) {
    if (is_next_verb(reader, t)) return t;
  }
  return stop;
}

/* "urged [her] peers", "vowed to press on with [his] plan": one who acts. */
static bool is_actor_again(const event_reader *reader, const party *p, const party_set *actors) {
  for (uint32_t i = 0; i < actors->count; i++) {
    if (same_party(reader->doc, &actors->items[i]->members[0], &p->members[0])) return true;
  }
  return false;
}

/* "asked [the people] to", "urged [about 20 rebel] fighters": whether only words that count or describe stand in [from, token). */
static bool is_addressed(const event_reader *reader, uint32_t from, uint32_t token) {
  for (uint32_t t = from; t < token; t++) {
    const ng_token *word = &reader->tokens->tokens[t];
    bool plain =
        word->kind == TOKEN_DASH || (word->kind == TOKEN_WORD && !(grammar_of(reader->tokens, t) & ~(uint32_t)(GRAMMAR_DETERMINER | GRAMMAR_OWNER)));
    bool counts = word->kind == TOKEN_NUMBER || hit_at(reader, t, LIST_QUANTITY) || is_quantity_of(reader, t + 1, from);
    if (!plain && !counts && !party_over(&reader->parties, t)) return false;
  }
  return !token_is(reader->tokens, from - 1, WORD_FOR); /* but not "called for [workers] to be paid" */
}

/* Whether words of speech follow a party soon: "[a spokesman for the union] said". */
static bool is_speaker(const event_reader *reader, const party *p) {
  enum { WAY = 9 };
  for (uint32_t t = p->span.end, stop = sentence_stop(reader, t); t < stop && t < p->span.end + WAY; t++) {
    if (hit_at(reader, t, LIST_SPEECH_VERB)) return true;
    if (reader->tokens->tokens[t].kind == TOKEN_PUNCT) return false;
  }
  return false;
}

/* "… was ready," [Lee] added; "what [he] called": the subject of another clause. */
static bool is_other_subject(const event_reader *reader, const party *p, uint32_t from) {
  bool nominative = token_is(reader->tokens, p->span.first, WORD_HE) || token_is(reader->tokens, p->span.first, WORD_SHE);
  uint32_t before = p->span.first;
  while (before > from && p->span.first - before < 3 && is_noun_like(reader, before - 1)) before--;
  before -= before > from && is_determiner(reader, before - 1);
  bool apart = before > from && (token_is(reader->tokens, before - 1, WORD_COMMA) || reader->tokens->tokens[before - 1].kind == TOKEN_QUOTE);
  return nominative || (apart && is_speaker(reader, p));
}

/* Who is agreed with or promised something, but not "agreed to buy [Canadian] wheat", "pledged to undo [Lee]'s work", "promised that [Lee] is well". What is
 * accepted is somebody's: "accepted [Lee]'s resignation", "agreed to a [Canadian] plan"; duties are laid "on [Canadian] wheat". */
static bool is_promised(const event_reader *reader, const party *p, uint32_t from, const rule_frame *frame) {
  uint32_t first = p->span.first - (p->span.first > from && is_determiner(reader, p->span.first - 1));
  uint32_t behind = p->span.end + (p->flags & PARTY_POSSESSIVE ? 1 : 0);
  bool theirs = frame->acts || hit_at(reader, behind, LIST_FRAME_NOUN);
  bool borne = first > from && (token_is(reader->tokens, first - 1, WORD_ON) || token_is(reader->tokens, first - 1, WORD_AGAINST));
  if (p->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE) && !theirs && !borne) return false;
  return first > from || !token_is(reader->tokens, from - 1, WORD_THAT);
}

/* "called for help for the [Spanish] farmers", "declined to join the [U.S.] rally": a thing of somebody who is not asked or refused; but "asked for [Spanish]
 * aid", "demands from [Spanish] banks". */
static bool is_owner_of_thing(const event_reader *reader, const party *p, uint32_t from, uint32_t type) {
  static const uint16_t TO[] = {WORD_FROM, WORD_ON, WORD_WITH};
  if (!(p->flags & PARTY_MODIFIES) || (type != EVENT_REQUEST && type != EVENT_REJECT)) return false;
  uint32_t first = p->span.first - (p->span.first > from && is_determiner(reader, p->span.first - 1));
  bool borne = first > from && ONE_OF(reader->tokens, first - 1, TO), addressed = is_addressed(reader, from, p->span.first);
  return !borne && !addressed && !hit_at(reader, p->span.end, LIST_FRAME_NOUN) && !hit_at(reader, p->span.end, LIST_EVENT_OBJECT);
}

/* The party that the act concerns: the first that is no mere place, else a place: "refused to send peacekeepers to the war in [Iraq]". */
static void find_concerned(const event_reader *reader, uint32_t from, uint32_t stop, bool scenes, const rule_frame *frame, const party_set *actors,
                           party_set *set) {
  const party *scene = NULL;
  bool passed = false; /* what comes behind another's thing is for whom it is: "agreed to sell [Canadian] wheat to [Chad]" */
  for (uint32_t t = from; t < stop && t < from + 18; t++) {
    bool compares = token_is(reader->tokens, t, WORD_THAN) && !token_is(reader->tokens, t - 1, WORD_MORE);
    if (compares) break; /* "push harder than [Lee]" */
    const party *next = token_is(reader->tokens, t, WORD_COMMA) ? party_at(&reader->parties, t + 1) : NULL;
    bool other = next && (grammar_of(reader->tokens, next->span.end) & GRAMMAR_VERB || verb_hit(reader, next->span.end));
    if (other) break;                                            /* "blame foreigners, [Francis] points" */
    if (next && is_source_of_report(reader, t + 1, stop)) break; /* "asked makers to act, spokesmen for the firms said" */
    bool by = t > 0 && token_is(reader->tokens, t - 1, WORD_BY); /* "an admission by [Moscow]" */
    const party *p = object_at(reader, t, by), *titled = p ? listed_at(reader, t, stop) : NULL;
    if (titled) p = titled;
    if (p && is_other_subject(reader, p, from)) break;
    if (p && is_owner_of_thing(reader, p, from, frame->type)) break;
    bool addressed = t > from && (token_is(reader->tokens, t - 1, WORD_TO) || token_is(reader->tokens, t - 1, WORD_WITH));
    if (p && frame->type == EVENT_AGREE && !is_promised(reader, p, from, frame)) passed = true;
    if (p && passed && (!addressed || p->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE))) continue;
    if (!p && !scene && is_placed(reader, t) && stands_where(reader->doc, t)) scene = object_at(reader, t, true);
    bool away = p && p->flags & PARTY_PRIVATE && !is_addressed(reader, from, t);
    if (!p || away || is_actor_again(reader, p, actors)) continue;
    uint32_t before = t > from && token_is(reader->tokens, t - 1, WORD_THE) ? t - 1 : t;
    bool mere_place = before > 0 && grammar_of(reader->tokens, before - 1) & GRAMMAR_SCENE && !token_is(reader->tokens, before - 1, WORD_ON);
    if (mere_place && !scene && p->kind == PARTY_STATE) scene = p;
    if (mere_place) continue;
    add_party_right(reader, set, p);
    return;
  }
  if (scene && scenes) add_party_right(reader, set, scene);
}

/* "threatened to end talks unless [Baghdad] agreed": whoever the condition is about. */
static void find_threatened(const event_reader *reader, uint32_t from, const party_set *actors, party_set *set) {
  uint32_t stop = sentence_stop(reader, from), t = from;
  while (t < stop && !token_is(reader->tokens, t, WORD_IF) && !token_is(reader->tokens, t, WORD_UNLESS)) t++;
  for (uint32_t end = t + 5; t < stop && t < end; t++) {
    const party *p = object_at(reader, t, true);
    if (!p || p->flags & (PARTY_PRONOUN | PARTY_PRIVATE) || (actors->count && actors->items[0] == p)) continue;
    add_party_right(reader, set, p);
    return;
  }
}

/* "A proposed a pause, but [B] demanded more": the other side of a contrast. */
static void find_counterpart(const event_reader *reader, const verb_group *group, const party_set *actors, party_set *set) {
  uint32_t start = sentence_start(reader, group->verb), stop = sentence_stop(reader, group->verb), but = start;
  while (but < stop && !token_is(reader->tokens, but, WORD_BUT)) but++;
  if (but == stop) return;
  uint32_t t = but > group->verb ? but + 1 : start;
  t += is_determiner(reader, t);
  const party *p = t < stop ? party_at(&reader->parties, t) : NULL;
  bool side = p && (p->kind == PARTY_STATE || p->kind == PARTY_PERSON) && !(p->flags & (PARTY_PRONOUN | PARTY_POSSESSIVE | PARTY_MODIFIES));
  if (side && actors->count && actors->items[0] != p) add_party_right(reader, set, p);
}

static bool governs_words(const event_reader *reader, uint32_t from, uint32_t type) {
  static const uint16_t STARTS[] = {WORD_TO,  WORD_THAT, WORD_FOR, WORD_ON,   WORD_THE,     WORD_A,   WORD_AN,  WORD_ITS,   WORD_THEIR,
                                    WORD_HIS, WORD_HER,  WORD_OF,  WORD_WITH, WORD_AGAINST, WORD_NOT, WORD_ANY, WORD_CALLS, WORD_ALL};
  if (from >= reader->tokens->count) return false;
  if (type == EVENT_REQUEST || type == EVENT_ACCUSE || type == EVENT_THREATEN) return true;
  return ONE_OF(reader->tokens, from, STARTS) || party_at(&reader->parties, from) || hit_at(reader, from, LIST_FRAME_VERB) ||
         hit_at(reader, from, LIST_FRAME_NOUN) || is_dated(reader, from) || reader->tokens->tokens[from].kind == TOKEN_NUMBER ||
         reader->tokens->tokens[from].casing == CASE_LOWER;
}

/* "pledged [never again] to embargo" */
static bool denies(const event_reader *reader, uint32_t from, uint32_t act) {
  for (uint32_t t = from; t < act; t++) {
    if (token_is(reader->tokens, t, WORD_NOT) || token_is(reader->tokens, t, WORD_NEVER)) return true;
  }
  return false;
}

bool is_question(const event_reader *reader, uint32_t token) {
  while (token < reader->tokens->count && is_dated(reader, token)) token++;
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
  return group->passive && is_question(reader, group->stop);
}

static bool is_mark(const event_reader *reader, uint32_t token) {
  return token < reader->tokens->count && reader->tokens->tokens[token].kind == TOKEN_PUNCT;
}

/* "warned that [Spain] was poor", "warned [the army] could be called in": who the warning is about; "warned [voters] of", "warned [his party] that taxes":
 * what may happen by itself; "warned [residents] to": what private people had better do. A threat is "warned [Spain] against", "warned [Spain] not to", "warned [Spain] it would". */
static bool warns_of_fact(const event_reader *reader, uint32_t end, const party *recipient) {
  enum { NEAR = 3 };
  static const uint16_t THREATS[] = {WORD_AGAINST, WORD_NOT, WORD_OVER};
  static const uint16_t SELF[] = {WORD_IT, WORD_HE, WORD_SHE, WORD_THEY, WORD_WE, WORD_I};
  if (recipient->span.first < end) return false;
  if (is_preposition(reader, end)) return true; /* "warned [in Oslo]" */
  if (recipient->span.first > end + NEAR || recipient->flags & PARTY_POSSESSIVE || token_is(reader->tokens, end, WORD_THAT)) return true;
  uint32_t t = recipient->span.end;
  while (t < reader->tokens->count && is_dated(reader, t)) t++;
  if (token_is(reader->tokens, t, WORD_TO)) return recipient->flags & PARTY_PRIVATE;
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

bool act_fits(const event_reader *reader, uint32_t end, uint32_t stop, const event_draft *draft) {
  uint32_t acts = draft->frame->acts;
  bool that = token_is(reader->tokens, end - 1, WORD_THAT);
  if (that && draft->frame->type == EVENT_REQUEST && states_fact(reader, end, draft->act_span.first)) return false;
  if (!acts) return true;
  if (!(acts & 1u << draft->event.act_type)) return false;
  return that ? decides(reader, end, stop) : takes_act(reader, end, draft);
}

bool read_governing(event_reader *reader, uint32_t token, const frame_hit *hit, verb_group group, event_draft *draft) {
  uint32_t type = hit->frame->type, end = hit->end;
  if (!governs_words(reader, end, type) || !settle_group(reader, &group)) return false;
  if (type == EVENT_REJECT && token_is(reader->tokens, end, WORD_TO)) return false; /* "refused [to say]" */
  *draft = draft_of(reader, hit);
  set_group(draft, reader, &group, end);
  uint32_t stop = governed_stop(reader, end);
  uint32_t act = read_act(reader, end, stop, draft);
  bool with = false;
  if (group.passive) {
    const party *before = group.reduced ? party_before(&reader->parties, group.first) : NULL; /* "[items] asked by Lee": no other is asked */
    if (before) add_party_left(reader, &draft->recipients, before);
    if (!group.reduced) find_subject(reader, &group, &draft->recipients);
    find_after(reader, end, AT_by, &draft->actors);
  } else {
    find_subject(reader, &group, &draft->actors);
    if (type == EVENT_AGREE) find_after(reader, end, AT_with, &draft->recipients);
    with = draft->recipients.count > 0;
    if (!draft->recipients.count) find_concerned(reader, end, stop, act > end || type != EVENT_AGREE, hit->frame, &draft->actors, &draft->recipients);
    if (!draft->recipients.count && act > end) find_counterpart(reader, &group, &draft->actors, &draft->recipients);
    if (!draft->recipients.count && type == EVENT_THREATEN) find_threatened(reader, stop, &draft->actors, &draft->recipients);
  }
  bool plural = draft->actors.count > 1 || (draft->actors.count && draft->actors.items[0]->member_count > 1);
  bool bare = act == end;
  if ((bare && hit->frame->flags & FRAME_NEEDS_ACT) || !act_fits(reader, end, stop, draft)) return false;
  if (type == EVENT_REQUEST && bare && asks_question(reader, &group, end)) return false;
  if (type == EVENT_REQUEST && bare && is_mark(reader, end)) return false; /* "Why?" he [asked], pointing at Lee */
  bool harm = !bare && event_type_quad(draft->event.act_type) == 4, warning = hit->frame->flags & FRAME_WARNING,
       firm = hit->frame->flags & FRAME_FIRM;
  if (warning && draft->recipients.count && is_told_of(reader, end, draft->recipients.items[0])) return false;
  if (warning && !harm && draft->recipients.count && (warns_own(reader, end) || warns_of_fact(reader, end, draft->recipients.items[0]))) return false;
  bool to_do = end > token + 1 && token_is(reader->tokens, end - 1, WORD_TO) && !group.passive; /* "threatened to leave" */
  if (type == EVENT_THREATEN && !harm && !to_do && (hit->frame->flags & FRAME_NEEDS_ACT || !draft->recipients.count))
    return false;                                                                                           /* "warned of famine" */
  if (type == EVENT_REQUEST && bare && group.passive && !draft->actors.count) return false;                 /* "Lee was asked" */
  bool from_place = token_is(reader->tokens, end, WORD_BY) && is_placed(reader, end + 1);                   /* "[threatened] by Pyongyang" */
  if (type == EVENT_THREATEN && bare && group.passive && !draft->actors.count && !from_place) return false; /* "crops [threatened] by pests" */
  if (!draft->recipients.count && hit->frame->flags & FRAME_NEEDS_RECIPIENT) return false;
  if (type == EVENT_REJECT && bare && !draft->recipients.count) return false;
  if (type == EVENT_AGREE && bare && !firm && !plural && !with && end == token + 1) return false; /* "the analyst agreed" */
  bool wants = firm || (end > token + 1 && token_is(reader->tokens, end - 1, WORD_FOR));          /* "appealed for calm" */
  if (type == EVENT_REQUEST && bare && !draft->recipients.count && !wants) return false;          /* "asked as he left" */
  if (type == EVENT_REQUEST && bare && draft->recipients.count && is_question(reader, draft->recipients.items[0]->span.end)) return false;
  if (!draft->actors.count && !group.passive) return false;
  if (type == EVENT_AGREE && group.present && !(group.form & FORM_ING) && !draft->recipients.count && !plural) return false; /* "the firm offers" */
  bool spares = harm && denies(reader, end, draft->act_span.first);
  if (type == EVENT_AGREE && harm && !spares && !plural && hit->frame->flags & FRAME_VOW)
    draft->event.type = EVENT_THREATEN, draft->event.cameo = STR("130");
  draft->event.reciprocal = draft->event.type == EVENT_AGREE && plural;
  uint32_t consumed = act;
  while (act > end && consumed < stop && !token_is(reader->tokens, consumed, WORD_COMMA)) consumed++;
  draft->hangs = group.gerund;
  memset(reader->used + token, 1, consumed - token);
  return true;
}

/* What officials say their own state must do is its need, not their demand. */
static bool is_own_need(const party_set *actors, const party *addressee) {
  if (addressee->kind != PARTY_STATE) return false;
  for (uint32_t i = 0; i < actors->count; i++)
    if (str_equal(actors->items[i]->members[0].country, addressee->members[0].country)) return true;
  return false;
}

/* "Russia said on Tuesday that [Sudan] must return …": a demand on Sudan. */
bool read_must(event_reader *reader, uint32_t token, event_draft *draft) {
  static const uint16_t SAID[] = {WORD_SAID,      WORD_SAYS,  WORD_SAY,        WORD_ANNOUNCED, WORD_DECLARED, WORD_STRESSED, WORD_TOLD,
                                  WORD_CONCLUDED, WORD_ADDED, WORD_REITERATED, WORD_STATED,    WORD_WARNED,   WORD_SAYING};
  if (!token_is(reader->tokens, token, WORD_MUST)) return false;
  uint32_t start = sentence_start(reader, token);
  party_set addressees = {{0}, 0};
  if (reader->used[token]) return false;
  find_subject(reader, &(verb_group){.first = token, .verb = token, .end = token + 1}, &addressees);
  const party *addressee = addressees.count ? addressees.items[0] : NULL;
  if (!addressee || token - addressee->span.end > 8) return false;
  *draft = (event_draft){.event = {.type = EVENT_REQUEST, .cameo = STR("100"), .status = STATUS_PAST, .rule = METHOD_EVENT_MUST},
                         .by_text = true,
                         .trigger = {token, token + 1}};
  draft->recipients = addressees;
  for (uint32_t i = 0; i < addressees.count; i++)
    addressee = addressees.items[i]->span.first < addressee->span.first ? addressees.items[i] : addressee;
  for (uint32_t t = addressee->span.first; t > start && t + 10 > addressee->span.first; t--) {
    if (!ONE_OF(reader->tokens, t - 1, SAID)) continue;
    verb_group group = {.first = t - 1, .verb = t - 1, .end = t};
    find_subject(reader, &group, &draft->actors);
    break;
  }
  if (!draft->actors.count || is_own_need(&draft->actors, addressee)) return false;
  draft->note.sentence = reader->doc->sentences.of_token[token];
  uint32_t stop = clause_end(reader, token + 1), act = read_act(reader, token + 1, stop, draft);
  if (act > token + 1) memset(reader->used + token, 1, act - token);
  return true;
}
