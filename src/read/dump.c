/* Dumps of articles in one text. */
#include "read/dump.h"

#include <pcre2.h>
#include <stdlib.h>

struct dump_separator {
  pcre2_code *code;
  pcre2_match_data *match;
};

ng_status dump_separator_new(dump_separator **out, const char *regex, ng_error *error) {
  int number;
  PCRE2_SIZE at;
  dump_separator *separator = calloc(1, sizeof *separator);
  *out = NULL;
  if (!separator) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  separator->code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, PCRE2_NEVER_BACKSLASH_C, &number, &at, NULL);
  if (separator->code) separator->match = pcre2_match_data_create(1, NULL);
  if (separator->match) {
    *out = separator;
    return NG_OK;
  }
  char reason[128] = "out of memory";
  if (!separator->code) pcre2_get_error_message(number, (PCRE2_UCHAR *)reason, sizeof reason);
  dump_separator_free(separator);
  return error_set(error, NG_ERROR_USAGE, "--record-separator: '%s' is no regex: %s at character %zu", regex, reason, (size_t)at + 1);
}

void dump_separator_free(dump_separator *separator) {
  if (!separator) return;
  pcre2_match_data_free(separator->match);
  pcre2_code_free(separator->code);
  free(separator);
}

ng_status dump_headers_add(dump_headers *headers, const char *text, ng_error *error) {
  const char *equals = strchr(text, '=');
  ng_str label = str_trim(str_of(equals ? equals + 1 : text));
  ng_str name = equals ? (ng_str){text, (uint32_t)(equals - text)} : label;
  article_field field = article_field_named(name);
  if (!equals) {
    const char *colon = memchr(label.ptr, ':', label.len);
    if (colon) label.len = (uint32_t)(colon - label.ptr) + 1; /* 'DATE: …' shows how the line goes on */
    char word[32];
    uint32_t len = 0;
    while (len < label.len && len < sizeof word && label.ptr[len] != ':') word[len] = (char)(label.ptr[len] | 32), len++;
    field = article_field_of_key((ng_str){word, len});
  }
  if (field == FIELD_COUNT || !label.len) {
    return error_set(error, NG_ERROR_USAGE,
                     "--header: cannot use '%s'; write FIELD=LABEL, such as date=DATE:, where FIELD is text, title, date, id or url", text);
  }
  if (headers->count == MAX_DUMP_HEADERS) return error_set(error, NG_ERROR_USAGE, "--header: more than %u", MAX_DUMP_HEADERS);
  headers->labels[headers->count] = label;
  headers->fields[headers->count++] = field;
  return NG_OK;
}

static bool is_separator(const dump_separator *separator, const char *line, size_t len) {
  return pcre2_match(separator->code, (PCRE2_SPTR)line, len, 0, 0, separator->match, NULL) >= 0;
}

bool dump_read(byte_source *source, const dump_separator *separator, item_sink *sink) {
  size_t max = source->max;
  for (bool has_more = true; has_more;) {
    ng_error error = {0};
    ng_status status = NG_OK;
    read_item *item = sink->begin(sink);
    if (!item) return false;
    item_start(item, ITEM_DUMP, source->name, source->line + 1);
    for (;;) {
      char *line;
      size_t len;
      status = source_line(source, &line, &len, &error);
      has_more = status == NG_OK && line;
      if (!has_more || is_separator(separator, line, len)) break;
      buf_add(&item->bytes, line, (size_t)(source->buf.ptr + source->at - line)); /* with its end, as it is */
      if (item->bytes.len > max)
        status = error_set(&error, NG_ERROR_LIMIT, "%s:%llu: an article longer than %zu bytes; raise --max-doc-bytes", source->name,
                           (unsigned long long)item->line, max);
      if (status != NG_OK) break;
    }
    if (status != NG_OK && !item_fail(sink, source->name, source->line, status != NG_ERROR_LIMIT && status != NG_ERROR_INPUT, &error)) return false;
    if (status == NG_OK && str_trim(buf_view(&item->bytes)).len && !sink->end(sink)) return false;
    if (status == NG_ERROR_LIMIT) has_more = true;
  }
  return true;
}

static bool take_header(const dump_headers *headers, ng_str line, ng_str values[FIELD_COUNT]) {
  for (uint32_t i = 0; i < headers->count; i++) {
    if (!str_starts(line, headers->labels[i])) continue;
    ng_str value = str_trim(str_slice(line, headers->labels[i].len, line.len));
    if (!values[headers->fields[i]].len) values[headers->fields[i]] = value;
    return true;
  }
  return false;
}

ng_str dump_text(const dump_headers *headers, ng_str text, ng_str values[FIELD_COUNT]) {
  for (ng_str rest = text; rest.len;) {
    ng_str line = str_trim(str_cut(&rest, '\n'));
    if (line.len && !take_header(headers, line, values)) break;
    text = rest;
  }
  while (text.len && is_space(text.ptr[text.len - 1])) text.len--;
  return text;
}
