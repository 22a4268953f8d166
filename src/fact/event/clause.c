/* Reading clauses. */
#include "fact/event/clause.h"

enum { MAX_SUBJECT_WAY = 40, MAX_ARGUMENT_WAY = 24, MAX_OBJECT_WAY = 7, MAX_INSERTION = 12 };

uint32_t sentence_start(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].first;
}

uint32_t sentence_stop(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].end;
}

/* Words that begin another clause. */
static bool opens_clause(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_CLAUSE;
}

static bool is_stop(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_QUOTE) return t->flags & TOKEN_OPENS;
  return t->kind == TOKEN_PUNCT && t->lexeme != WORD_COMMA && t->lexeme != WORD_SLASH;
}

enum { MAX_CLAUSE = 200 }; /* tokens: keeps reading linear in lines without a stop */

/* "… in custody[,] and a judge will": where another clause with its own subject begins. */
static bool opens_sister(const event_reader *reader, uint32_t token) {
  uint32_t t = token + token_is(reader->tokens, token, WORD_COMMA);
  if (!token_is(reader->tokens, t, WORD_AND) && !token_is(reader->tokens, t, WORD_BUT)) return false;
  t += 1 + is_determiner(reader, t + 1);
  const party *p = t < reader->tokens->count ? party_at(&reader->parties, t) : NULL;
  return p && grammar_of(reader->tokens, p->span.end) & GRAMMAR_VERB;
}

uint32_t clause_end(const event_reader *reader, uint32_t from) {
  uint32_t stop = sentence_stop(reader, from < reader->tokens->count ? from : reader->tokens->count - 1), t = from;
  if (stop > from && stop - from > MAX_CLAUSE) stop = from + MAX_CLAUSE;
  while (t < stop && !is_stop(reader, t) && !opens_clause(reader, t) && !opens_sister(reader, t)) t++;
  return t;
}

/* ---- sets of parties ---- */

static void put(party_set *set, const party *p) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (set->items[i] == p) return;
  }
  if (set->count < MAX_PARTIES) set->items[set->count++] = p;
}

/* "[Thousands of] farmers", "a group of soldiers", "two of the hostages": the quantity is no party of its own. */
static bool is_quantity_of(const event_reader *reader, uint32_t token, uint32_t start) {
  if (token < start + 2 || !token_is(reader->tokens, token - 1, WORD_OF)) return false;
  return reader->tokens->tokens[token - 2].kind == TOKEN_NUMBER || hit_at(reader, token - 2, LIST_QUANTITY);
}

static bool is_joint(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_JOINT;
}

/* Where "Japan's" begins in "Lee and [Japan's] Abe"; the token itself without an owner. */
static uint32_t before_owner(const event_reader *reader, uint32_t token) {
  uint32_t end = token - (token > 0 && token_is(reader->tokens, token - 1, WORD_GENITIVE));
  const party *owner = party_before(&reader->parties, end);
  return owner && (end < token || owner->flags & PARTY_POSSESSIVE) ? owner->span.first : token;
}

/* "China[,] Japan [and] the Philippines": on to the right. */
void add_party_right(const event_reader *reader, party_set *set, const party *p) {
  put(set, p);
  uint32_t stop = sentence_stop(reader, p->span.first);
  for (uint32_t t = p->span.end; set->count < MAX_PARTIES;) {
    uint32_t next = t;
    while (next < stop && next < t + 2 && is_joint(reader, next)) next++;
    if (next == t || next >= stop) return;
    if (is_determiner(reader, next)) next++;
    const party *other = next < stop ? party_at(&reader->parties, next) : NULL;
    if (!other || other->flags & PARTY_POSSESSIVE) return;
    put(set, other);
    t = other->span.end;
  }
}

void add_party_left(const event_reader *reader, party_set *set, const party *p) {
  put(set, p);
  uint32_t start = sentence_start(reader, p->span.first);
  for (uint32_t t = p->span.first; t > start && set->count < MAX_PARTIES;) {
    uint32_t before = t;
    if (is_quantity_of(reader, before, start)) before -= 2; /* "Lee and [a group of] deputies" */
    if (before > start && is_determiner(reader, before - 1)) before--;
    before = before_owner(reader, before);
    uint32_t joint = before;
    while (joint > start && before - joint < 2 && is_joint(reader, joint - 1)) joint--;
    if (joint == before || joint == start) return;
    bool listed = token_is(reader->tokens, before - 1, WORD_AND) || set->count > 1;
    const party *other = listed ? party_before(&reader->parties, joint) : NULL;
    bool aside =
        listed && !other && joint > start + 2 && token_is(reader->tokens, joint, WORD_COMMA) && token_is(reader->tokens, joint - 2, WORD_COMMA);
    if (aside) other = party_before(&reader->parties, joint - 2); /* "[Trump], right, and King Abdullah" */
    if (!other || other->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return;
    put(set, other);
    t = other->span.first;
  }
}

/* ---- the verb group ---- */

static bool ends_in_ly(const event_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  return text.len > 4 && text.ptr[text.len - 1] == 'y' && text.ptr[text.len - 2] == 'l' && reader->tokens->tokens[token].casing == CASE_LOWER;
}

static void apply_be(const event_reader *reader, uint32_t token, bool *past, bool *present) {
  *past |= token_is(reader->tokens, token, WORD_WAS) || token_is(reader->tokens, token, WORD_WERE);
  *present |= token_is(reader->tokens, token, WORD_IS) || token_is(reader->tokens, token, WORD_ARE) || token_is(reader->tokens, token, WORD_AM) ||
              token_is(reader->tokens, token, WORD_APOSTROPHE_RE);
}

typedef struct {
  bool be, have, modal, past, present;
} auxiliaries;

/* One step to the left over auxiliaries, modals, negations and adverbs; false at the group's start. */
static bool take_auxiliary(const event_reader *reader, verb_group *group, auxiliaries *aux) {
  const uint32_t classes = CLASS_BE | CLASS_HAVE | CLASS_DO | CLASS_MODAL | CLASS_PLAN | CLASS_INFINITIVE | CLASS_NEGATION | CLASS_ADVERB |
                           CLASS_EVIDENTIAL | CLASS_PURPOSE | CLASS_NOW;
  uint32_t first = group->first;
  uint8_t status = STATUS_UNKNOWN;
  uint32_t class = status_word_before(reader, group->first, classes, &first, &status, &group->evidential);
  if (!class) {
    if (!ends_in_ly(reader, group->first - 1)) return false;
    group->first--;
    return true;
  }
  if (class & CLASS_INFINITIVE && group->infinitive) return false;
  if (class & CLASS_BE) {
    aux->be = true;
    apply_be(reader, first, &aux->past, &aux->present);
  }
  aux->past |= class & CLASS_DO && token_is(reader->tokens, first, WORD_DID);
  aux->have |= (class & CLASS_HAVE) != 0;
  group->negative |= (class & CLASS_NEGATION) != 0;
  group->purpose |= (class & CLASS_PURPOSE) != 0;
  group->infinitive |= (class & CLASS_INFINITIVE) != 0;
  bool fails = class & CLASS_NEGATION && group->first > first + 1; /* "failed to" */
  if (class & (CLASS_MODAL | CLASS_PLAN | CLASS_NOW | CLASS_NEGATION) && group->status == STATUS_UNKNOWN) group->status = status;
  aux->modal |= fails || (class & (CLASS_MODAL | CLASS_DO | CLASS_PLAN)) != 0;
  group->first = first;
  return !(class & CLASS_PURPOSE);
}

/* "officials", "police", "China and Japan", "they": what a base form can stand behind. */
static bool is_plural(const event_reader *reader, const party *p) {
  static const uint16_t WORDS[] = {WORD_POLICE, WORD_PEOPLE, WORD_MEN, WORD_WOMEN, WORD_CHILDREN, WORD_THEY, WORD_WE, WORD_I, WORD_YOU};
  uint32_t first = p->span.first, last = p->span.end - 1;
  first = before_owner(reader, first);
  if (p->member_count > 1 || ONE_OF(reader->tokens, last, WORDS)) return true;
  if (first > 1 && (token_is(reader->tokens, first - 1, WORD_AND) || token_is(reader->tokens, first - 2, WORD_AND))) return true;
  ng_str word = token_text(reader->tokens, last);
  return p->kind != PARTY_PERSON && word.len > 2 && (word.ptr[word.len - 1] == 's' || word.ptr[word.len - 1] == 'S');
}

/* Where to look on from when commas enclose an apposition or relative clause: "Lee[, who flew in from Rome,] met …". */
static uint32_t skip_insertion(const event_reader *reader, uint32_t from, uint32_t start) {
  if (from <= start || !token_is(reader->tokens, from - 1, WORD_COMMA)) return from;
  for (uint32_t t = from - 1; t-- > start;) {
    if (token_is(reader->tokens, t, WORD_COMMA)) return t;
    if (is_stop(reader, t)) break;
  }
  return from;
}

/* A noun of the same form: "US attacks on the port" against "the army attacks the port". */
static bool is_noun_here(const event_reader *reader, const verb_group *group) {
  const party *subject = party_before(&reader->parties, group->first);
  bool noun = hit_at(reader, group->verb, LIST_FRAME_NOUN) != NULL;
  if (!subject && !noun && group->form & FORM_S) { /* "Obama, left, [meets] with" */
    uint32_t from = skip_insertion(reader, group->first, sentence_start(reader, group->verb));
    subject = from < group->first && from + MAX_INSERTION >= group->first ? party_before(&reader->parties, from) : NULL;
    return !subject || subject->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE);
  }
  if (!subject || subject->span.end != group->first) return true;
  if (subject->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE)) return true;
  if (group->form & FORM_BASE && !(group->form & FORM_PAST) && !is_plural(reader, subject)) return true; /* "the IWCC release" */
  if (!noun) return false;
  if (group->form & FORM_BASE && subject->kind != PARTY_GROUP && subject->member_count < 2) return true;
  return group->end < reader->tokens->count && is_preposition(reader, group->end);
}

static void set_status(verb_group *group, const auxiliaries *aux) {
  if (group->status != STATUS_UNKNOWN) {
    if (aux->have && group->status == STATUS_POSSIBLE) group->status = STATUS_POSSIBLE;
    return;
  }
  bool ing = group->form & FORM_ING;
  bool present_form = group->form & (FORM_S | FORM_BASE) && !(group->form & FORM_PAST); /* "cut" without an auxiliary is past */
  group->present = !aux->have && !aux->past && (aux->present || (!aux->be && present_form));
  if (ing && aux->present)
    group->status = STATUS_ONGOING;
  else
    group->status = group->present && !group->passive && !group->infinitive ? STATUS_ONGOING : STATUS_PAST;
}

/* "long-[threatened]", "rebel-[held]": the second half of a compound. */
static bool is_compound(const event_reader *reader, uint32_t token) {
  const ng_token *tokens = reader->tokens->tokens;
  return token > 0 && tokens[token - 1].kind == TOKEN_DASH && tokens[token - 1].flags & TOKEN_GLUED && tokens[token].flags & TOKEN_GLUED;
}

/* A plain word in small letters: after a participle the noun that it goes with. */
static bool is_noun_like(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || party_at(&reader->parties, token)) return false;
  const ng_token *t = &reader->tokens->tokens[token];
  return t->kind == TOKEN_WORD && t->casing == CASE_LOWER && !grammar_of(reader->tokens, token) && !hit_at(reader, token, LIST_STATUS_WORD) &&
         !reader->date_at[token];
}

/* Whether a verb form can be one here by what stands before it. */
static bool is_verb_form(const event_reader *reader, verb_group *group, const auxiliaries *aux) {
  uint32_t start = sentence_start(reader, group->verb), before = group->first;
  if (is_compound(reader, group->verb)) return false;
  bool open = before == start;
  bool attributive = !open && (is_determiner(reader, before - 1) ||
                               (party_before(&reader->parties, before) && party_before(&reader->parties, before)->flags & PARTY_MODIFIES));
  bool counted = !open && (hit_at(reader, before - 1, LIST_QUANTITY) || token_is(reader->tokens, before - 1, WORD_MORE));
  attributive |= counted && !party_before(&reader->parties, before) && is_noun_like(reader, group->end); /* "most elected officials" */
  bool relative = !open && (token_is(reader->tokens, before - 1, WORD_WHO) || token_is(reader->tokens, before - 1, WORD_WHICH) ||
                            token_is(reader->tokens, before - 1, WORD_THAT));
  if (group->form & FORM_ING) {
    if (aux->be) return true;
    static const uint16_t BARE[] = {WORD_OF, WORD_FROM, WORD_FOR, WORD_BY, WORD_IN, WORD_WITHOUT, WORD_DESPITE, WORD_AGAINST, WORD_AT, WORD_ABOUT};
    group->gerund = true;
    /* "[Fighting] between rebels flared": the noun */
    bool takes_object = is_determiner(reader, group->end) || party_at(&reader->parties, group->end);
    if (hit_at(reader, group->verb, LIST_FRAME_NOUN) && !takes_object) return false;
    const party *owner = party_before(&reader->parties, before);
    bool plain = !open && !owner && reader->tokens->tokens[before - 1].kind == TOKEN_WORD && !grammar_of(reader->tokens, before - 1) &&
                 !verb_hit(reader, before - 1) && !reader->date_at[before - 1];
    if (plain && is_noun_like(reader, group->end)) return false; /* "new [financing] packages" */
    bool singular = owner && !(owner->flags & (PARTY_PRONOUN | PARTY_PRIVATE)) && owner->kind != PARTY_PERSON && !is_plural(reader, owner);
    if (singular) return false; /* "government funding" */
    bool ahead = before > start + 1 && token_is(reader->tokens, before - 1, WORD_OF) && token_is(reader->tokens, before - 2, WORD_AHEAD);
    return !attributive && !group->infinitive && (open || ahead || !ONE_OF(reader->tokens, before - 1, BARE));
  }
  if (aux->be && group->form & FORM_PARTICIPLE) return group->passive = true;
  if (aux->have && group->form & FORM_PARTICIPLE) return true;
  if (group->infinitive || aux->modal) return (group->form & FORM_BASE) != 0;
  if (group->form & FORM_PAST) {
    if (attributive && !relative) return false;
    bool by = group->end < reader->tokens->count && token_is(reader->tokens, group->end, WORD_BY);
    bool after_preposition = !open && is_preposition(reader, before - 1) && !relative;
    if (by && group->form & FORM_PARTICIPLE) group->passive = group->reduced = true;
    return !after_preposition;
  }
  if (group->form & FORM_PARTICIPLE) {
    group->passive = group->reduced = true;
    return group->end < reader->tokens->count && token_is(reader->tokens, group->end, WORD_BY);
  }
  if (relative) return true;
  return !attributive && !is_noun_here(reader, group);
}

bool read_verb_group(const event_reader *reader, uint32_t verb, uint32_t end, uint32_t form, verb_group *group) {
  *group = (verb_group){.first = verb, .verb = verb, .end = end, .form = (uint8_t)form, .status = STATUS_UNKNOWN};
  auxiliaries aux = {0};
  uint32_t start = sentence_start(reader, verb);
  while (group->first > start && take_auxiliary(reader, group, &aux)) continue;
  if (!is_verb_form(reader, group, &aux)) return false;
  group->stop = clause_end(reader, end);
  set_status(group, &aux);
  return true;
}

/* ---- subject ---- */

static bool is_verb_before(const event_reader *reader, uint32_t token) {
  return verb_hit(reader, token) && reader->tokens->tokens[token].casing == CASE_LOWER;
}

/* Whether `p` is no subject where it stands: behind a preposition or a verb, possessive, or an adjective. */
static bool is_other_argument(const event_reader *reader, const party *p, uint32_t start, bool adjacent) {
  if (p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return true;
  uint32_t t = p->span.first;
  while (t > start && (is_determiner(reader, t - 1) || reader->tokens->tokens[t - 1].kind == TOKEN_NUMBER || hit_at(reader, t - 1, LIST_QUANTITY)))
    t--;
  if (t == start || is_quantity_of(reader, t, start)) return false;
  bool role = token_is(reader->tokens, t - 1, WORD_AS) && (token_is(reader->tokens, t, WORD_A) || token_is(reader->tokens, t, WORD_AN));
  if (role) return true; /* "praised Putin as a leader and criticized" */
  if (is_preposition(reader, t - 1) && !token_is(reader->tokens, t - 1, WORD_AS) && !token_is(reader->tokens, t - 1, WORD_AFTER) &&
      !token_is(reader->tokens, t - 1, WORD_BEFORE) && !token_is(reader->tokens, t - 1, WORD_SINCE))
    return true;
  return !adjacent && is_verb_before(reader, t - 1);
}

/* A place that is acted on: "shelled [Kharkiv]", "pulled out of [Kherson]". In the arena; NULL without memory or country. */
static const party *place_party(const event_reader *reader, uint32_t token) {
  const place_mention *mention = party_place(&reader->parties, reader->doc, token);
  if (!mention || mention->role != ROLE_LITERAL || mention->span.first != token) return NULL;
  const fact_place *place = &reader->doc->facts.places.items[mention->place];
  party *p = place->country.len ? ARENA_NEW(reader->doc->arena, party, 1) : NULL;
  if (!p) return NULL;
  *p = (party){.span = mention->span, .kind = PARTY_STATE, .flags = PARTY_PLACE, .member_count = 1};
  p->members = ARENA_NEW(reader->doc->arena, event_party, 1);
  if (!p->members) return NULL;
  p->members[0] = (event_party){.span = mention->span, .ref = {REF_PLACE, mention->place}, .country = place->country, .cameo = place->country};
  return p;
}

/* "[Berlin] again rejected": a capital at the head of the sentence stands for its state. */
static const party *acting_town(const event_reader *reader, uint32_t token, uint32_t start) {
  const place_mention *mention = party_place(&reader->parties, reader->doc, token);
  if (!mention || mention->span.first != start || party_over(&reader->parties, token)) return NULL;
  uint32_t row = reader->doc->facts.places.items[mention->place].row;
  bool seat = row != NO_REF && reader->rules->places.rows[row].flags & GAZ_CAPITAL;
  return seat ? place_party(reader, start) : NULL;
}

/* "[Algerian] landowners began", "[US] drones struck": an adjective stands for the noun that it modifies, up to the verb. */
static bool is_head_of_subject(const event_reader *reader, const party *p, const verb_group *group) {
  uint32_t t = p->span.end;
  if (!(p->flags & PARTY_MODIFIES) || t >= group->first || group->first - t > 3) return false;
  for (; t < group->first; t++) {
    const ng_token *token = &reader->tokens->tokens[t];
    bool plain = token->kind == TOKEN_WORD && token->casing == CASE_LOWER && !(grammar_of(reader->tokens, t) & (GRAMMAR_OTHER | GRAMMAR_DETERMINER));
    if (!plain) return false;
  }
  uint32_t first = p->span.first;
  if (first > sentence_start(reader, first) && is_determiner(reader, first - 1)) first--;
  return first == sentence_start(reader, first) || !is_preposition(reader, first - 1);
}

/* "an IMF commission [which] visited" */
static bool is_relative(const event_reader *reader, uint32_t first) {
  return first > 0 && (token_is(reader->tokens, first - 1, WORD_WHO) || token_is(reader->tokens, first - 1, WORD_WHICH));
}

/* Whether `p` is the subject of the group: the head of the phrase before it, or what "who" and "which" stand for. */
static bool is_subject(const event_reader *reader, const party *p, const verb_group *group, uint32_t start) {
  bool antecedent = is_relative(reader, group->first) && group->first - p->span.end <= 4 && !(p->flags & (PARTY_POSSESSIVE | PARTY_PLACE));
  return antecedent || is_head_of_subject(reader, p, group) || !is_other_argument(reader, p, start, p->span.end == group->first);
}

/* "Jets of [the army] bombed": whose the subject is. */
static bool owns_subject(const event_reader *reader, const party *p, const verb_group *group, uint32_t start) {
  uint32_t first = p->span.first;
  if (p->span.end != group->first || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return false;
  if (first > start && is_determiner(reader, first - 1)) first--;
  return first > start && token_is(reader->tokens, first - 1, WORD_OF);
}

/* The subject to the left of the group; `*owner` is whose it is, where it is no party itself. */
static const party *search_subject(const event_reader *reader, const verb_group *group, const party **owner) {
  uint32_t start = sentence_start(reader, group->verb), from = skip_insertion(reader, group->first, start);
  if (from > start && reader->tokens->tokens[from - 1].kind == TOKEN_QUOTE) from--; /* he "had a …" */
  /* "Syria says [it] will not": the sentence's own subject */
  bool pronoun = from > start && (token_is(reader->tokens, from - 1, WORD_IT) || token_is(reader->tokens, from - 1, WORD_THEY));
  for (uint32_t t = from, way = 0; t > start && way < MAX_SUBJECT_WAY; way++) {
    const party *p = party_before(&reader->parties, t);
    if (p && is_subject(reader, p, group, start)) return p;
    if (p) {
      if (!*owner && owns_subject(reader, p, group, start)) *owner = p;
      t = p->span.first;
      continue;
    }
    if (is_stop(reader, t - 1)) return NULL;
    p = acting_town(reader, t - 1, start);
    if (p) return p;
    bool relative = token_is(reader->tokens, t - 1, WORD_WHO) || token_is(reader->tokens, t - 1, WORD_WHICH);
    if (!pronoun && !relative && opens_clause(reader, t - 1) && t < group->first) return NULL;
    t--;
  }
  return NULL;
}

void find_subject(const event_reader *reader, const verb_group *group, party_set *set) {
  const party *owner = NULL, *p = search_subject(reader, group, &owner);
  if (p || owner) add_party_left(reader, set, p ? p : owner);
}

/* ---- object and prepositional arguments ---- */

/* What an object may be beside parties. */
const party *object_at(const event_reader *reader, uint32_t token, bool places) {
  const party *p = party_at(&reader->parties, token);
  return p || !places || party_over(&reader->parties, token) ? p : place_party(reader, token);
}

/* Where to go on behind words that only count or date the object: "forced out [on Wednesday] more than 1,000 refugees", "killed [scores of]
 * villagers", "kidnapped [up to] 16 advisers". The token itself when there is nothing to pass over. */
static uint32_t skip_measure(const event_reader *reader, uint32_t token) {
  const token_table *tokens = reader->tokens;
  if (reader->date_at[token]) return token + 1;
  if (is_preposition(reader, token) && reader->date_at[token + 1]) return token + 1;
  if (token_is(tokens, token, WORD_OF) && is_quantity_of(reader, token + 1, sentence_start(reader, token))) return token + 1;
  if (token_is(tokens, token, WORD_TO) && token_is(tokens, token - 1, WORD_UP)) return token + 1;
  if (is_preposition(reader, token) && tokens->tokens[token + 1].kind == TOKEN_NUMBER) return token + 1; /* "arrested [about] 20 men" */
  return token;
}

void find_object(const event_reader *reader, uint32_t from, uint32_t stop, bool places, party_set *set) {
  for (uint32_t t = from, way = 0; t < stop && way < MAX_OBJECT_WAY; t++) {
    const party *p = object_at(reader, t, places);
    if (p) {
      add_party_right(reader, set, p);
      return;
    }
    uint32_t next = skip_measure(reader, t);
    if (next > t) continue;
    way++;
    /* "shelled positions [of] the army": whose things they are */
    if (token_is(reader->tokens, t, WORD_COMMA) || (is_preposition(reader, t) && !(t > from && token_is(reader->tokens, t, WORD_OF)))) return;
    if (token_is(reader->tokens, t, WORD_AND) || token_is(reader->tokens, t, WORD_OR)) return;
    if (t > from && status_word_at(reader, t, CLASS_BE | CLASS_HAVE | CLASS_MODAL | CLASS_DO, &(uint32_t){0}, NULL)) return;
  }
}

/* The AT_ bit of a preposition, 0 for other words. */
static uint32_t place_bit(uint32_t word) {
  switch (word) {
    case WORD_WITH: return AT_with;
    case WORD_TO: return AT_to;
    case WORD_TOWARD:
    case WORD_TOWARDS: return AT_toward;
    case WORD_FOR: return AT_for;
    case WORD_FROM: return AT_from;
    case WORD_OF: return AT_of;
    case WORD_BY: return AT_by;
    case WORD_ON: return AT_on;
    case WORD_UPON: return AT_upon;
    case WORD_AGAINST: return AT_against;
    case WORD_OUTSIDE: return AT_at; /* "a protest outside the embassy" */
    case WORD_AT: return AT_at;
    case WORD_IN: return AT_in;
    case WORD_INTO: return AT_into;
    case WORD_BETWEEN: return AT_between;
    case WORD_AMONG: return AT_among;
    case WORD_ABOUT: return AT_about;
    case WORD_OVER: return AT_over;
    case WORD_OUT: return AT_out;
    default: return 0;
  }
}

void find_between(const event_reader *reader, uint32_t from, uint32_t stop, uint32_t places, party_set *set) {
  bool towns = places & AT_town;
  for (uint32_t t = from; t < stop && t < from + MAX_ARGUMENT_WAY; t++) {
    if (!(place_bit(reader->tokens->tokens[t].lexeme) & places)) continue;
    for (uint32_t k = t + 1; k < stop && k < t + 6; k++) {
      const party *p = object_at(reader, k, towns);
      if (p && token_is(reader->tokens, t, WORD_BY) && p->flags & PARTY_POSSESSIVE) break; /* "by Japan's budget" */
      if (p) {
        add_party_right(reader, set, p);
        return;
      }
      bool measures = token_is(reader->tokens, k, WORD_OF) && is_quantity_of(reader, k + 1, t + 1);
      if ((is_preposition(reader, k) && !measures) || token_is(reader->tokens, k, WORD_COMMA)) break;
    }
  }
}

void find_after(const event_reader *reader, uint32_t from, uint32_t places, party_set *set) {
  find_between(reader, from, clause_end(reader, from), places, set);
}
