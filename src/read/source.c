/* The stream of bytes. */
#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_SIZE (256u << 10)

/* Waits until there is something to read; false when reading is to stop. */
static bool wait_readable(const byte_source *source) {
  struct pollfd files[] = {{.fd = source->fd, .events = POLLIN}, {.fd = source->stop_fd, .events = POLLIN}};
  while (poll(files, 2, -1) < 0) {
    if (errno != EINTR) return true;
  }
  return !files[1].revents;
}

static ng_status pull_file(byte_source *source, char *into, size_t size, size_t *got, ng_error *error) {
  ssize_t count;
  *got = 0;
  do {
    if (!wait_readable(source)) return NG_OK;
    count = read(source->fd, into, size);
  } while (count < 0 && (errno == EINTR || errno == EAGAIN));
  if (count < 0) return error_set(error, NG_ERROR_IO, "%s: cannot read: %s", source->name, strerror(errno));
  *got = (size_t)count;
  if (source->progress) atomic_fetch_add_explicit(source->progress, (unsigned long long)count, memory_order_relaxed);
  return NG_OK;
}

ng_status source_open(byte_source *source, const char *path, size_t max, ng_error *error) {
  *source = (byte_source){.name = path, .max = max, .pull = pull_file, .fd = STDIN_FILENO, .stop_fd = -1};
  if (strcmp(path, "-") == 0) return NG_OK;
  struct stat about;
  if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
    source->fd = -1;
    return error_set(error, NG_ERROR_IO, "%s: is a folder; read it with -r, or name its files", path);
  }
  source->fd = open(path, O_RDONLY | O_CLOEXEC);
  if (source->fd < 0) return error_set(error, NG_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
  return NG_OK;
}

static ng_status pull_bytes(byte_source *source, char *into, size_t size, size_t *got, ng_error *error) {
  (void)error;
  *got = source->rest.len < size ? source->rest.len : size;
  memcpy(into, source->rest.ptr, *got);
  source->rest = str_slice(source->rest, (uint32_t)*got, source->rest.len);
  return NG_OK;
}

void source_over(byte_source *source, const char *name, ng_str bytes, size_t max) {
  *source = (byte_source){.name = name, .max = max, .pull = pull_bytes, .rest = bytes, .fd = -1, .stop_fd = -1};
}

void source_close(byte_source *source) {
  if (source->pull == pull_file && source->fd > STDERR_FILENO) close(source->fd);
  buf_clear(&source->buf);
  *source = (byte_source){.fd = -1};
}

/* Reads more behind what is there; what was given away makes room first. */
ng_status source_fill(byte_source *source, ng_error *error) {
  ng_buf *buf = &source->buf;
  if (source->at) {
    memmove(buf->ptr, buf->ptr + source->at, buf->len - source->at);
    buf->len -= source->at;
    source->at = 0;
  }
  if (!buf_reserve(buf, READ_SIZE)) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", source->name);
  size_t got = 0;
  ng_status status = source->pull(source, buf->ptr + buf->len, buf->size - buf->len, &got, error);
  if (status != NG_OK) buf->len = 0; /* what was begun before the damage does not go on behind it */
  buf->len += got;
  source->has_ended = status == NG_OK && got == 0;
  return status;
}

ng_status source_peek(byte_source *source, size_t want, ng_str *front, ng_error *error) {
  ng_status status = NG_OK;
  while (status == NG_OK && !source->has_ended && source->buf.len - source->at < want) status = source_fill(source, error);
  *front = (ng_str){source->buf.ptr ? source->buf.ptr + source->at : "", (uint32_t)(source->buf.len - source->at)};
  return status;
}

static ng_status skip_line(byte_source *source, ng_error *error) {
  for (;;) {
    char *end = memchr(source->buf.ptr + source->at, '\n', source->buf.len - source->at);
    if (end) {
      source->at = (size_t)(end + 1 - source->buf.ptr);
      break;
    }
    source->at = source->buf.len;
    if (source->has_ended) break;
    ng_status status = source_fill(source, error);
    if (status != NG_OK) return status;
  }
  return error_set(error, NG_ERROR_LIMIT, "%s:%llu: line longer than %zu bytes; raise --max-doc-bytes", source->name,
                   (unsigned long long)source->line, source->max);
}

ng_status source_line(byte_source *source, char **line, size_t *len, ng_error *error) {
  *line = NULL;
  size_t seen = 0; /* bytes of this line known to hold no end */
  for (;;) {
    size_t have = source->buf.len - source->at;
    char *start = source->buf.ptr + source->at;
    char *end = have > seen ? memchr(start + seen, '\n', have - seen) : NULL;
    if (end || (source->has_ended && have)) {
      source->line++;
      size_t length = end ? (size_t)(end - start) : have;
      if (length > source->max) return skip_line(source, error);
      *line = start;
      *len = length;
      source->at += length + (end ? 1 : 0);
      if (*len && start[*len - 1] == '\r') --*len;
      return NG_OK;
    }
    if (source->has_ended) return NG_OK;
    if (have > source->max) {
      source->line++;
      return skip_line(source, error);
    }
    seen = have;
    ng_status status = source_fill(source, error);
    if (status != NG_OK) return status;
  }
}

ng_status source_rest(byte_source *source, ng_str *rest, ng_error *error) {
  while (!source->has_ended) {
    if (source->buf.len - source->at > source->max) break;
    ng_status status = source_fill(source, error);
    if (status != NG_OK) return status;
  }
  size_t len = source->buf.len - source->at;
  if (len > source->max) {
    return error_set(error, NG_ERROR_LIMIT, "%s: larger than %zu bytes; raise --max-doc-bytes", source->name, source->max);
  }
  *rest = (ng_str){source->buf.ptr ? source->buf.ptr + source->at : "", (uint32_t)len};
  source->at = source->buf.len;
  return NG_OK;
}
