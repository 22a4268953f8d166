/* The verb group: auxiliaries, modals, negations and adverbs around a verb, and whether a form of a verb is one where it stands. */
#include "fact/event/clause_find.h"

enum { MAX_INSERTION = 12 };

bool ends_in_ly(const event_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  return text.len > 4 && str_ends(text, STR("ly")) && reader->tokens->tokens[token].casing == CASE_LOWER;
}

bool ends_in_ing(const event_reader *reader, uint32_t token) {
  ng_str word = token_text(reader->tokens, token);
  return word.len > 5 && str_ends(word, STR("ing")) && reader->tokens->tokens[token].casing == CASE_LOWER;
}

static void apply_be(const event_reader *reader, uint32_t token, bool *past, bool *present) {
  *past |= token_is(reader->tokens, token, WORD_WAS) || token_is(reader->tokens, token, WORD_WERE);
  *present |= token_is(reader->tokens, token, WORD_IS) || token_is(reader->tokens, token, WORD_ARE) || token_is(reader->tokens, token, WORD_AM) ||
              token_is(reader->tokens, token, WORD_APOSTROPHE_RE);
}

typedef struct {
  bool be, being, have, modal, happened, past, present; /* happened: "to [have] died" */
} auxiliaries;

/* "are [today] meeting", "will [this week] visit": a time behind an auxiliary. */
static bool is_day_inside(const event_reader *reader, uint32_t token) {
  enum { LONGEST = 3 };
  const uint32_t auxiliary = CLASS_BE | CLASS_HAVE | CLASS_MODAL;
  uint32_t first = token;
  while (first > 0 && token - first < LONGEST && is_dated(reader, first)) first--;
  return first < token && status_word_at(reader, first, auxiliary, &(uint32_t){0}, NULL);
}

/* One step to the left over auxiliaries, modals, negations and adverbs; false at the group's start. */
static bool take_auxiliary(const event_reader *reader, verb_group *group, auxiliaries *aux) {
  bool has = token_is(reader->tokens, group->first - 1, WORD_GENITIVE) && aux->be && token_is(reader->tokens, group->first, WORD_BEEN);
  if (has) { /* "he['s] been arrested" */
    group->first--;
    return aux->have = true;
  }
  const uint32_t classes = CLASS_BE | CLASS_HAVE | CLASS_DO | CLASS_MODAL | CLASS_PLAN | CLASS_INFINITIVE | CLASS_NEGATION | CLASS_ADVERB |
                           CLASS_EVIDENTIAL | CLASS_PURPOSE | CLASS_NOW;
  uint32_t first = group->first;
  uint8_t status = STATUS_UNKNOWN;
  uint32_t class = status_word_before(reader, group->first, classes, &first, &status, &group->evidential);
  if (!class) {
    if (!ends_in_ly(reader, group->first - 1) && !is_day_inside(reader, group->first - 1)) return false;
    group->first--;
    return true;
  }
  if (class & CLASS_INFINITIVE && group->infinitive) return false;
  if (class & CLASS_BE) {
    aux->be = true;
    aux->being |= token_is(reader->tokens, first, WORD_BEING); /* "is [being] discussed" */
    apply_be(reader, first, &aux->past, &aux->present);
  }
  aux->past |= class & CLASS_DO && token_is(reader->tokens, first, WORD_DID);
  aux->have |= (class & CLASS_HAVE) != 0;
  group->negative |= (class & CLASS_NEGATION) != 0;
  group->purpose |= (class & CLASS_PURPOSE) != 0;
  group->infinitive |= (class & CLASS_INFINITIVE) != 0;
  bool fails = class & CLASS_NEGATION && group->first > first + 1; /* "failed to" */
  if (class & (CLASS_MODAL | CLASS_PLAN | CLASS_NOW | CLASS_NEGATION) && group->status == STATUS_UNKNOWN) group->status = status;
  aux->happened |= class & CLASS_PLAN && aux->have && !group->infinitive;
  aux->modal |= fails || (class & (CLASS_MODAL | CLASS_DO | CLASS_PLAN)) != 0;
  group->first = first;
  return !(class & CLASS_PURPOSE);
}

bool is_plural(const event_reader *reader, const party *p) {
  static const uint16_t WORDS[] = {WORD_POLICE, WORD_PEOPLE, WORD_MEN, WORD_WOMEN, WORD_CHILDREN, WORD_THEY, WORD_WE, WORD_I, WORD_YOU};
  uint32_t first = p->span.first, last = p->span.end - 1;
  first = before_owner(reader, first);
  if (p->member_count > 1 || ONE_OF(reader->tokens, last, WORDS)) return true;
  if (first > 1 && (token_is(reader->tokens, first - 1, WORD_AND) || token_is(reader->tokens, first - 2, WORD_AND))) return true;
  ng_str word = token_text(reader->tokens, last);
  bool men = word.len > 3 && str_ends(word, STR("men")); /* gunmen */
  return p->kind != PARTY_PERSON && word.len > 2 && (men || word.ptr[word.len - 1] == 's' || word.ptr[word.len - 1] == 'S');
}

/* "after the [Paris] attacks", "since the Paris attacks": a town with an article, or nobody whom it attacks. */
static bool names_scene(const event_reader *reader, const verb_group *group, const party *subject) {
  if (subject->kind != PARTY_STATE) return false;
  const place_mention *place = party_place(&reader->parties, reader->doc, subject->span.first);
  bool town = place && reader->doc->facts.places.items[place->place].kind != PLACE_COUNTRY;
  uint32_t before = subject->span.first;
  while (before > 0 && is_dated(reader, before - 1)) before--; /* "the [November] Paris attacks" */
  if (town && before > 0 && is_determiner(reader, before - 1)) return true;
  return subject->flags & PARTY_PLACE && has_no_object(reader, group->end, clause_end(reader, group->end));
}

/* "before [a] man": a lone noun of people in the singular has an article, or goes with the noun behind: "[student] protests". */
static bool goes_with_noun(const event_reader *reader, const party *subject) {
  uint32_t first = subject->span.first;
  bool lone = subject->kind == PARTY_GROUP && first + 1 == subject->span.end && reader->tokens->tokens[first].casing == CASE_LOWER;
  return lone && !is_plural(reader, subject) && first > 0 && !is_determiner(reader, first - 1);
}

/* "since the Paris [attacks]", "amid army [raids]": what a preposition before its phrase makes a noun. Words of time may as well open a clause. */
static bool is_behind_link(const event_reader *reader, const verb_group *group, const party *subject) {
  static const uint16_t LINKS[] = {WORD_DURING, WORD_AMID, WORD_DESPITE, WORD_FOLLOWING, WORD_AGAINST, WORD_ABOUT, WORD_OVER, WORD_BY};
  static const uint16_t TIMES[] = {WORD_SINCE, WORD_AFTER, WORD_BEFORE, WORD_UNTIL};
  uint32_t first = subject->span.first;
  while (first > 0 && is_determiner(reader, first - 1)) first--;
  if (first == 0) return false;
  bool alone = has_no_object(reader, group->end, clause_end(reader, group->end));
  return ONE_OF(reader->tokens, first - 1, LINKS) || (alone && ONE_OF(reader->tokens, first - 1, TIMES));
}

/* "will", "is", "has", but not "be" */
static bool is_finite(const event_reader *reader, uint32_t token) {
  const uint32_t auxiliary = CLASS_BE | CLASS_HAVE | CLASS_MODAL | CLASS_DO;
  bool bare = token_is(reader->tokens, token, WORD_BE) || token_is(reader->tokens, token, WORD_BEEN);
  return !bare && grammar_of(reader->tokens, token) & GRAMMAR_VERB && status_word_at(reader, token, auxiliary, &(uint32_t){0}, NULL);
}

/* "[talks] with business groups will begin": the clause has another finite verb, and a preposition behind this word. */
static bool has_finite_behind(const event_reader *reader, const verb_group *group) {
  if (!is_preposition(reader, group->end) && !is_preposition(reader, group->end - 1)) return false;
  for (uint32_t t = group->end, stop = clause_end(reader, t); t < stop && !(grammar_of(reader->tokens, t) & GRAMMAR_JOINT); t++) {
    if (party_over(&reader->parties, t)) continue;
    if (is_finite(reader, t)) return true;
  }
  return false;
}

/* "the two probes [landed on]": a verb in the past with a preposition or the end of the clause behind it. */
static bool is_past_at(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || !token_has_flag(reader->tokens, token, FLAG_VERB_PAST)) return false;
  return reader->tokens->tokens[token].casing == CASE_LOWER && has_no_object(reader, token + 1, clause_end(reader, token));
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
  if (group->form & FORM_S && is_past_at(reader, group->end)) return true;
  if (group->form & FORM_S && (goes_with_noun(reader, subject) || is_behind_link(reader, group, subject) || has_finite_behind(reader, group)))
    return true;
  if (group->form & FORM_S && names_scene(reader, group, subject)) return true;
  if (group->form & FORM_S && subject->kind == PARTY_GROUP && is_plural(reader, subject))
    return true; /* "the terrorists' attacks" without its mark */
  if (group->form & FORM_BASE && subject->kind != PARTY_GROUP && subject->member_count < 2) return true;
  return group->end < reader->tokens->count && is_preposition(reader, group->end);
}

/* "are questioning how he won and [demanding]": the form in -ing shares the auxiliary of the one before it. */
static bool is_progressive_sister(const event_reader *reader, const verb_group *group) {
  enum { WAY = 16 };
  uint32_t start = sentence_start(reader, group->verb), joint = group->first, end;
  bool joined = joint > start && (token_is(reader->tokens, joint - 1, WORD_AND) || token_is(reader->tokens, joint - 1, WORD_OR));
  for (uint32_t t = joint - 1; joined && t > start && joint - t < WAY; t--) {
    if (reader->tokens->tokens[t - 1].kind != TOKEN_WORD) break;
    if (!ends_in_ing(reader, t - 1)) continue;
    verb_group sister = {.first = t - 1, .verb = t - 1, .end = t, .status = STATUS_UNKNOWN};
    auxiliaries own = {0};
    while (sister.first > start && take_auxiliary(reader, &sister, &own)) continue;
    return own.be && own.present && !status_word_at(reader, t - 1, CLASS_PLAN, &end, NULL);
  }
  return false;
}

/* "remains firmly [committed] to" */
static bool is_remaining(const event_reader *reader, const verb_group *group) {
  static const uint16_t REMAINS[] = {WORD_REMAIN, WORD_REMAINS};
  uint32_t before = group->first - 1;
  if (group->first < sentence_start(reader, group->verb) + 2) return false;
  before -= ends_in_ly(reader, before);
  return group->form & FORM_PARTICIPLE && ONE_OF(reader->tokens, before, REMAINS);
}

static void set_status(const event_reader *reader, verb_group *group, const auxiliaries *aux) {
  if (group->status != STATUS_UNKNOWN) {
    if (aux->happened) group->status = STATUS_POSSIBLE; /* "are expected to have died" */
    return;
  }
  bool ing = group->form & FORM_ING, bare = aux->be && token_is(reader->tokens, group->first, WORD_BE) && !aux->past && !aux->present && !aux->have;
  if (bare && !group->infinitive) { /* "must be closed and a prosecutor [be appointed]" */
    group->status = STATUS_POSSIBLE;
    return;
  }
  bool failing = aux->modal && !aux->be && ends_in_ing(reader, group->first);                       /* "fined for [failing to] provide" */
  bool present_form = !failing && group->form & (FORM_S | FORM_BASE) && !(group->form & FORM_PAST); /* "cut" without an auxiliary is past */
  group->present = !aux->have && !aux->past && (aux->present || (!aux->be && present_form));
  bool holds = token_is(reader->tokens, group->verb, WORD_OPPOSED) && token_is(reader->tokens, group->verb + 1, WORD_TO); /* "remains [opposed] to" */
  holds |= is_remaining(reader, group);
  static const uint16_t HAVE[] = {WORD_HAVE, WORD_HAS, WORD_APOSTROPHE_VE};
  bool lasts =
      ing && aux->have && aux->be && FIND_ONE_OF(reader->tokens, group->first, group->verb, HAVE) < group->verb; /* "has been investigating" */
  bool progressive = ing && !aux->be && is_progressive_sister(reader, group);
  if (lasts || progressive || (aux->present && (ing || aux->being)) || (holds && !aux->past && !aux->have))
    group->status = STATUS_ONGOING;
  else
    group->status = group->present && !group->passive && !group->infinitive ? STATUS_ONGOING : STATUS_PAST;
}

bool is_compound(const event_reader *reader, uint32_t token) {
  const ng_token *tokens = reader->tokens->tokens;
  return token > 0 && tokens[token - 1].kind == TOKEN_DASH && tokens[token - 1].flags & TOKEN_GLUED && tokens[token].flags & TOKEN_GLUED;
}

/* "[cut]-rate loans": the first half, before a hyphen. */
static bool opens_compound(const event_reader *reader, const verb_group *group) {
  const ng_token *dash = &reader->tokens->tokens[group->end];
  bool single = group->end == group->verb + 1 && group->end + 1 < reader->tokens->count;
  return single && dash->kind == TOKEN_DASH && dash->end == dash->start + 1 && dash->flags & TOKEN_GLUED && dash[1].flags & TOKEN_GLUED;
}

bool is_noun_like(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || party_at(&reader->parties, token)) return false;
  const ng_token *t = &reader->tokens->tokens[token];
  return t->kind == TOKEN_WORD && t->casing == CASE_LOWER && !grammar_of(reader->tokens, token) && !hit_at(reader, token, LIST_STATUS_WORD) &&
         !is_dated(reader, token);
}

bool is_count(const event_reader *reader, uint32_t token) {
  if (token_is(reader->tokens, token, WORD_AT) && token_is(reader->tokens, token + 1, WORD_LEAST)) token += 2;
  if (token_is(reader->tokens, token, WORD_MORE) && token_is(reader->tokens, token + 1, WORD_THAN)) token += 2;
  return token < reader->tokens->count && (reader->tokens->tokens[token].kind == TOKEN_NUMBER || hit_at(reader, token, LIST_QUANTITY));
}

/* "appointed [in May by] the president": whether it is said by whom, behind a date. */
static bool is_done_by(const event_reader *reader, uint32_t end) {
  uint32_t t = behind_dates(reader, end);
  if (!token_is(reader->tokens, t, WORD_BY)) return false;
  bool bracket = t + 1 < reader->tokens->count && reader->tokens->tokens[t + 1].kind == TOKEN_PUNCT; /* "by <Acme Corp>" */
  uint32_t doer = t + 1 + (bracket || is_determiner(reader, t + 1));
  return t == end || (doer < reader->tokens->count && party_at(&reader->parties, doer));
}

bool hangs_on_link(const event_reader *reader, const verb_group *group) {
  static const uint16_t LINKS[] = {WORD_WHEN, WORD_IF, WORD_UNLESS, WORD_UNTIL, WORD_ONCE};
  return group->first == group->verb && ONE_OF(reader->tokens, group->first - 1, LINKS);
}

/* "a minister [accused of] murder": a verb that takes whom it accuses has nobody behind it; but "those whom he [accused of] murder". */
static bool is_accused_of(const event_reader *reader, const verb_group *group) {
  static const uint16_t ACCUSED[] = {WORD_ACCUSED, WORD_SUSPECTED}, WHOM[] = {WORD_WHO, WORD_WHOM, WORD_THAT, WORD_WHICH};
  if (!token_is(reader->tokens, group->verb + 1, WORD_OF) || !ONE_OF(reader->tokens, group->verb, ACCUSED)) return false;
  const party *p = party_before(&reader->parties, group->first);
  uint32_t first = p ? p->span.first : group->first;
  first -= first > 0 && is_determiner(reader, first - 1);
  return !ONE_OF(reader->tokens, first - 1, WHOM);
}

/* "rules [called for] under the law": what the preposition of the verb's phrase takes is the noun before it. */
static bool is_stranded(const event_reader *reader, const verb_group *group) {
  return group->end > group->verb + 1 && is_preposition(reader, group->end - 1) && is_preposition(reader, group->end) &&
         !is_dated(reader, group->end + 1);
}

/* "the 1789 [storming] of the Bastille" */
static bool is_named_deed(const event_reader *reader, const verb_group *group, uint32_t start) {
  enum { WAY = 4 };
  if (group->end > group->verb + 1 || !token_is(reader->tokens, group->end, WORD_OF)) return false;
  for (uint32_t t = group->first; t > start && group->first - t < WAY && !is_preposition(reader, t - 1); t--) {
    if (token_is(reader->tokens, t - 1, WORD_THE)) return true;
  }
  return false;
}

/* "a private [meeting with] aides", "a possible [meeting with] Lee": a noun with its preposition; but "spent time [meeting with] aides". */
static bool is_noun_with(const event_reader *reader, const verb_group *group, uint32_t start) {
  enum { WAY = 6 };
  uint32_t before = group->first - 1;
  if (group->first == start || group->end == group->verb + 1 || !is_preposition(reader, group->end - 1)) return false;
  if (!hit_at(reader, group->verb, LIST_FRAME_NOUN) || party_over(&reader->parties, before)) return false;
  bool adjective = status_word_at(reader, before, CLASS_ADJECTIVE, &(uint32_t){0}, NULL) || is_compound(reader, before); /* "hour-[long]" */
  bool plain = adjective || (is_phrase_word(reader, before) && !verb_hit(reader, before));
  for (uint32_t t = before; plain && t > start && before - t < WAY && is_phrase_word(reader, t); t--) {
    const list_hit *hit = hit_at(reader, t - 1, LIST_STATUS_VERB);
    if (hit && reader->tables->governors[hit->row] == GOVERNS_SPENT) return false;
  }
  return plain;
}

/* "the [elected] officials", "most [elected] officials", "300 [pledged] delegates": a participle that says more of the noun behind it. */
static bool is_attributive(const event_reader *reader, const verb_group *group) {
  uint32_t before = group->first - 1;
  const party *p = party_before(&reader->parties, group->first);
  if (is_determiner(reader, before) || (p && p->flags & PARTY_MODIFIES) || token_is(reader->tokens, before, WORD_NEWLY)) return true;
  bool counted = hit_at(reader, before, LIST_QUANTITY) || token_is(reader->tokens, before, WORD_MORE);
  if (counted && !p && is_noun_like(reader, group->end)) return true;
  return reader->tokens->tokens[before].kind == TOKEN_NUMBER && party_at(&reader->parties, group->end);
}

/* "will provide [funding] to", "new [financing] packages", "food [poisoning]", "government [funding]": a noun in -ing with what stands before it. */
static bool is_noun_in_ing(const event_reader *reader, const verb_group *group, bool open) {
  uint32_t before = group->first - 1;
  const party *owner = party_before(&reader->parties, group->first);
  bool object = !open && hit_at(reader, group->verb, LIST_EVENT_OBJECT) && has_no_object(reader, group->end, clause_end(reader, group->end));
  if (object && verb_hit(reader, before)) return true;
  bool plain = !open && !owner && reader->tokens->tokens[before].kind == TOKEN_WORD && !grammar_of(reader->tokens, before) &&
               !verb_hit(reader, before) && !is_dated(reader, before);
  if (plain && is_noun_like(reader, group->end)) return true;
  const uint32_t verb = LEXEME_FLAG(FLAG_VERB_PAST) | LEXEME_FLAG(FLAG_VERB_S) | LEXEME_FLAG(FLAG_VERB_BASE);
  bool noun = plain && !(token_flags(reader->tokens, before) & verb) && !token_ends(reader->tokens, before, STR("s"));
  if (noun && (group->end >= clause_end(reader, group->end) || is_dated(reader, group->end))) return true;
  return owner && !(owner->flags & (PARTY_PRONOUN | PARTY_PRIVATE)) && owner->kind != PARTY_PERSON && !is_plural(reader, owner);
}

/* Whether a form in -ing without "is" is a verb that acts. */
static bool is_gerund(const event_reader *reader, verb_group *group, uint32_t start, bool attributive) {
  static const uint16_t BARE[] = {WORD_OF,      WORD_FROM,    WORD_FOR, WORD_BY,    WORD_IN,   WORD_WITHOUT,
                                  WORD_DESPITE, WORD_AGAINST, WORD_AT,  WORD_ABOUT, WORD_INTO, WORD_INCLUDING};
  uint32_t first = group->first;
  bool open = first == start, listed = hit_at(reader, group->verb, LIST_FRAME_NOUN) != NULL;
  if (is_named_deed(reader, group, start) || is_noun_with(reader, group, start)) return false;
  group->gerund = true;
  if (listed && is_finite(reader, group->end)) return false; /* "the ministers' [meeting] is set to" */
  bool takes_object = is_determiner(reader, group->end) || party_at(&reader->parties, group->end);
  takes_object |= !open && token_is(reader->tokens, first - 1, WORD_COMMA) && is_count(reader, group->end); /* ", [killing] 13 people" */
  if (listed && !takes_object) return false; /* "[Fighting] between rebels flared": the noun */
  if (is_noun_in_ing(reader, group, open)) return false;
  bool ahead = first > start + 1 && token_is(reader->tokens, first - 1, WORD_OF) && token_is(reader->tokens, first - 2, WORD_AHEAD);
  uint32_t word = first - (first > start + 1 && reader->tokens->tokens[first - 1].kind == TOKEN_QUOTE); /* for "insulting" the judges */
  return !attributive && !group->infinitive && (open || ahead || !ONE_OF(reader->tokens, word - 1, BARE));
}

/* Whether a past form without an auxiliary is a verb, and no participle that goes with a noun. */
static bool is_past_verb(const event_reader *reader, verb_group *group, uint32_t start, bool attributive, bool relative) {
  static const uint16_t REASONS[] = {WORD_BECAUSE, WORD_SINCE, WORD_WHILE};
  uint32_t before = group->first - 1;
  bool open = group->first == start, participle = group->form & FORM_PARTICIPLE;
  bool verb = !open && token_has_flag(reader->tokens, before, FLAG_VERB_PAST) && !(grammar_of(reader->tokens, before) & GRAMMAR_VERB) &&
              reader->tokens->tokens[before].casing == CASE_LOWER;
  bool infinitive =
      group->first > start + 1 && token_is(reader->tokens, before - 1, WORD_TO) && token_has_flag(reader->tokens, before, FLAG_VERB_BASE);
  if (!open && (verb || infinitive || is_said(reader, before))) return false; /* "Lee said [elected] officials were", "to save [stalled] talks" */
  if (attributive && !relative) return false;
  bool adjective = !open && ONE_OF(reader->tokens, before, REASONS) && participle && is_noun_like(reader, group->end);
  if (adjective) return false; /* "because [liberalized] trade" */
  bool by = is_done_by(reader, group->end) || hangs_on_link(reader, group) || is_accused_of(reader, group) || is_stranded(reader, group);
  if (by && participle) group->passive = group->reduced = true;
  return open || relative || !is_preposition(reader, before);
}

/* Whether a verb form can be one here by what stands before it. */
static bool is_verb_form(const event_reader *reader, verb_group *group, const auxiliaries *aux) {
  static const uint16_t RELATIVES[] = {WORD_WHO, WORD_WHICH, WORD_THAT};
  uint32_t start = sentence_start(reader, group->verb), before = group->first - 1;
  bool open = group->first == start;
  if (is_compound(reader, group->verb) || opens_compound(reader, group)) return false;
  if (!open && token_is(reader->tokens, before, WORD_THAN)) return false; /* "rather than [be sacked]" */
  bool attributive = !open && is_attributive(reader, group), relative = !open && ONE_OF(reader->tokens, before, RELATIVES);
  if (group->form & FORM_ING) return aux->be || is_gerund(reader, group, start, attributive);
  bool behind_to = group->verb > start && token_is(reader->tokens, group->verb - 1, WORD_TO);          /* "was unable [to put] down" */
  bool holds = token_is(reader->tokens, group->verb, WORD_OPPOSED) && !is_done_by(reader, group->end); /* "is firmly [opposed] to" */
  if (aux->be && group->form & FORM_PARTICIPLE && !behind_to) {
    group->passive = !holds;
    return true;
  }
  if (aux->have && group->form & FORM_PARTICIPLE) return true;
  if (group->infinitive || aux->modal) return (group->form & FORM_BASE) != 0;
  if (group->form & FORM_PAST) return is_past_verb(reader, group, start, attributive, relative);
  if (group->form & FORM_PARTICIPLE) {
    group->passive = group->reduced = true;
    return is_done_by(reader, group->end);
  }
  if (grammar_of(reader->tokens, group->end) & GRAMMAR_VERB) return false; /* "warned that [fines] would" */
  if (aux->be) return false;                                               /* "who was [press] secretary" */
  bool noun = group->form & FORM_S && token_is(reader->tokens, before, WORD_THAT) && hit_at(reader, group->verb, LIST_FRAME_NOUN);
  if (relative) return !noun || !has_finite_behind(reader, group); /* "said that [talks] with Peru will" */
  return !attributive && !is_noun_here(reader, group);
}

/* "were [beaten, robbed and] arrested": the participle shares the auxiliary of those before it. */
static void take_passive_sister(const event_reader *reader, verb_group *group, auxiliaries *aux, uint32_t start) {
  verb_group sister = *group;
  auxiliaries own = {0};
  while (sister.first > start + 1) {
    uint32_t joint = sister.first;
    while (joint > start && sister.first - joint < 2 && grammar_of(reader->tokens, joint - 1) & GRAMMAR_JOINT) joint--;
    if (joint == sister.first || joint <= start || !token_has_flag(reader->tokens, joint - 1, FLAG_VERB_PAST)) return;
    sister.first = joint - 1;
    while (sister.first > start && take_auxiliary(reader, &sister, &own)) continue;
    if (!own.be) continue;
    *group = sister;
    *aux = own;
    return;
  }
}

bool read_verb_group(const event_reader *reader, uint32_t verb, uint32_t end, uint32_t form, verb_group *group) {
  *group = (verb_group){.first = verb, .verb = verb, .end = end, .form = (uint8_t)form, .status = STATUS_UNKNOWN};
  auxiliaries aux = {0};
  uint32_t start = sentence_start(reader, verb);
  while (group->first > start && take_auxiliary(reader, group, &aux)) continue;
  if (group->first == verb && form & FORM_PARTICIPLE) take_passive_sister(reader, group, &aux, start);
  if (!is_verb_form(reader, group, &aux)) return false;
  group->stop = clause_end(reader, end);
  set_status(reader, group, &aux);
  return true;
}
