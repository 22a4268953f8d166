/* nutgraf convert: records in the formats of other tools. */
#include <errno.h>
#include <stdio.h>

#include "cli/export.h"
#include "cli/fault.h"
#include "cli/interrupt.h"
#include "cli/records.h"
#include "cli/verb.h"
#include "out/convert.h"

/* `error`: of writing, which ends the run. */
typedef struct {
  const converter *converter;
  convert_run run;
  export_files files;
  ng_arena arena;
  ng_buf line; /* json_read changes it */
  fault_teller teller;
  uint64_t failures;
  ng_error error;
} conversion;

static bool fail(record_reader *reader, ng_str file, uint64_t number, const ng_error *error) {
  conversion *self = reader->payload;
  ng_buf name = {0};
  self->failures++;
  buf_str(&name, file);
  buf_char(&name, '\0');
  if (!name.failed)
    fault_tell(&self->teller, &(store_fault){name.ptr, number, {"", 0}, error->status == NG_ERROR_LIMIT ? "limit" : "input", error->message});
  buf_clear(&name);
  return true;
}

static ng_status check(const json_node *root, ng_error *error) {
  ng_str schema = json_text(root, "schema");
  if (!schema.len) return error_set(error, NG_ERROR_INPUT, "no record of nutgraf: it has no \"schema\"");
  if (!str_is(schema, "nutgraf/1")) {
    return error_set(error, NG_ERROR_INPUT, "a record of schema %.*s, not nutgraf/1; extract the article again", STR_ARG(schema));
  }
  if (!json_get(root, STR("doc"))) return NG_OK;
  return error_set(error, NG_ERROR_INPUT, "a line of --per fact or --per event; document records (--per doc) are needed");
}

static bool take(record_reader *reader, ng_str file, uint64_t number, ng_str line) {
  conversion *self = reader->payload;
  const json_node *root;
  ng_error error = {0};
  self->line.len = 0;
  buf_str(&self->line, line);
  ng_status status = self->line.failed ? error_set(&error, NG_ERROR_MEMORY, "out of memory")
                                       : json_read(&root, &self->arena, self->line.ptr, self->line.len, &error);
  if (status == NG_OK) status = check(root, &error);
  bool is_record = status == NG_OK && (str_is(json_text(root, "status"), "ok") || str_is(json_text(root, "status"), "truncated"));
  if (is_record) status = self->converter->record(&self->run, root, &error);
  arena_reset(&self->arena);
  if (status == NG_OK) return true;
  if (status == NG_ERROR_INPUT || status == NG_ERROR_LIMIT) return fail(reader, file, number, &error);
  self->error = error;
  return false;
}

static int convert_records(conversion *self, const cli_options *options) {
  record_reader reader = {.take = take, .fail = fail, .payload = self};
  ng_status status = self->converter->begin(&self->run, &self->error);
  if (status == NG_OK) records_read(&reader, options, 0);
  if (self->error.status == NG_OK) status = self->converter->end(&self->run, &self->error);
  bool is_complete = self->error.status == NG_OK && !reader.is_broken && !interrupt_signal();
  ng_error error = {0};
  if (export_close(&self->files, is_complete, &error) != NG_OK && self->error.status == NG_OK) self->error = error;
  if (self->error.status != NG_OK) fprintf(stderr, "nutgraf: %s\n", self->error.message);
  if (self->error.status != NG_OK || !is_complete) return EXIT_IO;
  return self->failures ? EXIT_SOME_FAILED : EXIT_DONE;
}

static int refuse(const char *message, const char *detail) {
  fprintf(stderr, "nutgraf: convert: %s%s\n", message, detail);
  return EXIT_USAGE;
}

int verb_convert(const cli_options *options) {
  conversion self = {.teller.is_quiet = options->is_quiet};
  const char *known;
  self.converter = converter_find(options->to ? options->to : "", &known);
  if (!self.converter) return refuse(options->to ? "unknown format; choose --to from " : "to what? Choose --to from ", known);
  if (self.converter->has_files && !options->output) return refuse(self.converter->name, " writes several files; name a folder with -o DIR");
  if (records_check(options, &self.error) != NG_OK) return refuse(self.error.message, "");
  if (options->errors && !(self.teller.errors = fopen(options->errors, "wb"))) {
    fprintf(stderr, "nutgraf: %s: cannot create the file of --errors: %s\n", options->errors, strerror(errno));
    return EXIT_IO;
  }
  int exit_status = EXIT_IO;
  self.run = (convert_run){.write = export_write, .payload = &self.files, .arena = &self.arena, .is_excel_safe = options->is_excel_safe};
  if (export_open(&self.files, options->output, self.converter->has_files, &self.error) == NG_OK) {
    exit_status = convert_records(&self, options);
  } else {
    fprintf(stderr, "nutgraf: %s\n", self.error.message);
  }
  arena_clear(&self.arena);
  buf_clear(&self.line);
  buf_clear(&self.run.buf);
  if (self.teller.errors && fclose(self.teller.errors) != 0 && exit_status != EXIT_IO) {
    fprintf(stderr, "nutgraf: %s: cannot write: %s\n", options->errors, strerror(errno));
    exit_status = EXIT_IO;
  }
  return exit_status;
}
