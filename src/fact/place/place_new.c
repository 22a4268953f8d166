/* Places that no table knows and only the words around them betray ("police in Kruszwin said"): their words stand in no list, and the document may
 * write them again without any such sign. scene_find_names asks before it walks the text. */
#include "fact/grammar.h"
#include "fact/person/name_run.h"
#include "fact/place/place_scene.h"
#include "text/words.h"

enum {
  MAX_NEW = 64, /* names of one document that are looked for again */
  SHORTEST = 4, /* bytes of a name of one word */
  LONGEST = 3,  /* words */
  GREAT = 5000  /* a town of more than a hundred thousand people */
};

/* Neither a word of English nor a name that some list has. */
static bool is_new_word(const place_scene *scene, uint32_t token) {
  const uint32_t names = LEXEME_FLAG(FLAG_FIRST_NAME) | LEXEME_FLAG(FLAG_SURNAME);
  return scene_token(scene, token)->kind == TOKEN_WORD && !scene->tokens->lists[token] && !(token_flags(scene->tokens, token) & names);
}

/* "Kruszwinism", "Rekruszwinment": made from other words. */
static bool is_abstract(const place_scene *scene, uint32_t token) {
  ng_str word = token_text(scene->tokens, token);
  return str_ends(word, STR("ism")) || str_ends(word, STR("ment")) || str_ends(word, STR("ness")) || str_ends(word, STR("tion")) ||
         str_ends(word, STR("ology"));
}

/* A word that begins other names: "in [Paris] Haddadi Rimawi", "in [Duane] Kruszwin". */
static bool begins_other(const place_scene *scene, uint32_t token) {
  const list_hit *hit = scene_hit(scene, token, LIST_GAZ);
  const place_row *place = hit ? &scene->gaz->rows[hit->row] : NULL;
  if (place && (place->kind != PLACE_CITY || place->size > GREAT)) return true;
  return token_has_flag(scene->tokens, token, FLAG_FIRST_NAME);
}

/* "Kruszwin", "Ober Kruszwin": nobody else's name, and one of its words at least is new. */
static bool is_new_name(const place_scene *scene, token_range name) {
  const ng_token *first = scene_token(scene, name.first);
  bool is_new = false;
  if (name.end == name.first + 1 ? first->end - first->start < SHORTEST : begins_other(scene, name.first)) return false;
  for (uint32_t t = name.first; t < name.end; t++) {
    bool ordinary = token_flags(scene->tokens, t) & LEXEME_FLAG(FLAG_ORDINARY_WORD);
    if (scene_token(scene, t)->casing == CASE_UPPER || scene_token(scene, t)->flags & TOKEN_ABBREVIATION) return false;
    if (ordinary || scene->claims[t] || scene_hit(scene, t, LIST_MONTH) || is_abstract(scene, t)) return false;
    is_new |= is_new_word(scene, t);
  }
  return is_new;
}

/* "in", "near", "in northern" before the name, but not "a stake in". */
static bool follows_place_word(const place_scene *scene, uint32_t least, uint32_t token) {
  uint32_t start;
  if (token > least && scene_hit(scene, token - 1, LIST_DIRECTION)) token--;
  const list_hit *hit = token_hit_ending(scene->tokens, token, least, LIST_PLACE_BEFORE, &start);
  return hit && hit->row < PLACE_WORD_ROWS && scene->words->before_firm[hit->row] && !is_capital(scene_token(scene, start));
}

/* A clause may end or go on behind the name: "in Kruszwin, …", "in Kruszwin on Monday", but not "in Kruszwin cells". */
static bool ends_phrase(const place_scene *scene, const ng_sentence *sentence, uint32_t end) {
  if (end >= sentence->end) return true;
  const ng_token *next = scene_token(scene, end);
  if (next->lexeme == WORD_GENITIVE) return false;
  if (next->kind != TOKEN_WORD) return next->kind == TOKEN_PUNCT || next->kind == TOKEN_QUOTE || !(next->flags & TOKEN_GLUED);
  return grammar_of(scene->tokens, end) || scene_hit(scene, end, LIST_WEEKDAY) || token_has_flag(scene->tokens, end, FLAG_VERB_PAST);
}

static bool is_new_town(const place_scene *scene, const name_run *run) {
  const token_range name = {run->first, run->end};
  const ng_sentence *sentence = &scene->doc->sentences.items[scene->doc->sentences.of_token[run->first]];
  if (!(run->before & list_bit(LIST_PLACE_BEFORE)) || run->flags & RUN_SHOUTED || name.end - name.first > LONGEST) return false;
  if (run->lists && name.end == name.first + 1) return false; /* most */
  return is_new_name(scene, name) && follows_place_word(scene, sentence->first, name.first) && ends_phrase(scene, sentence, name.end);
}

static bool same_words(const place_scene *scene, token_range a, token_range b) {
  if (a.end - a.first != b.end - b.first) return false;
  for (uint32_t i = 0; i < a.end - a.first; i++) {
    if (scene_token(scene, a.first + i)->lexeme != scene_token(scene, b.first + i)->lexeme || scene->claims[b.first + i]) return false;
  }
  return true;
}

static ng_status add_town(place_scene *scene, const name_run *run, place_use use) {
  if (scene->patterned[run->first / 64] >> run->first % 64 & 1) return NG_OK; /* some rule is sure of a place here */
  return scene_add_pattern(
      scene, (place_pattern){.name = {run->first, run->end}, .is_place = true, .rule = NO_RULE, .role = -1, .use = use, .kind = PLACE_CITY});
}

ng_status scene_read_new(place_scene *scene) {
  const document *doc = scene->doc;
  const name_run *towns[MAX_NEW];
  uint32_t count = 0;
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < doc->run_count && count < MAX_NEW; i++) {
    if (is_new_town(scene, &doc->runs[i])) towns[count++] = &doc->runs[i];
  }
  for (uint32_t i = 0; i < doc->run_count && count; i++) {
    const name_run *run = &doc->runs[i];
    for (uint32_t n = 0; n < count && status == NG_OK; n++) {
      if (!same_words(scene, (token_range){towns[n]->first, towns[n]->end}, (token_range){run->first, run->end})) continue;
      status = add_town(scene, run, run == towns[n] ? USE_AT : USE_NONE);
      break;
    }
  }
  return status;
}
