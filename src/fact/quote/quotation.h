/* Quotations: stretches of text between quotation marks, paired paragraph by paragraph so that one bad mark never spoils the next paragraph.
 *
 * `“I came,” she said` is one from the opening mark to behind the closing one. A mark that nothing closes gives an open quotation, which ends with its
 * paragraph when the words seem to go on there, else with its sentence. */
#ifndef NG_FACT_QUOTATION_H
#define NG_FACT_QUOTATION_H

#include "fact/document.h"

typedef struct {
  uint32_t first, end; /* tokens, marks included */
  uint8_t closed;      /* has its closing mark */
  uint8_t continues;   /* goes on with the open quotation of the paragraph before */
  uint8_t depth;       /* 0: inside no other */
  uint8_t single;      /* British marks */
} quotation;

typedef struct {
  quotation *items; /* by first token */
  uint32_t count, size;
} quotation_list;

/* Pairs the marks of all paragraphs of a document that has tokens, sentences and their classes. NG_OK or NG_ERROR_MEMORY. */
ng_status find_quotations(quotation_list *list, const document *doc);

#endif
