/* The table of methods. */
#include "rule/method.h"

#define METHOD(name, id, file, what) {{id, sizeof id - 1}, file, what},
const rule_method METHODS[] = {
#include "rule/method.def"
};
