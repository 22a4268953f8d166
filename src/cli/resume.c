/* Keeping the state of a run. */
#include "cli/resume.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERSION 1

/* The lines of the file, in order. */
static const struct {
  const char *name;
  size_t at;
} FIELDS[] = {
    {"identity", offsetof(resume_state, identity)}, {"input", offsetof(resume_state, input)},         {"item", offsetof(resume_state, item)},
    {"output", offsetof(resume_state, output)},     {"errors", offsetof(resume_state, errors)},       {"articles", offsetof(resume_state, articles)},
    {"failures", offsetof(resume_state, failures)}, {"skipped", offsetof(resume_state, skipped)},     {"facts", offsetof(resume_state, facts)},
    {"bytes", offsetof(resume_state, bytes)},       {"finished", offsetof(resume_state, is_finished)}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static uint64_t *field_of(resume_state *state, size_t i) {
  return (uint64_t *)((char *)state + FIELDS[i].at);
}

/* FNV-1a in 64 bits. */
static void add_bytes(uint64_t *hash, const void *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) *hash = (*hash ^ ((const uint8_t *)bytes)[i]) * UINT64_C(0x100000001B3);
}

static void add_number(uint64_t *hash, uint64_t number) {
  for (unsigned i = 0; i < 8; i++) add_bytes(hash, &(uint8_t){(uint8_t)(number >> (8 * i))}, 1);
}

typedef struct {
  uint64_t hash;
  const char *wrong; /* an input that is no file */
} identity_walk;

static bool visit_input(void *payload, const char *path) {
  identity_walk *walk = payload;
  struct stat about = {0};
  bool is_known = stat(path, &about) == 0;
  if (strcmp(path, "-") == 0 || (is_known && !S_ISREG(about.st_mode))) walk->wrong = "standard input";
  add_bytes(&walk->hash, path, strlen(path) + 1);
  add_number(&walk->hash, is_known ? (uint64_t)about.st_size : UINT64_MAX);
  add_number(&walk->hash, (uint64_t)about.st_mtim.tv_sec);
  add_number(&walk->hash, (uint64_t)about.st_mtim.tv_nsec);
  return !walk->wrong;
}

ng_status resume_identity(uint64_t *identity, inputs *inputs, const char *ruleset, ng_error *error) {
  const cli_options *options = inputs->options;
  identity_walk walk = {.hash = UINT64_C(0xCBF29CE484222325)};
  bool can_visit = inputs_can_visit(inputs);
  if (can_visit) inputs_visit(inputs, visit_input, &walk);
  if (walk.wrong || !can_visit) {
    return error_set(error, NG_ERROR_USAGE, "--resume: a pipe or standard input cannot be read again from its start; name files");
  }
  add_bytes(&walk.hash, ruleset, strlen(ruleset) + 1);
  add_number(&walk.hash, options->identity);
  *identity = walk.hash;
  return NG_OK;
}

ng_status resume_load(resume_state *state, const char *path, ng_error *error) {
  resume_state found = {0};
  unsigned version = 0;
  FILE *file = fopen(path, "rb");
  if (!file && errno == ENOENT) return NG_OK;
  if (!file) return error_set(error, NG_ERROR_USAGE, "%s: cannot open: %s", path, strerror(errno));
  bool is_good = fscanf(file, "nutgraf-resume %u", &version) == 1 && version == VERSION;
  for (size_t i = 0; i < COUNT(FIELDS) && is_good; i++) {
    char name[16];
    is_good = fscanf(file, "%15s %" SCNu64, name, field_of(&found, i)) == 2 && strcmp(name, FIELDS[i].name) == 0;
  }
  fclose(file);
  if (!is_good) return error_set(error, NG_ERROR_USAGE, "%s: no state of a run; remove it to begin anew", path);
  if (found.identity != state->identity) {
    return error_set(error, NG_ERROR_USAGE, "%s: of a run with other inputs, rules or options; give the same again, or remove it to begin anew",
                     path);
  }
  *state = found;
  return NG_OK;
}

ng_status resume_save(const resume_state *state, const char *path, ng_error *error) {
  size_t len = strlen(path) + sizeof ".new";
  char *aside = malloc(len);
  if (!aside) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  snprintf(aside, len, "%s.new", path);
  FILE *file = fopen(aside, "wb");
  bool is_good = file != NULL;
  if (file) {
    fprintf(file, "nutgraf-resume %u\n", VERSION);
    for (size_t i = 0; i < COUNT(FIELDS); i++) fprintf(file, "%s %" PRIu64 "\n", FIELDS[i].name, *field_of((resume_state *)state, i));
    is_good = fflush(file) == 0 && fsync(fileno(file)) == 0;
    if (fclose(file) != 0) is_good = false;
  }
  if (is_good) is_good = rename(aside, path) == 0;
  int reason = errno;
  if (!is_good) unlink(aside);
  free(aside);
  return is_good ? NG_OK : error_set(error, NG_ERROR_IO, "%s: cannot write: %s", path, strerror(reason));
}

/* ---- the sink ---- */

static read_item *begin_item(item_sink *sink) {
  resume_sink *self = (resume_sink *)sink;
  if (self->input != self->inputs->number) self->input = self->inputs->number, self->item = 0;
  self->is_dropping = self->input == self->first_input && self->item < self->passed;
  if (self->is_dropping) return &self->dropped;
  read_item *item = self->next->begin(self->next);
  if (item) item->input = self->input, item->number = self->item + 1;
  return item;
}

static bool end_item(item_sink *sink) {
  resume_sink *self = (resume_sink *)sink;
  self->item++;
  return self->is_dropping || self->next->end(self->next);
}

void resume_sink_init(resume_sink *sink, item_sink *next, const inputs *inputs, const resume_state *state) {
  *sink = (resume_sink){.sink = {begin_item, end_item}, .next = next, .inputs = inputs, .first_input = state->input, .passed = state->item};
}

void resume_sink_clear(resume_sink *sink) {
  item_clear(&sink->dropped);
}
