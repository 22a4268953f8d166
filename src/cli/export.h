/* The files that an export writes: one stream, or several in a folder, each with its name only when it is complete. */
#ifndef NG_CLI_EXPORT_H
#define NG_CLI_EXPORT_H

#include "base/error.h"
#include "base/str.h"
#include "cli/output.h"

#define EXPORT_OPEN_FILES 16u

/* `path` has the folder before the name, and lives on the heap. */
typedef struct {
  record_output *output;
  char *path;
} export_file;

/* `folder` NULL: everything goes to `stream`. */
typedef struct {
  record_output *stream;
  const char *folder;
  export_file files[EXPORT_OPEN_FILES];
  unsigned next; /* the one that makes room */
} export_files;

/* `path` is a file or "-" (NULL) for one stream, a folder, made when it is not there, for several files. */
ng_status export_open(export_files *files, const char *path, bool is_folder, ng_error *error);

/* What convert_run.write takes; the payload is an export_files. A file is begun anew when its name comes for the first time, and is complete when
 * so many others came after it that it had to make room: formats of more than EXPORT_OPEN_FILES files write each at once. */
ng_status export_write(void *payload, const char *name, ng_str bytes, ng_error *error);

/* All files that are open get their names, or none: when the run is not complete or one of them cannot be written. */
ng_status export_close(export_files *files, bool is_complete, ng_error *error);

#endif
