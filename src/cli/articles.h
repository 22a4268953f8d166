/* The articles that the command line names, one after another, for verbs that read few of them: explain, rules stats. */
#ifndef NG_CLI_ARTICLES_H
#define NG_CLI_ARTICLES_H

#include "cli/inputs.h"

/* Who takes the articles. `take` gets each article; `fail` each that could not be read (`id` and `source` may be empty); `payload` goes to
 * both. Either may set `is_over` to end the reading. */
typedef struct article_reader {
  const cli_options *options;
  void (*take)(struct article_reader *reader, const ng_article *article);
  void (*fail)(struct article_reader *reader, ng_str id, ng_str source, const ng_error *error);
  void *payload;
  inputs inputs;
  bool is_over;
  bool is_broken; /* reading failed in a way that ends the run */
} article_reader;

/* NG_ERROR_USAGE when an option about inputs is wrong. */
ng_status articles_init(article_reader *reader, ng_error *error);
void articles_clear(article_reader *reader);

/* Reads all arguments from number `first` on, standard input when there is none. */
void articles_read(article_reader *reader, int first);

#endif
