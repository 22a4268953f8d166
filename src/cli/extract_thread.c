/* One item of a run of `extract`, on any thread. */
#include "cli/extract_run.h"
#include "cli/failure.h"
#include "out/tsv.h"

static void fail(void *payload, ng_str id, ng_str source, const ng_error *error) {
  extract_thread *thread = payload;
  thread->slot->failures++;
  if (thread->run->options->to) failure_record(&thread->slot->records, id, source, error);
  if (thread->run->errors) {
    failure_record(&thread->slot->errors, id, source, error);
  } else {
    buf_print(&thread->slot->errors, "nutgraf: %s\n", error->message);
  }
}

static ng_status write_rows(extract_thread *thread, const ng_result *result, ng_error *error) {
  thread->lines.len = 0;
  if (ng_result_write(result, output_to_buf, &thread->lines) != 0) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  return tsv_rows(&thread->slot->records, &thread->arena, &thread->lines, str_of(thread->run->options->tsv), &thread->filled, error);
}

/* With one thread nothing is behind or before: records go where they belong without waiting in the slot. */
static int write_through(const char *bytes, size_t len, void *payload) {
  extract_run *run = payload;
  if (!run->is_broken && run->output->write(run->output, bytes, len, &run->error) != NG_OK) run->is_broken = true;
  return 0;
}

static ng_status write_records(extract_thread *thread, const ng_result *result, ng_error *error) {
  extract_run *run = thread->run;
  ng_buf *records = &thread->slot->records;
  size_t before = records->len;
  bool is_direct = run->options->threads == 1 && !run->options->to;
  if (run->options->tsv) return write_rows(thread, result, error);
  int stop = is_direct ? ng_result_write(result, write_through, run) : ng_result_write(result, output_to_buf, records);
  if (stop == 0) return NG_OK;
  records->len = before;
  return error_set(error, NG_ERROR_MEMORY, "out of memory while writing a record");
}

static void skip(extract_thread *thread, const ng_article *article, const char *reason) {
  batch_slot *slot = thread->slot;
  slot->skipped++;
  if (thread->run->options->to) skipped_record(&slot->records, article, reason);
  if (thread->run->errors) {
    skipped_record(&slot->errors, article, reason);
  } else {
    buf_print(&slot->errors, "nutgraf: %.*s:%llu: passed over: not in English\n", (int)article->source_len, article->source,
              (unsigned long long)slot->item.line);
  }
}

/* One line in a run: where the first JSON object had what. */
static void note_fields(extract_thread *thread) {
  const ng_str *chosen = thread->parser.chosen;
  ng_buf *note = &thread->slot->note;
  if (!chosen[FIELD_TEXT].len || atomic_load_explicit(&thread->run->is_told, memory_order_relaxed)) return;
  buf_print(note, "nutgraf: %.*s:", (int)thread->slot->item.source.len, thread->slot->item.source.ptr);
  for (int i = 0; i < FIELD_COUNT; i++) {
    const char *dot = chosen[i].len && chosen[i].ptr[0] == '.' ? "" : ".";
    if (chosen[i].len) buf_print(note, " %s is %s%.*s%s", article_field_name((article_field)i), dot, STR_ARG(chosen[i]), i < FIELD_URL ? "," : "");
  }
  while (note->len && note->ptr[note->len - 1] == ',') note->len--;
  buf_char(note, '\n');
}

static void take(void *payload, const ng_article *article) {
  extract_thread *thread = payload;
  batch_slot *slot = thread->slot;
  const ng_result *result = NULL;
  ng_error error;
  slot->articles++;
  slot->bytes += article->text_len + article->title_len;
  note_fields(thread);
  if (!thread->run->options->takes_any_language &&
      !language_is_english(&thread->run->guard, (ng_str){article->text, (uint32_t)article->text_len}, thread->parser.language)) {
    skip(thread, article, "language");
    return;
  }
  ng_status status = ng_extract(&result, thread->worker, article, &error);
  if (status >= 0) status = write_records(thread, result, &error);
  if (status >= 0) {
    slot->facts += ng_result_fact_count(result);
  } else {
    failure_place(&error, article, slot->item.line);
    fail(thread, (ng_str){article->id, (uint32_t)article->id_len}, (ng_str){article->source, (uint32_t)article->source_len}, &error);
  }
}

void extract_thread_work(void *payload, unsigned number, batch_slot *slot) {
  extract_run *run = payload;
  extract_thread *thread = &run->threads[number];
  thread->slot = slot;
  article_parse(&thread->parser, &slot->item);
}

ng_status extract_thread_init(extract_thread *thread, extract_run *run, const ng_rules *rules, ng_error *error) {
  thread->run = run;
  thread->parser = (article_parser){.options = &run->inputs.article, .take = take, .fail = fail, .payload = thread};
  return ng_worker_new(&thread->worker, rules, &run->options->extract, error);
}
