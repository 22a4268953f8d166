/* Reading the verb group of a cue. */
#include "fact/quote/cue_verb.h"

#include "fact/grammar.h"

#define FAR_PLURAL 12u /* tokens between a plural subject and its verb */

static bool is_be(const speech_reader *reader, uint32_t token) {
  switch (reader->tokens->tokens[token].lexeme) {
    case WORD_BE:
    case WORD_BEEN:
    case WORD_BEING:
    case WORD_AM:
    case WORD_IS:
    case WORD_ARE:
    case WORD_WAS:
    case WORD_WERE:
    case WORD_APOSTROPHE_M:
    case WORD_APOSTROPHE_RE: return true;
    default: return false;
  }
}

static bool is_have(const speech_reader *reader, uint32_t token) {
  switch (reader->tokens->tokens[token].lexeme) {
    case WORD_HAVE:
    case WORD_HAS:
    case WORD_HAD:
    case WORD_HAVING:
    case WORD_APOSTROPHE_VE: return true;
    default: return false;
  }
}

static bool is_do(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_DO) || word_is(reader, token, WORD_DOES) || word_is(reader, token, WORD_DID);
}

/* "continued to |insist": the word before "to" governs the verb. */
static bool is_governed(const cue_verb *g) {
  const speech_reader *reader = g->reader;
  if (g->first < g->unit.first + 2 || !word_is(reader, g->first - 1, WORD_TO)) return false;
  word_class class = class_at(reader, g->first - 2);
  return class == CLAUSE_CATENATIVE || class == CLAUSE_REFUSAL || is_have(reader, g->first - 2);
}

/* One auxiliary of the group: the nearest "be" makes it passive or progressive. */
static void read_auxiliary(cue_verb *g, uint32_t token, bool nearest) {
  const speech_verb *row = &g->reader->tables->verbs[g->row];
  bool says = row->sense <= SENSE_CLAIM && row->frames & FRAME_CLAUSE && !word_is(g->reader, g->end, WORD_TO); /* "he's said", but "he's said to" */
  says &= token > 0 && !word_is(g->reader, token - 1, WORD_IT);
  bool be = is_be(g->reader, token) || (word_is(g->reader, token, WORD_GENITIVE) && !(says && g->forms & FORM_PARTICIPLE));
  if (nearest && be) g->passive = (g->forms & FORM_PARTICIPLE) != 0, g->progressive = (g->forms & FORM_ING) != 0;
  if (!be && !is_have(g->reader, token) && !is_do(g->reader, token)) g->modal = true;
  g->has_auxiliary = true;
}

/* "he|'s| claiming", but not "Moss|'s| claim" */
static bool is_short_be(const cue_verb *g, uint32_t token) {
  return word_is(g->reader, token, WORD_GENITIVE) && token > g->unit.first && class_at(g->reader, token - 1) == CLAUSE_SUBJECT;
}

/* "has |in the past| said": the auxiliary before a time or place inside the group; the token when there is none. */
static uint32_t auxiliary_before(const cue_verb *g) {
  enum { LONGEST_TIME = 5 };
  const speech_reader *reader = g->reader;
  if (g->first == g->unit.first || reader->tokens->tokens[g->first - 1].casing != CASE_LOWER || class_at(reader, g->first - 1) != CLAUSE_OTHER)
    return g->first;
  for (uint32_t t = g->first; t > g->unit.first + 1 && g->first - t < LONGEST_TIME; t--) {
    if (is_quoted(reader, t - 1) || is_any_mark(reader, t - 1)) break;
    if (class_at(reader, t - 1) == CLAUSE_PREPOSITION) return t < g->first && is_have(reader, t - 2) ? t - 2 : g->first;
  }
  return g->first;
}

static void expand_group(cue_verb *g) {
  bool nearest = true;
  uint32_t have = g->forms & FORM_PARTICIPLE ? auxiliary_before(g) : g->first;
  if (have < g->first) {
    g->first = have;
    g->has_auxiliary = true;
    nearest = false;
  }
  while (g->first > g->unit.first && !is_quoted(g->reader, g->first - 1)) {
    uint32_t t = g->first - 1;
    if (is_governed(g)) {
      g->first -= 2;
      g->has_auxiliary = true;
      g->negated |= class_at(g->reader, g->first) == CLAUSE_REFUSAL;
      nearest = false;
      continue;
    }
    word_class class = is_short_be(g, t) ? CLAUSE_AUXILIARY : class_at(g->reader, t);
    if (class != CLAUSE_AUXILIARY && class != CLAUSE_NEGATION && class != CLAUSE_ADVERB && class != CLAUSE_CATENATIVE) break;
    if (class == CLAUSE_AUXILIARY) {
      read_auxiliary(g, t, nearest);
      nearest = false;
    }
    g->negated |= class == CLAUSE_NEGATION;
    g->first = t;
  }
  g->infinitive = g->first > g->unit.first && word_is(g->reader, g->first - 1, WORD_TO);
}

static bool begins_clause(const speech_reader *reader, uint32_t token) {
  const uint32_t word = reader->tokens->tokens[token].lexeme;
  return word == WORD_WHO || word == WORD_WHOSE;
}

/* Whether a conjunction or a verb of speech stands there, behind which another clause may begin: "who left |after| Moss said", "who |says| Moss said". */
static bool tells_clause_between(const speech_reader *reader, uint32_t first, uint32_t end) {
  uint32_t forms;
  for (uint32_t t = first; t < end; t++) {
    if (class_at(reader, t) == CLAUSE_JOINT || class_at(reader, t) == CLAUSE_RELATIVE) return true;
    const list_hit *verb = speech_verb_at(reader, t, &forms);
    if (verb && reader->tables->verbs[verb->row].frames & FRAME_CLAUSE) return true;
  }
  return false;
}

/* "|an aide who was briefed on the talks| said": the noun before a relative clause, when nothing behind it can be the verb's subject. */
static token_range subject_with_clause(const cue_verb *g, token_range phrase) {
  enum { LONGEST_CLAUSE = 20 };
  const speech_reader *reader = g->reader;
  uint32_t least = g->unit.first, t = g->first;
  while (t > least && g->first - t < LONGEST_CLAUSE && !begins_clause(reader, t)) {
    t--;
    if (is_quoted(reader, t) || is_any_mark(reader, t)) return phrase;
  }
  if (t + 1 >= g->first || !begins_clause(reader, t)) return phrase;
  bool object = phrase.first > t + 1 && !tells_clause_between(reader, t + 1, phrase.first); /* "those who back |Moss|" */
  if (!object && !looks_finite(reader, t + 1) && !has_finite_verb(reader, t + 1, g->first)) return phrase;
  bool governed = !range_empty(phrase) && phrase.first > least && class_at(reader, phrase.first - 1) == CLAUSE_PREPOSITION;
  if (!governed && !object && can_speak(reader, phrase)) return phrase;
  token_range noun = phrase_before(reader, least, t);
  return can_speak(reader, noun) ? (token_range){noun.first, g->first} : phrase;
}

/* "|Moss|, who met the mayor, Li Wen, in Oslo, said": the noun before a clause between commas that has commas of its own; `phrase` without one. */
static token_range subject_with_aside(const cue_verb *g, token_range phrase) {
  enum { LONGEST_ASIDE = 30 };
  const speech_reader *reader = g->reader;
  uint32_t least = g->unit.first;
  if (g->first < least + 4 || !word_is(reader, g->first - 1, WORD_COMMA)) return phrase;
  for (uint32_t t = g->first - 2; t > least && g->first - t < LONGEST_ASIDE && !is_quoted(reader, t); t--) {
    bool comma = word_is(reader, t - 1, WORD_COMMA);
    if (word_is(reader, t, WORD_SEMICOLON) || (comma && (word_is(reader, t, WORD_AND) || word_is(reader, t, WORD_BUT)))) return phrase;
    bool participle = comma && reader->tokens->tokens[t].casing == CASE_LOWER && token_ends(reader->tokens, t, STR("ing"));
    if (!comma || !(participle || begins_clause(reader, t))) continue;
    token_range noun = phrase_before(reader, least, t - 1);
    if (participle && !(noun.first == least && is_named(reader, noun.end - 1))) return phrase; /* "|Moss|, speaking in Bergen, Norway, said" */
    return can_speak(reader, noun) ? (token_range){noun.first, g->first - 1} : phrase;
  }
  return phrase;
}

token_range noun_before_verb(cue_verb *g) {
  if (!g->has_noun) g->noun = subject_with_aside(g, subject_with_clause(g, phrase_before(g->reader, g->unit.first, g->first)));
  g->has_noun = true;
  return g->noun;
}

static bool is_noun_too(const cue_verb *g) {
  return in_list(g->reader, g->verb, LIST_SPEECH_NOUN);
}

/* "|officials| close to the talks say", "|traders| whose licences were withdrawn say": more is said of the plural before its verb. */
static bool has_plural_before(const cue_verb *g) {
  const speech_reader *reader = g->reader;
  bool clause = reader->tables->verbs[g->row].frames & FRAME_CLAUSE && !is_noun_too(g) && class_at(reader, g->first - 1) == CLAUSE_OTHER;
  if (!clause || g->end >= g->unit.end || is_any_mark(reader, g->end) ||
      (!word_is(reader, g->end, WORD_THAT) && !has_finite_verb(reader, g->end, g->unit.end)))
    return false;
  for (uint32_t t = g->first; t-- > g->unit.first && g->first - t < FAR_PLURAL;) {
    if (is_quoted(reader, t) || is_any_mark(reader, t) || word_is(reader, t, WORD_LET)) return false;
    if (class_at(reader, t) == CLAUSE_OTHER && is_plural_noun(reader, t) && !(verb_forms(reader, t) & FORM_S)) return true;
  }
  return false;
}

/* "…, |say| two farmers, who fear for their crops." */
static bool precedes_plural(const cue_verb *g) {
  if (!word_is(g->reader, g->first - 1, WORD_COMMA) || is_noun_too(g)) return false;
  return is_plural_phrase(g->reader, phrase_after(g->reader, g->end, g->unit.end, false));
}

/* "The port is closed, a study in Nature |reports|." at the end, with its noun behind a comma or a quotation. */
static bool ends_statement(cue_verb *g) {
  const speech_reader *reader = g->reader;
  if (g->end < g->unit.end && !word_is(reader, g->end, WORD_PERIOD)) return false;
  token_range noun = noun_before_verb(g);
  uint32_t before = noun.first - 1;
  return noun.first > g->unit.first + 1 && can_speak(reader, noun) && (is_quoted(reader, before) || word_is(reader, before, WORD_COMMA));
}

/* "analysts say", "they hope", "police believe": the base form needs a plural, or a body as in "Labour say". */
static bool follows_plural(cue_verb *g) {
  if (g->first == g->unit.first) return false;
  uint32_t last = g->first - 1;
  if (is_named(g->reader, last) && ref_kind_at(g->reader, name_start(g->reader, last)) == REF_ORGANIZATION) return true;
  return is_plural_phrase(g->reader, noun_before_verb(g)) || precedes_plural(g) || has_plural_before(g);
}

/* What stands behind a noun but not behind a verb: "claims of fraud". */
static bool content_follows(cue_verb *g) {
  uint32_t t = g->end;
  const speech_reader *reader = g->reader;
  if (t >= g->unit.end || is_quoted(reader, t) || mention_end(reader, t) || is_dated(reader, t)) return true;
  switch (reader->tokens->tokens[t].lexeme) {
    case WORD_THAT:
    case WORD_COLON:
    case WORD_COMMA:
    case WORD_THERE:
    case WORD_HIM:
    case WORD_ME:
    case WORD_THEM:
    case WORD_US: return true;
    case WORD_PERIOD: return ends_statement(g); /* "…," the letter read. */
    default: break;
  }
  word_class class = class_at(reader, t);
  return class == CLAUSE_SUBJECT || class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE;
}

/* "she |calls| for", "Ada Moss |vows| to": no noun stands there. */
static bool follows_person(const cue_verb *g) {
  uint32_t last = g->first - 1;
  if (g->first == g->unit.first || is_quoted(g->reader, last)) return false;
  if (is_named(g->reader, last)) return ref_kind_at(g->reader, name_start(g->reader, last)) == REF_PERSON;
  if (class_at(g->reader, last) == CLAUSE_SUBJECT) return true;
  bool person = in_list(g->reader, last, LIST_TITLE) || in_list(g->reader, last, LIST_ANONYMOUS_SOURCE); /* "the mayor |vows| to stay" */
  bool noun = g->end < g->unit.end && verb_forms(g->reader, g->end);                                     /* "official |reports| show" */
  return person && !noun && !is_plural_noun(g->reader, last);
}

/* "a letter |posted| on its website said": says more of a paper that has a verb behind it. */
static bool is_participle_of_paper(const cue_verb *g) {
  enum { FAR_VERB = 12 };
  const speech_reader *reader = g->reader;
  bool paper = g->first == g->verb && g->first > g->unit.first && in_list(reader, g->first - 1, LIST_DOCUMENT_NOUN);
  if (!paper || !(g->forms & FORM_PARTICIPLE) || g->end >= g->unit.end || class_at(reader, g->end) != CLAUSE_PREPOSITION) return false;
  for (uint32_t t = g->end; t < g->unit.end && t < g->end + FAR_VERB && !is_quoted(reader, t) && !is_any_mark(reader, t); t++) {
    uint32_t forms;
    word_class class = class_at(reader, t);
    if (class == CLAUSE_SUBJECT || class == CLAUSE_RELATIVE || class == CLAUSE_JOINT) return false;
    if (class == CLAUSE_OTHER && speech_verb_at(reader, t, &forms) && forms & (FORM_PAST | FORM_S) && !is_named(reader, t)) return true;
  }
  return false;
}

/* "African |states| could meet", "four |reports| say": a plural noun with a verb of its own. */
static bool is_plural_subject(cue_verb *g) {
  const speech_reader *reader = g->reader;
  if (!(g->forms & FORM_S) || word_is(reader, g->verb, WORD_SAYS)) return false;
  if (g->has_auxiliary) return true;                                                                     /* "there were |plans|" */
  if (g->first > g->unit.first && begins_clause(reader, g->first - 1)) return false;                     /* "who |opposes| the tax" */
  if (g->end < g->unit.end && is_past_verb(reader, g->end) && !mention_end(reader, g->end)) return true; /* "Moss |advocates| hailed it" */
  if (g->end < g->unit.end && class_at(reader, g->end) == CLAUSE_AUXILIARY) return true;
  bool that = g->end + 1 < g->unit.end && word_is(reader, g->end, WORD_THAT) && !follows_person(g);
  if (that && (class_at(reader, g->end + 1) == CLAUSE_AUXILIARY || looks_finite(reader, g->end + 1))) return true; /* "states that have suffered" */
  token_range core = phrase_core(reader, noun_before_verb(g));
  bool at_end = g->end >= g->unit.end || word_is(reader, g->end, WORD_PERIOD);
  bool has_noun =
      g->first > g->unit.first + 1 && class_at(reader, g->first - 1) == CLAUSE_OTHER && reader->tokens->tokens[g->first - 1].casing == CASE_LOWER;
  bool paired = g->first > g->unit.first + 1 && word_is(reader, g->first - 1, WORD_AND) && is_plural_noun(reader, g->first - 2);
  if (paired && class_at(reader, g->end) == CLAUSE_PREPOSITION) return true;                   /* "old ships and voices in the harbour" */
  if (at_end && has_noun && class_at(reader, g->first - 2) == CLAUSE_PREPOSITION) return true; /* "for building projects." */
  if (at_end && has_noun && !can_speak(reader, noun_before_verb(g))) return true;              /* "to loud cheers." */
  bool plain = !range_empty(core) && !is_named(reader, core.end - 1) &&
               (reader->tokens->tokens[core.end - 1].casing == CASE_LOWER || core.end == g->unit.first + 1);
  return plain && is_plural_phrase(reader, core) && !in_list(reader, core.end - 1, LIST_ANONYMOUS_CROWD); /* "data |shows|" */
}

/* "|Several| said they would", "one in |three| say", "|26%| say": a determiner or a number that stands for people. */
static bool stands_alone(const speech_reader *reader, uint32_t token) {
  switch (reader->tokens->tokens[token].lexeme) {
    case WORD_A:
    case WORD_AN:
    case WORD_THE:
    case WORD_NO:
    case WORD_EVERY: return false;
    default: return class_at(reader, token) == CLAUSE_DETERMINER;
  }
}

static bool is_verb(cue_verb *g) {
  const speech_reader *reader = g->reader;
  const ng_token *behind = &reader->tokens->tokens[g->end];
  if (g->end < g->unit.end && behind->kind == TOKEN_DASH && (behind->flags & TOKEN_GLUED)) return false;
  if (g->first > g->unit.first && reader->tokens->tokens[g->first - 1].kind == TOKEN_DASH && !is_mark(reader, g->first - 1))
    return false; /* so-called */
  word_class before = g->first > g->unit.first ? class_at(reader, g->first - 1) : CLAUSE_MARK;
  bool genitive = g->first > g->unit.first && word_is(reader, g->first - 1, WORD_GENITIVE);
  bool owned = before == CLAUSE_DETERMINER || before == CLAUSE_POSSESSIVE || genitive;
  if (before == CLAUSE_DETERMINER && word_is(reader, g->first - 1, WORD_THAT)) owned = false; /* "a study that found" */
  bool finite = !(g->forms & FORM_ING) && (!(g->forms & FORM_S) || word_is(reader, g->verb, WORD_SAYS));
  if (owned && finite && stands_alone(reader, g->first - 1) && !is_noun_too(g) && content_follows(g)) owned = false;
  if (owned && g->first == g->unit.first + 1 && g->forms & FORM_BASE && word_is(reader, g->end, WORD_THAT))
    owned = !is_plural_phrase(reader, (token_range){g->unit.first, g->first}); /* Some |fear| that … */
  if (g->has_auxiliary) return !g->infinitive || !(g->forms & FORM_BASE);
  if (g->infinitive) return false;
  if (g->forms & FORM_ING) return !owned;
  if (owned || before == CLAUSE_PREPOSITION) return false;
  if ((g->forms & FORM_PAST) && (!(g->forms & FORM_BASE) || content_follows(g))) return true; /* put, let, read */
  if (g->forms & FORM_S && follows_person(g)) return true;
  if (g->forms & FORM_S) return is_noun_too(g) ? before != CLAUSE_JOINT && content_follows(g) : content_follows(g) || g->end < g->unit.end;
  return (g->forms & FORM_BASE) && (!is_noun_too(g) || content_follows(g)) && follows_plural(g);
}

uint32_t question_word(const speech_reader *reader, uint32_t token, uint32_t limit) {
  enum { FAR_QUESTION = 5 };
  static const uint16_t WORDS[] = {WORD_WHETHER, WORD_WHICH, WORD_IF,    WORD_WHAT,  WORD_WHY, WORD_HOW,
                                   WORD_WHO,     WORD_WHEN,  WORD_WHERE, WORD_ABOUT, WORD_BY};
  for (uint32_t t = token; t < limit && t < token + FAR_QUESTION && !is_quoted(reader, t) && !is_any_mark(reader, t); t++) {
    if (ONE_OF(reader->tokens, t, WORDS)) return t;
    word_class class = class_at(reader, t);
    bool adjunct = is_dated(reader, t) || class == CLAUSE_ADVERB || class == CLAUSE_PREPOSITION;
    if (!adjunct && (t == token || !mention_end(reader, t)) && !is_named(reader, t)) break;
    if (word_is(reader, t, WORD_TO)) break;
  }
  return limit;
}

bool is_question_put(const speech_reader *reader, speech_unit unit, uint32_t token) {
  if (!word_is(reader, token, WORD_ASKED) || token + 2 >= unit.end) return false;
  bool at_front = token == unit.first || is_mark(reader, token - 1) || is_quoted(reader, token - 1);
  if (!at_front && !word_is(reader, token - 1, WORD_WHEN)) return false;
  return question_word(reader, token + 1, unit.end) < unit.end;
}

/* "|Noting| that it was late, Moss …" */
static bool is_fronted(const speech_reader *reader, speech_unit unit, uint32_t token) {
  return token == unit.first && reader->tokens->tokens[token].casing == CASE_TITLE && token_ends(reader->tokens, token, STR("ing"));
}

/* "|Said| Moss: “…”" */
static bool is_said_in_front(const speech_reader *reader, speech_unit unit, uint32_t token) {
  return token == unit.first && word_is(reader, token, WORD_SAID) && mention_end(reader, token + 1);
}

static bool stands_as_verb(const speech_reader *reader, speech_unit unit, uint32_t token) {
  return reader->tokens->tokens[token].casing == CASE_LOWER || is_line(reader, token) || is_question_put(reader, unit, token) ||
         is_said_in_front(reader, unit, token) || is_fronted(reader, unit, token);
}

bool read_cue_verb(cue_verb *g, const speech_reader *reader, speech_unit unit, uint32_t token) {
  if (is_named(reader, token) || !stands_as_verb(reader, unit, token)) return false;
  uint32_t forms;
  const list_hit *hit = speech_verb_at(reader, token, &forms);
  if (!hit) return false;
  uint32_t row = hit->row;
  __builtin_prefetch(&reader->tables->verbs[row]); /* a cue reads it */
  *g = (cue_verb){.reader = reader, .unit = unit, .verb = token, .end = token + hit->length, .first = token, .forms = forms, .row = row};
  expand_group(g);
  uint32_t refusal = g->first, other; /* "|has also| declined to comment", but "has |yet| to comment" */
  while (refusal < token && class_at(reader, refusal) != CLAUSE_REFUSAL) refusal++;
  bool is_refused = refusal < token && speech_verb_at(reader, refusal, &other);
  if (is_refused && (g->end >= unit.end || is_mark(reader, g->end) || class_at(reader, g->end) == CLAUSE_PREPOSITION))
    return false; /* "declined |to comment|": the words of the refusal */
  return is_verb(g) && !is_plural_subject(g) && !is_participle_of_paper(g);
}
