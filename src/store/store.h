/* A database of facts: takes records as lines of JSON and leaves one copy of each document's facts, however often they come. */
#ifndef NG_STORE_STORE_H
#define NG_STORE_STORE_H

#include <pthread.h>

#include "store/batch.h"

/* `replace`: another text under a known key replaces the document instead of being a fault. `fail` is told of each fault. */
typedef struct {
  const char *dataset;
  bool replace;
  void (*fail)(void *payload, const store_fault *fault);
  void *payload;
} store_options;

/* One load. While one batch fills (`batches[filling]`) a thread writes the other, so parsing holds no lock and takes no time. Everything else,
 * `options.fail` with it, happens on the thread of the caller. `scratch`: the tree of a line. `file`: whose errors of earlier loads are forgotten; ends
 * in a zero byte. */
typedef struct store {
  store_database database;
  store_options options;
  store_counts counts;
  ng_arena keep, scratch;
  store_batch batches[2];
  unsigned filling;
  pthread_t writer;
  bool is_writing;
  ng_str file;
} store;

/* Opens "sqlite:PATH" or "postgres:DSN", makes the tables in an empty database and begins a run. NG_ERROR_USAGE: no such target, or a database of
 * another schema; the message has the remedy. `out` is to be closed whatever comes back. */
ng_status store_open(store *out, const char *target, const store_options *options, ng_error *error);

/* Brings the tables of an older database up to date; `*from` was its version. */
ng_status store_migrate(const char *target, unsigned *from, ng_error *error);

/* Takes a line. A bad record is a fault; failure means that the database does not work. */
ng_status store_line(store *store, ng_str file, uint64_t number, ng_str line, ng_error *error);

/* A line that could not even be read. */
ng_status store_fail(store *store, ng_str file, uint64_t number, const char *code, const char *message, ng_error *error);

/* Writes what is in the batch: after it all lines given are safe. */
ng_status store_flush(store *store, ng_error *error);

/* The same, makes the indices and ends the run. */
ng_status store_finish(store *store, ng_error *error);
void store_close(store *store);

/* Appends a datasette.yaml for the SQLite database at `path`: titles, descriptions, facets. */
void store_print_datasette(ng_buf *out, const char *path);

#endif
