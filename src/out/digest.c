/* The digest of an article. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "out/digest.h"

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
