/* Text files with many articles: what separates them, and the header lines that they begin with. */
#ifndef NG_READ_DUMP_H
#define NG_READ_DUMP_H

#include "read/item.h"
#include "read/jsonl.h"
#include "read/source.h"

#define MAX_DUMP_HEADERS 16u

typedef struct dump_separator dump_separator;

/* A line in which `regex` matches stands between two articles. NG_ERROR_USAGE says what is wrong with it. */
ng_status dump_separator_new(dump_separator **out, const char *regex, ng_error *error);
void dump_separator_free(dump_separator *separator);

/* Lines that begin with `labels[i]` give field `fields[i]`. Labels point into the command line. */
typedef struct {
  ng_str labels[MAX_DUMP_HEADERS];
  article_field fields[MAX_DUMP_HEADERS];
  uint32_t count;
} dump_headers;

/* Reads "date=DATE:" or, when the label itself says which field it is, "DATE:". NG_ERROR_USAGE. */
ng_status dump_headers_add(dump_headers *headers, const char *text, ng_error *error);

/* Sends the articles of `source`. False when the sink wants no more. */
bool dump_read(byte_source *source, const dump_separator *separator, item_sink *sink);

/* Takes the header lines off the front of `text` into `values` and the empty lines around what is left. */
ng_str dump_text(const dump_headers *headers, ng_str text, ng_str values[FIELD_COUNT]);

#endif
