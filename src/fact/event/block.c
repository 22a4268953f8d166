/* Labelled blocks: runs of lines "Label: value" such as "Location: …", "What's at stake: …". The list BLOCK_LABEL knows the labels; a short line
 * head that it does not know counts as key "other" beside two that it knows. A block ends where its first label comes again. */
#include "fact/document.h"

enum { MAX_LABEL = 5, MAX_FIELDS = 16, LEAST_KNOWN = 2 };

typedef struct {
  block_field field;
  uint32_t next; /* token of the next line */
  bool known;
} labelled_line;

typedef struct {
  document *doc;
  int key; /* column of BLOCK_LABEL */
  block_field fields[MAX_FIELDS];
  uint32_t count, known;
} block_reader;

static uint32_t line_end(const token_table *tokens, uint32_t token) {
  uint32_t t = token + 1;
  while (t < tokens->count && !(tokens->tokens[t].flags & TOKEN_LINE_START)) t++;
  return t;
}

static bool is_colon(const token_table *tokens, uint32_t token) {
  return token < tokens->count && str_is(token_text(tokens, token), ":");
}

/* "Ticket price:" */
static uint32_t plain_label(const token_table *tokens, uint32_t token) {
  uint8_t casing = tokens->tokens[token].casing;
  if (casing != CASE_TITLE && casing != CASE_UPPER) return 0;
  for (uint32_t length = 1; length <= MAX_LABEL && token + length < tokens->count; length++) {
    if (is_colon(tokens, token + length)) return length;
    uint8_t kind = tokens->tokens[token + length].kind;
    if (kind != TOKEN_WORD && kind != TOKEN_DASH) return 0;
  }
  return 0;
}

static bool read_line(const block_reader *reader, uint32_t token, labelled_line *line) {
  const token_table *tokens = &reader->doc->tokens;
  if (tokens->tokens[token].kind != TOKEN_WORD) return false;
  const list_hit *hit = token_hit(tokens, token, LIST_BLOCK_LABEL);
  bool listed = hit && is_colon(tokens, token + hit->length);
  uint32_t length = listed ? hit->length : plain_label(tokens, token);
  if (!length) return false;
  *line = (labelled_line){.next = line_end(tokens, token)};
  if (token + length + 1 >= line->next) return false;
  ng_str key = listed && reader->key >= 0 ? lexicon_cell(tokens->lexicon, LIST_BLOCK_LABEL, hit->row, (uint32_t)reader->key) : STR("other");
  line->known = !str_is(key, "other");
  line->field = (block_field){.label = tokens_text(tokens, token, token + length),
                              .key = key,
                              .label_span = {token, token + length},
                              .value = {token + length + 1, line->next}};
  return true;
}

static ng_status close_block(block_reader *reader) {
  ng_status status = NG_OK;
  if (reader->count >= 2 && reader->known >= LEAST_KNOWN) {
    fact_block *block = FACT_ADD(reader->doc->arena, reader->doc->facts.blocks);
    block_field *fields = ARENA_NEW(reader->doc->arena, block_field, reader->count);
    if (block && fields) {
      memcpy(fields, reader->fields, reader->count * sizeof *fields);
      *block = (fact_block){.span = {fields[0].label_span.first, fields[reader->count - 1].value.end},
                            .fields = fields,
                            .field_count = reader->count,
                            .rule = METHOD_BLOCK_LABELLED};
    } else {
      status = NG_ERROR_MEMORY;
    }
  }
  reader->count = reader->known = 0;
  return status;
}

static ng_status add_line(block_reader *reader, const labelled_line *line) {
  ng_status status = NG_OK;
  bool again = reader->count && str_equal(reader->fields[0].label, line->field.label);
  if (again || reader->count == MAX_FIELDS) status = close_block(reader);
  reader->fields[reader->count++] = line->field;
  reader->known += line->known;
  return status;
}

/* Whether enough lines begin with a known label: few articles have any. */
static bool has_labels(const token_table *tokens) {
  uint32_t count = 0;
  if (!(tokens->seen & list_bit(LIST_BLOCK_LABEL))) return false;
  for (uint32_t i = 0; i < tokens->walked_count && count < LEAST_KNOWN; i++) {
    uint32_t token = tokens->walked[i];
    if (!(tokens->lists[token] & list_bit(LIST_BLOCK_LABEL)) || !(token == 0 || tokens->tokens[token].flags & TOKEN_LINE_START)) continue;
    const list_hit *hit = token_hit(tokens, token, LIST_BLOCK_LABEL);
    count += hit && is_colon(tokens, token + hit->length);
  }
  return count == LEAST_KNOWN;
}

ng_status resolve_blocks(document *doc) {
  if (!has_labels(&doc->tokens)) return NG_OK;
  block_reader reader = {.doc = doc, .key = lexicon_column(doc->tokens.lexicon, LIST_BLOCK_LABEL, STR("key"))};
  ng_status status = NG_OK;
  for (uint32_t t = 0; t < doc->tokens.count && status == NG_OK;) {
    labelled_line line;
    if (read_line(&reader, t, &line)) {
      status = add_line(&reader, &line);
    } else {
      status = close_block(&reader);
      line.next = line_end(&doc->tokens, t);
    }
    t = line.next;
  }
  return status == NG_OK ? close_block(&reader) : status;
}
