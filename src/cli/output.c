/* The output of records. */
#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ng_status open_aside(record_output *output, const char *path, ng_error *error) {
  size_t len = strlen(path);
  output->path = path;
  output->aside = malloc(len + sizeof ".part");
  if (!output->aside) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", path);
  memcpy(output->aside, path, len);
  memcpy(output->aside + len, ".part", sizeof ".part");
  output->stream = fopen(output->aside, "wb");
  output->is_regular = true;
  if (output->stream) return NG_OK;
  error_set(error, NG_ERROR_IO, "%s: cannot create: %s", output->aside, strerror(errno));
  free(output->aside);
  return NG_ERROR_IO;
}

ng_status output_open(record_output *output, const char *path, ng_error *error) {
  *output = (record_output){0};
  if (path && strcmp(path, "-") != 0) return open_aside(output, path, error);
  struct stat about;
  output->stream = stdout;
  output->is_regular = fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
  return NG_OK;
}

int output_write(const char *bytes, size_t len, void *payload) {
  record_output *output = payload;
  output->bytes += len;
  return fwrite(bytes, 1, len, output->stream) == len ? 0 : 1;
}

bool output_end_record(record_output *output) {
  if (output->is_regular) return !ferror(output->stream);
  return fflush(output->stream) == 0;
}

ng_status output_close(record_output *output, bool is_complete, ng_error *error) {
  bool has_failed = fflush(output->stream) != 0 || ferror(output->stream);
  int reason = errno;
  if (!output->path) {
    return has_failed ? error_set(error, NG_ERROR_IO, "standard output: cannot write: %s", strerror(reason)) : NG_OK;
  }
  if (fclose(output->stream) != 0 && !has_failed) has_failed = true, reason = errno;
  if (!has_failed && is_complete && rename(output->aside, output->path) != 0) has_failed = true, reason = errno;
  ng_status status = NG_OK;
  if (has_failed) status = error_set(error, NG_ERROR_IO, "%s: cannot write: %s", output->path, strerror(reason));
  if (has_failed || !is_complete) remove(output->aside);
  free(output->aside);
  return status;
}
