/* Explaining spans: which rule made them, from which tokens, and which candidates lost. */
#ifndef NG_OUT_EXPLAIN_H
#define NG_OUT_EXPLAIN_H

#include "base/buf.h"
#include "fact/document.h"

/* A candidate of a document: `winner` is its own rule when it was accepted. */
typedef struct {
  uint32_t rule, first, end, winner;
} explained_candidate;

typedef struct {
  explained_candidate *items;
  uint32_t count, size;
} explained_list;

/* Code points between the start of the article's text and the byte `at` of the document's; 0 inside a separate title. */
uint32_t explain_offset(const document *doc, uint32_t at);

/* Appends what became facts there, and the readings that stages in C gave up. */
void explain_facts(ng_buf *out, const document *doc, size_t start, size_t end);

/* Shared by the files of explanations: where tokens stand, the name and place of a rule or method, whether tokens touch code points. */
void explain__place(ng_buf *out, const document *doc, uint32_t first, uint32_t end);
void explain__rule(ng_buf *out, const document *doc, uint32_t number);
bool explain__overlaps(const document *doc, uint32_t first, uint32_t end, size_t from, size_t to);

/* Appends the explanation of all spans and candidates that overlap the code points [start, end) of the article's text. */
void explain_spans(ng_buf *out, const document *doc, const explained_list *candidates, size_t start, size_t end);

#endif
