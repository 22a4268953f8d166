/* Articles that gave no facts, as records of their own: errors, and what was skipped. */
#ifndef NG_CLI_FAILURE_H
#define NG_CLI_FAILURE_H

#include "base/buf.h"
#include "base/error.h"

/* Puts the place of the article before a message of the library, which does not know it; `line` 0 when it has none. */
void failure_place(ng_error *error, const ng_article *article, uint64_t line);

/* Appends the line of an article that could not be read. */
void failure_record(ng_buf *out, ng_str id, ng_str source, const ng_error *error);

/* Appends the line of an article that was passed over, and why ("language"). An id that it does not have is made as records make it. */
void skipped_record(ng_buf *out, const ng_article *article, const char *reason);

#endif
