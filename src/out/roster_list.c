/* Searching the office table by words. */
#include "out/roster_list.h"

#include "base/buf.h"

static void add_row(ng_buf *line, const roster *offices, const roster_row *row) {
  char start[12], end[12];
  const ng_str cells[] = {roster_str(offices, row->person),     roster_str(offices, row->office), roster_str(offices, row->country),
                          roster_write_date(start, row->start), roster_write_date(end, row->end), roster_str(offices, row->wikidata),
                          roster_str(offices, row->aliases)};
  line->len = 0;
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    if (i) buf_char(line, '\t');
    buf_str(line, cells[i]);
  }
}

/* Whether the folded line holds the word, folded too. */
static bool holds(ng_str line, const char *word) {
  char folded[256];
  ng_str plain = str_of(word);
  if (plain.len > 60) return false;
  ng_str form = {folded, fold_word(plain, folded)};
  for (uint32_t i = 0; i + form.len <= line.len; i++) {
    if (memcmp(line.ptr + i, form.ptr, form.len) == 0) return true;
  }
  return false;
}

static bool holds_all(ng_buf *folded, ng_str line, const char *const *words, size_t count) {
  folded->len = 0;
  if (!buf_reserve(folded, (size_t)line.len * 3 + 16)) return false;
  folded->len = fold_word(line, folded->ptr);
  for (size_t i = 0; i < count; i++) {
    if (!holds(buf_view(folded), words[i])) return false;
  }
  return true;
}

ng_status roster_list(const roster *offices, const char *const *words, size_t count, ng_write_fn write, void *payload) {
  ng_buf line = {0}, folded = {0};
  bool good = true;
  for (uint32_t i = 0; i < offices->row_count && good; i++) {
    add_row(&line, offices, &offices->rows[i]);
    if (count && !holds_all(&folded, buf_view(&line), words, count)) continue;
    buf_char(&line, '\n');
    good = !line.failed && write(line.ptr, line.len, payload) == 0;
  }
  good = good && !line.failed && !folded.failed;
  buf_clear(&line);
  buf_clear(&folded);
  return good ? NG_OK : NG_ERROR_MEMORY;
}
