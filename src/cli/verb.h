/* The verbs of the program: each reads its options and returns the exit status. */
#ifndef NG_CLI_VERB_H
#define NG_CLI_VERB_H

#include "cli/options.h"

enum { EXIT_DONE = 0, EXIT_NO_FACT = 1, EXIT_USAGE = 2, EXIT_SOME_FAILED = 3, EXIT_IO = 4 };

int verb_extract(const cli_options *options);
int verb_explain(const cli_options *options);
int verb_when(const cli_options *options);
int verb_rules(const cli_options *options);
int verb_show(const cli_options *options);
int verb_load(const cli_options *options);
int verb_convert(const cli_options *options);

/* The rules of the options: the built-in ones with the folders of --rules over them. Prints what is wrong; NULL then. */
ng_rules *load_rules(const cli_options *options);

#endif
