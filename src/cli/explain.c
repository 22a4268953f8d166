/* nutgraf explain FILE: why each fact is there. */
#include <stdlib.h>

#include "cli/verb.h"
#include "read/plain.h"

static int print_piece(const char *bytes, size_t len, void *payload) {
  return fwrite(bytes, 1, len, payload) == len ? 0 : 1;
}

/* "A:B" was checked when the options were read. */
static void read_span(const char *span, size_t *start, size_t *end) {
  char *colon = NULL;
  *start = 0;
  *end = SIZE_MAX;
  if (!span) return;
  *start = strtoull(span, &colon, 10);
  if (*colon == ':') *end = strtoull(colon + 1, NULL, 10);
}

static ng_status explain(const cli_options *options, ng_worker *worker, const char *path, ng_error *error) {
  byte_source source;
  ng_str bytes;
  ng_article article;
  const ng_result *result;
  size_t start, end;
  ng_status status = source_open(&source, path, options->max_doc_bytes, error);
  if (status != NG_OK) return status;
  status = source_rest(&source, &bytes, error);
  if (status == NG_OK) {
    plain_read(&article, bytes, path);
    status = ng_extract(&result, worker, &article, error);
  }
  if (status >= 0) {
    read_span(options->span, &start, &end);
    ng_result_explain(result, start, end, print_piece, stdout);
  }
  source_close(&source);
  return status;
}

int verb_explain(const cli_options *options) {
  ng_worker *worker = NULL;
  ng_error error = {0};
  ng_options extract = options->extract;
  extract.explain = 1;
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  ng_status status = ng_worker_new(&worker, rules, &extract, &error);
  if (status == NG_OK) status = explain(options, worker, options->argument_count ? options->arguments[0] : "-", &error);
  if (status < 0) fprintf(stderr, "nutgraf: %s\n", error.message);
  ng_worker_free(worker);
  ng_rules_free(rules);
  return status >= 0 ? EXIT_DONE : status == NG_ERROR_IO ? EXIT_IO : EXIT_USAGE;
}
