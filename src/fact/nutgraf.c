/* The nut graf: the main event and its six answers, by headline, lead and repetition. */
#include "fact/party.h"

enum { LEAD = 6, MAX_ANSWER = 24 };

static const ng_sentence *sentence_at(const document *doc, uint32_t token) {
  return &doc->sentences.items[doc->sentences.of_token[token]];
}

static uint32_t headline_end(const document *doc) {
  uint32_t end = 0;
  for (uint32_t i = 0; i < doc->sentences.count && doc->sentences.items[i].zone == ZONE_HEADLINE; i++) end = doc->sentences.items[i].end;
  return end;
}

/* ---- the main event ---- */

static int weight_of(const document *doc, const fact_event *event, uint32_t first_body) {
  int weight = 0;
  for (uint32_t i = 0; i < event->evidence_count && i < 6; i++) {
    uint32_t token = event->evidence[i].trigger.first, sentence = doc->sentences.of_token[token];
    weight += 2;
    if (sentence_at(doc, token)->zone == ZONE_HEADLINE)
      weight += 12;
    else if (sentence < first_body + LEAD)
      weight += 2 * (int)(first_body + LEAD - sentence);
  }
  if (event->actor_count) weight += 3;
  if (event->recipient_count || event->reciprocal) weight += 2;
  if (event->when != NO_REF) weight += 1;
  if (event->where != NO_REF) weight += 1;
  if (event->polarity_negative) weight -= 4;
  if (event->type == EVENT_STATE) weight -= 8;
  return weight;
}

static uint32_t choose_event(const document *doc, uint32_t first_body) {
  uint32_t best = NO_REF;
  int most = 0;
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    int weight = weight_of(doc, &doc->facts.events.items[i], first_body);
    if (best != NO_REF && weight <= most) continue;
    best = i;
    most = weight;
  }
  return best;
}

/* ---- answers ---- */

/* The first mention of a person or body in [first, end). */
static nutgraf_answer first_actor(const document *doc, uint32_t first, uint32_t end) {
  nutgraf_answer answer = {{0, 0}, {REF_NONE, 0}};
  uint32_t best = end;
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) {
    const person_mention *m = &doc->facts.person_mentions.items[i];
    if (m->span.first < first || m->span.first >= best || m->form == FORM_PRONOUN) continue;
    best = m->span.first;
    answer = (nutgraf_answer){m->span, {REF_PERSON, m->person}};
  }
  for (uint32_t i = 0; i < doc->facts.organization_mentions.count; i++) {
    const organization_mention *m = &doc->facts.organization_mentions.items[i];
    if (m->span.first < first || m->span.first >= best) continue;
    best = m->span.first;
    answer = (nutgraf_answer){m->span, {REF_ORGANIZATION, m->organization}};
  }
  return answer;
}

static nutgraf_answer first_date(const document *doc, uint32_t first, uint32_t end) {
  uint32_t best = NO_REF;
  for (uint32_t i = 0; i < doc->facts.dates.count; i++) {
    const fact_date *date = &doc->facts.dates.items[i];
    if (date->type > TIMEX_TIME || !date->begin.len || date->span.first < first || date->span.first >= end) continue;
    if (best == NO_REF || date->span.first < doc->facts.dates.items[best].span.first) best = i;
  }
  if (best == NO_REF) return (nutgraf_answer){{0, 0}, {REF_NONE, 0}};
  return (nutgraf_answer){doc->facts.dates.items[best].span, {REF_DATE, best}};
}

static nutgraf_answer first_place(const document *doc, uint32_t first, uint32_t end, bool dateline) {
  const place_mention *best = NULL;
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *m = &doc->facts.place_mentions.items[i];
    bool fits = m->role == ROLE_DATELINE ? dateline : m->role == ROLE_LITERAL && m->use != USE_ACTOR && m->use != USE_MODIFIER;
    if (!fits || m->span.first < first || m->span.first >= end) continue;
    if (!best || m->span.first < best->span.first) best = m;
  }
  if (!best) return (nutgraf_answer){{0, 0}, {REF_NONE, 0}};
  return (nutgraf_answer){best->span, {REF_PLACE, best->place}};
}

/* The mention of place `place` that is nearest behind `token`, else its first. */
static nutgraf_answer mention_of_place(const document *doc, uint32_t place, uint32_t token) {
  nutgraf_answer answer = {{0, 0}, {REF_NONE, 0}};
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *m = &doc->facts.place_mentions.items[i];
    if (m->place != place) continue;
    if (answer.ref.kind == REF_NONE || (m->span.first >= token && answer.span.first < token)) answer = (nutgraf_answer){m->span, {REF_PLACE, place}};
  }
  return answer;
}

/* From `token` on to the end of its clause. */
static token_range clause_from(const document *doc, uint32_t token, uint32_t stop) {
  uint32_t end = token;
  while (end < stop && end < token + MAX_ANSWER) {
    const ng_token *t = &doc->tokens.tokens[end];
    char c = doc->tokens.text.ptr[t->start];
    if (end > token + 2 && t->kind == TOKEN_PUNCT && (c == '.' || c == ';' || c == ',' || c == '?' || c == '!')) break;
    end++;
  }
  return (token_range){token, end};
}

/* The words behind a cue of reason or manner in [first, stop). */
static token_range behind_cue(const document *doc, uint32_t first, uint32_t stop, const uint16_t *cues, uint32_t count) {
  for (uint32_t t = first; t + 2 < stop; t++) {
    if (!is_any_word(&doc->tokens, t, cues, count)) continue;
    bool due = token_is(&doc->tokens, t, WORD_DUE);
    if (due && !token_is(&doc->tokens, t + 1, WORD_TO)) continue;
    return clause_from(doc, due ? t + 2 : t + 1, stop);
  }
  return (token_range){0, 0};
}

static void answer_by_event(document *doc, const fact_event *event) {
  nutgraf_answer *nut = doc->facts.nutgraf;
  const event_party *actor = event->actor_count ? &event->actors[0] : event->recipient_count ? &event->recipients[0] : NULL;
  for (uint32_t i = 0; i < event->actor_count && actor->ref.kind == REF_NONE; i++) actor = &event->actors[i];
  if (actor) nut[NUTGRAF_WHO] = (nutgraf_answer){actor->span, actor->ref};
  if (event->when != NO_REF) nut[NUTGRAF_WHEN] = (nutgraf_answer){doc->facts.dates.items[event->when].span, {REF_DATE, event->when}};
  if (event->where != NO_REF) nut[NUTGRAF_WHERE] = mention_of_place(doc, event->where, event->evidence[0].span.first);
}

static token_range what_happened(const document *doc, const fact_event *event, uint32_t headline, uint32_t lead_first, uint32_t lead_end) {
  if (headline) return (token_range){0, headline};
  if (!event) return lead_first < lead_end ? clause_from(doc, lead_first, lead_end) : (token_range){0, 0};
  token_range clause = clause_from(doc, event->evidence[0].trigger.first, sentence_at(doc, event->evidence[0].trigger.first)->end);
  if (clause.end < event->evidence[0].span.end) clause.end = event->evidence[0].span.end;
  return clause;
}

ng_status choose_nutgraf(document *doc) {
  static const uint16_t WHY[] = {WORD_BECAUSE, WORD_DUE, WORD_AMID, WORD_OVER, WORD_AFTER, WORD_FOLLOWING, WORD_AS};
  static const uint16_t HOW[] = {WORD_BY, WORD_THROUGH, WORD_USING, WORD_VIA, WORD_WITH};
  nutgraf_answer *nut = doc->facts.nutgraf;
  if (!doc->sentences.count) return NG_OK;
  uint32_t headline = headline_end(doc), first_body = headline < doc->tokens.count ? doc->sentences.of_token[headline] : 0;
  uint32_t lead_end = doc->sentences.items[first_body + 2 < doc->sentences.count ? first_body + 2 : doc->sentences.count - 1].end;
  doc->facts.main_event = choose_event(doc, first_body);
  const fact_event *event = doc->facts.main_event == NO_REF ? NULL : &doc->facts.events.items[doc->facts.main_event];
  if (event) answer_by_event(doc, event);
  nut[NUTGRAF_WHAT].span = what_happened(doc, event, headline, headline, lead_end);
  if (!nut[NUTGRAF_WHO].span.end) nut[NUTGRAF_WHO] = first_actor(doc, 0, lead_end);
  if (!nut[NUTGRAF_WHEN].span.end) nut[NUTGRAF_WHEN] = first_date(doc, headline, lead_end);
  if (!nut[NUTGRAF_WHERE].span.end) nut[NUTGRAF_WHERE] = first_place(doc, 0, lead_end, true);
  uint32_t told = event ? event->evidence[0].trigger.first : headline;
  if (told < doc->tokens.count) {
    nut[NUTGRAF_WHY].span = behind_cue(doc, told, sentence_at(doc, told)->end, WHY, sizeof WHY / sizeof *WHY);
    nut[NUTGRAF_HOW].span = behind_cue(doc, told, sentence_at(doc, told)->end, HOW, sizeof HOW / sizeof *HOW);
  }
  return NG_OK;
}
