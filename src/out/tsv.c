/* TSV. */
#include "out/tsv.h"

#include "out/cell.h"

static bool is_field(ng_str field) {
  bool is_fresh = true; /* a name begins here */
  for (uint32_t i = 0; i < field.len; i++) {
    char c = field.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!is_letter && (c != '.' || is_fresh)) return false;
    is_fresh = c == '.';
  }
  return !is_fresh;
}

bool tsv_is_fields(ng_str fields) {
  bool is_good = fields.len && fields.ptr[fields.len - 1] != ',';
  while (fields.len && is_good) is_good = is_field(str_cut(&fields, ','));
  return is_good;
}

void tsv_header(ng_buf *out, ng_str fields) {
  for (uint32_t i = 0; i < fields.len; i++) buf_char(out, fields.ptr[i] == ',' ? '\t' : fields.ptr[i]);
  buf_char(out, '\n');
}

static void add_row(ng_buf *out, const json_node *object, ng_str fields, uint64_t *filled) {
  ng_buf cell = {0};
  for (uint32_t i = 0; fields.len; i++) {
    ng_str field = str_cut(&fields, ',');
    cell.len = 0;
    cell_add(&cell, object, field);
    if (i) buf_char(out, '\t');
    if (i < 64 && cell.len) *filled |= (uint64_t)1 << i;
    cell_tsv(out, buf_view(&cell));
  }
  out->failed |= cell.failed;
  buf_clear(&cell);
  buf_char(out, '\n');
}

ng_status tsv_rows(ng_buf *out, ng_arena *arena, const ng_buf *lines, ng_str fields, uint64_t *filled, ng_error *error) {
  ng_status status = NG_OK;
  for (char *line = lines->ptr, *end = line + lines->len; line < end && status == NG_OK;) {
    char *newline = memchr(line, '\n', (size_t)(end - line));
    size_t len = (size_t)((newline ? newline : end) - line);
    const json_node *root;
    status = json_read(&root, arena, line, len, error);
    if (status == NG_OK) add_row(out, root, fields, filled);
    line += len + 1;
  }
  arena_reset(arena);
  return status;
}
