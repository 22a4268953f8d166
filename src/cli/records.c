/* Reading records: the readers of articles cut the lines. */
#include "cli/records.h"

#include "cli/inputs.h"
#include "cli/interrupt.h"

static read_item *begin_item(item_sink *sink) {
  return interrupt_signal() ? NULL : &((record_reader *)sink)->item;
}

static bool end_item(item_sink *sink) {
  record_reader *reader = (record_reader *)sink;
  read_item *item = &reader->item;
  ng_str file = buf_view(&item->source), bytes = buf_view(&item->bytes);
  if (item->kind != ITEM_FAILED) return reader->take(reader, file, item->line, bytes);
  ng_error error;
  error_set(&error, item->status, "%.*s", STR_ARG(bytes));
  reader->is_broken |= item->is_fatal;
  return reader->fail(reader, file, item->line, &error) && !item->is_fatal;
}

ng_status records_check(const cli_options *options, ng_error *error) {
  inputs inputs;
  ng_status status = inputs_init(&inputs, options, error);
  if (status == NG_OK) status = inputs_check(&inputs, error);
  inputs_clear(&inputs);
  return status;
}

void records_read(record_reader *reader, const cli_options *options, int first) {
  inputs inputs;
  ng_error error;
  if (inputs_init(&inputs, options, &error) != NG_OK) {
    reader->fail(reader, STR(""), 0, &error);
    return;
  }
  inputs.how.from = FORMAT_JSONL;
  inputs.how.stop_fd = interrupt_watch();
  reader->sink = (item_sink){begin_item, end_item};
  inputs_read(&inputs, first, &reader->sink);
  item_clear(&reader->item);
  inputs_clear(&inputs);
}
