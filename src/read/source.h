/* A stream of bytes that is read by lines, by peeks, or to its end: a file, standard input, or what another layer makes of one. */
#ifndef NG_READ_SOURCE_H
#define NG_READ_SOURCE_H

#include <stdatomic.h>

#include "base/buf.h"
#include "base/error.h"

typedef struct byte_source byte_source;

/* Puts at most `size` bytes at `into`, as soon as there are any; `*got` 0 means the end. NG_ERROR_INPUT: damaged
 * here; the next pull goes on behind the damage, or ends. */
typedef ng_status (*byte_pull)(byte_source *source, char *into, size_t size, size_t *got, ng_error *error);

/* `name` is what messages and records call it. Lines may be changed in place until the next call. */
struct byte_source {
  const char *name;
  byte_pull pull;
  void *payload;           /* of `pull` */
  ng_str rest;             /* of a stream over memory */
  int fd, stop_fd;         /* of a file; reading ends when `stop_fd` becomes readable (-1: never) */
  atomic_ullong *progress; /* counts the bytes read from files; NULL: nobody asks */
  ng_buf buf;
  size_t at, max; /* first byte not yet given away; longest line or text */
  uint64_t line;  /* number of the line given last, from 1 */
  bool has_ended;
};

/* Opens `path`, "-" being standard input. NG_ERROR_IO names the file and the reason. */
ng_status source_open(byte_source *source, const char *path, size_t max, ng_error *error);

/* A stream over bytes in memory, which must outlive it. */
void source_over(byte_source *source, const char *name, ng_str bytes, size_t max);
void source_close(byte_source *source);

/* Reads more behind what is there; lines and peeks given before are no longer valid. */
ng_status source_fill(byte_source *source, ng_error *error);

/* What stands at the front, without taking it: at least `want` bytes unless the stream ends before. */
ng_status source_peek(byte_source *source, size_t want, ng_str *front, ng_error *error);

/* The next line without its end; NG_OK, or `*line` NULL at the end. NG_ERROR_LIMIT: the line is longer than `max`; it is skipped, reading
 * can go on. NG_ERROR_IO and NG_ERROR_MEMORY end the source. */
ng_status source_line(byte_source *source, char **line, size_t *len, ng_error *error);

/* All that is left. */
ng_status source_rest(byte_source *source, ng_str *rest, ng_error *error);

#endif
