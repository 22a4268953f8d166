/* The digests of an article and of the rules. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "out/digest.h"

#include <stdio.h>

void digest_article(char *out, ng_str title, ng_str date, ng_str text) {
  static const char HEX[] = "0123456789abcdef";
  XXH3_state_t state;
  XXH3_INITSTATE(&state);
  XXH3_128bits_reset(&state);
  if (title.len) XXH3_128bits_update(&state, title.ptr, title.len);
  XXH3_128bits_update(&state, "", 1);
  if (date.len) XXH3_128bits_update(&state, date.ptr, date.len);
  XXH3_128bits_update(&state, "", 1);
  if (text.len) XXH3_128bits_update(&state, text.ptr, text.len);
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(&state));
  for (uint32_t i = 0; i < DIGEST_LENGTH / 2; i++) {
    out[2 * i] = HEX[bytes.digest[i] >> 4];
    out[2 * i + 1] = HEX[bytes.digest[i] & 15];
  }
}

void digest_ruleset(char *out, const char *rules, const ng_options *options) {
  char text[512];
  int len = snprintf(text, sizeof text, "%s %s kinds %u prefer %d order %d least %d dateline %d force %d date %.64s as_of %.64s home %.64s",
                     NG_VERSION, rules, options->kinds, (int)options->prefer, (int)options->date_order, (int)(options->min_confidence * 10000),
                     options->no_dateline, options->force_date, options->date ? options->date : "", options->as_of ? options->as_of : "",
                     options->region_hint ? options->region_hint : "");
  snprintf(out, RULESET_LENGTH + 1, "%016llx", (unsigned long long)XXH3_64bits(text, (size_t)len));
}
