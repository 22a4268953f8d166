/* Who a speaker is: the reference and the kind of a noun phrase beside a cue. */
#include "fact/quote/speaker.h"

static bool any_in_list(const speech_reader *reader, token_range range, uint32_t list) {
  for (uint32_t t = range.first; t < range.end; t++)
    if (in_list(reader, t, list)) return true;
  return false;
}

static bool has_capital(const speech_reader *reader, token_range range) {
  for (uint32_t t = range.first; t < range.end; t++) {
    uint8_t casing = reader->tokens->tokens[t].casing;
    if (casing != CASE_LOWER && casing != CASE_NONE && class_at(reader, t) == CLAUSE_OTHER) return true;
  }
  return false;
}

/* Whether a list says that the token is somebody or something that speaks. */
static bool names_speaker(const speech_reader *reader, uint32_t token) {
  static const uint32_t LISTS[] = {LIST_ANONYMOUS_SOURCE, LIST_ANONYMOUS_CROWD, LIST_DOCUMENT_NOUN, LIST_GROUP_PERSON, LIST_TITLE, LIST_SPEECH_BODY};
  const uint64_t any = list_bit(LIST_ANONYMOUS_SOURCE) | list_bit(LIST_ANONYMOUS_CROWD) | list_bit(LIST_DOCUMENT_NOUN) | list_bit(LIST_GROUP_PERSON) |
                       list_bit(LIST_TITLE) | list_bit(LIST_SPEECH_BODY);
  if (!(reader->tokens->lists[token] & any)) return false;
  for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++)
    if (in_list(reader, token, LISTS[i])) return true;
  return false;
}

/* "the trade summit", "his tour" cannot speak; "the Moss campaign", "a 45-year-old teacher", "Mr. Moss" can: the last word decides. */
bool can_speak(const speech_reader *reader, token_range phrase) {
  if (range_empty(phrase)) return false;
  word_class class = class_at(reader, phrase.first);
  if (class == CLAUSE_SUBJECT || class == CLAUSE_RELATIVE) return true;
  token_range core = phrase_core(reader, phrase);
  if (range_empty(core)) return false;
  uint32_t last = core.end - 1;
  if (is_dated(reader, last)) return false;
  if (names_speaker(reader, last) || (last > core.first && names_speaker(reader, last - 1) && !is_nominal(reader, last))) return true;
  if (is_agent_noun(reader, last)) return true;
  if (core.end + 1 < phrase.end && word_is(reader, core.end, WORD_OF)) { /* "an array of economists" */
    token_range members = phrase_core(reader, (token_range){core.end + 1, phrase.end});
    if (!range_empty(members) && names_speaker(reader, members.end - 1)) return true;
  }
  return is_named(reader, last) || has_capital(reader, (token_range){last, core.end}) || (core.end == core.first + 1 && class == CLAUSE_DETERMINER);
}

/* "Moss's lawyer" is not Moss. */
static bool owns_rest(const speech_reader *reader, uint32_t mention_end, token_range core) {
  return mention_end < core.end && word_is(reader, mention_end, WORD_GENITIVE);
}

/* The last person named in the phrase: "Governor Ada Moss", "Harbour spokesman Li Wen". */
static bool refer_to_person(const speech_reader *reader, fact_quote *quote, token_range where) {
  bool found = false;
  for (uint32_t t = where.first; t < where.end; t++) {
    bool pronoun = !is_named(reader, t); /* "an official, who said |he| left" */
    if (ref_kind_at(reader, t) != REF_PERSON || (pronoun && (t > where.first || class_at(reader, t) == CLAUSE_POSSESSIVE)) ||
        owns_rest(reader, mention_end(reader, t), where))
      continue;
    quote->speaker_ref = ref_at(reader, t);
    quote->speaker_type = SPEAKER_PERSON;
    found = true;
  }
  return found;
}

/* An organisation or a place is the speaker where the phrase ends with it. */
static bool refer_to_body(const speech_reader *reader, fact_quote *quote, token_range core) {
  for (uint32_t t = core.first; t < core.end; t++) {
    uint8_t kind = ref_kind_at(reader, t);
    if (mention_end(reader, t) < core.end || (kind != REF_ORGANIZATION && kind != REF_PLACE)) continue;
    quote->speaker_ref = ref_at(reader, t);
    quote->speaker_type = kind == REF_PLACE ? SPEAKER_STATE : SPEAKER_ORGANIZATION;
    return true;
  }
  return false;
}

static bool is_plural_pronoun(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_THEY) || word_is(reader, token, WORD_WE);
}

/* Without a name: officials and critics are anonymous, reports documents, crowds groups. */
static uint8_t nameless_type(const speech_reader *reader, token_range core) {
  token_range head = {core.end > core.first ? core.end - 1 : core.first, core.end};
  if (reader->tokens->tokens[head.first].end - reader->tokens->tokens[head.first].start == 1) return SPEAKER_UNKNOWN; /* Q, A */
  if (any_in_list(reader, head, LIST_DOCUMENT_NOUN)) return SPEAKER_DOCUMENT;
  if (is_plural_pronoun(reader, core.first)) return SPEAKER_GROUP;
  if (any_in_list(reader, core, LIST_ANONYMOUS_SOURCE) || any_in_list(reader, core, LIST_ANONYMOUS_CROWD)) return SPEAKER_ANONYMOUS;
  if (any_in_list(reader, head, LIST_SPEECH_BODY)) return SPEAKER_ORGANIZATION;
  if (any_in_list(reader, core, LIST_GROUP_PERSON)) return SPEAKER_GROUP;
  if (word_is(reader, core.first, WORD_HE) || word_is(reader, core.first, WORD_SHE)) return SPEAKER_PERSON;
  if (core.end == core.first + 1 && reader->tokens->tokens[core.first].casing >= CASE_UPPER) return SPEAKER_ORGANIZATION; /* "CalSea", "FIFA" */
  if (has_capital(reader, core) || in_list(reader, head.first, LIST_TITLE)) return SPEAKER_PERSON;                        /* "the chairman" */
  return is_agent_noun(reader, head.first) ? SPEAKER_ANONYMOUS : SPEAKER_UNKNOWN;
}

/* Whom the phrase means: "officials |who|" the officials. */
static token_range meant_by(const speech_reader *reader, token_range phrase) {
  uint32_t first = phrase.first, least = sentence_at(reader, first)->first;
  bool relative = phrase.end == first + 1 && (word_is(reader, first, WORD_WHO) || class_at(reader, first) == CLAUSE_RELATIVE);
  if (!relative || first == least) return phrase;
  bool comma = first > least + 1 && word_is(reader, first - 1, WORD_COMMA);
  token_range meant = phrase_before(reader, least, comma ? first - 1 : first);
  return range_empty(meant) ? phrase : meant;
}

/* "Q:", "A." at the start of a line. */
static bool is_turn_of(const speech_reader *reader, uint32_t token, char letter) {
  const ng_token *t = &reader->tokens->tokens[token];
  return starts_line(reader, token) && t->end == t->start + 1 && reader->tokens->text.ptr[t->start] == letter &&
         word_is(reader, token + 1, WORD_COLON);
}

/* Who answers: the person of whom the text before the first question tells most; NO_REF when it tells as much of another. */
static uint32_t person_asked(const speech_reader *reader) {
  enum { MOST = 64 };
  uint32_t counts[MOST] = {0}, best = 0, question = 0, s = 0;
  const sentence_table *sentences = &reader->doc->sentences;
  while (s < sentences->count && !is_turn_of(reader, sentences->items[s].first, 'Q')) s++;
  if (s == sentences->count) return NO_REF;
  question = sentences->items[s].first;
  for (uint32_t i = 0; i < reader->doc->facts.person_mentions.count; i++) {
    const person_mention *mention = &reader->doc->facts.person_mentions.items[i];
    if (mention->span.first < question && mention->person < MOST) counts[mention->person]++;
  }
  for (uint32_t p = 1; p < MOST; p++) best = counts[p] > counts[best] ? p : best;
  for (uint32_t p = 0; p < MOST; p++)
    if (p != best && counts[p] == counts[best]) return NO_REF;
  return best;
}

void identify_speaker(const speech_reader *reader, fact_quote *quote) {
  quote->speaker_type = SPEAKER_UNKNOWN;
  quote->speaker_ref = (fact_ref){REF_NONE, 0};
  if (range_empty(quote->speaker)) return;
  if (is_turn_of(reader, quote->speaker.first, 'A')) {
    uint32_t person = person_asked(reader);
    if (person != NO_REF) quote->speaker_ref = (fact_ref){REF_PERSON, person};
    quote->speaker_type = person == NO_REF ? SPEAKER_UNKNOWN : SPEAKER_PERSON;
    return;
  }
  token_range whole = meant_by(reader, quote->speaker), core = phrase_core(reader, whole);
  if (refer_to_person(reader, quote, core)) return;
  if (refer_to_body(reader, quote, core)) return;
  bool apposed = core.end < whole.end && word_is(reader, core.end, WORD_COMMA);
  if (apposed && refer_to_person(reader, quote, (token_range){core.end + 1, whole.end})) return; /* "the mayor, Ada Moss" */
  quote->speaker_type = nameless_type(reader, core);
}
