/* The output that is a database. */
#include <stdlib.h>

#include "cli/fault.h"
#include "cli/output.h"

typedef struct {
  record_output base;
  store store;
  fault_teller teller;
} store_output;

static ng_status write_records(record_output *output, const char *records, size_t len, ng_error *error) {
  store_output *self = (store_output *)output;
  ng_status status = NG_OK;
  output->bytes += len;
  for (const char *end = records + len; records < end && status == NG_OK;) {
    const char *newline = memchr(records, '\n', (size_t)(end - records));
    size_t used = newline ? (size_t)(newline - records) : (size_t)(end - records);
    status = store_line(&self->store, STR("extract"), 0, (ng_str){records, (uint32_t)used}, error);
    records += used + 1;
  }
  return status;
}

static ng_status flush_store(record_output *output, ng_error *error) {
  store_output *self = (store_output *)output;
  ng_status status = store_flush(&self->store, error);
  output->refused = self->store.counts.failed;
  return status;
}

/* What a signal cut short is kept as far as it went: extracting again skips it. */
static ng_status close_store(record_output *output, bool is_complete, ng_error *error) {
  store_output *self = (store_output *)output;
  ng_status status = NG_OK;
  if (self->store.database.run_id) status = is_complete ? store_finish(&self->store, error) : store_flush(&self->store, error);
  store_close(&self->store);
  free(self);
  return status;
}

ng_status output_open_store(record_output **output, const char *target, const store_options *options, bool is_quiet, ng_error *error) {
  store_output *self = calloc(1, sizeof *self);
  *output = NULL;
  if (!self) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  self->base = (record_output){.write = write_records, .flush = flush_store, .close = close_store};
  self->teller.is_quiet = is_quiet;
  store_options how = *options;
  how.fail = fault_tell;
  how.payload = &self->teller;
  ng_status status = store_open(&self->store, target, &how, error);
  if (status == NG_OK) {
    *output = &self->base;
  } else {
    store_close(&self->store);
    free(self);
  }
  return status;
}
