/* Quotations and the cues beside them. */
#include "fact/grammar.h"
#include "fact/quote/quote_maker.h"

#define LONGEST_WORK 8u      /* words of the title of a work */
#define FARTHEST_PERSON 300u /* tokens back to the person whose paragraph goes before a quotation of nobody */

/* ---- quotations ---- */

static bool is_longer(const quote_maker *m, token_range q, uint32_t words) {
  return count_words(m, q, words + 1) > words;
}

static speech_cue *cue_behind(quote_maker *m, token_range q) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    speech_cue *cue = &m->cues.items[i];
    if (cue->start < q.end) continue;
    bool beside = cue->start == q.end || (cue->start == q.end + 1 && is_mark(&m->reader, q.end));
    bool spoken = !range_empty(cue->speaker) && !(cue->inverted && word_is(&m->reader, cue->speaker.first, WORD_THAT));
    if (beside && !cue->inherited && !cue->relative && spoken) return cue; /* but a “calm mayor” who wants to go */
  }
  return NULL;
}

/* Only a comma, a colon, "that" or nothing between. */
static bool is_bare_gap(const quote_maker *m, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!is_mark(&m->reader, t) && !(word_is(&m->reader, t, WORD_THAT) && t + 1 == end)) return false;
  return true;
}

static speech_cue *cue_before(quote_maker *m, token_range q) {
  for (uint32_t i = m->cues.count; i-- > m->from;) {
    speech_cue *cue = &m->cues.items[i];
    bool beside = cue->according && is_bare_gap(m, cue->tail, q.first); /* "in Moss's words, “…”", "according to Moss, “…”" */
    if (cue->tail <= q.first && (!cue->according || beside) && cue->cue.end <= q.first) return cue;
  }
  return NULL;
}

/* "joked again, with a grin, “Come on up!”": an adjunct between cue and quotation, no words of the speaker. */
static bool is_adjunct_gap(const quote_maker *m, uint32_t first, uint32_t end) {
  const speech_reader *reader = &m->reader;
  if (first >= end || end - first > 16 || !(word_is(reader, end - 1, WORD_COMMA) || word_is(reader, end - 1, WORD_COLON))) return false;
  uint32_t t = first;
  while (t < end && is_mark(&m->reader, t)) t++;
  if (class_at(reader, t) != CLAUSE_PREPOSITION && class_at(reader, t) != CLAUSE_ADVERB && reader->tokens->tokens[end].casing == CASE_LOWER)
    return false;
  for (; t < end; t++) {
    word_class class = class_at(reader, t);
    if (class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY || class == CLAUSE_RELATIVE || word_is(reader, t, WORD_THAT) || is_quoted(reader, t))
      return false;
  }
  return reader->tokens->tokens[end + 1].casing != CASE_LOWER;
}

static bool is_bare(const quote_maker *m, const speech_cue *cue, token_range q) {
  return is_bare_gap(m, cue->tail, q.first) || is_adjunct_gap(m, cue->tail, q.first);
}

static bool ends_sentence(const quote_maker *m, token_range q) {
  uint32_t t = q.end - 2;
  return word_is(&m->reader, t, WORD_COMMA) || word_is(&m->reader, t, WORD_PERIOD) || word_is(&m->reader, t, WORD_QUESTION) ||
         word_is(&m->reader, t, WORD_EXCLAMATION);
}

static void attach_behind(quote_maker *m, token_range q, speech_cue *cue) {
  uint32_t start = clause_start(m, cue);
  bool fronted =
      word_is(&m->reader, q.first - 1, WORD_COMMA) && m->reader.tokens->tokens[q.first + 1].casing == CASE_LOWER; /* In May, "we left," … */
  bool lone = q.first == start + 1 && !is_named(&m->reader, start) &&
              !is_line(&m->reader, start) && /* They "had a storm"; but a lone word says nothing */
              (is_mark(&m->reader, start) || class_at(&m->reader, start) == CLAUSE_OTHER);
  bool whole = q.first <= start || lone || (is_mark(&m->reader, q.first - 1) && !fronted) || cue->quote != NO_REF;
  if (whole)
    quote_give(m, cue, q);
  else
    quote_give(m, cue, (token_range){trim_marks(m, (token_range){start, q.end}).first, q.end});
}

/* Words behind the closing mark: `called it "a mess" in public` goes on, `said "we won," and left` does not. */
static uint32_t forward_end(const quote_maker *m, token_range q, const speech_cue *cue) {
  uint32_t before = cue->start > m->unit.first ? cue->start - 1 : cue->start;
  if (word_is(&m->reader, before, WORD_WHAT) || word_is(&m->reader, before, WORD_WHICH)) return q.end; /* what he called "a mess" cost … */
  if (ends_sentence(m, q) || q.end >= m->unit.end || is_mark(&m->reader, q.end)) return q.end;
  static const uint16_t COMPLEMENTS[] = {WORD_ABOUT, WORD_AGAINST, WORD_FOR, WORD_FROM, WORD_OF};
  if (ONE_OF(m->reader.tokens, q.end, COMPLEMENTS))
    return trim_marks(m, (token_range){q.first, object_end(m, cue, q.end, content_end(m, cue, q.end))}).end; /* saw "no hope" for the plan */
  if (is_longer(m, q, SCARE_WORDS)) return q.end;
  word_class next = class_at(&m->reader, q.end);
  bool joined =
      word_is(&m->reader, q.end, WORD_AND) && class_at(&m->reader, q.end + 1) == CLAUSE_DETERMINER; /* said "reforms" and the taxes would … */
  if (joined && has_finite_verb(&m->reader, q.end + 1, m->unit.end)) return trim_marks(m, (token_range){q.first, content_end(m, cue, q.end)}).end;
  if (next == CLAUSE_PREPOSITION || next == CLAUSE_ADVERB || next == CLAUSE_JOINT) return q.end;
  return trim_marks(m, (token_range){q.first, content_end(m, cue, q.end)}).end;
}

/* "The tools|, he said,| are like “toys”": the words before the cue are his, too. */
static void give_front(quote_maker *m, speech_cue *cue) {
  uint32_t start = clause_start(m, cue);
  bool between = cue->start > start + 2 && word_is(&m->reader, cue->start - 1, WORD_COMMA) && word_is(&m->reader, cue->tail, WORD_COMMA);
  if (between && !cue->inherited && !cue->relative && cue->quote == NO_REF) quote_give(m, cue, trim_marks(m, (token_range){start, cue->start}));
}

/* "In winter, he said, “|the harbour| is dark”": the sentence has begun before the cue. */
static bool goes_on_small(const quote_maker *m, token_range q) {
  return m->reader.tokens->tokens[q.first + 1].casing == CASE_LOWER;
}

static void attach_before(quote_maker *m, token_range q, speech_cue *cue) {
  bool bare = is_bare(m, cue, q);
  if (!bare || goes_on_small(m, q)) give_front(m, cue);
  uint32_t end = bare && !word_is(&m->reader, q.first - 1, WORD_THAT) ? forward_end(m, q, cue)
                                                                      : trim_marks(m, (token_range){cue->tail, content_end(m, cue, q.end)}).end;
  if (end < q.end || cue_behind(m, q) || (cue->put && ends_sentence(m, q))) end = q.end; /* told them that "it is near," state television reported */
  bool that = word_is(&m->reader, q.first - 1, WORD_THAT);
  token_range part = {bare ? q.first - that : trim_marks(m, (token_range){words_start(m, cue), end}).first, end};
  if (cue->quote != NO_REF) {
    const fact_quote *quote = quote_at(m, cue->quote);
    token_range last = quote->parts[quote->part_count - 1];
    if (last.first > cue->cue.first) part.first = last.first; /* said "a" and "b" */
  } else {
    give_relative(m, cue, part);
  }
  quote_give(m, cue, part);
}

/* Nothing else in the unit, but for "Instead, “he left.”" */
static bool fills_unit(const quote_maker *m, token_range q) {
  uint32_t plain = 0;
  for (uint32_t t = m->unit.first; t < m->unit.end; t++) {
    if (is_quoted(&m->reader, t) || is_mark(&m->reader, t)) continue;
    word_class class = class_at(&m->reader, t);
    if (t > q.first || ++plain > 1 || (class != CLAUSE_ADVERB && class != CLAUSE_JOINT)) return false;
  }
  return q.first <= m->unit.first + 2;
}

/* `Moss: “We came.”`, and in a headline also `Moss: Port “Will Open”`. */
static bool attach_colon(quote_maker *m, token_range q) {
  bool on_line = is_line(&m->reader, m->unit.first);
  uint32_t colon = q.first;
  while (colon > m->unit.first && !word_is(&m->reader, colon, WORD_COLON)) colon--;
  if (colon <= m->unit.first || (colon + 1 != q.first && !on_line)) return false;
  token_range speaker = phrase_before(&m->reader, m->unit.first, colon);
  if (on_line && mention_end(&m->reader, m->unit.first) && word_is(&m->reader, mention_end(&m->reader, m->unit.first), WORD_ON))
    speaker = (token_range){m->unit.first, mention_end(&m->reader, m->unit.first)}; /* Moss on the port: “…” */
  if (!can_speak(&m->reader, speaker)) return false;
  uint32_t index = quote_new(m, NULL);
  if (index == NO_REF) return true;
  fact_quote *quote = quote_at(m, index);
  quote->speaker = speaker;
  quote->cue = (token_range){colon, colon + 1};
  quote->cue_lemma = STR(":");
  quote_add_part(m, quote, on_line ? trim_marks(m, (token_range){colon + 1, m->unit.end}) : q);
  quote_remember(m, index, q.end);
  return true;
}

/* `‘We came’: Moss defiant as …`, in a headline */
static bool attach_front(quote_maker *m, token_range q) {
  if (q.first != m->unit.first || !is_line(&m->reader, q.first) || !word_is(&m->reader, q.end, WORD_COLON)) return false;
  token_range speaker = phrase_after(&m->reader, q.end + 1, m->unit.end, false);
  if (is_named(&m->reader, speaker.first)) speaker.end = mention_end(&m->reader, speaker.first);
  if (!can_speak(&m->reader, speaker)) return false;
  uint32_t index = quote_new(m, NULL);
  if (index == NO_REF) return true;
  fact_quote *quote = quote_at(m, index);
  quote->speaker = speaker;
  quote->cue = (token_range){q.end, q.end + 1};
  quote->cue_lemma = STR(":");
  quote_add_part(m, quote, q);
  return true;
}

static uint32_t paragraph_of(const quote_maker *m, uint32_t token) {
  return sentence_at(&m->reader, token)->paragraph;
}

/* `“We came.” — Ada Moss` */
static token_range signature(const quote_maker *m, token_range q) {
  token_range none = {q.end, q.end};
  uint32_t dash = q.end;
  if (dash + 1 >= m->reader.tokens->count || m->reader.tokens->tokens[dash].kind != TOKEN_DASH) return none;
  if (starts_paragraph(&m->reader, dash) && !is_named(&m->reader, dash + 1)) return none; /* a line of its own names somebody */
  uint32_t end = dash + 1;
  while (end < m->reader.tokens->count && !starts_paragraph(&m->reader, end)) end++;
  token_range name = trim_marks(m, (token_range){dash + 1, end});
  bool named = !range_empty(name) && name.end - name.first <= 12 && m->reader.tokens->tokens[name.first].casing != CASE_LOWER;
  return named && !is_quoted(&m->reader, name.first) ? name : none;
}

static bool attach_signature(quote_maker *m, token_range q) {
  token_range name = signature(m, q);
  if (range_empty(name)) return false;
  uint32_t index = quote_new(m, NULL);
  if (index == NO_REF) return true;
  fact_quote *quote = quote_at(m, index);
  quote->speaker = name;
  quote->cue = (token_range){q.end, q.end + 1};
  quote->cue_lemma = STR("-");
  quote_add_part(m, quote, q);
  quote_remember(m, index, q.end);
  return true;
}

/* A quote without a cue by the speaker of the one before. */
static void follow_speaker(quote_maker *m, token_range q, uint32_t earlier) {
  uint32_t index = quote_new(m, NULL);
  if (index == NO_REF) return;
  if (earlier != NO_REF) quote_at(m, index)->speaker = quote_at(m, earlier)->speaker;
  quote_add_part(m, quote_at(m, index), q);
  quote_remember(m, index, q.end);
}

/* The one person that the paragraph before `token` names, empty when it names nobody or several. */
static token_range person_before(const quote_maker *m, uint32_t token) {
  const speech_reader *reader = &m->reader;
  token_range person = {token, token};
  for (uint32_t t = token; t-- > 0 && token - t < FARTHEST_PERSON;) {
    if (ref_kind_at(reader, t) == REF_PERSON && !is_quoted(reader, t)) {
      if (!range_empty(person) && ref_at(reader, person.first).index != ref_at(reader, t).index) return (token_range){token, token};
      if (range_empty(person) || is_named(reader, t)) person = (token_range){t, mention_end(reader, t)};
    }
    if (starts_paragraph(reader, t)) return person;
  }
  return (token_range){token, token};
}

/* `“…,” she said. “Then we left.”`, and paragraphs of nothing but words in marks. */
static void attach_free(quote_maker *m, token_range q) {
  uint32_t here = paragraph_of(m, q.first), before = m->last == NO_REF ? 0 : paragraph_of(m, m->last_token - 1);
  bool same = m->last != NO_REF && here == before, next = m->last != NO_REF && here <= before + 1;
  bool continues = m->reader.continues[quotation_at(&m->reader, q.first) - 1];
  bool alone = starts_paragraph(&m->reader, q.end) && starts_paragraph(&m->reader, q.first);
  bool joins = !m->last_closed && (same || (next && (continues || alone)));
  if (m->pending != NO_REF && m->cues.items[m->pending].quote == NO_REF) {
    quote_give(m, &m->cues.items[m->pending], q);
    quote_remember(m, m->cues.items[m->pending].quote, q.end);
  } else if (joins && quote_add_part(m, quote_at(m, m->last), q)) {
    m->last_token = q.end;
  } else {
    follow_speaker(m, q, next ? m->last : NO_REF);
    if (!next && starts_paragraph(&m->reader, q.first) && m->last != NO_REF) quote_at(m, m->last)->speaker = person_before(m, q.first);
  }
}

/* Words in marks inside a sentence that has no cue beside them. */
static void attach_embedded(quote_maker *m, token_range q) {
  if (!is_longer(m, q, SPOKEN_WORDS - 1)) return;
  uint32_t index = quote_new(m, NULL);
  if (index == NO_REF) return;
  fact_quote *quote = quote_at(m, index);
  quote_add_part(m, quote, q);
  for (uint32_t t = q.first; t-- > m->unit.first && range_empty(quote->speaker);)
    if (is_named(&m->reader, t)) quote->speaker = (token_range){name_start(&m->reader, t), t + 1};
  if (range_empty(quote->speaker) && m->last != NO_REF) quote->speaker = quote_at(m, m->last)->speaker;
}

static bool is_all_capitals(const quote_maker *m, token_range q) {
  const speech_reader *reader = &m->reader;
  uint32_t capitals = 0;
  for (uint32_t t = q.first + 1; t + 1 < q.end; t++) {
    const ng_token *token = &reader->tokens->tokens[t];
    if (token->kind == TOKEN_WORD && token->casing == CASE_LOWER && class_at(reader, t) == CLAUSE_OTHER) return false;
    capitals += token->casing != CASE_LOWER && token->casing != CASE_NONE;
  }
  return capitals > 0;
}

/* CNN's “State of the Union”, an interview with “Harbour Sunday.”: the name of a work, a programme, a song. */
static bool is_title_of_work(const quote_maker *m, token_range q) {
  const speech_reader *reader = &m->reader;
  uint32_t before = q.first - 1;
  if (q.first <= m->unit.first || is_longer(m, q, LONGEST_WORK) || !is_all_capitals(m, q)) return false;
  word_class class = class_at(reader, before);
  bool genitive = word_is(reader, before, WORD_GENITIVE) || word_is(reader, before, WORD_GENITIVE);
  bool named = word_is(reader, before, WORD_COMMA) && before > m->unit.first &&
               (in_list(reader, before - 1, LIST_DOCUMENT_NOUN) || in_list(reader, before - 1, LIST_WORK_NOUN));
  if (genitive || named || (is_longer(m, q, 1) && (class == CLAUSE_PREPOSITION || class == CLAUSE_DETERMINER))) return true;
  return is_nominal(reader, before) && !ends_sentence(m, q);
}

static bool sense_takes(const quote_maker *m, const speech_cue *cue, token_range q) {
  return cue->sense != SENSE_VOICE || is_bare(m, cue, q);
}

/* A sign that reads "Keep out" says nothing. */
static bool is_inscription(const quote_maker *m, const speech_cue *cue, token_range q) {
  if (!cue || range_empty(cue->speaker) || is_longer(m, q, SCARE_WORDS)) return false;
  token_range core = phrase_core(&m->reader, cue->speaker);
  return !range_empty(core) && in_list(&m->reader, core.end - 1, LIST_WORK_NOUN);
}

static void attach(quote_maker *m, token_range q) {
  speech_cue *behind = cue_behind(m, q), *before = cue_before(m, q);
  if (before && !sense_takes(m, before, q)) before = NULL;
  bool at_front = q.first <= m->unit.first + 1;
  if (is_inscription(m, before, q)) return;
  bool governs_more = behind && behind->tail < m->unit.end && !is_mark(&m->reader, behind->tail);
  if ((!behind || governs_more) && is_title_of_work(m, q)) return;
  if (governs_more && !at_front && word_is(&m->reader, behind->tail, WORD_THAT)) behind = NULL; /* Under "Grey seas", the paper said that … */
  if (before && (is_bare(m, before, q) || !behind || before->put) && !(behind && at_front)) {
    attach_before(m, q, before);
    quote_remember(m, before->quote, q.end);
  } else if (behind) {
    attach_behind(m, q, behind);
    quote_remember(m, behind->quote, q.end);
  } else if (q.first < m->told_until || attach_front(m, q) || attach_signature(m, q)) {
    return;
  } else if (fills_unit(m, q)) {
    attach_free(m, q);
  } else if (!attach_colon(m, q)) {
    attach_embedded(m, q);
  }
}

static bool is_covered(const quote_maker *m, token_range q) {
  const fact_table *facts = &m->reader.doc->facts;
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    if (m->cues.items[i].quote == NO_REF) continue;
    const fact_quote *quote = &facts->quotes.items[m->cues.items[i].quote];
    for (uint32_t k = 0; k < quote->part_count; k++)
      if (quote->parts[k].first <= q.first && q.end <= quote->parts[k].end) return true;
  }
  return false;
}

void attach_quotations(quote_maker *m) {
  for (; m->next < m->reader.quotation_count && m->reader.quotations[m->next].first < m->unit.end; m->next++) {
    token_range q = m->reader.quotations[m->next];
    if (q.first >= m->unit.first && !is_covered(m, q)) attach(m, q);
  }
}
