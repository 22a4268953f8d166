/* Many articles on many threads: one reader, N workers, records written in the order of the input.
 *
 * The reader fills slots of a ring; workers take them and fill in the records; whoever finishes the oldest slot writes it and all finished
 * ones behind it. The ring bounds memory: the reader waits when all slots are taken or hold too many bytes. With one thread nothing is
 * queued: the reader works and writes itself. */
#ifndef NG_CLI_BATCH_H
#define NG_CLI_BATCH_H

#include "read/item.h"

/* An item on its way. `records`, `errors` and `note` (for people) are what it gives; the numbers are what it counts for. */
typedef struct {
  read_item item;
  ng_buf records, errors, note;
  uint64_t articles, failures, skipped, facts, bytes;
  int state; /* of the ring */
} batch_slot;

/* `work` runs on any thread, known by its number from 0. `write` runs on one thread at a time; false ends the run, and later slots are
 * thrown away. Not `is_ordered`: slots are written as they are finished. */
typedef struct {
  unsigned threads;
  bool is_ordered;
  void *payload;
  void (*work)(void *payload, unsigned thread, batch_slot *slot);
  bool (*write)(void *payload, batch_slot *slot);
} batch_plan;

typedef struct batch batch;

ng_status batch_new(batch **out, const batch_plan *plan, ng_error *error);

/* Where the reader's items go; wants no more when the run is over. */
item_sink *batch_items(batch *batch);

/* Waits until everything is written, ends the threads and frees the batch. */
void batch_finish(batch *batch);

#endif
