/* PCRE2 behind two calls. Patterns are anchored, JIT-compiled lazily and limited in steps; text is checked nowhere (NO_UTF_CHECK) because
 * patterns work on bytes. A pattern that does not compile matches nothing: the compiler of rules has reported it. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/regex.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/limits.h"

struct regex_cache {
  const ng_ruleset *rules;
  pcre2_code **codes; /* by regex; NULL until used */
  uint8_t *tried;
  pcre2_match_data *data;
  pcre2_match_context *context;
};

regex_cache *regex_new(const ng_ruleset *rules) {
  regex_cache *cache = calloc(1, sizeof *cache);
  if (!cache) return NULL;
  cache->rules = rules;
  cache->codes = calloc(rules->regex_count + 1, sizeof *cache->codes);
  cache->tried = calloc(rules->regex_count + 1, 1);
  cache->data = pcre2_match_data_create(64, NULL);
  cache->context = pcre2_match_context_create(NULL);
  if (!cache->codes || !cache->tried || !cache->data || !cache->context) {
    regex_free(cache);
    return NULL;
  }
  pcre2_set_match_limit(cache->context, NG_REGEX_MATCH_LIMIT);
  return cache;
}

void regex_free(regex_cache *cache) {
  if (!cache) return;
  for (uint32_t i = 0; cache->codes && i < cache->rules->regex_count; i++) pcre2_code_free(cache->codes[i]);
  free(cache->codes);
  free(cache->tried);
  pcre2_match_data_free(cache->data);
  pcre2_match_context_free(cache->context);
  free(cache);
}

static pcre2_code *code_of(regex_cache *cache, uint32_t number) {
  if (cache->tried[number]) return cache->codes[number];
  cache->tried[number] = 1;
  ng_str pattern = image_str(cache->rules, cache->rules->regexes[number].pattern);
  int code;
  PCRE2_SIZE at;
  cache->codes[number] = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, PCRE2_ANCHORED, &code, &at, NULL);
  if (cache->codes[number]) pcre2_jit_compile(cache->codes[number], PCRE2_JIT_COMPLETE);
  return cache->codes[number];
}

static int run(regex_cache *cache, uint32_t number, ng_str text) {
  if (!regex_can_match(&cache->rules->regexes[number], text)) return PCRE2_ERROR_NOMATCH;
  pcre2_code *code = code_of(cache, number);
  return code ? pcre2_match(code, (PCRE2_SPTR)text.ptr, text.len, 0, 0, cache->data, cache->context) : PCRE2_ERROR_NOMATCH;
}

bool regex_matches(regex_cache *cache, uint32_t number, ng_str text) {
  return run(cache, number, text) >= 0 && pcre2_get_ovector_pointer(cache->data)[1] == text.len;
}

static ng_str group_text(regex_cache *cache, uint32_t number, ng_str line, ng_str name) {
  char terminated[64];
  if (name.len >= sizeof terminated) return (ng_str){"", 0};
  memcpy(terminated, name.ptr, name.len);
  terminated[name.len] = '\0';
  int group = pcre2_substring_number_from_name(cache->codes[number], (PCRE2_SPTR)terminated);
  const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(cache->data);
  if (group < 0 || (uint32_t)group >= pcre2_get_ovector_count(cache->data) || offsets[2 * group] == PCRE2_UNSET) return (ng_str){"", 0};
  return str_slice(line, (uint32_t)offsets[2 * group], (uint32_t)offsets[2 * group + 1]);
}

bool regex_match_line(regex_cache *cache, uint32_t number, ng_str line, const ng_str *names, uint32_t count, ng_str *groups) {
  if (run(cache, number, line) < 0) return false;
  for (uint32_t i = 0; i < count; i++) groups[i] = group_text(cache, number, line, names[i]);
  return true;
}
