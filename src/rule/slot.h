/* Names that rules and C share: the types of spans and the slots that a rule may set on them.
 *
 * A type that is not listed is a helper of the rules' own. `pass` is the stage of the pipeline in which rules of the type run, `seen` the
 * first pass that sees all spans of the type, those that C makes after the rules of a pass included: there helpers that need it run. `in_c`: whether C
 * reads it. */
#ifndef NG_RULE_SLOT_H
#define NG_RULE_SLOT_H

#include <stdbool.h>

/*  TYPE(name, pass, seen, in_c) */
#define NG_SPAN_TYPES(TYPE)           \
  TYPE(date, 1, 1, true)              \
  TYPE(place, 1, 2, true)             \
  TYPE(place_sign, 1, 1, true)        \
  TYPE(place_list, 1, 1, true)        \
  TYPE(place_object, 1, 1, true)      \
  TYPE(person, 1, 3, true)            \
  TYPE(organization, 1, 3, true)      \
  TYPE(organization_sign, 1, 1, true) \
  TYPE(role, 3, 3, false)             \
  TYPE(group, 3, 3, false)            \
  TYPE(block, 1, 1, true)             \
  TYPE(party, 2, 3, true)             \
  TYPE(quoted, 2, 3, true)            \
  TYPE(quote, 3, 3, true)             \
  TYPE(event, 4, 4, true)

typedef enum {
#define TYPE(name, pass, seen, in_c) SPAN_##name,
  NG_SPAN_TYPES(TYPE)
#undef TYPE
      SPAN_TYPE_COUNT
} span_type;

#define NG_PASS_COUNT 4        /* passes count from 1 */
#define NG_FIRST_FOLDED_PASS 3 /* from here on windows may hold more than one sentence (match/window.h) */

/* clang-format off */
#define NG_SLOTS(SLOT) \
  /* dates */ \
  SLOT(kind) SLOT(value) SLOT(mod) SLOT(quant) SLOT(freq) SLOT(year) SLOT(month) SLOT(day) SLOT(weekday) SLOT(hour) SLOT(minute) SLOT(second) \
  SLOT(part) SLOT(season) SLOT(quarter) SLOT(half) SLOT(week) SLOT(decade) SLOT(century) SLOT(fiscal) SLOT(era) SLOT(unit) SLOT(n) SLOT(n2) \
  SLOT(delta) SLOT(dir) SLOT(anchor) SLOT(ref) SLOT(holiday) SLOT(zone) SLOT(ampm) SLOT(year2) SLOT(month2) SLOT(day2) SLOT(hour2) \
  SLOT(minute2) SLOT(weekday2) SLOT(part2) SLOT(first_half) SLOT(second_half) SLOT(order) SLOT(order_unit) \
  SLOT(clock) SLOT(day_word) \
  /* places */ \
  SLOT(id) SLOT(parent) SLOT(use) SLOT(role) SLOT(modifier) SLOT(name) SLOT(inner) SLOT(inner2) SLOT(country) SLOT(admin1) SLOT(weak) \
  /* people and organizations */ \
  SLOT(title) SLOT(office) SLOT(form) SLOT(gender) SLOT(former) SLOT(leader) SLOT(acronym) SLOT(cameo) SLOT(given) SLOT(family) SLOT(member) \
  /* quotes */ \
  SLOT(content) SLOT(content2) SLOT(speaker) SLOT(cue) SLOT(addressee) SLOT(setting) SLOT(negated) SLOT(closed) SLOT(marks) \
  /* blocks */ \
  SLOT(label) SLOT(key) SLOT(text) \
  /* events */ \
  SLOT(type) SLOT(mode) SLOT(status) SLOT(polarity) SLOT(evidential) SLOT(actor) SLOT(actor2) SLOT(recipient) SLOT(recipient2) SLOT(object) \
  SLOT(trigger) SLOT(when) SLOT(where) SLOT(origin) SLOT(act) SLOT(act_cameo) SLOT(reciprocal) SLOT(voice) SLOT(subject) SLOT(nominal) \
  SLOT(governed)
/* clang-format on */

typedef enum {
#define SLOT(name) SLOT_##name,
  NG_SLOTS(SLOT)
#undef SLOT
      SLOT_COUNT
} slot_name;

/* Name of a type or slot, NULL beyond the last. */
const char *span_type_name(unsigned type);
const char *slot_text(unsigned slot);
int span_type_pass(unsigned type);
int span_type_seen(unsigned type);
bool span_type_is_in_c(unsigned type);

#endif
