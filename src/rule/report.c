/* Reporting errors of rules. */
#include "rule/report.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/limits.h"

enum { LONGEST_NAME = 40 };

source_place place_inside(source_place start, ng_str text, uint32_t at) {
  for (uint32_t i = 0; i < at; i++) {
    start.column++;
    if (text.ptr[i] != '\n') continue;
    ng_str rest = str_slice(text, i + 1, text.len);
    start.line_text = str_cut(&rest, '\n');
    start.line++;
    start.column = 1;
  }
  return start;
}

static void add_message(rule_report *report, source_place place, const char *grade, const char *format, va_list args) {
  char message[512];
  vsnprintf(message, sizeof message, format, args);
  buf_print(&report->text, "%.*s:%u:%u: %s: %s\n", STR_ARG(place.path), place.line, place.column, grade, message);
  while (place.line_text.len && is_space(place.line_text.ptr[place.line_text.len - 1])) place.line_text.len--;
  if (place.line_text.len == 0) return;
  buf_print(&report->text, "  %.*s\n  %*s^\n", STR_ARG(place.line_text), place.column ? (int)place.column - 1 : 0, "");
}

void report_error(rule_report *report, source_place place, const char *format, ...) {
  if (report->error_count++ >= NG_MAX_RULE_ERRORS) return;
  va_list args;
  va_start(args, format);
  add_message(report, place, "error", format, args);
  va_end(args);
}

void report_warning(rule_report *report, source_place place, const char *format, ...) {
  if (!report->wants_warnings) return;
  va_list args;
  va_start(args, format);
  add_message(report, place, "warning", format, args);
  va_end(args);
}

/* Levenshtein distance, letter case ignored for ASCII. */
static uint32_t distance(ng_str a, ng_str b) {
  uint32_t row[LONGEST_NAME + 1];
  for (uint32_t j = 0; j <= b.len; j++) row[j] = j;
  for (uint32_t i = 1; i <= a.len; i++) {
    uint32_t diagonal = row[0];
    row[0] = i;
    for (uint32_t j = 1; j <= b.len; j++) {
      uint32_t cost = diagonal + ((a.ptr[i - 1] | 32) != (b.ptr[j - 1] | 32));
      diagonal = row[j];
      if (row[j] + 1 < cost) cost = row[j] + 1;
      if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
      row[j] = cost;
    }
  }
  return row[b.len];
}

const char *closest_name(ng_str word, const char *const *names, uint32_t count) {
  const char *best = NULL;
  uint32_t best_distance = word.len / 2 < 2 ? word.len / 2 + 1 : 3;
  if (word.len > LONGEST_NAME) return NULL;
  for (uint32_t i = 0; i < count; i++) {
    ng_str name = str_of(names[i]);
    if (name.len > LONGEST_NAME) continue;
    uint32_t d = distance(word, name);
    if (d < best_distance) {
      best_distance = d;
      best = names[i];
    }
  }
  return best;
}
