/* Places of short texts by the rules as built in: one line a case, "text:role:country.admin1", and with details use, modifier and inner names. */
#ifndef NG_TESTS_PLACE_CASES_H
#define NG_TESTS_PLACE_CASES_H

#include <stdio.h>

#include "base/buf.h"
#include "fact/person/people.h"
#include "fact/pipeline.h"
#include "fact/place/place.h"
#include "rule/compile.h"

extern const char ng_image_begin[], ng_image_end[];

static struct {
  ng_ruleset rules;
  ng_arena long_lived, arena;
  people_tables people;
  place_words words;
  pipeline_scratch scratch;
  place_home home;
} world;

static int set_up(void **state) {
  (void)state;
  ng_error error = {0};
  arena_init(&world.long_lived);
  arena_init(&world.arena);
  if (ruleset_load(&world.rules, ng_image_begin, (size_t)(ng_image_end - ng_image_begin), &error) != NG_OK) return -1;
  place_words_init(&world.words, &world.rules.lexicon);
  if (people_tables_init(&world.people, &world.long_lived, &world.rules.lexicon) != NG_OK) return -1;
  return pipeline_scratch_init(&world.scratch, &world.rules, 0) ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  pipeline_scratch_clear(&world.scratch);
  arena_clear(&world.arena);
  arena_clear(&world.long_lived);
  return 0;
}

static const char ROLES[] = "LADEMTGI"; /* literal adjective demonym embedded metonym dateline language idiom */

static ng_str words_of(const token_table *tokens, token_range range) {
  return tokens_text(tokens, range.first, range.end);
}

/* Mentions by position as "text:role:country.admin1", country "-" for none, with "<modifier>" and "{inner names}". */
static void describe(const fact_table *facts, const token_table *tokens, ng_buf *out) {
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    const place_mention *m = &facts->place_mentions.items[i];
    const fact_place *p = &facts->places.items[m->place];
    ng_str country = p->country.len ? p->country : STR("-");
    buf_print(out, "%s%.*s:%c:%.*s", i ? " " : "", STR_ARG(words_of(tokens, m->span)), ROLES[m->role], STR_ARG(country));
    if (p->admin1.len) buf_print(out, ".%.*s", STR_ARG(p->admin1));
    if (m->modifier.len) buf_print(out, "<%.*s>", STR_ARG(m->modifier));
    for (uint32_t n = 0; n < m->inner_count; n++) buf_print(out, "%s%.*s", n ? "," : "{", STR_ARG(words_of(tokens, m->inner[n])));
    if (m->inner_count) buf_char(out, '}');
  }
  buf_char(out, 0);
}

static void read_places(document *doc, const char *text) {
  static const ng_options options = {0};
  arena_reset(&world.arena);
  *doc = (document){.arena = &world.arena,
                    .rules = &world.rules,
                    .options = &options,
                    .text = str_of(text),
                    .people_tables = &world.people,
                    .place_words = &world.words,
                    .place_home = world.home.country ? &world.home : NULL};
  assert_int_equal(pipeline_run(doc, &world.scratch), NG_OK);
}

static void check_places(const char *text, const char *expected) {
  document doc;
  ng_buf got = {0};
  read_places(&doc, text);
  describe(&doc.facts, &doc.tokens, &got);
  assert_string_equal(got.ptr, expected);
  buf_clear(&got);
}

/* The geonameid of a name by itself, our own number for what has none, 0 when it is no place. */
static inline uint32_t place_id(const char *name) {
  char text[64];
  document doc;
  snprintf(text, sizeof text, "They met in %s.", name);
  read_places(&doc, text);
  const fact_place *place = doc.facts.place_mentions.count ? &doc.facts.places.items[doc.facts.place_mentions.items[0].place] : NULL;
  return place && place->row != NO_REF ? world.rules.places.rows[place->row].id : 0;
}

#endif
