/* Articles from plain text. */
#include "read/plain.h"

void plain_read(ng_article *article, ng_str bytes, ng_str file) {
  if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_slice(bytes, 3, bytes.len);
  *article = (ng_article){.text = bytes.ptr, .text_len = bytes.len, .source = file.ptr, .source_len = file.len};
}
