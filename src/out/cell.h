/* Cells of tables from records: the values at a path, and how CSV and TSV write them. */
#ifndef NG_OUT_CELL_H
#define NG_OUT_CELL_H

#include "base/buf.h"
#include "base/json_tree.h"

/* Appends what stands at `path` ("speaker.text") of `object`, of arrays each item with "; " between: "actors.country" gives "USA; PRK".
 * Returns false when it was a string, which a spreadsheet may take for something else. */
bool cell_add(ng_buf *out, const json_node *object, ng_str path);

/* Appends `cell` as a field of CSV by RFC 4180; `is_safe`: an apostrophe before what a spreadsheet would run as a formula. */
void cell_csv(ng_buf *out, ng_str cell, bool is_safe);

/* Appends `cell` as a field of TSV: tab, line ends and backslash as \t \n \r \\. */
void cell_tsv(ng_buf *out, ng_str cell);

#endif
