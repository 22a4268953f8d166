/* One line of JSON as a tree of nodes in an arena: records read back by load, convert and show. A node knows its bytes in the
 * line, which go into a database as they are. */
#ifndef NG_BASE_JSON_TREE_H
#define NG_BASE_JSON_TREE_H

#include "base/arena.h"
#include "base/error.h"

typedef enum { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } json_type;

/* `key`: of a member of an object. `text`: of a string its decoded bytes. `raw`: the value as it stands in the line. `count`: members or items,
 * which hang on `first` and `next` in order. */
typedef struct json_node {
  json_type type;
  uint32_t count;
  ng_str key, text, raw;
  double number;
  const struct json_node *first, *next;
} json_node;

/* Reads the one value of `line`. A NUL (\u0000) and a lone surrogate become U+FFFD in the line itself, since no database takes them.
 * NG_ERROR_INPUT says at which byte what is wrong. The tree points into `line` and `arena`. */
ng_status json_read(const json_node **out, ng_arena *arena, char *line, size_t len, ng_error *error);

/* The member called `key`; NULL when there is none, when it is null, or when `object` is NULL or no object. */
const json_node *json_get(const json_node *object, ng_str key);

/* The same for "speaker.text". */
const json_node *json_path(const json_node *object, ng_str path);

/* The text of a string member; empty when it is absent. */
ng_str json_text(const json_node *object, const char *key);

/* A whole number from a member, or `otherwise`. */
int64_t json_int(const json_node *object, const char *key, int64_t otherwise);

/* The first item of an array member; NULL when it is empty or absent. */
const json_node *json_first(const json_node *object, const char *key);

bool json_is_true(const json_node *object, const char *key);

/* Is the node a number without fraction that an int64 holds? */
bool json_is_int(const json_node *node);

#endif
