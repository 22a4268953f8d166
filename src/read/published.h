/* The date of an article as its source writes it, brought into one form. */
#ifndef NG_READ_PUBLISHED_H
#define NG_READ_PUBLISHED_H

#include "base/str.h"

#define PUBLISHED_SIZE 40u

/* Writes "YYYY-MM-DD", or "YYYY-MM-DDTHH:MM:SS" with "Z" or "+HH:MM" when the zone is known, and a zero byte to `out` (PUBLISHED_SIZE bytes).
 * Reads ISO 8601 in its long and compact forms, RFC 822, "Oct. 28, 2025 9:30 AM", epoch seconds and milliseconds. False, with an empty
 * `out`, for anything else: "None", a bare year, 03/04/2025 (whose order nobody knows). */
bool published_normal(char *out, ng_str raw);

/* The day that the path of an address names: /2025/10/28/, /2025/oct/28/, /2025-10-28-, /20251028/. Writes "YYYY-MM-DD" and a zero byte (at
 * most 16 bytes). */
bool published_in_url(char *out, ng_str url);

/* The day that the dateline at the start of a text names with its year: "LIMA, March 3, 2025 (AP) -". Writes as published_normal. */
bool published_in_dateline(char *out, ng_str text);

#endif
