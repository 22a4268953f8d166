/* Where the subject's phrase ends: before insertions, brackets, dashes and participles that stand between it and its verb. */
#include "fact/event/clause_find.h"

/* "Japan, [Italy and Canada,] have agreed": the last items of a list, not an insertion. */
static bool is_list_end(const event_reader *reader, uint32_t first, uint32_t end) {
  first += is_determiner(reader, first);
  const party *p = party_at(&reader->parties, first), *last = party_before(&reader->parties, end);
  return p && last && p != last && p->span.end < end && token_is(reader->tokens, p->span.end, WORD_AND);
}

uint32_t skip_insertion(const event_reader *reader, uint32_t from, uint32_t start) {
  if (from <= start || !token_is(reader->tokens, from - 1, WORD_COMMA)) return from;
  for (uint32_t t = from - 1; t-- > start;) {
    if (token_is(reader->tokens, t, WORD_COMMA)) return is_list_end(reader, t + 1, from - 1) ? from - 1 : t;
    bool bracket = token_is(reader->tokens, t, WORD_OPEN_BRACKET) || token_is(reader->tokens, t, WORD_CLOSE_BRACKET); /* "of the Ministry (MoF)," */
    const ng_token *token = &reader->tokens->tokens[t];
    bool dash = token->kind == TOKEN_DASH && !(token->flags & TOKEN_GLUED); /* "LIMA[,] May 3 - The army attacked, killing" */
    if (dash || (!bracket && is_stop(reader, t))) break;
  }
  return from;
}

uint32_t skip_bracket(const event_reader *reader, uint32_t end, uint32_t start) {
  enum { LONGEST = 7 };
  const ng_token *tokens = reader->tokens->tokens;
  const char *text = reader->doc->tokens.text.ptr;
  char close = end > start && tokens[end - 1].kind == TOKEN_PUNCT ? text[tokens[end - 1].start] : ' ';
  if (close != '>' && close != ')') return end;
  for (uint32_t t = end - 1; t > start && end - t < LONGEST; t--) {
    if (text[tokens[t - 1].start] == (close == '>' ? '<' : '(')) return t - 1;
  }
  return end;
}

uint32_t skip_quotation(const event_reader *reader, uint32_t end, uint32_t start, bool whole) {
  enum { LONGEST = 7 };
  const ng_token *tokens = reader->tokens->tokens;
  bool closes = end > start && tokens[end - 1].kind == TOKEN_QUOTE && !(tokens[end - 1].flags & TOKEN_OPENS);
  for (uint32_t t = end - 1; closes && t > start && end - t < LONGEST; t--) {
    if (tokens[t - 1].kind == TOKEN_QUOTE) return t - 1;
    if (whole && party_before(&reader->parties, t)) break;
  }
  return end;
}

/* "[Spanish farm minister Lee], speaking in Oslo, said": a participle behind the party at the head of its clause. */
static bool is_hung_on_head(const event_reader *reader, const verb_group *group, uint32_t start) {
  enum { WAY = 5 };
  uint32_t end = group->first - (group->first > start);
  if (!group->gerund || group->first > group->verb || !token_is(reader->tokens, end, WORD_COMMA)) return false;
  const party *p = party_before(&reader->parties, end);
  if (!p || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return false;
  uint32_t t = p->span.first;
  for (; t > start && p->span.first - t < WAY; t--) {
    const party *before = party_before(&reader->parties, t);
    if (!(before ? before->flags & PARTY_MODIFIES : is_phrase_word(reader, t - 1))) break;
  }
  return t == start || is_stop(reader, t - 1) || opens_clause(reader, t - 1) || reader->tokens->tokens[t - 1].kind == TOKEN_DASH;
}

bool hangs_on_clause(const event_reader *reader, const verb_group *group, uint32_t start, uint32_t *end) {
  enum { WAY = 12 };
  if (!group->gerund || group->first > group->verb || group->first < start + 2) return false;
  uint32_t t = group->first - 1;
  t -= ends_in_ly(reader, t) && t > start; /* ", apparently [killing]" */
  if (token_is(reader->tokens, t, WORD_AND)) {
    while (t > start && group->first - t < WAY && !token_is(reader->tokens, t, WORD_COMMA)) t--;
    const list_hit *verb = verb_hit(reader, t + 1);
    if (!verb || !(verb->tag & FORM_ING)) return false;
  }
  if (!token_is(reader->tokens, t, WORD_COMMA)) return false;
  *end = t;
  return true;
}

/* "Lee and Park [- a former colleague in the ministry -] agreed": to before an insertion between dashes. */
static uint32_t skip_dashes(const event_reader *reader, uint32_t end, uint32_t start) {
  enum { WAY = 30 };
  const ng_token *tokens = reader->tokens->tokens;
  if (end <= start || tokens[end - 1].kind != TOKEN_DASH || tokens[end - 1].flags & TOKEN_GLUED) return end;
  for (uint32_t t = end - 1; t > start && end - t < WAY; t--) {
    bool opens = tokens[t - 1].kind == TOKEN_DASH && !(tokens[t - 1].flags & TOKEN_GLUED);
    if (opens) return party_before(&reader->parties, t - 1) ? t - 1 : end; /* but "three [states - Chad, Mali and Peru -] agreed" */
  }
  return end;
}

uint32_t end_of_subject(const event_reader *reader, const verb_group *group, uint32_t start) {
  uint32_t end = group->first;
  if (is_relative(reader, end) || is_hung_on_head(reader, group, start)) {
    end--;
    return end - (end > start && token_is(reader->tokens, end - 1, WORD_COMMA));
  }
  while (end > start + 1 && is_dated(reader, end - 1)) end--; /* "Lee, whose party lost, [last year] proposed" */
  if (end < group->first && !token_is(reader->tokens, end - 1, WORD_COMMA)) end = group->first;
  end = skip_dashes(reader, end, start);
  end = skip_insertion(reader, end, start);
  end = skip_quotation(reader, skip_bracket(reader, end, start), start, true);
  return end - (end > start && reader->tokens->tokens[end - 1].kind == TOKEN_QUOTE); /* he "had a …" */
}
