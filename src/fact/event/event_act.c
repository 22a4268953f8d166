/* Governed acts: what somebody agrees to, demands, refuses or threatens to do. "agreed to [send aid]", "demand for [sanctions relief]". */
#include "fact/event/clause_find.h"
#include "fact/event/event.h"

uint64_t object_classes_at(const event_reader *reader, uint32_t token, uint32_t *end) {
  const token_table *tokens = reader->tokens;
  if (!(tokens->lists[token] & list_bit(LIST_EVENT_OBJECT))) return 0;
  const hit_range hits = token_hits(tokens, token);
  const list_hit *hit = hits.first;
  while (hit < hits.end && hit->list != LIST_EVENT_OBJECT) hit++;
  if (hit == hits.end) return 0;
  const uint32_t longest = hit->length;
  uint64_t classes = 0;
  for (; hit < hits.end && hit->length == longest; hit++) {
    if (hit->list == LIST_EVENT_OBJECT) classes |= reader->rules->object_classes[hit->row];
  }
  *end = token + longest;
  const ng_token *next = &tokens->tokens[*end];
  bool compound = next->kind == TOKEN_DASH && next->flags & TOKEN_GLUED && *end + 1 < tokens->count && next[1].casing == CASE_LOWER;
  return compound ? 0 : classes; /* "[duty]-free" */
}

static bool is_noun_with_object(const event_reader *reader, uint32_t token, uint64_t classes) {
  frame_hit hit;
  for (uint32_t next = 0; next_frame(reader, token, LIST_FRAME_NOUN, &next, &hit);) {
    if (hit.frame->objects & classes) return true;
  }
  return false;
}

bool has_object_of(const event_reader *reader, uint32_t first, uint32_t stop, uint64_t classes) {
  for (uint32_t t = first, end; t < stop; t = end) {
    end = t + 1;
    if (is_noun_with_object(reader, t, classes)) return false; /* "announced the [lifting of] bans" */
    bool owns = false;                                         /* "welcomed [the president]'s offer" */
    if (object_classes_at(reader, t, &end) & classes) {
      const party *p = party_over(&reader->parties, t);
      owns = p && p->flags & PARTY_POSSESSIVE && p->span.end >= end;
      if (!owns) return true;
    }
  }
  return false;
}

bool measures_at(const event_reader *reader, uint32_t of, uint32_t from) {
  const ng_token *t = reader->tokens->tokens;
  uint32_t end;
  if (of <= from || !(token_is(reader->tokens, of, WORD_OF) || token_is(reader->tokens, of, WORD_IN))) return false;
  uint64_t measure = reader->rules->object_classes[reader->tables->measure_row];
  if (token_is(reader->tokens, of, WORD_IN)) /* "20 million dollars [in] aid" */
    return t[of - 1].kind == TOKEN_NUMBER || object_classes_at(reader, of - 1, &end) & measure;
  bool counted = t[of + 1 + is_determiner(reader, of + 1)].kind == TOKEN_NUMBER || (of > from + 1 && t[of - 2].kind == TOKEN_NUMBER);
  return counted || is_quantity_of(reader, of + 1, from) || t[of - 1].kind == TOKEN_DASH || object_classes_at(reader, of - 1, &end) & measure;
}

/* "The [images] of Lima were captured", "the [deadline] was met": the subject is what happens to it; but not "those on the [list] were met". */
static bool has_head_before(const event_reader *reader, const verb_group *group, uint64_t classes) {
  enum { WAY = 8, NEAR = 3 };
  uint32_t start = sentence_start(reader, group->verb), stop = group->first, end = stop;
  bool finite = group->first < group->verb;
  for (uint32_t t = stop; t > start && stop - t < (group->passive ? WAY : NEAR); t--) {
    bool word = reader->tokens->tokens[t - 1].kind == TOKEN_WORD || party_over(&reader->parties, t - 1);
    if (!word || grammar_of(reader->tokens, t - 1) & (GRAMMAR_CLAUSE | GRAMMAR_VERB)) return false;
    bool head = object_classes_at(reader, t - 1, &end) & classes && (end == stop || (group->passive && is_preposition(reader, end)));
    uint32_t before = t - 1 > start + 1 && is_determiner(reader, t - 2) ? t - 3 : t > start + 1 ? t - 2 : start;
    if (head) return t - 1 == start || !finite || !is_preposition(reader, before);
  }
  return false;
}

/* "oil [prices]", but not "the target [set] by law", "fires [raging]" */
static bool goes_on(const event_reader *reader, uint32_t token) {
  return is_noun_like(reader, token) && !ends_in_ing(reader, token) && !token_has_flag(reader->tokens, token, FLAG_VERB_PAST);
}

bool has_head_of(const event_reader *reader, const verb_group *group, uint64_t classes) {
  enum { WAY = 8 };
  uint32_t end;
  bool befalls = !group->infinitive && (group->passive || has_no_object(reader, group->end, group->stop));
  if (befalls && has_head_before(reader, group, classes)) return true;
  uint32_t stop = token_is(reader->tokens, group->end, WORD_THAT) ? sentence_stop(reader, group->verb) : group->stop; /* "met that threshold" */
  for (uint32_t t = group->end; t < stop && t < group->end + WAY; t++) {
    if (party_over(&reader->parties, t) || token_is(reader->tokens, t, WORD_GENITIVE)) continue;
    if (is_preposition(reader, t) || grammar_of(reader->tokens, t) & (GRAMMAR_JOINT | GRAMMAR_VERB)) return false;
    if (object_classes_at(reader, t, &end) & classes && !goes_on(reader, end) && !party_at(&reader->parties, end)) return true;
  }
  return false;
}

static void set_act(const event_reader *reader, event_draft *draft, const rule_frame *frame, uint32_t first, uint32_t end) {
  draft->event.act_type = (uint8_t)frame->type;
  draft->event.act_cameo = image_str(reader->rules, frame->cameo);
  draft->act = frame;
  draft->act_span = (token_range){first, end};
}

/* The verb at `token` as an act: with its object, if the frame asks for one, behind it or, in a passive, before. */
static const rule_frame *act_of_verb(const event_reader *reader, uint32_t token, uint32_t stop, uint32_t *end) {
  frame_hit hit;
  uint32_t longest = 0;
  for (uint32_t next = 0; next_frame(reader, token, LIST_FRAME_VERB, &next, &hit);) {
    verb_group group;
    if (hit.end > longest) longest = hit.end;
    if (!(hit.frame->flags & FRAME_NOTHING) || hit.end < longest) continue;
    if (!hit.frame->objects) return NULL;
    bool verb = read_verb_group(reader, token, hit.end, hit.form, &group);
    if (!verb) group = (verb_group){.first = token, .verb = token, .end = hit.end, .stop = stop}; /* "the [fight against] poverty" */
    if (has_head_of(reader, &group, hit.frame->objects)) return NULL;
  }
  for (uint32_t next = 0; next_frame(reader, token, LIST_FRAME_VERB, &next, &hit);) {
    if (hit.form == FORM_S || hit.frame->flags & FRAME_NOTHING || hit.frame->subjects) continue; /* "sanctions"; what floods do is no act */
    if (!fits_sentence(reader, hit.frame, reader->doc->sentences.of_token[token])) continue;
    uint64_t objects = hit.frame->objects;
    uint32_t start = sentence_start(reader, token);
    uint32_t far = hit.end + 8 < stop ? hit.end + 8 : stop, near = token > start + 8 ? token - 8 : start;
    if (objects && !has_object_of(reader, hit.end, far, objects) && !has_object_of(reader, near, token, objects)) continue;
    *end = hit.end;
    return hit.frame;
  }
  return NULL;
}

/* A bare object as an act: "asked for [weapons]", "opposes [sanctions]". */
static const rule_frame *act_of_object(const event_reader *reader, uint32_t token, uint32_t *end) {
  uint64_t classes = object_classes_at(reader, token, end);
  for (; classes; classes &= classes - 1) {
    uint32_t act = reader->rules->object_acts[lowest_bit(classes)];
    if (act) return &reader->rules->frames[act - 1];
  }
  return NULL;
}

/* "to [give] a figure for the deal": a verb that is no act and leads to none; what stands behind it is no act of the governing verb. */
static bool is_other_verb(const event_reader *reader, uint32_t token) {
  const token_table *tokens = reader->tokens;
  if (!token_is(tokens, token - 1, WORD_TO) || tokens->tokens[token].casing != CASE_LOWER) return false;
  uint32_t end;
  if (!token_has_flag(tokens, token, FLAG_VERB_BASE) || act_of_object(reader, token, &end)) return false;
  bool leads = token_hit(tokens, token, LIST_FRAME_NOUN) || token_hit(tokens, token, LIST_STATUS_VERB);
  return !leads && !token_hit(tokens, token, LIST_LIGHT_VERB) && !token_hit(tokens, token, LIST_STATUS_WORD);
}

uint32_t read_act(const event_reader *reader, uint32_t from, uint32_t stop, event_draft *draft) {
  const rule_frame *bare = NULL;
  token_range bare_span = {0, 0};
  bool told = false; /* "to [reopen] a bridge": a doing of its own; what a relative clause says of its object is none */
  for (uint32_t t = from; t < stop && t < from + 16; t++) {
    uint32_t end = t + 1;
    told |= token_is(reader->tokens, t - 1, WORD_TO) && reader->tokens->tokens[t].casing == CASE_LOWER;
    if (told && (token_is(reader->tokens, t, WORD_THAT) || token_is(reader->tokens, t, WORD_WHICH) || token_is(reader->tokens, t, WORD_WHO))) break;
    if (bare && token_is(reader->tokens, t, WORD_COMMA)) break; /* "threatens [tariffs], Lula promises to respond" */
    if (party_over(&reader->parties, t)) continue;
    const rule_frame *frame = may_be_listed(reader, t, LIST_FRAME_VERB) ? act_of_verb(reader, t, stop, &end) : NULL;
    if (!frame && is_other_verb(reader, t)) break;
    frame_hit noun;
    if (!frame && next_frame(reader, t, LIST_FRAME_NOUN, &(uint32_t){0}, &noun) && !(noun.frame->flags & FRAME_NOTHING)) {
      frame = noun.frame;
      end = noun.end;
    }
    uint32_t behind = end;
    const rule_frame *object = bare ? NULL : act_of_object(reader, t, &behind);
    if (frame && !(object && behind > end)) { /* but "offered [rescue teams]" */
      set_act(reader, draft, frame, t, end);
      return end;
    }
    if (object) bare = object, bare_span = (token_range){t, behind};
  }
  if (!bare) return from;
  set_act(reader, draft, bare, bare_span.first, bare_span.end);
  return bare_span.end;
}
