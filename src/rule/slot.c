/* The names of slot.h as text. */
#include "rule/slot.h"

#include <stddef.h>

static const char *const TYPE_NAMES[] = {
#define TYPE(name, pass, seen, in_c) #name,
    NG_SPAN_TYPES(TYPE)
#undef TYPE
};

static const int TYPE_PASSES[] = {
#define TYPE(name, pass, seen, in_c) pass,
    NG_SPAN_TYPES(TYPE)
#undef TYPE
};

static const int TYPE_SEEN[] = {
#define TYPE(name, pass, seen, in_c) seen,
    NG_SPAN_TYPES(TYPE)
#undef TYPE
};

static const bool TYPE_IS_IN_C[] = {
#define TYPE(name, pass, seen, in_c) in_c,
    NG_SPAN_TYPES(TYPE)
#undef TYPE
};

static const char *const SLOT_NAMES[] = {
#define SLOT(name) #name,
    NG_SLOTS(SLOT)
#undef SLOT
};

const char *span_type_name(unsigned type) {
  return type < SPAN_TYPE_COUNT ? TYPE_NAMES[type] : NULL;
}

int span_type_pass(unsigned type) {
  return type < SPAN_TYPE_COUNT ? TYPE_PASSES[type] : 1;
}

int span_type_seen(unsigned type) {
  return type < SPAN_TYPE_COUNT ? TYPE_SEEN[type] : 1;
}

bool span_type_is_in_c(unsigned type) {
  return type < SPAN_TYPE_COUNT && TYPE_IS_IN_C[type];
}

const char *slot_text(unsigned slot) {
  return slot < SLOT_COUNT ? SLOT_NAMES[slot] : NULL;
}
