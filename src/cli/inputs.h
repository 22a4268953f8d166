/* The inputs that the command line names, and how it says that they are read. */
#ifndef NG_CLI_INPUTS_H
#define NG_CLI_INPUTS_H

#include "cli/options.h"
#include "read/article.h"
#include "read/input.h"

#define MAX_WRITTEN 7u

/* `number` counts the inputs (files, standard input) from 0 as they are read; those before `first` are passed over unopened. */
typedef struct inputs {
  const cli_options *options;
  jsonl_map map;
  dump_headers headers;
  dump_separator *separator;
  input_options how;
  article_options article;
  uint64_t number, first;
  char *written[MAX_WRITTEN]; /* paths of what the run writes */
  size_t written_count;
  bool (*visit)(void *payload, const char *path); /* NULL: inputs are read */
  void *payload;
} inputs;

/* NG_ERROR_USAGE says which option is wrong. Cleared by inputs_clear in either case. */
ng_status inputs_init(inputs *inputs, const cli_options *options, ng_error *error);
void inputs_clear(inputs *inputs);

/* NG_ERROR_USAGE names an input that is also a file which the run writes. Such files in folders that are read are passed over. */
ng_status inputs_check(inputs *inputs, ng_error *error);

/* Reads all inputs into `sink`: the arguments from number `argument` on, then those of lists; standard input when there are none. */
void inputs_read(inputs *inputs, int argument, item_sink *sink);

/* Whether a walk over the inputs leaves them to be read: a list that comes by a pipe can be read but once. */
bool inputs_can_visit(const inputs *inputs);

/* Shows the paths of all inputs to `visit`, which returns false when it has seen enough; nothing is read. */
void inputs_visit(inputs *inputs, bool (*visit)(void *payload, const char *path), void *payload);

/* The bytes of all inputs together; 0 when nobody knows. Looks at each file. */
uint64_t inputs_size(inputs *inputs);

#endif
