/* Headlines: subject, verb phrase and purpose of "Five shot in Seattle close to protest", "Brazilian GP: Lewis Hamilton wins at Interlagos
 * after surviving two red flags". Works on the first clause of a lead as well. Read by the nut graf. */
#ifndef NG_FACT_HEADLINE_H
#define NG_FACT_HEADLINE_H

#include "fact/document.h"

/* Token ranges, empty when the headline has no such part.
 *   subject   what stands before the verb, without a topic before a colon
 *   deed      the verb and what belongs to it, as far as the next conjunction, comma or purpose
 *   purpose   "to meet Barack Obama at White House" behind the deed
 *   manner    "after surviving two red flags", "by ramming a wall" behind the deed */
typedef struct {
  token_range subject, deed, purpose, manner;
} headline;

headline read_headline(const document *doc, token_range range);

#endif
