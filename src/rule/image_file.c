/* Telling an image from other files, and mapping it when it is sound. */
#include "rule/image_file.h"

#include <stdio.h>
#include <xxhash.h>

#include "rule/image.h"

bool image_is_file(const char *path) {
  char begin[4] = {0};
  const uint32_t magic = NG_IMAGE_MAGIC;
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  size_t got = fread(begin, 1, sizeof begin, file);
  fclose(file);
  return got == sizeof begin && memcmp(begin, &magic, 3) == 0; /* the fourth byte changes with the layout */
}

/* Hash of the bytes behind the header's own. Read, not through the map: so pages that no article needs stay out of memory. */
static bool is_whole(FILE *file, XXH3_state_t *state) {
  char bytes[1 << 16];
  image_header header;
  if (fread(&header, 1, NG_IMAGE_CHECKED, file) != NG_IMAGE_CHECKED || XXH3_64bits_reset(state) != XXH_OK) return false;
  for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;) XXH3_64bits_update(state, bytes, got);
  return !ferror(file) && XXH3_64bits_digest(state) == header.checksum;
}

ng_status image_map(file_map *out, const char *path, ng_error *error) {
  XXH3_state_t *state = XXH3_createState();
  FILE *file = fopen(path, "rb");
  bool good = state && file && is_whole(file, state);
  XXH3_freeState(state);
  if (file) fclose(file);
  if (!good) return error_set(error, NG_ERROR_INPUT, "%s: damaged or of another build; make it again with nutgraf rules compile", path);
  return file_map_open(out, path, error);
}
