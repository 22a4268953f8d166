/* Quotes: which words belong to which cue. Unit by unit: quotations go to the cue beside them, words without marks to the cues that are left.
 * Memory: a quotation alone in its sentence or paragraph goes on with the speaker before it. */
#include "base/error.h"
#include "fact/quote/quote_maker.h"

#define MOST_PARTS 4u
#define MOST_NESTED 8u /* quotes before one that may hold it */

/* ---- parts ---- */

token_range trim_marks(const quote_maker *m, token_range range) {
  const speech_reader *reader = &m->reader;
  while (range.first < range.end && is_mark(reader, range.first)) range.first++;
  while (range.first < range.end && is_mark(reader, range.end - 1)) {
    if (word_is(reader, range.end - 1, WORD_CLOSE_BRACKET) || word_is(reader, range.end - 1, WORD_QUESTION)) break;
    range.end--;
  }
  return range;
}

static bool is_word(const quote_maker *m, uint32_t token) {
  uint8_t kind = m->reader.tokens->tokens[token].kind;
  return kind != TOKEN_QUOTE && kind != TOKEN_PUNCT && kind != TOKEN_DASH;
}

uint32_t count_words(const quote_maker *m, token_range range, uint32_t most) {
  uint32_t n = 0;
  for (uint32_t t = range.first; t < range.end && n < most; t++) n += is_word(m, t);
  return n;
}

/* The first quotation that ends behind `token`; those before the one at work have lower numbers. */
static uint32_t quotation_behind(const quote_maker *m, uint32_t token) {
  const token_range *quotations = m->reader.quotations;
  uint32_t q = m->next;
  while (q > 0 && quotations[q - 1].end > token) q--;
  while (q < m->reader.quotation_count && quotations[q].end <= token) q++;
  return q;
}

static void note_quoted(quote_maker *m, fact_quote *quote, token_range part) {
  for (uint32_t q = quotation_behind(m, part.first); q < m->reader.quotation_count; q++) {
    token_range here = m->reader.quotations[q];
    if (here.first < part.first) here.first = part.first;
    if (here.end > part.end) here.end = part.end;
    if (range_empty(here)) return;
    token_range *last = quote->quoted_count ? &quote->quoted[quote->quoted_count - 1] : NULL;
    if (last && last->first <= here.first && here.first <= last->end && quotation_at(&m->reader, last->first) == q + 1) {
      if (here.end > last->end) last->end = here.end;
    } else if (quote->quoted_count < MOST_PARTS) {
      quote->quoted[quote->quoted_count++] = here;
    }
  }
}

bool quote_add_part(quote_maker *m, fact_quote *quote, token_range part) {
  token_range *last = quote->part_count ? &quote->parts[quote->part_count - 1] : NULL;
  if (last && part.first <= last->end && !(part.first == last->end && starts_paragraph(&m->reader, part.first))) {
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
    if (is_dated(&m->reader, t) && !is_quoted(&m->reader, t)) return date_at(&m->reader, t) - 1;
  return NO_REF;
}

static uint32_t quote_end(const fact_quote *quote) {
  return quote->parts[quote->part_count - 1].end;
}

uint32_t quote_new(quote_maker *m, speech_cue *cue) {
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

void quote_give(quote_maker *m, speech_cue *cue, token_range part) {
  if (range_empty(part)) return;
  if (cue->quote == NO_REF || !quote_add_part(m, quote_at(m, cue->quote), part)) {
    uint32_t index = quote_new(m, cue);
    if (index != NO_REF) quote_add_part(m, quote_at(m, index), part);
  }
}

void quote_remember(quote_maker *m, uint32_t quote, uint32_t end) {
  m->last = quote;
  m->last_token = end;
  m->last_closed = false;
}

/* ---- units ---- */

static bool has_plain_words(const quote_maker *m) {
  for (uint32_t t = m->unit.first; t < m->unit.end; t++)
    if (!is_quoted(&m->reader, t) && !is_mark(&m->reader, t)) return true;
  return false;
}

/* "The minister continued:" before a paragraph of his words. */
static void keep_pending(quote_maker *m) {
  m->pending = NO_REF;
  if (m->cues.count == m->from) return;
  bool colon = word_is(&m->reader, m->unit.end - 1, WORD_COLON);
  speech_cue *last = &m->cues.items[m->cues.count - 1];
  if (last->quote == NO_REF && (colon || last->tail + 1 >= m->unit.end)) m->pending = m->cues.count - 1;
  m->pending_colon = colon && starts_paragraph(&m->reader, m->unit.end);
}

/* The last cue of the unit that tells of spoken words, NULL when none does. What else is said of the speaker of words in marks tells of none:
 * "“We came,” said Moss, noting that …", "“We came,” said Moss, who has urged … ". */
static const speech_cue *last_spoken(const quote_maker *m) {
  bool marked = m->last != NO_REF && m->last_token > m->unit.first;
  for (uint32_t i = m->cues.count; i-- > m->from;) {
    const speech_cue *cue = &m->cues.items[i];
    if (marked && cue->quote != m->last && (cue->participle || cue->relative)) continue;
    if (cue->quote != NO_REF && is_speech(cue)) return cue;
  }
  return NULL;
}

/* `The port is shut, the mayor says. “Several ships …”`: words without marks are remembered too. */
static void remember_words(quote_maker *m) {
  const speech_cue *last = last_spoken(m);
  if (!last || m->last == last->quote) return;
  const fact_quote *quote = quote_at(m, last->quote);
  uint32_t end = quote_end(quote);
  if (range_empty(quote->speaker) || (m->last != NO_REF && m->last_token > end)) return;
  quote_remember(m, last->quote, m->unit.end);
  m->last_closed = end > last->start;
}

/* Most units begin within a line, or in a document without labels behind its headline. */
static bool may_be_line(const quote_maker *m) {
  uint32_t first = m->unit.first;
  if (!starts_line(&m->reader, first) || first < m->told_until) return false;
  return m->turns || m->labels.count || m->pending != NO_REF || first < m->reader.headline_end ||
         sentence_at(&m->reader, first)->zone == ZONE_HEADLINE;
}

static void read_unit(quote_maker *m) {
  m->from = m->cues.count;
  if (sentence_at(&m->reader, m->unit.first)->zone == ZONE_BOILERPLATE) return;
  if (may_be_line(m)) read_line(m);
  if (m->reader.starts[m->cues.next] < m->unit.end && find_cues(&m->cues, &m->reader, m->unit) != NG_OK) {
    m->failed = true;
    return;
  }
  if (m->next < m->reader.quotation_count && m->reader.quotations[m->next].first < m->unit.end) attach_quotations(m);
  bool has_cues = m->cues.count > m->from;
  if (has_cues) {
    attach_words(m);
    remember_words(m);
  }
  if ((has_cues || m->pending != NO_REF) && has_plain_words(m)) keep_pending(m);
}

/* ---- finishing ---- */

static uint8_t kind_of(const quote_maker *m, const fact_quote *quote) {
  if (!quote->quoted_count) return QUOTE_INDIRECT;
  for (uint32_t i = 0; i < quote->part_count; i++)
    for (uint32_t t = quote->parts[i].first; t < quote->parts[i].end; t++) {
      uint32_t q = quotation_at(&m->reader, t);
      if (q)
        t = m->reader.quotations[q - 1].end - 1;
      else if (!is_mark(&m->reader, t))
        return QUOTE_MIXED;
    }
  return QUOTE_DIRECT;
}

static void sort_parts(fact_quote *quote) {
  for (uint32_t i = 1; i < quote->part_count; i++)
    for (uint32_t k = i; k > 0 && quote->parts[k].first < quote->parts[k - 1].first; k--) {
      token_range swap = quote->parts[k];
      quote->parts[k] = quote->parts[k - 1];
      quote->parts[k - 1] = swap;
    }
}

/* "said Moss told him that …": a chain of speakers. What somebody inside such words thinks, wants or calls a thing is part of them. */
static bool is_chained(const quote_maker *m, const speech_cue *cue) {
  bool speech = cue->sense == SENSE_SAY || cue->sense == SENSE_CLAIM || cue->sense == SENSE_TELL;
  bool named = !range_empty(cue->speaker) && is_named(&m->reader, cue->speaker.end - 1);
  return speech && named && cue->rule == NO_RULE && !cue->inherited && !cue->negated && !cue->modal && !cue->relative;
}

static bool lies_within(const fact_quote *inner, const fact_quote *outer) {
  uint32_t first = inner->parts[0].first, end = quote_end(inner);
  for (uint32_t i = 0; i < outer->part_count; i++)
    if (outer->parts[i].first <= first && end <= outer->parts[i].end) return true;
  return false;
}

/* Orders quotes by their place, the longer one first. */
static bool stands_before(const fact_quote *a, const fact_quote *b) {
  if (a->parts[0].first != b->parts[0].first) return a->parts[0].first < b->parts[0].first;
  return quote_end(a) > quote_end(b);
}

static bool has_words(const quote_maker *m, const fact_quote *quote) {
  for (uint32_t i = 0; i < quote->part_count; i++)
    if (count_words(m, quote->parts[i], 1)) return true;
  return false;
}

/* Drops quotes that got no words, orders the rest. */
static void order_quotes(quote_maker *m, uint8_t *chained) {
  fact_table *facts = &m->reader.doc->facts;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < facts->quotes.count; i++) {
    fact_quote *quotes = facts->quotes.items;
    if (!has_words(m, &quotes[i])) continue;
    sort_parts(&quotes[i]);
    uint32_t at = kept++;
    if (at == i && (at == 0 || !stands_before(&quotes[i], &quotes[at - 1]))) continue; /* most are in order */
    fact_quote quote = quotes[i];
    uint8_t chain = chained[i];
    for (; at > 0 && stands_before(&quote, &quotes[at - 1]); at--) {
      quotes[at] = quotes[at - 1];
      chained[at] = chained[at - 1];
    }
    quotes[at] = quote;
    chained[at] = chain;
  }
  facts->quotes.count = kept;
}

/* "|It| said …" after words of the ministry: the ministry's. */
static void share_body(const quote_maker *m, fact_quote *quote, const fact_quote *before) {
  bool body = before->speaker_type == SPEAKER_ORGANIZATION || before->speaker_type == SPEAKER_STATE || before->speaker_type == SPEAKER_DOCUMENT;
  if (!body || quote->speaker_type != SPEAKER_UNKNOWN || !word_is(&m->reader, quote->speaker.first, WORD_IT)) return;
  uint32_t here = sentence_at(&m->reader, quote->speaker.first)->paragraph, there = sentence_at(&m->reader, before->parts[0].first)->paragraph;
  if (here > there + 1) return;
  quote->speaker_type = before->speaker_type;
  quote->speaker_ref = before->speaker_ref;
}

/* "Ada Moss, a pilot|,| said": the comma that closes an apposition belongs to it. */
static void close_apposition(const speech_reader *reader, token_range *speaker) {
  if (range_empty(*speaker) || speaker->end >= reader->tokens->count || !word_is(reader, speaker->end, WORD_COMMA)) return;
  for (uint32_t t = speaker->first; t < speaker->end; t++)
    if (word_is(reader, t, WORD_COMMA) && !is_quoted(reader, t)) {
      speaker->end++;
      return;
    }
}

/* "wrote|:| “…”": so does the colon that announces the words. */
static void close_cue(const speech_reader *reader, fact_quote *quote) {
  if (range_empty(quote->cue) || quote->cue.end >= reader->tokens->count || !word_is(reader, quote->cue.end, WORD_COLON)) return;
  for (uint32_t i = 0; i < quote->part_count; i++)
    if (quote->parts[i].first == quote->cue.end + 1) quote->cue.end++;
}

/* Drops quotes inside others that are no link of a chain, tells kind and speaker of the rest. */
static bool finish(quote_maker *m) {
  fact_table *facts = &m->reader.doc->facts;
  uint8_t *chained = ARENA_NEW(m->reader.doc->scratch, uint8_t, facts->quotes.count + 1);
  if (!chained) return false;
  for (uint32_t i = 0; i < m->cues.count; i++)
    if (m->cues.items[i].quote != NO_REF) chained[m->cues.items[i].quote] = is_chained(m, &m->cues.items[i]);
  order_quotes(m, chained);
  uint32_t kept = 0, reach = 0; /* the farthest end of those kept */
  for (uint32_t i = 0; i < facts->quotes.count; i++) {
    fact_quote *quote = &facts->quotes.items[kept];
    if (kept < i) *quote = facts->quotes.items[i];
    bool inside = false;
    for (uint32_t k = kept; quote_end(quote) <= reach && k-- > 0 && kept - k <= MOST_NESTED && !inside;)
      inside = lies_within(quote, &facts->quotes.items[k]);
    if (inside && !chained[i]) continue;
    quote->kind = kind_of(m, quote);
    if (quote->rule == NO_RULE) quote->rule = METHOD_QUOTE_DIRECT + quote->kind;
    identify_speaker(&m->reader, quote);
    close_apposition(&m->reader, &quote->speaker);
    close_cue(&m->reader, quote);
    if (kept) share_body(m, quote, quote - 1);
    if (reach < quote_end(quote)) reach = quote_end(quote);
    kept++;
  }
  facts->quotes.count = kept;
  return true;
}

/* What stands in marks and is in no quote: irony, titles of works, nicknames, mottos. */
static bool list_scares(quote_maker *m) {
  fact_table *facts = &m->reader.doc->facts;
  uint8_t *told = ARENA_NEW(m->reader.doc->scratch, uint8_t, m->reader.quotation_count + 1); /* by number from 1 */
  if (!told) return false;
  for (uint32_t i = 0; i < facts->quotes.count; i++)
    for (uint32_t k = 0; k < facts->quotes.items[i].part_count; k++)
      for (uint32_t t = facts->quotes.items[i].parts[k].first; t < facts->quotes.items[i].parts[k].end; t++) told[quotation_at(&m->reader, t)] = 1;
  for (uint32_t i = 0; i < m->reader.quotation_count; i++) {
    if (told[i + 1]) continue;
    token_range *scare = FACT_ADD(m->reader.doc->arena, facts->scares);
    if (!scare) return false;
    *scare = m->reader.quotations[i];
  }
  return true;
}

ng_status resolve_quotes(document *doc) {
  quote_maker m = {.last = NO_REF, .pending = NO_REF};
  if (speech_reader_init(&m.reader, doc) != NG_OK) return NG_ERROR_MEMORY;
  count_turns(&m);
  for (uint32_t i = 0; i < m.reader.unit_count && !m.failed; i++) {
    m.unit = m.reader.units[i];
    read_unit(&m);
  }
  if (m.failed) return NG_ERROR_MEMORY;
  bool with_scares = doc->options && doc->options->with & NG_WITH_SCARE;
  return finish(&m) && (!with_scares || list_scares(&m)) ? NG_OK : NG_ERROR_MEMORY;
}
