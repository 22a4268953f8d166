/* The files that an export writes: one stream, or several in a folder. */
#ifndef NG_CLI_EXPORT_H
#define NG_CLI_EXPORT_H

#include <stdio.h>

#include "base/error.h"
#include "base/str.h"
#include "cli/output.h"

#define EXPORT_OPEN_FILES 16u

/* `folder` NULL: everything goes to `stream`. `names` are those of the open files. */
typedef struct {
  record_output *stream;
  const char *folder;
  FILE *files[EXPORT_OPEN_FILES];
  char names[EXPORT_OPEN_FILES][256];
  unsigned next; /* the one that makes room */
} export_files;

/* `path` is a file or "-" (NULL) for one stream, a folder, made when it is not there, for several files. */
ng_status export_open(export_files *files, const char *path, bool is_folder, ng_error *error);

/* What convert_run.write takes; the payload is an export_files. A file is begun anew when its name comes for the first time. */
ng_status export_write(void *payload, const char *name, ng_str bytes, ng_error *error);

ng_status export_close(export_files *files, bool is_complete, ng_error *error);

#endif
