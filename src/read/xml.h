/* Articles from XML: NITF, NewsML-G2, RSS and Atom, told apart by their elements. One document may hold many. */
#ifndef NG_READ_XML_H
#define NG_READ_XML_H

#include "read/article.h"

/* Sends the articles of the document `bytes`. Nothing is fetched and no entity of the document's own is expanded: one that declares any is
 * refused. */
void xml_read(article_parser *parser, const read_item *item, ng_str bytes);

#endif
