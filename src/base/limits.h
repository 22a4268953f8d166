/* Every limit of the library, with its reason. Hitting one gives a field in the record or an error, never a crash or a silent drop. */
#ifndef NG_BASE_LIMITS_H
#define NG_BASE_LIMITS_H

#define NG_ARENA_FIRST_CHUNK (64u << 10) /* a short article fits in the first few chunks */
#define NG_ARENA_MAX_CHUNK (1u << 20)
#define NG_MAX_TEXT (64u << 20)        /* bytes of one article; settable (--max-doc-bytes) */
#define NG_MAX_TOKEN (64u << 10)       /* bytes of one token: longer runs are cut, so that no token is a whole file */
#define NG_MAX_SENTENCE 2000u          /* tokens: longer sentences are cut, so that every loop over one is bounded */
#define NG_MAX_STEPS 20000u            /* matcher steps for one rule at one place: guards against nested repeats */
#define NG_MAX_SENTENCE_STEPS 2000000u /* matcher steps of one phase over one sentence: hostile text stays linear */
#define NG_MAX_CAPTURES 12u            /* named captures of one rule */
#define NG_MAX_LOOK_BACK 25u           /* tokens that an `after` clause goes back */
#define NG_MAX_ENTRY_TOKENS 12u        /* tokens of one list entry */
#define NG_MAX_HITS 64u                /* list entries found at one token */
#define NG_REGEX_MATCH_LIMIT 10000u    /* PCRE2 match_limit: (a+)*\d on 200 a's stops in 0.015 ms */
#define NG_MAX_RULE_ERRORS 100u        /* reported at once */
#define NG_MAX_JSON_DEPTH 64u          /* of a record read back: our own are 6 deep */
#define NG_MAX_KEY 1000u               /* bytes of the id and the source of a document in a database: B-trees hold no long keys */

#endif
