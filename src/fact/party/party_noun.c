/* Nouns of people: whether one begins at a word, and what its sector is. "[rebels]", "[union leaders]", but not "[military] offensive". */
#include "fact/party/party_group.h"

/* "[military] offensive", "[official] contact": an adjective before its noun. */
static bool is_adjective(const token_table *tokens, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_MILITARY, WORD_OFFICIAL, WORD_GENERAL, WORD_PUBLIC, WORD_FIRM, WORD_MEMBER};
  if (!ONE_OF(tokens, token, WORDS) || token + 1 >= tokens->count) return false;
  const ng_token *next = &tokens->tokens[token + 1];
  const list_hit *verb = token_hit(tokens, token + 1, LIST_FRAME_VERB);
  bool finite = verb && verb->tag & (FORM_PAST | FORM_S);
  if (token_hit(tokens, token + 1, LIST_DAY_RELATIVE)) return false;                               /* "a Chadian official yesterday said" */
  if (token_is(tokens, token, WORD_MILITARY) && token_is(tokens, token + 1, WORD_OR)) return true; /* "military or financial help" */
  return next->kind == TOKEN_WORD && next->casing == CASE_LOWER && !finite &&
         !(grammar_of(tokens, token + 1) & (GRAMMAR_OTHER | GRAMMAR_PREPOSITION));
}

/* "non-[government] officials" */
static bool is_negated(const token_table *tokens, uint32_t token) {
  return token > 1 && tokens->tokens[token - 1].kind == TOKEN_DASH && token_is(tokens, token - 2, WORD_NON);
}

const list_hit *group_hit(const group_reader *groups, uint32_t token, uint32_t *sector) {
  const token_table *tokens = &groups->doc->tokens;
  const list_hit *noun = token_hit(tokens, token, LIST_PARTY_NOUN), *group = token_hit(tokens, token, LIST_GROUP_PERSON);
  const list_hit *hit = noun && (!group || noun->length >= group->length) ? noun : group;
  if (hit && hit->length == 1 && is_adjective(tokens, token)) return NULL;
  /* "his opposition to", "Lee's opposition to" */
  bool attitude =
      token_is(tokens, token, WORD_OPPOSITION) && token > 0 &&
      (grammar_of(tokens, token - 1) & GRAMMAR_OWNER || (token_is(tokens, token - 1, WORD_GENITIVE) && token_is(tokens, token + 1, WORD_TO)));
  if (attitude) return NULL;
  bool negated = is_negated(tokens, token) || (token && is_negated(tokens, token - 1) && token_hit(tokens, token - 1, LIST_PARTY_NOUN));
  if (negated) return NULL;
  bool aboard = token_is(tokens, token, WORD_BOARD) && token_is(tokens, token - 1, WORD_ON); /* "the crew on board" */
  if (aboard) return NULL;
  static const uint16_t COUNTS[] = {WORD_HUNDREDS, WORD_THOUSANDS, WORD_DOZENS, WORD_SCORES};
  static const uint16_t FIRMS[] = {WORD_EXECUTIVE, WORD_SENIOR};
  /* "[hundreds] marched", but "hundreds of [students]" */
  uint32_t behind = hit ? token + hit->length : 0;
  bool alone = grammar_of(tokens, behind) & GRAMMAR_VERB || (behind < tokens->count && token_has_flag(tokens, behind, FLAG_VERB_PAST));
  if (hit && !alone && ONE_OF(tokens, behind - 1, COUNTS)) return NULL;
  const list_hit *event = hit ? token_hit(tokens, token, LIST_FRAME_NOUN) : NULL;
  if (!hit || (event && event->length > hit->length)) return NULL; /* "general strike" */
  const event_tables *tables = groups->doc->event_tables;
  *sector = (hit == noun ? tables->noun_sectors : tables->group_sectors)[hit->row];
  bool firm = hit->length > 1 && (*sector & SECTOR_MASK) == SECTOR_GOV && ONE_OF(tokens, token - 1, FIRMS);
  bool weapon =
      (*sector & SECTOR_MASK) == SECTOR_MIL && token > 1 && tokens->tokens[token - 1].kind == TOKEN_DASH && token_is(tokens, token - 2, WORD_ANTI);
  return firm || weapon ? NULL : hit; /* "executive [vice president]", "anti-[aircraft] fire" */
}

/* "Thai [F]-[16] jets": a token of the name of a model. */
static bool is_of_model(const token_table *tokens, uint32_t token) {
  const ng_token *t = &tokens->tokens[token];
  if (t->kind == TOKEN_NUMBER) return token > 1 && t[-1].kind == TOKEN_DASH && t[-1].flags & TOKEN_GLUED && t->flags & TOKEN_GLUED;
  if (t->casing == CASE_LOWER || t->end - t->start > 4 || token + 2 >= tokens->count) return false;
  return t[1].kind == TOKEN_DASH && t[1].flags & TOKEN_GLUED && t[2].kind == TOKEN_NUMBER;
}

bool is_plain_modifier(const group_reader *groups, uint32_t token) {
  static const uint16_t PARTICIPLES[] = {WORD_ARMED, WORD_UNITED, WORD_MASKED, WORD_UNIDENTIFIED, WORD_RETIRED};
  const token_table *tokens = &groups->doc->tokens;
  const ng_token *t = &tokens->tokens[token];
  if (t->kind == TOKEN_DASH || token_hit(tokens, token, LIST_OFFICE_MODIFIER)) return true; /* "Chad's [Deputy] Foreign Minister" */
  if (is_of_model(tokens, token)) return true;
  bool shouted = t[0].casing == CASE_UPPER && t[1].casing == CASE_UPPER &&
                 groups->doc->sentences.items[groups->doc->sentences.of_token[token]].zone == ZONE_HEADLINE; /* "EC [FARM] MINISTERS" */
  bool lower = shouted || t->casing == CASE_LOWER || (token > 0 && tokens->text.ptr[t[-1].end - 1] == '.');  /* "U.S. [Trade] officials" */
  if (t->kind != TOKEN_WORD || !lower || grammar_of(tokens, token) & (GRAMMAR_OTHER | GRAMMAR_DETERMINER)) return false;
  ng_str text = token_text(tokens, token);
  bool past = text.len > 3 && str_ends(text, STR("ed"));
  if (past) return ONE_OF(tokens, token, PARTICIPLES);
  const list_hit *verb = token_hit(tokens, token, LIST_FRAME_VERB);
  return !verb || verb->tag & (FORM_BASE | FORM_ING);
}

uint32_t sector_of_modifier(const group_reader *groups, uint32_t token, uint32_t sector) {
  uint32_t own = sector & SECTOR_MASK, other;
  bool house = token && token_is(&groups->doc->tokens, token - 1, WORD_CONGRESSIONAL); /* "[congressional] investigators" */
  if (house && (own == SECTOR_GOV || own == SECTOR_COP || own == SECTOR_NOBODY)) return SECTOR_LEG;
  if (!token || party_over(groups->table, token - 1) || (own != SECTOR_GOV && own != SECTOR_MIL && own != SECTOR_NOBODY)) return sector;
  const list_hit *hit = group_hit(groups, token - 1, &other);
  if (!hit || hit->length > 1) return sector;
  if (other & (SECTOR_NAMED | SECTOR_MEMBER) && !(other & SECTOR_FIRM)) return sector; /* but "bank officials" */
  other &= SECTOR_MASK;
  bool community = other == SECTOR_CVL && groups->doc->tokens.tokens[token - 1].casing != CASE_LOWER; /* "Community ministers" */
  if (community) return sector;
  if (own == SECTOR_MIL) return other == SECTOR_REB ? other : sector;
  return other;
}

bool is_before_group(const group_reader *groups, uint32_t head) {
  const token_table *tokens = &groups->doc->tokens;
  uint32_t sector;
  return head < tokens->count && tokens->tokens[head].casing == CASE_LOWER && !(groups->table->over[head] & OVER_PARTY) &&
         group_hit(groups, head, &sector) && !(sector & (SECTOR_NAMED | SECTOR_MEMBER));
}
