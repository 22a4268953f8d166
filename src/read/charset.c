/* Reading character sets. */
#include "read/charset.h"

#include "base/utf8.h"

#define PAGE_HEAD 4096u /* where a page must name its set: browsers look at 1,024 bytes, pages are less strict */

typedef struct {
  const char *name;
  uint16_t upper[128];
} one_byte_set;

static const one_byte_set SETS[] = {
#include "read/charset_table.inc"
};

/* Other names, as the Encoding Standard reads them: pages that say Latin-1 mean windows-1252. */
static const char *const ALIASES[][2] = {{"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"},
                                         {"latin1", "windows-1252"},     {"latin-1", "windows-1252"},
                                         {"us-ascii", "windows-1252"},   {"ascii", "windows-1252"},
                                         {"cp1252", "windows-1252"},     {"cp1251", "windows-1251"},
                                         {"iso-8859-9", "windows-1254"}, {"iso-8859-11", "windows-1252"},
                                         {"latin2", "iso-8859-2"},       {"latin9", "iso-8859-15"},
                                         {"iso8859-15", "iso-8859-15"},  {"utf8", "utf-8"},
                                         {"utf-16", "utf-16le"}};

ng_str charset_of_mark(ng_str bytes) {
  if (str_starts(bytes, STR("\xEF\xBB\xBF"))) return STR("utf-8");
  if (str_starts(bytes, STR("\xFF\xFE"))) return STR("utf-16le");
  if (str_starts(bytes, STR("\xFE\xFF"))) return STR("utf-16be");
  return STR("");
}

/* What stands behind the first `key` (lower case) in `text`, up to a quotation mark, space, semicolon or bracket. */
static ng_str value_behind(ng_str text, ng_str key) {
  for (uint32_t i = 0; i + key.len < text.len; i++) {
    uint32_t same = 0;
    while (same < key.len && ascii_lower(text.ptr[i + same]) == key.ptr[same]) same++;
    if (same < key.len) continue;
    ng_str rest = str_trim(str_slice(text, i + key.len, text.len));
    if (!rest.len || rest.ptr[0] != '=') continue;
    rest = str_trim(str_slice(rest, 1, rest.len));
    if (rest.len && (rest.ptr[0] == '"' || rest.ptr[0] == '\'')) rest = str_slice(rest, 1, rest.len);
    uint32_t end = 0;
    while (end < rest.len && rest.ptr[end] && !strchr("\"' \t\r\n;/>?", rest.ptr[end])) end++;
    return str_slice(rest, 0, end);
  }
  return STR("");
}

ng_str charset_of_type(ng_str type) {
  return value_behind(type, STR("charset"));
}

ng_str charset_of_page(ng_str bytes) {
  ng_str head = str_slice(bytes, 0, bytes.len < PAGE_HEAD ? bytes.len : PAGE_HEAD);
  if (str_starts(str_trim(head), STR("<?xml"))) {
    ng_str declaration = str_cut(&head, '>');
    return value_behind(declaration, STR("encoding"));
  }
  return value_behind(head, STR("charset"));
}

static ng_str decode_utf16(ng_buf *buf, ng_str bytes, bool is_big) {
  const uint8_t *at = (const uint8_t *)bytes.ptr, *end = at + (bytes.len & ~1u);
  char out[4];
  while (at < end) {
    uint32_t unit = is_big ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
    at += 2;
    if (unit >= 0xD800 && unit < 0xDC00 && at < end) {
      uint32_t low = is_big ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
      if (low >= 0xDC00 && low < 0xE000) unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), at += 2;
    }
    if (unit >= 0xD800 && unit < 0xE000) unit = UTF8_REPLACEMENT;
    buf_add(buf, out, utf8_encode(unit, out));
  }
  return buf_view(buf);
}

static ng_str decode_bytes(ng_buf *buf, ng_str bytes, const one_byte_set *set) {
  char out[4];
  for (uint32_t i = 0; i < bytes.len;) {
    uint32_t start = i;
    while (i < bytes.len && (uint8_t)bytes.ptr[i] < 128) i++;
    buf_add(buf, bytes.ptr + start, i - start);
    for (; i < bytes.len && (uint8_t)bytes.ptr[i] >= 128; i++) buf_add(buf, out, utf8_encode(set->upper[(uint8_t)bytes.ptr[i] - 128], out));
  }
  return buf_view(buf);
}

static const one_byte_set *set_named(ng_str name) {
  for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES; i++) {
    if (str_is_caseless(name, ALIASES[i][0])) name = str_of(ALIASES[i][1]);
  }
  for (size_t i = 0; i < sizeof SETS / sizeof *SETS; i++) {
    if (str_is_caseless(name, SETS[i].name)) return &SETS[i];
  }
  return NULL;
}

ng_str charset_decode(ng_buf *buf, ng_str bytes, ng_str name) {
  ng_str mark = charset_of_mark(bytes);
  if (mark.len) {
    name = mark;
    bytes = str_slice(bytes, str_is(mark, "utf-8") ? 3 : 2, bytes.len);
  }
  buf->len = 0;
  if (str_is_caseless(name, "utf-16le") || str_is_caseless(name, "utf-16") || str_is_caseless(name, "utf-16be")) {
    /* A page that can be read well enough to say so is not in UTF-16. */
    if (mark.len || (bytes.len > 1 && (!bytes.ptr[0] || !bytes.ptr[1]))) return decode_utf16(buf, bytes, str_is_caseless(name, "utf-16be"));
    name = STR("utf-8");
  }
  if (str_is_caseless(name, "utf-8") || str_is_caseless(name, "utf8") || utf8_skip_ascii(bytes, 0) == bytes.len) return bytes;
  const one_byte_set *set = set_named(name);
  if (set) return decode_bytes(buf, bytes, set);
  return utf8_invalid_count(bytes) ? decode_bytes(buf, bytes, set_named(STR("windows-1252"))) : bytes;
}
