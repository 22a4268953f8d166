/* Finding the cues of a unit: verbs with their subjects, addressees and adjuncts, "according to", and what rules of type quote found. */
#include "fact/quote/cue.h"

#include "base/error.h"
#include "fact/quote/cue_tail.h"

#define MOST_CUES 48u /* of one unit: a sentence with more verbs of speech is no prose */
#define FAR_COMMA 30u /* tokens of a source in front: "According to a report posted on its site, …" */

/* ---- the subject ---- */

static bool is_joined(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_AND) || word_is(reader, token, WORD_BUT) || word_is(reader, token, WORD_OR) || word_is(reader, token, WORD_THEN);
}

/* Behind the dateline of the unit: "OSLO (AP) - |Moss|", "Oslo: |Moss|". */
static uint32_t front_of(const speech_reader *reader, speech_unit unit) {
  const ng_sentence *sentence = sentence_at(reader, unit.first);
  uint32_t first = sentence->first == unit.first ? unit.first + sentence->dateline_end : unit.first, colon = mention_end(reader, first);
  return colon && colon < unit.end && word_is(reader, colon, WORD_COLON) ? colon + 1 : first;
}

/* The first name or pronoun of the unit outside quotations that stands before `limit`. */
static token_range first_party(const speech_reader *reader, speech_unit unit, uint32_t limit) {
  uint32_t first = front_of(reader, unit);
  for (uint32_t t = first; t < limit; t++) {
    if (is_quoted(reader, t)) continue;
    if (!mention_end(reader, t) && class_at(reader, t) != CLAUSE_SUBJECT) continue;
    if (t > first && class_at(reader, t - 1) == CLAUSE_PREPOSITION) continue;
    token_range phrase = phrase_after(reader, t, limit, false);
    return phrase_before(reader, first, phrase.end);
  }
  token_range front = phrase_after(reader, first, limit, false);
  for (uint32_t t = first + 1; t < front.end; t++)
    if (looks_finite(reader, t) && !is_named(reader, t)) front.end = t; /* "|The bank| keeps quiet but says" */
  return can_speak(reader, front) ? front : (token_range){limit, limit};
}

/* The subject of a verb before in the same unit: of the last one in `said "…" and added "…"`, of the main one in "said she fears …, adding". */
static token_range inherit_subject(const cue_list *cues, uint32_t from, const cue_verb *g, bool participle) {
  for (uint32_t n = cues->count - from, i = 0; i < n; i++) {
    const speech_cue *cue = &cues->items[participle ? from + i : cues->count - 1 - i];
    if (!range_empty(cue->speaker) && !cue->according && !(participle && cue->relative)) return cue->speaker;
  }
  return first_party(g->reader, g->unit, g->first);
}

/* The title in "host of NRK's “Morning Mail,” said" is no speech. */
static bool ends_quotation(const speech_reader *reader, uint32_t token) {
  uint32_t q = quotation_at(reader, token);
  if (!q || reader->quotations[q - 1].end != token + 1) return false;
  uint32_t first = reader->quotations[q - 1].first;
  return !word_is(reader, first - 1, WORD_GENITIVE);
}

/* Whether the words before the group end with a quotation, a comma between them or not. */
static bool follows_quotation(const cue_verb *g) {
  if (g->first == g->unit.first) return false;
  if (ends_quotation(g->reader, g->first - 1)) return true;
  return g->first > g->unit.first + 1 && is_mark(g->reader, g->first - 1) && ends_quotation(g->reader, g->first - 2);
}

/* Behind a quotation the speaker follows his verb, but for "told", whom the person told follows, and before a colon; in "Moss, citing “bad luck,” said the
 * port would close" a clause does. */
static void set_inverted(speech_cue *cue, cue_verb *g) {
  cue->speaker = phrase_after(g->reader, g->end, g->unit.end, true);
  uint32_t next = cue->speaker.end;
  bool clause =
      word_is(g->reader, g->end, WORD_THAT) || (next < g->unit.end && !is_quoted(g->reader, next) && class_at(g->reader, next) == CLAUSE_AUXILIARY);
  cue->inverted = !clause && !range_empty(cue->speaker);
  if (!cue->inverted) cue->speaker = noun_before_verb(g);
  if (clause && range_empty(cue->speaker)) cue->speaker = first_party(g->reader, g->unit, g->first);
}

static bool is_told(const cue_verb *g) {
  return word_is(g->reader, g->verb, WORD_TOLD) || word_is(g->reader, g->verb, WORD_TELL);
}

/* Whether a clause stands before the group that somebody could say; but in "The mayor, who ran a line, said the clerk …" the mayor says. */
static bool follows_clause(cue_verb *g) {
  for (uint32_t t = g->unit.first; t < g->first; t++) {
    if (is_named(g->reader, t) || is_quoted(g->reader, t)) continue;
    if (t > g->unit.first && word_is(g->reader, t, WORD_WHO) && word_is(g->reader, t - 1, WORD_COMMA)) break;
    if (class_at(g->reader, t) == CLAUSE_AUXILIARY || looks_finite(g->reader, t)) return true;
  }
  token_range noun = noun_before_verb(g);
  return !can_speak(g->reader, noun);
}

/* "…, said the mayor." at the end of a clause without quotation. */
static bool may_invert(cue_verb *g, const speech_cue *cue) {
  if (!(cue->frames & FRAME_END) || is_told(g) || g->first == g->unit.first || !word_is(g->reader, g->first - 1, WORD_COMMA) || g->has_auxiliary ||
      word_is(g->reader, g->end, WORD_THAT))
    return false;
  token_range after = phrase_after(g->reader, g->end, g->unit.end, true);
  if (!can_speak(g->reader, after) || !follows_clause(g)) return false;
  return after.end >= g->unit.end || is_any_mark(g->reader, after.end) || is_dated(g->reader, after.end) ||
         class_at(g->reader, after.end) == CLAUSE_PREPOSITION;
}

/* "was criticized by |many voters| for leaving", "was accused by |the mayor| of hiding" */
static token_range before_reason(const speech_reader *reader, token_range phrase) {
  for (uint32_t t = phrase.first + 1; t < phrase.end; t++) {
    if (is_named(reader, t)) continue;
    bool deed = word_is(reader, t, WORD_OF) && t + 1 < phrase.end && token_ends(reader->tokens, t + 1, STR("ing"));
    if (word_is(reader, t, WORD_FOR) || deed) phrase.end = t;
  }
  return phrase;
}

/* "|Most of the captains on the two coasts| were expected": the subject from the front of its clause on, where nothing else stands there; "|which| is
 * expected". */
static token_range whole_subject(const cue_verb *g, token_range phrase) {
  const speech_reader *reader = g->reader;
  uint32_t front = front_of(reader, g->unit);
  if (range_empty(phrase)) return class_at(reader, g->first - 1) == CLAUSE_RELATIVE ? (token_range){g->first - 1, g->first} : phrase;
  for (uint32_t t = phrase.first; t-- > front;) {
    word_class class = class_at(reader, t);
    if (is_quoted(reader, t) || class == CLAUSE_MARK || class == CLAUSE_AUXILIARY || class == CLAUSE_SUBJECT || class == CLAUSE_RELATIVE ||
        class == CLAUSE_JOINT || looks_finite(reader, t))
      return phrase;
  }
  return class_at(reader, front) == CLAUSE_PREPOSITION || class_at(reader, front) == CLAUSE_ADVERB ? phrase : (token_range){front, phrase.end};
}

/* Who speaks in a passive stands behind "by"; before the verb stands whom or what he tells of. */
static void find_passive_speaker(speech_cue *cue, cue_verb *g) {
  if (g->passive && g->first > g->unit.first && !is_joined(g->reader, g->first - 1)) cue->subject = whole_subject(g, noun_before_verb(g));
  uint32_t limit = g->end + 4 < g->unit.end ? g->end + 4 : g->unit.end;
  uint32_t question = cue->put ? question_word(g->reader, g->end, limit) : limit;
  if (question < limit) limit = question + 1; /* "asked if a trip by Moss …": not she asks */
  for (uint32_t t = g->end; t < limit && !is_quoted(g->reader, t); t++)
    if (word_is(g->reader, t, WORD_BY)) {
      cue->speaker = before_reason(g->reader, phrase_after(g->reader, t + 1, g->unit.end, false));
      cue->inverted = 1;
      return;
    }
}

/* "Farmers |urged| to save water", "Residents |told| to leave": nobody urges or tells without a person told, so the verb is passive. */
static bool is_short_passive(const speech_cue *cue, const cue_verb *g) {
  const unsigned told = FRAME_PERSON | FRAME_PASSIVE | FRAME_TO;
  if (g->has_auxiliary || !(g->forms & FORM_PARTICIPLE) || (cue->frames & told) != told || cue->sense == SENSE_ASK) return false;
  return word_is(g->reader, g->end, WORD_TO);
}

/* "with |a third of farmers| saying they …", "calls from |neighbours| asking for help", but not "wrote to a mayor saying …" */
static bool has_own_subject(cue_verb *g) {
  token_range noun = noun_before_verb(g);
  if (noun.first <= g->unit.first || !can_speak(g->reader, noun) || class_at(g->reader, noun.first) == CLAUSE_RELATIVE) return false;
  return class_at(g->reader, noun.first - 1) == CLAUSE_PREPOSITION && !word_is(g->reader, noun.first - 1, WORD_TO);
}

/* "Noting that it was late, |Moss| left": the subject of the main clause; empty when there is none. */
static token_range main_subject(const cue_verb *g) {
  const speech_reader *reader = g->reader;
  for (uint32_t t = g->end; t + 2 < g->unit.end; t++) {
    bool marked = word_is(reader, t - 1, WORD_COMMA) && ends_quotation(reader, t); /* Calling it "a mess," Moss left */
    if (!marked && (is_quoted(reader, t) || !word_is(reader, t, WORD_COMMA))) continue;
    token_range subject = phrase_after(reader, t + 1, g->unit.end, true);
    uint32_t verb = subject.end + (subject.end < g->unit.end && word_is(reader, subject.end, WORD_COMMA));
    bool finite =
        verb < g->unit.end && (class_at(reader, verb) == CLAUSE_AUXILIARY || class_at(reader, verb) == CLAUSE_ADVERB || looks_finite(reader, verb));
    if (finite && can_speak(reader, subject)) return subject;
  }
  return (token_range){g->first, g->first};
}

/* "The union met and |in a statement| praised the crew": where it was said, not who. */
static bool follows_setting(cue_verb *g) {
  token_range noun = noun_before_verb(g);
  if (noun.first < g->unit.first + 2 || !in_list(g->reader, noun.end - 1, LIST_SPEECH_SETTING)) return false;
  return word_is(g->reader, noun.first - 1, WORD_IN) && is_joined(g->reader, noun.first - 2);
}

static void find_subject(speech_cue *cue, cue_verb *g, const cue_list *cues, uint32_t from) {
  const speech_reader *reader = g->reader;
  uint32_t before = g->first - 1;
  bool at_front = g->first == g->unit.first, then = !at_front && word_is(reader, before, WORD_COMMA) && word_is(reader, g->first, WORD_THEN);
  cue->participle = (g->forms & FORM_ING) && !g->progressive;
  cue->gerund = cue->participle && !at_front && !is_mark(reader, before) && !is_quoted(reader, before) && !is_joined(reader, before);
  cue->put = word_is(reader, g->verb, WORD_ASKED) && is_question_put(reader, g->unit, g->verb);
  g->passive |= is_short_passive(cue, g);
  if (g->passive || cue->put) {
    find_passive_speaker(cue, g);
  } else if (follows_quotation(g) && !(g->forms & FORM_ING) && !is_told(g)) {
    set_inverted(cue, g);
  } else if (cue->gerund && has_own_subject(g)) {
    cue->speaker = noun_before_verb(g);
    cue->gerund = 0;
  } else if (at_front && word_is(reader, g->verb, WORD_SAID) && reader->tokens->tokens[g->verb].casing != CASE_LOWER) {
    set_inverted(cue, g);
  } else if (at_front && cue->participle) {
    cue->speaker = main_subject(g);
    cue->inherited = 1;
    cue->put = !range_empty(cue->speaker);
  } else if (at_front || then || is_joined(reader, before) || cue->participle) {
    cue->speaker = inherit_subject(cues, from, g, cue->participle);
    cue->inherited = 1;
  } else if (word_is(reader, before, WORD_WHO) || word_is(reader, before, WORD_THAT) || word_is(reader, before, WORD_WHICH)) {
    cue->speaker = (token_range){before, g->first};
    cue->relative = 1;
  } else if (may_invert(g, cue)) {
    set_inverted(cue, g);
  } else if (follows_setting(g)) {
    cue->speaker = inherit_subject(cues, from, g, false);
    cue->inherited = 1;
  } else {
    cue->speaker = noun_before_verb(g);
    if (range_empty(cue->speaker) && is_quoted(reader, before)) cue->speaker = first_party(reader, g->unit, g->first);
  }
}
/* ---- lists ---- */

static speech_cue *add_cue(cue_list *cues, const speech_reader *reader) {
  if (cues->count == cues->size) {
    uint32_t bigger = cues->size ? cues->size * 2 : 64;
    speech_cue *grown = arena_grow(reader->doc->scratch, cues->items, cues->count * sizeof *grown, bigger * sizeof *grown);
    if (!grown) return NULL;
    cues->items = grown;
    cues->size = bigger;
  }
  speech_cue *cue = &cues->items[cues->count];
  *cue = (speech_cue){.quote = NO_REF, .rule = NO_RULE};
  return cue;
}

static uint32_t least_start(const speech_cue *cue) {
  if (cue->inherited || range_empty(cue->speaker) || cue->speaker.first > cue->cue.first) return cue->cue.first;
  return cue->speaker.first;
}

/* "overseas |documents|", "her |emails|": what has no speaker before it is no verb. */
static bool is_noun_without_speaker(const speech_reader *reader, const cue_verb *g, const speech_cue *cue) {
  if (!(g->forms & FORM_S) || g->has_auxiliary) return false;
  bool noun = in_list(reader, g->verb, LIST_SPEECH_NOUN) || in_list(reader, g->verb, LIST_DOCUMENT_NOUN);
  return noun && !can_speak(reader, cue->speaker);
}

/* "was asked |to|, said": what he was asked is not told. */
static bool is_elided(const speech_reader *reader, const cue_verb *g) {
  uint32_t behind = g->end + 1;
  if (!g->passive || g->end >= g->unit.end || !word_is(reader, g->end, WORD_TO)) return false;
  return behind >= g->unit.end || reader->tokens->tokens[behind].kind == TOKEN_PUNCT;
}

/* "the officer |accused of| firing is in custody": says more of its noun; nobody accuses. */
static bool is_accused(const cue_verb *g, const speech_cue *cue) {
  return cue->sense == SENSE_JUDGE && cue->frames & FRAME_PASSIVE && !g->has_auxiliary && g->forms & FORM_PARTICIPLE &&
         word_is(g->reader, g->end, WORD_OF);
}

/* Adds the cue whose verb begins at `token`; false only without memory. */
static bool read_verb(cue_list *cues, uint32_t from, const speech_reader *reader, speech_unit unit, uint32_t token) {
  cue_verb g;
  bool in_phrase = cues->count > from && cues->items[cues->count - 1].rule != NO_RULE && token < cues->items[cues->count - 1].cue.end;
  if (in_phrase || !read_cue_verb(&g, reader, unit, token)) return true; /* "quoted as saying" is one cue */
  speech_cue *cue = add_cue(cues, reader);
  if (!cue) return false;
  const speech_verb *verb = &reader->tables->verbs[g.row];
  cue->cue = (token_range){g.first, g.end};
  cue->verb_end = g.end;
  cue->lemma = verb->lemma;
  cue->sense = verb->sense;
  cue->frames = verb->frames;
  cue->negated = g.negated;
  cue->modal = g.modal;
  find_subject(cue, &g, cues, from);
  bool nobody = g.passive && range_empty(cue->speaker) && (g.infinitive || !(cue->frames & FRAME_PASSIVE));
  bool idle =
      g.first == unit.first && cue->participle && !cue->put && reader->tokens->tokens[g.first].casing == CASE_TITLE; /* "Noting that is wrong" */
  if (nobody || idle || is_noun_without_speaker(reader, &g, cue) || is_elided(reader, &g) || is_accused(&g, cue)) return true;
  read_cue_tail(cue, &g);
  cue->start = least_start(cue);
  cues->count++;
  return true;
}

/* "According to |a report posted on its site|, …": up to the comma. */
static token_range source_in_front(const speech_reader *reader, uint32_t first, uint32_t limit) {
  for (uint32_t t = first + 1; t < limit && t < first + FAR_COMMA && !is_quoted(reader, t); t++)
    if (word_is(reader, t, WORD_COMMA)) return (token_range){first, t};
  return phrase_after(reader, first, limit, false);
}

/* "|According| to the poll, …", "But, |according| to …", "It helped: |According| to …" */
static bool stands_in_front(const speech_reader *reader, speech_unit unit, uint32_t token) {
  if (token <= unit.first + 1) return true;
  word_class front = class_at(reader, unit.first);
  bool joined = token == unit.first + 2 && (front == CLAUSE_JOINT || front == CLAUSE_ADVERB);
  return word_is(reader, token - 1, WORD_COLON) || word_is(reader, token - 1, WORD_SEMICOLON) || (joined && word_is(reader, token - 1, WORD_COMMA));
}

/* With its appositions; but Li is not Moss in "In May, according to |Moss|, Li left". */
static token_range source_behind(const speech_reader *reader, speech_unit unit, token_range phrase) {
  token_range name = phrase_after(reader, phrase.end, unit.end, false);
  uint32_t comma = name.end + 1;
  if (name.end < unit.end && word_is(reader, name.end, WORD_COMMA) && !has_finite_verb(reader, unit.first, phrase.first)) {
    while (comma < unit.end && !word_is(reader, comma, WORD_COMMA)) comma++;
    if (has_finite_verb(reader, name.end + 1, comma)) return name;
  }
  return phrase_after(reader, phrase.end, unit.end, true);
}

/* "according to |a transcript|" */
static bool add_source_cue(cue_list *cues, const speech_reader *reader, speech_unit unit, token_range phrase) {
  bool in_front = stands_in_front(reader, unit, phrase.first);
  token_range speaker = in_front ? source_in_front(reader, phrase.end, unit.end) : source_behind(reader, unit, phrase);
  if (range_empty(speaker)) return true;
  speech_cue *cue = add_cue(cues, reader);
  if (!cue) return false;
  cue->cue = phrase;
  cue->verb_end = phrase.end;
  cue->tail = speaker.end;
  cue->start = phrase.first;
  cue->speaker = speaker;
  cue->lemma = STR("according to"); /* also "as reported by" */
  cue->frames = FRAME_QUOTE | FRAME_END;
  cue->according = 1;
  cue->in_front = in_front;
  cues->count++;
  return true;
}

static token_range slot_range(const span_table *spans, const ng_span *span, slot_name name) {
  const span_slot *slot = span_slot_find(spans, span, name);
  return slot && slot->kind == SLOT_IS_TOKENS ? (token_range){slot->capture.first, slot->capture.end} : (token_range){span->end, span->end};
}

static bool add_rule_cue(cue_list *cues, const speech_reader *reader, const ng_span *span) {
  const span_table *spans = &reader->doc->spans;
  speech_cue *cue = add_cue(cues, reader);
  if (!cue) return false;
  ng_str kind = span_text(spans, span, SLOT_kind);
  uint32_t from = slot_range(spans, span, SLOT_content).first;
  cue->cue = slot_range(spans, span, SLOT_cue);
  cue->speaker = slot_range(spans, span, SLOT_speaker);
  cue->verb_end = cue->cue.end;
  cue->start = span->first;
  cue->tail = is_quoted(reader, span->end - 1) ? cue->cue.end : from;
  cue->frames = UINT16_MAX;
  cue->according = str_is(kind, "BESIDE");
  cue->only_quoted = str_is(kind, "QUOTED");
  cue->rule = span->rule;
  cue->lemma = tokens_text(reader->tokens, cue->cue.first, cue->cue.end);
  uint32_t quotation = quotation_at(reader, span->end - 1); /* "chants of |"…"|", "her message was simple: |"…"|" */
  if (cue->only_quoted && quotation) cue->tail = reader->quotations[quotation - 1].first;
  cues->count++;
  return true;
}

/* Nouns and set phrases that rules of type quote found at `token`. */
static bool read_rules(cue_list *cues, const speech_reader *reader, speech_unit unit, uint32_t token) {
  const span_table *spans = &reader->doc->spans;
  for (uint32_t i = spans->starts[token]; i != NO_SPAN; i = spans->items[i].next_start) {
    const ng_span *span = &spans->items[i];
    if (span->type != SPAN_quote || span->end > unit.end) continue;
    bool source = str_is(span_text(spans, span, SLOT_kind), "SOURCE");
    if (!(source ? add_source_cue(cues, reader, unit, (token_range){span->first, span->end}) : add_rule_cue(cues, reader, span))) return false;
  }
  return true;
}

ng_status find_cues(cue_list *cues, const speech_reader *reader, speech_unit unit) {
  const uint32_t *starts = reader->starts;
  uint32_t from = cues->count;
  for (; starts[cues->next] < unit.end; cues->next++) {
    uint32_t t = starts[cues->next];
    if (t < unit.first || is_quoted(reader, t) || cues->count - from >= MOST_CUES) continue;
    if (!read_rules(cues, reader, unit, t) || !read_verb(cues, from, reader, unit, t)) return NG_ERROR_MEMORY;
  }
  return NG_OK;
}
