/* Writing exports. */
#include "cli/export.h"

#include <errno.h>
#include <sys/stat.h>

ng_status export_open(export_files *files, const char *path, bool is_folder, ng_error *error) {
  *files = (export_files){0};
  if (!is_folder) return output_open(&files->stream, path, error);
  files->folder = path;
  if (mkdir(path, 0777) == 0 || errno == EEXIST) return NG_OK;
  return error_set(error, NG_ERROR_IO, "%s: cannot create the folder: %s", path, strerror(errno));
}

static ng_status fail(const export_files *files, const char *name, ng_error *error) {
  return error_set(error, NG_ERROR_IO, "%s/%s: cannot write: %s", files->folder, name, strerror(errno));
}

static ng_status find_file(export_files *files, const char *name, FILE **out, ng_error *error) {
  char path[4096];
  for (unsigned i = 0; i < EXPORT_OPEN_FILES; i++) {
    *out = files->files[i];
    if (*out && strcmp(files->names[i], name) == 0) return NG_OK;
  }
  unsigned slot = files->next++ % EXPORT_OPEN_FILES;
  if (files->files[slot] && fclose(files->files[slot]) != 0) return fail(files, files->names[slot], error);
  files->files[slot] = NULL;
  if (snprintf(path, sizeof path, "%s/%s", files->folder, name) >= (int)sizeof path) return error_set(error, NG_ERROR_IO, "%s: path too long", name);
  snprintf(files->names[slot], sizeof files->names[slot], "%s", name);
  files->files[slot] = *out = fopen(path, "wb");
  return *out ? NG_OK : fail(files, name, error);
}

ng_status export_write(void *payload, const char *name, ng_str bytes, ng_error *error) {
  export_files *files = payload;
  FILE *file;
  if (files->stream) return files->stream->write(files->stream, bytes.ptr, bytes.len, error);
  ng_status status = find_file(files, name, &file, error);
  if (status != NG_OK) return status;
  return fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len ? NG_OK : fail(files, name, error);
}

ng_status export_close(export_files *files, bool is_complete, ng_error *error) {
  ng_status status = NG_OK;
  if (files->stream) return files->stream->close(files->stream, is_complete, error);
  for (unsigned i = 0; i < EXPORT_OPEN_FILES; i++) {
    if (files->files[i] && fclose(files->files[i]) != 0 && status == NG_OK) status = fail(files, files->names[i], error);
  }
  return status;
}
