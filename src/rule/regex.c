/* What PCRE2 knows of a regex before it runs: the bytes that a match can begin with and its least length. Most tokens and lines fail there. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <ctype.h>
#include <pcre2.h>

#include "rule/compiler.h"

static void allow(rule_regex *regex, uint32_t byte) {
  regex->first[byte / 64] |= 1ull << byte % 64;
}

/* A regex that begins with ^ tells nothing, so it may begin with any byte. */
static void find_first_bytes(rule_regex *regex, const pcre2_code *code) {
  uint32_t type = 0, unit = 0;
  const uint8_t *bits = NULL;
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type);
  if (type == 1) {
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
    allow(regex, (uint32_t)toupper((int)unit));
    allow(regex, (uint32_t)tolower((int)unit));
    return;
  }
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &bits);
  for (uint32_t byte = 0; byte < 256; byte++) {
    if (!bits || bits[byte / 8] >> byte % 8 & 1) allow(regex, byte);
  }
}

uint32_t compile_regex(rule_compiler *compiler, ng_str pattern) {
  rule_regex regex = {.pattern = pool_add(&compiler->tables.pool, pattern)};
  int error;
  PCRE2_SIZE at;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, 0, &error, &at, NULL);
  if (code) { /* check.c reports the others */
    pcre2_pattern_info(code, PCRE2_INFO_MINLENGTH, &regex.min_length);
    find_first_bytes(&regex, code);
  }
  pcre2_code_free(code);
  VEC_PUSH(&compiler->regexes, regex);
  return compiler->regexes.count - 1;
}

bool begins_with_digit(const rule_regex *regex) {
  uint64_t digits = 0x3FFull << '0';
  return !(regex->first[0] & ~digits) && !regex->first[1] && !regex->first[2] && !regex->first[3];
}
