/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tree to text: what is printed parses to the same tree. */
#ifndef NACRE_LANG_PRINTER_H
#define NACRE_LANG_PRINTER_H

#include "base/text.h"
#include "lang/tree.h"

/* Adds a list of commands, a line each, indented by `depth` steps. */
void print_list(struct text *text, const struct node *list, int depth);

/* Adds one command on one line where it fits one (for job notices and `jobs`): here-documents are
 * left out. */
void print_short(struct text *text, const struct node *node);

#endif
