/* Prints the facts of one article as JSON.
 *
 *     cc facts.c $(pkg-config --cflags --libs --static nutgraf) -o facts
 *     ./facts article.txt 2025-10-28 */
#include <nutgraf/nutgraf.h>
#include <stdio.h>
#include <stdlib.h>

static int write_to(const char *bytes, size_t len, void *payload) {
  return fwrite(bytes, 1, len, payload) == len ? 0 : 1;
}

static size_t read_file(const char *path, char *text, size_t size) {
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  size_t len = fread(text, 1, size, file);
  fclose(file);
  return len;
}

int main(int argc, char **argv) {
  static char text[1 << 20];
  if (argc < 2) return 2;
  ng_options options = {.date = argc > 2 ? argv[2] : NULL};
  ng_article article = {.text = text, .text_len = read_file(argv[1], text, sizeof text)};
  ng_rules *rules = NULL;
  ng_worker *worker = NULL;
  const ng_result *result = NULL;
  ng_error error;
  int status = 1;
  if (ng_rules_default(&rules, &error) < 0 || ng_worker_new(&worker, rules, &options, &error) < 0 ||
      ng_extract(&result, worker, &article, &error) < 0) {
    fprintf(stderr, "facts: %s\n", error.message);
  } else {
    status = ng_result_write(result, write_to, stdout);
  }
  ng_worker_free(worker);
  ng_rules_free(rules);
  return status;
}
