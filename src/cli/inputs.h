/* The inputs that the command line names: files, standard input. */
#ifndef NG_CLI_INPUTS_H
#define NG_CLI_INPUTS_H

#include "cli/options.h"
#include "read/input.h"

/* How the options say that inputs are read. */
input_options inputs_how(const cli_options *options);

/* The bytes of those inputs together; 0 when nobody knows. */
uint64_t inputs_size(const cli_options *options, int first);

/* Reads all arguments from number `first` on into `sink`, standard input when there is none. */
void inputs_read(const cli_options *options, const input_options *how, int first, item_sink *sink);

#endif
