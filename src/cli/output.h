/* Where the records go: standard output, or a file that appears under its name only when all of it is written. */
#ifndef NG_CLI_OUTPUT_H
#define NG_CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

typedef struct {
  FILE *stream;
  const char *path; /* NULL: standard output */
  char *aside;      /* `path` with ".part" behind it */
  bool is_regular;  /* a regular file need not be flushed after each record */
  uint64_t bytes;
} record_output;

/* `path` NULL or "-" is standard output. NG_ERROR_IO names the file and the reason. */
ng_status output_open(record_output *output, const char *path, ng_error *error);

/* An ng_write_fn whose payload is the output. */
int output_write(const char *bytes, size_t len, void *payload);

/* After each record: lets a reader of a pipe or terminal see it. False when writing failed. */
bool output_end_record(record_output *output);

/* Puts the file in its place when `is_complete`, else removes it. */
ng_status output_close(record_output *output, bool is_complete, ng_error *error);

#endif
