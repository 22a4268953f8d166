/* Whether a noun is meant as the event that its frame tells: "the US attacks", but not "an explosion in prices", "a shooting team", "killed during the
 * protests". */
#include "fact/event/noun_phrase.h"

bool takes_object_of(const event_reader *reader, const frame_hit *hit) {
  enum { WAY = 5 };
  for (uint32_t t = hit->end, end; t < sentence_stop(reader, hit->end - 1) && t < hit->end + WAY && !is_preposition(reader, t); t++) {
    if (object_classes_at(reader, t, &end) & hit->frame->objects) return true;
  }
  return false;
}

/* Whether the word at `token` is the noun that the one before it goes with. */
static bool is_modifier_of(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || !is_noun_like(reader, token) || reader->tokens->lists[token] & list_bit(LIST_FRAME_VERB)) return false;
  const uint32_t verb = LEXEME_FLAG(FLAG_VERB_PAST) | LEXEME_FLAG(FLAG_VERB_S) | LEXEME_FLAG(FLAG_VERB_BASE);
  return !(token_flags(reader->tokens, token) & verb);
}

bool is_head_noun(const event_reader *reader, const frame_hit *hit) {
  const ng_token *behind = hit->end < reader->tokens->count ? &reader->tokens->tokens[hit->end] : NULL;
  if (behind && behind->kind == TOKEN_DASH && behind->flags & TOKEN_GLUED) return false;
  bool modifies = event_type_quad(hit->frame->type) == 4 || str_is(image_str(reader->rules, hit->frame->mode), "multilateral");
  return !modifies || !is_modifier_of(reader, hit->end);
}

/* "an explosion [in consumer prices]": in a thing, at no place. */
static bool is_growth(const event_reader *reader, uint32_t end, const rule_frame *frame) {
  enum { NEAR = 5 };
  if (frame->type != EVENT_ASSAULT || !token_is(reader->tokens, end, WORD_IN) || !is_noun_like(reader, end + 1)) return false;
  uint32_t t = end + 1;
  while (t < end + NEAR && is_noun_like(reader, t) && !is_placed(reader, t)) t++;
  return !is_placed(reader, t) && !party_over(&reader->parties, t) && !is_determiner(reader, t);
}

/* "he's [meeting] with aides", "OPEC [meeting] this demand": a participle with its subject or object; "she now [talks] of it": a verb. */
static bool is_doing_of(const event_reader *reader, uint32_t token, const frame_hit *hit) {
  static const uint16_t NAMES[] = {WORD_HE, WORD_SHE, WORD_IT, WORD_THAT, WORD_WHO};
  const party *p = party_before(&reader->parties, token);
  uint32_t first = p ? p->span.first : token;
  bool is = token > 1 && token_is(reader->tokens, token - 1, WORD_GENITIVE) && ONE_OF(reader->tokens, token - 2, NAMES);
  bool bare = p && !(p->flags & PARTY_POSSESSIVE) && (first == 0 || !is_determiner(reader, first - 1));
  bool takes = bare && is_determiner(reader, hit->end) && !token_is(reader->tokens, hit->end, WORD_THAT) && !is_clitic(reader, hit->end);
  bool now = token > 1 && token_has_flag(reader->tokens, token, FLAG_VERB_S) &&
             status_word_at(reader, token - 1, CLASS_ADVERB, &(uint32_t){0}, NULL) && party_before(&reader->parties, token - 1);
  return is || (takes && ends_in_ing(reader, token) && !is_dated(reader, hit->end)) || now;
}

/* ", [killing] two", "after [shooting] the guard": a participle with its object. */
static bool takes_direct_object(const event_reader *reader, const frame_hit *hit, uint32_t token) {
  uint32_t next = hit->end;
  if (hit->end > token + 1 || next >= reader->tokens->count || !ends_in_ing(reader, token)) return false;
  if (token > 0 && (is_determiner(reader, token - 1) || token_is(reader->tokens, token - 1, WORD_OF) || party_before(&reader->parties, token)))
    return false;
  bool number = reader->tokens->tokens[next].kind == TOKEN_NUMBER && !is_dated(reader, next);
  bool least = token_is(reader->tokens, next, WORD_AT) && token_is(reader->tokens, next + 1, WORD_LEAST);
  static const uint16_t SELF[] = {WORD_HIMSELF, WORD_HERSELF, WORD_THEMSELVES};
  if (ONE_OF(reader->tokens, next, SELF)) return true;
  return number || least || hit_at(reader, next, LIST_QUANTITY) || (is_determiner(reader, next) && !token_is(reader->tokens, next, WORD_THAT));
}

/* "a remark that [blasts] Chile": a verb behind a relative pronoun. */
static bool is_relative_verb(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_THAT, WORD_WHICH, WORD_WHO};
  return token > 1 && ONE_OF(reader->tokens, token - 1, WORDS) && token_has_flag(reader->tokens, token, FLAG_VERB_S) &&
         is_noun_like(reader, token - 2);
}

bool is_noun_use(const event_reader *reader, uint32_t token, const frame_hit *hit, const noun_phrase *phrase) {
  const ng_token *word = &reader->tokens->tokens[token];
  bool bare = token_is(reader->tokens, token, WORD_MARCH) && phrase->first == token;
  bool month = bare && (word->casing != CASE_LOWER || token_is(reader->tokens, token - 1, WORD_IN));
  if (month) return false; /* "MARCH PRICES FELL" */
  if (is_growth(reader, hit->end, hit->frame) || takes_direct_object(reader, hit, token) || is_relative_verb(reader, token)) return false;
  const party *p = party_before(&reader->parties, token);
  bool people = p && p->kind == PARTY_GROUP && !(p->flags & PARTY_POSSESSIVE);
  if (people && hit->frame->type == EVENT_DISASTER) return false; /* "people [flooding] out" */
  bool acts = p && !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) && p->kind == PARTY_PERSON && token_has_flag(reader->tokens, token, FLAG_VERB_S);
  if (acts && !token_is(reader->tokens, hit->end, WORD_WITH)) return false; /* "Lee [talks] tough" */
  bool takes = p && !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) && token_has_flag(reader->tokens, token, FLAG_VERB_S) &&
               ((is_determiner(reader, hit->end) && !is_clitic(reader, hit->end) && !token_is(reader->tokens, hit->end, WORD_THAT)) ||
                is_dated(reader, hit->end));
  if (takes) return false; /* "the report to the government [praises] the cuts" */
  if (is_doing_of(reader, token, hit)) return false;
  const list_hit *verb = verb_hit(reader, token);
  if (!verb || hit->end > token + 1) return true;
  if (phrase->first < token || token == sentence_start(reader, token)) return true;
  uint32_t first;
  return !status_word_before(reader, token, CLASS_INFINITIVE | CLASS_MODAL | CLASS_DO | CLASS_BE | CLASS_HAVE, &first, NULL, NULL) &&
         !(verb->tag & (FORM_PAST | FORM_PARTICIPLE));
}

bool is_background(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  uint32_t noun = draft->trigger.first;
  bool manner = phrase->first == noun && noun > sentence_start(reader, noun) && token_is(reader->tokens, noun, WORD_PROTEST) &&
                token_is(reader->tokens, noun - 1, WORD_IN); /* "boycotted it in protest at the tax" */
  if (manner) return true;
  if (draft->actors.count || draft->recipients.count || !draft->frame || !(draft->frame->flags & FRAME_UNNAMED)) return false;
  static const uint16_t WORDS[] = {WORD_SINCE, WORD_OF, WORD_FOR, WORD_TO, WORD_WITH, WORD_ABOUT, WORD_INTO};
  uint32_t start = sentence_start(reader, phrase->first), t = phrase->first;
  if (t > start && t == noun && token_is(reader->tokens, t - 1, WORD_IN)) return true;        /* "seen in action" */
  if (is_preposition(reader, phrase->end) && is_dated(reader, phrase->end + 1)) return false; /* "the centre of protests in 2011" */
  const list_hit *verb = t > start ? verb_hit(reader, t - 1) : NULL;
  t -= verb && verb->tag & FORM_ING; /* "jailed for [attending protests]" */
  return t > start && ONE_OF(reader->tokens, t - 1, WORDS);
}

bool tells_of_itself(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  enum { WAY = 10 };
  if (draft->event.type != EVENT_ASSAULT || draft->event.polarity_negative) return false;
  uint32_t stop = clause_end(reader, phrase->end);
  for (uint32_t t = phrase->end; t < stop && t < phrase->end + WAY; t++) {
    const list_hit *outcome = hit_at(reader, t, LIST_OUTCOME_VERB);
    uint8_t tells = outcome ? reader->tables->outcomes[outcome->row] : OUTCOME_NONE;
    if ((tells == OUTCOME_OCCURS || tells == OUTCOME_LASTS) && outcome->tag & (FORM_PAST | FORM_S)) return true;
    bool deadly = has_frame(reader, t, LIST_FRAME_VERB, EVENT_DIE), harm = has_frame(reader, t, LIST_FRAME_VERB, EVENT_ASSAULT);
    if (!(deadly || harm) || !is_count(reader, t + 1)) continue;
    return !harm || next_over(&reader->parties, t + 1, stop, PARTY_BEGINS) == stop; /* else "killed [six miners]" tells it */
  }
  return false;
}

bool is_campaign_rally(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  uint32_t word = draft->trigger.first;
  if (draft->actors.count || (!token_is(reader->tokens, word, WORD_RALLY) && !token_is(reader->tokens, word, WORD_RALLIES))) return false;
  for (uint32_t t = phrase->end, stop = clause_end(reader, t); t < stop; t++) {
    if (token_is(reader->tokens, t, WORD_AGAINST) || token_is(reader->tokens, t, WORD_DEMANDING)) return false;
  }
  static const uint16_t LINKS[] = {WORD_DURING, WORD_JOIN, WORD_JOINED, WORD_FOR};
  if (phrase->first == sentence_start(reader, word) || !ONE_OF(reader->tokens, phrase->first - 1, LINKS)) return true;
  party_set subject = {{0}, 0};
  find_participant(reader, phrase, &subject);
  return subject.count == 1 && subject.items[0]->kind == PARTY_PERSON;
}

bool takes_people(const event_reader *reader, const frame_hit *hit) {
  enum { WAY = 6 };
  uint32_t of = token_is(reader->tokens, hit->end - 1, WORD_OF) ? hit->end - 1 : hit->end;
  if (!token_is(reader->tokens, of, WORD_OF)) return true;
  for (uint32_t t = of + 1; t <= of + WAY && t < reader->tokens->count; t++) {
    if (grammar_of(reader->tokens, t) & (GRAMMAR_PREPOSITION | GRAMMAR_CLAUSE)) break;
    const party *p = party_at(&reader->parties, t);
    if (p && (p->kind == PARTY_PERSON || (p->kind == PARTY_GROUP && !(p->flags & PARTY_FIRM)))) return !(p->flags & PARTY_POSSESSIVE);
  }
  return false;
}
