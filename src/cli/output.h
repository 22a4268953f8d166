/* Where records go: standard output, or a file that appears under its name only when all of it is written. Another kind of place (a
 * database) is another row of functions behind the same interface. One thread at a time. */
#ifndef NG_CLI_OUTPUT_H
#define NG_CLI_OUTPUT_H

#include <stdbool.h>

#include "base/error.h"
#include "store/store.h"

/* What an output can do. `write` takes all lines of one article, whole and in order. `flush` makes what was written safe: what it returns
 * good for is there after a kill. `close` completes the output when `is_complete`, else leaves what is half done (FILE.part) or, when
 * it could not be written, removes it; and frees the output. */
typedef struct record_output {
  ng_status (*write)(struct record_output *output, const char *records, size_t len, ng_error *error);
  ng_status (*flush)(struct record_output *output, ng_error *error);
  ng_status (*close)(struct record_output *output, bool is_complete, ng_error *error);
  uint64_t bytes;   /* written so far, of all articles */
  uint64_t refused; /* records that a database did not take */
} record_output;

/* `path` NULL or "-" is standard output. NG_ERROR_IO names the file and the reason. */
ng_status output_open(record_output **output, const char *path, ng_error *error);

/* A file that goes on behind its first `length` bytes and is kept whatever happens. NG_ERROR_USAGE when it is shorter. */
ng_status output_open_again(record_output **output, const char *path, uint64_t length, ng_error *error);

/* The name under which a file is written until it is complete; freed by the caller, NULL when memory runs out. */
char *output_part_name(const char *path);

/* A device or a pipe with a name, /dev/stdout whatever it is: written to, not replaced. A descriptor of it, below 0 with errno. */
bool output_is_special(const char *path);
int output_open_special(const char *path);

/* A database: `target` is sqlite:PATH or postgres:DSN, as store_open takes it. */
ng_status output_open_store(record_output **output, const char *target, const store_options *options, bool is_quiet, ng_error *error);

/* An ng_write_fn whose payload is an ng_buf. */
int output_to_buf(const char *bytes, size_t len, void *payload);

#endif
