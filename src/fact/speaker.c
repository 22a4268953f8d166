/* Reading noun phrases without a parser: names are known, function words end a phrase, the rest are its nouns and adjectives. */
#include "fact/speaker.h"

#define LONGEST_PHRASE 16u
#define LONGEST_APPOSITION 30u

/* "said", "reports" after a noun are verbs, "the reported deal" is none; "officials briefed on the matter" stays one phrase. */
static bool is_finite_verb(const speech_reader *reader, uint32_t token) {
  if (reader->verb < 0 || reader->tokens->tokens[token].casing != CASE_LOWER) return false;
  const list_hit *hit = token_hit(reader->tokens, token, (uint32_t)reader->verb);
  if (!hit || !(reader->lexicon->entries[hit->entry].tag & FORM_PAST)) return false;
  if (token + 1 < reader->tokens->count && reader->classes[token + 1] == CLAUSE_PREPOSITION) return false;
  return token == 0 || (reader->classes[token - 1] != CLAUSE_DETERMINER && reader->classes[token - 1] != CLAUSE_POSSESSIVE);
}

static bool joins_nouns(const speech_reader *reader, uint32_t preposition) {
  static const char *const WORDS[] = {"of", "for", "from", "at", "in", "with", "on", "to", "near", "against"};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (speech_token_is(reader, preposition, WORDS[i])) return true;
  return false;
}

/* Start of the phrase once a determiner at `token` is reached: "a spokesman for |the campaign" goes on, "In |the report" does not. */
static uint32_t pass_determiner(const speech_reader *reader, uint32_t least, uint32_t token) {
  if (token < least + 2 || !joins_nouns(reader, token - 1)) return token;
  return is_nominal(reader, token - 2) && !reader->quoted[token - 2] ? token - 1 : token;
}

static bool joins_names(const speech_reader *reader, uint32_t least, uint32_t token, uint32_t start) {
  if (token < least + 1 || !speech_token_is(reader, token, "and")) return false;
  return reader->within[token - 1] && reader->mention[start];
}

/* One step to the left of `start`; the same token when the phrase begins there. */
static uint32_t step_left(const speech_reader *reader, uint32_t least, uint32_t start, uint32_t end) {
  uint32_t t = start - 1;
  if (reader->quoted[t]) return start;
  if (reader->within[t] && reader->within[t] - 1 >= least) return reader->within[t] - 1;
  switch ((word_class)reader->classes[t]) {
    case CLAUSE_OTHER: return is_finite_verb(reader, t) ? start : t;
    case CLAUSE_SUBJECT: return start == end ? t : start;
    case CLAUSE_PREPOSITION: return start < end && t >= least + 1 && joins_nouns(reader, t) && is_nominal(reader, t - 1) ? t : start;
    case CLAUSE_JOINT: return start < end && joins_names(reader, least, t, start) ? t : start;
    case CLAUSE_ADVERB: return start < end && t > least && reader->classes[t - 1] == CLAUSE_DETERMINER ? t : start;
    default: return start;
  }
}

static token_range simple_before(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t start = end;
  while (start > least && end - start < LONGEST_PHRASE) {
    word_class class = (word_class)reader->classes[start - 1];
    if ((class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE) && !reader->quoted[start - 1] && !reader->within[start - 1]) {
      uint32_t to = pass_determiner(reader, least, start - 1);
      if (to == start - 1) {
        start = to;
        break;
      }
      start = to;
      continue;
    }
    uint32_t next = step_left(reader, least, start, end);
    if (next == start) break;
    start = next;
    if (reader->classes[start] == CLAUSE_SUBJECT) break;
  }
  while (start < end && (reader->tokens->tokens[start].kind == TOKEN_DASH || speech_token_is(reader, start, "'s"))) start++;
  return (token_range){start, end};
}

/* The mark before the apposition that ends at `mark`: the comma before "a doctor,", the bracket before "(R-Ohio)". */
static uint32_t opening_mark(const speech_reader *reader, uint32_t least, uint32_t mark) {
  bool bracket = speech_token_is(reader, mark, ")"), comma = speech_token_is(reader, mark, ",");
  for (uint32_t t = mark; t-- > least && mark - t < LONGEST_APPOSITION;) {
    if (reader->quoted[t]) return mark;
    if (bracket ? speech_token_is(reader, t, "(")
        : comma ? speech_token_is(reader, t, ",")
                : reader->tokens->tokens[t].kind == TOKEN_DASH && reader->classes[t] == CLAUSE_MARK)
      return t;
    if (comma && speech_token_is(reader, t, ";")) return mark;
  }
  return mark;
}

/* ", a doctor", ", who left", ", 45", ", president of …", ", R-Ohio": says more of the name before. */
static bool begins_apposition(const speech_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  word_class class = (word_class)reader->classes[token];
  if (speech_token_is(reader, token, "who") || speech_token_is(reader, token, "which") || speech_token_is(reader, token, "whose")) return true;
  if (class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE || t->kind == TOKEN_NUMBER) return true;
  if (speech_token_is(reader, token, "of") || speech_token_is(reader, token, "from")) return true;
  if (class != CLAUSE_OTHER || t->kind != TOKEN_WORD) return false;
  if (reader->verb >= 0) {
    const list_hit *hit = token_hit(reader->tokens, token, (uint32_t)reader->verb);
    if (hit && reader->lexicon->entries[hit->entry].tag & (FORM_ING | FORM_PAST)) return false;
  }
  return true;
}

token_range phrase_before(const speech_reader *reader, uint32_t least, uint32_t end) {
  for (uint32_t mark = end, round = 0; mark > least && round < 4; round++) {
    uint32_t last = mark - 1;
    if (reader->quoted[last]) break;
    bool is_mark = speech_token_is(reader, last, ",") || speech_token_is(reader, last, ")") ||
                   (reader->tokens->tokens[last].kind == TOKEN_DASH && reader->classes[last] == CLAUSE_MARK);
    if (!is_mark) {
      token_range phrase = simple_before(reader, least, mark);
      bool is_age = phrase.first + 1 == phrase.end && reader->tokens->tokens[phrase.first].kind == TOKEN_NUMBER;
      if (is_age && phrase.first > least + 1 && speech_token_is(reader, phrase.first - 1, ",")) {
        mark = phrase.first - 1;
        continue;
      }
      bool comma = mark < end && speech_token_is(reader, end - 1, ",");
      return range_empty(phrase) ? phrase : (token_range){phrase.first, comma ? end - 1 : end};
    }
    uint32_t open = opening_mark(reader, least, last);
    if (open == last || (speech_token_is(reader, last, ",") && !begins_apposition(reader, open + 1))) break;
    mark = open;
  }
  return (token_range){end, end};
}

/* ---- to the right ---- */

static uint32_t apposition_end(const speech_reader *reader, uint32_t first, uint32_t limit) {
  uint32_t t = first;
  for (; t < limit && t - first < LONGEST_APPOSITION; t++) {
    if (reader->quoted[t]) return t;
    if (reader->classes[t] == CLAUSE_MARK && reader->tokens->tokens[t].kind != TOKEN_DASH && !speech_token_is(reader, t, "(") &&
        !speech_token_is(reader, t, ")"))
      return t;
  }
  return t;
}

static bool goes_on_with(const speech_reader *reader, uint32_t preposition, uint32_t first) {
  if (preposition + 1 >= reader->tokens->count) return false;
  if (speech_token_is(reader, preposition, "of") || speech_token_is(reader, preposition, "for") || speech_token_is(reader, preposition, "from"))
    return true;
  bool by_name = reader->within[preposition - 1] != 0;
  bool occasion = in_list(reader, preposition + 1, reader->setting) || in_list(reader, preposition + 2, reader->setting);
  return !by_name && preposition > first && !occasion &&
         (speech_token_is(reader, preposition, "at") || speech_token_is(reader, preposition, "with") || speech_token_is(reader, preposition, "in"));
}

static uint32_t step_right(const speech_reader *reader, uint32_t t, uint32_t first) {
  if (reader->quoted[t]) return t;
  if (reader->mention[t]) return reader->mention[t];
  switch ((word_class)reader->classes[t]) {
    case CLAUSE_OTHER: return t > first && is_finite_verb(reader, t) ? t : t + 1;
    case CLAUSE_DETERMINER:
    case CLAUSE_POSSESSIVE: return t == first || reader->classes[t - 1] == CLAUSE_PREPOSITION || reader->classes[t - 1] == CLAUSE_JOINT ? t + 1 : t;
    case CLAUSE_PREPOSITION: return t > first && goes_on_with(reader, t, first) ? t + 1 : t;
    case CLAUSE_JOINT: return t > first && speech_token_is(reader, t, "and") && reader->mention[t + 1] && reader->within[t - 1] ? t + 1 : t;
    case CLAUSE_ADVERB: return t > first && reader->classes[t - 1] == CLAUSE_DETERMINER ? t + 1 : t;
    default: return t;
  }
}

static uint32_t pass_appositions(const speech_reader *reader, uint32_t t, uint32_t limit) {
  if (t < limit && speech_token_is(reader, t, "(")) {
    uint32_t close = t;
    while (close < limit && !speech_token_is(reader, close, ")")) close++;
    if (close < limit) t = close + 1;
  }
  for (uint32_t round = 0;
       round < 2 && t + 1 < limit && speech_token_is(reader, t, ",") && !reader->quoted[t + 1] && begins_apposition(reader, t + 1); round++)
    t = apposition_end(reader, t + 1, limit);
  return t;
}

token_range phrase_after(const speech_reader *reader, uint32_t first, uint32_t limit, bool appositions) {
  if (first >= limit) return (token_range){first, first};
  if (reader->classes[first] == CLAUSE_SUBJECT) return (token_range){first, first + 1};
  uint32_t t = first;
  while (t < limit && t - first < LONGEST_PHRASE) {
    uint32_t next = step_right(reader, t, first);
    if (next == t) break;
    t = next;
  }
  if (t == first) return (token_range){first, first};
  return (token_range){first, appositions ? pass_appositions(reader, t, limit) : t};
}

/* ---- who it is ---- */

/* The first stretch of the phrase, up to a comma, bracket, relative or preposition: its head is the last word there. */
static token_range core_of(const speech_reader *reader, token_range phrase) {
  uint32_t t = phrase.first;
  for (; t < phrase.end; t++) {
    if (reader->within[t]) continue;
    word_class class = (word_class)reader->classes[t];
    if (class == CLAUSE_MARK || class == CLAUSE_RELATIVE ||
        (t > phrase.first && (class == CLAUSE_PREPOSITION || class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY)))
      break;
  }
  return (token_range){phrase.first, t};
}

static bool any_in_list(const speech_reader *reader, token_range range, int list) {
  for (uint32_t t = range.first; t < range.end; t++)
    if (in_list(reader, t, list)) return true;
  return false;
}

static bool has_capital(const speech_reader *reader, token_range range) {
  for (uint32_t t = range.first; t < range.end; t++) {
    uint8_t casing = reader->tokens->tokens[t].casing;
    if (casing != CASE_LOWER && casing != CASE_NONE && reader->classes[t] == CLAUSE_OTHER) return true;
  }
  return false;
}

/* "the trade summit", "his tour" cannot speak; "the Moss campaign", "a 45-year-old teacher", "Mr. Moss" can: the last word decides. */
bool can_speak(const speech_reader *reader, token_range phrase) {
  if (range_empty(phrase)) return false;
  word_class class = (word_class)reader->classes[phrase.first];
  if (class == CLAUSE_SUBJECT || class == CLAUSE_RELATIVE) return true;
  token_range core = core_of(reader, phrase);
  if (range_empty(core)) return false;
  uint32_t last = core.end - 1;
  if (reader->dates[last]) return false;
  const int lists[] = {reader->anonymous, reader->crowd, reader->document_noun, reader->group, reader->title, reader->body};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (in_list(reader, last, lists[i]) || (last > core.first && in_list(reader, last - 1, lists[i]) && !is_nominal(reader, last))) return true;
  return reader->within[last] || has_capital(reader, (token_range){last, core.end}) || (core.end == core.first + 1 && class == CLAUSE_DETERMINER);
}

/* "Moss's lawyer" is not Moss. */
static bool owns_rest(const speech_reader *reader, uint32_t mention_end, token_range core) {
  return mention_end < core.end && (speech_token_is(reader, mention_end, "'s") || speech_token_is(reader, mention_end, "’s"));
}

/* The last person named in the phrase: "Governor Ada Moss", "Harbour spokesman Li Wen". */
static bool refer_to_person(const speech_reader *reader, fact_quote *quote, token_range where) {
  bool found = false;
  for (uint32_t t = where.first; t < where.end; t++) {
    if (reader->refs[t].kind != REF_PERSON || owns_rest(reader, reader->mention[t], where)) continue;
    quote->speaker_ref = reader->refs[t];
    quote->speaker_type = SPEAKER_PERSON;
    found = true;
  }
  return found;
}

/* An organisation or a place is the speaker where the phrase ends with it. */
static bool refer_to_body(const speech_reader *reader, fact_quote *quote, token_range core) {
  for (uint32_t t = core.first; t < core.end; t++) {
    uint8_t kind = reader->refs[t].kind;
    if (reader->mention[t] < core.end || (kind != REF_ORGANIZATION && kind != REF_PLACE)) continue;
    quote->speaker_ref = reader->refs[t];
    quote->speaker_type = kind == REF_PLACE ? SPEAKER_STATE : SPEAKER_ORGANIZATION;
    return true;
  }
  return false;
}

static bool is_plural_pronoun(const speech_reader *reader, uint32_t token) {
  return speech_lower_is(reader, token, "they") || speech_lower_is(reader, token, "we");
}

/* Without a name: officials and critics are anonymous, reports documents, crowds groups. */
static uint8_t nameless_type(const speech_reader *reader, token_range core) {
  token_range head = {core.end > core.first ? core.end - 1 : core.first, core.end};
  if (any_in_list(reader, head, reader->document_noun)) return SPEAKER_DOCUMENT;
  if (any_in_list(reader, core, reader->anonymous) || any_in_list(reader, core, reader->crowd)) return SPEAKER_ANONYMOUS;
  if (any_in_list(reader, head, reader->body)) return SPEAKER_ORGANIZATION;
  if (any_in_list(reader, core, reader->group) || is_plural_pronoun(reader, core.first)) return SPEAKER_GROUP;
  if (speech_lower_is(reader, core.first, "he") || speech_lower_is(reader, core.first, "she")) return SPEAKER_PERSON;
  return has_capital(reader, core) ? SPEAKER_PERSON : SPEAKER_UNKNOWN;
}

/* Whom the phrase means: "officials |who|" the officials. */
static token_range meant_by(const speech_reader *reader, token_range phrase) {
  uint32_t first = phrase.first, sentence = reader->doc->sentences.of_token[first], least = reader->doc->sentences.items[sentence].first;
  bool relative = phrase.end == first + 1 && (speech_lower_is(reader, first, "who") || reader->classes[first] == CLAUSE_RELATIVE);
  if (!relative || first == least) return phrase;
  bool comma = first > least + 1 && speech_token_is(reader, first - 1, ",");
  token_range meant = phrase_before(reader, least, comma ? first - 1 : first);
  return range_empty(meant) ? phrase : meant;
}

void identify_speaker(const speech_reader *reader, fact_quote *quote) {
  quote->speaker_type = SPEAKER_UNKNOWN;
  quote->speaker_ref = (fact_ref){REF_NONE, 0};
  if (range_empty(quote->speaker)) return;
  token_range whole = meant_by(reader, quote->speaker), core = core_of(reader, whole);
  if (refer_to_person(reader, quote, core)) return;
  if (refer_to_body(reader, quote, core)) return;
  bool apposed = core.end < whole.end && speech_token_is(reader, core.end, ",");
  if (apposed && refer_to_person(reader, quote, (token_range){core.end + 1, whole.end})) return; /* "the mayor, Ada Moss" */
  quote->speaker_type = nameless_type(reader, core);
}
