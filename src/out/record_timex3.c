/* --timex3: the article itself as TimeML instead of a record. A range is two expressions, as TimeML has it. */
#include <stdlib.h>

#include "out/record_part.h"
#include "out/timex3.h"

static const char *const TYPES[] = {"DATE", "TIME", "DURATION", "SET"};

static void fill_span(timex3_span *timex, const record_writer *writer, token_range span) {
  const record_input *in = writer->in;
  uint32_t start = in->tokens->tokens[span.first].start, end = in->tokens->tokens[span.end - 1].end;
  timex->in_title = start < in->body;
  timex->start = timex->in_title ? start : start - in->body;
  timex->end = timex->in_title ? end : end - in->body;
}

static void add_timex(timex3_document *document, timex3_span *timexes, const record_writer *writer, token_range span, const timex3_span *values) {
  timex3_span *timex = &timexes[document->count++];
  *timex = *values;
  fill_span(timex, writer, span);
}

static void add_date(timex3_document *document, timex3_span *timexes, const record_writer *writer, const fact_date *date) {
  bool is_relative = date->anchor == ANCHOR_DOCUMENT;
  for (uint32_t i = 0; i < date->half_count; i++) {
    const date_half *half = &date->halves[i];
    timex3_span values = {.is_relative = is_relative, .type = str_of(TYPES[half->type]), .value = half->value, .mod = half->mod};
    add_timex(document, timexes, writer, half->span, &values);
  }
  if (date->half_count) return;
  timex3_span values = {.is_relative = is_relative,
                        .type = str_of(TYPES[date->type]),
                        .value = date->value,
                        .mod = date->mod,
                        .quant = date->quant,
                        .freq = date->freq};
  add_timex(document, timexes, writer, date->span, &values);
}

/* Dates are facts in the order in which they were resolved; in the text they come by place. */
static int compare_timexes(const void *a, const void *b) {
  const timex3_span *x = a, *y = b;
  if (x->in_title != y->in_title) return x->in_title ? -1 : 1;
  return (x->start > y->start) - (x->start < y->start);
}

int record__write_timex3(record_writer *writer, ng_write_fn write, void *payload) {
  const record_input *in = writer->in;
  const fact_table *facts = in->facts;
  timex3_span *timexes = ARENA_NEW(in->arena, timex3_span, 2 * (size_t)facts->dates.count + 1);
  if (!timexes) return NG_ERROR_MEMORY;
  timex3_document document = {.id = in->id.len ? in->id : (ng_str){writer->digest, DIGEST_ID_LENGTH},
                              .published = in->published,
                              .title = in->body ? str_slice(in->tokens->text, 0, in->body - 2) : STR(""),
                              .text = str_slice(in->tokens->text, in->body, in->tokens->text.len),
                              .timexes = timexes};
  for (uint32_t i = 0; i < facts->dates.count; i++) {
    if (is_kept(writer, FACT_DATE, i)) add_date(&document, timexes, writer, &facts->dates.items[i]);
  }
  qsort(timexes, document.count, sizeof *timexes, compare_timexes);
  ng_buf out = {0};
  timex3_write(&out, &document);
  int stopped = out.failed ? NG_ERROR_MEMORY : write(out.ptr, out.len, payload);
  buf_clear(&out);
  return stopped;
}
