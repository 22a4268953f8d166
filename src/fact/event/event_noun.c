/* Events told by nouns: "Rome's demand for talks", "the second summit", "a meeting between A and B". */
#include "fact/event/clause_find.h"
#include "fact/event/noun_phrase.h"

enum { MAX_PHRASE = 12, MAX_RIGHT = 14 };

static const uint8_t ORDINALS[WORD_COUNT] = {[WORD_FIRST] = 1, [WORD_SECOND] = 2,  [WORD_THIRD] = 3,  [WORD_FOURTH] = 4, [WORD_FIFTH] = 5,
                                             [WORD_SIXTH] = 6, [WORD_SEVENTH] = 7, [WORD_EIGHTH] = 8, [WORD_NINTH] = 9,  [WORD_TENTH] = 10};

static uint32_t ordinal_at(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  return t->kind == TOKEN_ORDINAL && t->value > 0 ? (uint32_t)t->value : ORDINALS[named_word(reader->tokens, token)];
}

static bool is_clitic(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_GENITIVE, WORD_SINGLE_QUOTE};
  return ONE_OF(reader->tokens, token, WORDS);
}

/* Small words that no noun phrase goes over. */
static const uint8_t STOPS[WORD_COUNT] = {
    [WORD_AND] = 1,   [WORD_OR] = 1,   [WORD_BUT] = 1,  [WORD_THAT] = 1,  [WORD_WHICH] = 1, [WORD_WHO] = 1,   [WORD_WHEN] = 1,
    [WORD_WHILE] = 1, [WORD_SAID] = 1, [WORD_HAS] = 1,  [WORD_HAD] = 1,   [WORD_HAVE] = 1,  [WORD_IS] = 1,    [WORD_WAS] = 1,
    [WORD_WERE] = 1,  [WORD_ARE] = 1,  [WORD_BE] = 1,   [WORD_BEEN] = 1,  [WORD_WILL] = 1,  [WORD_WOULD] = 1, [WORD_NOT] = 1,
    [WORD_ALSO] = 1,  [WORD_AS] = 1,   [WORD_THAN] = 1, [WORD_WHERE] = 1, [WORD_IF] = 1};

/* "face-[to]-face" */
static bool is_inside_compound(const ng_token *t) {
  return t[-1].kind == TOKEN_DASH && t[-1].flags & TOKEN_GLUED && t[1].kind == TOKEN_DASH && t[1].flags & TOKEN_GLUED && t->flags & TOKEN_GLUED;
}

static bool is_modifier_word(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_DASH || t->kind == TOKEN_NUMBER || t->kind == TOKEN_ORDINAL) return true;
  if (t->kind == TOKEN_QUOTE && !(t->flags & TOKEN_PARAGRAPH)) return false;
  if (token > 0 && is_inside_compound(t)) return true;
  if (t->kind != TOKEN_WORD || is_preposition(reader, token) || STOPS[named_word(reader->tokens, token)]) return false;
  const list_hit *verb = verb_hit(reader, token), *light = hit_at(reader, token, LIST_LIGHT_VERB);
  if (light && light->tag & FORM_S && party_before(&reader->parties, token)) return false; /* "Lee [continues] talks" */
  bool compound = t->flags & TOKEN_GLUED && token > 0 && t[-1].kind == TOKEN_DASH;         /* "its long-threatened invasion" */
  bool infinitive = token > 0 && (token_is(reader->tokens, token - 1, WORD_TO) ||
                                  grammar_of(reader->tokens, token - 1) & GRAMMAR_VERB); /* "to [hold] peace talks" */
  bool counts = reader->tokens->tokens[token + 1].kind == TOKEN_NUMBER && token_has_flag(reader->tokens, token, FLAG_VERB_PAST);
  if (counts) return false; /* "police [recorded] 14 attacks" */
  bool base = token_has_flag(reader->tokens, token, FLAG_VERB_BASE) || (verb && verb->tag & FORM_BASE);
  if (infinitive && base) return false;
  return !verb || compound || verb->tag & (FORM_BASE | FORM_ING) || is_dated(reader, token);
}

/* "police [investigating] assaults by", "a team [winning] praise": the noun is the object of a participle. */
static bool is_reduced_clause(const event_reader *reader, uint32_t token) {
  const list_hit *verb = verb_hit(reader, token);
  if (!verb || !(verb->tag & FORM_ING) || token == sentence_start(reader, token)) return false;
  const party *p = party_before(&reader->parties, token);
  if (p) return !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES));
  return !is_determiner(reader, token - 1) && reader->tokens->tokens[token - 1].kind == TOKEN_WORD;
}

/* Walks left from the noun over adjectives, owners and the determiner. */
static void read_phrase(const event_reader *reader, uint32_t noun, uint32_t end, noun_phrase *phrase) {
  static const uint16_t THEIR[] = {WORD_ITS, WORD_THEIR};
  static const uint16_t DEFINITE[] = {WORD_THE, WORD_THIS, WORD_THAT, WORD_THESE, WORD_THOSE};
  static const uint16_t INDEFINITE[] = {WORD_A, WORD_AN, WORD_ANOTHER, WORD_ANY, WORD_SOME};
  *phrase = (noun_phrase){.first = noun, .end = end, .status = STATUS_UNKNOWN};
  uint32_t start = sentence_start(reader, noun);
  while (phrase->first > start && noun - phrase->first < MAX_PHRASE) {
    uint32_t at = phrase->first - 1, first;
    const party *p = party_over(&reader->parties, at);
    uint8_t status = STATUS_UNKNOWN;
    bool owner = is_clitic(reader, at);
    if (p && p->flags & PARTY_PRONOUN && !(p->flags & PARTY_POSSESSIVE)) return; /* "[he] talks about" */
    if (p && (phrase->first == noun || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || !(p->flags & PARTY_PRONOUN))) {
      put_party(&phrase->left, p);
      phrase->first = p->span.first;
      phrase->owned |= (p->flags & PARTY_POSSESSIVE) != 0;
      if (p->flags & PARTY_PRONOUN) return;
    } else if (p) {
      return;
    } else if (owner) {
      phrase->first = at;
    } else if (status_word_before(reader, phrase->first, CLASS_ADJECTIVE, &first, &status, NULL)) {
      if (phrase->status == STATUS_UNKNOWN) phrase->status = status;
      phrase->first = first;
    } else if (ordinal_at(reader, at)) {
      phrase->ordinal = ordinal_at(reader, at);
      phrase->first = at;
    } else if (is_determiner(reader, at) && reader->tokens->tokens[at + 1].kind != TOKEN_DASH) { /* but "[two]-day talks" */
      phrase->their = ONE_OF(reader->tokens, at, THEIR);
      phrase->definite = ONE_OF(reader->tokens, at, DEFINITE);
      phrase->indefinite = ONE_OF(reader->tokens, at, INDEFINITE);
      phrase->negative = token_is(reader->tokens, at, WORD_NO);
      phrase->first = at;
      if (!(at > start && is_clitic(reader, at))) return;
    } else if (is_modifier_word(reader, at) && !is_reduced_clause(reader, at)) {
      phrase->first = at;
    } else {
      return;
    }
  }
}

/* ---- parties ---- */

static const party *first_party_of_sentence(const event_reader *reader, uint32_t before) {
  for (uint32_t t = sentence_start(reader, before); (t = next_over(&reader->parties, t, before, PARTY_BEGINS)) < before; t++) {
    const party *p = party_at(&reader->parties, t);
    if (!(p->flags & (PARTY_MODIFIES | PARTY_PLAIN))) return p;
  }
  return NULL;
}

/* Where the words that belong to a noun end: at a verb. "[a hunger strike outside parliament] to demand the return of land seized by …" */
static uint32_t phrase_end(const event_reader *reader, uint32_t from) {
  uint32_t stop = clause_end(reader, from);
  for (uint32_t t = from; t < stop; t++) {
    if (party_over(&reader->parties, t)) continue;
    const list_hit *verb = verb_hit(reader, t);
    bool infinitive = token_is(reader->tokens, t, WORD_TO) && verb_hit(reader, t + 1) && !party_over(&reader->parties, t + 1);
    if (infinitive || grammar_of(reader->tokens, t) & GRAMMAR_VERB || (verb && verb->tag & (FORM_PAST | FORM_ING) && t > from)) return t;
    bool finite = token_has_flag(reader->tokens, t, FLAG_VERB_PAST) && reader->tokens->tokens[t].casing == CASE_LOWER;
    bool plural = is_noun_like(reader, t + 1) && reader->tokens->text.ptr[reader->tokens->tokens[t + 1].end - 1] == 's';
    if (finite && (is_determiner(reader, t + 1) || plural)) return t; /* "the attack in Oslo [drew] rebukes from" */
  }
  return stop;
}

/* Whose "its" and "their" at `owner` are: the nearest body, state or group before, or the people of a list ("Lee and Park … [their] talks"). */
static void find_owners(const event_reader *reader, uint32_t owner, party_set *set) {
  bool many = token_is(reader->tokens, owner, WORD_THEIR);
  const party *p = NULL;
  for (uint32_t t = owner, start = sentence_start(reader, owner); t > start && !set->count; t--) {
    p = party_before(&reader->parties, t);
    if (!p || p->flags & PARTY_MODIFIES) continue;
    if (p->kind != PARTY_PERSON && !many) {
      put_party(set, p);
    } else if (p->kind != PARTY_PERSON) {
      add_party_left(reader, set, p);
    } else if (many) {
      add_party_left(reader, set, p);
      if (set->count == 1) set->count = 0;
    }
    t = p->span.first + 1;
  }
  p = set->count ? NULL : first_party_of_sentence(reader, owner);
  if (p) put_party(set, p);
}

/* Where the phrase that a preposition at `from` opens ends: at the next one. "withdrawal [of the nomination] of Lee" */
static uint32_t end_of_first_phrase(const event_reader *reader, uint32_t from, uint32_t stop) {
  uint32_t t = from + 1;
  while (t < stop && (!is_preposition(reader, t) || is_quantity_of(reader, t + 1, from))) t++;
  return t;
}

/* Those of `from`, the last first. */
static void add_all(party_set *to, const party_set *from) {
  for (uint32_t i = from->count; i-- > 0;) put_party(to, from->items[i]);
}

static bool is_same_fact(const party *a, const party *b) {
  fact_ref x = a->members[0].ref, y = b->members[0].ref;
  return x.kind != REF_NONE && x.kind == y.kind && x.index == y.index;
}

static bool is_actor(const event_draft *draft, const party *p) {
  for (uint32_t i = 0; i < draft->actors.count; i++) {
    const party *actor = draft->actors.items[i];
    bool state = actor->kind == PARTY_STATE || p->kind == PARTY_STATE; /* a leader stands for it; but two people of a country may meet */
    if (actor == p || is_same_fact(actor, p) || (state && is_one_side(&actor->members[0], &p->members[0]))) return true;
  }
  return false;
}

static void find_right(const event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  uint32_t end = phrase->end, type = draft->event.type, stop = phrase_end(reader, end);
  find_between(reader, end, stop, AT_between | AT_among | AT_with, draft->event.reciprocal ? &draft->actors : &draft->recipients);
  end -= token_is(reader->tokens, end - 1, WORD_BY);                                 /* "strike by" */
  if (type == EVENT_ASSAULT) find_between(reader, end, stop, AT_by, &draft->actors); /* "shooting of a guard from his ministry by [soldiers]" */
  if (!draft->actors.count) find_between(reader, end, stop, AT_by | AT_from, &draft->actors);
  if (draft->event.reciprocal) {
    const party *seat = token_is(reader->tokens, end, WORD_WITH) ? seat_at(reader, end + 1) : NULL;
    bool alone = seat && !is_noun_like(reader, seat->span.end) && !is_actor(draft, seat);
    if (alone) put_party(&draft->actors, seat); /* "talks with [Lima]" */
    if (!draft->actors.count && token_is(reader->tokens, end, WORD_OF)) find_between(reader, end, stop, AT_of, &draft->actors);
    return;
  }
  if (!draft->recipients.count) find_between(reader, end, stop, AT_on | AT_against | AT_to | AT_at | AT_into | AT_for, &draft->recipients);
  bool leaves = str_is(draft->event.mode, "resign") || str_is(draft->event.mode, "withdraw"); /* "the resignation of [the minister]" */
  bool own = (type == EVENT_CONSULT || type == EVENT_REQUEST || type == EVENT_PROTEST || leaves) && !(draft->frame->recipient[0] & AT_of);
  if (token_is(reader->tokens, end, WORD_OF))
    find_between(reader, end, end_of_first_phrase(reader, end, stop), AT_of, own ? &draft->actors : &draft->recipients);
  if (type == EVENT_PROTEST && !draft->actors.count && !draft->recipients.count) find_between(reader, end, stop, AT_in, &draft->recipients);
}

/* Words that tell what a visit or talks are to somebody: "on [a visit]", "after [talks]". */
static bool is_link(const event_reader *reader, uint32_t token) {
  static const uint16_t LINKS[] = {WORD_AFTER, WORD_DURING, WORD_IN, WORD_AT, WORD_ON, WORD_BEFORE, WORD_FOLLOWING, WORD_FOR};
  return ONE_OF(reader->tokens, token, LINKS);
}

/* Where the phrase begins that measures what follows the "of" at `of`: "[at the end] of a visit", "[had hours] of talks". The "of" itself when there is
 * none: "failure of the talks". */
static uint32_t measure_before(const event_reader *reader, uint32_t of, uint32_t start) {
  enum { WAY = 5 };
  for (uint32_t t = of; t > start && of - t < WAY; t--) {
    bool verb = grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB || token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST);
    if (verb || is_link(reader, t - 1) || token_is(reader->tokens, t - 1, WORD_AHEAD)) return t - 1;
    if (is_preposition(reader, t - 1) || reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) break;
  }
  return of;
}

/* "[Speaking to reporters] after talks": whether a participle with no subject opens the sentence and reaches to `end`. */
static bool opens_with_doing(const event_reader *reader, uint32_t end) {
  uint32_t start = sentence_start(reader, end);
  ng_str word = token_text(reader->tokens, start);
  if (word.len < 5 || memcmp(word.ptr + word.len - 3, "ing", 3) != 0) return false;
  uint32_t t = start;
  while (t < end && !token_is(reader->tokens, t, WORD_COMMA) && !(grammar_of(reader->tokens, t) & (GRAMMAR_VERB | GRAMMAR_CLAUSE))) t++;
  return t == end;
}

/* Who takes part in "Lee said after [talks with Park]", "On [a visit to Peru], Lee": the subject of the clause. */
static void find_participant(const event_reader *reader, const noun_phrase *phrase, party_set *set) {
  uint32_t start = sentence_start(reader, phrase->first), stop = sentence_stop(reader, phrase->first), first = phrase->first;
  if (first == start) return;
  bool of = token_is(reader->tokens, first - 1, WORD_OF),
       object = token_has_flag(reader->tokens, first - 1, FLAG_VERB_PAST); /* "cancelled [a visit]" */
  uint32_t link = of ? measure_before(reader, first - 1, start) : first - 1;
  if (of ? link == first - 1 : !object && !is_link(reader, link)) return;
  if (link == start) {
    find_subject_behind(reader, phrase->end, stop, set);
    return;
  }
  if (of) link = first - 2;
  bool opens = token_is(reader->tokens, link - 1, WORD_THAT) || opens_with_doing(reader, link); /* "Speaking to aides after talks, [Lee] said" */
  if (opens) {
    find_subject_behind(reader, phrase->end, stop, set);
    return;
  }
  find_subject(reader, &(verb_group){.first = link, .verb = link, .end = link}, set);
}

/* "the [Paris] attacks", "a [Djibouti] blast", "the [Geneva] talks", "[Ecuador] strike", "a [Chad] visit", "the [Mali] hotel attack", "a [church]
 * shooting": where it was, not who did it. */
static bool is_scene_of(const event_reader *reader, const party *p, const event_draft *draft) {
  uint32_t type = draft->event.type, noun = draft->trigger.first;
  bool unnamed = draft->frame && draft->frame->flags & FRAME_UNNAMED;
  bool body = p->kind == PARTY_ORGANIZATION && !(p->flags & (PARTY_POSSESSIVE | PARTY_MEMBER));
  if (type == EVENT_ASSAULT && body && unnamed && !is_public_body(reader->doc, p)) return true;
  if (p->kind != PARTY_STATE || p->flags & PARTY_POSSESSIVE || (type != EVENT_ASSAULT && type != EVENT_CONSULT && type != EVENT_PROTEST))
    return false;
  const place_mention *place = party_place(&reader->parties, reader->doc, p->span.first);
  if (!place || place->role == ROLE_ADJECTIVE || place->role == ROLE_DEMONYM) return false;
  bool country = reader->doc->facts.places.items[place->place].kind == PLACE_COUNTRY;
  bool strike = type == EVENT_PROTEST && !token_has_flag(reader->tokens, draft->trigger.first, FLAG_VERB_S); /* but "Chad [protests]" */
  bool hotel = type == EVENT_ASSAULT && p->span.end < noun && hit_at(reader, noun - 1, LIST_PLACE_AFTER);
  return !country || strike || hotel || (type == EVENT_ASSAULT && unnamed) || str_is(draft->event.mode, "visit");
}

/* "[Torres's] murder": who owns a deed that is told by its victim; but "Lee's murder of a guard". */
static bool is_victim(const event_reader *reader, const party *p, const event_draft *draft) {
  static const uint16_t DEEDS[] = {WORD_MURDER, WORD_KILLING, WORD_ASSASSINATION, WORD_KIDNAPPING, WORD_ABDUCTION, WORD_EXECUTION};
  bool owner = p->flags & PARTY_POSSESSIVE && p->kind == PARTY_PERSON;
  return owner && ONE_OF(reader->tokens, draft->trigger.end - 1, DEEDS) && !token_is(reader->tokens, draft->trigger.end, WORD_OF);
}

/* "talks today [with] the Peruvian minister", "the [Lee] meeting": whether the party is the other side. */
static bool is_met(const event_reader *reader, const noun_phrase *phrase, const party *p) {
  uint32_t t = p->span.first;
  if (t < phrase->end) return p->kind == PARTY_PERSON && t >= phrase->first && !(p->flags & (PARTY_POSSESSIVE | PARTY_PRONOUN));
  while (t > phrase->end && !is_preposition(reader, t - 1)) t--;
  return t > phrase->end && token_is(reader->tokens, t - 1, WORD_WITH) && p->kind != PARTY_ORGANIZATION;
}

/* "[Chad] and Mali's visit", "[Peru]/Chad talks": who is joined to the first party of the phrase. */
static void find_joined(const event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  const party *first = phrase->left.count ? phrase->left.items[phrase->left.count - 1] : NULL;
  if (!first || (first->span.first > phrase->first && !is_determiner(reader, phrase->first)) || !is_actor(draft, first)) return;
  bool slash = phrase->first > 0 && token_is(reader->tokens, phrase->first - 1, WORD_SLASH);
  bool joint = phrase->first > 0 && token_is(reader->tokens, phrase->first - 1, WORD_AND);
  if (!slash && !(joint && (draft->event.reciprocal || first->flags & PARTY_POSSESSIVE))) return;
  party_set list = {{0}, 0};
  add_party_left(reader, &list, first);
  for (uint32_t i = 1; i < list.count; i++) put_party(&draft->actors, list.items[i]);
}

static void find_noun_parties(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  for (uint32_t i = phrase->left.count; i-- > 0;) {
    const party *p = phrase->left.items[i];
    if (is_victim(reader, p, draft))
      put_party(&draft->recipients, p);
    else if (!is_scene_of(reader, p, draft))
      put_party(&draft->actors, p);
    else if (draft->event.type == EVENT_CONSULT)
      draft->setting = p;
  }
  find_joined(reader, phrase, draft);
  if (phrase->their) {
    party_set owners = {{0}, 0};
    find_owners(reader, phrase->first, &owners);
    if (!draft->actors.count) add_all(&draft->actors, &owners);
  }
  if (!draft->actors.count) add_all(&draft->actors, &status->subject);
  find_right(reader, phrase, draft);
  uint32_t behind = phrase->end; /* "talks [in Oslo today] with Park" */
  while (is_dated(reader, behind) || is_placed(reader, behind) ||
         (grammar_of(reader->tokens, behind) & GRAMMAR_SCENE && (is_dated(reader, behind + 1) || is_placed(reader, behind + 1))))
    behind++;
  bool visit = str_is(draft->event.mode, "visit"), with = token_is(reader->tokens, behind, WORD_WITH);
  if (visit ? !draft->actors.count : with && draft->event.type == EVENT_CONSULT && !phrase->left.count && !status->subject.count && !phrase->their) {
    party_set subject = {{0}, 0};
    find_participant(reader, phrase, &subject);
    for (uint32_t i = 0; i < subject.count; i++) {
      if (!is_actor(draft, subject.items[i])) put_party(&draft->actors, subject.items[i]);
    }
  }
  if (!draft->event.reciprocal) return;
  add_all(&draft->actors, &status->subject);
  add_all(&draft->actors, &draft->recipients);
  draft->recipients.count = 0;
  uint32_t members = 0;
  for (uint32_t i = 0; i < draft->actors.count; i++) members += draft->actors.items[i]->member_count;
  /* "Lee's tour holds the potential for a meeting with Park": the owner of the sentence takes part; but "a meeting of ministers" */
  const party *owner = members == 1 && is_met(reader, phrase, draft->actors.items[0]) && phrase->status != STATUS_ONGOING
                           ? first_party_of_sentence(reader, phrase->first)
                           : NULL;
  if (owner && owner->kind == PARTY_PERSON && !is_actor(draft, owner)) put_party(&draft->actors, owner), members++;
  draft->event.reciprocal = members > 1;
}

/* "Lee told [a rally] in Ohio", "big rallies": a candidate's, unless it is said to be against something, or somebody joins it. */
static bool is_campaign_rally(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  uint32_t word = draft->trigger.first;
  if (draft->actors.count || (!token_is(reader->tokens, word, WORD_RALLY) && !token_is(reader->tokens, word, WORD_RALLIES))) return false;
  for (uint32_t t = phrase->end, stop = sentence_stop(reader, word); t < stop; t++) {
    if (token_is(reader->tokens, t, WORD_AGAINST) || token_is(reader->tokens, t, WORD_DEMANDING)) return false;
  }
  static const uint16_t LINKS[] = {WORD_DURING, WORD_JOIN, WORD_JOINED, WORD_FOR};
  if (phrase->first == sentence_start(reader, word) || !ONE_OF(reader->tokens, phrase->first - 1, LINKS)) return true;
  party_set subject = {{0}, 0};
  find_participant(reader, phrase, &subject);
  return subject.count == 1 && subject.items[0]->kind == PARTY_PERSON;
}

/* Nouns that govern an act: demand, offer, threat, refusal. They tell an event only with an owner. */
static bool read_governed(event_reader *reader, noun_phrase *phrase, bool lent, event_draft *draft) {
  switch (draft->event.type) {
    case EVENT_REQUEST:
    case EVENT_AGREE:
    case EVENT_THREATEN:
    case EVENT_REJECT:
    case EVENT_ACCUSE: break;
    default: return true;
  }
  uint32_t stop = clause_end(reader, phrase->end);
  if (stop == phrase->end && token_is(reader->tokens, stop, WORD_THAT)) stop = clause_end(reader, stop + 1);
  while (phrase->end < stop && is_dated(reader, phrase->end)) phrase->end++; /* "its demand today that" */
  bool goes_on = is_preposition(reader, phrase->end) || is_preposition(reader, phrase->end - 1) || token_is(reader->tokens, phrase->end, WORD_THAT);
  uint32_t act = goes_on ? read_act(reader, phrase->end, stop, draft) : phrase->end;
  if (act > phrase->end) memset(reader->used + phrase->end, 1, act - phrase->end);
  /* "the missile threat from", "Lee's appeal in the north": a danger, a charm */
  static const uint16_t LEADS[] = {WORD_TO, WORD_OF, WORD_THAT, WORD_FOR, WORD_BY, WORD_AGAINST};
  static const uint16_t LOOSE[] = {WORD_THREAT, WORD_APPEAL};
  bool leads = ONE_OF(reader->tokens, phrase->end, LEADS) || ONE_OF(reader->tokens, phrase->end - 1, LEADS);
  if (ONE_OF(reader->tokens, phrase->end - 1, LOOSE) && (!leads || (draft->event.type == EVENT_THREATEN && !draft->event.act_type))) return false;
  bool danger = draft->event.type == EVENT_THREATEN && token_is(reader->tokens, phrase->end, WORD_OF) && event_type_quad(draft->event.act_type) != 4;
  if (danger && !phrase->owned) return false;                                  /* "the threat of an exit" */
  bool firm = draft->event.act_type || phrase->owned || phrase->their || lent; /* "its pledge", "made a request", but not "demand for copper" */
  if (!firm || (!draft->event.act_type && draft->frame->flags & FRAME_NEEDS_ACT)) return false;
  if (draft->frame->acts && !(draft->frame->acts & 1u << draft->event.act_type)) return false;
  if (!draft->event.act_type && goes_on)
    find_between(reader, phrase->end - is_preposition(reader, phrase->end - 1), stop, AT_to | AT_on | AT_against | AT_at | AT_from,
                 &draft->recipients);
  for (uint32_t t = phrase->end; draft->event.act_type && t < stop && t < phrase->end + MAX_RIGHT && !draft->recipients.count; t++) {
    const party *p = party_at(&reader->parties, t);
    if (p && !is_actor(draft, p)) add_party_right(reader, &draft->recipients, p);
  }
  return draft->actors.count && (draft->recipients.count || draft->event.act_type);
}

static void add_status(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  draft->event.status = STATUS_PAST;
  draft->by_text = true;
  bool none = status->known && status->negative && status->status == STATUS_PAST; /* "has not had any talks" */
  if (phrase->status != STATUS_UNKNOWN && !none)
    draft->event.status = phrase->status;
  else if (status->known && status->status != STATUS_UNKNOWN)
    draft->event.status = status->status;
  else
    draft->by_text = false;
  bool lasting = draft->event.type == EVENT_REQUEST || draft->event.type == EVENT_THREATEN;
  if (lasting && !draft->by_text) draft->event.status = STATUS_ONGOING;
  if (status->loose || (status->before && phrase->definite))
    draft->by_text = false;        /* "before the summit": it may be told before, with its own status */
  uint32_t noun = phrase->end - 1; /* "Lee's non-endorsement" */
  bool non = noun > 1 && reader->tokens->tokens[noun - 1].kind == TOKEN_DASH && token_is(reader->tokens, noun - 2, WORD_NON);
  draft->event.polarity_negative = phrase->negative || status->negative || non;
  draft->event.evidential = status->evidential;
  draft->ahead = status->before && draft->event.status == STATUS_PLANNED;
  draft->loose = status->loose && phrase->status == STATUS_UNKNOWN;
  draft->on = status->on;
  bool unplanned = draft->event.type == EVENT_ASSAULT || draft->event.type == EVENT_DISASTER || draft->event.type == EVENT_DIE;
  if (draft->ahead && unplanned && token_is(reader->tokens, phrase->first - 1, WORD_BEFORE)) draft->event.status = STATUS_PAST;
  draft->trigger = (token_range){phrase->end - 1, phrase->end};
  draft->note.definite = phrase->definite || (draft->event.type == EVENT_CONSULT && block_over(reader->doc, phrase->first) != NO_REF);
  draft->note.ordinal = phrase->ordinal;
  draft->note.sentence = reader->doc->sentences.of_token[phrase->first];
}

/* A noun of the same form as a verb, where the verb was not read: "the US attacks", and not "to attack". */
static bool is_noun_use(const event_reader *reader, uint32_t token, const frame_hit *hit, const noun_phrase *phrase) {
  const party *p = party_before(&reader->parties, token);
  bool acts = p && !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) && p->kind == PARTY_PERSON && token_has_flag(reader->tokens, token, FLAG_VERB_S);
  bool to_others = token_is(reader->tokens, hit->end, WORD_TO) || token_is(reader->tokens, hit->end, WORD_WITH);
  if (acts && !to_others) return false; /* "Lee [talks] tough" */
  bool takes = p && !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) && token_has_flag(reader->tokens, token, FLAG_VERB_S) &&
               ((is_determiner(reader, hit->end) && !is_clitic(reader, hit->end) && !token_is(reader->tokens, hit->end, WORD_THAT)) ||
                is_dated(reader, hit->end));
  if (takes) return false; /* "the report to the government [praises] the cuts" */
  const list_hit *verb = verb_hit(reader, token);
  if (!verb || hit->end > token + 1) return true;
  if (phrase->first < token || token == sentence_start(reader, token)) return true;
  uint32_t first;
  return !status_word_before(reader, token, CLASS_INFINITIVE | CLASS_MODAL | CLASS_DO | CLASS_BE | CLASS_HAVE, &first, NULL, NULL) &&
         !(verb->tag & (FORM_PAST | FORM_PARTICIPLE));
}

/* "an explosion [in consumer prices]": in a thing, at no place. */
static bool is_growth(const event_reader *reader, uint32_t end, const event_draft *draft) {
  enum { NEAR = 5 };
  if (draft->event.type != EVENT_ASSAULT || !token_is(reader->tokens, end, WORD_IN) || !is_noun_like(reader, end + 1)) return false;
  uint32_t t = end + 1;
  while (t < end + NEAR && is_noun_like(reader, t) && !is_placed(reader, t)) t++;
  return !is_placed(reader, t) && !party_over(&reader->parties, t) && !is_determiner(reader, t);
}

/* "killed during [the protests]", "after [weeks of unrest]": the scene of something else, unless it names who acts. */
static bool is_background(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  if (draft->actors.count || draft->recipients.count || !draft->frame || !(draft->frame->flags & FRAME_UNNAMED)) return false;
  static const uint16_t WORDS[] = {WORD_SINCE, WORD_OF, WORD_FOR, WORD_TO, WORD_WITH, WORD_ABOUT, WORD_INTO};
  uint32_t start = sentence_start(reader, phrase->first), t = phrase->first;
  if (t > start && t == draft->trigger.first && token_is(reader->tokens, t - 1, WORD_IN)) return true; /* "stayed away in protest" */
  if (is_preposition(reader, phrase->end) && is_dated(reader, phrase->end + 1)) return false;          /* "the centre of protests in 2011" */
  const list_hit *verb = t > start ? verb_hit(reader, t - 1) : NULL;
  t -= verb && verb->tag & FORM_ING; /* "jailed for [attending protests]" */
  return t > start && ONE_OF(reader->tokens, t - 1, WORDS);
}

/* "[Students] took part in a march", "[Women] held signs during a protest": a crowd that is the subject. */
static void find_marchers(const event_reader *reader, const noun_phrase *phrase, party_set *set) {
  party_set subject = {{0}, 0};
  find_participant(reader, phrase, &subject);
  for (uint32_t i = 0; i < subject.count; i++) {
    if (subject.items[i]->flags & PARTY_PRIVATE && is_crowd(subject.items[i])) put_party(set, subject.items[i]);
  }
}

/* Whether the word at `token` is the noun that the one before it goes with. */
static bool is_modifier_of(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || !is_noun_like(reader, token) || reader->tokens->lists[token] & list_bit(LIST_FRAME_VERB)) return false;
  const uint32_t verb = LEXEME_FLAG(FLAG_VERB_PAST) | LEXEME_FLAG(FLAG_VERB_S) | LEXEME_FLAG(FLAG_VERB_BASE);
  return !(token_flags(reader->tokens, token) & verb);
}

/* "the lifting of [trade bans]": the noun that the frame asks for stands right behind. */
static bool takes_object_of(const event_reader *reader, const frame_hit *hit) {
  enum { WAY = 5 };
  for (uint32_t t = hit->end, end; t < sentence_stop(reader, hit->end - 1) && t < hit->end + WAY && !is_preposition(reader, t); t++) {
    if (object_classes_at(reader, t, &end) & hit->frame->objects) return true;
  }
  return false;
}

bool read_noun_event(event_reader *reader, uint32_t token, event_draft *draft) {
  const token_table *tokens = reader->tokens;
  frame_hit hit;
  uint32_t next = 0;
  do {
    if (!next_frame(reader, token, LIST_FRAME_NOUN, &next, &hit)) return false;
  } while (hit.frame->flags & FRAME_GOVERNED);
  if (!fits_sentence(reader, hit.frame, reader->doc->sentences.of_token[token])) return false;
  if (hit.frame->objects && !takes_object_of(reader, &hit)) return false;
  if (hit.frame->flags & FRAME_NOTHING) memset(reader->used + token, 1, hit.end - token);
  if (hit.frame->flags & FRAME_NOTHING || party_over(&reader->parties, token) || is_dated(reader, token)) return false; /* "in March" */
  if (hit.end < tokens->count && tokens->tokens[hit.end].kind == TOKEN_DASH && tokens->tokens[hit.end].flags & TOKEN_GLUED) return false;
  bool modifies = event_type_quad(hit.frame->type) == 4 || str_is(image_str(reader->rules, hit.frame->mode), "multilateral");
  if (modifies && is_modifier_of(reader, hit.end)) return false; /* "a missile [launch] site", "the shooting team", "ministerial budgets" */
  noun_phrase phrase;
  read_phrase(reader, token, hit.end, &phrase);
  phrase.type = (uint8_t)hit.frame->type;
  phrase.lasts = str_is(image_str(reader->rules, hit.frame->kind), "talks");
  phrase.is_deed = hit.frame->type == EVENT_CONSULT || event_type_quad(hit.frame->type) % 2 == 0;
  phrase.is_visit = str_is(image_str(reader->rules, hit.frame->mode), "visit");
  if (!is_noun_use(reader, token, &hit, &phrase)) return false;
  const party *people = hit.frame->type == EVENT_DISASTER ? party_before(&reader->parties, token) : NULL;
  if (people && people->kind == PARTY_GROUP && !(people->flags & PARTY_POSSESSIVE)) return false; /* "people [flooding] out" */
  noun_status status = {.status = STATUS_UNKNOWN};
  read_noun_status(reader, &phrase, &status);
  if (status.drop) return false;
  *draft = draft_of(reader, &hit);
  draft->event.reciprocal = hit.frame->flags & FRAME_RECIPROCAL;
  add_status(reader, &phrase, &status, draft);
  draft->trigger = (token_range){token, hit.end};
  if (is_growth(reader, hit.end, draft)) return false;
  if (hit.frame->flags & FRAME_FAILURE && !draft->event.polarity_negative) return false;
  find_noun_parties(reader, &phrase, &status, draft);
  if (hit.frame->flags & FRAME_NEEDS_CROWD) {
    if (is_campaign_rally(reader, &phrase, draft)) return false;
    if (!draft->actors.count) find_marchers(reader, &phrase, &draft->actors);
    if (draft->actors.count == 1 && !is_crowd(draft->actors.items[0])) return false;
  }
  if (!read_governed(reader, &phrase, status.subject.count > 0, draft)) return false;
  if (str_is(draft->event.mode, "visit") && !draft->actors.count) return false; /* "one visit to Peru a year" */
  memset(reader->used + token, 1, hit.end - token);
  return !is_background(reader, &phrase, draft);
}
