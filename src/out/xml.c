/* Text that goes into XML. */
#include "out/xml.h"

#include "base/utf8.h"

/* XML 1.0 knows no control characters but tab, line feed and carriage return. */
static bool is_xml_char(uint32_t point) {
  return point >= 0x20 ? point != 0xFFFE && point != 0xFFFF : point == '\t' || point == '\n' || point == '\r';
}

static void add_char(ng_buf *out, ng_str text, uint32_t at, uint32_t length, uint32_t point) {
  switch (point) {
    case '&': buf_str(out, STR("&amp;")); break;
    case '<': buf_str(out, STR("&lt;")); break;
    case '>': buf_str(out, STR("&gt;")); break;
    case '"': buf_str(out, STR("&quot;")); break;
    case '\r': buf_str(out, STR("&#13;")); break; /* readers turn a bare one into a line feed */
    default:
      if (is_xml_char(point) && point != UTF8_REPLACEMENT)
        buf_add(out, text.ptr + at, length);
      else
        buf_str(out, STR("\xEF\xBF\xBD"));
  }
}

void xml_text(ng_buf *out, ng_str text) {
  for (uint32_t at = 0, length; at < text.len; at += length) {
    uint32_t point = utf8_decode(text, at, &length);
    add_char(out, text, at, length, point);
  }
}

void xml_attribute(ng_buf *out, const char *name, ng_str value) {
  if (!value.len) return;
  buf_print(out, " %s=\"", name);
  xml_text(out, value);
  buf_char(out, '"');
}
