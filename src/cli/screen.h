/* A terminal as something to write on: wraps at its width, colours when it may, and lets no control character of a text through. */
#ifndef NG_CLI_SCREEN_H
#define NG_CLI_SCREEN_H

#include "base/buf.h"

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color_mode;

/* How a character looks: one of these, with STYLE_QUOTED (underlined) on top of any. */
enum {
  STYLE_PLAIN,
  STYLE_DATE,
  STYLE_PLACE,
  STYLE_PERSON,
  STYLE_ORGANIZATION,
  STYLE_EVENT,
  STYLE_TITLE,
  STYLE_FAINT,
  STYLE_COUNT,
  STYLE_QUOTED = 128
};

/* `width`: columns to fill. `column`: where the next character goes. `indent`: where lines begin that wrapping makes. */
typedef struct screen {
  ng_buf out;
  unsigned width, column, indent;
  bool has_color, has_palette;
  uint8_t style, space; /* in force; of a space that waits for the next word */
  bool has_space;
} screen;

/* A screen for standard output: its width and what colours it knows come from the terminal and from COLUMNS, TERM, NO_COLOR. */
void screen_init(screen *screen, color_mode mode);

/* Words of `text`, wrapped. `styles`: one for each byte, or NULL for `style`. Line ends break the line, or are spaces when `is_flat`. */
void screen_text(screen *screen, ng_str text, const uint8_t *styles, uint8_t style, bool is_flat);

/* The same of one look, flat. */
void screen_put(screen *screen, uint8_t style, ng_str text);

/* At most `columns` of the text, cut with an ellipsis, then spaces up to there: a cell of a table. */
void screen_cell(screen *screen, uint8_t style, ng_str text, unsigned columns);

void screen_newline(screen *screen);

#endif
