/* Is a text English? Everything else is passed over, because rules for English find nothing true in it. */
#ifndef NG_READ_LANGUAGE_H
#define NG_READ_LANGUAGE_H

#include "base/str.h"

#define LANGUAGE_SLOTS 2048u

/* The words that decide, ready to be looked up. Immutable once made: share freely between threads. */
typedef struct {
  uint64_t keys[LANGUAGE_SLOTS];
  uint32_t languages[LANGUAGE_SLOTS]; /* bits */
} language_guard;

void language_init(language_guard *guard);

/* False when `text` is surely in another language. In doubt it is English, and a text of fewer than 200 letters always is. `declared` is what
 * the page or feed says ("fr-FR"; may be empty): it decides only when the words do not. */
bool language_is_english(const language_guard *guard, ng_str text, ng_str declared);

#endif
