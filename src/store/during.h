/* Calendar intervals as PostgreSQL writes them. */
#ifndef NG_STORE_DURING_H
#define NG_STORE_DURING_H

#include "base/arena.h"
#include "base/json_tree.h"

/* "[2018-09-18,2018-09-21)" from the members `begin` and `stop` of `object`; empty when they are no days that PostgreSQL knows. */
ng_str during_text(ng_arena *arena, const json_node *object);

#endif
