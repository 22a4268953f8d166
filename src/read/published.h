/* The date of an article as its source writes it, brought into one form. */
#ifndef NG_READ_PUBLISHED_H
#define NG_READ_PUBLISHED_H

#include "base/str.h"

#define PUBLISHED_SIZE 40u

/* Writes "YYYY-MM-DD", or "YYYY-MM-DDTHH:MM:SS" with "Z" or "+HH:MM" when the zone is known, and a zero byte to `out` (PUBLISHED_SIZE bytes).
 * Reads ISO 8601 in its long and compact forms, RFC 822, "Oct. 28, 2025 9:30 AM", epoch seconds and milliseconds. False, with an empty
 * `out`, for anything else: "None", a bare year, 03/04/2025 (whose order nobody knows). */
bool published_normal(char *out, ng_str raw);

#endif
