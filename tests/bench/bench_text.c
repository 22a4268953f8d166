/* Measures what the text costs before any rule runs: bytes a second of the tokenizer alone, of the list hits, of the sentences, and of the guard
 * of language and the key of near duplicates.
 *
 * usage: bench_text SET.jsonl [RUNS]    one line per part: name, MB/s, nanoseconds a token; the fastest of RUNS (5) */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "out/simhash.h"
#include "read/jsonl.h"
#include "read/language.h"
#include "rule/image.h"
#include "text/sentence.h"

extern const char ng_image_begin[], ng_image_end[];

enum { PART_TOKENS, PART_HITS, PART_SENTENCES, PART_LANGUAGE, PART_SIMHASH, PART_COUNT };
static const char *const PARTS[PART_COUNT] = {"tokenizer", "list hits", "sentences", "language", "simhash"};

typedef struct {
  ng_ruleset rules;
  language_guard guard;
  ng_arena arena;
  ng_str *texts;
  size_t count, bytes, tokens;
  uint64_t sum; /* of results, so that none is left out */
} bench;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool run_part(bench *b, int part, token_table *tokens, sentence_table *sentences, ng_str text) {
  switch (part) {
    case PART_TOKENS: return tokenize(tokens, &b->arena, &b->rules.lexicon, text) == NG_OK;
    case PART_HITS: return find_list_hits(tokens) == NG_OK;
    case PART_SENTENCES: return split_sentences(sentences, tokens, 0) == NG_OK;
    case PART_LANGUAGE: b->sum += language_is_english(&b->guard, text, STR("")); return true;
    default: b->sum += simhash_tokens(tokens, 0); return true;
  }
}

/* As many articles as fit into a cache go through one part before the next begins, so that the clock is read seldom. */
static bool run_all(bench *b, double *seconds) {
  enum { BATCH = 32 };
  token_table tokens[BATCH];
  sentence_table sentences[BATCH];
  b->tokens = 0;
  for (size_t first = 0; first < b->count; first += BATCH) {
    size_t count = b->count - first < BATCH ? b->count - first : BATCH;
    arena_reset(&b->arena);
    for (int part = 0; part < PART_COUNT; part++) {
      double begin = now();
      for (size_t i = 0; i < count; i++) {
        if (!run_part(b, part, &tokens[i], &sentences[i], b->texts[first + i])) return false;
      }
      seconds[part] += now() - begin;
    }
    for (size_t i = 0; i < count; i++) b->tokens += tokens[i].count;
  }
  return true;
}

/* The texts of the articles of `path`; the lines stay in memory to the end. */
static bool read_set(bench *b, const char *path) {
  FILE *file = fopen(path, "rb");
  char *line = NULL;
  size_t size = 0, room = 0;
  for (ssize_t len; file && (len = getline(&line, &size, file)) > 0; line = NULL, size = 0) {
    jsonl_article article;
    if (jsonl_read(&article, line, (size_t)len, NULL, str_of(path), b->count + 1, NULL) != NG_OK) continue;
    if (b->count == room) {
      room = room ? room * 2 : 1024;
      b->texts = realloc(b->texts, room * sizeof *b->texts);
      if (!b->texts) return false;
    }
    b->texts[b->count++] = article.fields[FIELD_TEXT];
    b->bytes += article.fields[FIELD_TEXT].len;
  }
  if (file) fclose(file);
  return b->count > 0;
}

int main(int argc, char **argv) {
  static bench b;
  double best[PART_COUNT] = {0};
  int runs = argc > 2 ? atoi(argv[2]) : 5;
  ng_error error;
  if (argc < 2 || !read_set(&b, argv[1])) return fprintf(stderr, "usage: bench_text SET.jsonl [RUNS]\n"), 2;
  if (ruleset_load(&b.rules, ng_image_begin, (size_t)(ng_image_end - ng_image_begin), &error) != NG_OK) return 1;
  language_init(&b.guard);
  for (int run = 0; run < runs; run++) {
    double seconds[PART_COUNT] = {0};
    if (!run_all(&b, seconds)) return 1;
    for (int part = 0; part < PART_COUNT; part++) best[part] = run && best[part] < seconds[part] ? best[part] : seconds[part];
  }
  for (int part = 0; part < PART_COUNT; part++)
    printf("%s\t%.0f MB/s\t%.1f ns a token\n", PARTS[part], (double)b.bytes / 1e6 / best[part], best[part] * 1e9 / (double)b.tokens);
  arena_clear(&b.arena);
  return b.sum == 0;
}
