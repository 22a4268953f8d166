/* Whole files into memory. */
#ifndef NG_BASE_FILE_H
#define NG_BASE_FILE_H

#include "base/buf.h"
#include "base/error.h"

/* Appends the file at `path` ("-" is standard input) to `out`. NG_ERROR_IO names the file and the reason; NG_ERROR_LIMIT over `max` bytes. */
ng_status file_read(ng_buf *out, const char *path, size_t max, ng_error *error);

/* Writes `bytes` to `path`, replacing it. */
ng_status file_write(const char *path, const void *bytes, size_t len, ng_error *error);

#endif
