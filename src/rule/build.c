/* What the C code of a build and its images must agree on. */
#include <xxhash.h>

#include "rule/image.h"
#include "text/name_mark.h"

/* clang-format off */
static const char *const NAMES[] = {
#define WORD(name, text) #name " " text,
#include "text/words.def"
#undef WORD
#define LIST(name) #name,
#include "text/lists.def"
#undef LIST
#define FLAG(name, list, column, value) #name " " #list " " column " " value,
#include "text/flags.def"
#undef FLAG
#define MARK(name, list) #name " " #list,
    NG_NAME_MARKS(MARK)
#undef MARK
#define METHOD(name, id, file, text) id,
#include "rule/method.def"
#undef METHOD
#define TYPE(name, pass, seen, in_c) #name " " #pass " " #seen " " #in_c,
    NG_SPAN_TYPES(TYPE)
#undef TYPE
#define SLOT(name) #name,
    NG_SLOTS(SLOT)
#undef SLOT
    NG_VERSION,
};
/* clang-format on */

uint64_t image_build(void) {
  uint64_t hash = 0;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) hash = XXH3_64bits_withSeed(NAMES[i], strlen(NAMES[i]), hash);
  return hash;
}
