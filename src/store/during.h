/* Calendar intervals of records as days. */
#ifndef NG_STORE_DURING_H
#define NG_STORE_DURING_H

#include "base/json_tree.h"
#include "store/rows.h"

/* The days from the members `begin` to `stop` of `object`; NULL when they are none that PostgreSQL knows. */
store_value during_value(const json_node *object);

#endif
