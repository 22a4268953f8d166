/* What the compiler of rules has to say: errors and warnings with their place, all of them at once. */
#ifndef NG_RULE_REPORT_H
#define NG_RULE_REPORT_H

#include "base/buf.h"

/* A place in a source file; `line_text` is the whole line, for the caret. */
typedef struct {
  ng_str path, line_text;
  uint32_t line, column; /* from 1 */
} source_place;

typedef struct {
  ng_buf text; /* "file:line:column: error: …\n  line\n  ^\n" one after another */
  uint32_t error_count;
  bool wants_warnings; /* false: warnings are not written */
} rule_report;

/* The place of byte `at` of `text`, which stands at `start` and may go over several lines. */
source_place place_inside(source_place start, ng_str text, uint32_t at);

__attribute__((format(printf, 3, 4))) void report_error(rule_report *report, source_place place, const char *format, ...);
__attribute__((format(printf, 3, 4))) void report_warning(rule_report *report, source_place place, const char *format, ...);

/* The best of `names` for a misspelt `word` (edit distance at most 2 and less than half its length), else NULL. */
const char *closest_name(ng_str word, const char *const *names, uint32_t count);

#endif
