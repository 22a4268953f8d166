/* Records read back: the lines that extract wrote, from files or standard input. */
#ifndef NG_CLI_RECORDS_H
#define NG_CLI_RECORDS_H

#include "cli/options.h"
#include "read/item.h"

/* Who takes them. `take` gets each line, `fail` what could not be read of the input; false ends the reading. `is_broken`: an input ended before
 * its end. */
typedef struct record_reader {
  item_sink sink;
  bool (*take)(struct record_reader *reader, ng_str file, uint64_t number, ng_str line);
  bool (*fail)(struct record_reader *reader, ng_str file, uint64_t number, const ng_error *error);
  void *payload;
  read_item item;
  bool is_broken;
} record_reader;

/* NG_ERROR_USAGE when the records would be overwritten by what is made of them. */
ng_status records_check(const cli_options *options, ng_error *error);

/* Reads all arguments from number `first` on, standard input when there is none. */
void records_read(record_reader *reader, const cli_options *options, int first);

#endif
