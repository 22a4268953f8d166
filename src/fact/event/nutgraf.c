/* The nut graf: the main event and the six answers, by headline, lead and repetition. */
#include "fact/event/headline.h"

enum { LEAD = 6, MAX_ANSWER = 24, LONGEST_SUBJECT = 8 };

typedef struct {
  document *doc;
  token_range title, lead; /* the headline; its first clause when there is none: the first sentence */
  uint32_t first_body;     /* first sentence behind the headline */
  headline parts;
} nutgraf_reader;

static const nutgraf_answer NO_ANSWER = {{0, 0}, {REF_NONE, 0}};

static uint32_t sentence_of(const document *doc, uint32_t token) {
  return doc->sentences.of_token[token];
}

static bool is_within(token_range inner, token_range outer) {
  return inner.first >= outer.first && inner.end <= outer.end;
}

/* ---- the main event ---- */

static int weight_of(const nutgraf_reader *reader, const fact_event *event) {
  int weight = 0;
  for (uint32_t i = 0; i < event->evidence_count && i < 6; i++) {
    uint32_t sentence = sentence_of(reader->doc, event->evidence[i].trigger.first);
    weight += 2;
    if (reader->doc->sentences.items[sentence].zone == ZONE_HEADLINE)
      weight += 12;
    else if (sentence < reader->first_body + LEAD)
      weight += 2 * (int)(reader->first_body + LEAD - sentence);
  }
  if (event->actor_count) weight += 3;
  if (event->recipient_count || event->reciprocal) weight += 2;
  weight += (event->when != NO_REF) + (event->where != NO_REF);
  if (event->polarity_negative) weight -= 4;
  if (event->type == EVENT_STATE) weight -= 8;
  return weight;
}

static const fact_event *choose_event(const nutgraf_reader *reader) {
  fact_table *facts = &reader->doc->facts;
  int most = 0;
  for (uint32_t i = 0; i < facts->events.count; i++) {
    int weight = weight_of(reader, &facts->events.items[i]);
    if (facts->main_event != NO_REF && weight <= most) continue;
    facts->main_event = i;
    most = weight;
  }
  return facts->main_event == NO_REF ? NULL : &facts->events.items[facts->main_event];
}

/* ---- who ---- */

/* The fullest name of a person: what a reader wants to see for "Massa". */
static token_range fullest_name(const document *doc, uint32_t person, token_range otherwise) {
  token_range best = otherwise;
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) {
    const person_mention *m = &doc->facts.person_mentions.items[i];
    if (m->person == person && m->name.end - m->name.first > best.end - best.first) best = m->name;
  }
  return best;
}

/* The first named person or body inside `range`; of a person the name alone. */
static nutgraf_answer first_party(const document *doc, token_range range) {
  const fact_table *facts = &doc->facts;
  nutgraf_answer answer = NO_ANSWER;
  uint32_t first = range.end;
  for (uint32_t i = 0; i < facts->person_mentions.count; i++) {
    const person_mention *m = &facts->person_mentions.items[i];
    if (m->form == FORM_PRONOUN || m->form == FORM_GROUP || !is_within(m->span, range) || m->span.first >= first) continue;
    first = m->span.first;
    token_range name = m->name.end > m->name.first ? m->name : m->span;
    answer = (nutgraf_answer){fullest_name(doc, m->person, name), {REF_PERSON, m->person}};
  }
  for (uint32_t i = 0; i < facts->organization_mentions.count; i++) {
    const organization_mention *m = &facts->organization_mentions.items[i];
    if (!is_within(m->span, range) || m->span.first >= first) continue;
    first = m->span.first;
    answer = (nutgraf_answer){m->span, {REF_ORGANIZATION, m->organization}};
  }
  return answer;
}

static bool is_named(const document *doc, const event_party *party) {
  return party->ref.kind != REF_NONE && doc->tokens.tokens[party->span.first].casing > CASE_LOWER;
}

static nutgraf_answer answer_who(const nutgraf_reader *reader, const fact_event *event) {
  const document *doc = reader->doc;
  nutgraf_answer answer = first_party(doc, reader->parts.subject);
  token_range subject = reader->parts.subject;
  if (answer.ref.kind != REF_NONE) return answer;
  if (subject.end > subject.first && subject.end - subject.first <= LONGEST_SUBJECT) return (nutgraf_answer){subject, {REF_NONE, 0}};
  for (uint32_t i = 0; event && i < event->actor_count; i++) {
    const event_party *actor = &event->actors[i];
    if (!is_named(doc, actor)) continue;
    token_range span = actor->ref.kind == REF_PERSON ? fullest_name(doc, actor->ref.index, actor->span) : actor->span;
    return (nutgraf_answer){span, actor->ref};
  }
  answer = first_party(doc, reader->title);
  return answer.ref.kind != REF_NONE ? answer : first_party(doc, reader->lead);
}

/* ---- when ---- */

static bool is_point(const fact_date *date) {
  return date->type <= TIMEX_TIME && date->begin.len;
}

static nutgraf_answer answer_when(const nutgraf_reader *reader, const fact_event *event) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t best = NO_REF;
  if (event && event->when != NO_REF && is_point(&facts->dates.items[event->when])) best = event->when;
  for (uint32_t i = 0; i < facts->dates.count && best == NO_REF; i++) {
    const fact_date *date = &facts->dates.items[i];
    bool early = is_within(date->span, reader->lead) || is_within(date->span, reader->title);
    if ((early || !event) && is_point(date)) best = i;
  }
  return best == NO_REF ? NO_ANSWER : (nutgraf_answer){facts->dates.items[best].span, {REF_DATE, best}};
}

/* ---- where ---- */

/* The more a place says, the better it answers: "Interlagos" before "Brazil" before "South America". */
static const int KIND_WEIGHTS[PLACE_KIND_COUNT] = {
    [PLACE_CITY] = 6,    [PLACE_DISTRICT] = 6, [PLACE_FACILITY] = 5, [PLACE_ISLAND] = 5, [PLACE_ADMIN2] = 5, [PLACE_ADMIN1] = 4,
    [PLACE_COUNTRY] = 3, [PLACE_WATER] = 3,    [PLACE_STREET] = 3,   [PLACE_OTHER] = 3,  [PLACE_REGION] = 2, [PLACE_CONTINENT] = 1};

/* How much a mention says that the story happens there. */
static int mention_weight(const nutgraf_reader *reader, const place_mention *m) {
  if (m->role != ROLE_LITERAL && m->role != ROLE_DATELINE) return 0;
  if (m->use == USE_ACTOR || m->use == USE_MODIFIER || m->use == USE_ORIGIN) return 0; /* "the driver, from Lyon" */
  int weight = m->use == USE_AT ? 3 : 1;
  if (is_within(m->span, reader->title)) return weight + 4;
  if (is_within(m->span, reader->lead)) return weight + 2;
  return m->role == ROLE_DATELINE ? 2 : weight;
}

static nutgraf_answer answer_where(const nutgraf_reader *reader, const fact_event *event) {
  document *doc = reader->doc;
  const fact_table *facts = &doc->facts;
  uint16_t *votes = ARENA_NEW(doc->arena, uint16_t, facts->places.count + 1);
  uint32_t best = NO_REF;
  int most = 0;
  if (!votes) return NO_ANSWER;
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    uint16_t *vote = &votes[facts->place_mentions.items[i].place];
    if (*vote < 12) *vote += (uint16_t)mention_weight(reader, &facts->place_mentions.items[i]);
  }
  if (event && event->where != NO_REF) votes[event->where] += 4;
  for (uint32_t i = 0; i < facts->places.count; i++) {
    int score = votes[i] ? votes[i] * 2 + 2 * KIND_WEIGHTS[facts->places.items[i].kind] : 0;
    if (score <= most) continue;
    most = score;
    best = i;
  }
  for (uint32_t i = 0; i < facts->place_mentions.count && best != NO_REF; i++) {
    const place_mention *m = &facts->place_mentions.items[i];
    if (m->place == best && mention_weight(reader, m)) return (nutgraf_answer){m->span, {REF_PLACE, best}};
  }
  return NO_ANSWER;
}

/* ---- what, why, how ---- */

/* From `token` on to the end of its clause. */
static token_range clause_from(const document *doc, uint32_t token, uint32_t stop) {
  uint32_t end = token;
  for (; end < stop && end < token + MAX_ANSWER; end++) {
    const ng_token *t = &doc->tokens.tokens[end];
    if (end > token + 2 && t->kind == TOKEN_PUNCT && strchr(".;,?!", doc->tokens.text.ptr[t->start])) break;
  }
  return (token_range){token, end};
}

static token_range answer_what(const nutgraf_reader *reader, const fact_event *event) {
  if (reader->parts.deed.end) return reader->parts.deed;
  if (reader->title.end > reader->title.first) return reader->title;
  if (!event) return clause_from(reader->doc, reader->lead.first, reader->lead.end);
  const event_evidence *evidence = &event->evidence[0];
  token_range clause =
      clause_from(reader->doc, evidence->trigger.first, reader->doc->sentences.items[sentence_of(reader->doc, evidence->trigger.first)].end);
  if (clause.end < evidence->span.end) clause.end = evidence->span.end;
  return clause;
}

/* "because of", "due to", "amid"; in a headline also what came before: "after early exit polls", "over Brexit". */
enum { REASON = 1, REASON_WITH_TO = 2, REASON_OF_HEADLINE = 4 };

static const uint8_t REASONS[WORD_COUNT] = {[WORD_BECAUSE] = REASON,          [WORD_AMID] = REASON,
                                            [WORD_DUE] = REASON_WITH_TO,      [WORD_AFTER] = REASON_OF_HEADLINE,
                                            [WORD_OVER] = REASON_OF_HEADLINE, [WORD_FOLLOWING] = REASON_OF_HEADLINE};

static bool is_reason(const token_table *tokens, uint32_t token, uint32_t reasons) {
  uint32_t reason = REASONS[named_word(tokens, token)] & reasons;
  return reason && (reason != REASON_WITH_TO || token_is(tokens, token + 1, WORD_TO));
}

/* The clause behind the first cue of reason in `range`. */
static token_range behind_reason(const nutgraf_reader *reader, token_range range, uint32_t reasons) {
  const token_table *tokens = &reader->doc->tokens;
  for (uint32_t t = range.first; t + 2 < range.end; t++) {
    if (!is_reason(tokens, t, reasons)) continue;
    uint32_t skip = token_is(tokens, t, WORD_DUE) || token_is(tokens, t + 1, WORD_OF) ? 2 : 1;
    return clause_from(reader->doc, t + skip, reader->doc->sentences.items[sentence_of(reader->doc, t)].end);
  }
  return (token_range){0, 0};
}

static token_range answer_why(const nutgraf_reader *reader) {
  if (reader->parts.purpose.end) return reader->parts.purpose;
  token_range reason = behind_reason(reader, reader->title, REASON | REASON_WITH_TO | REASON_OF_HEADLINE);
  return reason.end ? reason : behind_reason(reader, reader->lead, REASON | REASON_WITH_TO);
}

/* ---- */

static nutgraf_reader open_reader(document *doc) {
  nutgraf_reader reader = {.doc = doc};
  uint32_t count = doc->sentences.count;
  while (reader.first_body < count && doc->sentences.items[reader.first_body].zone == ZONE_HEADLINE) reader.first_body++;
  if (reader.first_body) reader.title = (token_range){doc->sentences.items[0].first, doc->sentences.items[0].end};
  while (reader.first_body < count && doc->sentences.items[reader.first_body].zone > ZONE_HEADLINE) reader.first_body++;
  if (reader.first_body < count) {
    const ng_sentence *first = &doc->sentences.items[reader.first_body];
    uint32_t last = reader.first_body + 3 < count ? reader.first_body + 3 : count;
    reader.lead = (token_range){first->first + first->dateline_end, doc->sentences.items[last - 1].end};
    if (!reader.title.end) reader.parts = read_headline(doc, (token_range){reader.lead.first, first->end});
  }
  if (reader.title.end) reader.parts = read_headline(doc, reader.title);
  return reader;
}

ng_status choose_nutgraf(document *doc) {
  nutgraf_answer *nut = doc->facts.nutgraf;
  if (!doc->sentences.count) return NG_OK;
  nutgraf_reader reader = open_reader(doc);
  const fact_event *event = choose_event(&reader);
  nut[NUTGRAF_WHO] = answer_who(&reader, event);
  nut[NUTGRAF_WHAT].span = answer_what(&reader, event);
  nut[NUTGRAF_WHEN] = answer_when(&reader, event);
  nut[NUTGRAF_WHERE] = answer_where(&reader, event);
  nut[NUTGRAF_WHY].span = answer_why(&reader);
  nut[NUTGRAF_HOW].span = reader.parts.manner;
  return NG_OK;
}
