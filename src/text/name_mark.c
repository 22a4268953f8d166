/* The table of name_mark.h. */
#include "text/name_mark.h"

const uint32_t MARK_OF_LIST[LIST_COUNT] = {
#define MARK(constant, list) [LIST_##list] = IS(constant),
    NG_NAME_MARKS(MARK)
#undef MARK
};
