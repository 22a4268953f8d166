/* Reading what the command line names. */
#include "cli/articles.h"

#include <stdio.h>

#include "read/plain.h"

/* JSON may write each byte of a text as \u00XX. */
#define LINE_FACTOR 6u

ng_status articles_init(article_reader *reader, ng_error *error) {
  reader->map = (jsonl_map){0};
  return reader->options->map ? jsonl_map_init(&reader->map, reader->options->map, error) : NG_OK;
}

void articles_clear(article_reader *reader) {
  jsonl_map_clear(&reader->map);
}

/* Returns 1 when the line held an article. */
static int read_line(article_reader *reader, const byte_source *source, char *line, size_t len) {
  jsonl_article article;
  ng_error error = {0};
  if (!str_trim((ng_str){line, (uint32_t)len}).len) return 0;
  if (jsonl_read(&article, line, len, &reader->map, source->name, source->line, &error) != NG_OK) {
    reader->fail(reader, STR(""), str_of(source->name), &error);
    return 0;
  }
  reader->take(reader, &article.article);
  jsonl_clear(&article);
  return 1;
}

static uint64_t read_lines(article_reader *reader, byte_source *source) {
  uint64_t count = 0;
  while (!reader->is_over) {
    char *line;
    size_t len;
    ng_error error = {0};
    ng_status status = source_line(source, &line, &len, &error);
    if (status == NG_OK && !line) break;
    if (status == NG_OK) {
      count += (uint64_t)read_line(reader, source, line, len);
      continue;
    }
    reader->fail(reader, STR(""), str_of(source->name), &error);
    if (status != NG_ERROR_LIMIT) reader->is_over = reader->is_broken = true;
  }
  return count;
}

static uint64_t read_text(article_reader *reader, byte_source *source) {
  ng_str bytes;
  ng_article article;
  ng_error error = {0};
  ng_status status = source_rest(source, &bytes, &error);
  if (status != NG_OK) {
    reader->fail(reader, STR(""), str_of(source->name), &error);
    if (status != NG_ERROR_LIMIT) reader->is_over = reader->is_broken = true;
    return 0;
  }
  plain_read(&article, bytes, source->name);
  reader->take(reader, &article);
  return 1;
}

static void read_file(article_reader *reader, const char *path) {
  byte_source source;
  ng_error error = {0};
  source_format format = reader->options->from;
  uint64_t count = 0;
  ng_status status = source_open(&source, path, reader->options->max_doc_bytes, &error);
  if (status == NG_OK && format == FORMAT_AUTO) status = source_detect(&source, &format, &error);
  if (status != NG_OK) {
    reader->fail(reader, STR(""), str_of(path), &error);
  } else if (format == FORMAT_JSONL) {
    source.max = reader->options->max_doc_bytes * LINE_FACTOR;
    count = read_lines(reader, &source);
  } else {
    count = read_text(reader, &source);
  }
  if (reader->options->is_verbose) fprintf(stderr, "nutgraf: %s: %llu articles\n", path, (unsigned long long)count);
  source_close(&source);
}

void articles_read(article_reader *reader, int first) {
  const cli_options *options = reader->options;
  if (first >= options->argument_count) read_file(reader, "-");
  for (int i = first; i < options->argument_count && !reader->is_over; i++) read_file(reader, options->arguments[i]);
}
