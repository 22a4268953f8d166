/* Quotes: which words belong to which cue. Unit by unit: quotations go to the cue beside them, words without marks to the cues that are left.
 * Memory: a quotation alone in its sentence or paragraph goes on with the speaker before it. */
#include "base/error.h"
#include "fact/cue.h"

#define MOST_PARTS 4u
#define SCARE_WORDS 3u /* "cuties": so few words without a cue are nobody's statement */

typedef struct {
  speech_reader reader;
  cue_list cues;
  speech_unit unit;
  uint32_t from;       /* first cue of the unit */
  uint32_t last;       /* latest quote with marks, NO_REF */
  uint32_t last_token; /* end of its last part */
  uint32_t pending;    /* cue that announces the next paragraph ("She continued:"), NO_REF */
  bool failed;
} quote_maker;

static bool is_mark(const quote_maker *m, uint32_t token) {
  return m->reader.classes[token] == CLAUSE_MARK && !m->reader.quoted[token];
}

static fact_quote *quote_at(quote_maker *m, uint32_t index) {
  return &m->reader.doc->facts.quotes.items[index];
}

/* ---- making quotes ---- */

static token_range trim(const quote_maker *m, token_range range) {
  while (range.first < range.end && is_mark(m, range.first)) range.first++;
  while (range.first < range.end && is_mark(m, range.end - 1)) {
    if (speech_token_is(&m->reader, range.end - 1, ")") || speech_token_is(&m->reader, range.end - 1, "?")) break;
    range.end--;
  }
  return range;
}

static void note_quoted(quote_maker *m, fact_quote *quote, token_range part) {
  for (uint32_t t = part.first; t < part.end; t++) {
    uint32_t q = m->reader.quoted[t];
    if (!q) continue;
    token_range range = m->reader.quotations[q - 1];
    bool known = quote->quoted_count && quote->quoted[quote->quoted_count - 1].first == range.first;
    if (!known && quote->quoted_count < MOST_PARTS) quote->quoted[quote->quoted_count++] = range;
    t = range.end - 1;
  }
}

/* Appends a part; one that touches or overlaps the last is joined to it. False when the quote is full. */
static bool add_part(quote_maker *m, fact_quote *quote, token_range part) {
  if (range_empty(part)) return true;
  token_range *last = quote->part_count ? &quote->parts[quote->part_count - 1] : NULL;
  if (last && part.first <= last->end) {
    if (part.end > last->end) last->end = part.end;
  } else if (quote->part_count == MOST_PARTS) {
    return false;
  } else {
    quote->parts[quote->part_count++] = part;
  }
  note_quoted(m, quote, part);
  return true;
}

static uint32_t date_within(const quote_maker *m, token_range range) {
  for (uint32_t t = range.first; t < range.end; t++)
    if (m->reader.dates[t] && !m->reader.quoted[t]) return m->reader.dates[t] - 1;
  return NO_REF;
}

/* A new quote of the cue, which may be NULL. NO_REF without memory. */
static uint32_t new_quote(quote_maker *m, speech_cue *cue) {
  fact_table *facts = &m->reader.doc->facts;
  fact_quote *quote = FACT_ADD(m->reader.doc->arena, facts->quotes);
  if (!quote) {
    m->failed = true;
    return NO_REF;
  }
  quote->rule = NO_RULE;
  quote->when = NO_REF;
  uint32_t index = facts->quotes.count - 1;
  if (!cue) return index;
  quote->speaker = cue->speaker;
  quote->cue = cue->cue;
  quote->addressee = cue->addressee;
  quote->setting = cue->setting;
  quote->cue_lemma = cue->lemma;
  quote->negated = cue->negated;
  quote->rule = cue->rule;
  quote->when = date_within(m, (token_range){cue->start, cue->tail});
  cue->quote = index;
  return index;
}

static void give_part(quote_maker *m, speech_cue *cue, token_range part) {
  if (cue->quote == NO_REF || !add_part(m, quote_at(m, cue->quote), part)) {
    uint32_t index = new_quote(m, cue);
    if (index != NO_REF) add_part(m, quote_at(m, index), part);
  }
}

static void remember(quote_maker *m, uint32_t quote, uint32_t end) {
  m->last = quote;
  m->last_token = end;
}

/* ---- the end of what a cue governs ---- */

static bool is_conjunction(const quote_maker *m, uint32_t token) {
  static const char *const WORDS[] = {"and", "but", "while", "as", "though", "although", "then"};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (speech_token_is(&m->reader, token, WORDS[i])) return true;
  return false;
}

static uint32_t before_conjunction(const quote_maker *m, uint32_t token, uint32_t least) {
  while (token > least && (is_conjunction(m, token - 1) || is_mark(m, token - 1))) token--;
  return token;
}

/* "while the cabinet continued to insist …": a clause of its own, not a part of what was said before. */
static bool opens_clause(const quote_maker *m, const speech_cue *cue, uint32_t least) {
  if (cue->start < least + 2) return false;
  bool joined = is_conjunction(m, cue->start - 1);
  if (cue->quote != NO_REF && (joined || speech_token_is(&m->reader, cue->start - 1, ","))) return true;
  return joined && speech_token_is(&m->reader, cue->start - 2, ",");
}

static uint32_t content_end(const quote_maker *m, const speech_cue *cue, uint32_t from) {
  uint32_t end = m->unit.end;
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *next = &m->cues.items[i];
    if (next == cue || next->start <= from || next->start >= end) continue;
    if (next->inherited || next->according || opens_clause(m, next, from)) end = before_conjunction(m, next->start, from);
  }
  for (uint32_t t = from; t < end; t++)
    if (!m->reader.quoted[t] && speech_token_is(&m->reader, t, ";")) end = t;
  return end;
}

/* Where the clause before `cue` begins: behind the cue before it, else with the unit. */
static uint32_t clause_start(const quote_maker *m, const speech_cue *cue) {
  uint32_t start = m->unit.first;
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

/* ---- quotations ---- */

static speech_cue *cue_behind(quote_maker *m, token_range q) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    speech_cue *cue = &m->cues.items[i];
    if (cue->start < q.end) continue;
    bool beside = cue->start == q.end || (cue->start == q.end + 1 && is_mark(m, q.end));
    if (beside && !cue->inherited && !range_empty(cue->speaker)) return cue;
  }
  return NULL;
}

static speech_cue *cue_before(quote_maker *m, token_range q) {
  for (uint32_t i = m->cues.count; i-- > m->from;) {
    speech_cue *cue = &m->cues.items[i];
    if (cue->tail <= q.first && !cue->according && cue->cue.end <= q.first) return cue;
  }
  return NULL;
}

/* Only a comma, a colon, "that" or nothing between. */
static bool is_bare_gap(const quote_maker *m, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (!is_mark(m, t) && !(speech_token_is(&m->reader, t, "that") && t + 1 == end)) return false;
  return true;
}

/* "joked again, with a grin, “Come on up!”": an adjunct between cue and quotation, no words of the speaker. */
static bool is_adjunct_gap(const quote_maker *m, uint32_t first, uint32_t end) {
  const speech_reader *reader = &m->reader;
  if (first >= end || end - first > 16 || !(speech_token_is(reader, end - 1, ",") || speech_token_is(reader, end - 1, ":"))) return false;
  uint32_t t = first;
  while (t < end && is_mark(m, t)) t++;
  if (reader->classes[t] != CLAUSE_PREPOSITION && reader->classes[t] != CLAUSE_ADVERB && reader->tokens->tokens[end].casing == CASE_LOWER)
    return false;
  for (; t < end; t++) {
    word_class class = (word_class)reader->classes[t];
    if (class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY || class == CLAUSE_RELATIVE || speech_token_is(reader, t, "that") || reader->quoted[t])
      return false;
  }
  return reader->tokens->tokens[end + 1].casing != CASE_LOWER;
}

static bool is_bare(const quote_maker *m, const speech_cue *cue, token_range q) {
  return is_bare_gap(m, cue->tail, q.first) || is_adjunct_gap(m, cue->tail, q.first);
}

static bool ends_sentence(const quote_maker *m, token_range q) {
  uint32_t t = q.end - 2;
  return speech_token_is(&m->reader, t, ",") || speech_token_is(&m->reader, t, ".") || speech_token_is(&m->reader, t, "?") ||
         speech_token_is(&m->reader, t, "!");
}

static void attach_behind(quote_maker *m, token_range q, speech_cue *cue) {
  uint32_t start = clause_start(m, cue);
  bool whole = q.first <= start + 1 || is_mark(m, q.first - 1) || cue->quote != NO_REF;
  if (whole)
    give_part(m, cue, q);
  else
    give_part(m, cue, (token_range){trim(m, (token_range){start, q.end}).first, q.end});
}

static uint32_t count_words(const quote_maker *m, token_range q) {
  uint32_t n = 0;
  for (uint32_t t = q.first; t < q.end; t++) {
    uint8_t kind = m->reader.tokens->tokens[t].kind;
    n += kind != TOKEN_QUOTE && kind != TOKEN_PUNCT && kind != TOKEN_DASH;
  }
  return n;
}

/* Words behind the closing mark: `called it "a mess" in public` goes on, `said "we won," and left` does not. */
static uint32_t forward_end(const quote_maker *m, token_range q, const speech_cue *cue) {
  if (ends_sentence(m, q) || q.end >= m->unit.end || is_mark(m, q.end) || count_words(m, q) > SCARE_WORDS) return q.end;
  word_class next = (word_class)m->reader.classes[q.end];
  if (next == CLAUSE_PREPOSITION || next == CLAUSE_ADVERB || next == CLAUSE_JOINT) return q.end;
  return trim(m, (token_range){q.first, content_end(m, cue, q.end)}).end;
}

static void attach_before(quote_maker *m, token_range q, speech_cue *cue) {
  bool bare = is_bare(m, cue, q);
  uint32_t end = bare && !speech_token_is(&m->reader, q.first - 1, "that") ? forward_end(m, q, cue)
                                                                           : trim(m, (token_range){cue->tail, content_end(m, cue, q.end)}).end;
  if (end < q.end) end = q.end;
  bool that = speech_token_is(&m->reader, q.first - 1, "that");
  token_range part = {bare ? q.first - that : trim(m, (token_range){cue->tail, end}).first, end};
  if (cue->quote != NO_REF) {
    const fact_quote *quote = quote_at(m, cue->quote);
    token_range last = quote->parts[quote->part_count - 1];
    if (last.first > cue->cue.first) part.first = last.first; /* said "a" and "b" */
  }
  give_part(m, cue, part);
}

static bool fills_unit(const quote_maker *m, token_range q) {
  for (uint32_t t = m->unit.first; t < m->unit.end; t++)
    if (!m->reader.quoted[t] && !is_mark(m, t)) return false;
  return q.first <= m->unit.first + 1;
}

/* `Moss: “We came.”`, and in a headline also `Moss: Port “Will Open”`. */
static bool attach_colon(quote_maker *m, token_range q) {
  const document *doc = m->reader.doc;
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[m->unit.first]];
  bool is_line = sentence->zone == ZONE_HEADLINE || sentence->is_line;
  uint32_t colon = q.first;
  while (colon > m->unit.first && !speech_token_is(&m->reader, colon, ":")) colon--;
  if (colon <= m->unit.first || (colon + 1 != q.first && !is_line)) return false;
  token_range speaker = phrase_before(&m->reader, m->unit.first, colon);
  if (!can_speak(&m->reader, speaker)) return false;
  uint32_t index = new_quote(m, NULL);
  if (index == NO_REF) return true;
  fact_quote *quote = quote_at(m, index);
  quote->speaker = speaker;
  quote->cue = (token_range){colon, colon + 1};
  quote->cue_lemma = STR(":");
  add_part(m, quote, is_line ? trim(m, (token_range){colon + 1, m->unit.end}) : q);
  remember(m, index, q.end);
  return true;
}

static uint32_t paragraph_of(const quote_maker *m, uint32_t token) {
  const document *doc = m->reader.doc;
  return doc->sentences.items[doc->sentences.of_token[token]].paragraph;
}

/* `“We came.” — Ada Moss` */
static token_range signature(const quote_maker *m, token_range q) {
  token_range none = {q.end, q.end};
  uint32_t dash = q.end;
  if (dash + 1 >= m->reader.tokens->count || m->reader.tokens->tokens[dash].kind != TOKEN_DASH || starts_paragraph(&m->reader, dash)) return none;
  uint32_t end = dash + 1;
  while (end < m->reader.tokens->count && !starts_paragraph(&m->reader, end)) end++;
  token_range name = trim(m, (token_range){dash + 1, end});
  bool named = !range_empty(name) && name.end - name.first <= 12 && m->reader.tokens->tokens[name.first].casing != CASE_LOWER;
  return named && !m->reader.quoted[name.first] ? name : none;
}

static bool attach_signature(quote_maker *m, token_range q) {
  token_range name = signature(m, q);
  if (range_empty(name)) return false;
  uint32_t index = new_quote(m, NULL);
  if (index == NO_REF) return true;
  fact_quote *quote = quote_at(m, index);
  quote->speaker = name;
  quote->cue = (token_range){q.end, q.end + 1};
  quote->cue_lemma = STR("-");
  add_part(m, quote, q);
  remember(m, index, q.end);
  return true;
}

/* A quote without a cue by the speaker of the one before. */
static void follow_speaker(quote_maker *m, token_range q, uint32_t earlier) {
  uint32_t index = new_quote(m, NULL);
  if (index == NO_REF) return;
  if (earlier != NO_REF) quote_at(m, index)->speaker = quote_at(m, earlier)->speaker;
  add_part(m, quote_at(m, index), q);
  remember(m, index, q.end);
}

/* `“…,” she said. “Then we left.”`, and paragraphs that open with a new mark. */
static void attach_free(quote_maker *m, token_range q) {
  uint32_t here = paragraph_of(m, q.first), before = m->last == NO_REF ? 0 : paragraph_of(m, m->last_token - 1);
  bool same = m->last != NO_REF && here == before, next = m->last != NO_REF && here <= before + 1;
  bool continues = m->reader.continues[m->reader.quoted[q.first] - 1];
  if (m->last != NO_REF && (same || (next && continues)) && add_part(m, quote_at(m, m->last), q)) {
    m->last_token = q.end;
  } else if (m->pending != NO_REF && m->cues.items[m->pending].quote == NO_REF) {
    give_part(m, &m->cues.items[m->pending], q);
    remember(m, m->cues.items[m->pending].quote, q.end);
  } else {
    follow_speaker(m, q, next ? m->last : NO_REF);
  }
}

/* Words in marks inside a sentence that has no cue beside them. */
static void attach_embedded(quote_maker *m, token_range q) {
  if (count_words(m, q) <= SCARE_WORDS) return;
  uint32_t index = new_quote(m, NULL);
  if (index == NO_REF) return;
  fact_quote *quote = quote_at(m, index);
  add_part(m, quote, q);
  for (uint32_t t = q.first; t-- > m->unit.first && range_empty(quote->speaker);)
    if (m->reader.within[t]) quote->speaker = (token_range){m->reader.within[t] - 1, t + 1};
  if (range_empty(quote->speaker) && m->last != NO_REF) quote->speaker = quote_at(m, m->last)->speaker;
}

static bool is_all_capitals(const quote_maker *m, token_range q) {
  const speech_reader *reader = &m->reader;
  uint32_t capitals = 0;
  for (uint32_t t = q.first + 1; t + 1 < q.end; t++) {
    const ng_token *token = &reader->tokens->tokens[t];
    if (token->kind == TOKEN_WORD && token->casing == CASE_LOWER && reader->classes[t] == CLAUSE_OTHER) return false;
    capitals += token->casing != CASE_LOWER && token->casing != CASE_NONE;
  }
  return capitals > 0;
}

/* CNN's “State of the Union”, an interview with “Harbour Sunday.”: the name of a work, a programme, a song. */
static bool is_title_of_work(const quote_maker *m, token_range q) {
  const speech_reader *reader = &m->reader;
  uint32_t before = q.first - 1, words = count_words(m, q);
  if (q.first <= m->unit.first || words > 8 || !is_all_capitals(m, q)) return false;
  word_class class = (word_class)reader->classes[before];
  bool genitive = speech_token_is(reader, before, "'s") || speech_token_is(reader, before, "’s");
  if (genitive || (words > 1 && (class == CLAUSE_PREPOSITION || class == CLAUSE_DETERMINER))) return true;
  return is_nominal(reader, before) && !ends_sentence(m, q);
}

static bool sense_takes(const quote_maker *m, const speech_cue *cue, token_range q) {
  return cue->sense != SENSE_VOICE || is_bare(m, cue, q);
}

static void attach(quote_maker *m, token_range q) {
  speech_cue *behind = cue_behind(m, q), *before = cue_before(m, q);
  if (before && !sense_takes(m, before, q)) before = NULL;
  bool at_front = q.first <= m->unit.first + 1;
  if (!behind && is_title_of_work(m, q)) return;
  if (before && (is_bare(m, before, q) || !behind) && !(behind && at_front)) {
    attach_before(m, q, before);
    remember(m, before->quote, q.end);
  } else if (behind) {
    attach_behind(m, q, behind);
    remember(m, behind->quote, q.end);
  } else if (attach_signature(m, q)) {
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

static void attach_quotations(quote_maker *m) {
  for (uint32_t t = m->unit.first; t < m->unit.end; t++) {
    uint32_t n = m->reader.quoted[t];
    if (!n) continue;
    token_range q = m->reader.quotations[n - 1];
    if (!is_covered(m, q)) attach(m, q);
    t = q.end - 1;
  }
}

/* ---- words without marks ---- */

static bool begins_clause(const quote_maker *m, uint32_t token) {
  word_class class = (word_class)m->reader.classes[token];
  return class == CLAUSE_SUBJECT || class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE || class == CLAUSE_RELATIVE ||
         m->reader.mention[token] || speech_token_is(&m->reader, token, "if") || speech_token_is(&m->reader, token, "whether") ||
         speech_token_is(&m->reader, token, "there");
}

static bool governs(const quote_maker *m, const speech_cue *cue) {
  const speech_reader *reader = &m->reader;
  uint32_t t = cue->tail;
  bool that = speech_token_is(reader, t, "that"), to = speech_token_is(reader, t, "to");
  switch ((speech_sense)cue->sense) {
    case SENSE_TELL: return !range_empty(cue->addressee) && (that || to || begins_clause(m, t) || speech_token_is(reader, t, "about"));
    case SENSE_THINK: return that || to || begins_clause(m, t);
    case SENSE_SHOW: return that || begins_clause(m, t);
    case SENSE_VOICE: return false;
    case SENSE_NAME:
    case SENSE_JUDGE: return begins_clause(m, t) || m->reader.tokens->tokens[t].casing != CASE_NONE;
    default: return true;
  }
}

static bool nothing_follows(const quote_maker *m, const speech_cue *cue) {
  return cue->tail >= m->unit.end || is_mark(m, cue->tail) || m->reader.classes[cue->tail] == CLAUSE_JOINT;
}

/* "The road is closed, the mayor said." and "The road, the mayor said, is closed." */
static void attach_clause_before(quote_maker *m, speech_cue *cue) {
  uint32_t start = clause_start(m, cue);
  if (cue->inherited || cue->start < start + 3 || (!cue->according && !speech_token_is(&m->reader, cue->start - 1, ","))) return;
  if (cue->sense >= SENSE_VOICE) return;
  token_range part = trim(m, (token_range){start, cue->start});
  if (part.end < part.first + 2) return;
  give_part(m, cue, part);
  if (cue->tail + 2 < m->unit.end && speech_token_is(&m->reader, cue->tail, ",") && cue->quote != NO_REF && !cue->according) {
    token_range rest = trim(m, (token_range){cue->tail + 1, content_end(m, cue, cue->tail + 1)});
    if (rest.end > rest.first + 1 && m->reader.classes[rest.first] != CLAUSE_RELATIVE) add_part(m, quote_at(m, cue->quote), rest);
  }
}

/* "criticized the plan, saying …": praise and blame end with their object. */
static uint32_t object_end(const quote_maker *m, uint32_t token, uint32_t limit) {
  while (token < limit && !is_mark(m, token)) token++;
  return token;
}

/* "continued" in "continued to insist" belongs to the cue "insist". */
static bool is_part_of_another(const quote_maker *m, const speech_cue *cue) {
  for (uint32_t i = m->from; i < m->cues.count; i++) {
    const speech_cue *other = &m->cues.items[i];
    if (other != cue && other->cue.first <= cue->cue.first && other->cue.end > cue->verb_end) return true;
  }
  return false;
}

static void attach_words(quote_maker *m, speech_cue *cue) {
  if (is_part_of_another(m, cue)) return;
  if (cue->only_quoted || (cue->rule == NO_RULE && !cue->according && !can_speak(&m->reader, cue->speaker))) return;
  if (cue->according && cue->start <= m->unit.first + 1) {
    give_part(m, cue, trim(m, (token_range){cue->tail, content_end(m, cue, cue->tail)}));
  } else if (cue->according || nothing_follows(m, cue)) {
    attach_clause_before(m, cue);
  } else if (governs(m, cue)) {
    uint32_t end = content_end(m, cue, cue->tail);
    if (cue->sense == SENSE_JUDGE || cue->sense == SENSE_NAME) end = object_end(m, cue->tail, end);
    token_range part = trim(m, (token_range){cue->tail, end});
    if (part.end > part.first + 1) give_part(m, cue, part);
  }
}

/* "The minister continued:" before a paragraph of his words. */
static void keep_pending(quote_maker *m) {
  m->pending = NO_REF;
  if (m->cues.count == m->from) return;
  bool colon = speech_token_is(&m->reader, m->unit.end - 1, ":");
  speech_cue *last = &m->cues.items[m->cues.count - 1];
  if (last->quote == NO_REF && (colon || last->tail + 1 >= m->unit.end)) m->pending = m->cues.count - 1;
}

static void read_unit(quote_maker *m) {
  m->from = m->cues.count;
  const document *doc = m->reader.doc;
  if (doc->sentences.items[doc->sentences.of_token[m->unit.first]].zone == ZONE_BOILERPLATE) return;
  if (find_cues(&m->cues, &m->reader, m->unit) != NG_OK) {
    m->failed = true;
    return;
  }
  attach_quotations(m);
  for (uint32_t i = m->from; i < m->cues.count; i++)
    if (m->cues.items[i].quote == NO_REF) attach_words(m, &m->cues.items[i]);
  if (!fills_unit(m, (token_range){m->unit.first, m->unit.end})) keep_pending(m);
}

/* ---- finishing ---- */

static uint8_t kind_of(const quote_maker *m, const fact_quote *quote) {
  bool inside = false, outside = false;
  for (uint32_t i = 0; i < quote->part_count; i++)
    for (uint32_t t = quote->parts[i].first; t < quote->parts[i].end; t++) {
      if (m->reader.quoted[t])
        inside = true;
      else if (!is_mark(m, t))
        outside = true;
    }
  return inside ? outside ? QUOTE_MIXED : QUOTE_DIRECT : QUOTE_INDIRECT;
}

static int compare_parts(const token_range *a, const token_range *b) {
  return a->first < b->first ? -1 : a->first > b->first;
}

static void sort_parts(fact_quote *quote) {
  for (uint32_t i = 1; i < quote->part_count; i++)
    for (uint32_t k = i; k > 0 && compare_parts(&quote->parts[k], &quote->parts[k - 1]) < 0; k--) {
      token_range swap = quote->parts[k];
      quote->parts[k] = quote->parts[k - 1];
      quote->parts[k - 1] = swap;
    }
}

/* Drops quotes that got no words, orders the rest by their place. */
static void finish(quote_maker *m) {
  fact_table *facts = &m->reader.doc->facts;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < facts->quotes.count; i++) {
    fact_quote quote = facts->quotes.items[i];
    if (!quote.part_count) continue;
    sort_parts(&quote);
    quote.kind = kind_of(m, &quote);
    if (quote.rule == NO_RULE) quote.rule = METHOD_QUOTE_DIRECT + quote.kind;
    identify_speaker(&m->reader, &quote);
    uint32_t at = kept++;
    for (; at > 0 && facts->quotes.items[at - 1].parts[0].first > quote.parts[0].first; at--) facts->quotes.items[at] = facts->quotes.items[at - 1];
    facts->quotes.items[at] = quote;
  }
  facts->quotes.count = kept;
}

ng_status resolve_quotes(document *doc) {
  quote_maker m = {.last = NO_REF, .pending = NO_REF};
  if (speech_reader_init(&m.reader, doc) != NG_OK) return NG_ERROR_MEMORY;
  for (uint32_t i = 0; i < m.reader.unit_count && !m.failed; i++) {
    m.unit = m.reader.units[i];
    read_unit(&m);
  }
  if (m.failed) return NG_ERROR_MEMORY;
  finish(&m);
  return NG_OK;
}
