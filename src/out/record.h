/* The record: the facts of one article as JSON, exactly as docs/nutgraf.schema.json says. api.c fills a record_input and calls record_write. */
#ifndef NG_OUT_RECORD_H
#define NG_OUT_RECORD_H

#include "nutgraf/nutgraf.h"
#include "out/record_choice.h"
#include "rule/ruleset.h"

/* Everything a record is made of. Empty strings become null, except where said otherwise.
 *   id               of the article as given; empty: the first 16 hex digits of the digest
 *   source, title    as given; an empty title is replaced by the headline in the text
 *   url, author      as given
 *   date             as given, before normalisation: part of the digest only
 *   published        the document date, normalised; published_from says where it comes from ("field", "option", "header", "meta", "url", "dateline")
 *   status           "ok" or "truncated"
 *   body             byte of tokens->text at which the article's text starts: 0, or behind the separate title
 *   ascii            bytes of tokens->text that are known to be ASCII
 *   choice           the facts in it, as record_choose chose them
 *   rules            names and confidence of rules and methods
 *   arena            scratch, reset with the document */
struct record_input {
  ng_str id, source, title, url, author, date, published, published_from, status, ruleset;
  uint32_t body, ascii;
  const token_table *tokens;
  const sentence_table *sentences;
  const fact_table *facts;
  const record_choice *choice;
  const ng_ruleset *rules;
  const ng_options *options;
  ng_arena *arena;
};

/* Writes the record, or with options->per one line a fact or event, in pieces. 0, or what `write` returned to stop, or NG_ERROR_MEMORY. */
int record_write(const record_input *input, ng_write_fn write, void *payload);

#endif
