/* Words without marks: what a cue governs, behind it ("said the road is closed"), before it, and on both sides ("the road, he said, is closed"). */
#include "fact/grammar.h"
#include "fact/quote/quote_maker.h"
#include "rule/token_class.h"

#define SHORTEST_THING 3u  /* "rejected the claim": so few words say nothing of what was said */
#define SHORTEST_CLAUSE 4u /* words of a clause whose verb is not known */
#define LONGEST_FRONT 6u   /* tokens before the conjunction of a clause in front, and from there to its subject */

/* ---- the end of what a cue governs ---- */

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
  while (token > least && (is_conjunction(m, token - 1) || is_mark(&m->reader, token - 1))) token--;
  return token;
}

/* "while the cabinet continued to insist …", "and added that …", ", saying …": words of their own, not a part of what was said before. */
static bool opens_words(const quote_maker *m, const speech_cue *next, uint32_t least) {
  if (next->according) return true;
  if (next->start < least + 1 || next->start < 2 || next->gerund || next->modal) return false;
  bool joined = is_conjunction(m, next->start - 1),
       comma = word_is(&m->reader, next->start - 1, WORD_COMMA) || is_quoted(&m->reader, next->start - 1);
  if (next->quote != NO_REF && (joined || comma)) return true;
  bool apart = joined && (word_is(&m->reader, next->start - 2, WORD_COMMA) || is_quoted(&m->reader, next->start - 2)),
       speaks = is_speech(next) && next->frames & (FRAME_CLAUSE | FRAME_THAT);
  if (next->inherited && next->participle) return speaks && (comma || joined);
  return next->inherited && speaks ? joined : apart && (speaks || next->sense == SENSE_JUDGE || !next->inherited);
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

/* "hackers from China|,| Russia and Iran" */
static bool joins_list(const speech_reader *reader, uint32_t comma, uint32_t limit) {
  if (!word_is(reader, comma, WORD_COMMA)) return false;
  uint32_t t = comma + 1;
  while (t < limit && t < comma + 5 && is_nominal(reader, t) && !is_quoted(reader, t)) t++;
  return t > comma + 1 && t < limit && (word_is(reader, t, WORD_AND) || word_is(reader, t, WORD_OR)) && t + 1 < limit && is_nominal(reader, t + 1);
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

/* The comma behind such a clause: a main clause with a subject of its own begins there. */
static uint32_t main_clause(const quote_maker *m, uint32_t from, uint32_t end) {
  const speech_reader *reader = &m->reader;
  for (uint32_t t = from + 1; t + 2 < end; t++) {
    if (is_quoted(reader, t) || !word_is(reader, t, WORD_COMMA) || joins_list(reader, t, end)) continue;
    bool apposed = is_named(reader, t - 1) && class_at(reader, t + 1) == CLAUSE_DETERMINER; /* "Moss|, the mayor, …" */
    if (!apposed && begins_subject(reader, t + 1) && has_finite_verb(reader, t + 1, end)) return t;
  }
  return end;
}

uint32_t content_end(const quote_maker *m, const speech_cue *cue, uint32_t from) {
  uint32_t end = m->unit.end;
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *next = &m->cues.items[i];
    if (next == cue || next->start <= from || next->start >= end) continue;
    if (opens_words(m, next, from)) end = before_conjunction(m, next->start, from);
  }
  bool aside = cue->relative && cue->speaker.first > m->unit.first && word_is(&m->reader, cue->speaker.first - 1, WORD_COMMA);
  for (uint32_t t = from; aside && t < end; t++)
    if (!is_quoted(&m->reader, t) && word_is(&m->reader, t, WORD_COMMA)) end = t; /* "Moss, who said no, left" */
  if (cue->put || is_subordinate(m, cue)) end = main_clause(m, from, end);
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

/* "criticized the plan, saying …": a thing ends with its clause. */
static uint32_t object_end(const quote_maker *m, uint32_t token, uint32_t limit) {
  const speech_reader *reader = &m->reader;
  for (; token < limit; token++) {
    if (is_quoted(reader, token)) continue;
    if (joins_verbs(reader, token, limit) || (is_mark(reader, token) && !joins_list(reader, token, limit))) return token;
  }
  return limit;
}

/* "Moss's refusal to sell the ship |was|": what a noun governs ends before the verb whose subject the noun is. */
static uint32_t complement_end(const quote_maker *m, uint32_t token, uint32_t limit) {
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

/* ---- what follows a cue ---- */

/* FRAME_… of the words from the cue's tail on. */
static unsigned frame_of(const quote_maker *m, const speech_cue *cue, uint32_t end) {
  const speech_reader *reader = &m->reader;
  uint32_t t = cue->tail;
  switch (reader->tokens->tokens[t].lexeme) {
    case WORD_THAT: return FRAME_THAT;
    case WORD_TO: return FRAME_TO;
    case WORD_NOT: return word_is(reader, t + 1, WORD_TO) ? FRAME_TO : FRAME_OBJECT;
    case WORD_WHETHER:
    case WORD_WHAT:
    case WORD_HOW:
    case WORD_WHY: return FRAME_WH;
    case WORD_IF:
    case WORD_WHO:
    case WORD_WHERE:
    case WORD_WHEN: return cue->negated || cue->sense == SENSE_ASK ? FRAME_WH : 0;
    case WORD_AS: return FRAME_AS;
    default: break;
  }
  word_class class = class_at(reader, t);
  static const uint16_t AROUND[] = {WORD_ABOUT, WORD_AROUND, WORD_BETWEEN, WORD_OVER, WORD_UNDER};
  bool around = t + 1 < end && ONE_OF(reader->tokens, t, AROUND) && is_number(reader, t + 1); /* "about 20 people", "over half of the ships" */
  if (class == CLAUSE_PREPOSITION && !around) return FRAME_ABOUT;
  if (class == CLAUSE_JOINT) return 0;
  if (has_finite_verb(reader, t, end)) return FRAME_CLAUSE;
  ng_str text = token_text(reader->tokens, t);
  bool ing = reader->tokens->tokens[t].casing == CASE_LOWER && text.len > 4 && memcmp(text.ptr + text.len - 3, "ing", 3) == 0;
  return ing ? FRAME_ING : FRAME_OBJECT;
}

/* Whether the cue takes such words; a clause after a verb that takes none is a thing with more about it. */
static bool takes(const speech_cue *cue, unsigned *frame, uint32_t length) {
  if (*frame == FRAME_CLAUSE && !(cue->frames & FRAME_CLAUSE)) *frame = FRAME_OBJECT;
  if (*frame == FRAME_OBJECT && cue->frames & FRAME_ANY && length >= SHORTEST_CLAUSE) *frame = FRAME_CLAUSE;
  if (*frame == FRAME_TO && !range_empty(cue->addressee)) return true;
  return (cue->frames & *frame) != 0;
}

/* Polls and reports find things; what a person found is no statement. */
static bool is_document(const quote_maker *m, token_range phrase) {
  token_range core = phrase_core(&m->reader, phrase);
  for (uint32_t t = core.first; t < core.end; t++)
    if (in_list(&m->reader, t, LIST_DOCUMENT_NOUN)) return true;
  return false;
}

/* The author's own thoughts are nobody's quote. */
static bool is_author(const quote_maker *m, token_range phrase) {
  return word_is(&m->reader, phrase.first, WORD_I) || word_is(&m->reader, phrase.first, WORD_WE) || word_is(&m->reader, phrase.first, WORD_YOU);
}

static bool is_say(const speech_cue *cue) {
  return str_is(cue->lemma, "say");
}

/* "by saying |the road| is closed", "by telling |he| had left": a clause, not a thing with more about it. */
static bool opens_clause(const quote_maker *m, const speech_cue *cue, unsigned frame) {
  return frame == FRAME_CLAUSE && (is_say(cue) || class_at(&m->reader, cue->tail) == CLAUSE_SUBJECT);
}

/* "will praise the plan", "by praising the plan" tell of a deed; only a clause makes them a statement. */
static bool is_told(const quote_maker *m, const speech_cue *cue, unsigned frame) {
  bool clause = frame & (FRAME_THAT | FRAME_CLAUSE | FRAME_WH);
  if (cue->gerund && !(is_speech(cue) && (frame == FRAME_THAT || opens_clause(m, cue, frame)))) return false;
  if (cue->sense == SENSE_THINK && is_author(m, cue->speaker)) return false;
  if (cue->sense == SENSE_SHOW && frame == FRAME_OBJECT) return is_document(m, cue->speaker);
  if (clause) return true;
  if (cue->participle && cue->sense == SENSE_SAY) return false;
  return !cue->modal || cue->negated;
}

/* Whoever says a clause can speak: "The legend said the ship sails on." */
static bool speaks(const quote_maker *m, const speech_cue *cue, unsigned frame) {
  bool says = frame == FRAME_CLAUSE && !cue->participle && !range_empty(cue->speaker) && is_say(cue);
  return says || cue->put || can_speak(&m->reader, cue->speaker);
}

/* "believed |the minister's claim that| …": the noun has the words. */
static bool holds_noun_cue(const quote_maker *m, uint32_t first) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *noun = &m->cues.items[i];
    if (noun->rule != NO_RULE && noun->start >= first && noun->start <= first + 2 && word_is(&m->reader, noun->tail, WORD_THAT)) return true;
  }
  return false;
}

uint32_t words_start(const quote_maker *m, const speech_cue *cue) {
  const speech_reader *reader = &m->reader;
  bool to = word_is(reader, cue->tail, WORD_TO) || (word_is(reader, cue->tail, WORD_NOT) && word_is(reader, cue->tail + 1, WORD_TO));
  return to && !range_empty(cue->addressee) && cue->addressee.end == cue->tail ? cue->addressee.first : cue->tail;
}

/* "the donors, |which| she says |are many|": the pronoun is the subject of what was said. */
static void give_relative(quote_maker *m, speech_cue *cue, token_range part) {
  const speech_reader *reader = &m->reader;
  bool verb = !range_empty(part) && class_at(reader, part.first) == CLAUSE_AUXILIARY;
  if (!verb || cue->inherited || cue->relative || cue->start <= m->unit.first) return;
  uint32_t before = cue->start - 1;
  if (word_is(reader, before, WORD_WHICH) || word_is(reader, before, WORD_WHO)) quote_give(m, cue, (token_range){before, cue->start});
}

static void attach_behind(quote_maker *m, speech_cue *cue) {
  uint32_t end = content_end(m, cue, cue->tail), first = cue->tail;
  unsigned frame = frame_of(m, cue, end);
  bool found_by_rule = cue->rule != NO_RULE;
  if (is_quoted(&m->reader, first) || (!found_by_rule && holds_noun_cue(m, first))) return; /* marks that were nobody's words */
  if (!found_by_rule && (!takes(cue, &frame, end - first) || !is_told(m, cue, frame))) return;
  if (!found_by_rule && frame != FRAME_THAT && !speaks(m, cue, frame)) return;
  if (found_by_rule && frame & (FRAME_ABOUT | FRAME_TO)) end = complement_end(m, first + 1, end);
  if (frame == FRAME_ABOUT || frame == FRAME_OBJECT) end = object_end(m, first, end);
  if (frame == FRAME_ABOUT) {
    if (range_empty(cue->addressee) && cue->cue.end == first) cue->cue.end = first + 1;
    first++;
  }
  if (frame == FRAME_TO) first = words_start(m, cue);
  token_range part = trim_marks(m, (token_range){first, end});
  give_relative(m, cue, part);
  uint32_t least = found_by_rule ? 1 : frame & (FRAME_OBJECT | FRAME_ABOUT | FRAME_ING | FRAME_TO) ? SHORTEST_THING : 2;
  if (part.end >= part.first + least) quote_give(m, cue, part);
}

/* ---- before a cue ---- */

static bool nothing_follows(const quote_maker *m, const speech_cue *cue) {
  return cue->tail >= m->unit.end || is_mark(&m->reader, cue->tail) ||
         (class_at(&m->reader, cue->tail) == CLAUSE_JOINT && !word_is(&m->reader, cue->tail, WORD_IF) &&
          !word_is(&m->reader, cue->tail, WORD_WHETHER) && !word_is(&m->reader, cue->tail, WORD_WHEN) &&
          !word_is(&m->reader, cue->tail, WORD_WHERE) && !word_is(&m->reader, cue->tail, WORD_AS));
}

/* "…, Moss said, according to a transcript": the words are hers. */
static bool follows_cue(const quote_maker *m, const speech_cue *cue) {
  for (uint32_t i = m->from; i < m->cues.count && &m->cues.items[i] != cue; i++)
    if (m->cues.items[i].tail + 1 >= cue->start && m->cues.items[i].quote != NO_REF) return true;
  return false;
}

static token_range rest_behind(const quote_maker *m, const speech_cue *cue) {
  return trim_marks(m, (token_range){cue->tail + 1, content_end(m, cue, cue->tail + 1)});
}

/* "The road is closed, the mayor said." and "The road, the mayor said, is closed." */
static void attach_clause_before(quote_maker *m, speech_cue *cue) {
  uint32_t start = clause_start(m, cue);
  bool comma = cue->start > start && (word_is(&m->reader, cue->start - 1, WORD_COMMA) || cue->according);
  if (cue->inherited || cue->relative || !comma || !(cue->frames & FRAME_END)) return;
  if (cue->according ? follows_cue(m, cue) : !can_speak(&m->reader, cue->speaker)) return;
  if (cue->start < start + 3) { /* "Still, he said, the road is closed" */
    if (cue->according || !word_is(&m->reader, cue->tail, WORD_COMMA)) return;
    if (class_at(&m->reader, start) == CLAUSE_OTHER)
      quote_give(m, cue, trim_marks(m, (token_range){start, cue->start})); /* "Oslo, he said, is dark" */
    quote_give(m, cue, rest_behind(m, cue));
    return;
  }
  token_range part = trim_marks(m, (token_range){start, cue->start});
  bool adjunct = !range_empty(part) && class_at(&m->reader, part.first) == CLAUSE_PREPOSITION && !has_finite_verb(&m->reader, part.first, part.end);
  bool alone = cue->tail + 1 >= m->unit.end; /* "Through a spokesman, he declined to comment." */
  if (part.end < part.first + 2 || (adjunct && alone)) return;
  quote_give(m, cue, part);
  bool goes_on = !cue->according || !has_finite_verb(&m->reader, part.first, part.end); /* "In May, according to Moss, the road closed" */
  if (goes_on && cue->tail + 2 < m->unit.end && word_is(&m->reader, cue->tail, WORD_COMMA) && cue->quote != NO_REF) {
    token_range rest = rest_behind(m, cue);
    if (rest.end > rest.first + 1 && class_at(&m->reader, rest.first) != CLAUSE_RELATIVE) quote_add_part(m, quote_at(m, cue->quote), rest);
  }
}

/* "continued" in "continued to insist" belongs to the cue "insist". */
static bool is_part_of_another(const quote_maker *m, const speech_cue *cue) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *other = &m->cues.items[i];
    if (other != cue && other->cue.first <= cue->cue.first && other->cue.end > cue->verb_end) return true;
  }
  return false;
}

/* Clauses before a cue come first, for they hold the cues inside them: "The miners, who asked for help, are safe, the mayor said". */
void attach_words(quote_maker *m) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    speech_cue *cue = &m->cues.items[i];
    bool in_front = cue->start <= m->unit.first + 1;
    if (cue->quote == NO_REF && !cue->only_quoted && !in_front && (cue->according || nothing_follows(m, cue)) && !is_part_of_another(m, cue))
      attach_clause_before(m, cue);
  }
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    speech_cue *cue = &m->cues.items[i];
    if (cue->quote != NO_REF || cue->only_quoted || is_part_of_another(m, cue)) continue;
    if (cue->according && cue->start <= m->unit.first + 1)
      quote_give(m, cue, trim_marks(m, (token_range){cue->tail, content_end(m, cue, cue->tail)}));
    else if (!cue->according && !nothing_follows(m, cue))
      attach_behind(m, cue);
  }
}
