/* Counties named by their first word: "Barrow, Jackson and Madison counties" are three entries of the gazetteer that all end in "County". */
#include "fact/place/place_scene.h"
#include "text/words.h"

#define MAX_COUNTIES 12u /* of one list */

/* The word that the names of these units end in, LEXEME_NONE when the token is no such plural. */
static uint32_t unit_word(const token_table *tokens, uint32_t token) {
  switch (tokens->tokens[token].lexeme) {
    case WORD_COUNTIES: return WORD_COUNTY;
    case WORD_PARISHES: return WORD_PARISH;
    default: return LEXEME_NONE;
  }
}

/* The trie's node of a name and the word behind it, 0 for none. */
static uint32_t unit_node(const token_table *tokens, uint32_t first, uint32_t end, uint32_t word) {
  uint32_t node = 0;
  for (uint32_t t = first; t < end; t++) {
    node = lexicon_child(tokens->lexicon, node, tokens->tokens[t].lexeme);
    if (node == 0) return 0;
  }
  return lexicon_child(tokens->lexicon, node, word);
}

/* Reads one name that ends before `end`, of one or two words; returns where it starts, `end` for none. */
static uint32_t read_unit(place_scene *scene, uint32_t least, uint32_t end, uint32_t word) {
  for (uint32_t length = 2; length >= 1; length--) {
    if (end < least + length || !is_capital(scene_token(scene, end - length))) continue;
    uint32_t node = unit_node(scene->tokens, end - length, end, word);
    if (node == 0) continue;
    place_pattern unit = {.name = {end - length, end}, .rule = NO_RULE, .role = -1, .use = -1, .kind = -1, .node = node};
    return scene_add_pattern(scene, unit) == NG_OK ? end - length : end;
  }
  return end;
}

/* Reads the list that ends in the plural at `token` from right to left. */
static void read_list(place_scene *scene, uint32_t least, uint32_t token, uint32_t word) {
  uint32_t end = token;
  for (uint32_t count = 0; count < MAX_COUNTIES; count++) {
    uint32_t start = read_unit(scene, least, end, word), at = start;
    while (at > least && at + 2 > start && (token_is(scene->tokens, at - 1, WORD_AND) || token_is(scene->tokens, at - 1, WORD_COMMA))) at--;
    if (start == end || at == start) return;
    end = at;
  }
}

void scene_read_counties(place_scene *scene) {
  const sentence_table *sentences = &scene->doc->sentences;
  for (uint32_t p = 0, count = scene->patterns.count; p < count; p++) {
    uint32_t token = scene->patterns.items[p].name.first, word = unit_word(scene->tokens, token);
    if (word) read_list(scene, sentences->items[sentences->of_token[token]].first, token, word);
  }
}
