/* Explanations as text: one paragraph a span. */
#include "out/explain.h"

static uint32_t code_points(ng_str text, uint32_t from, uint32_t to) {
  uint32_t count = 0;
  for (uint32_t i = from; i < to; i++) count += ((uint8_t)text.ptr[i] & 0xC0) != 0x80;
  return count;
}

uint32_t explain_offset(const document *doc, uint32_t at) {
  return at < doc->body ? 0 : code_points(doc->text, doc->body, at);
}

void explain__place(ng_buf *out, const document *doc, uint32_t first, uint32_t end) {
  const ng_token *a = &doc->tokens.tokens[first], *b = &doc->tokens.tokens[end - 1];
  if (a->start < doc->body) buf_print(out, "title ");
  uint32_t base = a->start < doc->body ? 0 : doc->body;
  uint32_t start = code_points(doc->text, base, a->start);
  buf_print(out, "%u:%u \"%.*s\"", start, start + code_points(doc->text, a->start, b->end), STR_ARG(tokens_text(&doc->tokens, first, end)));
}

void explain__rule(ng_buf *out, const document *doc, uint32_t number) {
  if (number > METHOD_FIRST && number < METHOD_END) {
    const rule_method *method = &METHODS[number - METHOD_FIRST - 1];
    buf_print(out, "%.*s in %s (%s)", STR_ARG(method->id), method->file, method->what);
    return;
  }
  if (number >= doc->rules->rule_count) {
    buf_print(out, "a stage in C");
    return;
  }
  const ng_rule *rule = &doc->rules->rules[number];
  ng_str name = image_str(doc->rules, rule->name), file = image_str(doc->rules, rule->file);
  buf_print(out, "%.*s at %.*s:%u", STR_ARG(name), STR_ARG(file), rule->line);
}

static void print_captures(ng_buf *out, const document *doc, const ng_span *span) {
  if (span->rule >= doc->rules->rule_count) return;
  const ng_rule *rule = &doc->rules->rules[span->rule];
  for (uint32_t i = 0; i < span->capture_count; i++) {
    const span_capture *c = &doc->spans.captures[span->first_capture + i];
    if (c->first >= c->end) continue;
    ng_str name = image_str(doc->rules, doc->rules->capture_names[rule->first_capture + i]);
    buf_print(out, "    %.*s = \"%.*s\"\n", STR_ARG(name), STR_ARG(tokens_text(&doc->tokens, c->first, c->end)));
  }
}

static void print_slots(ng_buf *out, const document *doc, const ng_span *span) {
  for (uint32_t i = 0; i < span->slot_count; i++) {
    const span_slot *s = &doc->spans.slots[span->first_slot + i];
    if (s->kind == SLOT_IS_INT)
      buf_print(out, "    set %s = %d\n", slot_text(s->slot), s->number);
    else
      buf_print(out, "    set %s = %.*s\n", slot_text(s->slot), STR_ARG(s->text));
  }
}

bool explain__overlaps(const document *doc, uint32_t first, uint32_t end, size_t from, size_t to) {
  if (first >= end || end > doc->tokens.count) return false;
  size_t start = code_points(doc->text, doc->body, doc->tokens.tokens[first].start);
  return doc->tokens.tokens[first].start >= doc->body && start < to &&
         start + code_points(doc->text, doc->tokens.tokens[first].start, doc->tokens.tokens[end - 1].end) > from;
}

static void print_losers(ng_buf *out, const document *doc, const explained_list *candidates, const ng_span *span) {
  for (uint32_t i = 0; i < candidates->count; i++) {
    const explained_candidate *c = &candidates->items[i];
    bool lost_here = c->winner == span->rule && c->rule != c->winner && c->first < span->end && span->first < c->end;
    if (!lost_here) continue;
    buf_print(out, "    beat ");
    explain__rule(out, doc, c->rule);
    buf_print(out, " on ");
    explain__place(out, doc, c->first, c->end);
    buf_print(out, " (longer, or of higher priority, or earlier)\n");
  }
}

void explain_spans(ng_buf *out, const document *doc, const explained_list *candidates, size_t start, size_t end) {
  for (uint32_t i = 0; i < doc->spans.count; i++) {
    const ng_span *span = &doc->spans.items[i];
    if (!explain__overlaps(doc, span->first, span->end, start, end)) continue;
    ng_str type = image_str(doc->rules, doc->rules->type_names[span->type]);
    explain__place(out, doc, span->first, span->end);
    buf_print(out, "\n  %.*s by ", STR_ARG(type));
    explain__rule(out, doc, span->rule);
    buf_print(out, "\n");
    print_captures(out, doc, span);
    print_slots(out, doc, span);
    print_losers(out, doc, candidates, span);
  }
}
