/* Writing on the terminal. */
#include "cli/screen.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/utf8.h"

#define MIN_WIDTH 40u
#define MAX_WIDTH 120u

/* Of the 256 colours those that stand out on white as on black (contrast 4 and more on both); the 16 for terminals that have no more. */
static const struct {
  const char *palette, *basic;
} STYLES[STYLE_COUNT] = {
    [STYLE_DATE] = {"38;5;28", "32"},         [STYLE_PLACE] = {"38;5;31", "36"},      [STYLE_PERSON] = {"38;5;166", "33"},
    [STYLE_ORGANIZATION] = {"38;5;97", "35"}, [STYLE_EVENT] = {"1;38;5;196", "1;31"}, [STYLE_TITLE] = {"1", "1"},
    [STYLE_FAINT] = {"38;5;244", "2"},
};

static unsigned terminal_width(void) {
  struct winsize size;
  const char *columns = getenv("COLUMNS");
  unsigned long asked = columns ? strtoul(columns, NULL, 10) : 0;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col) asked = size.ws_col;
  if (!asked) return 80;
  return asked < MIN_WIDTH ? MIN_WIDTH : asked > MAX_WIDTH ? MAX_WIDTH : (unsigned)asked;
}

static bool wants_color(color_mode mode) {
  const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
  if (mode != COLOR_AUTO) return mode == COLOR_ALWAYS;
  return isatty(STDOUT_FILENO) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

void screen_init(screen *screen, color_mode mode) {
  const char *term = getenv("TERM"), *depth = getenv("COLORTERM");
  *screen = (struct screen){.width = terminal_width(), .has_color = wants_color(mode)};
  screen->has_palette = (term && strstr(term, "256color")) || (depth && *depth);
}

static void set_style(screen *screen, uint8_t style) {
  if (!screen->has_color || screen->style == style) return;
  const char *color = screen->has_palette ? STYLES[style & ~STYLE_QUOTED].palette : STYLES[style & ~STYLE_QUOTED].basic;
  screen->style = style;
  buf_print(&screen->out, "\x1b[0");
  if (color) buf_print(&screen->out, ";%s", color);
  if (style & STYLE_QUOTED) buf_print(&screen->out, ";4");
  buf_char(&screen->out, 'm');
}

static void break_line(screen *screen) {
  set_style(screen, STYLE_PLAIN);
  buf_char(&screen->out, '\n');
  screen->column = 0;
  screen->has_space = false;
}

void screen_newline(screen *screen) {
  break_line(screen);
}

static void put_spaces(screen *screen, unsigned count) {
  for (; count; count--, screen->column++) buf_char(&screen->out, ' ');
}

/* The code point at `at` as it may be shown: control characters and what has no width become U+FFFD. */
static uint32_t shown(ng_str text, uint32_t at, uint32_t *length, unsigned *columns) {
  uint32_t point = utf8_decode(text, at, length);
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) point = UTF8_REPLACEMENT;
  int width = utf8proc_charwidth((utf8proc_int32_t)point);
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
  bool is_format = category == UTF8PROC_CATEGORY_CF && point != 0x200D && point != 0xAD; /* marks that turn the direction of what follows */
  if (is_format) point = UTF8_REPLACEMENT, width = 1;
  *columns = width < 0 ? 1 : (unsigned)width;
  return point;
}

static unsigned columns_of(ng_str text) {
  unsigned sum = 0, columns;
  for (uint32_t at = 0, length; at < text.len; at += length) {
    shown(text, at, &length, &columns);
    sum += columns;
  }
  return sum;
}

static void put_point(screen *screen, uint32_t point, unsigned columns) {
  char bytes[4];
  if (screen->column < screen->indent) put_spaces(screen, screen->indent - screen->column);
  buf_add(&screen->out, bytes, utf8_encode(point, bytes));
  screen->column += columns;
}

/* One word: on the next line when it does not fit on this one, cut when it fits on none. */
static void put_word(screen *screen, ng_str word, const uint8_t *styles, uint8_t style) {
  unsigned width = columns_of(word), columns;
  unsigned from = screen->column > screen->indent ? screen->column + screen->has_space : screen->indent;
  if (from > screen->indent && from + width > screen->width) {
    break_line(screen);
  } else if (screen->has_space && screen->column > screen->indent) {
    set_style(screen, screen->space);
    put_spaces(screen, 1);
  }
  screen->has_space = false;
  for (uint32_t at = 0, length; at < word.len; at += length) {
    uint32_t point = shown(word, at, &length, &columns);
    if (screen->column + columns > screen->width) break_line(screen);
    if (screen->column < screen->indent) put_spaces(screen, screen->indent - screen->column);
    set_style(screen, styles ? styles[at] : style);
    put_point(screen, point, columns);
  }
}

void screen_text(screen *screen, ng_str text, const uint8_t *styles, uint8_t style, bool is_flat) {
  for (uint32_t at = 0; at < text.len;) {
    if (is_space(text.ptr[at])) {
      if (text.ptr[at] == '\n' && !is_flat) {
        break_line(screen);
      } else {
        screen->has_space = true;
        screen->space = styles ? styles[at] : style;
      }
      at++;
      continue;
    }
    uint32_t end = at;
    while (end < text.len && !is_space(text.ptr[end])) end++;
    put_word(screen, str_slice(text, at, end), styles ? styles + at : NULL, style);
    at = end;
  }
}

void screen_put(screen *screen, uint8_t style, ng_str text) {
  screen_text(screen, text, NULL, style, true);
}

void screen_cell(screen *screen, uint8_t style, ng_str text, unsigned columns) {
  unsigned end = screen->column + columns, width;
  bool is_cut = columns_of(text) > columns;
  set_style(screen, style);
  for (uint32_t at = 0, length; at < text.len; at += length) {
    uint32_t point = is_space(text.ptr[at]) ? ' ' : 0;
    uint32_t other = shown(text, at, &length, &width);
    if (point) width = 1;
    if (screen->column + width + is_cut > end) break;
    put_point(screen, point ? point : other, width);
  }
  if (is_cut) put_point(screen, 0x2026, 1);
  set_style(screen, STYLE_PLAIN);
  put_spaces(screen, end > screen->column ? end - screen->column : 0);
}
