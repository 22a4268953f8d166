/* What api.c and rules.c share. */
#ifndef NG_API_API_H
#define NG_API_API_H

#include "base/file.h"
#include "fact/event_tables.h"
#include "fact/person/people.h"
#include "fact/place/place.h"
#include "fact/quote/speech.h"
#include "nutgraf/nutgraf.h"
#include "rule/ruleset.h"

/* The image that folders are laid over: the built-in one, or the file that ng_rules_write made. */
typedef struct {
  const void *image;
  size_t size;
  file_map map; /* empty of the built-in one */
} rules_base;

struct ng_rules {
  ng_ruleset set;
  rules_base base;
  ng_buf image; /* of an overlay; empty when the set reads the base */
  ng_arena arena;
  people_tables people;
  place_words place_words;
  speech_tables speech;
  event_tables events;
};

/* A text of the image, with its zero byte. */
static inline const char *text_at(const ng_rules *rules, image_text text) {
  return rules->set.lexicon.strings + text.at;
}

#endif
