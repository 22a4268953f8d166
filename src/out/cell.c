/* Cells. */
#include "out/cell.h"

bool cell_add(ng_buf *out, const json_node *object, ng_str path) {
  while (path.len && object && object->type != JSON_ARRAY) object = json_get(object, str_cut(&path, '.'));
  if (!object || object->type == JSON_NULL) return true;
  if (object->type == JSON_ARRAY) {
    bool is_number = true;
    for (const json_node *item = object->first; item; item = item->next) {
      if (item != object->first) buf_add(out, "; ", 2);
      is_number &= cell_add(out, item, path);
    }
    return is_number && object->count < 2;
  }
  buf_str(out, object->type == JSON_STRING ? object->text : object->raw);
  return object->type != JSON_STRING;
}

/* What a spreadsheet reads a formula from. */
static bool is_formula(ng_str cell) {
  return cell.len && strchr("=+-@\t\r", cell.ptr[0]);
}

static bool needs_quotes(ng_str cell) {
  for (uint32_t i = 0; i < cell.len; i++) {
    char c = cell.ptr[i];
    if (c == ',' || c == '"' || c == '\r' || c == '\n') return true;
  }
  return false;
}

void cell_csv(ng_buf *out, ng_str cell, bool is_safe) {
  bool is_marked = is_safe && is_formula(cell);
  if (!needs_quotes(cell)) {
    if (is_marked) buf_char(out, '\'');
    buf_str(out, cell);
    return;
  }
  buf_char(out, '"');
  if (is_marked) buf_char(out, '\'');
  for (uint32_t i = 0; i < cell.len; i++) {
    if (cell.ptr[i] == '"') buf_char(out, '"');
    buf_char(out, cell.ptr[i]);
  }
  buf_char(out, '"');
}

void cell_tsv(ng_buf *out, ng_str cell) {
  for (uint32_t i = 0; i < cell.len; i++) {
    char c = cell.ptr[i], name = c == '\\' ? '\\' : c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : 0;
    if (name) buf_char(out, '\\');
    buf_char(out, name ? name : c);
  }
}
