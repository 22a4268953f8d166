/* Compiling sources (rules, lexicons, gazetteers, office tables) into a rule image. */
#ifndef NG_RULE_COMPILE_H
#define NG_RULE_COMPILE_H

#include "base/vec.h"
#include "rule/report.h"
#include "rule/ruleset.h"

/* A source file: its path below the rules folder ("en/10-days.rules") decides what it is. Texts must outlive the call. */
typedef struct {
  ng_str path, text;
  uint32_t layer; /* 0, and one more for each folder that is laid over those before */
} source_file;

typedef VEC(source_file) source_list;

/* Adds all files below `dir` to `sources` as a new layer, replacing those of the same path. The list owns the texts; free with sources_clear. */
ng_status sources_read(source_list *sources, const char *dir, ng_error *error);

/* Adds the sources that an image carries. */
ng_status sources_of(source_list *sources, const ng_ruleset *rules, ng_error *error);

/* Appends `texts` packed to `packed`; false without memory. */
bool sources_pack(ng_buf *packed, ng_str texts);
void sources_clear(source_list *sources);

/* Appends the image to `image`. Errors and warnings go to `report`; NG_ERROR_RULE when there are errors. */
ng_status compile_rules(ng_buf *image, const source_list *sources, rule_report *report, ng_error *error);

#endif
