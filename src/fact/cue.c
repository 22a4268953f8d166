/* Finding cues. A word such as "claims" may be a noun; what stands before it decides. */
#include "fact/cue.h"

#include "base/error.h"

#define MOST_CUES 48u /* of one unit: a sentence with more verbs of speech is no prose */

static const char *const SENSES[] = {"say",    "claim", "tell", "ask",   "deny", "promise", "threaten",
                                     "demand", "think", "show", "voice", "name", "judge"};

/* A verb in its group: "has since |claimed|". */
typedef struct {
  const speech_reader *reader;
  speech_unit unit;
  uint32_t verb, end, first; /* verb, behind it, first token of the group */
  uint32_t tag;
  bool passive, has_modal, progressive, infinitive, has_auxiliary;
} verb_group;

static speech_sense sense_named(ng_str name) {
  for (unsigned i = 0; i < SENSE_COUNT; i++)
    if (str_is(name, SENSES[i])) return (speech_sense)i;
  return SENSE_SAY;
}

static const list_entry *verb_entry(const speech_reader *reader, uint32_t token, uint32_t *length) {
  const list_hit *hit = reader->verb < 0 ? NULL : token_hit(reader->tokens, token, (uint32_t)reader->verb);
  if (!hit) return NULL;
  *length = hit->length;
  return &reader->lexicon->entries[hit->entry];
}

static bool is_be(const speech_reader *reader, uint32_t token) {
  static const char *const FORMS[] = {"be", "been", "being", "am", "is", "are", "was", "were", "'m", "'re"};
  for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
    if (speech_token_is(reader, token, FORMS[i])) return true;
  return false;
}

static bool is_have(const speech_reader *reader, uint32_t token) {
  return speech_token_is(reader, token, "have") || speech_token_is(reader, token, "has") || speech_token_is(reader, token, "had") ||
         speech_token_is(reader, token, "'ve") || speech_token_is(reader, token, "having");
}

/* "continued to |insist": the word before "to" governs the verb. */
static bool is_governed(const verb_group *g) {
  if (g->first < g->unit.first + 2 || !speech_token_is(g->reader, g->first - 1, "to")) return false;
  word_class class = (word_class)g->reader->classes[g->first - 2];
  return class == CLAUSE_CATENATIVE || is_have(g->reader, g->first - 2);
}

static void expand_group(verb_group *g) {
  bool nearest = true;
  while (g->first > g->unit.first && !g->reader->quoted[g->first - 1]) {
    uint32_t t = g->first - 1;
    word_class class = (word_class)g->reader->classes[t];
    if (is_governed(g)) {
      g->first -= 2;
      g->has_auxiliary = true;
      nearest = false;
      continue;
    }
    if (class != CLAUSE_AUXILIARY && class != CLAUSE_NEGATION && class != CLAUSE_ADVERB && class != CLAUSE_CATENATIVE) break;
    if (class == CLAUSE_AUXILIARY) {
      bool be = is_be(g->reader, t);
      if (nearest && be) g->passive = (g->tag & FORM_PARTICIPLE) != 0, g->progressive = (g->tag & FORM_ING) != 0;
      if (!be && !is_have(g->reader, t)) g->has_modal = true;
      g->has_auxiliary = true;
      nearest = false;
    }
    g->first = t;
  }
  g->infinitive = g->first > g->unit.first && speech_token_is(g->reader, g->first - 1, "to");
}

static bool ends_like_plural(const speech_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  return text.len > 3 && text.ptr[text.len - 1] == 's' && text.ptr[text.len - 2] != 's';
}

/* "analysts say", "they hope", "police believe": the base form needs a plural. */
static bool follows_plural(const verb_group *g) {
  if (g->first == g->unit.first) return false;
  uint32_t t = g->first - 1;
  const speech_reader *reader = g->reader;
  if (speech_token_is(reader, t, ",") || speech_token_is(reader, t, ")")) return false;
  if (reader->classes[t] == CLAUSE_SUBJECT)
    return !speech_lower_is(reader, t, "he") && !speech_lower_is(reader, t, "she") && !speech_lower_is(reader, t, "it");
  return ends_like_plural(reader, t) || in_list(reader, t, reader->crowd);
}

/* What stands behind a noun but not behind a verb: "claims of fraud". */
static bool content_follows(const verb_group *g) {
  uint32_t t = g->end;
  const speech_reader *reader = g->reader;
  if (t >= g->unit.end) return true;
  return reader->quoted[t] || speech_token_is(reader, t, "that") || speech_token_is(reader, t, ":") || speech_token_is(reader, t, ",") ||
         reader->classes[t] == CLAUSE_SUBJECT || reader->classes[t] == CLAUSE_DETERMINER || reader->classes[t] == CLAUSE_POSSESSIVE ||
         reader->mention[t];
}

static bool is_verb(const verb_group *g) {
  const speech_reader *reader = g->reader;
  if (g->end < g->unit.end && reader->tokens->tokens[g->end].kind == TOKEN_DASH && (reader->tokens->tokens[g->end].flags & TOKEN_GLUED)) return false;
  word_class before = g->first > g->unit.first ? (word_class)reader->classes[g->first - 1] : CLAUSE_MARK;
  bool noun_place = before == CLAUSE_DETERMINER || before == CLAUSE_POSSESSIVE || (before == CLAUSE_PREPOSITION && !g->infinitive);
  bool genitive = g->first > g->unit.first && speech_token_is(reader, g->first - 1, "'s");
  bool said = (g->tag & FORM_PAST) && !(g->tag & FORM_BASE);
  if (g->has_auxiliary) return !g->infinitive || !(g->tag & FORM_BASE);
  if (g->infinitive) return false;
  if (g->tag & FORM_ING) return before != CLAUSE_DETERMINER && before != CLAUSE_POSSESSIVE && !genitive;
  if (noun_place || genitive) return false;
  if (said) return true;
  if (g->tag & FORM_PAST && content_follows(g)) return true; /* put, let, read */
  if (g->tag & FORM_S)
    return before != CLAUSE_JOINT && (content_follows(g) || g->end < g->unit.end) && (!in_list(reader, g->verb, reader->noun) || content_follows(g));
  return (g->tag & FORM_BASE) && follows_plural(g) && (!in_list(reader, g->verb, reader->noun) || content_follows(g));
}

/* ---- the subject ---- */

static bool is_joined(const speech_reader *reader, uint32_t token) {
  return speech_token_is(reader, token, "and") || speech_token_is(reader, token, "but") || speech_token_is(reader, token, "or") ||
         speech_token_is(reader, token, "then");
}

/* The first name or pronoun of the unit outside quotations that stands before `limit`. */
static token_range first_party(const speech_reader *reader, speech_unit unit, uint32_t limit) {
  for (uint32_t t = unit.first; t < limit; t++) {
    if (reader->quoted[t]) continue;
    if (reader->classes[t] == CLAUSE_SUBJECT || reader->mention[t]) {
      if (t > unit.first && reader->classes[t - 1] == CLAUSE_PREPOSITION) continue;
      token_range phrase = phrase_after(reader, t, limit, false);
      return phrase_before(reader, unit.first, phrase.end);
    }
  }
  return (token_range){limit, limit};
}

/* The subject of the verb before, when it is in the same unit: `said "…" and added "…"`. */
static token_range inherit_subject(const cue_list *cues, uint32_t from, const verb_group *g) {
  for (uint32_t i = cues->count; i-- > from;)
    if (!range_empty(cues->items[i].speaker) && !cues->items[i].according) return cues->items[i].speaker;
  return first_party(g->reader, g->unit, g->first);
}

static bool ends_quotation(const speech_reader *reader, uint32_t token) {
  uint32_t q = reader->quoted[token];
  return q && reader->quotations[q - 1].end == token + 1;
}

/* Whether the words before the group end with a quotation, a comma between them or not. */
static bool follows_quotation(const verb_group *g) {
  if (g->first == g->unit.first) return false;
  if (ends_quotation(g->reader, g->first - 1)) return true;
  return g->first > g->unit.first + 1 && g->reader->classes[g->first - 1] == CLAUSE_MARK && ends_quotation(g->reader, g->first - 2);
}

static void set_inverted(speech_cue *cue, const verb_group *g) {
  cue->speaker = phrase_after(g->reader, g->end, g->unit.end, true);
  cue->inverted = !range_empty(cue->speaker);
}

/* "…, said the mayor." at the end of a clause without quotation. */
static bool may_invert(const verb_group *g, const speech_cue *cue) {
  bool says = cue->sense == SENSE_SAY || cue->sense == SENSE_CLAIM;
  if (!says || g->first == g->unit.first || !speech_token_is(g->reader, g->first - 1, ",") || g->has_auxiliary) return false;
  token_range after = phrase_after(g->reader, g->end, g->unit.end, true);
  return can_speak(g->reader, after) && (after.end >= g->unit.end || g->reader->classes[after.end] == CLAUSE_MARK);
}

static void find_passive_subject(speech_cue *cue, const verb_group *g) {
  for (uint32_t t = g->end; t < g->unit.end && t < g->end + 4 && !g->reader->quoted[t]; t++)
    if (speech_token_is(g->reader, t, "by")) {
      cue->speaker = phrase_after(g->reader, t + 1, g->unit.end, false);
      cue->inverted = 1;
      return;
    }
}

static void find_subject(speech_cue *cue, const verb_group *g, const cue_list *cues, uint32_t from) {
  const speech_reader *reader = g->reader;
  uint32_t before = g->first - 1;
  bool at_front = g->first == g->unit.first;
  if (g->passive) {
    find_passive_subject(cue, g);
  } else if (follows_quotation(g) && !(g->tag & FORM_ING)) {
    set_inverted(cue, g);
  } else if (at_front || is_joined(reader, before) || ((g->tag & FORM_ING) && !g->progressive)) {
    cue->speaker = inherit_subject(cues, from, g);
    cue->inherited = 1;
  } else if (reader->classes[before] == CLAUSE_SUBJECT && speech_lower_is(reader, before, "who")) {
    cue->speaker = (token_range){before, g->first};
  } else if (speech_lower_is(reader, before, "that") || speech_lower_is(reader, before, "which")) {
    cue->speaker = (token_range){before, g->first};
  } else if (may_invert(g, cue)) {
    set_inverted(cue, g);
  } else {
    cue->speaker = phrase_before(reader, g->unit.first, g->first);
  }
}

/* ---- behind the verb ---- */

static uint32_t date_end(const speech_reader *reader, uint32_t token) {
  uint32_t n = token < reader->tokens->count ? reader->dates[token] : 0;
  const fact_date *date = n ? &reader->doc->facts.dates.items[n - 1] : NULL;
  return date && date->span.first == token ? date->span.end : token;
}

/* "in a statement", "on Monday", "onboard Air Force One": the token behind it, `token` when there is none. */
static uint32_t adjunct_end(const speech_reader *reader, uint32_t token, uint32_t limit, bool *setting) {
  *setting = false;
  if (token >= limit || reader->quoted[token]) return token;
  if (date_end(reader, token) > token) return date_end(reader, token);
  if (reader->classes[token] != CLAUSE_PREPOSITION) return token;
  if (date_end(reader, token + 1) > token + 1) return date_end(reader, token + 1);
  bool aboard = speech_token_is(reader, token, "onboard") || speech_token_is(reader, token, "aboard");
  uint32_t t = token + 1;
  for (; t < limit && t < token + 12 && !reader->quoted[t]; t++) {
    word_class class = (word_class)reader->classes[t];
    if (reader->within[t] || is_nominal(reader, t) || speech_token_is(reader, t, "of") || speech_token_is(reader, t, "with")) {
      *setting |= in_list(reader, t, reader->setting);
      continue;
    }
    if (reader->tokens->tokens[t].casing == CASE_TITLE) continue; /* Air Force One */
    if (class != CLAUSE_DETERMINER && class != CLAUSE_POSSESSIVE) break;
    if (speech_token_is(reader, t, "that") || (t > token + 1 && reader->classes[t - 1] != CLAUSE_PREPOSITION)) break;
  }
  *setting |= aboard && t > token + 1;
  return *setting ? t : token;
}

static bool is_object_pronoun(const speech_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"me", "him", "her", "them", "us", "it", "you", "himself", "herself"};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (speech_token_is(reader, token, WORDS[i])) return true;
  return false;
}

/* "told |reporters| he would", "told |the BBC| on Monday": the person told. */
static token_range addressee_at(const speech_reader *reader, uint32_t token, uint32_t limit) {
  token_range none = {token, token};
  if (token >= limit || reader->quoted[token]) return none;
  if (is_object_pronoun(reader, token)) return (token_range){token, token + 1};
  const list_hit *group = reader->group < 0 ? NULL : token_hit(reader->tokens, token, (uint32_t)reader->group);
  if (group && !(token + group->length < limit && speech_token_is(reader, token + group->length, "of")))
    return (token_range){token, token + group->length};
  return phrase_after(reader, token, limit, false);
}

/* "told New Hampshire voters on Monday |that", "said, per a translator, |that": words between verb and "that" belong to the cue. */
static uint32_t find_that(const speech_reader *reader, const speech_cue *cue, uint32_t token, uint32_t limit) {
  bool told = !range_empty(cue->addressee);
  if (token >= limit || !(told || speech_token_is(reader, token, ",") || reader->classes[token] == CLAUSE_PREPOSITION)) return token;
  for (uint32_t t = token; t < limit && t < token + 14 && !reader->quoted[t]; t++) {
    if (speech_token_is(reader, t, "that")) return t;
    word_class class = (word_class)reader->classes[t];
    if (class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY || class == CLAUSE_JOINT || class == CLAUSE_RELATIVE || speech_token_is(reader, t, "to"))
      break;
  }
  return token;
}

static void read_tail(speech_cue *cue, const verb_group *g) {
  const speech_reader *reader = g->reader;
  uint32_t t = cue->inverted ? cue->speaker.end : g->end, limit = g->unit.end;
  while (t < limit && !reader->quoted[t] && reader->classes[t] == CLAUSE_ADVERB) t++;
  if (!cue->inverted && (cue->sense == SENSE_TELL || (cue->sense == SENSE_ASK && str_is(cue->lemma, "ask")))) {
    cue->addressee = addressee_at(reader, t, limit);
    t = cue->addressee.end;
  } else if (t + 1 < limit && speech_token_is(reader, t, "to") &&
             (reader->mention[t + 1] || is_object_pronoun(reader, t + 1) || in_list(reader, t + 1, reader->group))) {
    cue->addressee = addressee_at(reader, t + 1, limit);
    t = cue->addressee.end;
  }
  for (uint32_t round = 0; round < 4; round++) {
    bool setting;
    uint32_t end = adjunct_end(reader, t, limit, &setting);
    if (end == t) break;
    if (setting) cue->setting = (token_range){t, end};
    t = end;
  }
  cue->tail = cue->inverted ? t : find_that(reader, cue, t, limit);
  if (!cue->inverted && range_empty(cue->addressee)) cue->cue.end = t;
}

/* ---- lists ---- */

static speech_cue *add_cue(cue_list *cues, const speech_reader *reader) {
  if (cues->count == cues->size) {
    uint32_t bigger = cues->size ? cues->size * 2 : 64;
    speech_cue *grown = arena_grow(reader->doc->arena, cues->items, cues->count * sizeof *grown, bigger * sizeof *grown);
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

static bool is_negated(const verb_group *g) {
  for (uint32_t t = g->first; t < g->verb; t++)
    if (g->reader->classes[t] == CLAUSE_NEGATION) return true;
  return false;
}

static bool stands_as_verb(const speech_reader *reader, uint32_t token) {
  uint8_t casing = reader->tokens->tokens[token].casing;
  const ng_sentence *sentence = &reader->doc->sentences.items[reader->doc->sentences.of_token[token]];
  return casing == CASE_LOWER || sentence->zone == ZONE_HEADLINE || sentence->is_line;
}

/* Adds the cue whose verb begins at `token`; false only without memory. */
static bool read_verb(cue_list *cues, uint32_t from, const speech_reader *reader, speech_unit unit, uint32_t token) {
  uint32_t length = 0;
  const list_entry *entry = verb_entry(reader, token, &length);
  bool in_phrase = cues->count > from && cues->items[cues->count - 1].rule != NO_RULE && token < cues->items[cues->count - 1].cue.end;
  if (in_phrase) return true; /* "quoted as saying" is one cue */
  if (!entry || !stands_as_verb(reader, token) || reader->within[token]) return true;
  verb_group g = {.reader = reader, .unit = unit, .verb = token, .end = token + length, .first = token, .tag = entry->tag};
  expand_group(&g);
  if (!is_verb(&g)) return true;
  speech_cue *cue = add_cue(cues, reader);
  if (!cue) return false;
  cue->cue = (token_range){g.first, g.end};
  cue->verb_end = g.end;
  cue->lemma = lexicon_cell(reader->lexicon, entry->list, entry->row, (uint32_t)reader->verb_lemma);
  cue->sense = (uint8_t)sense_named(lexicon_cell(reader->lexicon, entry->list, entry->row, (uint32_t)reader->verb_sense));
  cue->negated = is_negated(&g);
  find_subject(cue, &g, cues, from);
  if (g.passive && range_empty(cue->speaker)) return true;
  read_tail(cue, &g);
  cue->start = least_start(cue);
  cues->count++;
  return true;
}

static bool read_according(cue_list *cues, const speech_reader *reader, speech_unit unit, uint32_t token) {
  if (!speech_lower_is(reader, token, "according") || !speech_token_is(reader, token + 1, "to")) return true;
  bool in_front = token <= unit.first + 1;
  token_range speaker = phrase_after(reader, token + 2, unit.end, !in_front);
  if (range_empty(speaker)) return true;
  speech_cue *cue = add_cue(cues, reader);
  if (!cue) return false;
  *cue = (speech_cue){.cue = {token, token + 2},
                      .verb_end = token + 2,
                      .tail = speaker.end,
                      .start = token,
                      .speaker = speaker,
                      .lemma = STR("according to"),
                      .according = 1,
                      .quote = NO_REF,
                      .rule = NO_RULE};
  cues->count++;
  return true;
}

static token_range slot_range(const span_table *spans, const ng_span *span, slot_name name) {
  const span_slot *slot = span_slot_find(spans, span, name);
  return slot && slot->kind == SLOT_IS_TOKENS ? (token_range){slot->capture.first, slot->capture.end} : (token_range){span->end, span->end};
}

/* Nouns and set phrases that rules of type quote found at `token`. */
static bool read_rules(cue_list *cues, const speech_reader *reader, speech_unit unit, uint32_t token) {
  const span_table *spans = &reader->doc->spans;
  for (uint32_t i = spans->starts[token]; i != NO_SPAN; i = spans->items[i].next_start) {
    const ng_span *span = &spans->items[i];
    if (span->type != SPAN_quote || span->end > unit.end) continue;
    speech_cue *cue = add_cue(cues, reader);
    if (!cue) return false;
    ng_str kind = span_text(spans, span, SLOT_kind);
    uint32_t from = slot_range(spans, span, SLOT_content).first;
    cue->cue = slot_range(spans, span, SLOT_cue);
    cue->speaker = slot_range(spans, span, SLOT_speaker);
    cue->verb_end = cue->cue.end;
    cue->start = span->first;
    cue->tail = reader->quoted[span->end - 1] ? cue->cue.end : from;
    cue->according = str_is(kind, "BESIDE");
    cue->only_quoted = str_is(kind, "QUOTED");
    cue->rule = span->rule;
    cue->lemma = tokens_text(reader->tokens, cue->cue.first, cue->cue.end);
    if (cue->only_quoted) cue->tail = cue->cue.end + 1; /* chants of */
    cues->count++;
  }
  return true;
}

ng_status find_cues(cue_list *cues, const speech_reader *reader, speech_unit unit) {
  uint32_t from = cues->count;
  for (uint32_t t = unit.first; t < unit.end && cues->count - from < MOST_CUES; t++) {
    if (reader->quoted[t]) continue;
    if (!read_rules(cues, reader, unit, t) || !read_verb(cues, from, reader, unit, t) || !read_according(cues, reader, unit, t))
      return NG_ERROR_MEMORY;
  }
  return NG_OK;
}
