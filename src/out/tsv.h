/* Lines of records as tables: tab-separated, a header, one row a line. */
#ifndef NG_OUT_TSV_H
#define NG_OUT_TSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/* Are these comma-separated paths such as "doc,speaker.text"? */
bool tsv_is_fields(ng_str fields);

/* Appends the header. */
void tsv_header(ng_buf *out, ng_str fields);

/* Appends a row for each line of JSON in `lines`, which is changed. `arena` is reset. The bits of the first 64 fields that are not empty are set in
 * `filled`. */
ng_status tsv_rows(ng_buf *out, ng_arena *arena, const ng_buf *lines, ng_str fields, uint64_t *filled, ng_error *error);

#endif
