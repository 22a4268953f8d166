/* The entries of a tar or zip archive, and what bz2, xz, lz4 and zstd compress: streams by libarchive over a stream. */
#ifndef NG_READ_ARCHIVE_H
#define NG_READ_ARCHIVE_H

#include "read/libarchive.h"
#include "read/source.h"

/* `below` gives the packed bytes and outlives the reader. `entry` is the stream of the entry given last, `name` its name: that of the
 * archive, a colon and the path inside. Data that are compressed but no archive are one entry with the name of the stream below. */
typedef struct {
  libarchive la;
  byte_source *below;
  struct archive *handle;
  byte_source entry;
  ng_buf name;
  const char *inner; /* path inside the archive, in `name`; NULL when there is none */
  ng_error fault;    /* of the stream below */
  bool is_broken;    /* nothing more comes of the entry */
} archive_reader;

/* By magic numbers: never by name. */
bool archive_is(ng_str front);

ng_status archive_open(archive_reader *archive, byte_source *below, ng_error *error);
void archive_close(archive_reader *archive);

/* The next regular file; `*entry` NULL at the end. NG_ERROR_INPUT: the archive is damaged, nothing more comes. */
ng_status archive_next(archive_reader *archive, byte_source **entry, ng_error *error);

#endif
