/* Whether a party stands where a subject can: not behind a preposition or a verb, in no list that does, and not as what somebody is. */
#include "fact/event/clause_find.h"

bool is_behind_preposition(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t first = p->span.first;
  while (first > start && is_determiner(reader, first - 1)) first--;
  return first > start && is_preposition(reader, first - 1);
}

static bool is_joined(const event_reader *reader, uint32_t token) {
  return token_is(reader->tokens, token, WORD_AND) || token_is(reader->tokens, token, WORD_COMMA);
}

/* "the president of [Peru] and the premier of Chile": a state that belongs to the noun before it. */
static bool belongs_to_noun(const event_reader *reader, const party *state, uint32_t start) {
  uint32_t first = state->span.first;
  while (first > start && is_determiner(reader, first - 1)) first--;
  return first > start && token_is(reader->tokens, first - 1, WORD_OF);
}

/* Where the item of a list begins that ends at `end`: a party, or a name that is none ("sanctions on [Hemedti] and two firms"); `end` when it is neither. */
static uint32_t start_of_item(const event_reader *reader, uint32_t end, uint32_t start, const party *last) {
  const party *other = party_before(&reader->parties, end);
  if (other)
    return other->kind == PARTY_STATE && last && last->kind == PARTY_GROUP && belongs_to_noun(reader, other, start) ? end : other->span.first;
  uint32_t t = end;
  const bool joined = token_is(reader->tokens, end, WORD_AND);
  while (joined && t > start && reader->tokens->tokens[t - 1].kind == TOKEN_WORD && reader->tokens->tokens[t - 1].casing > CASE_LOWER) t--;
  return t > start && is_preposition(reader, t - 1) ? t : end; /* at the head of the sentence it may be the subject */
}

uint32_t start_of_list(const event_reader *reader, uint32_t first, uint32_t end, uint32_t start) {
  bool joint = first > start && (token_is(reader->tokens, first - 1, WORD_AND) || (is_joined(reader, first - 1) && is_joined(reader, end)));
  const party *last = party_before(&reader->parties, end);
  while (joint) {
    uint32_t item = start_of_item(reader, first - 1, start, last);
    if (item == first - 1) break;
    first = item;
    while (first > start && is_determiner(reader, first - 1)) first--;
    joint = first > start && is_joined(reader, first - 1);
  }
  return first;
}

/* Whether a party in [first, end) is of a list that stands behind a preposition or a verb: "for Peru, [Chad] and [Mali]". */
static bool is_listed_argument(const event_reader *reader, uint32_t first, uint32_t end, uint32_t start) {
  uint32_t list = start_of_list(reader, first, end, start);
  return list < first && list > start && !is_quantity_of(reader, list, start) &&
         (is_preposition(reader, list - 1) || is_verb_before(reader, list - 1));
}

bool is_listed_owner(const event_reader *reader, uint32_t first, uint32_t end, uint32_t start) {
  static const uint16_t LINKS[] = {WORD_OF, WORD_FROM}, PLACES[] = {WORD_IN, WORD_AT};
  uint32_t list = start_of_list(reader, first, end, start);
  if (list == first || list <= start || is_quantity_of(reader, list, start)) return false;
  return ONE_OF(reader->tokens, list - 1, LINKS) || (ONE_OF(reader->tokens, list - 1, PLACES) && party_before(&reader->parties, list - 1));
}

/* "rebels in [north-west] Mali": to before the part of the land that is meant. */
static uint32_t before_direction(const event_reader *reader, uint32_t token, uint32_t start) {
  static const char *const DIRECTIONS[] = {"north", "south", "east", "west", "central"};
  while (token > start) {
    ng_str word = token_text(reader->tokens, token - 1);
    bool direction = reader->tokens->tokens[token - 1].kind == TOKEN_DASH;
    for (size_t i = 0; i < sizeof DIRECTIONS / sizeof *DIRECTIONS; i++) {
      ng_str part = str_of(DIRECTIONS[i]);
      direction |= word.len >= part.len && (word.ptr[0] | 0x20) == part.ptr[0] && memcmp(word.ptr + 1, part.ptr + 1, part.len - 1) == 0;
    }
    if (!direction) break;
    token--;
  }
  return token;
}

/* "the problems that [Chad] faces": the subject of a clause that is said of a noun; but "said that [Chad]". */
static bool is_in_relative(const event_reader *reader, uint32_t first, uint32_t start) {
  if (first < start + 2 || !(token_is(reader->tokens, first - 1, WORD_THAT) || token_is(reader->tokens, first - 1, WORD_WHICH))) return false;
  bool noun =
      token_is(reader->tokens, first - 1, WORD_WHICH) || (reader->tokens->tokens[first - 2].casing == CASE_LOWER && !is_told(reader, first - 1));
  return noun && is_phrase_word(reader, first - 2) && !is_determiner(reader, first - 2) && !hit_at(reader, first - 2, LIST_SPEECH_VERB) &&
         !token_has_flag(reader->tokens, first - 2, FLAG_VERB_S);
}

uint32_t before_about(const event_reader *reader, uint32_t count, uint32_t start) {
  static const uint16_t ABOUT[] = {WORD_ABOUT, WORD_AROUND, WORD_OVER};
  const token_table *tokens = reader->tokens;
  bool counts = tokens->tokens[count].kind == TOKEN_NUMBER || hit_at(reader, count, LIST_QUANTITY);
  if (!counts || count == start) return count;
  if (ONE_OF(tokens, count - 1, ABOUT)) return count - 1;
  bool limit = count > start + 1 &&
               (token_is(tokens, count - 2, WORD_UP) || token_is(tokens, count - 1, WORD_LEAST) || token_is(tokens, count - 1, WORD_THAN));
  return count - 2 * limit;
}

uint32_t before_count(const event_reader *reader, const party *p, uint32_t start) {
  const token_table *tokens = reader->tokens;
  uint32_t t = p->span.first;
  bool modified = p->kind == PARTY_GROUP && t > start && !party_over(&reader->parties, t - 1) && hit_at(reader, t - 1, LIST_PARTY_NOUN);
  t -= modified; /* "to [government] officials" */
  for (bool more = true; more && t > start && !token_is(tokens, t - 1, WORD_THAT);) {
    bool date = is_dated(reader, t - 1); /* "in [2014] Chad attacked" */
    more = !date && (is_determiner(reader, t - 1) || tokens->tokens[t - 1].kind == TOKEN_NUMBER || tokens->tokens[t - 1].kind == TOKEN_ORDINAL ||
                     hit_at(reader, t - 1, LIST_QUANTITY));
    if (more)
      t--;
    else if (is_quantity_of(reader, t, start))
      t -= 2, more = true;
    else if (p->kind != PARTY_STATE)
      t = before_about(reader, t, start);
  }
  return t;
}

/* "buzzed [commercial] aircraft", "through an [enormous] crowd": whether a verb stands before the adjectives of the noun at `t`, or a preposition before
 * its article and adjective. */
static bool is_object_with_adjective(const event_reader *reader, uint32_t t, uint32_t start) {
  enum { WAY = 3 };
  uint32_t first = t;
  while (first > start && t - first < WAY && reader->tokens->tokens[first - 1].casing == CASE_LOWER && is_phrase_word(reader, first - 1) &&
         !is_determiner(reader, first - 1) && !party_before(&reader->parties, first))
    first--;
  bool article = first + 1 == t && first > start + 1 && is_determiner(reader, first - 1) && is_preposition(reader, first - 2);
  return article || (first > start && is_verb_before(reader, first - 1));
}

bool is_land_of_place(const event_reader *reader, const party *p, uint32_t start) {
  if (p->kind != PARTY_STATE) return false;
  uint32_t t = before_direction(reader, p->span.first, start);
  bool town = t > start + 1 && token_is(reader->tokens, t - 1, WORD_COMMA) && is_placed(reader, t - 2);
  return town && !party_before(&reader->parties, t - 1); /* but "Chad, [Mali] to meet" */
}

bool is_role(const event_reader *reader, uint32_t as) {
  if (!token_is(reader->tokens, as, WORD_AS)) return false;
  uint32_t t = as + 1; /* "as shadow foreign [minister]" */
  while (t < as + 4 && t + 1 < reader->tokens->count && !party_at(&reader->parties, t) && is_phrase_word(reader, t) && !is_determiner(reader, t)) t++;
  const party *p = party_at(&reader->parties, t);
  return token_is(reader->tokens, as + 1, WORD_A) || token_is(reader->tokens, as + 1, WORD_AN) ||
         (p && p->kind == PARTY_GROUP && !is_plural(reader, p) && !party_at(&reader->parties, p->span.end)); /* but "as bank [staff] struck" */
}

/* "the man who attacked [the army] urged": the object in a clause that "who" opens, whose phrase begins at `first`. */
static bool ends_relative(const event_reader *reader, uint32_t first, uint32_t start) {
  uint32_t verb = first - 1;
  if (first < start + 2 || !is_verb_before(reader, verb) || !verb_hit(reader, verb) || hit_at(reader, verb, LIST_SPEECH_VERB)) return false;
  while (verb > start && grammar_of(reader->tokens, verb - 1) & GRAMMAR_VERB) verb--;
  return verb > start && (token_is(reader->tokens, verb - 1, WORD_WHO) || token_is(reader->tokens, verb - 1, WORD_WHICH));
}

/* "a bomb targeting [soldiers] killed six", "rebels fighting [the army] fled": the object of a participle behind its noun, whose phrase begins at
 * `first`; but "two visiting [ministers]", "small shipping [companies]". */
static bool is_object_of_participle(const event_reader *reader, const party *p, uint32_t first, uint32_t start) {
  const list_hit *doing = first > start + 1 ? hit_at(reader, first - 1, LIST_FRAME_VERB) : NULL;
  if (!doing || !(doing->tag & FORM_ING) || is_business(p)) return false;
  return is_noun_like(reader, first - 2) || party_before(&reader->parties, first - 1);
}

bool is_other_argument(const event_reader *reader, const party *p, uint32_t start, bool adjacent) {
  if (p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return true;
  uint32_t t = before_count(reader, p, start);
  if (p->kind == PARTY_STATE) t = before_direction(reader, t, start);
  if (t == start) return false;
  if (is_land_of_place(reader, p, start)) return true;
  const party *owner = t < p->span.first && token_is(reader->tokens, p->span.first - 1, WORD_GENITIVE) ? party_before(&reader->parties, t) : NULL;
  bool owned =
      owner && (is_behind_preposition(reader, owner, start) || (!adjacent && p->kind == PARTY_STATE)); /* "for Lee's [firm]", "Lee's [US] aide" */
  if (owned) return true;
  if (is_listed_owner(reader, t, p->span.end, start)) return true;
  if (!adjacent && is_listed_argument(reader, t, p->span.end, start)) return true; /* "about Lee and [Park]" */
  if (is_object_of_participle(reader, p, t, start)) return true;
  if (adjacent ? ends_relative(reader, t, start) : is_in_relative(reader, p->span.first, start)) return true;
  bool told = !adjacent && t > start + 1 && token_is(reader->tokens, t - 1, WORD_THAT) && is_verb_before(reader, t - 2);
  if (told) return true; /* "announced that [Chad] had closed its mines and" */
  uint32_t as = t;       /* "sacked Lee as shadow [minister] after accusing" */
  while (p->kind == PARTY_GROUP && as > start + 1 && t - as < 3 && is_phrase_word(reader, as - 1) && !is_determiner(reader, as - 1)) as--;
  if (is_role(reader, as - 1)) return true;
  if (is_preposition(reader, t - 1) && !token_is(reader->tokens, t - 1, WORD_AS) && !token_is(reader->tokens, t - 1, WORD_AFTER) &&
      !token_is(reader->tokens, t - 1, WORD_BEFORE) && !token_is(reader->tokens, t - 1, WORD_SINCE))
    return true;
  bool infinitive = t > start + 1 && token_has_flag(reader->tokens, t - 1, FLAG_VERB_BASE) &&
                    (token_is(reader->tokens, t - 2, WORD_TO) || status_word_at(reader, t - 2, CLASS_MODAL, &(uint32_t){0}, NULL));
  bool doing = t > start + 1 && ends_in_ing(reader, t - 1) && is_preposition(reader, t - 2); /* "held for stoning [police], attacking" */
  return !adjacent && (infinitive || doing || is_verb_before(reader, t - 1) || is_object_with_adjective(reader, t, start)); /* "will see [Lee]" */
}
