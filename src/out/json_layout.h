/* Layout for people: compact JSON, which comes in pieces cut anywhere, with each item on a line of its own. Belongs to a JSON writer. */
#ifndef NG_OUT_JSON_LAYOUT_H
#define NG_OUT_JSON_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "nutgraf/nutgraf.h"

/* Where the last piece ended. All zero: before the first one. */
typedef struct {
  uint32_t depth;
  bool in_string, is_escaped; /* is_escaped: just behind a backslash */
  bool is_open;               /* just behind an opening bracket */
} json_layout;

/* Hands the piece over with line breaks and indentation. 0, or what `write` returned to stop. */
int json_lay_out(json_layout *layout, const char *bytes, size_t len, ng_write_fn write, void *payload);

#endif
