/* A stream out of gzip members, one behind the other, as gzip, web archives and log writers make them. A damaged member is told once;
 * reading goes on at the next one. */
#ifndef NG_READ_GZIP_H
#define NG_READ_GZIP_H

#include <zlib.h>

#include "read/source.h"

/* `below` gives the compressed bytes and outlives the stream. */
typedef struct {
  byte_source source;
  byte_source *below;
  z_stream inflater;
  bool has_inflater, is_inside, is_damaged; /* inside a member; looking for the next one after damage */
} gzip_source;

bool gzip_is(ng_str front);

ng_status gzip_open(gzip_source *gzip, byte_source *below, ng_error *error);
void gzip_close(gzip_source *gzip);

#endif
