/* A record as a page for eyes: the article with its facts coloured, what the colours mean, who said what, what happened when. */
#ifndef NG_CLI_ARTICLE_PAGE_H
#define NG_CLI_ARTICLE_PAGE_H

#include "base/json_tree.h"
#include "cli/screen.h"

/* `record` has byte offsets and its text. False when memory runs out. */
bool article_page(screen *screen, ng_arena *arena, const json_node *record);

#endif
