/* TimeML with dates alone. */
#include "out/timex3.h"

#include "out/xml.h"

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";

static void add_timex(ng_buf *out, const timex3_span *timex, uint32_t number, ng_str words, bool has_date) {
  buf_print(out, "<TIMEX3 tid=\"t%u\"", number);
  xml_attribute(out, "type", timex->type);
  xml_attribute(out, "value", timex->value);
  xml_attribute(out, "mod", timex->mod);
  xml_attribute(out, "quant", timex->quant);
  xml_attribute(out, "freq", timex->freq);
  if (timex->is_relative && has_date) buf_str(out, STR(" temporalFunction=\"true\" anchorTimeID=\"t0\""));
  buf_char(out, '>');
  xml_text(out, words);
  buf_str(out, STR("</TIMEX3>"));
}

/* A title or text with the expressions that stand in it; those that run into the one before are left out. */
static void add_annotated(ng_buf *out, const timex3_document *document, bool in_title) {
  ng_str text = in_title ? document->title : document->text;
  uint32_t at = 0;
  for (uint32_t i = 0; i < document->count; i++) {
    const timex3_span *timex = &document->timexes[i];
    if (timex->in_title != in_title || timex->start < at || timex->end > text.len || timex->start >= timex->end) continue;
    xml_text(out, str_slice(text, at, timex->start));
    add_timex(out, timex, i + 1, str_slice(text, timex->start, timex->end), document->published.len > 0);
    at = timex->end;
  }
  xml_text(out, str_slice(text, at, text.len));
}

/* TimeML has no document without a creation time; an unknown one has the value XXXX-XX-XX. */
static void add_creation_time(ng_buf *out, ng_str published) {
  ng_str value = published.len ? published : STR("XXXX-XX-XX");
  bool has_time = published.len > 10;
  buf_print(out, "<DCT><TIMEX3 tid=\"t0\" type=\"%s\"", has_time ? "TIME" : "DATE");
  xml_attribute(out, "value", value);
  buf_str(out, STR(" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">"));
  xml_text(out, published);
  buf_str(out, STR("</TIMEX3></DCT>\n"));
}

void timex3_write(ng_buf *out, const timex3_document *document) {
  buf_add(out, HEAD, sizeof HEAD - 1);
  buf_str(out, STR("<DOCID>"));
  xml_text(out, document->id);
  buf_str(out, STR("</DOCID>\n"));
  add_creation_time(out, document->published);
  if (document->title.len) {
    buf_str(out, STR("<TITLE>"));
    add_annotated(out, document, true);
    buf_str(out, STR("</TITLE>\n"));
  }
  buf_str(out, STR("<TEXT>"));
  add_annotated(out, document, false);
  buf_str(out, STR("</TEXT>\n</TimeML>\n"));
}
