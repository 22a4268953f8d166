/* How far a run is, told on standard error while it goes on: a line that is written over on a terminal, or JSON lines for machines. */
#ifndef NG_CLI_PROGRESS_H
#define NG_CLI_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

typedef enum { PROGRESS_AUTO, PROGRESS_JSON, PROGRESS_NONE } progress_mode;

/* `read` counts the bytes of input as they are read; `total` is how many there are, 0 when nobody knows. */
typedef struct {
  progress_mode mode;
  atomic_ullong read;
  uint64_t total;
  struct timespec start;
  double shown; /* seconds after the start */
} progress;

/* PROGRESS_AUTO becomes PROGRESS_NONE when standard error is no terminal. */
void progress_init(progress *progress, progress_mode mode);

/* Seconds since the start. */
double progress_seconds(const progress *progress);

/* Says how far it is, if it did not do so just now; always when `is_last`. */
void progress_show(progress *progress, uint64_t articles, uint64_t failures, bool is_last);

#endif
