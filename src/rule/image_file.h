/* Images in files of their own: `nutgraf rules compile`. */
#ifndef NG_RULE_IMAGE_FILE_H
#define NG_RULE_IMAGE_FILE_H

#include <stdbool.h>

#include "base/file.h"

/* Whether the file at `path` begins as an image does. */
bool image_is_file(const char *path);

/* Maps it. NG_ERROR_INPUT when it is not whole or a byte of it has changed; NG_ERROR_IO when it cannot be read. */
ng_status image_map(file_map *out, const char *path, ng_error *error);

#endif
