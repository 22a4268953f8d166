/* The functions of libxml2, looked up when the first XML comes: the program starts without it and the libraries behind it, and runs where it is
 * not installed. */
#ifndef NG_READ_LIBXML_H
#define NG_READ_LIBXML_H

#include <libxml/xmlreader.h>

#include "base/error.h"

/* name, type of what it returns, parameters */
#define LIBXML_FUNCTIONS(X)                                                                                              \
  X(xmlInitParser, void, (void))                                                                                         \
  X(xmlReaderForMemory, xmlTextReaderPtr, (const char *bytes, int len, const char *url, const char *set, int options))   \
  X(xmlFreeTextReader, void, (xmlTextReaderPtr reader))                                                                  \
  X(xmlTextReaderSetStructuredErrorHandler, void, (xmlTextReaderPtr reader, xmlStructuredErrorFunc take, void *payload)) \
  X(xmlTextReaderRead, int, (xmlTextReaderPtr reader))                                                                   \
  X(xmlTextReaderDepth, int, (xmlTextReaderPtr reader))                                                                  \
  X(xmlTextReaderNodeType, int, (xmlTextReaderPtr reader))                                                               \
  X(xmlTextReaderIsEmptyElement, int, (xmlTextReaderPtr reader))                                                         \
  X(xmlTextReaderConstLocalName, const xmlChar *, (xmlTextReaderPtr reader))                                             \
  X(xmlTextReaderConstValue, const xmlChar *, (xmlTextReaderPtr reader))                                                 \
  X(xmlTextReaderCurrentNode, xmlNodePtr, (xmlTextReaderPtr reader))                                                     \
  X(xmlTextReaderMoveToFirstAttribute, int, (xmlTextReaderPtr reader))                                                   \
  X(xmlTextReaderMoveToNextAttribute, int, (xmlTextReaderPtr reader))                                                    \
  X(xmlTextReaderMoveToElement, int, (xmlTextReaderPtr reader))

#define LIBXML_MEMBER(name, type, parameters) type(*name) parameters;

/* Opened by the first that needs it, any thread, and left open: what the library keeps for itself would be lost. */
typedef struct {
  void *handle;
  LIBXML_FUNCTIONS(LIBXML_MEMBER)
} libxml;

/* NG_ERROR_INPUT says what to install. */
ng_status libxml_open(libxml *lx, ng_error *error);

#endif
