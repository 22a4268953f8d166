/* Looking things up in the lexicon, and folding words for it. */
#include "text/lexicon.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/charclass.h"

uint32_t lexicon__find_from(const ng_lexicon *lexicon, const lexeme_slot *slot, uint64_t head, uint64_t tail, ng_str form) {
  const lexeme_slot *end = lexicon->lexeme_slots + lexicon->lexeme_slot_count;
  for (;; slot = slot + 1 == end ? lexicon->lexeme_slots : slot + 1) {
    uint32_t id = slot_lexeme(slot);
    if (id == LEXEME_NONE) return LEXEME_NONE;
    if (!is_slot_of(slot, head, tail)) continue;
    if (form.len <= LEXEME_SHORT || str_equal(lexicon_form(lexicon, id), form)) return id;
  }
}

uint32_t lexicon_find(const ng_lexicon *lexicon, ng_str form, uint32_t hash) {
  const lexeme_slot wanted = lexeme_slot_with(form, hash, LEXEME_NONE);
  return lexicon__find_from(lexicon, lexicon_slot(lexicon, hash), wanted.head, wanted.tail, form);
}

uint32_t lexicon_child(const ng_lexicon *lexicon, uint32_t node, uint32_t word) {
  if (node == 0) return lexicon_root(lexicon, word);
  if (!lexicon->edges || word > LEXEME_MASK) return 0;
  const uint64_t wanted = trie_edge_of(node, word, 0);
  for (uint32_t i = lexicon__edge_slot(lexicon, node, word);; i = next_slot(i, lexicon->edge_slots)) {
    const uint64_t edge = lexicon->edges[i];
    if (edge > wanted) return edge - wanted < 1u << EDGE_BITS ? (uint32_t)(edge - wanted) : 0;
    if (edge == 0) return 0;
  }
}

void lexicon_put_edge(uint64_t *edges, uint32_t size, uint32_t node, uint32_t word, uint32_t child) {
  uint64_t edge = trie_edge_of(node, word, child);
  for (uint32_t i = probe_slot(edge_hash(node, word), size); edge; i = next_slot(i, size)) {
    const uint64_t other = edges[i];
    if (other && other < edge) continue;
    edges[i] = edge;
    edge = other;
  }
}

int lexicon_column(const ng_lexicon *lexicon, uint32_t list, ng_str name) {
  const word_list *owner = &lexicon->lists[list];
  for (uint32_t i = 0; i < owner->column_count; i++) {
    const list_column *column = &lexicon->columns[owner->first_column + i];
    if (str_equal((ng_str){lexicon->strings + column->name, column->name_len}, name)) return (int)i;
  }
  return -1;
}

static const list_column *column_at(const ng_lexicon *lexicon, uint32_t list, uint32_t column) {
  return &lexicon->columns[lexicon->lists[list].first_column + column];
}

static uint32_t cell_value(const ng_lexicon *lexicon, const list_column *column, uint32_t row) {
  const uint8_t *data = lexicon->cell_data + column->data;
  if (column->width == 1) return data[row];
  return column->width == 2 ? ((const uint16_t *)(const void *)data)[row] : ((const uint32_t *)(const void *)data)[row];
}

ng_str lexicon_cell(const ng_lexicon *lexicon, uint32_t list, uint32_t row, uint32_t number) {
  const list_column *column = column_at(lexicon, list, number);
  const list_cell *cell = (const list_cell *)(const void *)(lexicon->cell_data + column->data) + row;
  if (column->width != sizeof *cell) cell = &lexicon->cell_texts[column->first_text + cell_value(lexicon, column, row)];
  return (ng_str){lexicon->strings + cell->text, cell->len};
}

int32_t lexicon_cell_int(const ng_lexicon *lexicon, uint32_t list, uint32_t row, uint32_t number) {
  return (int32_t)cell_value(lexicon, column_at(lexicon, list, number), row);
}

/* What stands for a quotation mark, apostrophe, dash or ellipsis in folded forms; NULL for other characters. */
static const char *normal_mark(uint32_t point) {
  switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x02BC: return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB: return "\"";
    case 0x2026: return "...";
    default: return point_class(point) == CHAR_DASH ? "-" : NULL;
  }
}

/* What stands for letters that no mark can be taken from, as English papers write them: "Tromso", "Suwalki"; NULL for other characters. */
static const char *plain_letters(uint32_t point) {
  switch (point) {
    case 0x00E6: return "ae";
    case 0x00F0:
    case 0x0111: return "d";
    case 0x00F8: return "o";
    case 0x00FE: return "th";
    case 0x0127: return "h";
    case 0x0131: return "i";
    case 0x0142: return "l";
    case 0x0153: return "oe";
    default: return NULL;
  }
}

static uint32_t put_text(const char *text, char *out) {
  const uint32_t len = (uint32_t)strlen(text);
  memcpy(out, text, len);
  return len;
}

static uint32_t fold_point(uint32_t point, char *out) {
  enum { OPTIONS = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE };
  utf8proc_int32_t points[16];
  int boundary = 0;
  const char *mark = normal_mark(point);
  if (mark) return put_text(mark, out);
  utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)point, points, 16, (utf8proc_option_t)OPTIONS, &boundary);
  if (count < 0 || count > 16) return utf8_encode(point, out);
  uint32_t len = 0;
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    const char *plain = plain_letters((uint32_t)points[i]);
    len += plain ? put_text(plain, out + len) : utf8_encode((uint32_t)points[i], out + len);
  }
  return len;
}

static bool is_run_of(ng_str word, char c) {
  for (uint32_t i = 0; i < word.len; i++) {
    if (word.ptr[i] != c) return false;
  }
  return true;
}

/* Marks written with several ASCII characters: '' `` -- ___ ... are one mark each. */
static const char *normal_run(ng_str word) {
  switch (word.len ? word.ptr[0] : 0) {
    case '\'': return word.len == 2 && is_run_of(word, '\'') ? "\"" : NULL;
    case '`': return is_run_of(word, '`') ? (word.len == 1 ? "'" : "\"") : NULL;
    case '-': return is_run_of(word, '-') ? "-" : NULL;
    case '_': return is_run_of(word, '_') ? "-" : NULL;
    case '.': return word.len > 1 && is_run_of(word, '.') ? "..." : NULL;
    default: return NULL;
  }
}

uint32_t fold_word(ng_str word, char *out) {
  const char *run = normal_run(word);
  if (run) return put_text(run, out);
  uint32_t len = 0;
  for (uint32_t i = 0, used; i < word.len; i += used) {
    uint8_t byte = (uint8_t)word.ptr[i];
    used = 1;
    if (byte < 0x80) {
      out[len++] = (char)BYTE_FOLD[byte];
    } else {
      len += fold_point(utf8_decode(word, i, &used), out + len);
    }
  }
  return len;
}
