/* What stands around the name of a place: words of place before it, words that make it another thing, names of people. */
#include "fact/grammar.h"
#include "fact/place/place_scene.h"
#include "text/words.h"

/* The word is a name and not also an ordinary word. */
static bool is_sure_name(const place_scene *scene, uint32_t token, uint32_t name, uint32_t weak) {
  uint32_t flags = token_flags(scene->tokens, token);
  return flags & LEXEME_FLAG(name) && !(flags & LEXEME_FLAG(weak));
}

/* More than two thirds of a sentence's longer words are capitalised: capitals say nothing here. Asked for one name of the sentence after another. */
static bool is_title_case(place_scene *scene, const ng_sentence *sentence) {
  uint32_t capitals = 0, words = 0;
  if (scene->cased_until == sentence->end) return scene->is_title_case;
  for (const ng_token *t = scene_token(scene, sentence->first), *end = scene_token(scene, sentence->end); t < end; t++) {
    bool counts = (t->kind == TOKEN_WORD) & (t->end - t->start >= 4); /* no branch, as it cannot be guessed */
    words += counts;
    capitals += counts & (t->casing >= CASE_TITLE);
  }
  scene->cased_until = sentence->end;
  return scene->is_title_case = words >= 3 && capitals * 3 > words * 2;
}

/* Reads leftwards: article and direction words, then a word of place. `before`: lists_before the name. */
static void read_before(const place_scene *scene, const ng_sentence *sentence, place_name *name, uint64_t before) {
  uint32_t at = name->span.first, start;
  if (before & list_bit(LIST_DIRECTION) && at > sentence->first && scene_hit(scene, at - 1, LIST_DIRECTION) &&
      !(is_capital(scene_token(scene, at - 1)) && at - 1 > sentence->first)) {
    at--;
    name->modifier = token_text(scene->tokens, at);
  }
  if (at > sentence->first && token_is(scene->tokens, at - 1, WORD_THE)) at--;
  if (at < name->span.first) before = lists_before(scene->tokens, at);
  const list_hit *hit = before & list_bit(LIST_PLACE_BEFORE) ? token_hit_ending(scene->tokens, at, sentence->first, LIST_PLACE_BEFORE, &start) : NULL;
  if (!hit) return;
  uint32_t row = hit->row;
  if (row >= PLACE_WORD_ROWS) return;
  if (scene->words->before_name[row]) {
    if (is_capital(scene_token(scene, start))) name->signs |= SIGN_EMBEDDED;
    return;
  }
  name->use = scene->words->before_use[row];
  name->signs |= scene->words->before_firm[row] ? SIGN_BEFORE | SIGN_FIRM : SIGN_BEFORE;
}

static place_after kind_after(const place_scene *scene, uint32_t token) {
  const list_hit *hit = scene_hit(scene, token, LIST_PLACE_AFTER);
  uint32_t row = hit ? hit->row : PLACE_WORD_ROWS;
  return row < PLACE_WORD_ROWS ? (place_after)scene->words->after[row] : AFTER_NONE;
}

/* "Alexandria Police Department", "Orchard St.", "Manchester United". */
static void read_after(const place_scene *scene, const ng_sentence *sentence, place_name *name) {
  uint32_t at = name->span.end;
  if (at >= sentence->end || !is_capital(scene_token(scene, at))) return;
  switch (kind_after(scene, at)) {
    case AFTER_ORGANIZATION:
    case AFTER_TEAM:
    case AFTER_EVENT:
    case AFTER_STREET:
    case AFTER_ADMIN2:
    case AFTER_OTHER: name->signs |= SIGN_EMBEDDED; return;
    default: return;
  }
}

/* The stage for people has taken the name: not when it is all of a longer place name ("Sri Lanka") or stands behind "in" by itself. */
static bool is_claimed(const place_scene *scene, const place_name *name) {
  uint32_t first = name->span.first, end = name->span.end;
  uint8_t claims = 0;
  for (uint32_t i = first; i < end; i++) claims |= scene->claims[i];
  if (!(claims & CLAIM_PERSON)) return false;
  bool beyond = (first > 0 && scene->claims[first - 1] & CLAIM_PERSON) || scene->claims[end] & CLAIM_PERSON;
  return beyond || (end - first == 1 && !(name->signs & SIGN_FIRM));
}

/* "J. London", "Kim London". */
static bool follows_given_name(const place_scene *scene, const ng_sentence *sentence, uint32_t at) {
  if (at <= sentence->first) return false;
  const ng_token *before = scene_token(scene, at - 1);
  if (before->casing == CASE_UPPER && before->end - before->start == 2 && before->flags & TOKEN_ABBREVIATION) return true;
  return before->casing == CASE_TITLE && is_sure_name(scene, at - 1, FLAG_FIRST_NAME, FLAG_WEAK_FIRST_NAME) && !scene_hit(scene, at - 1, LIST_GAZ);
}

/* "Paris Hilton". */
static bool precedes_surname(const place_scene *scene, const ng_sentence *sentence, uint32_t at) {
  if (at + 1 >= sentence->end) return false;
  const ng_token *after = scene_token(scene, at + 1);
  if ((after->casing != CASE_TITLE && after->casing != CASE_MIXED) || after->flags & TOKEN_GLUED) return false;
  return is_sure_name(scene, at, FLAG_FIRST_NAME, FLAG_WEAK_FIRST_NAME) && is_sure_name(scene, at + 1, FLAG_SURNAME, FLAG_WEAK_SURNAME) &&
         !scene_hit(scene, at + 1, LIST_PLACE_AFTER) && !scene_hit(scene, at + 1, LIST_GAZ);
}

/* "President Lincoln", "Mr Trapani", "Jack London", "Paris Hilton". Names of several words and countries are safe. */
static bool is_person(const place_scene *scene, const ng_sentence *sentence, const place_name *name, uint64_t before) {
  if (is_claimed(scene, name)) return true;
  if (name->span.end - name->span.first > 1) return false;
  uint32_t at = name->span.first, start;
  bool big = has_kind(sense_of(scene, name), KIND_BIT(PLACE_COUNTRY) | KIND_BIT(PLACE_CONTINENT));
  bool follows_name = at > sentence->first && is_capital(scene_token(scene, at - 1));
  if (before & list_bit(LIST_HONORIFIC) && token_hit_ending(scene->tokens, at, sentence->first, LIST_HONORIFIC, &start)) return true;
  if (!big && follows_name && before & list_bit(LIST_TITLE) && token_hit_ending(scene->tokens, at, sentence->first, LIST_TITLE, &start) &&
      at - start <= 3)
    return true;
  return follows_given_name(scene, sentence, at) || precedes_surname(scene, sentence, at);
}

/* The name is a proper part of an organisation's. */
static bool is_in_organization(const place_scene *scene, const ng_sentence *sentence, const place_name *name) {
  uint32_t first = name->span.first, end = name->span.end;
  if (!(scene->claims[first] & CLAIM_ORGANIZATION)) return false;
  return (first > sentence->first && scene->claims[first - 1] & CLAIM_ORGANIZATION) ||
         (end < sentence->end && scene->claims[end] & CLAIM_ORGANIZATION);
}

/* A place, a people, a direction, a day or month: what may stand before a name without being part of it. */
static bool stands_apart(const place_scene *scene, uint32_t token) {
  return scene_hit(scene, token, LIST_GAZ) || scene_hit(scene, token, LIST_DEMONYM) || scene_hit(scene, token, LIST_DIRECTION) ||
         scene_hit(scene, token, LIST_WEEKDAY) || scene_hit(scene, token, LIST_MONTH);
}

/* "LIMA, May 2 - [The] Soviet Union said", "said: "[A] U.S. minister": the small word that opens a text or what is said. */
static bool opens_text(const place_scene *scene, uint32_t token) {
  if (!grammar_of(scene->tokens, token) || token == 0) return false;
  const ng_token *before = scene_token(scene, token - 1);
  return (before->kind == TOKEN_DASH && !(before->flags & TOKEN_GLUED)) || before->kind == TOKEN_QUOTE;
}

/* "the U.S. [Had] sent", "the U.S. [And] Japan", "U.S. [Trade] officials": some wires write a capital behind every stop. */
static bool is_small_word_behind_stop(const place_scene *scene, uint32_t token) {
  const ng_token *before = scene_token(scene, token - 1), *t = scene_token(scene, token);
  if (t->casing != CASE_TITLE || scene->tokens->text.ptr[before->end - 1] != '.') return false;
  bool small = grammar_of(scene->tokens, token) || token_has_flag(scene->tokens, token, FLAG_VERB_PAST) || scene_hit(scene, token, LIST_PARTY_NOUN);
  return small || (token + 1 < scene->tokens->count && t[1].kind == TOKEN_WORD && t[1].casing == CASE_LOWER);
}

/* A capitalised word right before or behind the name makes it part of a longer name. */
static bool is_inside_name(const place_scene *scene, const ng_sentence *sentence, const place_name *name, uint64_t before) {
  uint32_t at = name->span.first, end = name->span.end, start;
  if (at > sentence->first + 1 && is_capital(scene_token(scene, at - 1)) && !stands_apart(scene, at - 1) && !opens_text(scene, at - 1) &&
      !is_small_word_behind_stop(scene, at - 1) &&
      !(before & list_bit(LIST_PLACE_BEFORE) && token_hit_ending(scene->tokens, at, sentence->first, LIST_PLACE_BEFORE, &start)) &&
      !(before & list_bit(LIST_TITLE) && token_hit_ending(scene->tokens, at, sentence->first, LIST_TITLE, &start))) {
    return true;
  }
  if (end >= sentence->end || !is_capital(scene_token(scene, end)) || is_small_word_behind_stop(scene, end)) return false;
  if (scene_hit(scene, end, LIST_TITLE) || scene_hit(scene, end, LIST_HONORIFIC) || scene_hit(scene, end, LIST_GAZ)) return false;
  if (scene_hit(scene, end, LIST_PLACE_AFTER)) return false;
  bool people = end + 1 < sentence->end && scene_hit(scene, end, LIST_PARTY_NOUN) && scene_token(scene, end + 1)->casing <= CASE_LOWER;
  if (people) return false;                                                                   /* "the [Queensland] Opposition is" */
  if (scene_hit(scene, end, LIST_IGO)) return false;                                          /* "[Russia] WTO talks" */
  if (scene_hit(scene, end, LIST_WEEKDAY) || scene_hit(scene, end, LIST_MONTH)) return false; /* "in [Syria] Friday" */
  const ng_token *after = scene_token(scene, end);
  return after->casing != CASE_UPPER || after->end - after->start > 1;
}

void read_surroundings(place_scene *scene, const ng_sentence *sentence, place_name *name) {
  const uint64_t before = lists_before(scene->tokens, name->span.first);
  read_before(scene, sentence, name, before);
  read_after(scene, sentence, name);
  if (is_person(scene, sentence, name, before)) name->signs |= SIGN_PERSON;
  if (is_in_organization(scene, sentence, name)) name->signs |= SIGN_EMBEDDED;
  if (!(name->signs & SIGN_DATELINE) && is_inside_name(scene, sentence, name, before) && !is_title_case(scene, sentence))
    name->signs |= SIGN_EMBEDDED;
}
