/* Methods: the names under which C code makes facts, where rules find only parts of them. The `rule` of a fact is the index of a rule or one
 * of these numbers; both have a name and a measured confidence. */
#ifndef NG_RULE_METHOD_H
#define NG_RULE_METHOD_H

#include "base/str.h"

#define METHOD(name, id, file, what) METHOD_##name,
enum {
  METHOD_FIRST = 0x40000000 - 1, /* far above the index of any rule */
#include "rule/method.def"
  METHOD_END
};
#undef METHOD

#define METHOD_COUNT (METHOD_END - METHOD_FIRST - 1)

static inline bool is_method(uint32_t rule) {
  return rule > METHOD_FIRST && rule < METHOD_END;
}

typedef struct {
  ng_str id;
  const char *file, *what;
} rule_method;

/* By number - METHOD_FIRST - 1. */
extern const rule_method METHODS[];

#endif
