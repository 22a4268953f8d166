/* JSON with line breaks and indentation. */
#include "out/json_layout.h"

#include <string.h>

#define PAGE 4096u
#define INDENT 2u

typedef struct {
  ng_write_fn write;
  void *payload;
  int stopped;
  uint32_t used;
  char bytes[PAGE];
} page;

static void flush(page *out) {
  if (!out->stopped && out->used) out->stopped = out->write(out->bytes, out->used, out->payload);
  out->used = 0;
}

static void put(page *out, char c) {
  if (out->used == PAGE) flush(out);
  out->bytes[out->used++] = c;
}

static void new_line(page *out, uint32_t depth) {
  put(out, '\n');
  for (uint32_t i = 0; i < INDENT * depth; i++) put(out, ' ');
}

static void lay_string(json_layout *layout, page *out, char c) {
  put(out, c);
  if (c == '"' && !layout->is_escaped) layout->in_string = false;
  layout->is_escaped = c == '\\' && !layout->is_escaped;
}

static void lay_mark(json_layout *layout, page *out, char c) {
  bool is_closing = c == '}' || c == ']';
  if (is_closing) layout->depth--;
  if (is_closing != layout->is_open) new_line(out, layout->depth); /* "[]" stays whole */
  layout->is_open = c == '{' || c == '[';
  layout->in_string = c == '"';
  if (layout->is_open) layout->depth++;
  put(out, c);
  if (c == ',') new_line(out, layout->depth);
  if (c == ':') put(out, ' ');
}

int json_lay_out(json_layout *layout, const char *bytes, size_t len, ng_write_fn write, void *payload) {
  page out;
  out.write = write;
  out.payload = payload;
  out.stopped = 0;
  out.used = 0;
  for (size_t i = 0; i < len; i++) {
    if (layout->in_string) {
      lay_string(layout, &out, bytes[i]);
    } else {
      lay_mark(layout, &out, bytes[i]);
    }
  }
  flush(&out);
  return out.stopped;
}
