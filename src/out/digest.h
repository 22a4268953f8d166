/* What identifies an article: XXH3-128 over title, NUL, date, NUL, text as they came in. */
#ifndef NG_OUT_DIGEST_H
#define NG_OUT_DIGEST_H

#include "base/str.h"
#include "nutgraf/nutgraf.h"

#define DIGEST_LENGTH 32u    /* hex digits */
#define DIGEST_ID_LENGTH 16u /* of them make the id of a document that came without one */

/* Writes DIGEST_LENGTH hex digits, no zero byte. */
void digest_article(char *out, ng_str title, ng_str date, ng_str text);

#define RULESET_LENGTH 16u

/* What identifies the way in which facts were found, RULESET_LENGTH hex digits and a zero byte: version, rules and tables (`rules`, their
 * digest), and the options that change a fact. */
void digest_ruleset(char *out, const char *rules, const ng_options *options);

#endif
