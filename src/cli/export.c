/* Writing exports. */
#include "cli/export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

ng_status export_open(export_files *files, const char *path, bool is_folder, ng_error *error) {
  *files = (export_files){0};
  if (!is_folder) return output_open(&files->stream, path, error);
  files->folder = path;
  if (mkdir(path, 0777) == 0 || errno == EEXIST) return NG_OK;
  return error_set(error, NG_ERROR_IO, "%s: cannot create the folder: %s", path, strerror(errno));
}

static ng_status close_file(export_file *file, bool is_complete, ng_error *error) {
  ng_status status = file->output ? file->output->close(file->output, is_complete, error) : NG_OK;
  free(file->path);
  *file = (export_file){0};
  return status;
}

static ng_status open_file(export_file *file, const char *folder, const char *name, ng_error *error) {
  size_t size = strlen(folder) + strlen(name) + 2;
  file->path = malloc(size);
  if (!file->path) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  snprintf(file->path, size, "%s/%s", folder, name);
  return output_open(&file->output, file->path, error);
}

static ng_status find_file(export_files *files, const char *name, record_output **out, ng_error *error) {
  size_t folder = strlen(files->folder) + 1;
  for (unsigned i = 0; i < EXPORT_OPEN_FILES; i++) {
    *out = files->files[i].output;
    if (*out && strcmp(files->files[i].path + folder, name) == 0) return NG_OK;
  }
  export_file *file = &files->files[files->next++ % EXPORT_OPEN_FILES];
  ng_status status = close_file(file, true, error);
  if (status == NG_OK) status = open_file(file, files->folder, name, error);
  *out = file->output;
  return status;
}

ng_status export_write(void *payload, const char *name, ng_str bytes, ng_error *error) {
  export_files *files = payload;
  record_output *output = files->stream;
  ng_status status = output ? NG_OK : find_file(files, name, &output, error);
  return status == NG_OK ? output->write(output, bytes.ptr, bytes.len, error) : status;
}

ng_status export_close(export_files *files, bool is_complete, ng_error *error) {
  if (files->stream) return files->stream->close(files->stream, is_complete, error);
  ng_status status = NG_OK;
  for (unsigned i = 0; i < EXPORT_OPEN_FILES && status == NG_OK; i++) {
    record_output *output = files->files[i].output;
    if (output) status = output->flush(output, error);
  }
  for (unsigned i = 0; i < EXPORT_OPEN_FILES; i++) {
    ng_status closed = close_file(&files->files[i], is_complete && status == NG_OK, error);
    if (status == NG_OK) status = closed;
  }
  return status;
}
