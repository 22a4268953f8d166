/* What the program says about itself, all from the table of options. */
#ifndef NG_CLI_HELP_H
#define NG_CLI_HELP_H

#include <stdio.h>

void help_short(FILE *out);
void help_long(FILE *out);
void help_man(FILE *out);

#endif
