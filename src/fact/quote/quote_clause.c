/* Words without marks: what a cue governs, behind it ("said the road is closed"), before it, and on both sides ("the road, he said, is closed"). */
#include "fact/grammar.h"
#include "fact/quote/quote_maker.h"

#define SHORTEST_THING 3u  /* "rejected the claim": so few words say nothing of what was said */
#define LONGEST_ASIDE 12u  /* words of "in a message to the party" */
#define SHORTEST_CLAUSE 4u /* words of a clause whose verb is not known */

/* ---- what follows a cue ---- */

/* "said |despite the rain, she| would run", "said |if it rains, she| would run": words in front of a clause with a subject of its own. */
static bool opens_main_clause(const quote_maker *m, const speech_cue *cue, uint32_t end) {
  static const uint16_t NO_FRONTS[] = {WORD_ABOUT, WORD_AND, WORD_BUT, WORD_OF, WORD_OR, WORD_THAN, WORD_TO};
  word_class class = class_at(&m->reader, cue->tail);
  if (class != CLAUSE_PREPOSITION && class != CLAUSE_JOINT) return false;
  if (!(cue->frames & FRAME_CLAUSE) || cue->sense > SENSE_THINK || ONE_OF(m->reader.tokens, cue->tail, NO_FRONTS)) return false;
  return main_clause(m, cue->tail, end) < end;
}

/* FRAME_… of the words from the cue's tail on. */
static unsigned frame_of(const quote_maker *m, const speech_cue *cue, uint32_t end) {
  const speech_reader *reader = &m->reader;
  uint32_t t = cue->tail;
  if (opens_main_clause(m, cue, end)) return FRAME_CLAUSE;
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
  around |= word_is(reader, t, WORD_AT) && (word_is(reader, t + 1, WORD_LEAST) || word_is(reader, t + 1, WORD_MOST));
  if (class == CLAUSE_PREPOSITION && !around) return FRAME_ABOUT;
  if (class == CLAUSE_JOINT) return 0;
  if (has_finite_verb(reader, t, end)) return FRAME_CLAUSE;
  ng_str text = token_text(reader->tokens, t);
  bool ing = reader->tokens->tokens[t].casing == CASE_LOWER && text.len > 4 && str_ends(text, STR("ing"));
  return ing ? FRAME_ING : FRAME_OBJECT;
}

/* Whether the cue takes such words; a clause after a verb that takes none is a thing with more about it. */
static bool takes(const speech_cue *cue, unsigned *frame, uint32_t length, bool what) {
  if (*frame == FRAME_CLAUSE && !(cue->frames & FRAME_CLAUSE)) *frame = FRAME_OBJECT;
  if (*frame == FRAME_OBJECT && cue->frames & FRAME_ANY && length >= SHORTEST_CLAUSE) *frame = FRAME_CLAUSE;
  if (*frame == FRAME_WH && !(cue->frames & FRAME_WH) && what) *frame = FRAME_OBJECT; /* "condemned |what it called a crime|" */
  if (*frame == FRAME_TO && !range_empty(cue->addressee)) return true;
  if (*frame & (FRAME_AS | FRAME_ABOUT) && cue->sense == SENSE_JUDGE && !range_empty(cue->subject)) return true; /* was criticized as a waste */
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
  return says || cue->put || !range_empty(cue->subject) || can_speak(&m->reader, cue->speaker);
}

/* "believed |the minister's claim that| …": the noun has the words. */
static bool holds_noun_cue(const quote_maker *m, uint32_t first) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *noun = &m->cues.items[i];
    if (noun->rule != NO_RULE && noun->start >= first && noun->start <= first + 2 && word_is(&m->reader, noun->tail, WORD_THAT)) return true;
  }
  return false;
}

void give_relative(quote_maker *m, speech_cue *cue, token_range part) {
  const speech_reader *reader = &m->reader;
  if (range_empty(part) || cue->inherited || cue->relative || cue->start <= m->unit.first) return;
  uint32_t before = cue->start - 1;
  word_class class = class_at(reader, part.first);
  bool that = word_is(reader, before, WORD_THAT), governed = before > m->unit.first && class_at(reader, before - 1) == CLAUSE_PREPOSITION;
  bool past = that ? is_finite_verb(reader, part.first) : is_past_verb(reader, part.first); /* "the rumour that she felt |beaten| by him" */
  bool verb = class == CLAUSE_AUXILIARY || (class == CLAUSE_OTHER && past);
  bool thing = !that && !governed && cue->sense == SENSE_NAME && class != CLAUSE_PREPOSITION; /* but "in which she called it a mess" */
  if (verb ? !(cue->frames & FRAME_CLAUSE) : !thing) return;
  if (that || word_is(reader, before, WORD_WHICH) || word_is(reader, before, WORD_WHO) || word_is(reader, before, WORD_WHOM))
    quote_give(m, cue, (token_range){before, cue->start});
}

/* "|The plan| was criticized as a waste", "|Moss| is expected to go", but in "Moss was told that …" she is the person told. */
static void give_subject(quote_maker *m, speech_cue *cue, unsigned frame) {
  bool told = (cue->sense == SENSE_TELL || cue->sense == SENSE_ASK) && frame != FRAME_TO;
  if (!told) quote_give(m, cue, cue->subject);
}

/* "|The plan| was rejected by Moss": with nothing more, a passive tells only what somebody thinks of a thing. */
static bool is_verdict(const quote_maker *m, const speech_cue *cue) {
  bool named = !range_empty(cue->subject) && class_at(&m->reader, cue->subject.first) != CLAUSE_RELATIVE;
  return named && (cue->sense == SENSE_JUDGE || cue->sense == SENSE_DENY) && can_speak(&m->reader, cue->speaker);
}

/* "an aide who |declined| to be named said": the cue stands in the speaker of another, which has the verb of the sentence; NULL when it does not. */
static const speech_cue *holder_of(const quote_maker *m, const speech_cue *cue) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *other = &m->cues.items[i];
    if (other != cue && other->speaker.first < cue->cue.first && other->speaker.end > cue->cue.first) return other;
  }
  return NULL;
}

/* Words that a cue must govern: one or two where somebody is judged ("praised |Moss|"), where a rule or a passive says that something is told. */
static uint32_t shortest(const quote_maker *m, const speech_cue *cue, unsigned frame) {
  bool thing = frame & (FRAME_OBJECT | FRAME_ABOUT | FRAME_ING);
  if (cue->rule != NO_RULE || !range_empty(cue->subject)) return frame == FRAME_TO ? 2 : 1; /* "he was asked to" */
  if (frame == FRAME_OBJECT && cue->sense == SENSE_JUDGE) return mention_end(&m->reader, cue->tail) ? 1 : 2;
  if (thing && (cue->sense == SENSE_DEMAND || cue->sense == SENSE_DENY)) return 2; /* "called for more money" */
  return thing ? SHORTEST_THING : frame == FRAME_WH && cue->negated ? 1 : 2;       /* "did not say when" */
}

/* "dismissed |Moss| in May": a person is sent away, no claim is denied. */
static bool is_person_denied(const quote_maker *m, const speech_cue *cue, unsigned frame) {
  return frame == FRAME_OBJECT && cue->sense == SENSE_DENY && is_named(&m->reader, cue->tail) && ref_kind_at(&m->reader, cue->tail) == REF_PERSON;
}

/* "The deputy |who hopes to win| is old": a relative clause in the subject of the sentence, whose verb comes behind it. */
static bool delays_verb(const quote_maker *m, const speech_cue *cue) {
  return cue->relative && !has_finite_verb(&m->reader, m->unit.first, cue->speaker.first);
}

static void attach_behind(quote_maker *m, speech_cue *cue) {
  const speech_cue *holder = cue->relative ? holder_of(m, cue) : NULL;
  uint32_t end = content_end(m, cue, cue->tail), first = cue->tail;
  if (holder && holder->speaker.end < end) end = holder->speaker.end;
  unsigned frame = frame_of(m, cue, end);
  if (holder && frame == FRAME_TO) return;
  bool found_by_rule = cue->rule != NO_RULE;
  if (is_quoted(&m->reader, first) || (!found_by_rule && holds_noun_cue(m, first))) return; /* marks that were nobody's words */
  if (!found_by_rule && (!takes(cue, &frame, end - first, word_is(&m->reader, first, WORD_WHAT)) || !is_told(m, cue, frame))) return;
  if (!found_by_rule && frame != FRAME_THAT && !speaks(m, cue, frame)) return;
  if (is_person_denied(m, cue, frame)) return;
  if (frame == FRAME_TO) end = found_by_rule || delays_verb(m, cue) ? complement_end(m, first + 1, end) : infinitive_end(m, cue, first, end);
  if (frame == FRAME_ABOUT || frame == FRAME_OBJECT) end = object_end(m, cue, first, end);
  if (frame == FRAME_ABOUT) {
    if (range_empty(cue->addressee) && cue->cue.end == first) cue->cue.end = first + 1;
    first++;
  }
  if (frame == FRAME_TO) first = words_start(m, cue);
  token_range part = trim_marks(m, (token_range){first, end});
  give_relative(m, cue, part);
  uint32_t least = shortest(m, cue, frame);
  if (part.end < part.first + least) return;
  if (frame == FRAME_OBJECT) part.end = before_adjuncts(m, part);
  give_subject(m, cue, frame);
  quote_give(m, cue, part);
}

/* ---- before a cue ---- */

static bool nothing_follows(const quote_maker *m, const speech_cue *cue) {
  return cue->tail >= m->unit.end || is_mark(&m->reader, cue->tail) ||
         (class_at(&m->reader, cue->tail) == CLAUSE_JOINT && !word_is(&m->reader, cue->tail, WORD_IF) &&
          !word_is(&m->reader, cue->tail, WORD_WHETHER) && !word_is(&m->reader, cue->tail, WORD_WHEN) &&
          !word_is(&m->reader, cue->tail, WORD_WHERE) && !word_is(&m->reader, cue->tail, WORD_AS) && !word_is(&m->reader, cue->tail, WORD_SO));
}

/* "…, Moss said in Oslo, according to a transcript": the words before her, up to `start`, are hers. */
static bool follows_cue(const quote_maker *m, const speech_cue *cue, uint32_t start) {
  for (uint32_t i = m->from; i < m->cues.count && &m->cues.items[i] != cue; i++) {
    const speech_cue *other = &m->cues.items[i];
    if (other->quote != NO_REF && (other->tail + 1 >= cue->start || (other->start >= start && !other->inherited))) return true;
  }
  return false;
}

/* Behind the cue and its comma. */
static token_range rest_behind(const quote_maker *m, const speech_cue *cue) {
  uint32_t first = cue->tail + (cue->tail < m->unit.end && is_mark(&m->reader, cue->tail));
  return trim_marks(m, (token_range){first, content_end(m, cue, first)});
}

/* "The road is closed, the mayor said." and "The road, the mayor said, is closed." */
static void attach_clause_before(quote_maker *m, speech_cue *cue) {
  uint32_t start = clause_start(m, cue);
  bool comma = cue->start > start && (word_is(&m->reader, cue->start - 1, WORD_COMMA) || cue->according);
  if (cue->inherited || cue->relative || !comma || !(cue->frames & FRAME_END)) return;
  if (cue->according ? follows_cue(m, cue, start) : !speaks(m, cue, FRAME_CLAUSE)) return;
  if (cue->start < start + 3) { /* "Still, he said, the road is closed" */
    if (cue->according || !word_is(&m->reader, cue->tail, WORD_COMMA)) return;
    if (class_at(&m->reader, start) == CLAUSE_OTHER || class_at(&m->reader, cue->tail + 1) == CLAUSE_AUXILIARY)
      quote_give(m, cue, trim_marks(m, (token_range){start, cue->start})); /* "Oslo, he said, is dark", "The plan, he said, is dead" */
    quote_give(m, cue, rest_behind(m, cue));
    return;
  }
  token_range part = trim_marks(m, (token_range){start, cue->start});
  bool adjunct = !range_empty(part) && class_at(&m->reader, part.first) == CLAUSE_PREPOSITION && !has_finite_verb(&m->reader, part.first, part.end);
  bool alone = cue->tail + 1 >= m->unit.end; /* "Through a spokesman, he declined to comment." */
  if (part.end < part.first + 2 || (adjunct && alone && !cue->according)) return;
  quote_give(m, cue, part);
  bool goes_on = !cue->according || !has_finite_verb(&m->reader, part.first, part.end); /* "In May, according to Moss, the road closed" */
  if (goes_on && cue->tail + 2 < m->unit.end && word_is(&m->reader, cue->tail, WORD_COMMA) && cue->quote != NO_REF) {
    token_range rest = rest_behind(m, cue);
    if (rest.end > rest.first + 1 && class_at(&m->reader, rest.first) != CLAUSE_RELATIVE) quote_add_part(m, quote_at(m, cue->quote), rest);
  }
}

/* "the road is closed, she said |in a message to the party|.", "As the paper reported |on Saturday|, …": the mark behind what is left of a clause of which
 * nothing was said; the cue's tail when words follow. */
static uint32_t aside_end(const quote_maker *m, const speech_cue *cue) {
  const speech_reader *reader = &m->reader;
  uint32_t t = cue->tail;
  static const uint16_t WHERE[] = {WORD_AFTER, WORD_AT, WORD_BEFORE, WORD_DURING, WORD_FROM, WORD_IN, WORD_ON, WORD_OUTSIDE, WORD_THROUGH};
  if (t >= m->unit.end || is_quoted(reader, t) || cue->start <= m->unit.first || !(cue->frames & FRAME_END) || !is_speech(cue)) return t;
  bool comma = word_is(reader, cue->start - 1, WORD_COMMA), set = !range_empty(cue->setting);
  if ((!comma && !word_is(reader, cue->start - 1, WORD_AS)) || !(set || ONE_OF(reader->tokens, t, WHERE))) return t;
  if (comma && !has_finite_verb(reader, clause_start(m, cue), cue->start)) return t;
  for (; t < m->unit.end && t < cue->tail + LONGEST_ASIDE; t++) {
    word_class class = class_at(reader, t);
    if (is_mark(reader, t)) return t;
    if (is_quoted(reader, t) && is_quoted(reader, t - 1)) continue;
    if ((is_quoted(reader, t) && !word_is(reader, t - 1, WORD_GENITIVE)) || class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY ||
        class == CLAUSE_RELATIVE || looks_finite(reader, t))
      break;
  }
  return t >= m->unit.end ? t : cue->tail;
}

static bool follows_as(const quote_maker *m, const speech_cue *cue) {
  bool as = cue->start > m->unit.first && word_is(&m->reader, cue->start - 1, WORD_AS);
  return as && cue->frames & FRAME_END && is_speech(cue) && !cue->inherited && !cue->according;
}

/* "As the mayor noted, |the road is closed|" and "|The road is closed|, as the mayor noted." */
static void attach_as(quote_maker *m, speech_cue *cue) {
  const speech_reader *reader = &m->reader;
  uint32_t as = cue->start - 1, start = clause_start(m, cue);
  bool behind = as > start + 2 && word_is(reader, as - 1, WORD_COMMA);
  if (!can_speak(reader, cue->speaker)) return;
  if (word_is(reader, cue->tail, WORD_COMMA) && (!behind || has_finite_verb(reader, cue->tail + 1, m->unit.end)))
    quote_give(m, cue, rest_behind(m, cue));
  else if (behind)
    quote_give(m, cue, trim_marks(m, (token_range){start, as}));
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
    bool in_front = cue->start <= m->unit.first + 1 || cue->in_front;
    if (cue->quote != NO_REF || cue->only_quoted) continue;
    if (!cue->according) cue->tail = aside_end(m, cue);
    if (follows_as(m, cue) && nothing_follows(m, cue)) attach_as(m, cue);
    if (cue->quote == NO_REF && !in_front && (cue->according || nothing_follows(m, cue)) && !is_part_of_another(m, cue)) attach_clause_before(m, cue);
  }
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    speech_cue *cue = &m->cues.items[i];
    if (cue->quote != NO_REF || cue->only_quoted || is_part_of_another(m, cue)) continue;
    if (cue->according && (cue->start <= m->unit.first + 1 || cue->in_front))
      quote_give(m, cue, rest_behind(m, cue));
    else if (!cue->according && !nothing_follows(m, cue))
      attach_behind(m, cue);
    if (cue->quote == NO_REF && is_verdict(m, cue)) give_subject(m, cue, 0);
  }
}
