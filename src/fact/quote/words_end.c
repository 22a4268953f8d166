/* Where the words that a cue governs begin and end: at another cue, a semicolon, a main clause, the verb of the sentence. */
#include "fact/grammar.h"
#include "fact/quote/cue_tail.h"
#include "fact/quote/quote_maker.h"
#include "text/token_class.h"

#define LONGEST_LIST 16u /* tokens of "women like Moss, Lund, Berg and Holm" */
#define LONGEST_FRONT 6u /* tokens before the conjunction of a clause in front, and from there to its subject */

static bool is_conjunction(const quote_maker *m, uint32_t token) {
  switch (m->reader.tokens->tokens[token].lexeme) {
    case WORD_AND:
    case WORD_BUT:
    case WORD_WHILE:
    case WORD_AS:
    case WORD_THOUGH:
    case WORD_ALTHOUGH:
    case WORD_THEN: return true;
    default: return false;
  }
}

static uint32_t before_conjunction(const quote_maker *m, uint32_t token, uint32_t least) {
  if (token > least + 1 && word_is(&m->reader, token - 1, WORD_WITH) && word_is(&m->reader, token - 2, WORD_COMMA)) token--;
  while (token > least && (is_conjunction(m, token - 1) || is_mark(&m->reader, token - 1))) token--;
  return token;
}

/* "saying |that it rains|, |it rains|, “…”", but not "responding |to a call|" */
static bool tells_clause(const quote_maker *m, const speech_cue *cue) {
  uint32_t t = cue->tail, before = cue->start;
  if (is_quoted(&m->reader, before - 1) || is_quoted(&m->reader, before - 2)) return true; /* "“…,” he said, responding to a call" */
  return t >= m->unit.end || is_quoted(&m->reader, t) || word_is(&m->reader, t, WORD_THAT) || has_finite_verb(&m->reader, t, m->unit.end);
}

/* "while the cabinet continued to insist …", "and added that …", ", saying …": words of their own, not a part of what was said before. */
static bool opens_words(const quote_maker *m, const speech_cue *next, uint32_t least) {
  if (next->according) return true;
  if (next->start < least + 1 || next->start < 2 || next->gerund || next->modal) return false;
  bool joined = is_conjunction(m, next->start - 1),
       comma = word_is(&m->reader, next->start - 1, WORD_COMMA) || is_quoted(&m->reader, next->start - 1);
  bool with = word_is(&m->reader, next->start - 1, WORD_WITH) && word_is(&m->reader, next->start - 2, WORD_COMMA); /* ", with Moss calling it …" */
  if (next->quote != NO_REF && (joined || comma || with)) return true;
  bool apart = joined && (word_is(&m->reader, next->start - 2, WORD_COMMA) || is_quoted(&m->reader, next->start - 2)),
       speaks = is_speech(next) && next->frames & (FRAME_CLAUSE | FRAME_THAT);
  if (next->inherited && next->participle) /* ", citing a storm", ", saying that …" */
    return (comma && next->sense >= SENSE_NAME) || (speaks && (comma || joined) && tells_clause(m, next));
  return next->inherited && speaks ? joined : apart && (speaks || next->sense >= SENSE_NAME || !next->inherited);
}

/* The first semicolon outside quotations in [from, end), else `end`. */
static uint32_t semicolon_or(const quote_maker *m, uint32_t from, uint32_t end) {
  const uint8_t *classes = m->reader.doc->spans.classes, *at = classes + from, *stop = classes + end;
  for (; at < stop && (at = memchr(at, CLASS_STOP, (size_t)(stop - at))) != NULL; at++) {
    uint32_t t = (uint32_t)(at - classes);
    if (word_is(&m->reader, t, WORD_SEMICOLON) && !is_quoted(&m->reader, t)) return t;
  }
  return end;
}

static bool is_determiner(const speech_reader *reader, uint32_t token) {
  word_class class = class_at(reader, token);
  return (class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE) && !word_is(reader, token, WORD_THAT);
}

/* "sailors from Peru|,| Chile and Mali", "a new bridge|,| a ferry and a tunnel" */
static bool joins_list(const speech_reader *reader, uint32_t comma, uint32_t limit) {
  if (!word_is(reader, comma, WORD_COMMA)) return false;
  uint32_t t = comma + 1;
  for (uint32_t item = t; t < limit && t < item + 5 && !is_quoted(reader, t); t++) {
    if (word_is(reader, t, WORD_COMMA) && t > item && t < comma + LONGEST_LIST)
      item = t + 1;
    else if (!is_nominal(reader, t) && !(t == item && is_determiner(reader, t)))
      break;
  }
  bool joined = t > comma + 1 && t + 1 < limit && (word_is(reader, t, WORD_AND) || word_is(reader, t, WORD_OR));
  if (!joined || !(is_nominal(reader, t + 1) || is_determiner(reader, t + 1))) return false;
  uint32_t last = mention_end(reader, t + 1); /* "…, Moss and |Li| praised it": the subject of another clause */
  return !last || last >= limit || !looks_finite(reader, last);
}

/* Whether a name, a pronoun or a noun with its determiner begins at the token. */
static bool begins_subject(const speech_reader *reader, uint32_t token) {
  word_class class = class_at(reader, token);
  return mention_end(reader, token) || class == CLAUSE_SUBJECT || class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE;
}

/* "|While| Moss said that …, Li stayed", "Weeks |after| Moss said …, she left": the unit begins with a clause that depends on another. */
static bool is_subordinate(const quote_maker *m, const speech_cue *cue) {
  const speech_reader *reader = &m->reader;
  uint32_t first = cue->inherited || range_empty(cue->speaker) ? cue->start : cue->speaker.first, t = m->unit.first;
  for (uint32_t limit = t + LONGEST_FRONT; t < first && t < limit; t++) {
    if (class_at(reader, t) != CLAUSE_JOINT) continue;
    if (!word_is(reader, t, WORD_AND) && !word_is(reader, t, WORD_BUT) && !word_is(reader, t, WORD_OR) && !word_is(reader, t, WORD_SO)) break;
  }
  return t < first && class_at(reader, t) == CLAUSE_JOINT && !has_finite_verb(reader, m->unit.first, t) && t + LONGEST_FRONT > first;
}

uint32_t main_clause(const quote_maker *m, uint32_t from, uint32_t end) {
  const speech_reader *reader = &m->reader;
  for (uint32_t t = from + 1; t + 2 < end; t++) {
    if (is_quoted(reader, t) || !word_is(reader, t, WORD_COMMA) || joins_list(reader, t, end)) continue;
    bool apposed = is_named(reader, t - 1) && class_at(reader, t + 1) == CLAUSE_DETERMINER; /* "Moss|, the mayor, …" */
    if (!apposed && begins_subject(reader, t + 1) && has_finite_verb(reader, t + 1, end)) return t;
  }
  return end;
}

/* "Moss, asked whether she would go|, said|", "Asked whether she would go|, Moss| said": the end of a question that was put. */
static uint32_t asked_end(const quote_maker *m, uint32_t from, uint32_t end) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    uint32_t verb = m->cues.items[i].cue.first;
    if (verb > from && verb < end && word_is(&m->reader, verb - 1, WORD_COMMA)) end = verb - 1;
  }
  return main_clause(m, from, end);
}

uint32_t content_end(const quote_maker *m, const speech_cue *cue, uint32_t from) {
  uint32_t end = m->unit.end;
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *next = &m->cues.items[i];
    if (next == cue || next->start <= from || next->start >= end) continue;
    if (cue->according && next->participle) continue; /* "According to the Post, Moss left, saying that …" */
    if (opens_words(m, next, from)) end = before_conjunction(m, next->start, from);
  }
  if (cue->put) end = asked_end(m, from, end);
  token_range who = cue->relative ? cue->speaker : cue->subject;
  bool relative = cue->relative || (!range_empty(who) && class_at(&m->reader, who.first) == CLAUSE_RELATIVE);
  bool aside = relative && who.first > m->unit.first && word_is(&m->reader, who.first - 1, WORD_COMMA);
  for (uint32_t t = from; aside && t < end; t++)
    if (!is_quoted(&m->reader, t) && word_is(&m->reader, t, WORD_COMMA)) end = t; /* "Moss, who said no, left" */
  if (is_subordinate(m, cue)) end = main_clause(m, from, end);
  return semicolon_or(m, from, end);
}

uint32_t clause_start(const quote_maker *m, const speech_cue *cue) {
  const ng_sentence *sentence = sentence_at(&m->reader, m->unit.first);
  uint32_t start = m->unit.first;
  if (sentence->first == start) start += sentence->dateline_end;
  if (is_line(&m->reader, start) && word_is(&m->reader, start + 1, WORD_COLON) && !is_named(&m->reader, start)) start += 2; /* "Exclusive: …" */
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *before = &m->cues.items[i];
    if (before == cue) break;
    if (before->quote == NO_REF || before->start >= cue->start) continue;
    const fact_quote *quote = &m->reader.doc->facts.quotes.items[before->quote];
    if (quote->part_count == 0) continue;
    uint32_t end = quote->parts[quote->part_count - 1].end;
    if (end <= cue->start && end > start) start = end;
  }
  return start;
}

/* "praised the plan |and left|": the verb has another, the thing has none. */
static bool joins_verbs(const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (!word_is(reader, token, WORD_AND) && !word_is(reader, token, WORD_BUT)) return false;
  uint32_t t = token + 1;
  while (t < limit && class_at(reader, t) == CLAUSE_ADVERB) t++;
  return t < limit && !is_quoted(reader, t) && is_past_verb(reader, t);
}

/* "favors ports |and| opposes taxes", "calling it a mess |and| accusing her": the same speaker says more. */
static bool joins_cue(const quote_maker *m, const speech_cue *cue, uint32_t token) {
  if (!word_is(&m->reader, token, WORD_AND) && !word_is(&m->reader, token, WORD_BUT)) return false;
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *next = &m->cues.items[i];
    if (next->cue.first == token + 1 && next->inherited && !next->modal) return !next->participle || cue->participle;
  }
  return false;
}

/* "opposed the plan |but| Moss said": a clause with a subject of its own. */
static bool joins_clause(const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (!word_is(reader, token, WORD_BUT) && !(word_is(reader, token, WORD_AND) && class_at(reader, token + 1) == CLAUSE_SUBJECT)) return false;
  return token + 2 < limit && begins_subject(reader, token + 1) && has_finite_verb(reader, token + 1, limit);
}

/* "the plan |(and its authors)| in May": the bracket that closes the one at `token`; `token` where none opens or closes. */
static uint32_t pass_bracket(const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (!word_is(reader, token, WORD_OPEN_BRACKET)) return token;
  for (uint32_t t = token + 1; t < limit; t++)
    if (word_is(reader, t, WORD_CLOSE_BRACKET)) return t;
  return token;
}

/* "the angry|,| divisive speech" */
static bool joins_adjectives(const speech_reader *reader, uint32_t comma, uint32_t limit) {
  if (!word_is(reader, comma, WORD_COMMA) || comma < 2 || !is_determiner(reader, comma - 2) || !is_nominal(reader, comma - 1)) return false;
  const ng_token *next = &reader->tokens->tokens[comma + 1];
  bool plain = next->casing == CASE_LOWER && is_nominal(reader, comma + 1) && !token_ends(reader->tokens, comma + 1, STR("ing"));
  return plain && comma + 2 < limit && is_nominal(reader, comma + 2) && !has_finite_verb(reader, comma + 1, limit);
}

/* "the theft|, including| the files", "the harbour|, or| what is left of it", "three ways out|:| the bridge, the ferry": the mark at `token` does
 * not end the thing. */
static bool goes_on(const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (token + 1 >= limit || is_quoted(reader, token + 1)) return false;
  if (joins_list(reader, token, limit) || joins_adjectives(reader, token, limit)) return true;
  static const uint16_t MORE[] = {WORD_AND, WORD_AS, WORD_BUT, WORD_INCLUDING, WORD_OR};
  bool more = word_is(reader, token, WORD_COMMA) && ONE_OF(reader->tokens, token + 1, MORE);
  return (more || word_is(reader, token, WORD_COLON)) && !has_finite_verb(reader, token + 2, limit);
}

/* "criticized the plan, saying …": a thing ends with its clause. */
uint32_t object_end(const quote_maker *m, const speech_cue *cue, uint32_t token, uint32_t limit) {
  const speech_reader *reader = &m->reader;
  uint32_t least = token + 2; /* "discussed costs, including …" tells of a deed */
  for (; token < limit; token++) {
    uint32_t close = pass_bracket(reader, token, limit);
    if (close > token) token = close + 1;
    if (token >= limit) return limit;
    if (is_quoted(reader, token)) continue;
    if (joins_verbs(reader, token, limit) || joins_clause(reader, token, limit) || joins_cue(m, cue, token) ||
        (is_mark(reader, token) && !(token >= least && goes_on(reader, token, limit))))
      return token;
  }
  return limit;
}

uint32_t before_adjuncts(const quote_maker *m, token_range thing) {
  const speech_reader *reader = &m->reader;
  static const uint16_t WHERE[] = {WORD_AT, WORD_DURING, WORD_IN, WORD_ON, WORD_THROUGH};
  bool set, setting = false;
  uint32_t t = thing.first;
  while (t < thing.end && (t == thing.first || is_quoted(reader, t) || is_named(reader, t) || word_is(reader, t, WORD_GENITIVE) ||
                           (class_at(reader, t) == CLAUSE_OTHER && !is_dated(reader, t) && !looks_finite(reader, t))))
    t++;
  uint32_t at = t;
  if (t >= thing.end || !(is_dated(reader, t) || ONE_OF(reader->tokens, t, WHERE))) return thing.end;
  bool party = t > thing.first && (is_named(reader, t - 1) || is_object_pronoun(reader, t - 1));
  for (uint32_t end = adjunct_end(reader, at, thing.end, &set); end > at; end = adjunct_end(reader, at, thing.end, &set)) at = end, setting |= set;
  return at == thing.end && (setting || party) ? t : thing.end;
}

/* Whether another clause begins behind the comma: ", |hoping| to win", ", |though| it rained", ", |she| left", ", |was| closed". */
static bool opens_other_clause(const speech_reader *reader, uint32_t comma, uint32_t limit) {
  uint32_t t = comma + 1;
  if (t >= limit || is_quoted(reader, t)) return false;
  word_class class = class_at(reader, t);
  if (class == CLAUSE_AUXILIARY) return true;
  if (reader->tokens->tokens[t].casing == CASE_LOWER && token_ends(reader->tokens, t, STR("ing")))
    return !word_is(reader, t, WORD_INCLUDING) && !token_ends(reader->tokens, t, STR("thing"));
  if (class == CLAUSE_JOINT) return !word_is(reader, t, WORD_OR) && !word_is(reader, t, WORD_LIKE) && has_finite_verb(reader, t + 1, limit);
  return begins_subject(reader, t) && !word_is(reader, t, WORD_WHO) && has_finite_verb(reader, t, limit);
}

/* "vowed |to keep the port|, hoping …", "… and called it safe": what is intended ends with its clause. */
uint32_t infinitive_end(const quote_maker *m, const speech_cue *cue, uint32_t token, uint32_t limit) {
  const speech_reader *reader = &m->reader;
  for (uint32_t t = token + 2; t < limit; t++) {
    if (is_quoted(reader, t)) continue;
    bool comma = word_is(reader, t, WORD_COMMA) && !joins_list(reader, t, limit) && opens_other_clause(reader, t, limit);
    if (comma || joins_verbs(reader, t, limit) || joins_clause(reader, t, limit) || joins_cue(m, cue, t)) return t;
  }
  return limit;
}

/* "Moss's refusal to sell the ship |was|": what a noun governs ends before the verb whose subject the noun is. */
uint32_t complement_end(const quote_maker *m, uint32_t token, uint32_t limit) {
  const speech_reader *reader = &m->reader;
  bool inner = false; /* a clause inside has begun and wants its own verb */
  for (uint32_t t = token; t < limit; t++) {
    if (is_quoted(reader, t)) continue;
    word_class class = class_at(reader, t);
    if (joins_verbs(reader, t, limit) || (class == CLAUSE_MARK && !joins_list(reader, t, limit))) return t;
    bool verb = class == CLAUSE_AUXILIARY ? !word_is(reader, t - 1, WORD_TO) : class == CLAUSE_OTHER && is_finite_verb(reader, t);
    if (verb && !inner) {
      while (t > token + 1 && class_at(reader, t - 1) == CLAUSE_ADVERB) t--;
      return t;
    }
    if (verb) inner = class == CLAUSE_AUXILIARY && class_at(reader, t + 1) != CLAUSE_AUXILIARY ? false : inner;
    inner |= class == CLAUSE_RELATIVE || class == CLAUSE_SUBJECT || word_is(reader, t, WORD_THAT);
  }
  return limit;
}

uint32_t words_start(const quote_maker *m, const speech_cue *cue) {
  const speech_reader *reader = &m->reader;
  bool to = word_is(reader, cue->tail, WORD_TO) || (word_is(reader, cue->tail, WORD_NOT) && word_is(reader, cue->tail + 1, WORD_TO));
  return to && !range_empty(cue->addressee) && cue->addressee.end == cue->tail ? cue->addressee.first : cue->tail;
}
