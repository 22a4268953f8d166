/* Rows as the bytes of PostgreSQL's COPY … (FORMAT binary): nothing is escaped, and the server parses no number. */
#ifndef NG_STORE_COPY_H
#define NG_STORE_COPY_H

#include "store/rows.h"

void copy_begin(ng_buf *out);
void copy_end(ng_buf *out);

/* A row of a table, settled. */
void copy_row(ng_buf *out, store_table_id table, const store_value *values);

/* A row of `count` fields by hand, and its fields. */
void copy_fields(ng_buf *out, unsigned count);
void copy_integer(ng_buf *out, int32_t number);
void copy_text(ng_buf *out, ng_str text);

#endif
