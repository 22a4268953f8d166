/* Going through the inputs. */
#include "cli/inputs.h"

#include <sys/stat.h>

input_options inputs_how(const cli_options *options) {
  return (input_options){.from = options->from, .max_bytes = options->max_doc_bytes, .stop_fd = -1};
}

uint64_t inputs_size(const cli_options *options, int first) {
  uint64_t size = 0;
  for (int i = first; i < options->argument_count; i++) {
    struct stat about;
    if (stat(options->arguments[i], &about) != 0) continue;
    if (!S_ISREG(about.st_mode)) return 0;
    size += (uint64_t)about.st_size;
  }
  return size;
}

void inputs_read(const cli_options *options, const input_options *how, int first, item_sink *sink) {
  bool wants_more = true;
  if (first >= options->argument_count) input_read(how, "-", sink);
  for (int i = first; i < options->argument_count && wants_more; i++) wants_more = input_read(how, options->arguments[i], sink);
}
