/* The ring of slots and its threads. */
#include "cli/batch.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "cli/interrupt.h"

#define SLOTS_PER_THREAD 32u
#define MAX_WAITING_BYTES (16u << 20) /* of input in the ring: one large article, or many small ones */
#define KEPT_BYTES (64u << 10)        /* a slot's buffer that grew larger is given back: there are many slots */

enum { SLOT_FREE, SLOT_READY, SLOT_BUSY, SLOT_DONE };

typedef struct {
  batch *batch;
  pthread_t id;
  unsigned number;
} batch_thread;

/* Slots from `head` to `tail` are under way (numbers grow without end; the ring is their remainder); `next` is the first that no worker has
 * taken. All of it is guarded by `lock`, except what a slot holds, which belongs to whoever its state says. A thread is woken only when it
 * waits: the reader when half the ring is free, so that it fills many slots at a time; a worker (`idle_count` of them wait) at once. */
struct batch {
  item_sink sink;
  batch_plan plan;
  pthread_mutex_t lock;
  pthread_cond_t has_room, has_work;
  batch_slot *slots;
  batch_thread *threads;
  unsigned thread_count; /* 0: the reader does it all */
  uint64_t slot_count, head, next, tail;
  size_t waiting_bytes;
  unsigned idle_count;
  bool is_writing, is_over, has_ended, is_reader_waiting;
};

static batch_slot *slot_at(batch *batch, uint64_t number) {
  return &batch->slots[number % batch->slot_count];
}

static void empty_buf(ng_buf *buf) {
  if (buf->size > KEPT_BYTES) buf_clear(buf);
  buf->len = 0;
  buf->failed = false;
}

static void empty_slot(batch_slot *slot) {
  empty_buf(&slot->records);
  empty_buf(&slot->errors);
  empty_buf(&slot->note);
  slot->articles = slot->failures = slot->skipped = slot->facts = slot->bytes = 0;
}

/* The slot to write now; NULL when there is none. */
static batch_slot *next_done(batch *batch) {
  uint64_t end = batch->plan.is_ordered ? batch->head + 1 : batch->next;
  for (uint64_t i = batch->head; i < end && i < batch->tail; i++) {
    if (slot_at(batch, i)->state == SLOT_DONE) return slot_at(batch, i);
  }
  return NULL;
}

static void free_slot(batch *batch, batch_slot *slot) {
  slot->state = SLOT_FREE;
  batch->waiting_bytes -= slot->item.bytes.len;
  empty_buf(&slot->item.bytes);
  empty_slot(slot);
  while (batch->head < batch->next && slot_at(batch, batch->head)->state == SLOT_FREE) batch->head++;
  bool has_room = (batch->tail - batch->head) * 2 <= batch->slot_count && batch->waiting_bytes * 2 <= MAX_WAITING_BYTES;
  if (batch->is_reader_waiting && (has_room || batch->tail == batch->head || batch->is_over)) pthread_cond_signal(&batch->has_room);
}

/* Writes all that can be written, unless another thread is at it, which will then see what this one finished. The lock is held, except
 * while writing. */
static void write_done(batch *batch) {
  if (batch->is_writing) return;
  batch->is_writing = true;
  for (batch_slot *slot; (slot = next_done(batch));) {
    if (!batch->is_over) {
      pthread_mutex_unlock(&batch->lock);
      bool wants_more = batch->plan.write(batch->plan.payload, slot);
      pthread_mutex_lock(&batch->lock);
      batch->is_over |= !wants_more;
    }
    free_slot(batch, slot);
  }
  batch->is_writing = false;
}

static void *run_thread(void *payload) {
  batch_thread *thread = payload;
  batch *batch = thread->batch;
  pthread_mutex_lock(&batch->lock);
  for (;;) {
    batch->idle_count++;
    while (batch->next == batch->tail && !batch->has_ended) pthread_cond_wait(&batch->has_work, &batch->lock);
    batch->idle_count--;
    if (batch->next == batch->tail) break;
    batch_slot *slot = slot_at(batch, batch->next++);
    slot->state = SLOT_BUSY;
    bool is_wanted = !batch->is_over;
    pthread_mutex_unlock(&batch->lock);
    if (is_wanted) batch->plan.work(batch->plan.payload, thread->number, slot);
    pthread_mutex_lock(&batch->lock);
    slot->state = SLOT_DONE;
    write_done(batch);
  }
  pthread_mutex_unlock(&batch->lock);
  return NULL;
}

static read_item *begin_item(item_sink *sink) {
  batch *self = (batch *)sink;
  pthread_mutex_lock(&self->lock);
  while (!self->has_ended && !self->is_over &&
         (self->tail - self->head == self->slot_count || (self->waiting_bytes > MAX_WAITING_BYTES && self->tail > self->head))) {
    self->is_reader_waiting = true;
    pthread_cond_wait(&self->has_room, &self->lock);
    self->is_reader_waiting = false;
  }
  bool is_wanted = !self->has_ended && !self->is_over && !interrupt_signal();
  batch_slot *slot = is_wanted ? slot_at(self, self->tail) : NULL;
  pthread_mutex_unlock(&self->lock);
  return slot ? &slot->item : NULL;
}

static bool end_item(item_sink *sink) {
  batch *self = (batch *)sink;
  batch_slot *slot = slot_at(self, self->tail);
  if (!self->thread_count) {
    self->plan.work(self->plan.payload, 0, slot);
    self->is_over = !self->plan.write(self->plan.payload, slot);
    empty_slot(slot);
    return !self->is_over;
  }
  pthread_mutex_lock(&self->lock);
  slot->state = SLOT_READY;
  self->waiting_bytes += slot->item.bytes.len;
  self->tail++;
  if (self->idle_count) pthread_cond_signal(&self->has_work);
  bool wants_more = !self->is_over && !self->has_ended;
  pthread_mutex_unlock(&self->lock);
  return wants_more;
}

/* These signals are for the thread that reads: its waiting is what they cut short. */
static ng_status start_threads(batch *batch, unsigned count, ng_error *error) {
  sigset_t asking, before;
  ng_status status = NG_OK;
  sigemptyset(&asking);
  sigaddset(&asking, SIGINT);
  sigaddset(&asking, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &asking, &before);
  for (unsigned i = 0; i < count && status == NG_OK; i++) {
    batch->threads[i] = (batch_thread){.batch = batch, .number = i};
    if (pthread_create(&batch->threads[i].id, NULL, run_thread, &batch->threads[i]) == 0) {
      batch->thread_count++;
    } else {
      status = error_set(error, NG_ERROR_MEMORY, "cannot start thread %u of %u; lower --threads", i + 1, count);
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return status;
}

ng_status batch_new(batch **out, const batch_plan *plan, ng_error *error) {
  batch *self = calloc(1, sizeof *self);
  *out = NULL;
  if (!self) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  self->sink = (item_sink){begin_item, end_item};
  self->plan = *plan;
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->has_room, NULL);
  pthread_cond_init(&self->has_work, NULL);
  self->slot_count = plan->threads > 1 ? (uint64_t)plan->threads * SLOTS_PER_THREAD : 1;
  self->slots = calloc(self->slot_count, sizeof *self->slots);
  self->threads = calloc(plan->threads, sizeof *self->threads);
  ng_status status = self->slots && self->threads ? NG_OK : error_set(error, NG_ERROR_MEMORY, "out of memory");
  if (status == NG_OK && plan->threads > 1) status = start_threads(self, plan->threads, error);
  if (status != NG_OK) {
    batch_finish(self);
    return status;
  }
  *out = self;
  return NG_OK;
}

item_sink *batch_items(batch *batch) {
  return &batch->sink;
}

/* No items are read from now on; those under way are. */
static void batch_stop(batch *batch) {
  pthread_mutex_lock(&batch->lock);
  batch->has_ended = true;
  pthread_cond_broadcast(&batch->has_work);
  pthread_cond_signal(&batch->has_room);
  pthread_mutex_unlock(&batch->lock);
}

void batch_finish(batch *batch) {
  if (!batch) return;
  batch_stop(batch);
  for (unsigned i = 0; i < batch->thread_count; i++) pthread_join(batch->threads[i].id, NULL);
  for (uint64_t i = 0; batch->slots && i < batch->slot_count; i++) {
    item_clear(&batch->slots[i].item);
    buf_clear(&batch->slots[i].records);
    buf_clear(&batch->slots[i].errors);
    buf_clear(&batch->slots[i].note);
  }
  pthread_cond_destroy(&batch->has_work);
  pthread_cond_destroy(&batch->has_room);
  pthread_mutex_destroy(&batch->lock);
  free(batch->slots);
  free(batch->threads);
  free(batch);
}
