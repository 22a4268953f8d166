/* Rows of the office table as lines of text. */
#ifndef NG_OUT_ROSTER_LIST_H
#define NG_OUT_ROSTER_LIST_H

#include "nutgraf/nutgraf.h"
#include "text/roster.h"

/* See ng_rules_roster. */
ng_status roster_list(const roster *offices, const char *const *words, size_t count, ng_write_fn write, void *payload);

#endif
